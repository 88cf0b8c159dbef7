package annotate

import (
	"precis/generator/policy"
	"precis/generator/token"
)

// What tells a view of States and bodies from a deed: "Kenya supported the
// text", but "the Fund supported the survey".

// mostObject is how many words the thing behind a verb may have.
const mostObject = 6

// takesStand tells whether a verb for what is done as often as said has
// something behind it that one can only take a stand on: a text, a proposal,
// something still to be done, or a need.
func (c *cascade) takesStand(s said) bool {
	at := s.at + s.n
	switch s.form.function {
	case policy.Supports, policy.Objects, policy.Agrees, policy.Asks:
		if c.isPronounStand(at) || at < c.to && c.tokens[at].Before&^token.Quote == 0 && c.tokens[at].Before&token.Quote != 0 {
			return true // "supported it", and wording: "supported “could be”"
		}
		if s.form.function == policy.Asks && c.asksToDo(s) {
			return true
		}
		return c.isObject(at, c.positions) || s.form.function != policy.Asks && c.isVenture(at)
	}
	return c.isObject(at, c.needs)
}

// asksToDo tells "invited the Commission to draw up", which is asking, from
// "invited guests to a dinner" and "invited the Chair to speak".
func (c *cascade) asksToDo(s said) bool {
	const most = 16 // words for whom
	for j := s.at + s.n + 1; j+1 < c.to && j < s.at+s.n+most && c.tokens[j].Before&token.Strong == 0; j++ {
		if c.infinitive.has(c.tokens, j, c.to) {
			return !c.small.Get(c.tokens[j+1].Fold) && !isUpperFirst(c.text.Word(j+1)) && !c.invitations.has(c.tokens, j+1, c.to)
		}
	}
	return false
}

// isPronounStand tells "supported it" at the pronoun, where the sentence before
// or the same one names what one takes a stand on, or sets others against it.
func (c *cascade) isPronounStand(i int) bool {
	if !c.objectPronouns.has(c.tokens, i, c.to) || !c.endsObject(i+1) {
		return false
	}
	for k := i + 1; k < c.to; k++ {
		if c.verbDenied.has(c.tokens, k, c.to) {
			return true // "; Hungary did not"
		}
	}
	first := c.from
	for first > 0 && c.tokens[first-1].Sentence+1 >= c.tokens[c.from].Sentence {
		first--
	}
	for k := first; k < i; k++ {
		if c.positions.has(c.tokens, k, c.to) && !c.verbs.has(c.tokens, k, c.to) {
			return true
		}
	}
	return false
}

// isObject tells whether the thing that begins at token i is one of a set:
// its last word, a number behind it left aside ("the second option", "point 4").
func (c *cascade) isObject(i int, set *phrases[struct{}]) bool {
	j := c.skip(c.articles, i)
	for k := j; k < c.to && k < j+mostObject && (k == i || c.tokens[k].Before&^(token.Hyphen|token.Quote) == 0); k++ {
		if n, _ := set.at(c.tokens, k, c.to); n > 0 && c.endsObject(k+n) {
			return true
		}
		if c.small.Get(c.tokens[k].Fold) && !c.quantities.has(c.tokens, k, c.to) {
			return false
		}
	}
	return false
}

// endsObject tells whether a thing ends before token i, or a number or a
// participle follows it: "the wording proposed by".
func (c *cascade) endsObject(i int) bool {
	if i >= c.to || c.tokens[i].Before&^token.Quote != 0 || c.small.Get(c.tokens[i].Fold) || c.numberAt(i) > 0 {
		return true
	}
	return c.verbs.has(c.tokens, i, c.to) || c.doneEndings.Of(c.tokens[i].Fold) || c.making.has(c.tokens, i, c.to)
}

// takesUp tells "considered the draft" from "considered the draft too long".
func (c *cascade) takesUp(s said) bool {
	return c.pondering.has(c.tokens, s.at, c.to) && c.isObject(s.at+s.n, c.agendaItems)
}

// isVenture tells "supported deleting the paragraph", of what is not yet done.
func (c *cascade) isVenture(i int) bool {
	return i+1 < c.to && c.tokens[i].Before == 0 && c.doingEndings.Of(c.tokens[i].Fold) && !c.ventures.has(c.tokens, i, c.to) &&
		c.tokens[i+1].Before&^token.Hyphen == 0 && (c.articles.has(c.tokens, i+1, c.to) || !c.small.Get(c.tokens[i+1].Fold))
}

// isStandOf tells whether what a passive says to be supported is a text or the
// like: the words that end before its "was", at token i.
func (c *cascade) isStandOf(i int, f policy.Function) bool {
	if f != policy.Supports && f != policy.Objects && f != policy.Agrees && f != policy.Asks {
		return false
	}
	j := i - 1
	if j > c.from && c.relatives.has(c.tokens, j, c.to) {
		j-- // "a subamendment, which was supported by"
	}
	for k := j; k >= c.from && k > j-mostObject; k-- {
		if n, _ := c.positions.at(c.tokens, k, c.to); n > 0 && k+n == j+1 {
			return true
		}
		if c.tokens[k].Before&(token.Comma|token.Strong) != 0 || c.numberAt(k) == 0 {
			break
		}
		j = k - 1 // "paragraph 4 was supported by"
	}
	return false
}

// saysMore tells whether another verb of the same subject, joined to one that
// may tell of a deed, can only tell of views: "supported the freeze and opposed
// the price".
func (c *cascade) saysMore(g group, s said) bool {
	const most = 14 // words
	for j := s.at + s.n; j < c.to && j < s.at+s.n+most && c.tokens[j].Before&token.Strong == 0; j++ {
		if !c.joins.has(c.tokens, j, c.to) || c.newSubject.has(c.tokens, j, c.to) {
			continue
		}
		more, ok := c.verbAt(j + 1)
		return ok && more.form.tense == s.form.tense && more.at+more.n < c.to && c.opensReport(more.at+more.n) && !c.deedOnly(more) &&
			(more.form.function != policy.Reports || c.telling.has(c.tokens, more.at, c.to))
	}
	return false
}
