package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// Subjects far from their verbs, and verbs behind others.

// distantVerb looks for the verb behind an insertion or a reach that begins at
// a token. In the present tense a verb must be seen to report.
func (c *cascade) distantVerb(g group, at int, inserted, present bool) (said, bool) {
	most := mostReach
	if inserted || c.examples.has(c.tokens, at, c.to) { // "members including Brazil, Canada and Japan"
		most = mostInserted
	}
	start := at + 1
	if c.relatives.has(c.tokens, at, c.to) {
		if s, ok := c.verbAt(start); ok { // "participants who spoke of fees agreed"
			start = s.at + s.n
		}
	}
	for j := start; j < c.to && j < at+most; j++ {
		if inserted && c.tokens[j].Before&token.Comma == 0 {
			continue
		}
		if c.isParted(j, j) {
			break // "; some asked"
		}
		s, ok := c.verbAt(j)
		if ok && !inserted && (c.articles.has(c.tokens, j-1, c.to) || c.numberAt(j-1) > 0 && !c.opensReport(s.at+s.n)) {
			continue // "the 12 recently recognized"
		}
		if ok && !inserted && len(c.found) > 0 && c.joins.has(c.tokens, j-1, c.to) {
			continue // its subject stands before the first verb
		}
		if ok && !inserted && c.tokens[s.from].Before&token.Comma != 0 && c.participles.has(c.tokens, s.at, c.to) && c.prepositions.has(c.tokens, s.at+s.n, c.to) {
			continue // ", invited as an observer,"
		}
		reports := ok && (s.n > 1 || c.opensReport(s.at+s.n) || g.kind == people && (c.numberAt(s.at+s.n) > 0 || s.form.tense == 0 && c.telling.has(c.tokens, s.at, c.to) && !c.small.Get(c.tokens[s.at-1].Fold)) || c.prepositions.has(c.tokens, s.at+s.n, c.to) && !c.mayBeDeed(s.at, s.n) || c.isInserted(g.from, s.at+s.n))
		finite := ok && (s.form.tense == 0 || s.helped || present && reports && (s.form.tense == 1) == !g.single)
		if finite && (inserted || reports) && !c.be.has(c.tokens, s.at-1, c.to) && (s.helped || !c.prepositions.has(c.tokens, s.at-1, c.to)) &&
			!c.isBy(s.at+s.n) && c.fits(g, s) {
			return s, true
		}
		if !inserted && c.relatives.has(c.tokens, j, c.to) && !c.asOpeners.has(c.tokens, j, c.to) && !(c.articles.has(c.tokens, j, c.to) && c.prepositions.has(c.tokens, j-1, c.to)) { // "from that region"
			break
		}
	}
	return said{}, false
}

// isInserted tells a clause between commas, or behind one at the end of its
// sentence: "Fares, a pilot from the north argued, were too low".
func (c *cascade) isInserted(from, to int) bool {
	return from > c.from && (c.tokens[from].Before&token.Comma != 0 || c.asOpeners.has(c.tokens, from-1, c.to) && c.tokens[from-1].Before&token.Comma != 0) && (to == c.to || c.tokens[to].Before&token.Comma != 0)
}

// isElsewhere tells "in the study" and "to the survey": those are no
// participants of a meeting.
func (c *cascade) isElsewhere(at int) bool {
	for j := at + 1; j < c.to && j <= at+5 && c.tokens[j].Before&(token.Strong|token.Comma) == 0; j++ {
		if c.elsewhere.has(c.tokens, j, c.to) {
			return true
		}
		if c.verbs.has(c.tokens, j, c.to) {
			break
		}
	}
	return false
}

// skipBrackets passes over a few words in brackets behind a group: "(chair)",
// "(Office of the High Commissioner for Refugees)".
func (c *cascade) skipBrackets(i int) int {
	const most = 14 // words
	if i >= c.to || c.tokens[i].Before&token.Bracket == 0 || !strings.Contains(c.text.Source[c.tokens[i-1].End:c.tokens[i].Start], "(") {
		return i
	}
	for j := i + 1; j < c.to && j <= i+most; j++ {
		if c.tokens[j].Before&token.Bracket != 0 {
			return j
		}
	}
	return i
}

// skipDashes passes over what stands between two dashes behind a group: "Most
// members – 12 of 15 – agreed".
func (c *cascade) skipDashes(i int) int {
	const most = 16 // words
	if !c.isDash(i) {
		return i
	}
	for j := i + 1; j < c.to && j <= i+most; j++ {
		if c.isDash(j) {
			return j
		}
	}
	return i
}

func (c *cascade) isDash(i int) bool {
	return i > c.from && i < c.to && c.tokens[i].Before&token.Pause != 0 && strings.ContainsAny(c.text.Source[c.tokens[i-1].End:c.tokens[i].Start], "–—-")
}

// framed reads "opened the dialogue by recalling": what was said stands in the
// second verb.
func (c *cascade) framed(g group) (said, bool) {
	at := c.skipAdverbs(g.to)
	if g.kind == meeting || !c.framing.has(c.tokens, at, c.to) {
		return said{}, false
	}
	const most = 8 // words of what is opened
	for j := at + 1; j < c.to && j <= at+most && (c.tokens[j].Before&(token.Strong|token.Comma) == 0 || isDigits(c.tokens[j].Fold)); j++ {
		if c.additions.has(c.tokens, j, c.to) && !c.verbs.has(c.tokens, at, c.to) {
			if s, ok := c.verbAt(j + 1); ok && s.form.tense == 0 && !s.negated && !c.deedOnly(s) {
				return s, true // "opened the meeting and reminded"
			}
		}
		if !c.isBy(j) {
			continue
		}
		doing := c.skipAdverbs(j + 1) // "by warmly thanking"
		if n, form := c.verbs.at(c.tokens, doing, c.to); n > 0 && form.tense == 3 && !c.deeds.has(c.tokens, doing, c.to) {
			return said{lead: lead{from: at, to: doing}, at: doing, n: n, form: form}, true
		}
	}
	return said{}, false
}

// butThen reads "could not say, but undertook to write": what was not said is
// no statement, and what stands behind it is.
func (c *cascade) butThen(g group) (said, bool) {
	first, ok := c.verbAt(g.to)
	if !ok || !first.negated || first.form.function != policy.Reports {
		return said{}, false
	}
	const most = 8 // words
	for j := first.at + first.n; j < c.to && j < first.at+first.n+most; j++ {
		if c.joins.has(c.tokens, j, c.to) {
			s, ok := c.verbAt(j + 1)
			return s, ok && s.form.tense == 0 && !s.negated && c.fits(g, s)
		}
	}
	return said{}, false
}

// reaches tells whether token i begins what says more of a group before its
// verb: "from three regions", "importing fruit".
func (c *cascade) reaches(g group, i int) bool {
	if c.reach.has(c.tokens, i, c.to) {
		return true
	}
	n, form := c.verbs.at(c.tokens, i, c.to)
	switch {
	case n > 0 && c.isBy(i+n):
		return true // "Malaysia supported by China recommended"
	case n > 0:
		return form.tense == 3 && g.kind == people && g.from == c.from && c.tokens[i].Before == 0 && !c.clauseOpeners.has(c.tokens, i+n, c.to) // "Members responding to the draft disagreed"
	}
	return i < c.to && g.kind != body && g.class != policy.Named && c.tokens[i].Before == 0 && c.doingEndings.Of(c.tokens[i].Fold)
}
