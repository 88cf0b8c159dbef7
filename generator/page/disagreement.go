package page

import (
	"fmt"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/source"
)

// disagreementPath is the page of differences of views.
const disagreementPath = "tags/disagreement.html"

// continuedAnchor is where the pages say what a continuing sentence is.
const continuedAnchor = "tags/index.html#continued"

// disagreementText is what a recorded difference is and is not.
const disagreementText = "Two views that one point sets against each other, each in the drafters’ words. A difference stands here only where the words of the point settle that there is one: “while others”, “however, some”, or one side that supports and one that objects to the same thing. It tells nothing of how many held either view, of who was right or of how the matter ended. That no difference is recorded does not mean that there was none."

// differing gives the points that record differences of views, and how many
// differences there are.
func (b *book) differing() (points []*index.Point, differences int) {
	for _, p := range b.ix.Points {
		if n := len(p.Finding.Disagreements); n > 0 {
			points = append(points, p)
			differences += n
		}
	}
	return points, differences
}

func (b *book) disagreementNote(w *writer) {
	points, n := b.differing()
	if n == 0 {
		return
	}
	w.heading(2, "Where views differ", "#disagreement .group")
	w.para(w.link(inline(count(n, "recorded difference")), disagreementPath) + " of views in " + inline(count(len(points), "point")) + ". " + disagreementText)
}

// disagreements lists every recorded difference with both sides.
func (b *book) disagreements() {
	points, n := b.differing()
	if n == 0 {
		return
	}
	b.listing(Page{
		Path: disagreementPath, Kind: Tag, Title: "Where views differ", Crumbs: []Link{{"Who spoke", "tags/index.html"}},
		Description: description(count(n, "difference") + " of views that single points record, both sides in the drafters’ words."),
	}, func(w *writer) {
		w.para(disagreementText)
	}, func(w *writer) []group {
		var groups []group
		for _, p := range points {
			for i, d := range p.Finding.Disagreements {
				groups = append(groups, group{
					title: escape(fmt.Sprintf("%s, %s", p.Label, excerpt(p.Document.Title, 10))),
					id:    fmt.Sprintf("%s-%s-%d", p.Document.ID, p.Anchor, i+1), class: "sides", level: 2,
					sides:   []inline{b.side(w, p, d.Sides[0]), b.side(w, p, d.Sides[1])},
					entries: []entry{lineEntry(func(w *writer) inline { return b.whereStands(w, p) + " · " + escape(d.Why) })},
				})
			}
		}
		return groups
	})
}

// side quotes one of two views.
func (b *book) side(w *writer, p *index.Point, s policy.Side) inline {
	passage := p.Document.Paragraphs(p.Point)[s.Clause.Paragraph]
	return w.published(passage, spanOf(s.Clause), b.marks(p.Finding, s.Clause.Paragraph))
}

// spanOf is the bytes of a quote's words in its paragraph.
func spanOf(q policy.Quote) source.Span {
	return source.Span{Start: q.Start, End: q.Start + len(q.Words)}
}

// differingItems names the differences of a point, both sides in its words.
func (b *book) differingItems(w *writer, p *index.Point) []inline {
	var items []inline
	for _, d := range p.Finding.Disagreements {
		items = append(items, quoted(excerpt(d.Sides[0].Clause.Words, 24))+" and "+quoted(excerpt(d.Sides[1].Clause.Words, 24))+": "+escape(d.Why))
	}
	return items
}

// continuedNote says what a continuing sentence is.
func (b *book) continuedNote(w *writer) {
	n := 0
	for _, p := range b.ix.Points {
		n += len(p.Finding.Continuations)
	}
	if n == 0 {
		return
	}
	w.heading(2, "Sentences that go on", "#continued .group")
	w.para(inline(count(n, "clause")) + " such as “They also called for” or “In their view” name nobody and go on with the sentence before. They are shown with the speakers whom they continue, underlined with dots, and counted in none of the lists on this page.")
}

// continuedItems says of each continuing clause whom it continues.
func (b *book) continuedItems(w *writer, f *policy.Finding) []inline {
	var items []inline
	for _, c := range f.Continuations {
		line := w.link(quoted(c.Words), continuedAnchor) + " continues " + quoted(c.Of.Words)
		var verbs []inline
		for _, v := range c.Verbs {
			verbs = append(verbs, quoted(v.Words)+" "+escape(string(v.Function)))
		}
		if len(verbs) > 0 {
			line += ": " + joined(verbs, ", ")
		}
		items = append(items, line)
	}
	return items
}
