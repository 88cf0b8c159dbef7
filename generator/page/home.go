package page

import (
	"precis/generator/index"
	"precis/generator/policy"
	"slices"
)

// How much of the collection the home page presents: the latest documents, and
// themes in their own words where they are few.
const (
	latest    = 12
	mostAsked = 6
)

func (b *book) home() {
	site := b.ix.Site
	about := site.Description
	if about == "" {
		about = "Summaries of policy meetings as published, every point numbered, with its topics, references and attributions beside it."
	}
	b.add(Page{Path: "index.html", Kind: Home, Title: site.Title, Description: description(about)}, func(w *writer) {
		w.heading(1, escape(site.Title), "")
		w.para(escape(about))
		b.newest(w)
		b.overview(w)
		b.browse(w)
	})
}

// newest presents the documents: one alone with its themes, several as a list.
func (b *book) newest(w *writer) {
	documents := b.listed()[:min(len(b.ix.Documents), latest)]
	if len(b.ix.Documents) > 1 {
		title := inline("Documents")
		if documents[0].Facts.Date != "" { // the dated stand first, the newest before the others
			title = "Latest documents"
		}
		w.heading(2, title, "#documents .documents")
		var lines []inline
		for _, d := range documents {
			lines = append(lines, b.documentLine(w, d))
		}
		w.lines(lines...)
		if len(b.ix.Documents) > latest {
			w.para(w.link(inline("All "+count(len(b.ix.Documents), "document")), "documents/index.html"))
		}
	}
	if len(documents) == 1 {
		d := documents[0]
		w.heading(2, w.link(escape(d.Title), d.Path()), "#documents .meeting")
		w.para(factsLine(b.ix.Site, d))
	}
	if len(b.ix.Themes) == 0 || len(b.ix.Themes) > mostAsked {
		return
	}
	asked := inline("Themes")
	switch {
	case b.isAsked() && len(b.ix.Documents) == 1:
		asked = "What the meeting was asked"
	case b.isAsked():
		asked = "What the meetings were asked"
	}
	w.heading(2, asked, "#themes .themes")
	for _, t := range b.ix.Themes {
		declared := t.Declared[0]
		w.heading(3, w.link(b.themeName(t), themePath(t)), "#theme-"+t.ID+" .theme")
		w.quote(b.declaration(w, declared))
		w.para(w.link(inline(count(len(t.Points), "point")), themePath(t)) + spokenIn(t.Points))
	}
}

// isAsked tells whether all themes are those that texts declare in a list, as
// the questions put to a meeting. Headings are what a drafter made of it.
func (b *book) isAsked() bool {
	return !slices.ContainsFunc(b.ix.Themes, func(t *index.Theme) bool {
		d := t.Declared[0]
		return d.Document.Blocks[d.Theme.Block].Kind != policy.ThemeBlock
	})
}

// themesLine says what the themes are.
func (b *book) themesLine() string {
	if b.isAsked() {
		return "the " + count(len(b.ix.Themes), "question") + " that the meetings were asked"
	}
	return count(len(b.ix.Themes), "theme") + ", declared by the texts or taken from their headings"
}

// spokenIn says in the drafters' words who speaks in some points.
func spokenIn(points []*index.Point) inline {
	clauses := make(map[policy.Class]int)
	for _, p := range points {
		for _, a := range p.Finding.Attributions {
			clauses[a.Class]++
		}
	}
	var counts []index.ClassCount
	for _, class := range policy.Classes() {
		if clauses[class] > 0 {
			counts = append(counts, index.ClassCount{Class: class, Count: clauses[class]})
		}
	}
	if len(counts) == 0 {
		return ""
	}
	return ". Who speaks, by clause: " + countsLine(counts) + "."
}

// browse leads to every list of the site.
func (b *book) browse(w *writer) {
	w.heading(2, "Ways in", "#browse .browse")
	items := []inline{
		w.link("Documents", "documents/index.html") + ": " + inline(count(len(b.ix.Documents), "text")) + " as published, every point numbered",
	}
	if len(b.ix.Themes) > 0 {
		items = append(items, w.link("Themes", "themes/index.html")+": "+escape(b.themesLine()))
	}
	if len(b.ix.Topics) > 0 {
		items = append(items, w.link("Topics", "topics/index.html")+": "+inline(count(len(b.ix.Topics), "topic"))+" that the points speak of")
	}
	if len(b.ix.References) > 0 {
		items = append(items, w.link("References", "references/index.html")+": "+inline(count(len(b.ix.References), "reference"))+" (instruments, bodies, goals), with the points that cite each")
	}
	items = append(items,
		w.link("Who spoke", "tags/index.html")+": attributions, verbs, actors and years, in the texts’ own words",
		w.link("Compare", comparePath)+": two themes or documents side by side",
		w.link("From A to Z", "search.html")+": every topic, reference and point",
	)
	if len(b.ix.Updates) > 0 {
		line := w.link("Changes", changesPath) + ": what was added, reworded and withdrawn since numbers are kept"
		if day := b.lastChange(); day != "" {
			line += escape(", last on " + day)
		}
		items = append(items, line)
	}
	w.lines(items...)
}
