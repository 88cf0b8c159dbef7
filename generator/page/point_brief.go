package page

import (
	"fmt"

	"precis/generator/index"
	"precis/generator/policy"
)

// In a large collection what is said beside a point has to be short: there are
// so many points that each word here is as many words as a shelf of texts.
const wordsOfTitle = 3 // of a related point's document

// briefFindings is what was found in a point of a large collection: each thing
// once, with its reason behind it. Who speaks and what the verbs do are links in
// the words themselves; here stands what they cannot tell.
func (b *book) briefFindings(w *writer, p *index.Point) []inline {
	var items []inline
	switch {
	case len(p.Finding.Attributions) == 0 && p.Document.Attributed:
		items = append(items, "No speaker was found in these words")
	case len(p.Finding.Attributions) == 0:
		items = append(items, "Who speaks was not looked for in this language")
	}
	items = append(items, b.eachBecause(w, p)...)
	return append(items, b.lineLink(w, p)+" · "+w.link("Cite", p.Path()+citeAnchor))
}

// eachBecause is what was found in a point, each thing once, with its reason
// behind it.
func (b *book) eachBecause(w *writer, p *index.Point) []inline {
	var items []inline
	add := func(name inline, found []inline) {
		if len(found) > 0 {
			items = append(items, strong(name)+" "+joined(found, " · "))
		}
	}
	add(w.link("Source not stated", b.tagPath(index.ByAttribution, string(policy.Impersonal))), b.unmarkedClauses(p.Finding))
	add("Goes on", b.continuedItems(w, p.Finding))
	add(w.link("Views differ", disagreementPath), b.differingItems(w, p))
	add("Topics", b.topicsBecause(w, p.Finding))
	add("Cites", b.citedBecause(w, p.Finding))
	add("Not settled", b.unsettled(p.Finding, ": "))
	add("Points to", pointerItems(w, p))
	add("Related", b.relatedBriefly(w, p))
	return items
}

// lineLink leads to the lines that a point has in the text as published, or
// where that has no page names them.
func (b *book) lineLink(w *writer, p *index.Point) inline {
	text := inline(linesOf(p))
	if !b.ix.HasTextPage(p.Document) {
		return text
	}
	return w.link(text, sourcePath(p.Document)+fmt.Sprintf("#L%d", p.Lines[0]))
}

// briefLine says on one line what was found in a point, as its number and how
// much there is.
func briefLine(p *index.Point) inline {
	var parts []inline
	if n := len(p.Finding.Topics); n > 0 {
		parts = append(parts, inline(count(n, "topic")))
	}
	if n := len(p.Finding.Citations); n > 0 {
		parts = append(parts, inline(count(n, "reference")))
	}
	if n := len(p.Related()); n > 0 {
		parts = append(parts, inline(fmt.Sprintf("%d related", n)))
	}
	if len(parts) == 0 {
		parts = append(parts, "findings")
	}
	return strong(escape(p.Label)) + " " + joined(parts, " · ")
}

// unmarkedClauses quotes the words of those clauses that are no link in the
// text, where the verb is one.
func (b *book) unmarkedClauses(f *policy.Finding) []inline {
	var clauses []inline
	for i := range f.Attributions {
		if a := &f.Attributions[i]; !b.isMarked(a) {
			clauses = append(clauses, quoted(a.Words))
		}
	}
	return clauses
}

// topicsBecause names the topics of a point, each with the words that say why.
func (b *book) topicsBecause(w *writer, f *policy.Finding) []inline {
	var items []inline
	for _, a := range f.Topics {
		if t := b.ix.Topic(a.Topic); t != nil {
			items = append(items, w.again(escape(t.Label), topicPath(t), escape(t.Label))+" "+becauseOf(a))
		}
	}
	return items
}

// citedBecause names what is cited, each with the words that cite it and how
// they were recognized.
func (b *book) citedBecause(w *writer, f *policy.Finding) []inline {
	var items []inline
	for _, c := range f.Citations {
		r := b.ix.Reference(c.Reference)
		if r == nil {
			continue
		}
		line := b.citedLink(w, r, c)
		if c.Words != r.Name() {
			line += ", " + quoted(c.Words)
		}
		items = append(items, line+": "+escape(c.Why))
	}
	return items
}

// relatedBriefly leads to the related points, each with the first of its reasons
// in a few words; those with the same reason stand together.
func (b *book) relatedBriefly(w *writer, p *index.Point) []inline {
	return relatedLines(w, p, wordsOfTitle, ", ", func(r index.Relation) inline { return escape(r.Reasons[0].Brief()) })
}
