package page

import (
	"cmp"
	"slices"
	"strings"

	"precis/generator/index"
)

// mostColumns keeps tables of themes readable; the others have their pages.
const mostColumns = 6

// matrix writes the table of topics by theme. A cell tells in how many points
// of the theme the topic stands, and in which words those points speak of it.
func (b *book) matrix(w *writer, themes []*index.Theme, topics []*index.Topic) {
	head := []inline{"Topic"}
	for _, t := range themes {
		head = append(head, w.link(b.themeName(t), themePath(t)))
	}
	var rows [][]inline
	for _, topic := range topics {
		rows = append(rows, b.matrixRow(w, themes, topic, len(topic.Parents) == 0))
		if len(topic.Parents) > 0 {
			continue
		}
		for _, narrower := range b.weighty[topic] {
			rows = append(rows, b.matrixRow(w, themes, narrower, false))
		}
	}
	w.table(head, rows)
}

func (b *book) matrixRow(w *writer, themes []*index.Theme, topic *index.Topic, root bool) []inline {
	name := w.link(escape(topic.Label), topicPath(topic))
	if root {
		name = strong(name)
	}
	row := []inline{name}
	for _, theme := range themes {
		points := inTheme(topic.All, theme)
		if len(points) == 0 {
			row = append(row, "")
			continue
		}
		row = append(row, w.link(inline(grouped(len(points))), b.themeTopicPath(theme, topic))+" "+countsLine(index.Count(topic, points)))
	}
	return row
}

// noBreak is a space that keeps words and their number on one line.
const noBreak = "\u00a0"

// countsLine writes counts in the drafters' words: "many 2 · several 1".
func countsLine(counts []index.ClassCount) inline {
	parts := make([]inline, len(counts))
	for i, c := range counts {
		parts[i] = inline(strings.ReplaceAll(classShort(c.Class), " ", noBreak) + noBreak + grouped(c.Count))
	}
	return joined(parts, " · ")
}

// inTheme keeps the points of a theme.
func inTheme(points []*index.Point, theme *index.Theme) []*index.Point {
	var in []*index.Point
	for _, p := range points {
		if p.Theme == theme {
			in = append(in, p)
		}
	}
	return in
}

// byWeight sorts topics by the number of their points, then by label.
func byWeight(topics []*index.Topic) []*index.Topic {
	sorted := slices.Clone(topics)
	slices.SortStableFunc(sorted, func(a, b *index.Topic) int { return cmp.Compare(len(b.All), len(a.All)) })
	return sorted
}

// roots are the topics with nothing above them, the weightiest first.
func roots(ix *index.Index) []*index.Topic {
	var roots []*index.Topic
	for _, t := range ix.Topics {
		if len(t.Parents) == 0 {
			roots = append(roots, t)
		}
	}
	return byWeight(roots)
}

// columns are the themes that a table can show: those of most points.
func (b *book) columns() []*index.Theme {
	themes := slices.Clone(b.ix.Themes)
	if len(themes) <= mostColumns {
		return themes
	}
	slices.SortStableFunc(themes, func(a, b *index.Theme) int { return cmp.Compare(len(b.Points), len(a.Points)) })
	return themes[:mostColumns]
}

// themeName is a theme with its mark where all who declare it mark it alike.
func (b *book) themeName(t *index.Theme) inline {
	if label := themeLabel(t); label != "" {
		return inline("("+label+") ") + escape(t.Title)
	}
	return escape(t.Title)
}

func themeLabel(t *index.Theme) string {
	label := t.Declared[0].Theme.Label
	for _, d := range t.Declared {
		if d.Theme.Label != label {
			return ""
		}
	}
	return label
}

// wordsNote says what counts in the drafters' words are, wherever they stand.
const wordsNote = "The words are the drafters’ own. They are counted and never ranked: nobody has published an order between “several”, “a number of” and “some”, and each drafter has a scale of their own. “No size” stands for a bare “speakers”, “no source” for a passive that names nobody, “own words” for what the text says itself."
