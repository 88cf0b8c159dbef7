package page

import (
	"fmt"
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
)

func (b *book) themes() {
	b.listing(Page{
		Path: "themes/index.html", Kind: Index, Title: "Themes",
		Description: description("Themes: " + b.themesLine() + ", each with its points grouped by topic."),
	}, func(w *writer) {
		if len(b.ix.Themes) == 0 {
			w.para("No text here declares themes or has headings.")
		}
	}, b.themeList)
	for _, t := range b.ix.Themes {
		b.theme(t)
	}
}

// themeList presents the themes: each in its own words, or a long list by their
// names alone.
func (b *book) themeList(w *writer) []group {
	var groups []group
	var lines []entry
	for _, t := range b.ix.Themes {
		if !b.isQuoted(len(b.ix.Themes)) {
			lines = append(lines, lineEntry(func(w *writer) inline {
				return w.link(b.themeName(t), themePath(t)) + ": " + inline(count(len(t.Points), "point")) + " in " + b.declarers(w, t)
			}))
			continue
		}
		groups = append(groups, group{
			title: w.link(b.themeName(t), themePath(t)), id: "theme-" + t.ID,
			entries: []entry{quoteEntry(func(w *writer) (quote, line inline) {
				return b.declaration(w, t.Declared[0]), inline(count(len(t.Points), "point")) + " in " + b.declarers(w, t) + spokenIn(t.Points)
			})},
		})
	}
	if len(lines) > 0 {
		groups = append(groups, group{entries: lines})
	}
	return groups
}

// declarers names the documents that share a theme.
func (b *book) declarers(w *writer, t *index.Theme) inline {
	if len(t.Declared) > 3 {
		return inline(count(len(t.Declared), "document"))
	}
	var names []inline
	for _, d := range t.Declared {
		names = append(names, w.link(escape(d.Document.Title), d.Document.Path()))
	}
	return enumerated(names)
}

func (b *book) theme(t *index.Theme) {
	p := Page{
		Path: themePath(t), Kind: Theme, Title: t.Title, Crumbs: []Link{{"Themes", "themes/index.html"}},
		Description: description(fmt.Sprintf("%s: %s by topic, with who is said to have spoken and in which words.", t.Title, count(len(t.Points), "point"))),
	}
	if b.isReadThere(t) {
		b.themeOfOne(p, t)
		return
	}
	under := pointsUnder(t, b.ix)
	topics := b.topicsOf(under)
	if b.isBrief(t) {
		b.themeBriefly(p, t, topics, under)
		return
	}
	b.listing(p, func(w *writer) {
		b.declarations(w, t)
		if len(topics) > 0 {
			w.heading(2, "Topics of this theme", "#topics .matrix "+gridAttributes)
			w.para(inline("In how many points each topic stands. " + wordsNote))
			b.matrix(w, []*index.Theme{t}, topics)
		}
	}, func(w *writer) []group {
		return b.themeGroups(w, t, topics, under)
	})
	if !b.hasTopicPages(t) {
		return
	}
	for _, topic := range topics {
		b.themeTopic(t, topic, under[topic].all)
	}
}

// declarations writes a theme as its documents declare it, and who is
// said to speak on it.
func (b *book) declarations(w *writer, t *index.Theme) {
	var words []inline // as documents declare it, each wording once
	declarers := make(map[inline][]inline)
	for _, d := range t.Declared {
		declared := b.declaration(w, d)
		if _, known := declarers[declared]; !known {
			words = append(words, declared)
		}
		declarers[declared] = append(declarers[declared], w.link(escape(d.Document.Title), d.Document.Path()))
	}
	for _, declared := range words {
		w.quote(declared)
		w.para("Declared in " + enumerated(declarers[declared]) + ".")
	}
	w.para(inline(count(len(t.Points), "point")) + spokenIn(t.Points))
	b.compareTheme(w, t)
}

// compareTheme leads to the page where themes stand side by side. Where scripts
// run, the link says which theme it comes from (static/precis.js).
func (b *book) compareTheme(w *writer, t *index.Theme) {
	others := slices.ContainsFunc(b.ix.Themes, func(o *index.Theme) bool { return o != t && len(o.Points) > 0 })
	if others && len(t.Points) > 0 {
		w.para(w.link("Compare", comparePath) + " this theme with another.")
	}
}

// underTopic is the points of a theme that one topic has: those given the very
// topic, and those given it or one below it.
type underTopic struct{ own, all []*index.Point }

