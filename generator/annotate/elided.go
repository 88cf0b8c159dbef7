package annotate

import (
	"precis/generator/policy"
	"precis/generator/token"
)

// elided reads a second group whose verb is that of the clause before: "One
// member argued for patience, another for action", "Some preferred the first
// option, others the second". What stands behind it must be what stands behind
// that verb, or nothing shows that a verb is left out.
func (c *cascade) elided(i int) *spoken {
	if len(c.found) == 0 || c.tokens[i].Before&(token.Comma|token.Pause) == 0 && !c.additions.has(c.tokens, i-1, c.to) {
		return nil
	}
	last := c.found[len(c.found)-1]
	g, ok := c.simpleGroup(i)
	if !ok || g.kind != pronoun || !last.active || last.that || len(last.Verbs) == 0 || g.to >= c.to || c.tokens[g.to].Before != 0 || last.last >= c.to {
		return nil
	}
	// The token behind the verb, of which a preposition is the last: "argued for".
	like := c.tokens[last.last].Fold
	if c.prepositions.has(c.tokens, last.last-1, c.to) {
		like = c.tokens[last.last-1].Fold
	}
	if c.tokens[g.to].Fold != like || !c.prepositions.has(c.tokens, g.to, c.to) && !c.articles.has(c.tokens, g.to, c.to) {
		return nil
	}
	s := c.spoken(g, i, g.to, g.from, g.to)
	s.active, s.tense = true, last.tense
	s.Verbs = []policy.Verb{last.Verbs[0]}
	return s
}

// trailing reads what somebody says beside what he does: "The Chair suspended
// the meeting, noting that", "Ms. Weld voted against it, arguing that".
func (c *cascade) trailing(i int) *spoken {
	g, ok := c.groupAt(i)
	if !ok || g.kind == pronoun || g.to >= c.to {
		return nil
	}
	finite := false
	for j := g.to; j < c.to; j++ {
		if finite && c.additions.has(c.tokens, j-1, c.to) { // "adopted the list and recommended that"
			v, ok := c.verbAt(j)
			if ok && v.form.tense == 0 && !v.negated && !v.modal && (c.opensReport(v.at+v.n) || c.nouns.has(c.tokens, v.at+v.n, c.to)) && !c.deedOnly(v) && (g.kind == people || v.form.function != policy.Agrees) && (g.kind != meeting || c.fits(g, v)) &&
				(c.telling.has(c.tokens, v.at, c.to) || !c.mayBeDeed(v.at, v.n)) {
				return c.spokenBy(g, v)
			}
		}
		if c.tokens[j].Before&token.Comma == 0 || j == g.to {
			finite = finite || c.looksFinite(j)
			continue
		}
		n, form := c.verbs.at(c.tokens, j, c.to)
		if g.kind == meeting && !c.tellsSpeech(form.function) {
			n = 0
		}
		if n > 0 && form.tense == 3 && finite && (!c.isBareName(g) || c.seen.capital[c.tokens[g.from].Fold]) && j+n < c.to && !c.deeds.has(c.tokens, j, c.to) && (c.clauseOpeners.has(c.tokens, j+n, c.to) || (g.kind == people || g.kind == meeting) && c.opensReport(j+n)) {
			s := c.spoken(g, i, g.to, g.from, g.to)
			s.Verbs = []policy.Verb{c.verb(j, n, form.function)}
			s.active, s.tense, s.last = true, 3, j+n
			s.that = c.isThat(j + n)
			return s
		}
		if j > g.to && (c.relatives.has(c.tokens, j, c.to) || c.tokens[j].Before&token.Pause != 0) {
			return nil
		}
	}
	return nil
}

// looksFinite tells a word that may be the verb of a clause by its form: one
// in -ed, or an irregular past of what people do at meetings.
func (c *cascade) looksFinite(j int) bool {
	fold := c.tokens[j].Fold
	return !isUpperFirst(c.text.Word(j)) && c.doneEndings.Of(fold) || c.finite.has(c.tokens, j, c.to) || c.modals.has(c.tokens, j, c.to)
}
