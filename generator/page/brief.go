package page

import (
	"strings"

	"precis/generator/index"
)

// How much a list says of each place. What a reader goes through in one sitting
// is quoted. A longer list names points by their numbers, document by
// document, and a very long one says how many points of each document it
// means: their words are one click away, in the document, and a site whose
// every list quoted everything would grow to many times its texts.
const (
	mostQuoted        = 240 // in a collection that can be leafed through
	mostQuotedInLarge = linesPerPage / linesPerQuote
	mostNumbered      = 2000
	mostNumberedLarge = 2 * linesPerPage
	mostInLine        = 1            // points of a document that a very long list names
	mostBriefly       = linesPerPage // points of a theme that one page lists by topic
)

// isQuoted tells whether a list of so many places quotes them.
func (b *book) isQuoted(places int) bool {
	if b.ix.IsLarge() {
		return places <= mostQuotedInLarge
	}
	return places <= mostQuoted
}

// byDocument lists points without quoting them, a document a line. The points
// are in reading order.
func (b *book) byDocument(points []*index.Point) []entry {
	var entries []entry
	most := mostNumbered
	if b.ix.IsLarge() {
		most = mostNumberedLarge
	}
	numbered := len(points) <= most
	for _, some := range runs(points) {
		entries = append(entries, lineEntry(func(w *writer) inline { return b.briefly(w, some, numbered) }))
	}
	return entries
}

// runs parts points in reading order by their documents.
func runs(points []*index.Point) [][]*index.Point {
	var parts [][]*index.Point
	for len(points) > 0 {
		n := 1
		for n < len(points) && points[n].Document == points[0].Document {
			n++
		}
		parts = append(parts, points[:n])
		points = points[n:]
	}
	return parts
}

// briefly names points of one document by their numbers, or says how many they
// are and leads to the first where that is shorter.
func (b *book) briefly(w *writer, points []*index.Point, numbered bool) inline {
	d := points[0].Document
	year, _, dated := strings.Cut(d.Facts.Date, "-")
	if dated {
		year = " (" + year + ")"
	}
	words := 10
	if b.ix.IsLarge() {
		words = 6
	}
	title := escape(excerpt(d.Title, words))
	if !numbered && len(points) > mostInLine {
		line := w.link(title, points[0].Address()) + escape(year) + ": " + inline(count(len(points), "point"))
		if !b.ix.IsLarge() {
			line += ", the first " + escape(numberOf(points[0]))
		}
		return line
	}
	return title + escape(year) + ": " + numbers(w, points)
}

// numbers links points of one document by their numbers.
func numbers(w *writer, points []*index.Point) inline {
	links := make([]inline, len(points))
	for i, p := range points {
		links[i] = w.link(escape(p.Label), p.Address())
	}
	return joined(links, ", ")
}
