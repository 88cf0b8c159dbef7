package page

import "precis/generator/index"

// vastFindings is what was found in a point of a vast collection, in sight
// below its words: topics, citations and the related point, each with its
// reason. Who speaks and what the verbs do are links in the words. What is true
// of every point is said once, at the head of the document: that without such a
// link no speaker was found, and how a point is cited.
func (b *book) vastFindings(w *writer, p *index.Point) []inline {
	items := b.eachBecause(w, p)
	if b.ix.HasTextPage(p.Document) {
		items = append(items, b.lineLink(w, p))
	}
	return items
}
