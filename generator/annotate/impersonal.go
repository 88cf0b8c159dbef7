package annotate

import (
	"slices"

	"precis/generator/policy"
	"precis/generator/token"
)

// passive reads "was highlighted by several speakers", at the "was".
func (c *cascade) passive(i int) (spoken, bool) {
	at, n, form := c.participleBehind(i)
	if k := c.skipAdverbs(i + 1); n == 0 && c.be.has(c.tokens, i, c.to) && c.expressing.has(c.tokens, k, c.to) {
		if noun, _ := c.expressedNoun(i - 1); noun >= 0 {
			at, n = k, 1 // "support was voiced by"
		}
	}
	if n == 0 && c.asOpeners.has(c.tokens, i, c.to) {
		at = i + 1 // "as noted by"
		n, form = c.reporting(at)
	}
	if n == 0 && c.pointsMade.has(c.tokens, i, c.to) && c.begins(c.beforeArticles(i)) {
		at = i + 1 // "a point echoed by"
		n, form = c.reporting(at)
	}
	if n == 0 || form.tense != 0 || !c.isBy(at+n) {
		return spoken{}, false
	}
	g, ok := c.groupAt(at + n + 1)
	if !ok || g.kind == meeting || g.kind == body && c.deeds.has(c.tokens, at, c.to) || c.isNegated(i, at) && g.class != policy.Named && g.class != policy.One ||
		g.class == policy.Named && c.asOpeners.has(c.tokens, i, c.to) && c.inReport() {
		return spoken{}, false // "not supported by many": nobody says what they held
	}
	if c.expressing.has(c.tokens, at, c.to) {
		if noun, function := c.expressedNoun(i - 1); noun >= 0 {
			form.function = function
		}
	}
	s := c.spoken(g, i, g.to, g.from, g.to)
	s.Verbs = []policy.Verb{c.verb(at, n, form.function)}
	return s, true
}

// beforeArticles gives the first article before token i, or i.
func (c *cascade) beforeArticles(i int) int {
	for i > c.from && c.tokens[i].Before == 0 && c.articles.has(c.tokens, i-1, c.to) {
		i--
	}
	return i
}

// isNegated tells whether the passive between two tokens is denied: "had not
// been supported", "was not supported".
func (c *cascade) isNegated(be, participle int) bool {
	for j := max(c.from, be-2); j < participle; j++ {
		if c.negations.has(c.tokens, j, c.to) {
			return true
		}
	}
	return false
}

// participleBehind finds the participle of a reporting verb behind a form of
// "to be" at token i.
func (c *cascade) participleBehind(i int) (at, n int, form verbForm) {
	if !c.be.has(c.tokens, i, c.to) {
		return 0, 0, form
	}
	at = c.skipAdverbs(i + 1)
	n, form = c.verbs.at(c.tokens, at, c.to)
	if n == 0 || form.tense != 0 {
		return 0, 0, form
	}
	for j := i + 1; j < at; j++ {
		if !c.negations.has(c.tokens, j, c.to) {
			continue
		}
		if form.function != policy.Supports {
			return 0, 0, form // "it was not agreed": nobody holds what was not said
		}
		form.function = c.negated[form.function]
	}
	return at, n, form
}

// impersonal reads a passive that names nobody, at its "was": with "it" before
// it, with a noun that is expressed, or with a participle that says nothing
// but views.
func (c *cascade) impersonal(i int) (spoken, bool) {
	at, n, form := c.participleBehind(i)
	expressed := false
	if m, _ := c.expressing.at(c.tokens, c.skipAdverbs(i+1), c.to); m > 0 && c.be.has(c.tokens, i, c.to) {
		at, n, expressed = c.skipAdverbs(i+1), m, true
	}
	if n == 0 || c.isBy(at+n) && !c.isManner(at+n+1) || c.inReport() {
		return spoken{}, false
	}
	subject := i - 1
	for subject > c.from && (c.adverbs.has(c.tokens, subject, c.to) || c.be.has(c.tokens, subject, c.to)) {
		subject--
	}
	if subject < c.from {
		return spoken{}, false
	}
	noun, function := c.expressedNoun(subject)
	switch {
	case noun >= 0 && c.denied(noun):
		return spoken{}, false // "no objections were raised"
	case c.empty.has(c.tokens, subject, c.to) && form.function != "":
	case form.function == policy.Asks && c.presentBe.has(c.tokens, i, c.to) && !c.empty.has(c.tokens, subject, c.to):
		return spoken{}, false // "Members are encouraged": the text itself asks
	case expressed && noun >= 0 && c.making.has(c.tokens, at, c.to) && function != policy.Asks && function != policy.Reports:
		return spoken{}, false // "reservations were made"
	case expressed && noun >= 0:
		subject, form.function = noun, function
	case c.toldThat.has(c.tokens, at, c.to) && at+n < c.to && c.tokens[at+n].Fold == "that", c.toldTo.has(c.tokens, at, c.to) && at+n < c.to && c.tokens[at+n].Fold == "to":
		subject = i
	case expressed, c.relatives.has(c.tokens, subject, c.to), c.participles.has(c.tokens, at, c.to):
		return spoken{}, false
	default:
		subject = i
	}
	g := group{from: subject, to: at + n, class: policy.Impersonal}
	s := c.spoken(g, subject, at+n, subject, at+n)
	s.Verbs = []policy.Verb{c.verb(at, n, form.function)}
	return s, true
}

