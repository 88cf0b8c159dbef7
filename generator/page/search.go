package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		w.para("The field at the top of each page searches the points with JavaScript: “words in quotation marks” are found as a phrase, a symbol such as A/RES/64/182 whole or in part. This list needs no script: topics, references and themes by name; points by their first words.")
	}, b.everything)
}

func (b *book) everything(w *writer) []group {
	type named struct {
		name string
		line inline
	}
	var list []named
	for _, t := range b.ix.Topics {
		list = append(list, named{t.Label, w.link(escape(t.Label), topicPath(t)) + " · topic"})
	}
	for _, r := range b.ix.References {
		list = append(list, named{r.Name(), w.link(escape(r.Name()), referencePath(r)) + " · " + escape(string(r.Kind))})
	}
	for _, t := range b.ix.Themes {
		list = append(list, named{t.Title, w.link(escape(t.Title), themePath(t)) + " · theme"})
	}
	for _, p := range b.ix.Points {
		passage := p.Document.Paragraphs(p.Point)[0].Text
		words := excerpt(passage, 12)
		where := numberOf(p)
		if !p.Own {
			where = "point " + where
		}
		if len(b.ix.Documents) > 1 {
			where += ", " + excerpt(p.Document.Title, 6)
		}
		list = append(list, named{passage, w.link(escape(words), pointPath(p)) + " · " + escape(where)})
	}
	slices.SortStableFunc(list, func(a, b named) int { return strings.Compare(sortKey(a.name), sortKey(b.name)) })
	names, entries := make([]string, len(list)), make([]entry, len(list))
	for i, n := range list {
		names[i], entries[i] = n.name, entry{line: n.line}
	}
	return initials(names, entries)
}

// sortKey orders names as an index does: letters and digits alone, accents
// off, one case.
func sortKey(name string) string { return slug.Fold(name) }

// initial is the letter that a name stands under; digits and signs share one.
func initial(name string) string {
	r, _ := utf8.DecodeRuneInString(sortKey(name))
	if !unicode.IsLetter(r) {
		return "0–9"
	}
	return strings.ToUpper(string(r))
}
