package page

import (
	"fmt"

	"precis/generator/index"
)

// mostTwins is how many documents nearly alike a page names; data has all.
const mostTwins = 5

// twins says which documents hold most of the points of one, or the other way
// round.
func (b *book) twins(w *writer, d *index.Document) {
	twins := d.Twins()
	if len(twins) == 0 {
		return
	}
	var items []inline
	for _, t := range twins[:min(len(twins), mostTwins)] {
		items = append(items, w.link(escape(t.Document.Title), t.Document.Path())+": "+inline(sharedPoints(t, len(d.Points))))
	}
	if more := len(twins) - len(items); more > 0 {
		items = append(items, inline(count(more, "other document")))
	}
	w.para("Other documents here share whole points with this one. Which came first, and why they agree, the words do not say.")
	w.lines(items...)
}

// sharedPoints counts the points that stand in another document.
func sharedPoints(t index.Twin, of int) string {
	all := fmt.Sprintf("%d of the %s here", t.Same, count(of, "point"))
	stand := "stand"
	if t.Same == 1 {
		stand = "stands"
	}
	switch {
	case t.Near == 0:
		return fmt.Sprintf("%s %s there word for word", all, stand)
	case t.Same == 0:
		return fmt.Sprintf("%d of the %s here stand there in mostly the same words", t.Near, count(of, "point"))
	}
	return fmt.Sprintf("%s %s there word for word, %d more in mostly the same words", all, stand, t.Near)
}
