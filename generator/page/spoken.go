package page

import (
	"fmt"
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
)

const wordsByTopicPath = "tags/topics.html"

// mostWhere is how many points a class of words lists beside a topic.
const mostWhere = 12

// spokenNote says what the table of words by topic shows, and what it does
// not.
const spokenNote = "Each number counts points, which are statements of the texts, and not speakers: in how many points a clause with these words speaks of the topic. A point with two such clauses stands in two columns. The columns are no scale and their order means nothing: nobody has published an order between “several”, “a number of” and “some”, and each drafter has a scale of their own."

// spoken tells whether any point says who spoke.
func (b *book) spoken() bool {
	return slices.ContainsFunc(b.ix.Tags, func(t *index.Tag) bool { return t.Facet == index.ByAttribution })
}

// wordsByRoot is the part of that table that fits on the page of who spoke:
// the broad topics.
func (b *book) wordsByRoot(w *writer) {
	topics := b.broadest
	topics = topics[:min(len(topics), mostRoots)]
	if len(topics) == 0 || !b.spoken() {
		return
	}
	w.heading(2, "Who spoke of what, in which words", "#spoken .matrix .dense "+gridAttributes)
	w.para(spokenNote)
	b.spokenTable(w, topics)
	if len(topics) < len(b.ix.Topics) {
		w.para("This is a part: the " + w.link(inline("whole table of "+count(len(b.ix.Topics), "topic")), wordsByTopicPath) + ".")
	}
}

// wordsByTopic are the pages of the whole table.
func (b *book) wordsByTopic() {
	if !b.spoken() {
		return
	}
	var parts []func(*writer)
	topics := b.allTopics()
	for rows := range slices.Chunk(topics, rowsPerPage) {
		parts = append(parts, func(w *writer) {
			w.heading(2, "Topics and the drafters’ words", "#spoken .matrix .dense "+gridAttributes)
			b.spokenTable(w, rows)
			b.unattributed(w)
		})
	}
	b.series(Page{
		Path: wordsByTopicPath, Kind: Index, Title: "Who spoke of what, in which words", Crumbs: []Link{{"Who spoke", "tags/index.html"}},
		Description: description(fmt.Sprintf("In which of the drafters’ words each of %s is spoken of, by points.", count(len(topics), "topic"))),
	}, func(w *writer) { w.para(spokenNote) }, parts)
}

// spokenTable has a row for each topic and a column for each class of words
// that the collection uses. A number leads to the points, which the topic's
// page lists.
func (b *book) spokenTable(w *writer, topics []*index.Topic) {
	said := make([][]index.ClassCount, len(topics))
	used := make(map[policy.Class]bool)
	for i, t := range topics {
		said[i] = index.Count(t, t.All)
		for _, c := range said[i] {
			used[c.Class] = true
		}
	}
	head := []inline{"Topic"}
	column := make(map[policy.Class]int)
	for _, class := range append(policy.Classes(), index.OwnWords) {
		if used[class] {
			column[class] = len(head)
			head = append(head, b.className(w, class))
		}
	}
	rows := make([][]inline, len(topics))
	for i, t := range topics {
		rows[i] = make([]inline, len(head))
		rows[i][0] = b.topicName(w, t)
		for _, c := range said[i] {
			rows[i][column[c.Class]] = w.link(inline(grouped(c.Count)), topicPath(t)+"#words")
		}
	}
	w.table(head, rows)
}

// className is a class as lists call it, linked where it has a page.
func (b *book) className(w *writer, class policy.Class) inline {
	name := escape(ClassName(class))
	if target := b.tagPath(index.ByAttribution, string(class)); target != "" {
		return w.link(name, target)
	}
	return name
}

// saidOf tells in which words a topic is spoken of, and in which points.
func (b *book) saidOf(w *writer, t *index.Topic) {
	said := index.SaidOf(t, t.All)
	if len(said) == 0 {
		return
	}
	w.heading(2, "In which words", "#words .words")
	w.para(inline(wordsNote))
	var rows [][]inline
	for _, s := range said {
		rows = append(rows, []inline{b.className(w, s.Class), inline(grouped(len(s.Points))), b.where(w, s.Points, mostWhere)})
	}
	w.table([]inline{"In the drafters’ words", "Points", "Where"}, rows)
}

// where links points by their numbers, at most so many; those of one document
// stand together behind its title where there are several documents.
func (b *book) where(w *writer, points []*index.Point, most int) inline {
	shown := points[:min(len(points), most)]
	var parts []inline
	for from := 0; from < len(shown); {
		d := shown[from].Document
		var numbers []inline
		for ; from < len(shown) && shown[from].Document == d; from++ {
			numbers = append(numbers, w.link(escape(shown[from].Label), shown[from].Address()))
		}
		part := joined(numbers, ", ")
		if len(b.ix.Documents) > 1 {
			part = escape(excerpt(d.Title, 5)) + ": " + part
		}
		parts = append(parts, part)
	}
	where := joined(parts, "; ")
	if more := len(points) - len(shown); more > 0 {
		where += inline(" and " + grouped(more) + " more, below")
	}
	return where
}
