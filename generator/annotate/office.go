package annotate

import (
	"precis/generator/policy"
	"precis/generator/token"
)

// Speakers by their office: "a representative of Norway", "the Minister of
// Health of Chile", and offices that stand beside a name.

// a named speaker though the article is "a".
func (c *cascade) representativeAt(i int) (group, bool) {
	j := c.skip(c.articles, i)
	if n, _ := c.quantities.at(c.tokens, i, c.to); n == 1 && j == i {
		j = i + 1 // "one delegation" stays; "one representative of UNODC" is named
	}
	n := c.officeNoun(j)
	if n == 0 {
		return c.modifiedOffice(i, j)
	}
	end, name := c.ofName(j + n)
	if name && (c.isOfGathering(j, n, end) || c.isOfRegion(j, n, end)) {
		return group{}, false
	}
	if !name {
		return c.representativeOfSome(i, j, n)
	}
	if m, noun := c.nouns.at(c.tokens, j, c.to); j == i+1 && m == n && !noun.plural && c.articles.has(c.tokens, i, c.to) && !c.definite.has(c.tokens, i, c.to) && !c.participants.has(c.tokens, j, c.to) {
		return group{i, end, policy.One, noun.who, people, true}, true // "a senator from Texas"
	}
	return group{i, end, policy.Named, c.words(j, end), people, false}, true
}

// officeNoun gives the length of an office at token j, in the plural too.
func (c *cascade) officeNoun(j int) int {
	if n, _ := c.offices.at(c.tokens, j, c.to); n > 0 {
		return n
	}
	if n, noun := c.nouns.at(c.tokens, j, c.to); noun.office {
		return n
	}
	return 0
}

// "the Worker member for Ghana", whose nouns stand behind what they are of.
func (c *cascade) modifiedOffice(i, j int) (group, bool) {
	const most = 2 // words
	for k := j; j == i+1 && c.determiners.has(c.tokens, i, c.to) && k < c.to && k <= j+most; k++ {
		n, member := c.officeNoun(k), false
		if m, noun := c.nouns.at(c.tokens, k, c.to); n == 0 && m > 0 && !noun.plural && !noun.party {
			n, member = m, true
		}
		if n > 0 && (k > j || member) && (!member || c.definite.has(c.tokens, i, c.to)) {
			end, name := c.ofName(k + n)
			if !name || member && c.bodies.has(c.tokens, c.skip(c.articles, k+n+1), c.to) || c.isOfGathering(k, n, end) {
				return group{}, false
			}
			return group{i, end, policy.Named, c.words(j, end), people, false}, true
		}
		if !c.canModify(k) || c.tokens[k].Before&^token.Hyphen != 0 {
			break
		}
	}
	return group{}, false
}

// isOfGathering tells "the delegates of the Conference", which are all of it.
func (c *cascade) isOfGathering(j, n, end int) bool {
	m, noun := c.nouns.at(c.tokens, j, c.to)
	of := c.skip(c.articles, j+n+1)
	k, _ := c.gatherings.at(c.tokens, of, end)
	return m == n && noun.plural && k > 0 && of+k == end
}

// isOfRegion tells "delegations from Africa", which nothing names.
func (c *cascade) isOfRegion(j, n, end int) bool {
	m, noun := c.nouns.at(c.tokens, j, c.to)
	of := j + n + 1
	if !c.regions.has(c.tokens, of, end) {
		of = c.skip(c.determiners, of)
	}
	k, _ := c.regions.at(c.tokens, of, end)
	return m == n && noun.plural && k > 0 && of+k == end
}

// person whom nothing names.
func (c *cascade) representativeOfSome(i, j, n int) (group, bool) {
	m, noun := c.nouns.at(c.tokens, j, c.to)
	if j == i || m != n || noun.plural || !c.participants.has(c.tokens, j, c.to) || !c.namePrepositions.has(c.tokens, j+n, c.to) {
		return group{}, false
	}
	return group{i, j + n, policy.One, noun.who, people, true}, true
}

