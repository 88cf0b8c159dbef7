package page

import (
	"fmt"

	"precis/generator/index"
	"precis/generator/policy"
)

// facetTexts says what a facet's lists are called and what they mean.
var facetTexts = map[index.Facet]struct{ title, note string }{
	index.ByAttribution: {"In which words", "How the texts tell who held a view. These are the drafters’ words: nobody publishes an order between them, drafters use them on scales of their own, and no number of delegations follows from any of them."},
	index.ByVerb:        {"What the verbs do", "Reporting verbs by what they do. Within a group drafters vary the verb for style; none is stronger than another."},
	index.ByActor:       {"Who is said to speak", "The nouns for those who speak. Reports of views do not name them, by custom; where a text does, the name stands as the text has it, and two names may mean one speaker."},
	index.ByYear:        {"Years named", "Years that stand in the points’ own words."},
}

func (b *book) tags() {
	b.add(Page{
		Path: "tags/index.html", Kind: Index, Title: "Who spoke, and in which words",
		Description: "Attributions, reporting verbs, actors and years, in the texts’ own words, with every point that has them.",
	}, func(w *writer) {
		w.heading(1, "Who spoke, and in which words", "")
		w.para("Summaries of meetings seldom name speakers. They say “many participants” or “several speakers”, or leave it open. What they say is listed here as they say it.")
		for _, facet := range index.Facets() {
			b.facet(w, facet)
			if facet == index.ByAttribution {
				b.unattributed(w)
				b.wordsByRoot(w)
			}
		}
		b.continuedNote(w)
		b.disagreementNote(w)
		b.agreedNote(w)
	})
	b.namedSpeakers()
	b.disagreements()
	b.agreed()
	for _, t := range b.ix.Tags {
		b.tag(t)
	}
}

func (b *book) facet(w *writer, facet index.Facet) {
	var rows [][]inline
	for _, t := range b.ix.Tags {
		if t.Facet == facet && !isNamed(t) {
			rows = append(rows, []inline{w.link(escape(tagName(t)), tagPathOf(t)), inline(grouped(t.Count)), inline(grouped(len(t.Points())))})
		}
	}
	if len(rows) == 0 && (facet != index.ByActor || len(b.namedTags()) == 0) {
		return
	}
	w.heading(2, escape(facetTexts[facet].title), "#"+string(facet)+" .group")
	w.para(escape(facetTexts[facet].note))
	noun := inline("Clauses")
	if facet == index.ByYear {
		noun = "Times"
	}
	if len(rows) > 0 {
		w.table([]inline{"", noun, "Points"}, rows)
	}
	if facet == index.ByActor {
		b.namedNote(w)
	}
}

// tagName is what a tag is called in lists.
func tagName(t *index.Tag) string {
	if t.Facet == index.ByAttribution {
		return ClassName(policy.Class(t.Name))
	}
	return t.Name
}

// tagTitle is what a tag's own page is called.
func tagTitle(t *index.Tag) string {
	switch t.Facet {
	case index.ByAttribution:
		return "Attribution: " + ClassName(policy.Class(t.Name))
	case index.ByVerb:
		return "Verbs: " + t.Name
	case index.ByActor:
		return "Speaking: " + t.Name
	}
	return "Year: " + t.Name
}

func (b *book) tag(t *index.Tag) {
	text := facetTexts[t.Facet]
	b.listing(Page{
		Path: tagPathOf(t), Kind: Tag, Title: tagTitle(t), Crumbs: []Link{{"Who spoke", "tags/index.html"}},
		Description: description(fmt.Sprintf("%s: %s. %s", tagTitle(t), count(len(t.Points()), "point"), text.note)),
	}, func(w *writer) {
		w.para(inline(count(len(t.Points()), "point")) + ". " + escape(text.note))
		switch t.Facet {
		case index.ByAttribution:
			w.para(escape(attributionNote(policy.Class(t.Name))))
		case index.ByVerb:
			w.para("This group: " + escape(functionNote(policy.Function(t.Name))) + ".")
		}
	}, func(w *writer) []group { return b.tagGroups(w, t) })
}

// tagGroups lists the places that have a tag, by document.
func (b *book) tagGroups(w *writer, t *index.Tag) []group {
	if !b.isQuoted(t.Count) {
		return []group{b.tagBriefly(w, t)}
	}
	var groups []group
	var in *index.Document
	for h := range t.Hits() { // in reading order: those of a document stand together
		if d := h.Point.Document; d != in {
			in = d
			groups = append(groups, group{title: w.link(escape(d.Title), d.Path()), id: inDocument(d)})
		}
		last := &groups[len(groups)-1]
		last.entries = append(last.entries, b.hitEntry(h))
	}
	return groups
}

// tagBriefly lists the documents that have points with a tag. In a vast
// collection nearly all have some with the commonest, and nobody leafs through
// all documents to learn that: one page shows the first of them, and the search,
// which knows these tags, lists the points of all.
func (b *book) tagBriefly(w *writer, t *index.Tag) group {
	g := group{entries: b.byDocument(t.Points())}
	all := len(g.entries)
	if !b.ix.IsVast() || all <= linesPerPage || t.Facet == index.ByActor {
		return g
	}
	search := w.file("The search", fmt.Sprintf("search.html?%s=%s", t.Facet, t.Value))
	g.note = inline(fmt.Sprintf("Here stand the first %s of %s documents that have such points. %s lists the points of all.", grouped(linesPerPage), grouped(all), search))
	g.entries = g.entries[:linesPerPage]
	return g
}

func attributionNote(c policy.Class) string {
	switch c {
	case policy.Unquantified:
		return "Here the text says “speakers” or “participants” and not how many."
	case policy.Impersonal:
		return "Here the text says that something was noted or emphasized and not by whom."
	case policy.Named:
		return "Here the text names who speaks: a person, a delegation or a body. Who is not named may have spoken as well."
	case policy.Counted:
		return "Here the text itself states a number, as in “some 40 speakers”. Of how many it does not say."
	case policy.Few:
		return "“Few” and “a few” say different things; both stand here, each in its own words."
	case policy.Others:
		return "Here the text sets some speakers beside others; who they are it does not say."
	}
	return ""
}

// hitEntry quotes the sentence that has the tag, with the clause's own words.
func (b *book) hitEntry(h index.Hit) entry {
	return quoteEntry(func(w *writer) (quote, line inline) {
		line = b.whereStands(w, h.Point)
		if h.Attribution != nil {
			line += " · " + b.attributionLine(w, h.Attribution)
		}
		return b.sentence(w, h.Point, *h.Words), line
	})
}

// inDocument is the id of a document's part of a list.
func inDocument(d *index.Document) string { return "in-" + d.ID }

// tagIn is where a tag's list has a document; a list too long to quote has no
// such parts.
func (b *book) tagIn(t *index.Tag, d *index.Document) string {
	if !b.isQuoted(t.Count) {
		return tagPathOf(t)
	}
	return b.placeIn(tagPathOf(t), inDocument(d), func(w *writer) []group { return b.tagGroups(w, t) })
}
