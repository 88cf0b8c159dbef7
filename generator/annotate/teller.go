package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// tellerAt reads anybody else whom a verb shows to be a person: "a geologist
// argued", "the beekeepers complained". No list of what people do is complete,
// but things do not argue.
func (c *cascade) tellerAt(i int) (group, bool) {
	if i >= c.to || !c.begins(i) && !c.invertedVerbs.has(c.tokens, i-1, c.to) && !c.isBy(i-1) {
		return group{}, false
	}
	n, class := c.quantities.at(c.tokens, i, c.to)
	if n == 0 {
		n, class = c.numberAt(i), policy.Counted
	}
	j := c.skip(c.between, i+n)
	if n == 0 {
		if j = c.skip(c.articles, i); j > i+1 || j > i && !c.definite.has(c.tokens, i, c.to) {
			return group{}, false
		}
	}
	at := c.tellerNoun(j)
	if at < 0 || n == 0 && j == i && at > j && c.isDeed(j) {
		return group{}, false
	}
	plural := c.tokens[at].Plain != c.tokens[at].Fold
	if fold := c.tokens[at].Fold; j == i && n == 0 && at == c.from && c.seen.capital[fold] && !c.seen.small[fold] {
		return group{}, false // "Haas wondered", who is "Mr. Haas" elsewhere
	}
	switch {
	case n == 0 && plural:
		class = policy.Unquantified
	case n == 0 && j > i:
		class = policy.One
	case n == 0:
		return group{}, false
	}
	if plural == (class == policy.One) && class != policy.All {
		return group{}, false
	}
	return group{i, at + 1, class, c.tokens[at].Fold, party, class == policy.One}, true
}

// ownedAt reads a person at token j by whom he belongs to, at token i: "Mr. Roe's
// solicitor alleged", "Her daughter disputes".
func (c *cascade) ownedAt(i, j int) (group, bool) {
	if j >= c.to || !c.begins(i) && !c.isBy(i-1) || isUpperFirst(c.text.Word(j)) && !c.owners.has(c.tokens, i, c.to) || c.tokens[j].Before&^token.Quote != 0 {
		return group{}, false
	}
	if at, n, noun := c.nounAt(j); n > 0 && !noun.plural {
		if noun.office && isUpperFirst(c.text.Word(j-1)) && !c.owners.has(c.tokens, i, c.to) {
			return group{i, at + n, policy.Named, c.words(c.skip(c.determiners, i), at+n), people, true}, true // "the Treasury's representative"
		}
		return group{i, at + n, policy.One, noun.who, party, true}, true
	}
	at := c.tellerNoun(j)
	if at < 0 || !c.endsAsPerson(at) && !c.nouns.has(c.tokens, at, c.to) {
		return group{}, false // "the Group's terms called for"
	}
	if c.tokens[at].Plain != c.tokens[at].Fold {
		return group{i, at + 1, policy.Unquantified, c.tokens[at].Fold, party, false}, true
	}
	return group{i, at + 1, policy.One, c.tokens[at].Fold, party, true}, true
}

// isDeed tells a word in -ing that has an object, and does not describe one:
// "reserving seats".
func (c *cascade) isDeed(i int) bool {
	return c.doingEndings.Of(c.tokens[i].Fold) && !c.describing.has(c.tokens, i, c.to)
}

// mostTeller is how many words may tell who speaks: "a young marine geologist".
const mostTeller = 4

// tellerNoun finds the noun of a run of words from token j that a verb of
// telling stands behind, or an ending shows to be people; -1 where there is
// none.
func (c *cascade) tellerNoun(j int) int {
	for k := j; k < c.to && k < j+mostTeller; k++ {
		if k > j && (c.tokens[k].Before&^token.Hyphen != 0 || c.counts(k)) || !c.canModify(k) && !c.isPerson(k) {
			return -1
		}
		if c.isAcronymPlural(k) {
			return k // "several CPCs"
		}
		if isUpperFirst(c.text.Word(k)) && k > c.from {
			return -1
		}
		if c.isTelling(k+1) || c.endsAsPerson(k) && c.isMoreOf(k+1) || c.isPerson(k) && k+1 < c.to && c.tokens[k+1].Before&token.Strong == 0 {
			if c.tellsNothing(k) && !c.nouns.has(c.tokens, k, c.to) {
				return -1
			}
			return k
		}
	}
	return -1
}

// isMoreOf tells what says more of a person: "a member of the choir", "a surveyor
// instructed by the owner".
func (c *cascade) isMoreOf(i int) bool {
	if i >= c.to || c.tokens[i].Before != 0 {
		return false
	}
	if c.namePrepositions.has(c.tokens, i, c.to) {
		return true
	}
	n, form := c.verbs.at(c.tokens, i, c.to)
	return n > 0 && form.tense == 0 && c.isBy(i+n)
}

