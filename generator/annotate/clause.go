package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// addFurtherVerbs finds the verbs that are joined to the first: "and
// underlined the need", within the clause.
func (c *cascade) addFurtherVerbs(i int) {
	s := &c.found[i]
	if !s.active {
		return
	}
	comma := func(j int) bool { return c.tokens[j].Before&token.Comma != 0 || c.tokens[j].Before == token.Pause }
	for j := s.last; j < c.to && c.tokens[j].Start < s.Clause.End; j++ {
		joined := c.joins.has(c.tokens, j, c.to)
		at := j
		if joined {
			at = j + 1
		}
		at = c.skipAdverbs(at)
		if joined && j > s.last && !comma(j) && c.endsPassive(j) {
			continue // "is read and responded to"
		}
		if !joined && c.isParted(j, j) && !c.verbs.has(c.tokens, at, c.to) {
			break // "; a few went on and said"
		}
		comma := comma(j)
		n, form := c.reporting(at)
		if form.tense == 1 && n == 1 && at+n < c.to && c.tokens[at+n].Before != 0 {
			continue // "to the town and back, on time"
		}
		if n == 0 || !joined && !comma || form.tense != s.tense && !(s.helped && form.tense == 0) || c.tokens[at+n-1].End > s.Clause.End {
			continue
		}
		// ", held in 2016" is no verb of the group: in a row of verbs each one takes
		// what it reports along.
		if !joined && n == 1 && c.prepositions.has(c.tokens, at+n, c.to) && !c.expressing.has(c.tokens, at, c.to) {
			continue
		}
		if !joined && c.standsAside(s.last, at) {
			continue
		}
		// Behind "noted that ..." a bare "and requested the Office" may belong to
		// what was noted; a comma or another "that" settles it.
		if s.that && !comma && !c.isThat(at+n) && (c.mayBeDeed(at, n) || c.namesActor(s.last, at)) {
			continue
		}
		if form = c.fullForm(at, &n, form); c.opensReport(at+n) || c.isVenture(at+n) || c.nouns.has(c.tokens, at+n, c.to) || n > 1 && c.prepositions.has(c.tokens, at+n-1, c.to) || joined && comma && c.telling.has(c.tokens, at, c.to) {
			s.Verbs = append(s.Verbs, c.verb(at, n, form.function))
			j = at + n - 1
		}
	}
}

// endsPassive tells a participle behind a form of "to be" that ends before token
// j: what is joined to it is as passive.
func (c *cascade) endsPassive(j int) bool {
	k := j - 1
	if k <= c.from+1 || !(c.doneEndings.Of(c.tokens[k].Fold) || c.finite.has(c.tokens, k, c.to)) || c.tokens[k].Before != 0 {
		return false
	}
	for k--; k > c.from && (c.adverbEndings.Of(c.tokens[k].Fold) || c.negations.has(c.tokens, k, c.to)); k-- {
	}
	return c.be.has(c.tokens, k, c.to)
}

// standsAside tells a verb behind a comma whose subject came in behind the verb
// before it, with an aside: "praised the draft and two, Chile and Peru, opposed".
// It has another subject than that verb.
func (c *cascade) standsAside(from, at int) bool {
	joined := false
	for k := from; k < at; k++ {
		if joined && c.tokens[k].Before&token.Comma != 0 {
			return true
		}
		joined = joined || c.joins.has(c.tokens, k, c.to) || c.contrasts.has(c.tokens, k, c.to) || c.contrastOpeners.has(c.tokens, k, c.to)
	}
	return false
}

// mayBeDeed tells whether the verb of n tokens at a token says something of
// things, or tells of a deed, as often as of a view.
func (c *cascade) mayBeDeed(at, n int) bool {
	deed, _ := c.deeds.at(c.tokens, at, c.to)
	plain, _ := c.participles.at(c.tokens, at, c.to)
	return deed == n || plain == n
}

// namesActor tells whether somebody who could act or speak is named between
// two tokens: of "noted that the Board had met and urged" the Board may be the
// subject, of "noted that the river was low and urged" the river is not.
func (c *cascade) namesActor(from, to int) bool {
	for j := from; j < to; j++ {
		if j > from && isUpperFirst(c.text.Word(j)) || c.bodies.has(c.tokens, j, c.to) || c.nouns.has(c.tokens, j, c.to) || c.pronouns.has(c.tokens, j, c.to) || c.continuing.has(c.tokens, j, c.to) {
			return true
		}
	}
	return false
}

// addClauses parts the sentence among its attributions: a clause reaches from
// the last comma or joining word before its first token to that of the next.
func (c *cascade) addClauses() {
	if len(c.found) == 0 {
		return
	}
	sentence := c.span()
	start := sentence.Start
	for i := range c.found {
		end := sentence.End
		if i+1 < len(c.found) {
			end = c.boundary(c.found[i].last, c.found[i+1].first)
		}
		clause := source.Span{Start: start, End: end}
		c.found[i].Clause = policy.Quote{
			Words:     strings.TrimRight(c.text.Source[clause.Start:clause.End], " ,;"),
			Paragraph: c.paragraph, Start: clause.Start, End: clause.End, Sentence: c.found[i].Sentence,
		}
		start = end
	}
}

// sentenceQuote is the whole of what is read as one sentence.
func (c *cascade) sentenceQuote() policy.Quote {
	span := c.span()
	return policy.Quote{
		Words: c.text.Source[span.Start:span.End], Paragraph: c.paragraph, Start: span.Start, End: span.End, Sentence: int(c.tokens[c.from].Sentence),
	}
}

// boundary is the byte at which the clause of a second attribution begins.
func (c *cascade) boundary(after, first int) int {
	for j := first; j > after; j-- {
		if c.tokens[j].Before&(token.Comma|token.Pause) != 0 || c.joins.has(c.tokens, j, c.to) {
			return c.tokens[j].Start
		}
	}
	return c.tokens[min(first, c.to-1)].Start
}

// span is what is read as one sentence.
func (c *cascade) span() source.Span {
	span := c.text.Sentences[c.tokens[c.from].Sentence]
	if c.from > 0 && c.tokens[c.from-1].Sentence == c.tokens[c.from].Sentence {
		span.Start = c.tokens[c.from].Start
	}
	if c.to < len(c.tokens) && c.tokens[c.to].Sentence == c.tokens[c.from].Sentence {
		span.End = c.tokens[c.to].Start
	}
	return span
}
