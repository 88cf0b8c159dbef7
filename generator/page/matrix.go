package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"precis/generator/index"
)

// How much a matrix shows at once. A page of it must stay light, and a column
// wide enough to be read.
const (
	mostColumns = 12  // themes beside each other
	mostWorded  = 3   // columns that leave room for words beside the numbers
	mostWhole   = 120 // cells of a matrix that the first page shows whole
	mostRoots   = 20  // topics that the first page shows of a larger one
	rowsPerPage = 45  // topics on a page of the whole matrix
	mostThemes  = 60  // themes of the whole matrix; each has a table of its own
)

const (
	matrixPath = "topics/matrix.html"
	// gridAttributes ask for a tint behind the numbers of a table.
	gridAttributes = `data-picture="grid"`
)

// matrix writes the table of topics by theme. A cell tells in how many points
// of the theme the topic stands, and where there is room in which words those
// points speak of it.
func (b *book) matrix(w *writer, themes []*index.Theme, topics []*index.Topic) {
	head := []inline{"Topic"}
	column := make(map[*index.Theme]int)
	for i, t := range themes {
		head = append(head, w.link(b.themeName(t), themePath(t)))
		column[t] = i
	}
	var rows [][]inline
	for _, topic := range topics {
		in := make([][]*index.Point, len(themes))
		for _, p := range topic.All {
			if i, shown := column[p.Theme]; shown {
				in[i] = append(in[i], p)
			}
		}
		row := []inline{b.topicName(w, topic)}
		for i, points := range in {
			row = append(row, b.matrixCell(w, themes[i], topic, points, len(themes) <= mostWorded))
		}
		rows = append(rows, row)
	}
	w.table(head, rows)
}

func (b *book) matrixCell(w *writer, theme *index.Theme, topic *index.Topic, points []*index.Point, worded bool) inline {
	if len(points) == 0 {
		return ""
	}
	cell := w.link(inline(grouped(len(points))), b.themeTopicPath(theme, topic))
	if worded {
		cell += " " + countsLine(index.Count(topic, points))
	}
	return cell
}

// topicName links a topic. Where some stand below others, those with nothing
// above them stand out.
func (b *book) topicName(w *writer, topic *index.Topic) inline {
	name := w.link(escape(topic.Label), topicPath(topic))
	if len(topic.Parents) == 0 && b.branched {
		return strong(name)
	}
	return name
}

// matrixClass is the class of a matrix by its width.
func matrixClass(columns int) string {
	if columns > mostWorded {
		return ".matrix .dense " + gridAttributes
	}
	return ".matrix " + gridAttributes
}

// overview is the matrix on the first page: the whole where it is small, else
// the themes of most points and the broad topics, with a link to the whole.
func (b *book) overview(w *writer) {
	themes, topics := b.columns(mostColumns), b.allTopics()
	if len(themes) == 0 || len(topics) == 0 {
		return
	}
	whole := b.isWhole()
	if !whole {
		topics = b.broadest
		topics = topics[:min(len(topics), mostRoots)]
	}
	shown, rows := withNumbers(themes, topics)
	if len(rows) == 0 {
		return
	}
	left := leftOut(len(topics)-len(rows), len(themes)-len(shown))
	themes, topics = shown, rows
	title := inline("What was spoken of, and in which words")
	note := inline("In how many points of each theme a topic stands. " + wordsNote)
	if len(themes) > mostWorded {
		title, note = "What was spoken of, and under which theme", matrixNote
	}
	w.heading(2, title, "#matrix "+matrixClass(len(themes)))
	w.para(note + b.uncounted() + left)
	b.matrix(w, themes, topics)
	if !whole {
		w.para("This is a part: the " + w.link(inline("whole table of "+count(len(b.ix.Topics), "topic")+" by theme"), matrixPath) +
			", and " + w.link("who spoke of them in which words", wordsByTopicPath) + ".")
	}
}

// withNumbers gives the themes and topics whose column or row in a matrix of them
// holds a number.
func withNumbers(themes []*index.Theme, topics []*index.Topic) (columns []*index.Theme, rows []*index.Topic) {
	holds := make(map[*index.Theme]bool) // of the given themes, whether one of the topics stands there
	for _, t := range themes {
		holds[t] = false
	}
	for _, topic := range topics {
		stands := false
		for _, p := range topic.All {
			if _, given := holds[p.Theme]; given {
				holds[p.Theme], stands = true, true
			}
		}
		if stands {
			rows = append(rows, topic)
		}
	}
	for _, t := range themes {
		if holds[t] {
			columns = append(columns, t)
		}
	}
	return columns, rows
}

