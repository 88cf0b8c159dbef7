package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/index"
	"precis/generator/slug"
)

// search is the page that answers a search, for which scripts put the results
// under its heading, and without scripts the list of everything from A to Z:
// topics, references, themes and points, the points under their first words.
func (b *book) search() {
	b.listing(Page{
		Path: "search.html", Kind: Search, Title: "Search, or look from A to Z",
		Description: "Search every point by its words, or find topics, references, themes and points in a list from A to Z.",
	}, func(w *writer) {
		how := inline("The field at the top of each page searches the points with JavaScript: “words in quotation marks” are found as a phrase, a symbol such as A/RES/64/182 whole or in part. This list needs no script: topics, references and themes by name")
		if b.ix.IsLarge() {
			w.para(how + ". The points are too many to stand here; they stand in their " + w.link("documents", "documents/index.html") + ".")
			return
		}
		w.para(how + "; points by their first words.")
	}, b.everything)
}

func (b *book) everything(*writer) []group {
	var list []filed
	for _, t := range b.ix.Topics {
		list = append(list, under(t.Label, func(w *writer) inline { return w.link(escape(t.Label), topicPath(t)) + " · topic" }))
	}
	for _, r := range b.ix.References {
		list = append(list, under(r.Name(), func(w *writer) inline {
			return w.link(escape(r.Name()), b.citedPath(r)) + " · " + escape(string(r.Kind))
		}))
	}
	for _, t := range b.ix.Themes {
		list = append(list, under(t.Title, func(w *writer) inline { return w.link(escape(t.Title), themePath(t)) + " · theme" }))
	}
	if !b.ix.IsLarge() {
		for _, p := range b.ix.Points {
			passage := p.Document.Paragraphs(p.Point)[0].Text
			list = append(list, under(passage, func(w *writer) inline { return b.pointLine(w, p, passage) }))
		}
	}
	slices.SortStableFunc(list, func(a, b filed) int { return strings.Compare(a.key, b.key) })
	keys, entries := make([]string, len(list)), make([]entry, len(list))
	for i, n := range list {
		keys[i], entries[i] = n.key, lineEntry(n.line)
	}
	return initials(keys, entries)
}

// filed is a line of the list and what it stands under.
type filed struct {
	key  string
	line func(*writer) inline
}

func under(text string, line func(*writer) inline) filed { return filed{sortKey(text), line} }

func (b *book) pointLine(w *writer, p *index.Point, passage string) inline {
	where := numberOf(p)
	if !p.Own {
		where = "point " + where
	}
	if len(b.ix.Documents) > 1 {
		where += ", " + excerpt(p.Document.Title, 6)
	}
	return w.link(escape(excerpt(passage, 12)), p.Address()) + " · " + escape(where)
}

// sortKey orders names as an index does: letters and digits alone, accents
// off, one case.
func sortKey(name string) string { return slug.Fold(name) }

// initial is the letter that a name stands under, by what it is sorted by;
// digits and signs share one.
func initial(key string) string {
	r, _ := utf8.DecodeRuneInString(key)
	if !unicode.IsLetter(r) {
		return "0–9"
	}
	return strings.ToUpper(string(r))
}
