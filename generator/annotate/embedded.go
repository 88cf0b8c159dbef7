package annotate

import (
	"slices"

	"precis/generator/token"
)

// What is reported, supposed or denied is nobody's view here.

// isEmbedded tells a group behind words that make its clause a thing reported
// or supposed: "denied that many members", "if several members".
func (c *cascade) isEmbedded(g group) bool {
	if g.from == c.from+1 && c.suppositions.has(c.tokens, c.from, c.to) {
		return true
	}
	at := g.from - 1
	if c.embedders.has(c.tokens, at, c.to) {
		if c.isApposition(at) {
			return false
		}
		return c.tokens[g.from].Before&(token.Comma|token.Pause|token.Bracket) == 0
	}
	return c.supposes() && !slices.ContainsFunc(c.tokens[c.from+1:g.from+1], func(t token.Token) bool { return t.Before&(token.Comma|token.Pause) != 0 })
}

// isApposition tells a "that" behind ", a decline": its clause says of a thing
// who speaks of it.
func (c *cascade) isApposition(at int) bool {
	return at-2 > c.from && c.relatives.has(c.tokens, at, c.to) && c.tokens[at].Before == 0 && c.articles.has(c.tokens, at-2, c.to) &&
		c.tokens[at-2].Before&(token.Comma|token.Pause) != 0 && !c.verbs.has(c.tokens, at-1, c.to) && !c.expressed.has(c.tokens, at-1, c.to) && !c.inReport(at)
}

// quotesText tells a sentence that begins with a text of a body: what "in its
// resolution, the Assembly" does, the resolution does.
func (c *cascade) quotesText() bool {
	return c.textOpeners.has(c.tokens, c.from, c.to) && !c.underItem.has(c.tokens, c.from, c.to) && c.articles.has(c.tokens, c.from+1, c.to) && c.texts.has(c.tokens, c.from+2, c.to)
}

// mostDenial is how many words may lie between a denial's first and what it
// denies: "not a single one of".
const mostDenial = 5

// denied tells "not all speakers" and "no speaker", of which no view follows:
// a denial ends at token i, at most one word before it, or before words that
// say more of a bare noun ("none of the small island members").
func (c *cascade) denied(i int) bool {
	head := i
	if i < c.to && !c.counts(i) {
		for head > c.from && head > i-mostModifiers && c.tokens[head].Before == 0 && c.canModify(head-1) {
			head--
		}
	}
	for j := i - 1; j >= max(c.from, head-mostDenial); j-- {
		if n, _ := c.denials.at(c.tokens, j, c.to); n > 0 && j+n >= head-1 && !c.additions.has(c.tokens, j+n, c.to) { // "was not and one abstained"
			return n > 1 || !c.isApart(j, i)
		}
	}
	return false
}

// isApart tells whether a comma, a semicolon or a colon stands between two
// tokens: "whether it closes or not, several members".
func (c *cascade) isApart(from, to int) bool {
	return slices.ContainsFunc(c.tokens[from+1:min(to+1, c.to)], func(t token.Token) bool { return t.Before&(token.Comma|token.Pause) != 0 })
}