// pointsUnder files the points of a theme under their topics.
func pointsUnder(t *index.Theme, ix *index.Index) map[*index.Topic]*underTopic {
	under := make(map[*index.Topic]*underTopic)
	at := func(topic *index.Topic) *underTopic {
		if under[topic] == nil {
			under[topic] = new(underTopic)
		}
		return under[topic]
	}
	for _, p := range t.Points {
		var rise func(*index.Topic)
		rise = func(topic *index.Topic) {
			u := at(topic)
			if n := len(u.all); n > 0 && u.all[n-1] == p {
				return
			}
			u.all = append(u.all, p)
			for _, parent := range topic.Parents {
				rise(parent)
			}
		}
		for _, a := range p.Finding.Topics {
			topic := ix.Topic(a.Topic)
			if topic == nil {
				continue
			}
			at(topic).own = append(at(topic).own, p)
			rise(topic)
		}
	}
	return under
}

// topicsOf gives the topics with points of their own in a theme, each broad
// one before what is below it.
func (b *book) topicsOf(under map[*index.Topic]*underTopic) []*index.Topic {
	return b.topicsWhere(func(t *index.Topic) bool { return under[t] != nil })
}

// themeGroups lists a theme's points by topic, then those without one.
func (b *book) themeGroups(w *writer, t *index.Theme, topics []*index.Topic, under map[*index.Topic]*underTopic) []group {
	quoted := b.isQuoted(len(t.Points))
	var groups []group
	for _, topic := range topics {
		g := group{title: w.link(escape(topic.Label), topicPath(topic)), id: topic.ID, level: 2}
		if len(topic.Parents) > 0 {
			g.level = 3
		}
		points := under[topic].own
		if len(points) == 0 {
			g.note = "By its narrower topics:"
		}
		if !quoted {
			g.entries = b.byDocument(points)
		} else {
			for _, p := range points {
				g.entries = append(g.entries, b.topicEntry(p, topic))
			}
		}
		groups = append(groups, g)
	}
	var bare []*index.Point
	var none []entry
	for _, p := range t.Points {
		if len(p.Finding.Topics) == 0 {
			bare = append(bare, p)
			none = append(none, b.openingEntry(p))
		}
	}
	if !quoted {
		none = b.byDocument(bare)
	}
	if len(none) > 0 {
		groups = append(groups, group{title: "Points under no topic", id: "no-topic", entries: none})
	}
	return groups
}

// opening is the first sentence of a point.
func (b *book) opening(w *writer, p *index.Point) inline {
	return b.sentence(w, p, policy.Quote{})
}

func (b *book) openingEntry(p *index.Point) entry {
	return quoteEntry(func(w *writer) (quote, line inline) { return b.opening(w, p), b.whereStands(w, p) })
}

// topicEntry quotes the sentence in which a point speaks of a topic, and says
// by which words it was recognized.
func (b *book) topicEntry(p *index.Point, topic *index.Topic) entry {
	for _, a := range p.Finding.Topics {
		if a.Topic == topic.ID {
			return quoteEntry(func(w *writer) (quote, line inline) {
				return b.sentence(w, p, a.Evidence[0].Quote), b.whereStands(w, p) + " · because of " + becauseOf(a)
			})
		}
	}
	return b.openingEntry(p)
}

// themeTopic is the page of one theme under one topic, where documents share
// the theme.
func (b *book) themeTopic(t *index.Theme, topic *index.Topic, points []*index.Point) {
	p := Page{
		Path: b.themeTopicPath(t, topic), Kind: ThemeTopic, Title: topic.Label + ": " + t.Title,
		Crumbs:      []Link{{"Themes", "themes/index.html"}, {t.Title, themePath(t)}},
		Description: description(fmt.Sprintf("%s on “%s” under the theme %s.", count(len(points), "point"), topic.Label, t.Title)),
	}
	b.listing(p, func(w *writer) {
		w.para(inline(count(len(points), "point")) + " on " + w.link(escape(topic.Label), topicPath(topic)) + " under the theme " + w.link(b.themeName(t), themePath(t)) + ".")
	}, func(w *writer) []group {
		if !b.isQuoted(len(points)) {
			return []group{{entries: b.byDocument(points)}}
		}
		var groups []group
		var in *index.Document
		for _, p := range points { // in reading order, as the documents are
			if p.Document != in {
				in = p.Document
				groups = append(groups, group{title: w.link(escape(in.Title), in.Path()), id: "in-" + in.ID})
			}
			last := &groups[len(groups)-1]
			last.entries = append(last.entries, b.belowEntry(p, topic))
		}
		return groups
	})
}

// belowEntry is topicEntry for a point that may have the topic only through a
// narrower one.
func (b *book) belowEntry(p *index.Point, topic *index.Topic) entry {
	for _, a := range p.Finding.Topics {
		if t := b.ix.Topic(a.Topic); t != nil && (t == topic || topic.Covers(a.Topic)) {
			return b.topicEntry(p, t)
		}
	}
	return b.topicEntry(p, topic)
}
