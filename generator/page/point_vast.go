package page

import (
	"precis/generator/index"
	"precis/generator/policy"
)

// vastFindings is what was found in a point of a vast collection, in sight
// below its words: topics, citations and the related point, each with its
// reason. Who speaks and what the verbs do are links in the words. What is true
// of every point is said once, at the head of the document: that without such a
// link no speaker was found, and how a point is cited.
func (b *book) vastFindings(w *writer, p *index.Point) []inline {
	var items []inline
	add := func(name inline, found []inline) {
		if len(found) > 0 {
			items = append(items, strong(name)+" "+joined(found, " · "))
		}
	}
	add(w.link("Source not stated", b.tagPath(index.ByAttribution, string(policy.Impersonal))), b.unmarkedClauses(p.Finding))
	add("Goes on", b.continuedItems(w, p.Finding))
	add(w.link("Views differ", disagreementPath), b.differingItems(w, p))
	add("Topics", b.topicsBecause(w, p.Finding))
	add("Cites", b.citedBecause(w, p.Finding))
	add("Not settled", b.unsettled(p.Finding))
	add("Points to", pointerItems(w, p))
	add("Related", b.relatedBriefly(w, p))
	if b.ix.HasTextPage(p.Document) {
		items = append(items, b.lineLink(w, p))
	}
	return items
}
