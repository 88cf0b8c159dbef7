package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// passive reads "was highlighted by several speakers", at the "was".
func (c *cascade) passive(i int) *spoken {
	at, n, form := c.participleBehind(i)
	if n == 0 && c.be.has(c.tokens, i, c.to) {
		if k := c.skipAdverbs(i + 1); c.expressing.has(c.tokens, k, c.to) {
			if noun, _ := c.expressedNoun(i - 1); noun >= 0 {
				at, n = k, 1 // "support was voiced by"
			}
		}
	}
	if n == 0 && c.joins.has(c.tokens, i, c.to) && len(c.found) > 0 && !c.found[len(c.found)-1].active && len(c.found[len(c.found)-1].Verbs) > 0 {
		at = i + 1 // "was supported by most and opposed by two"
		n, form = c.reporting(at)
	}
	if n == 0 && c.asOpeners.has(c.tokens, i, c.to) {
		at = i + 1 // "as noted by"
		n, form = c.reporting(at)
	}
	if n == 0 && i == c.from {
		if n, form = c.reporting(i); form.function == policy.Asks || form.function == policy.Objects {
			at = i // "Asked by several members whether it was true, the Chair"
		} else {
			n = 0
		}
	}
	if n == 0 && c.pointsMade.has(c.tokens, i, c.to) && c.begins(c.beforeArticles(i)) {
		at = i + 1 // "a point echoed by"
		n, form = c.reporting(at)
	}
	if n == 0 && c.tokens[i].Before&token.Comma != 0 {
		at = i // "the motion, seconded by"
		if n, form = c.reporting(at); !c.seconding.has(c.tokens, at, c.to) && !(c.isWholeSubject(i) && (c.isStandOf(i, form.function) || c.expressing.has(c.tokens, at, c.to) && c.isPoint(i-1))) {
			n = 0
		}
	}
	by := at + n
	if but := c.butBy(by); but > 0 {
		by = but
	}
	if n == 0 || form.tense != 0 || !c.isBy(by) {
		return nil
	}
	g, ok := c.groupAt(by + 1)
	if ok && g.kind == body && c.relatives.has(c.tokens, i-1, c.to) && c.inReport(i) {
		return nil // "took note of the areas that were stressed by the Fund"
	}
	if !ok || c.denied(g.from) || g.kind == meeting || g.kind == body && c.deeds.has(c.tokens, at, c.to) && !c.isStandOf(i, form.function) && !c.isExpressedAt(i, at) || c.isNegated(i, at) && g.class != policy.Named && g.class != policy.One ||
		g.class == policy.Named && c.asOpeners.has(c.tokens, i, c.to) && (c.inReport(i) || g.kind == body && c.occasions.has(c.tokens, g.to, c.to)) {
		return nil // "not supported by many": nobody says what they held
	}
	if c.expressing.has(c.tokens, at, c.to) {
		if noun, function := c.expressedNoun(i - 1); noun >= 0 {
			form.function = function
		}
	}
	s := c.spoken(g, i, g.to, g.from, g.to)
	s.Verbs = []policy.Verb{c.verb(at, n, form.function)}
	return s
}

// isPoint tells a noun for what is raised: "A further theme, raised by".
func (c *cascade) isPoint(i int) bool {
	return c.pointsMade.has(c.tokens, i, c.to) || c.raisable.has(c.tokens, i, c.to) || c.expressed.has(c.tokens, i, c.to)
}

// isExpressedAt tells "concerns were raised", at its "was" and its participle.
func (c *cascade) isExpressedAt(be, at int) bool {
	if !c.expressing.has(c.tokens, at, c.to) {
		return false
	}
	noun, _ := c.expressedNoun(be - 1)
	return noun >= 0
}

// isWholeSubject tells whether nothing but a noun with its article and a word or
// two stands before token i: "The revised proposal, supported by".
func (c *cascade) isWholeSubject(i int) bool {
	const most = 4 // words
	for k := c.from + 1; k < i; k++ {
		if c.tokens[k].Before&^token.Hyphen != 0 {
			return false
		}
	}
	return i-c.from <= most && c.articles.has(c.tokens, c.from, c.to)
}

