package page

import (
	"fmt"

	"precis/generator/index"
)

func (b *book) topics() {
	b.add(Page{
		Path: "topics/index.html", Kind: Index, Title: "Topics",
		Description: description(fmt.Sprintf("%s that the points speak of, from the broad to the narrow.", count(len(b.ix.Topics), "topic"))),
	}, func(w *writer) {
		w.heading(1, "Topics", "")
		if len(b.ix.Topics) == 0 {
			w.para("No point stands under a topic: there is no vocabulary, or no text uses its words.")
			return
		}
		w.para("A topic is given to a point whose words name it; the words stand beside it. A broad topic counts the points of those below it.")
		if b.ix.Discovered {
			w.para(discoveredNote)
		}
		b.wholeTables(w)
		var alone []*index.Topic
		for _, root := range b.broadest {
			if len(root.Narrower) == 0 && root.Scope == "" {
				alone = append(alone, root)
				continue
			}
			w.heading(2, w.link(escape(root.Label), topicPath(root)), "#"+root.ID+" .group")
			w.para(escape(root.Scope))
			b.topicTable(w, append([]*index.Topic{root}, b.weighty[root]...), true)
		}
		b.topicTable(w, alone, false)
	})
	b.matrices()
	b.wordsByTopic()
	for _, t := range b.ix.Topics {
		b.topic(t)
	}
}

// wholeTables leads to the tables that hold all topics.
func (b *book) wholeTables(w *writer) {
	var tables []inline
	if len(b.ix.Themes) > 0 && !b.isWhole() {
		tables = append(tables, w.link("by theme", matrixPath))
	}
	if b.spoken() {
		tables = append(tables, w.link("by who spoke, in the drafters’ words", wordsByTopicPath))
	}
	if len(tables) > 0 {
		w.para("All topics in a table: " + enumerated(tables) + ".")
	}
}

// discoveredNote says where topics come from that nobody chose.
const discoveredNote = "These topics are phrases that recur in the texts, found by rule, because this site has no vocabulary of its own. They are named by the texts’ own words, and nobody has chosen them."

// topicTable lists topics with their points; the first one may stand above the
// others.
func (b *book) topicTable(w *writer, topics []*index.Topic, rooted bool) {
	if len(topics) == 0 {
		return
	}
	var rows [][]inline
	for i, t := range topics {
		name := w.link(escape(t.Label), topicPath(t))
		if rooted && i == 0 {
			name = strong(name)
		}
		rows = append(rows, []inline{name, inline(grouped(len(t.All))), countsLine(index.Count(t, t.All))})
	}
	w.table([]inline{"Topic", "Points", "In which words"}, rows)
}

func (b *book) topic(t *index.Topic) {
	p := Page{
		Path: topicPath(t), Kind: Topic, Title: t.Label, Crumbs: []Link{{"Topics", "topics/index.html"}},
		Description: description(fmt.Sprintf("%s: %s. %s", t.Label, count(len(t.All), "point"), t.Scope)),
	}
	if len(t.Parents) > 0 { // of several the first by label: a trail has one way up
		p.Crumbs = append(p.Crumbs, Link{t.Parents[0].Label, topicPath(t.Parents[0])})
	}
	b.listing(p, func(w *writer) {
		w.para(escape(t.Scope))
		w.lines(b.topicFacts(w, t)...)
		b.together(w, t)
		b.saidOf(w, t)
	}, func(w *writer) []group { return b.topicGroups(w, t) })
}

// topicFacts says what a topic is called and where it stands among others.
func (b *book) topicFacts(w *writer, t *index.Topic) []inline {
	var facts []inline
	links := func(topics []*index.Topic) inline { return joined(linksTo(w, topics), ", ") }
	if len(t.Parents) > 0 {
		facts = append(facts, "Broader: "+links(t.Parents))
	}
	if len(t.Narrower) > 0 {
		facts = append(facts, "Narrower: "+links(b.weighty[t]))
	}
	var related []*index.Topic
	for _, id := range t.Related {
		if r := b.ix.Topic(id); r != nil {
			related = append(related, r)
		}
	}
	if len(related) > 0 {
		facts = append(facts, "See also: "+links(related))
	}
	if len(t.Alt) > 0 {
		var names []inline
		for _, a := range t.Alt {
			names = append(names, quoted(a))
		}
		facts = append(facts, "Also recognized by: "+joined(names, ", "))
	}
	for _, match := range t.Matches {
		facts = append(facts, "Close match elsewhere: "+external(escape(match), match))
	}
	return facts
}

// topicGroups lists the points of a topic by theme, and those that have none.
func (b *book) topicGroups(w *writer, t *index.Topic) []group {
	if !b.isQuoted(len(t.All)) {
		return []group{{title: "By document", id: "documents", entries: b.byDocument(t.All)}}
	}
	of := make(map[*index.Theme][]*index.Point)
	for _, p := range t.All {
		of[p.Theme] = append(of[p.Theme], p)
	}
	var groups []group
	for _, theme := range b.ix.Themes {
		points := of[theme]
		if len(points) == 0 {
			continue
		}
		g := group{title: w.link(b.themeName(theme), themePath(theme)), id: "theme-" + theme.ID}
		for _, p := range points {
			g.entries = append(g.entries, b.belowEntry(p, t))
		}
		groups = append(groups, g)
	}
	rest := group{title: "Under no theme", id: "no-theme"}
	for _, p := range of[nil] {
		rest.entries = append(rest.entries, b.belowEntry(p, t))
	}
	if len(rest.entries) > 0 {
		groups = append(groups, rest)
	}
	return groups
}

// initials groups entries by the first letter of what they are sorted by, for
// lists from A to Z.
func initials(keys []string, entries []entry) []group {
	var groups []group
	at := make(map[string]int)
	for i, key := range keys {
		letter := initial(key)
		n, known := at[letter]
		if !known {
			n = len(groups)
			at[letter] = n
			groups = append(groups, group{title: escape(letter)})
		}
		groups[n].entries = append(groups[n].entries, entries[i])
	}
	return groups
}