// isAcronymPlural tells "CPCs": parties that a body has its own word for.
func (c *cascade) isAcronymPlural(k int) bool {
	word, plural := strings.CutSuffix(c.text.Word(k), "s")
	return plural && len(word) > 1 && isAcronym(word)
}

// isTelling tells whether a verb that only people do stands at token i, or
// behind "of three" and the like.
func (c *cascade) isTelling(i int) bool {
	if i < c.to && c.tokens[i].Before == token.Comma {
		return c.isTellingBehind(i)
	}
	if i >= c.to || c.tokens[i].Before != 0 {
		return false
	}
	l := c.leadAt(i)
	if !l.helped && c.telling.has(c.tokens, l.to, c.to) {
		return true
	}
	if !c.namePrepositions.has(c.tokens, i, c.to) && !c.personal.has(c.tokens, i, c.to) { // "of three councils", "who replied"
		return false
	}
	for k := i + 1; k < c.to && k < i+6 && c.tokens[k].Before&^token.Hyphen == 0; k++ {
		if c.telling.has(c.tokens, k, c.to) {
			return c.opensReport(k + 1)
		}
	}
	return false
}

// isTellingBehind tells whether a verb that only people do stands behind an
// insertion between commas at token i: "One islander, speaking for the crofters,
// asked".
func (c *cascade) isTellingBehind(i int) bool {
	const most = 12 // words
	for k := i + 1; k < c.to && k < i+most && c.tokens[k].Before&token.Strong == 0; k++ {
		if c.tokens[k].Before&token.Comma != 0 {
			return c.telling.has(c.tokens, c.skipAdverbs(k), c.to)
		}
	}
	return false
}

// tellsNothing tells a noun for what is read or heard, and for what cannot
// speak: "the study", "inflation".
func (c *cascade) tellsNothing(k int) bool {
	return c.isThing(k) || c.isAbstract(c.tokens[k].Plain) || c.noPersons.has(c.tokens, k, c.to)
}

// isPaper tells a text, or a number that one is called by: "resolution 76/300,
// both of which".
func (c *cascade) isPaper(k int) bool {
	return c.texts.has(c.tokens, k, c.to) || c.locators.has(c.tokens, k, c.to) || strings.ContainsAny(c.tokens[k].Fold, "0123456789")
}

// isThing tells a noun for what is read or heard.
func (c *cascade) isThing(k int) bool {
	one := []token.Token{{Word: &token.Word{Fold: c.tokens[k].Plain}}}
	return c.texts.has(c.tokens, k, c.to) || c.texts.has(one, 0, 1) || c.elsewhere.has(c.tokens, k, c.to) || c.elsewhere.has(one, 0, 1) ||
		c.meetings.has(c.tokens, k, c.to) || c.utterances.has(c.tokens, k, c.to) || c.pointsMade.has(c.tokens, k, c.to) || c.expressed.has(c.tokens, k, c.to) ||
		c.viewNouns.has(c.tokens, k, c.to) || c.calendar.has(c.tokens, k, c.to) || c.locators.has(c.tokens, k, c.to)
}

// isPerson tells a noun for persons by what they do, with a reporting verb
// behind it that is no deed.
func (c *cascade) isPerson(k int) bool {
	if !c.endsAsPerson(k) {
		return false
	}
	v, ok := c.verbAt(k + 1)
	return ok && v.form.tense != 3 && !v.modal && (c.telling.has(c.tokens, v.at, c.to) || !c.deedOnly(v) || c.saysMore(group{}, v))
}

// endsAsPerson tells a noun with an ending of those for persons.
func (c *cascade) endsAsPerson(k int) bool {
	fold := c.tokens[k].Fold
	if c.small.Get(fold) || c.noPersons.has(c.tokens, k, c.to) {
		return false
	}
	return c.personEndings.Of(fold)
}

// someoneAt reads a person by an ending alone, where nothing but somebody who
// speaks can stand: "according to the infrastructure manager".
func (c *cascade) someoneAt(i int) (group, bool) {
	j := c.skip(c.articles, i)
	if n, class := c.quantities.at(c.tokens, i, c.to); n == 1 && class == policy.One {
		j = i + n // "in the words of one harbour officer"
	}
	for k := j; k < c.to && k < j+mostTeller && j == i+1 && (k == j || c.tokens[k].Before == 0) && c.canModify(k) && !isUpperFirst(c.text.Word(k)); k++ {
		if c.endsAsPerson(k) && c.tokens[k].Plain == c.tokens[k].Fold && !c.tellsNothing(k) {
			return group{i, k + 1, policy.One, c.tokens[k].Fold, people, true}, true
		}
	}
	return group{}, false
}

