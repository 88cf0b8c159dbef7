package page

import (
	"precis/generator/index"
)

// How much of a neighbourhood is shown.
const (
	mostNeighbours = 10
	mostShared     = 3 // points named beside each
)

// together shows the topics that stand in the same points as a topic, as a
// picture and as a table.
func (b *book) together(w *writer, t *index.Topic) {
	near := b.ix.Together(t, mostNeighbours)
	if len(near) < 2 {
		return
	}
	w.heading(2, "Topics in the same points", `#together .together data-picture="neighbours"`)
	note := inline("Beside each topic stands in how many of the " + count(len(t.All), "point") + " on “")
	w.para(note + escape(t.Label) + "” it stands, too; the ribbons are as wide as these numbers. An arc joins two where each is among those that the other most often meets there. That words meet in a point does not mean that the text connects them.")
	w.heading(3, "The same as a table", "#together-table .fold")
	var rows [][]inline
	for _, n := range near {
		var with []inline
		for _, o := range n.With {
			with = append(with, w.link(escape(o.Label), topicPath(o)))
		}
		rows = append(rows, []inline{
			w.link(escape(n.Topic.Label), topicPath(n.Topic)), inline(grouped(len(n.Points))),
			b.where(w, n.Points, mostShared), joined(with, ", "),
		})
	}
	w.table([]inline{"Topic", "Points", "Where", "There also with"}, rows)
}
