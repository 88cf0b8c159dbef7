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
	if n := len(b.ix.Wordings); n > 0 {
		w.heading(2, "Shared wordings", "#wording .group")
		w.para(w.link(inline(count(n, "wording")), agreedPath) + " that documents share, with every place. " + agreedText)
	}
}

// agreed lists the wordings that documents share, each with its places.
func (b *book) agreed() {
	n := len(b.ix.Wordings)
	if n == 0 {
		return
	}
	b.listing(Page{
		Path: agreedPath, Kind: Index, Title: "Shared wordings", Crumbs: []Link{{"Who spoke", "tags/index.html"}},
		Description: description(count(n, "wording") + " that two documents or more share word by word, with every place."),
	}, func(w *writer) {
		w.para(agreedText)
		w.para("Wordings of more documents stand first, longer ones before shorter ones. A part of a longer wording is listed where other places have it, too.")
	}, func(w *writer) []group {
		var groups []group
		for i := range b.ix.Wordings {
			x := &b.ix.Wordings[i]
			g := group{
				title: quoted(excerpt(x.Words, 9)), id: fmt.Sprintf("wording-%d", i+1),
				note: inline(fmt.Sprintf("%s in %s", count(x.Length, "word"), count(x.Documents(), "document"))),
			}
			g.sides = []inline{b.wording(w, x.Places[0])}
			for k := 0; k < len(x.Places); {
				point, times := x.Places[k].Point, 0
				for ; k < len(x.Places) && x.Places[k].Point == point; k++ {
					times++
				}
				g.entries = append(g.entries, lineEntry(func(w *writer) inline {
					line := b.whereStands(w, point)
					if times > 1 {
						line += ", " + inline(count(times, "time"))
					}
					return line
				}))
			}
			groups = append(groups, g)
		}
		return groups
	})
}

// wording quotes a wording in full as one place has it.
func (b *book) wording(w *writer, p index.Place) inline {
	passage := p.Point.Document.Paragraphs(p.Point.Point)[p.Words.Paragraph]
	return w.published(passage, spanOf(p.Words), nil)
}
