package page

import "precis/generator/index"

// onePointsAnchor is where the page of a theme that one document of a large
// collection declares has its points.
const onePointsAnchor = "points"

// isReadThere tells a theme that one document of a large collection declares.
// Its points stand in that document, in order and with all that was found in
// them; the theme's page says where, and repeats nothing.
func (b *book) isReadThere(t *index.Theme) bool { return b.ix.IsLarge() && t.Documents() == 1 }

// themeOfOne is the page of such a theme: its words, and by topic the numbers
// of its points.
func (b *book) themeOfOne(p Page, t *index.Theme, topics []*index.Topic, under map[*index.Topic]*underTopic) {
	b.add(p, func(w *writer) {
		w.heading(1, escape(p.Title), "")
		d := t.Declared[0]
		w.quote(b.declaration(w, d))
		w.para("Declared in " + w.link(escape(d.Document.Title), documentPath(d.Document)) + ".")
		w.para(inline(count(len(t.Points), "point")) + spokenIn(t.Points))
		w.heading(2, "Points by topic", "#"+onePointsAnchor+" .group")
		var lines []inline
		for _, topic := range topics {
			if own := under[topic].own; len(own) > 0 {
				lines = append(lines, w.link(escape(topic.Label), topicPath(topic))+": "+numbers(w, own))
			}
		}
		var bare []*index.Point
		for _, p := range t.Points {
			if len(p.Finding.Topics) == 0 {
				bare = append(bare, p)
			}
		}
		if len(bare) > 0 {
			lines = append(lines, "under no topic: "+numbers(w, bare))
		}
		w.lines(lines...)
	})
}

// hasTopicPages tells whether each topic of a theme has a page of its own:
// where documents share the theme. In a large collection they would be many
// thousands, and repeat what the theme's page lists by topic.
func (b *book) hasTopicPages(t *index.Theme) bool { return t.Documents() > 1 && !b.ix.IsLarge() }
