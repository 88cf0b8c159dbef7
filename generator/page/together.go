package page

import (
	"slices"

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
	tied := slices.ContainsFunc(near, func(n index.Neighbour) bool { return len(n.With) > 0 })
	note := inline("Beside each topic stands in how many of the "+count(len(t.All), "point")+" on “") + escape(t.Label) + "” it stands, too; the ribbons are as wide as these numbers."
	head := []inline{"Topic", "Points", "Where"}
	if tied {
		note += " An arc joins two where each is among those that the other most often meets there."
		head = append(head, "There also with")
	}
	var rows [][]inline
	for _, n := range near {
		row := []inline{w.link(escape(n.Topic.Label), topicPath(n.Topic)), inline(grouped(len(n.Points))), b.where(w, n.Points, mostShared)}
		if tied {
			row = append(row, joined(linksTo(w, n.With), ", "))
		}
		rows = append(rows, row)
	}
	w.heading(2, "Topics in the same points", `#together .together data-picture="neighbours"`)
	w.para(note + " That words meet in a point does not mean that the text connects them.")
	w.heading(3, "The same as a table", "#together-table .fold")
	w.table(head, rows)
}

// linksTo leads to some topics.
func linksTo(w *writer, topics []*index.Topic) []inline {
	links := make([]inline, len(topics))
	for i, t := range topics {
		links[i] = w.link(escape(t.Label), topicPath(t))
	}
	return links
}
