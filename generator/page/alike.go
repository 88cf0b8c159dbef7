package page

import (
	"fmt"

	"precis/generator/index"
)

// mostAlike is how many documents nearly alike a page names; data has all.
const mostAlike = 5

// alike says which documents hold most of the points of one, or the other way
// round.
func (b *book) alike(w *writer, d *index.Document) {
	others := d.Alike()
	if len(others) == 0 {
		return
	}
	var items []inline
	for _, t := range others[:min(len(others), mostAlike)] {
		items = append(items, w.link(escape(t.Document.Title), t.Document.Path())+": "+inline(sharedPoints(t, len(d.Points))))
	}
	if more := len(others) - len(items); more > 0 {
		items = append(items, inline(count(more, "other document")))
	}
	w.para("Other documents here share whole points with this one. Which came first, and why they agree, the words do not say.")
	w.lines(items...)
}

// sharedPoints counts the points that stand in another document.
func sharedPoints(t index.Alike, of int) string {
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
