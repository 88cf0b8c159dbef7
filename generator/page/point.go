package page

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// point writes one point: its number, its words, and folded behind them what
// was found in them and why. The stylesheet opens the first fold where there is
// a margin for it.
func (b *book) point(w *writer, p *index.Point, part Part, level int) {
	attributes := "#" + p.Anchor + " .point"
	if p.Own {
		attributes += " data-own=1" // scripts cite it as a paragraph
	}
	w.heading(level, w.link(escape(p.Label), p.Address()), attributes)
	w.quote(b.paragraphs(w, p, part)...)
	b.toBeContinued(w, p, part)
	if b.ix.IsVast() {
		w.lines(b.vastFindings(w, p)...)
		return
	}
	if b.ix.IsLarge() {
		w.heading(level+1, briefLine(p), ".fold .findings")
		w.lines(b.briefFindings(w, p)...)
		return
	}
	w.heading(level+1, findingsLine(p), ".fold .findings")
	w.list(b.findings(w, p)...)
	reasons := b.reasons(w, p)
	if len(reasons) == 0 {
		return
	}
	title := inline("Why")
	switch related := inline(count(len(p.Related()), "related point")); {
	case len(p.Related()) > 0 && len(reasons) > 1:
		title = "Why, and " + related
	case len(p.Related()) > 0:
		title = related
	}
	w.heading(level+1, title, ".fold .why")
	w.list(reasons...)
}

// findingsLine says on one line what was found in a point: where there is no
// margin it stands for all of it, and on paper it names the note.
func findingsLine(p *index.Point) inline {
	const most = 2 // speakers; more would not fit a phone
	var parts, speakers []inline
	for _, a := range p.Finding.Attributions {
		if words := quoted(a.Words); !slices.Contains(speakers, words) {
			speakers = append(speakers, words)
		}
	}
	if n := len(speakers) - most; n > 0 {
		speakers = append(speakers[:most], inline(fmt.Sprintf("and %s more", grouped(n))))
	}
	switch {
	case len(speakers) > 0:
		parts = append(parts, joined(speakers, ", "))
	case p.Document.Attributed:
		parts = append(parts, "no speaker found")
	}
	if n := len(p.Finding.Topics); n > 0 {
		parts = append(parts, inline(count(n, "topic")))
	}
	if n := len(p.Finding.Citations); n > 0 {
		parts = append(parts, inline(count(n, "reference")))
	}
	if len(parts) == 0 {
		parts = append(parts, "nothing found")
	}
	return strong(escape(p.Label)) + " " + joined(parts, " · ")
}

// findings is what was found in a point, without the reasons.
func (b *book) findings(w *writer, p *index.Point) []item {
	var items []item
	switch {
	case len(p.Finding.Attributions) > 0:
		items = append(items, item{"**Who speaks**", append(b.attributionItems(w, p.Finding), b.continuedItems(w, p.Finding)...)})
	case p.Document.Attributed:
		items = append(items, item{text: "**Who speaks** no speaker was found in these words"})
	default:
		items = append(items, item{text: "**Who speaks** not looked for in this language"})
	}
	if differing := b.differingItems(w, p); len(differing) > 0 {
		items = append(items, item{w.link("**Views differ**", disagreementPath), differing})
	}
	add := func(name inline, found []inline) {
		if len(found) > 0 {
			items = append(items, item{text: strong(name) + " " + joined(found, " · ")})
		}
	}
	add("Topics", b.topicLinks(w, p.Finding))
	add("Cites", b.citedLinks(w, p.Finding))
	var mentions []inline
	for _, m := range p.Finding.Mentions {
		mentions = append(mentions, quoted(m.Words))
	}
	add("Not settled", mentions)
	if pointers := pointerItems(w, p); len(pointers) > 0 {
		items = append(items, item{"**Points to**", pointers})
	}
	return append(items, item{text: b.lineLink(w, p) + " of the text · " + w.link("Cite", p.Path()+citeAnchor)})
}

// reasons says why a point has its topics and references, and what it is
// related to by what.
func (b *book) reasons(w *writer, p *index.Point) []item {
	var items []item
	for _, reasons := range []item{
		{"**Topics**", b.topicReasons(p.Finding)},
		{"**Cites**", b.citedReasons(p.Finding)},
		{"**Related**", b.relatedItems(w, p)},
	} {
		if len(reasons.below) > 0 {
			items = append(items, reasons)
		}
	}
	return items
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
	if a.Turn {
		return line + ": " + escape("in the speaker’s own words")
	}
	return line + ": " + w.link(escape(string(policy.HoldsView)), b.tagPath(index.ByVerb, string(policy.HoldsView)))
}

