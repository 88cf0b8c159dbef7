package page

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// point writes one point: its number, its words, and what was found in them.
func (b *book) point(w *writer, p *index.Point, level int) {
	w.heading(level, w.link(escape(p.Label), pointPath(p)), "#"+p.Anchor+" .point")
	w.quote(b.paragraphs(w, p)...)
	var items []item
	if len(p.Finding.Attributions) > 0 {
		items = append(items, item{"**Who speaks**", append(b.attributionItems(w, p.Finding), b.continuedItems(w, p.Finding)...)})
	} else if p.Document.Attributed {
		items = append(items, item{text: "**Who speaks** not stated: the text’s own words"})
	} else {
		items = append(items, item{text: "**Who speaks** not looked for in this language"})
	}
	if differing := b.differingItems(w, p); len(differing) > 0 {
		items = append(items, item{w.link("**Views differ**", disagreementPath), differing})
	}
	if topics := b.topicItems(w, p.Finding); len(topics) > 0 {
		items = append(items, item{"**Topics**", topics})
	}
	if cited := b.citedItems(w, p.Finding); len(cited) > 0 {
		items = append(items, item{"**Cites**", cited})
	}
	if pointers := pointerItems(w, p); len(pointers) > 0 {
		items = append(items, item{"**Points to**", pointers})
	}
	items = append(items, item{text: w.link(inline(linesOf(p)), sourcePath(p.Document)+fmt.Sprintf("#L%d", p.Lines[0])) + " of the text"})
	w.list(items...)
	if related := b.relatedItems(w, p); len(related) > 0 {
		w.heading(level+1, inline(count(len(p.Related), "related point")), "#"+p.Anchor+"-related .fold")
		w.lines(related...)
	}
}

func linesOf(p *index.Point) string {
	if p.Lines[0] == p.Lines[1] {
		return fmt.Sprintf("Line %d", p.Lines[0])
	}
	return fmt.Sprintf("Lines %d–%d", p.Lines[0], p.Lines[1])
}

// attributionItems says who speaks in each clause, with which verbs.
func (b *book) attributionItems(w *writer, f *policy.Finding) []inline {
	var items []inline
	for i := range f.Attributions {
		items = append(items, b.attributionLine(w, &f.Attributions[i]))
	}
	return items
}

// attributionLine is one clause: the drafters' words, what they leave open,
// and the verbs with what they do. In a large collection what the words above
// lead to is not led to again.
func (b *book) attributionLine(w *writer, a *policy.Attribution) inline {
	link := w.link
	if b.ix.IsLarge() && b.isMarked(a) {
		link = func(text inline, _ string) inline { return text }
	}
	line := link(quoted(a.Words), b.tagPath(index.ByAttribution, string(a.Class)))
	switch a.Class {
	case policy.Unquantified, policy.Impersonal:
		line += " (" + escape(ClassName(a.Class)) + ")"
	}
	var verbs []inline
	for _, v := range a.Verbs {
		verbs = append(verbs, quoted(v.Words)+" "+link(escape(string(v.Function)), b.tagPath(index.ByVerb, string(v.Function))))
	}
	if len(verbs) > 0 {
		return line + ": " + joined(verbs, ", ")
	}
	return line + ": " + w.link(escape(string(policy.HoldsView)), b.tagPath(index.ByVerb, string(policy.HoldsView)))
}

// topicItems names the topics of a point and the words that say why.
func (b *book) topicItems(w *writer, f *policy.Finding) []inline {
	var items []inline
	for _, a := range f.Topics {
		if t := b.ix.Topic(a.Topic); t != nil {
			items = append(items, w.link(escape(t.Label), topicPath(t))+": "+becauseOf(a.Evidence))
		}
	}
	return items
}

// becauseOf quotes the words that support a topic, each once.
func becauseOf(evidence []policy.Evidence) inline {
	var words []inline
	seen := make(map[string]bool)
	for _, e := range evidence {
		if key := strings.ToLower(e.Words); !seen[key] {
			seen[key] = true
			line := quoted(e.Words)
			if e.Label == policy.ByEditor {
				line += ", " + escape(policy.ByEditor)
			}
			words = append(words, line)
		}
	}
	return joined(words, ", ")
}

// citedItems names what is cited, how it was recognized, and what could not
// be settled.
func (b *book) citedItems(w *writer, f *policy.Finding) []inline {
	var items []inline
	for _, c := range f.Citations {
		r := b.ix.Reference(c.Reference)
		if r == nil {
			continue
		}
		line := w.link(escape(r.Name()), referencePath(r))
		if c.Locator != "" {
			line += ", " + escape(c.Locator)
		}
		for _, d := range r.Here {
			line += " (" + w.link("on this site", documentPath(d)) + ")"
		}
		items = append(items, line+": "+quoted(c.Words)+", "+escape(c.Why))
	}
	for _, m := range f.Mentions {
		line := quoted(m.Words) + " is not settled: " + escape(m.Why)
		var could []inline
		for _, id := range m.Candidates {
			if r := b.ix.Reference(id); r != nil {
				could = append(could, escape(r.Name()))
			}
		}
		if len(could) > 0 {
			line += " (" + joined(could, "; ") + ")"
		}
		items = append(items, line)
	}
	return items
}

// pointerItems leads to the places of the same document that the words point
// to.
func pointerItems(w *writer, p *index.Point) []inline {
	var items []inline
	for _, to := range p.Finding.Pointers {
		items = append(items, w.link(escape(to.Label), documentPath(p.Document)+"#"+to.Anchor)+": "+quoted(to.Words))
	}
	return items
}

// relatedItems leads to the related points, each with the reasons; those with
// the same reasons stand together.
func (b *book) relatedItems(w *writer, p *index.Point) []inline {
	var items, said []inline
	for _, r := range p.Related {
		reasons := make([]inline, len(r.Reasons))
		for i, reason := range r.Reasons {
			reasons[i] = escape(reason.Text)
		}
		why := joined(reasons, "; ")
		link := w.link(escape(labelFor(r.Point, p.Document)), pointPath(r.Point))
		if at := slices.Index(said, why); at >= 0 {
			items[at] += "; " + link
			continue
		}
		items, said = append(items, link), append(said, why)
	}
	for i := range items {
		items[i] += ": " + said[i]
	}
	return items
}

// labelFor names a point as seen from a document: its number, and its document
// where that is another.
func labelFor(p *index.Point, from *index.Document) string {
	if p.Document == from {
		return numberOf(p)
	}
	return numberOf(p) + ", " + excerpt(p.Document.Title, 8)
}

// numberOf names a point by its number: "a.7", or "paragraph 36" where the
// number is the text's own.
func numberOf(p *index.Point) string {
	if p.Own {
		return "paragraph " + p.Label
	}
	return p.Label
}