// of "the Special Rapporteur on the right to food said".
func (c *cascade) ofMandate(i int) int {
	const most = 12 // words
	if i >= c.to || c.tokens[i].Before != 0 || !c.mandates.has(c.tokens, i, c.to) || c.asides.has(c.tokens, i, c.to) {
		return i
	}
	for k := i + 1; k < c.to && k < i+most && c.tokens[k].Before&^token.Hyphen == 0; k++ {
		switch {
		case c.calendar.has(c.tokens, k, c.to) || c.numberAt(k) > 0 && !c.locators.has(c.tokens, k-1, c.to):
			return i
		case k > i+1 && !c.small.Get(c.tokens[k-1].Fold) && c.isSaid(k):
			return k
		}
	}
	return i
}

// isSaid tells whether somebody's statement goes on with its verb at token k.
func (c *cascade) isSaid(k int) bool {
	k = c.skipAdverbs(k)
	n, form := c.verbs.at(c.tokens, k, c.to)
	return c.telling.has(c.tokens, k, c.to) || n > 0 && form.tense == 0 && c.clauseOpeners.has(c.tokens, k+n, c.to)
}

// counts behind "the", and in a list: "the President, Vice President and ...".
func (c *cascade) officeAt(i, j, n int) (end int, ok bool) {
	end = j + n
	if to, name := c.ofName(end); name {
		return c.withName(to), true
	}
	if to := c.nameRun(end); to > end && c.tokens[end].Before == 0 {
		if of, name := c.ofName(to); name {
			to = of
		}
		return to, true
	}
	if to := c.ofMandate(end); to > end && (isUpperFirst(c.text.Word(j)) || to <= end+4) {
		return to, j > i
	}
	if to := c.nameRun(j); to > end && j > i && isUpperFirst(c.text.Word(j)) && c.namePrepositions.has(c.tokens, end, c.to) && !c.isParticipant(j) && c.definite.has(c.tokens, i, c.to) {
		return to, true // "the Dean of Students"
	}
	listed := j > c.from && isUpperFirst(c.text.Word(j)) && (c.tokens[j].Before&token.Comma != 0 || c.additions.has(c.tokens, j-1, c.to))
	return end, j > i && c.definite.has(c.tokens, i, c.to) && !c.isParticipant(j) || listed
}

// Chair of the River Board,".
func (c *cascade) holdsOffice(i int) bool {
	if i >= c.to || c.tokens[i].Before&token.Comma == 0 {
		return false
	}
	j := c.skip(c.articles, i)
	for k := j; k < c.to && k < j+5 && (k == j || c.tokens[k].Before&^token.Hyphen == 0); k++ {
		if n, _ := c.offices.at(c.tokens, k, c.to); n > 0 {
			return c.nameRun(k+n) == k+n
		}
		if !isUpperFirst(c.text.Word(k)) && c.small.Of(c.tokens[k].Word) {
			break
		}
	}
	return false
}

// there is none.
func (c *cascade) appositionEnd(i int) int {
	const most = 12 // words
	if i >= c.to || c.tokens[i].Before != token.Comma || c.titles.has(c.tokens, c.skip(c.articles, i), c.to) {
		return i
	}
	office := false
	for k := i; k < c.to && k < i+most; k++ {
		switch before := c.tokens[k].Before; {
		case k > i && before&token.Comma != 0 && before&token.Strong == 0:
			if office {
				return k
			}
			return i
		case k > i && before&^token.Hyphen != 0, c.verbs.has(c.tokens, k, c.to) && !isUpperFirst(c.text.Word(k)), c.titles.has(c.tokens, k, c.to):
			return i
		}
		if n, _ := c.offices.at(c.tokens, k, c.to); n > 0 {
			if end := c.nameRun(k + n); end > k+n && c.tokens[k+n].Before == 0 {
				return i // "Ambassador Lind", who is somebody else
			}
			office = true
		}
		office = office || c.endsAsPerson(k)
	}
	return i
}

// part: "the delegation", which points back to one.
func (c *cascade) isParticipant(j int) bool {
	return !isUpperFirst(c.text.Word(j)) && c.participants.has(c.tokens, j, c.to)
}

// withName takes along a name right behind "the Minister for Health".
func (c *cascade) withName(i int) int {
	if i < c.to && c.tokens[i].Before == 0 {
		return max(i, c.nameRun(i))
	}
	return i
}