func (b *book) topicLinks(w *writer, f *policy.Finding) []inline {
	var links []inline
	for _, a := range f.Topics {
		if t := b.ix.Topic(a.Topic); t != nil {
			links = append(links, w.link(escape(t.Label), topicPath(t)))
		}
	}
	return links
}

// topicReasons names the topics of a point and the words that say why.
func (b *book) topicReasons(f *policy.Finding) []inline {
	var items []inline
	for _, a := range f.Topics {
		if t := b.ix.Topic(a.Topic); t != nil {
			items = append(items, escape(t.Label)+": "+becauseOf(a))
		}
	}
	return items
}

// becauseOf quotes the words that support a topic, each once,
// and how it was given where the words alone do not say it.
func becauseOf(a policy.Assignment) inline {
	var words []inline
	seen := make(map[string]bool)
	for _, e := range a.Evidence {
		if key := strings.ToLower(e.Words); !seen[key] {
			seen[key] = true
			words = append(words, quoted(e.Words))
		}
	}
	if a.Why != "" {
		words = append(words, escape(a.Why))
	}
	return joined(words, ", ")
}

// citedLinks names what is cited, each place in it once.
func (b *book) citedLinks(w *writer, f *policy.Finding) []inline {
	var links []inline
	for _, c := range f.Citations {
		r := b.ix.Reference(c.Reference)
		if r == nil {
			continue
		}
		line := b.citedLink(w, r, c)
		if !slices.Contains(links, line) {
			links = append(links, line)
		}
	}
	return links
}

// citedLink leads to what a citation cites, with the place in it.
func (b *book) citedLink(w *writer, r *index.Reference, c policy.Citation) inline {
	line := b.referenceLink(w, r)
	if c.Locator != "" {
		line += ", " + escape(c.Locator)
	}
	for _, d := range r.Here {
		line += " (" + w.link("on this site", d.Path()) + ")"
	}
	return line
}

// citedReasons says how what is cited was recognized, and what could not be
// settled.
func (b *book) citedReasons(f *policy.Finding) []inline {
	var items []inline
	for _, c := range f.Citations {
		if r := b.ix.Reference(c.Reference); r != nil {
			items = append(items, escape(citedAs(r, c))+": "+quoted(c.Words)+", "+escape(c.Why))
		}
	}
	return append(items, b.unsettled(f, " is not settled: ")...)
}

// unsettled quotes what looks like a reference and could not be settled, and
// says why behind some words.
func (b *book) unsettled(f *policy.Finding, because inline) []inline {
	var items []inline
	for _, m := range f.Mentions {
		items = append(items, quoted(m.Words)+because+b.whyUnsettled(m))
	}
	return items
}

// whyUnsettled says why a mention was not settled, and what it could be.
func (b *book) whyUnsettled(m policy.Mention) inline {
	var could []inline
	for _, id := range m.Candidates {
		if r := b.ix.Reference(id); r != nil {
			could = append(could, escape(r.Name()))
		}
	}
	if len(could) == 0 {
		return escape(m.Why)
	}
	return escape(m.Why) + " (" + joined(could, "; ") + ")"
}

// pointerItems leads to the places of the same document that the words point
// to.
func pointerItems(w *writer, p *index.Point) []inline {
	var items []inline
	for _, to := range p.Finding.Pointers {
		items = append(items, w.link(escape(to.Label), p.Document.Address(to.Anchor))+": "+quoted(to.Words))
	}
	return items
}

// relatedItems leads to the related points, each with the reasons; those with
// the same reasons stand together.
func (b *book) relatedItems(w *writer, p *index.Point) []inline {
	return relatedLines(w, p, wordsOfRelated, "; ", func(r index.Relation) inline {
		reasons := make([]inline, len(r.Reasons))
		for i, reason := range r.Reasons {
			reasons[i] = escape(reason.Text)
		}
		return joined(reasons, "; ")
	})
}

// wordsOfRelated is how many words of its document's title a related point has.
const wordsOfRelated = 8

// relatedLines leads to the related points, each under so many words of its
// document's title where that is another; those with the same reason stand on
// one line.
func relatedLines(w *writer, p *index.Point, words int, between inline, because func(index.Relation) inline) []inline {
	var items, said []inline
	for _, r := range p.Related() {
		label := numberOf(r.Point)
		if r.Point.Document != p.Document {
			label += ", " + excerpt(r.Point.Document.Title, words)
		}
		link, why := w.link(escape(label), r.Point.Address()), because(r)
		if at := slices.Index(said, why); at >= 0 {
			items[at] += between + link
			continue
		}
		items, said = append(items, link), append(said, why)
	}
	for i := range items {
		items[i] += ": " + said[i]
	}
	return items
}

// numberOf names a point by its number: "a.7", or "paragraph 36" where the
// number is the text's own.
func numberOf(p *index.Point) string {
	if p.Own {
		return "paragraph " + p.Label
	}
	return p.Label
}