// butBy finds the agent behind one that is denied: "endorsed not by members
// but by the staff". It is 0 where there is none.
func (c *cascade) butBy(i int) int {
	if !c.negations.has(c.tokens, i, c.to) || !c.isBy(i+1) {
		return 0
	}
	for j := i + 2; j < c.to && j < i+mostAway && c.tokens[j].Before&token.Strong == 0; j++ {
		if c.joins.has(c.tokens, j, c.to) && c.isBy(j+1) {
			return j + 1
		}
	}
	return 0
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
	be, _ := c.be.at(c.tokens, i, c.to)
	if be == 0 {
		return 0, 0, form
	}
	at = c.skipAdverbs(i + be)
	n, form = c.verbs.at(c.tokens, at, c.to)
	if n == 0 || form.tense != 0 {
		n, form.function = c.irregular.at(c.tokens, at, c.to)
		form.tense = 0
	}
	if n == 0 {
		return 0, 0, form
	}
	for j := i + be; j < at; j++ {
		if !c.negations.has(c.tokens, j, c.to) {
			continue
		}
		if form.function != policy.Supports && !(form.function == policy.Objects && c.isThat(at+n)) {
			return 0, 0, form // "it was not agreed": nobody holds what was not said
		}
		form.function = c.negated[form.function]
	}
	return at, n, form
}

// impersonal reads a passive that names nobody, at its "was": with "it" before
// it, with a noun that is expressed, or with a participle that says nothing
// but views.
func (c *cascade) impersonal(i int) *spoken {
	be, _ := c.be.at(c.tokens, i, c.to)
	if be == 0 {
		return nil
	}
	at, n, form := c.participleBehind(i)
	expressed := false
	behind := c.skipAdverbs(i + be)
	if m, _ := c.expressing.at(c.tokens, behind, c.to); m > 0 {
		at, n, expressed = behind, m, true
	}
	if n == 0 || c.statesOfMind.has(c.tokens, at, c.to) || c.isBy(at+n) && !c.isManner(at+n+1) || c.standsInText(at+n) || c.isRenown(at, n) || c.isNegated(i, i) || c.deniesAgent(at+n) || c.inReport(i) || c.isJudged(i) {
		return nil
	}
	subject := i - 1
	for subject > c.from && (c.adverbs.has(c.tokens, subject, c.to) || c.be.has(c.tokens, subject, c.to)) {
		subject--
	}
	if subject < c.from {
		return nil
	}
	noun, function := c.expressedNoun(subject)
	switch {
	case noun >= 0 && c.denied(noun):
		return nil // "no objections were raised"
	case c.empty.has(c.tokens, subject, c.to) && form.function != "":
	case form.function == policy.Asks && c.presentBe.has(c.tokens, i, c.to) && !c.empty.has(c.tokens, subject, c.to):
		return nil // "Members are encouraged": the text itself asks
	case expressed && noun >= 0 && c.making.has(c.tokens, at, c.to) && function != policy.Asks && function != policy.Reports:
		return nil // "reservations were made"
	case expressed && noun >= 0:
		subject, form.function = noun, function
	case c.toldTo.has(c.tokens, at, c.to) && c.invitations.has(c.tokens, at+n+1, c.to):
		return nil // "was invited to speak"
	case c.tellsWhom(i, at, n):
		subject = i
	case c.tellsViews(i, at, n, form):
		subject = i
	case expressed, c.relatives.has(c.tokens, subject, c.to), c.participles.has(c.tokens, at, c.to):
		return nil
	default:
		subject = i
	}
	g := group{from: subject, to: at + n, class: policy.Impersonal}
	s := c.spoken(g, subject, at+n, subject, at+n)
	s.Verbs = []policy.Verb{c.verb(at, n, form.function)}
	return s
}

// tellsWhom tells a passive whose subject is whoever was spoken to: "the Board
// was told that", "States were invited to", "he was asked how".
func (c *cascade) tellsWhom(be, at, n int) bool {
	behind := at + n
	if c.toldThat.has(c.tokens, at, c.to) && c.isThat(behind) {
		return true
	}
	if !c.pastBe.has(c.tokens, be, c.to) {
		return false
	}
	return c.toldTo.has(c.tokens, at, c.to) && c.infinitive.has(c.tokens, behind, c.to) || c.toldOf.has(c.tokens, at, c.to)
}