// thoseAt reads "those importing fruit" and "those in favour".
func (c *cascade) thoseAt(i int) (group, bool) {
	if i+1 >= c.to || !c.pointing.has(c.tokens, i, c.to) || !c.begins(i) && !c.prepositions.has(c.tokens, i-1, c.to) || c.tokens[i+1].Before != 0 {
		return group{}, false
	}
	m, _ := c.pointedOut.at(c.tokens, i+1, c.to)
	if m == 0 && !c.doingEndings.Of(c.tokens[i+1].Fold) {
		return group{}, false
	}
	if c.verbs.has(c.tokens, c.skipAdverbs(i+1+m), c.to) && m > 0 {
		return group{i, i + 1 + m, policy.Unquantified, token.Fold(c.words(i, i+1+m)), people, false}, true // "those in favour"
	}
	if m > 0 && c.verbs.has(c.tokens, i+1, c.to) && !c.personal.has(c.tokens, i+1, c.to) {
		return group{i, i + 1 + m, policy.Unquantified, token.Fold(c.words(i, i+1+m)), people, false}, true // "those opposed to the fee"
	}
	if n, noun := c.nouns.at(c.tokens, i, c.to); n > 0 {
		return group{i, i + n, policy.Unquantified, noun.who, people, false}, true // "those who spoke"
	}
	return group{i, i + 1, policy.Unquantified, c.tokens[i].Fold, people, false}, true
}

// whoSaid reads a clause that says what somebody named before it said: ", by
// Ms. Silva, who recalled".
func (c *cascade) whoSaid(i int) *spoken {
	g, ok := c.groupAt(i)
	if !ok || c.inReport(i) {
		return nil
	}
	v, ok := c.whoVerb(g)
	if behind := c.appositionEnd(g.to); !ok && behind > g.to && g.kind == people && g.class == policy.Named {
		at := g
		if at.to = behind; !c.personal.has(c.tokens, at.to, c.to) {
			at.to = c.nameRun(at.to) // "Director General, Water Sector, who"
		}
		v, ok = c.whoVerb(at)
	}
	if !ok {
		return nil
	}
	return c.spokenBy(g, v)
}

// whoVerb reads ", who recalled" behind a group.
func (c *cascade) whoVerb(g group) (said, bool) {
	if g.kind == meeting || !c.personal.has(c.tokens, g.to, c.to) || c.tokens[g.to].Before&token.Comma == 0 {
		return said{}, false
	}
	v, ok := c.verbAt(g.to + 1)
	return v, ok && v.form.tense == 0 && !v.modal && !v.negated && c.fits(g, v)
}

// heard reads "The Board heard from several pilots that".
func (c *cascade) heard(i int) *spoken {
	n, _ := c.hearing.at(c.tokens, i, c.to)
	if n == 0 || c.inReport(i) {
		return nil
	}
	g, ok := c.groupAt(i + n)
	if !ok || g.kind == meeting || g.to >= c.to || c.tokens[g.to].Before&token.Strong != 0 || !c.clauseOpeners.has(c.tokens, g.to, c.to) && !c.matters.has(c.tokens, g.to, c.to) {
		return nil
	}
	return c.spoken(g, i, g.to, g.from, g.to)
}

// forWhomIs reads "For several members, the cost was the main obstacle".
func (c *cascade) forWhomIs(i int) *spoken {
	if !c.forWhom.has(c.tokens, i, c.to) || !c.begins(i) || c.inReport(i) {
		return nil
	}
	g, ok := c.groupAt(i + 1)
	if !ok || g.kind != people || g.class == policy.Named || g.class == policy.Unquantified || g.to >= c.to || c.tokens[g.to].Before != token.Comma {
		return nil
	}
	return c.spoken(g, i, g.to, g.from, g.to)
}

// mostAway is how many words may stand between a participle and its agent:
// "was raised in the morning by several members".
const mostAway = 7

// farPassive reads the agent of a passive that stands further behind: "were
// seen as balanced by some", and behind one, "and as tilted by many".
func (c *cascade) farPassive(i int) *spoken {
	at, n, form := c.participleBehind(i)
	verb := policy.Verb{}
	switch {
	case n > 0:
		verb = c.verb(at, n, form.function)
	case len(c.found) > 0 && c.joins.has(c.tokens, i, c.to) && c.asOpeners.has(c.tokens, i+1, c.to):
		if last := &c.found[len(c.found)-1]; last.far {
			at, n, verb = i+1, 1, last.Verbs[0]
		}
	}
	if n == 0 || c.inReport(i) || c.isNegated(i, at) {
		return nil
	}
	for j := at + n + 1; j < c.to && j <= at+n+mostAway && c.tokens[j-1].Before&(token.Strong|token.Comma) == 0 && c.tokens[j].Before&(token.Strong|token.Comma) == 0; j++ {
		if !c.isBy(j) {
			continue
		}
		if c.denied(j + 1) {
			continue // "neither by members nor by others"
		}
		g, ok := c.groupAt(j + 1)
		if !ok || g.kind != people && g.kind != pronoun {
			return nil
		}
		s := c.spoken(g, i, g.to, g.from, g.to)
		s.far = true
		s.Verbs = []policy.Verb{verb}
		return s
	}
	return nil
}
