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
		Description: description(fmt.Sprintf("The %s that the meetings were asked, each with its points grouped by topic.", count(len(b.ix.Themes), "question"))),
	}, func(w *writer) {
		if len(b.ix.Themes) == 0 {
			w.para("No text here declares themes or has headings.")
		}
	}, func(w *writer) []group {
		var groups []group
		for _, t := range b.ix.Themes {
			d := t.Declared[0]
			groups = append(groups, group{
				title: w.link(b.themeName(t), themePath(t)), id: "theme-" + t.ID,
				entries: []entry{{
					quote: b.declaration(w, d),
					line:  inline(count(len(t.Points), "point")) + " in " + b.declarers(w, t) + spokenIn(t.Points),
				}},
			})
		}
		return groups
	})
	for _, t := range b.ix.Themes {
		b.theme(t)
	}
}

// declarers names the documents that share a theme.
func (b *book) declarers(w *writer, t *index.Theme) inline {
	if len(t.Declared) > 3 {
		return inline(count(len(t.Declared), "document"))
	}
	var names []inline
	for _, d := range t.Declared {
		names = append(names, w.link(escape(d.Document.Title), documentPath(d.Document)))
	}
	return enumerated(names)
}

func (b *book) theme(t *index.Theme) {
	p := Page{
		Path: themePath(t), Kind: Theme, Title: t.Title, Crumbs: []Link{{"Themes", "themes/index.html"}},
		Description: description(fmt.Sprintf("%s: %s by topic, with who is said to have spoken and in which words.", t.Title, count(len(t.Points), "point"))),
	}
	topics := b.topicsOf(t)
	for n, part := range paged(b.themeGroups(&writer{page: p.Path, ext: b.extension}, t, topics)) {
		for _, g := range part {
			if n > 0 && g.id != "" {
				b.themePages[t.ID+"#"+g.id] = n
			}
		}
	}
	b.listing(p, func(w *writer) {
		for _, d := range t.Declared {
			w.quote(b.declaration(w, d))
			w.para("Declared in " + w.link(escape(d.Document.Title), documentPath(d.Document)) + ".")
		}
		w.para(inline(count(len(t.Points), "point")) + spokenIn(t.Points))
		if len(topics) > 0 {
			w.heading(2, "Topics of this theme", "#topics .matrix "+gridAttributes)
			w.para(inline("In how many points each topic stands. " + wordsNote))
			b.matrix(w, []*index.Theme{t}, topics)
		}
	}, func(w *writer) []group {
		return b.themeGroups(w, t, topics)
	})
	if t.Documents() < 2 {
		return
	}
	for _, topic := range topics {
		b.themeTopic(t, topic)
	}
}

// topicsOf gives the topics with points of their own in a theme, each broad
// one before what is below it.
func (b *book) topicsOf(t *index.Theme) []*index.Topic {
	return slices.DeleteFunc(b.allTopics(), func(topic *index.Topic) bool { return len(inTheme(topic.All, t)) == 0 })
}

// themeGroups lists a theme's points by topic, then those without one.
func (b *book) themeGroups(w *writer, t *index.Theme, topics []*index.Topic) []group {
	var groups []group
	for _, topic := range topics {
		g := group{title: w.link(escape(topic.Label), topicPath(topic)), id: topic.ID, level: 2}
		if len(topic.Parents) > 0 {
			g.level = 3
		}
		points := inTheme(topic.Points, t)
		if len(points) == 0 {
			g.note = "By its narrower topics:"
		}
		for _, p := range points {
			g.entries = append(g.entries, b.topicEntry(w, p, topic))
		}
		groups = append(groups, g)
	}
	var none []entry
	for _, p := range t.Points {
		if len(p.Finding.Topics) == 0 {
			none = append(none, entry{b.opening(w, p), b.whereStands(w, p)})
		}
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

// topicEntry quotes the sentence in which a point speaks of a topic, and says
// by which words it was recognized.
func (b *book) topicEntry(w *writer, p *index.Point, topic *index.Topic) entry {
	for _, a := range p.Finding.Topics {
		if a.Topic == topic.ID {
			e := a.Evidence[0]
			return entry{b.sentence(w, p, e.Quote), b.whereStands(w, p) + " · because of " + becauseOf(a.Evidence)}
		}
	}
	return entry{b.opening(w, p), b.whereStands(w, p)}
}

// themeTopic is the page of one theme under one topic, where documents share
// the theme.
func (b *book) themeTopic(t *index.Theme, topic *index.Topic) {
	points := inTheme(topic.All, t)
	p := Page{
		Path: b.themeTopicPath(t, topic), Kind: ThemeTopic, Title: topic.Label + ": " + t.Title,
		Crumbs:      []Link{{"Themes", "themes/index.html"}, {t.Title, themePath(t)}},
		Description: description(fmt.Sprintf("%s on “%s” under the theme %s.", count(len(points), "point"), topic.Label, t.Title)),
	}
	b.listing(p, func(w *writer) {
		w.para(inline(count(len(points), "point")) + " on " + w.link(escape(topic.Label), topicPath(topic)) + " under the theme " + w.link(b.themeName(t), themePath(t)) + ".")
	}, func(w *writer) []group {
		var groups []group
		for _, d := range t.Declared {
			g := group{title: w.link(escape(d.Document.Title), documentPath(d.Document)), id: "in-" + d.Document.ID}
			for _, p := range points {
				if p.Document == d.Document {
					g.entries = append(g.entries, b.belowEntry(w, p, topic))
				}
			}
			if len(g.entries) > 0 {
				groups = append(groups, g)
			}
		}
		return groups
	})
}

// belowEntry is topicEntry for a point that may have the topic only through a
// narrower one.
func (b *book) belowEntry(w *writer, p *index.Point, topic *index.Topic) entry {
	for _, a := range p.Finding.Topics {
		if t := b.ix.Topic(a.Topic); t != nil && (t == topic || topic.Covers(a.Topic)) {
			return b.topicEntry(w, p, t)
		}
	}
	return b.topicEntry(w, p, topic)
}
