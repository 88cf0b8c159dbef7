package annotate

import (
	"cmp"
	"slices"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// byLink is why a link leads to its reference.
const byLink = "the text links these words to its address"

// links adds to the findings of some blocks what their words were linked to
// when the text was published. What words say counts before where they lead:
// a link says nothing where they cite something already, but settles what
// they leave open.
func (r *reading) links(f *policy.Finding, blocks []int, words Words) {
	if len(r.document.File.Links) == 0 {
		return
	}
	for n, b := range blocks {
		text, passage := words[b], r.document.Blocks[b].Text
		for _, l := range r.linked(text, passage) {
			id := r.leadsTo(l.address)
			if id == "" || id == r.own {
				continue
			}
			cited := r.citation(text, n, calling{from: l.from, to: l.to, start: text.Tokens[l.from].Start, end: text.Tokens[l.to-1].End},
				r.grammar.places(text), policy.Citation{Reference: id, Method: policy.Link, Why: byLink})
			overlaps := func(q policy.Quote) bool {
				return q.Paragraph == n && q.Start < cited.End && cited.Start < q.End
			}
			if slices.ContainsFunc(f.Citations, func(c policy.Citation) bool { return overlaps(c.Quote) }) {
				continue
			}
			f.Citations = append(f.Citations, cited)
			f.Mentions = slices.DeleteFunc(f.Mentions, func(m policy.Mention) bool { return overlaps(m.Quote) })
		}
	}
	slices.SortStableFunc(f.Citations, func(a, b policy.Citation) int {
		return cmp.Or(cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.Start, b.Start))
	})
}

// linkedWords is the words of a link in a text.
type linkedWords struct {
	from, to int // tokens
	address  string
}

// linked gives the links in a text, in order.
func (r *reading) linked(text *token.Text, passage source.Passage) []linkedWords {
	all := r.document.File.Links
	var found []linkedWords
	last := -1 // index in all of the link that the last of found is
	for i, t := range text.Tokens {
		at := passage.Origin(t.Start)
		n, _ := slices.BinarySearchFunc(all, at, func(l source.Link, at int) int {
			if l.Words.End <= at {
				return -1
			}
			return 1
		})
		switch {
		case n == len(all) || at < all[n].Words.Start:
			last = -1
		case n == last:
			found[len(found)-1].to = i + 1
		default:
			found, last = append(found, linkedWords{i, i + 1, all[n].Address}), n
		}
	}
	return found
}

// leadsTo gives the reference that an address leads to; "" when it is not
// known, or several have the address.
func (r *reading) leadsTo(address string) string {
	if id := r.addresses.byKey[r.addresses.key(address)]; id != "" {
		return id
	}
	symbol := r.addresses.symbol(address)
	if symbol == "" {
		return ""
	}
	if id := r.symbols[policy.SymbolKey(symbol)]; id != "" {
		return id
	}
	for _, c := range r.callings(token.NewScanner(nil).Scan(symbol)) {
		if c.work != nil && c.start == 0 && c.end == len(symbol) {
			if id := r.workID(c.work); id != "" {
				r.make(c.work)
				return id
			}
		}
	}
	return ""
}
