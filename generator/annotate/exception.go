package annotate

import "precis/generator/token"

// exceptionEnd gives the token behind whom a group leaves out: "except Cuba",
// "other than the two observers". It gives i where the group leaves out nobody.
// Between commas it is an insertion, and no part of the group.
func (c *cascade) exceptionEnd(i int) int {
	n, _ := c.exceptions.at(c.tokens, i, c.to)
	if n == 0 || c.tokens[i].Before != 0 {
		return i
	}
	at := i + n
	if g, ok := c.readGroup(at); ok {
		return g.to
	}
	if m := c.numberAt(at); m > 0 {
		return at + m
	}
	if counted, _ := c.quantityAt(at); counted > 0 {
		return at + counted
	}
	noun := c.skip(c.articles, at)
	if m := c.numberAt(noun); m > 0 && noun > at {
		at = noun + m
		if at < c.to && c.tokens[at].Before == 0 && c.tokens[at].Plain != c.tokens[at].Fold && !c.verbs.has(c.tokens, at, c.to) {
			at++ // "except the two hoteliers"
		}
		return at
	}
	if to := c.nameRun(noun); to > noun {
		return to
	}
	if noun > at && noun < c.to && c.tokens[noun].Before == 0 {
		return noun + 1 // "except the treasurer"
	}
	return i
}

// leftOut reads a clause whose verb stands in the clause before, and only its
// helper here: "Norway supported it; Hungary did not".
func (c *cascade) leftOut(i int) *spoken {
	if len(c.found) == 0 || !c.begins(i) {
		return nil
	}
	last := c.found[len(c.found)-1]
	if !last.active || len(last.Verbs) == 0 || i < last.last {
		return nil
	}
	g, ok := c.groupAt(i)
	if !ok || g.kind == meeting || g.to >= c.to || c.tokens[g.to].Before != 0 || c.denied(i) {
		return nil
	}
	n, denied, function := 0, false, last.Verbs[0].Function
	if n, _ = c.verbDenied.at(c.tokens, g.to, c.to); n > 0 {
		denied = true
	} else if n, _ = c.verbRepeated.at(c.tokens, g.to, c.to); n == 0 {
		return nil
	}
	if behind := g.to + n; behind < c.to && c.tokens[behind].Before&(token.Strong|token.Comma) == 0 && !c.joins.has(c.tokens, behind, c.to) {
		return nil // "Hungary did not attend"
	}
	if denied {
		if function, ok = c.negated[function]; !ok {
			return nil // "Hungary did not", of what was noted
		}
	}
	s := c.spoken(g, i, g.to+n, g.from, g.to)
	s.active, s.tense, s.helped = true, last.tense, true
	s.Verbs = append(s.Verbs, c.verb(g.to, n, function))
	return s
}
