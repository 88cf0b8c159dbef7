package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

func (b *book) references() {
	b.series(Page{
		Path: "references/index.html", Kind: Index, Title: "References",
		Description: description(fmt.Sprintf("%s: the instruments, bodies and goals that the texts cite, with the points that cite each.", count(len(b.ix.References), "reference"))),
	}, func(w *writer) {
		if len(b.ix.References) == 0 {
			w.para("No text cites anything that the registry of references lists, or anything by a symbol or number.")
			return
		}
		w.para("What the texts cite, as far as it could be settled. What could not is said beside the point that mentions it, and never linked. The same by year: " + w.link("timeline", timelinePath) + ".")
		if b.ix.IsLarge() {
			w.para("Most works that the texts cite once have no page here: their lines lead to the place that cites them.")
		}
	}, b.referenceTables())
	b.timeline()
	for _, r := range b.ix.References {
		if b.ix.HasPage(r) {
			b.reference(r)
		}
	}
}

// referenceTables lists the references by kind, so many to a page.
func (b *book) referenceTables() []func(*writer) {
	type table struct {
		title      inline
		attributes string
		references []*index.Reference
	}
	pages, room := [][]table{nil}, linesPerPage
	for _, k := range []struct {
		kind  policy.ReferenceKind
		title inline
	}{{policy.Instrument, "Instruments and documents"}, {policy.Set, "Sets of instruments"}, {policy.Goal, "Goals"}, {policy.Body, "Bodies"}, {policy.Tool, "Tools"}} {
		var of []*index.Reference
		for _, r := range b.ix.References {
			if r.Kind == k.kind {
				of = append(of, r)
			}
		}
		attributes := "#" + string(k.kind) + " .group"
		for len(of) > 0 {
			if room == 0 {
				pages, room = append(pages, nil), linesPerPage
			}
			n := min(room, len(of))
			last := &pages[len(pages)-1]
			*last = append(*last, table{k.title, attributes, of[:n]})
			of, room, attributes = of[n:], room-n, ".group" // its id stands where it begins
		}
	}
	parts := make([]func(*writer), len(pages))
	for i, tables := range pages {
		parts[i] = func(w *writer) {
			for _, t := range tables {
				w.heading(2, t.title, t.attributes)
				w.table(filled([]inline{"Reference", "Year", "Symbol", "Times cited"}, b.referenceLines(w, t.references)))
			}
		}
	}
	return parts
}

func (b *book) referenceLines(w *writer, references []*index.Reference) [][]inline {
	rows := make([][]inline, len(references))
	for i, r := range references {
		rows[i] = []inline{w.link(escape(r.Name()), b.citedPath(r)), yearOf(r), b.symbolOf(r), timesCited(r)}
	}
	return rows
}

// timesCited says how often a reference is cited by a name of its own, or that
// it is cited with others alone.
func timesCited(r *index.Reference) inline {
	if len(r.Cited) == 0 && len(r.Sets) > 0 {
		return "in a set"
	}
	return inline(grouped(len(r.Cited)))
}

// filled leaves out the columns of a table in which no row has anything: bodies
// have neither year nor symbol.
func filled(head []inline, rows [][]inline) ([]inline, [][]inline) {
	for c := len(head) - 1; c >= 0; c-- {
		if slices.ContainsFunc(rows, func(row []inline) bool { return row[c] != "" }) {
			continue
		}
		head = slices.Delete(head, c, c+1)
		for i := range rows {
			rows[i] = slices.Delete(rows[i], c, c+1)
		}
	}
	return head, rows
}

func yearOf(r *index.Reference) inline {
	if r.Year == 0 {
		return ""
	}
	return inline(strconv.Itoa(r.Year))
}

// symbolOf links a reference's symbol, or that of the document that holds it.
func (b *book) symbolOf(r *index.Reference) inline {
	switch {
	case r.Symbol != "":
		return external(escape(r.Symbol), symbolAddress(b.ix.Site, r.Symbol))
	case r.Within != "":
		return "in " + external(escape(r.Within), symbolAddress(b.ix.Site, r.Within))
	}
	return ""
}

func (b *book) reference(r *index.Reference) {
	p := Page{
		Path: referencePath(r), Kind: Reference, Title: r.Name(), Crumbs: []Link{{"References", "references/index.html"}},
		Description: description(fmt.Sprintf("%s: what it is, and what cites it: %s.", r.Title, count(len(r.Cited), "place"))),
	}
	b.listing(p, func(w *writer) {
		w.lines(b.referenceFacts(w, r)...)
		if len(r.Cited) == 0 {
			w.para("No text cites it by its own name. It is cited as part of a set.")
		}
	}, func(*writer) []group { return b.citedGroups(r) })
}

