package page

import (
	"fmt"

	"precis/generator/index"
)

// agreedPath is the page of wordings that documents share.
const agreedPath = "tags/wording.html"

// agreedText is what a shared wording is and is not.
const agreedText = "Runs of eight words and more that two documents or more have word by word, inside one sentence. Such words may have been agreed, or taken from one text into another, or be the common way to say a thing: which of these the words alone do not tell, nor who had them first."

func (b *book) agreedNote(w *writer) {
	if n := b.ix.AllWordings(); n > 0 {
		w.heading(2, "Shared wordings", "#wording .group")
		w.para(w.link(inline(count(n, "wording")), agreedPath) + " that documents share, with every place. " + agreedText)
	}
}

// mostSharing is how many documents are listed that have a wording, where many
// have it.
const mostSharing = 24

// agreed lists the wordings that documents share, each with its places.
func (b *book) agreed() {
	n := b.ix.AllWordings()
	if n == 0 {
		return
	}
	b.listing(Page{
		Path: agreedPath, Kind: Index, Title: "Shared wordings", Crumbs: []Link{{"Who spoke", "tags/index.html"}},
		Description: description(count(n, "wording") + " that two documents or more share word by word, with every place."),
	}, func(w *writer) {
		w.para(agreedText)
		if listed := len(b.ix.Wordings()); n > listed {
			w.para(inline(fmt.Sprintf("Of %s those %s stand here that most documents share.", grouped(n), grouped(listed))))
		}
		w.para("Wordings of more documents stand first, longer ones before shorter ones. A part of a longer wording is listed where other places have it, too.")
	}, func(w *writer) []group {
		var groups []group
		for i := range b.ix.Wordings() {
			x := &b.ix.Wordings()[i]
			g := group{
				title: quoted(excerpt(x.Words, 9)), id: fmt.Sprintf("wording-%d", i+1),
				note: inline(fmt.Sprintf("%s in %s", count(x.Length, "word"), count(x.Documents(), "document"))),
			}
			g.sides = []inline{b.wording(w, x.Places[0])}
			if documents := x.Documents(); documents > mostSharing {
				g.entries = b.sharing(x, documents)
			} else {
				g.entries = b.wordingPlaces(x)
			}
			groups = append(groups, g)
		}
		return groups
	})
}

// wordingPlaces lists the points that have a wording.
func (b *book) wordingPlaces(x *index.Wording) []entry {
	var entries []entry
	for k := 0; k < len(x.Places); {
		point, times := x.Places[k].Point, 0
		for ; k < len(x.Places) && x.Places[k].Point == point; k++ {
			times++
		}
		entries = append(entries, lineEntry(func(w *writer) inline {
			line := b.whereStands(w, point)
			if times > 1 {
				line += ", " + inline(count(times, "time"))
			}
			return line
		}))
	}
	return entries
}

// sharing lists the first documents that have a wording of many, with their
// points.
func (b *book) sharing(x *index.Wording, documents int) []entry {
	points := make([]*index.Point, 0, len(x.Places))
	for _, p := range x.Places {
		if n := len(points); n == 0 || points[n-1] != p.Point {
			points = append(points, p.Point)
		}
	}
	entries := b.byDocument(points)[:mostSharing]
	return append(entries, lineEntry(func(*writer) inline { return inline("and " + count(documents-mostSharing, "more document")) }))
}

// wording quotes a wording in full as one place has it.
func (b *book) wording(w *writer, p index.Place) inline {
	passage := p.Point.Document.Paragraphs(p.Point.Point)[p.Words.Paragraph]
	return w.published(passage, spanOf(p.Words), nil)
}
