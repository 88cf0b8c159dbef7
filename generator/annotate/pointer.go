package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// pointers finds where a paragraph points to another place of its document:
// "paragraph 12 above", "points 2 and 9 below", of a range its ends. A place
// that the document numbers itself is given; where one of several cannot be
// found, all are a mention.
func (r *reading) pointers(text *token.Text, paragraph int) (found []policy.Pointer, lost []policy.Mention) {
	for _, p := range r.grammar.places(text) {
		n, _ := r.grammar.within.at(text.Tokens, p.to, len(text.Tokens))
		if n == 0 || len(p.numbered) == 0 || text.Tokens[p.to].Before&^token.Bracket != 0 {
			continue
		}
		here := make([]policy.Pointer, 0, len(p.numbered))
		for k, at := range p.numbered {
			from, to := at, at+1
			if k == 0 {
				from = p.from
			}
			if k == len(p.numbered)-1 {
				to = p.to + n
			}
			if anchor, label := r.anchor(p.noun, text.Word(at)); anchor != "" {
				here = append(here, policy.Pointer{Quote: quoteOf(text, paragraph, from, to), Anchor: anchor, Label: label})
			}
		}
		if len(here) < len(p.numbered) {
			lost = append(lost, policy.Mention{
				Quote: quoteOf(text, paragraph, p.from, p.to+n), Why: "a place in this document, which has no such number of its own, or more than one",
			})
			continue
		}
		found = append(found, here...)
	}
	return found, lost
}

// anchor finds the point or section that bears a number in the text itself, by
// what it is called there; "" when there is none, or more than one.
func (r *reading) anchor(noun, number string) (anchor, label string) {
	count := 0
	d := r.document
	if r.numbersPoints[noun] {
		for _, one := range d.Points {
			if one.Own && one.Number == number {
				anchor, label = one.Anchor, one.Label
				count++
			}
		}
	}
	if r.numbersSections[noun] {
		for _, s := range d.Sections {
			if s.Heading >= 0 && strings.Trim(d.Blocks[s.Heading].Marker, "#.() ") == number {
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