// isManner tells "by consensus", which names no agent.
func (c *cascade) isManner(i int) bool {
	return c.manners.has(c.tokens, i, c.to)
}

// thereWas reads "There was general agreement that".
func (c *cascade) thereWas(i int) (spoken, bool) {
	if !c.empty.has(c.tokens, i, c.to) || !c.be.has(c.tokens, i+1, c.to) || c.inReport() {
		return spoken{}, false
	}
	for j := i + 2; j < c.to && j <= i+5 && c.tokens[j].Before&(token.Strong|token.Comma) == 0 && !c.relatives.has(c.tokens, j, c.to); j++ {
		n, function := c.expressed.at(c.tokens, j, c.to)
		if n == 0 {
			continue
		}
		if s, ok := c.heldBy(i, j, n, function); ok {
			return s, true
		}
		if !c.opensReport(j+n) && !c.reach.has(c.tokens, j+n, c.to) {
			continue
		}
		s := c.spoken(group{class: policy.Impersonal}, i, j+n, i, j+n)
		s.Verbs = []policy.Verb{c.verb(j, n, function)}
		return s, true
	}
	return spoken{}, false
}

// heldBy reads who is said to hold what a noun of n tokens at j tells:
// "agreement among participants".
func (c *cascade) heldBy(first, j, n int, function policy.Function) (spoken, bool) {
	if !c.holders.has(c.tokens, j+n, c.to) {
		return spoken{}, false
	}
	g, ok := c.groupAt(j + n + 1)
	if !ok || g.kind != people {
		return spoken{}, false
	}
	s := c.spoken(g, first, g.to, g.from, g.to)
	s.Verbs = []policy.Verb{c.verb(j, n, function)}
	return s, true
}

// nominal reads "a call by several speakers for": the view stands in a noun.
func (c *cascade) nominal(i int) (spoken, bool) {
	n, function := c.expressed.at(c.tokens, i, c.to)
	if n == 0 || !c.isBy(i+n) || c.inReport() {
		return spoken{}, false
	}
	return c.heldBy(i, i, n, function)
}

// mostAbout is how many words may tell what views differ on.
const mostAbout = 14

// clauseOfViews reads "Views differed" and "The point was made that".
func (c *cascade) clauseOfViews(i int) (spoken, bool) {
	if c.inReport() {
		return spoken{}, false
	}
	n, function := c.clauses.at(c.tokens, i, c.to)
	if n == 0 && c.viewNouns.has(c.tokens, i, c.to) && (i == c.from || c.begins(i) || c.articles.has(c.tokens, i-1, c.to)) {
		for j := i + 1; j < c.to && j < i+mostAbout && c.tokens[j].Before&token.Strong == 0; j++ {
			if m, _ := c.differing.at(c.tokens, j, c.to); m > 0 {
				n, function = j+m-i, policy.HoldsView
				break
			}
		}
	}
	if n == 0 || c.isBy(i+n) {
		return spoken{}, false
	}
	s := c.spoken(group{class: policy.Impersonal}, i, i+n, i, i+n)
	s.Verbs = []policy.Verb{c.verb(i, n, function)}
	return s, true
}

// mostBetween is how many words may stand between what is expressed and its
// verb: "support for a fund that pays for wardens was expressed".
const mostBetween = 10

// expressedNoun finds the noun that a passive at its "was" says to be
// expressed, at token i or before it in the clause, and what its speaker does;
// -1 when there is none.
func (c *cascade) expressedNoun(i int) (at int, function policy.Function) {
	for j := i; j >= c.from && j > i-mostBetween; j-- {
		if n, function := c.expressed.at(c.tokens, j, c.to); n > 0 {
			return j, function
		}
		if c.tokens[j].Before&(token.Strong|token.Comma) != 0 {
			break
		}
	}
	return -1, ""
}

// inReport tells whether an earlier group of the sentence is still speaking: a
// passive inside what it says is part of its view.
func (c *cascade) inReport() bool {
	return slices.ContainsFunc(c.found, func(s spoken) bool { return s.active || len(s.Verbs) == 0 })
}