// isRenown tells "noted for its blue paint", which nobody said.
func (c *cascade) isRenown(at, n int) bool {
	return c.renowned.has(c.tokens, at, c.to) && c.renownFor.has(c.tokens, at+n, c.to)
}

// standsInText tells "in the annex" or "in resolution 64/101" at token i: what
// was noted there, a text says and not the meeting.
func (c *cascade) standsInText(i int) bool {
	const most = 3 // words, the noun among them
	j := c.skip(c.articles, i+1)
	if !c.textOpeners.has(c.tokens, i, c.to) || c.isBy(i) || c.tokens[i].Before != 0 {
		return false
	}
	if j == i+1 { // the number of a text stands behind it
		return j+1 < c.to && c.texts.has(c.tokens, j, c.to) && isDigits(c.text.Word(j + 1)[:1])
	}
	for k := j; k < c.to && k < j+most && c.tokens[k].Before&^token.Hyphen == 0; k++ {
		if c.texts.has(c.tokens, k, c.to) || c.locators.has(c.tokens, k, c.to) {
			return c.endsObject(k + 1)
		}
	}
	return false
}

// isJudged tells a clause that the text itself judges, at token i: "it was
// important that the fee was recognized".
func (c *cascade) isJudged(i int) bool {
	if len(c.found) > 0 || !c.empty.has(c.tokens, c.from, c.to) || !c.be.has(c.tokens, c.from+1, c.to) || c.verbs.has(c.tokens, c.skipAdverbs(c.from+2), c.to) {
		return false
	}
	for k := c.from + 2; k < i; k++ {
		if c.isThat(k) {
			return true
		}
	}
	return false
}

// deniesAgent tells "neither by members" at token i: somebody held it, or
// nobody, but it is not left open who.
func (c *cascade) deniesAgent(i int) bool {
	n, _ := c.denials.at(c.tokens, i, c.to)
	return n > 0 && c.isBy(i+n) && !c.isManner(i+n+1)
}

// isManner tells "by consensus", which names no agent.
func (c *cascade) isManner(i int) bool {
	return c.manners.has(c.tokens, i, c.to)
}

// inReport tells whether an earlier group of the sentence is still speaking at
// token i: a passive inside what it says is part of its view. A semicolon ends
// that.
func (c *cascade) inReport(i int) bool {
	last := -1 // where the latest of those that can still speak does
	for n := range c.found {
		if s := &c.found[n]; s.active || len(s.Verbs) == 0 {
			last = max(last, s.last)
		}
	}
	return last >= 0 && !c.isParted(last, i)
}

// isParted tells whether a semicolon stands between two tokens.
func (c *cascade) isParted(from, to int) bool {
	for j := max(from, c.from+1); j <= to && j < c.to; j++ {
		if c.tokens[j].Before&token.Pause != 0 && strings.Contains(c.text.Source[c.tokens[j-1].End:c.tokens[j].Start], ";") {
			return true
		}
	}
	return false
}

// tellsViews tells whether a passive without an agent, of a verb that says
// something of things as often as of views, can only tell of views here: "was
// described as a tax" or
// "was widely supported".
func (c *cascade) tellsViews(be, at, n int, form verbForm) bool {
	if !c.pastBe.has(c.tokens, be, c.to) || form.function == "" {
		return false
	}
	if c.seenAs.has(c.tokens, at, c.to) && c.asOpeners.has(c.tokens, at+n, c.to) && c.tokens[at+n].Before == 0 &&
		!c.prepositions.has(c.tokens, at+n+1, c.to) && !c.pronouns.has(c.tokens, at+n+1, c.to) {
		return true
	}
	wide := at+n < c.to && c.tokens[at+n].Before&token.Strong == 0 && c.wide.has(c.tokens, at+n, c.to)
	for j := be + 1; j < at; j++ {
		wide = wide || c.wide.has(c.tokens, j, c.to)
	}
	return wide && (c.toldWidely.has(c.tokens, at, c.to) || form.function != policy.Reports && form.function != policy.HoldsView)
}