func (b *book) referenceFacts(w *writer, r *index.Reference) []inline {
	var facts []inline
	for _, d := range r.Here {
		facts = append(facts, "On this site: "+w.link(escape(d.Title), d.Path()))
	}
	for _, d := range r.Holds {
		facts = append(facts, "Contains, on this site: "+w.link(escape(d.Title), d.Path()))
	}
	if r.Title != r.Name() {
		facts = append(facts, "Full title: "+escape(r.Title))
	}
	if day, ok := readDate(r.Date); ok {
		facts = append(facts, "Date: "+escape(day.String()))
	} else if r.Year != 0 {
		facts = append(facts, "Year: "+yearOf(r))
	}
	if symbol := b.symbolOf(r); symbol != "" {
		facts = append(facts, "Symbol: "+symbol)
	}
	if r.Address != "" {
		facts = append(facts, "Address: "+external(escape(r.Address), r.Address))
	}
	if r.Note != "" {
		facts = append(facts, escape(r.Note))
	}
	if len(r.Members) > 0 {
		facts = append(facts, "Members: "+referenceLinks(w, r.Members))
	}
	if len(r.Sets) > 0 {
		facts = append(facts, "Part of: "+referenceLinks(w, r.Sets))
	}
	if len(r.Cited) > 0 {
		facts = append(facts, "Cited "+inline(count(len(r.Cited), "time"))+", by "+enumerated(wordsOf(r)))
	}
	return facts
}

// wordsOf tells by which words a reference is cited, the commonest first, and
// how often by each where there are several.
func wordsOf(r *index.Reference) []inline {
	type used struct {
		words string
		times int
	}
	var list []used
	at := make(map[string]int)
	for _, c := range r.Cited {
		words := strings.Join(strings.Fields(c.Citation.Words), " ")
		key := strings.ToLower(words)
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, used{words, 0})
		}
		list[i].times++
	}
	slices.SortStableFunc(list, func(a, b used) int { return b.times - a.times })
	const most = 12
	var told []inline
	for i, u := range list {
		if i == most {
			told = append(told, inline(count(len(list)-most, "other wording")))
			break
		}
		line := quoted(u.words)
		if len(list) > 1 {
			line += inline(fmt.Sprintf(" (%s)", grouped(u.times)))
		}
		told = append(told, line)
	}
	return told
}

func referenceLinks(w *writer, references []*index.Reference) inline {
	var links []inline
	for _, r := range references {
		links = append(links, w.link(escape(r.Name()), referencePath(r)))
	}
	return joined(links, "; ")
}

// citedGroups lists the places that cite a reference, by what of it they
// cite: the whole, or a paragraph.
func (b *book) citedGroups(r *index.Reference) []group {
	var groups []group
	at := make(map[string]int) // by locator
	var cited [][]index.Cited
	for _, c := range r.Cited {
		i, known := at[c.Citation.Locator]
		if !known {
			i = len(groups)
			at[c.Citation.Locator] = i
			title := inline("Cited as a whole")
			if c.Citation.Locator != "" {
				title = "Cited: " + escape(c.Citation.Locator)
			}
			groups = append(groups, group{title: title, id: fmt.Sprintf("cited-%d", i+1)})
			cited = append(cited, nil)
		}
		cited[i] = append(cited[i], c)
	}
	for i := range groups {
		if !b.isQuoted(len(r.Cited)) {
			groups[i].entries = b.citedBriefly(cited[i])
			continue
		}
		for _, c := range cited[i] {
			groups[i].entries = append(groups[i].entries, b.citedEntry(c))
		}
	}
	return groups
}

// citedBriefly lists places without quoting them: the themes, then the points
// by document.
func (b *book) citedBriefly(cited []index.Cited) []entry {
	var entries []entry
	var points []*index.Point
	for _, c := range cited {
		if c.Point == nil {
			entries = append(entries, b.themeEntry(c.Theme))
		} else if n := len(points); n == 0 || points[n-1] != c.Point {
			points = append(points, c.Point)
		}
	}
	return append(entries, b.byDocument(points)...)
}

func (b *book) citedEntry(c index.Cited) entry {
	by := func() inline { return " · by " + quoted(c.Citation.Words) + ", " + escape(c.Citation.Why) }
	if c.Point != nil {
		return quoteEntry(func(w *writer) (quote, line inline) {
			return b.sentence(w, c.Point, c.Citation.Quote), b.whereStands(w, c.Point) + by()
		})
	}
	for _, d := range c.Theme.Declared {
		if d.Document == c.Document {
			return quoteEntry(func(w *writer) (quote, line inline) {
				return b.declaration(w, d), "Theme " + w.link(b.themeName(c.Theme), themePath(c.Theme)) + by()
			})
		}
	}
	return lineEntry(func(w *writer) inline { return w.link(escape(c.Theme.Title), themePath(c.Theme)) + by() })
}

func (b *book) themeEntry(t *index.Theme) entry {
	return lineEntry(func(w *writer) inline { return "Theme " + w.link(b.themeName(t), themePath(t)) })
}
