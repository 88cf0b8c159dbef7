package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// pointers finds where a paragraph points to another place of its document:
// "paragraph 12 above". A place that the document numbers itself is given; one
// that cannot be found is a mention.
func (r *reading) pointers(text *token.Text, paragraph int) (found []policy.Pointer, lost []policy.Mention) {
	for _, p := range r.grammar.places(text) {
		n, _ := r.grammar.within.at(text.Tokens, p.to, len(text.Tokens))
		if n == 0 || p.number == "" || text.Tokens[p.to].Before&^token.Bracket != 0 {
			continue
		}
		quote := quoteOf(text, paragraph, p.from, p.to+n)
		anchor, label := r.anchor(p)
		if anchor == "" {
			lost = append(lost, policy.Mention{Quote: quote, Why: "a place in this document, which has no such number of its own, or more than one"})
			continue
		}
		found = append(found, policy.Pointer{Quote: quote, Anchor: anchor, Label: label})
	}
	return found, lost
}

// anchor finds the point or section that bears a number in the text itself;
// "" when there is none, or more than one.
func (r *reading) anchor(p place) (anchor, label string) {
	count := 0
	d := r.document
	if r.numbersPoints[p.noun] {
		for _, one := range d.Points {
			if one.Own && one.Number == p.number {
				anchor, label = one.Anchor, one.Label
				count++
			}
		}
	}
	if r.numbersSections[p.noun] {
		for _, s := range d.Sections {
			if s.Heading >= 0 && strings.Trim(d.Blocks[s.Heading].Marker, "#.() ") == p.number {
				anchor, label = policy.SectionAnchor(s.Label), s.Title
				count++
			}
		}
	}
	if count != 1 {
		return "", ""
	}
	return anchor, label
}
