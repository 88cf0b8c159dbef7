package page

import (
	"precis/generator/index"
)

// isReadThere tells a theme that one document of a large collection declares.
// Its points stand in that document, in order and with all that was found in
// them; the theme's page says where, and repeats nothing.
func (b *book) isReadThere(t *index.Theme) bool { return b.ix.IsLarge() && t.Documents() == 1 }

// themeOfOne is the page of such a theme: its words, who is said to speak on
// it, and the way to its points.
func (b *book) themeOfOne(p Page, t *index.Theme) {
	b.add(p, func(w *writer) {
		w.heading(1, escape(p.Title), "")
		d := t.Declared[0]
		w.quote(b.declaration(w, d))
		w.para("Declared in " + w.link(escape(d.Document.Title), d.Document.Path()) + " alone.")
		if len(t.Points) > 0 {
			w.para(w.link(inline("Read its "+count(len(t.Points), "point")), readAt(t)) + spokenIn(t.Points))
		}
		b.compareTheme(w, t)
	})
}

// readAt is where the points of a theme of one document begin: the section that
// is on it, or its first point where that stands under no heading.
func readAt(t *index.Theme) string {
	if len(t.Points) == 0 {
		return themePath(t)
	}
	p := t.Points[0]
	if s := p.SectionOf(); s.Heading >= 0 {
		return p.Document.SectionAddress(p.Section)
	}
	return p.Address()
}

// briefPointsAnchor is where the page of a theme of few points in a large
// collection lists them.
const briefPointsAnchor = "points"

// isBrief tells a theme of few points in a large collection. Its page lists
// them by number and topic, and leaves their words to their documents: such
// themes are thousands, and a point stands under several topics.
func (b *book) isBrief(t *index.Theme) bool { return b.ix.IsLarge() && len(t.Points) <= mostBriefly }

// themeBriefly is the page of such a theme.
func (b *book) themeBriefly(p Page, t *index.Theme, topics []*index.Topic, under map[*index.Topic]*underTopic) {
	b.add(p, func(w *writer) {
		w.heading(1, escape(p.Title), "")
		b.declarations(w, t)
		w.heading(2, "Points by topic", "#"+briefPointsAnchor+" .group")
		var lines []inline
		for _, topic := range topics {
			if own := under[topic].own; len(own) > 0 {
				lines = append(lines, w.link(escape(topic.Label), topicPath(topic))+": "+b.whereBriefly(w, own))
			}
		}
		var bare []*index.Point
		for _, p := range t.Points {
			if len(p.Finding.Topics) == 0 {
				bare = append(bare, p)
			}
		}
		if len(bare) > 0 {
			lines = append(lines, "under no topic: "+b.whereBriefly(w, bare))
		}
		w.lines(lines...)
	})
}

// whereBriefly is the points of a theme under one topic: each by its number, or in a
// vast collection how many of each document, with a link to the first.
func (b *book) whereBriefly(w *writer, points []*index.Point) inline {
	if !b.ix.IsVast() {
		return b.where(w, points, len(points))
	}
	var places []inline
	for _, some := range runs(points) {
		places = append(places, b.briefly(w, some, false))
	}
	return joined(places, "; ")
}

// hasTopicPages tells whether each topic of a theme has a page of its own:
// where documents share the theme, and in a large collection only where its
// points are many. In a vast one the theme's own pages list its points by topic
// and document, as those pages would.
func (b *book) hasTopicPages(t *index.Theme) bool {
	return t.Documents() > 1 && !b.isBrief(t) && !b.ix.IsVast()
}
