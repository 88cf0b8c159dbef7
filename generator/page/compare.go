package page

import (
	"precis/generator/index"
	"precis/generator/policy"
)

// side is one of the things that a comparison sets side by side.
type side struct {
	name   string
	target string
	points []*index.Point
}

func (b *book) compare() {
	b.add(Page{
		Path: "compare.html", Kind: Compare, Title: "Compare",
		Description: "Two themes or documents side by side: their topics, what they cite, and in which words they say who spoke.",
	}, func(w *writer) {
		w.heading(1, "Compare", "")
		left, right, ok := b.sides()
		if !ok {
			w.para("There is one theme in one document here, and nothing to set beside it yet.")
			return
		}
		w.para(w.link(escape(left.name), left.target) + " beside " + w.link(escape(right.name), right.target) + ": what each speaks of, cites and says of who spoke. Counts are of points. They say how often, and nothing of how strongly: two drafters, two scales.")
		b.compareTopics(w, left, right)
		b.compareReferences(w, left, right)
		b.compareAttributions(w, left, right)
	})
}

// sides are the two latest documents, or in a collection of one document its
// first two themes.
func (b *book) sides() (left, right side, ok bool) {
	if len(b.ix.Documents) > 1 {
		sideOf := func(d *index.Document) side { return side{d.Title, documentPath(d), d.Points} }
		return sideOf(b.ix.Documents[0]), sideOf(b.ix.Documents[1]), true
	}
	if len(b.ix.Themes) > 1 {
		sideOf := func(t *index.Theme) side { return side{t.Title, themePath(t), t.Points} }
		return sideOf(b.ix.Themes[0]), sideOf(b.ix.Themes[1]), true
	}
	return left, right, false
}

// compared writes a table with the numbers of both sides, rows that neither
// has left out.
func (b *book) compared(w *writer, title inline, id, first string, left, right side, names []inline, counts [][2]int) {
	var rows [][]inline
	for i, name := range names {
		if counts[i] == [2]int{} {
			continue
		}
		rows = append(rows, []inline{name, dash(counts[i][0]), dash(counts[i][1])})
	}
	if len(rows) == 0 {
		return
	}
	w.heading(2, title, "#"+id+" .compared")
	w.table([]inline{inline(first), w.link(escape(left.name), left.target), w.link(escape(right.name), right.target)}, rows)
}

func dash(n int) inline {
	if n == 0 {
		return "–"
	}
	return inline(grouped(n))
}

// countBoth counts the points of each side that have something.
func countBoth(left, right side, has func(*index.Point) bool) [2]int {
	var counts [2]int
	for i, s := range []side{left, right} {
		for _, p := range s.points {
			if has(p) {
				counts[i]++
			}
		}
	}
	return counts
}

func (b *book) compareTopics(w *writer, left, right side) {
	var names []inline
	var counts [][2]int
	for _, root := range b.broadest {
		for _, t := range append([]*index.Topic{root}, b.weighty[root]...) {
			name := w.link(escape(t.Label), topicPath(t))
			if t == root {
				name = strong(name)
			}
			in := make(map[*index.Point]bool)
			for _, p := range t.All {
				in[p] = true
			}
			names = append(names, name)
			counts = append(counts, countBoth(left, right, func(p *index.Point) bool { return in[p] }))
		}
	}
	b.compared(w, "Topics", "topics", "Topic", left, right, names, counts)
}

func (b *book) compareReferences(w *writer, left, right side) {
	var names []inline
	var counts [][2]int
	for _, r := range b.ix.References {
		in := make(map[*index.Point]bool)
		for _, c := range r.Cited {
			in[c.Point] = true
		}
		names = append(names, w.link(escape(r.Name()), referencePath(r)))
		counts = append(counts, countBoth(left, right, func(p *index.Point) bool { return in[p] }))
	}
	b.compared(w, "References", "references", "Reference", left, right, names, counts)
}

func (b *book) compareAttributions(w *writer, left, right side) {
	var names []inline
	var counts [][2]int
	for _, class := range policy.Classes() {
		name := escape(ClassName(class))
		if target := b.tagPath(index.ByAttribution, string(class)); target != "" {
			name = w.link(name, target)
		}
		names = append(names, name)
		counts = append(counts, countBoth(left, right, func(p *index.Point) bool {
			for _, a := range p.Finding.Attributions {
				if a.Class == class {
					return true
				}
			}
			return false
		}))
	}
	b.compared(w, "Who spoke, in the drafters’ words", "attributions", "Attribution", left, right, names, counts)
}