// leftOut says how many rows and columns of a matrix would be empty.
func leftOut(topics, themes int) inline {
	var parts []string
	if topics > 0 {
		parts = append(parts, count(topics, "topic"))
	}
	if themes > 0 {
		parts = append(parts, count(themes, "theme"))
	}
	if len(parts) == 0 {
		return ""
	}
	return inline(" Left out for want of any number: " + strings.Join(parts, " and ") + ".")
}

// matrixNote says what numbers without words say, and what they do not.
const matrixNote = "In how many points of each theme a topic stands, tinted the deeper the more. A number counts points, as the texts happen to cut them, and says nothing of how many spoke or how strongly. An empty cell means that none of the topic’s words was found there."

// uncounted says how many points stand in no column of any matrix: those of a
// text without themes, or in front of its first.
func (b *book) uncounted() inline {
	n := 0
	for _, p := range b.ix.Points {
		if p.Theme == nil && len(p.Finding.Topics) > 0 {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return inline(fmt.Sprintf(" Points under no theme, %s with a topic, are not counted here; the pages of the topics have them.", grouped(n)))
}

// isWhole tells whether the first page shows the matrix whole.
func (b *book) isWhole() bool {
	return len(b.ix.Themes)*len(b.ix.Topics) <= mostWhole && len(b.ix.Themes) <= mostColumns
}

// matrices are the pages of the whole matrix: so many themes beside each
// other, the ones of most points first, so many topics below each other.
func (b *book) matrices() {
	if len(b.ix.Themes) == 0 || len(b.ix.Topics) == 0 || b.isWhole() {
		return
	}
	themes, topics := b.columns(mostThemes), b.allTopics()
	var parts []func(*writer)
	for from := 0; from < len(themes); from += mostColumns {
		beside := themes[from:min(from+mostColumns, len(themes))]
		for rows := range slices.Chunk(topics, rowsPerPage) {
			title := inline(fmt.Sprintf("Themes %d to %d of %s", from+1, from+len(beside), grouped(len(b.ix.Themes))))
			parts = append(parts, func(w *writer) {
				w.heading(2, title, "#matrix "+matrixClass(len(beside)))
				b.matrix(w, beside, rows)
			})
		}
	}
	b.series(Page{
		Path: matrixPath, Kind: Index, Title: "Topics by theme", Crumbs: []Link{{"Topics", "topics/index.html"}},
		Description: description(fmt.Sprintf("In how many points of each theme each of %s stands.", count(len(topics), "topic"))),
	}, func(w *writer) {
		w.para(matrixNote + b.uncounted())
		if len(themes) < len(b.ix.Themes) {
			w.para(inline(fmt.Sprintf("Here stand the %d themes of most points. ", len(themes))) + "Every " + w.link("theme", "themes/index.html") + " has such a table of its own.")
		}
	}, parts)
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

// allTopics are all topics, each broad one before what is below it.
func (b *book) allTopics() []*index.Topic {
	return b.topicsWhere(func(*index.Topic) bool { return true })
}

// topicsWhere are the topics for which something holds, each broad one before
// what is below it. What stands below one for which it does not is not looked
// at.
func (b *book) topicsWhere(holds func(*index.Topic) bool) []*index.Topic {
	var topics []*index.Topic
	seen := make(map[*index.Topic]bool)
	var walk func(*index.Topic)
	walk = func(topic *index.Topic) {
		if seen[topic] || !holds(topic) {
			return
		}
		seen[topic] = true
		topics = append(topics, topic)
		for _, n := range b.weighty[topic] {
			walk(n)
		}
	}
	for _, root := range b.broadest {
		walk(root)
	}
	return topics
}

// columns are the themes that a table of so many can show: those of most
// points.
func (b *book) columns(most int) []*index.Theme {
	themes := slices.Clone(b.ix.Themes)
	if len(themes) <= most {
		return themes
	}
	slices.SortStableFunc(themes, func(a, b *index.Theme) int { return cmp.Compare(len(b.Points), len(a.Points)) })
	return themes[:most]
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
