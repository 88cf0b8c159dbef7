package page

import (
	"cmp"
	"strings"

	"precis/generator/address"
	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/sides"
)

// Comparison is what can be set side by side on compare.html: documents, the
// latest first, and themes with points, by topic, reference and attribution.
// The page holds two of them; a browser that runs scripts gets the others from
// package sides.
func Comparison(ix *index.Index) *sides.Comparison { return newBook(ix, Options{}).comparison() }

func (b *book) comparison() *sides.Comparison {
	documents := sides.Kind{Facet: "document", Title: "Documents", Folder: address.Folder, Sides: []sides.Side{}}
	for _, d := range b.ix.Documents {
		year, _, _ := strings.Cut(d.Facts.Date, "-")
		documents.Sides = append(documents.Sides, sides.Side{ID: d.ID, Title: b.names[d], Year: year, Points: d.Points})
	}
	themes := sides.Kind{Facet: "theme", Title: "Themes", Folder: "themes/", Sides: []sides.Side{}}
	for _, t := range b.ix.Themes {
		if len(t.Points) > 0 {
			themes.Sides = append(themes.Sides, sides.Side{ID: t.ID, Title: t.Title, Points: t.Points})
		}
	}
	return &sides.Comparison{
		Kinds:  []sides.Kind{documents, themes},
		Groups: []sides.Group{b.topicRows(), b.referenceRows(), b.attributionRows()},
	}
}

func (b *book) topicRows() sides.Group {
	g := sides.Group{Facet: "topic", ID: "topics", Title: "Topics", First: "Topic", Folder: "topics/", Rows: []sides.Row{}}
	for _, t := range b.allTopics() {
		g.Rows = append(g.Rows, sides.Row{ID: t.ID, Name: t.Label, Broad: b.branched && len(t.Parents) == 0, Points: t.All})
	}
	return g
}

func (b *book) referenceRows() sides.Group {
	g := sides.Group{Facet: "reference", ID: "references", Title: "References", First: "Reference", Folder: "references/", Rows: []sides.Row{}}
	for _, r := range b.ix.References {
		if points := r.Points(); len(points) > 0 && b.ix.HasPage(r) {
			g.Rows = append(g.Rows, sides.Row{ID: r.ID, Name: r.Name(), Points: points})
		}
	}
	return g
}

func (b *book) attributionRows() sides.Group {
	g := sides.Group{
		Facet: string(index.ByAttribution), ID: "attributions", Title: "Who spoke, in the drafters’ words", First: "Attribution",
		Folder: "tags/" + string(index.ByAttribution) + "/", Rows: []sides.Row{},
	}
	for _, class := range policy.Classes() {
		if t := b.ix.Tag(index.ByAttribution, string(class)); t != nil {
			g.Rows = append(g.Rows, sides.Row{ID: t.Value, Name: ClassName(class), Points: t.Points()})
		}
	}
	return g
}

// comparePath is the page where documents or themes stand side by side.
const comparePath = "compare.html"

func (b *book) compare() {
	b.add(Page{
		Path: comparePath, Kind: Compare, Title: "Compare",
		Description: "Two themes or documents side by side: their topics, what they cite, and in which words they say who spoke.",
	}, func(w *writer) {
		w.heading(1, "Compare", "")
		c := b.comparison()
		kind, ok := c.Pair()
		if !ok {
			w.para("There is one theme in one document here, and nothing to set beside it yet.")
			return
		}
		left, right := kind.Sides[0], kind.Sides[1]
		name := func(s sides.Side) inline { return w.link(escape(s.Title), kind.Folder+s.ID+".html") }
		// Scripts that set others side by side know what holds of these two alone
		// by the comma and the colon.
		w.para(name(left) + " beside " + name(right) + ", " + which(kind) + ": what each speaks of, cites and says of who spoke. Counts are of points. They say how often, and nothing of how strongly: two drafters, two scales.")
		counter := c.Counter()
		ours, theirs := counter.Count(left), counter.Count(right)
		for i, g := range c.Groups {
			compared(w, g, name(left), name(right), ours[i], theirs[i])
		}
		b.unattributed(w)
	})
}

// unattributed names the documents in which it was not looked for who speaks:
// what tables show of them is no silence. A long list of them is counted.
func (b *book) unattributed(w *writer) {
	const most = 12
	var names []inline
	for _, d := range b.ix.Documents {
		if !d.Attributed {
			names = append(names, w.link(escape(d.Title), d.Path()))
		}
	}
	if n := len(names) - most; n > 0 {
		names = append(names[:most], inline("and "+grouped(n)+" more"))
	}
	if len(names) > 0 {
		w.para("Who speaks was not looked for in the language of: " + joined(names, ", ") + ".")
	}
}

// which says what the two sides on the page are among their kind.
func which(kind sides.Kind) inline {
	noun := inline(strings.ToLower(kind.Title))
	if n := len(kind.Sides); n > 2 {
		return "the first two of " + inline(grouped(n)) + " " + noun + " here"
	}
	return "the two " + noun + " here"
}

// compared writes a table with the numbers of both sides, rows that neither
// has left out.
func compared(w *writer, g sides.Group, left, right inline, ours, theirs []int) {
	var rows [][]inline
	for i, row := range g.Rows {
		if cmp.Or(ours[i], theirs[i]) == 0 {
			continue
		}
		name := w.link(escape(row.Name), g.Folder+row.ID+".html")
		if row.Broad {
			name = strong(name)
		}
		rows = append(rows, []inline{name, dash(ours[i]), dash(theirs[i])})
	}
	if len(rows) == 0 {
		return
	}
	w.heading(2, escape(g.Title), "#"+g.ID+" .compared")
	w.table([]inline{escape(g.First), left, right}, rows)
}

func dash(n int) inline {
	if n == 0 {
		return "–"
	}
	return inline(grouped(n))
}
