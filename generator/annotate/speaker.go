package annotate

import (
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// group is a run of tokens that names who speaks.
type group struct {
	from, to int // tokens
	class    policy.Class
	who      string
	kind     kind
	single   bool // one person: its verbs stand in the singular
}

// kind says how far a group may be trusted to speak: things are done by States
// and bodies, and words said by people.
type kind int

const (
	people  kind = iota // "several speakers", "the representative of Norway"
	party               // "Member States"
	body                // "the secretariat", "UNODC", "Human Rights Watch"
	pronoun             // "others"
	meeting             // "the discussion"
)

// guarded tells groups that speak only where a clause begins.
func (g group) guarded() bool {
	return g.kind != people || g.class == policy.Named
}

// groupAt reads the group that begins at token i, with those joined to it:
// "many participants and a few observers".
func (c *cascade) groupAt(i int) (group, bool) {
	if !c.last.read || c.last.at != i {
		g, ok := c.readGroup(i)
		c.last = groupRead{g, ok, i, true}
	}
	return c.last.group, c.last.ok
}

// groupRead remembers the group read last: several patterns ask for the same.
type groupRead struct {
	group group
	ok    bool
	at    int
	read  bool
}

func (c *cascade) readGroup(i int) (group, bool) {
	if i >= c.to {
		return group{}, false
	}
	if n, _ := c.denials.at(c.tokens, i, c.to); n > 1 {
		return group{}, false // "few if any"
	}
	g, ok := c.simpleGroup(i)
	if c.additive(i) {
		if named, is := c.namedAt(i + 1); is { // "both Chile and Norway"
			g, ok = named, true
			g.from = i
		}
	}
	if ok && g.kind != meeting && c.isPossessive(g.to-1) {
		g, ok = c.ownedAt(i, g.to) // "the sponsor's chemist"
	}
	if !ok || c.isPossessive(g.to-1) || c.isBracketed(g) {
		return group{}, false
	}
	if g.kind == body && (c.holdsOffice(c.skipBrackets(g.to)) || c.isFromSomewhere(g)) {
		g.kind, g.single = people, true
	}
	if g.class != policy.Named {
		if g.class == policy.All && len(c.found) == 0 && c.tokens[i].Before&token.Comma != 0 && c.exceptions.has(c.tokens, c.from, c.to) {
			g.from, g.class = c.from, policy.Most // "With the exception of Cuba, all members"
		}
		if g.class == policy.All && c.exceptions.has(c.tokens, g.to, c.to) {
			g.class = policy.Most // as "all but one" is
		}
		g.to = c.exceptionEnd(g.to)
	}
	for {
		next, ok := c.joinedGroup(g)
		if !ok {
			next, ok = c.joinedBehindOffice(g)
		}
		if !ok {
			return g, true
		}
		owned := c.articles.has(c.tokens, next.from, c.to) && !c.determiners.has(c.tokens, next.from, c.to) || c.owners.has(c.tokens, next.from, c.to) // "the Union and its member States"
		if g.class == policy.Named && (next.class == policy.Named || owned) {
			g.who = c.words(c.skip(c.articles, g.from), next.to)
		}
		if g.class == policy.All && c.paired.has(c.tokens, g.from, c.to) {
			g.class = policy.Unquantified // "both delegates and members" are not all of them
		}
		g.to, g.single = next.to, false
	}
}

// additive tells "both" before two names.
func (c *cascade) additive(i int) bool {
	n, class := c.quantities.at(c.tokens, i, c.to)
	return n == 1 && class == policy.All && i+1 < c.to && (isUpperFirst(c.text.Word(i+1)) || c.articles.has(c.tokens, i+1, c.to))
}

// joinedGroup reads ", the Fund and the Bank" or "and a few observers" behind
// a group.
func (c *cascade) joinedGroup(g group) (group, bool) {
	and := func(i int) bool {
		return i < c.to && c.additions.has(c.tokens, i, c.to) && c.tokens[i].Before&token.Strong == 0
	}
	read := func(i int) (group, bool) {
		next, ok := c.simpleGroup(i)
		return next, ok && (next.kind != pronoun || g.class == policy.Named && c.other.has(c.tokens, next.to-1, c.to)) && !c.isPossessive(next.to-1) // "China and others"
	}
	switch {
	case g.kind == pronoun || g.to >= c.to:
		return group{}, false
	case and(g.to):
		n, _ := c.additions.at(c.tokens, g.to, c.to)
		return read(g.to + n)
	case c.tokens[g.to].Before == token.Comma && g.class == policy.Named:
		next, ok := read(g.to)
		for at := next; ok && (at.class == policy.Named || c.owners.has(c.tokens, at.from, c.to)) && at.to < c.to; { // does an "and" close the list?
			if at.kind == people {
				at.to = c.appositionEnd(at.to)
			}
			for k := at.from + 1; k < at.to; k++ {
				if and(k) && at.kind == body {
					return next, !c.isFollowedByVerb(at.to)
				}
			}
			if and(at.to) {
				n, _ := c.additions.at(c.tokens, at.to, c.to)
				_, ok = read(at.to + n)
				return next, ok
			}
			if c.tokens[at.to].Before != token.Comma {
				break
			}
			at, ok = read(at.to)
		}
	}
	return group{}, false
}

// isFollowedByVerb tells whether a reporting verb stands behind a comma at token
// i: what ends there stood between commas and closed no list ("Barney Ito, Birds
// and Bees International, noted").
func (c *cascade) isFollowedByVerb(i int) bool {
	if i >= c.to || c.tokens[i].Before != token.Comma {
		return false
	}
	s, ok := c.verbAt(i)
	return ok && s.form.tense == 0 && !c.isBy(s.at+s.n)
}

// isFromSomewhere tells a name of a person by what stands behind it between
// commas: "Sylvie Lapointe, Canada, supported". A body has no such name.
func (c *cascade) isFromSomewhere(g group) bool {
	if n := g.to - g.from; n < 2 || n > 3 || g.from > c.from || g.to >= c.to || c.tokens[g.to].Before != token.Comma {
		return false
	}
	for k := g.from; k < g.to; k++ {
		if word := c.text.Word(k); !isUpperFirst(word) || len(word) > 1 && isAcronym(word) || c.small.Of(c.tokens[k].Word) || c.tokens[k].Plain != c.tokens[k].Fold ||
			c.bodies.has(c.tokens, k, c.to) || c.nouns.has(c.tokens, k, c.to) || c.offices.has(c.tokens, k, c.to) || c.isAbstract(c.tokens[k].Fold) && k+1 == g.to {
			return false
		}
	}
	k := c.skip(c.determiners, g.to)
	to := c.nameRun(k)
	return to > k && c.isFollowedByVerb(to)
}

// joinedBehindOffice reads who is joined to somebody whose office stands
// between: "Ms. Lund, Head of Planning, and Mr. Tran".
func (c *cascade) joinedBehindOffice(g group) (group, bool) {
	if g.kind != people || g.class != policy.Named {
		return group{}, false
	}
	behind := c.appositionEnd(g.to)
	if behind == g.to {
		return group{}, false
	}
	g.to = behind
	next, ok := c.joinedGroup(g)
	return next, ok && next.kind == people && next.class == policy.Named
}

// simpleGroup reads one group: "several other speakers", "some of the
// delegations", "the representative of Norway", "speakers", a pronoun
// ("others") or a name ("UNODC").
func (c *cascade) simpleGroup(i int) (group, bool) {
	if c.endsName(i) {
		return group{}, false
	}
	if g, ok := c.representativeAt(i); ok {
		return g, true
	}
	if i == c.from && c.definite.has(c.tokens, i+1, c.to) && c.quantityOpeners.has(c.tokens, i, c.to) {
		if g, ok := c.namedAt(i + 1); ok {
			g.from = i // "Only the Treasury"
			return g, true
		}
	}
	if g, ok := c.quantifiedAt(i); ok {
		return g, true
	}
	if g, ok := c.meetingAt(i); ok {
		return g, true
	}
	if g, ok := c.pluralAt(i); ok {
		return g, true
	}
	if n, _ := c.quantities.at(c.tokens, i, c.to); n > 0 || c.numberAt(i) > 0 || i == c.from && !c.articles.has(c.tokens, i, c.to) {
		if g, ok := c.tellerAt(i); ok {
			return g, true
		}
	}
	if n, class := c.pronouns.at(c.tokens, i, c.to); n > 0 && !(c.relatives.has(c.tokens, i+n-1, c.to) && i > c.from && c.isPaper(i-1)) {
		return group{i, i + n, class, token.Fold(c.words(i, i+n)), pronoun, class == policy.One}, true
	}
	n, _ := c.numbers.at(c.tokens, i, c.to)
	if n == 0 && c.isShare(i) {
		n = 1
	}
	if n > 0 {
		g := group{i, i + n, policy.Counted, token.Fold(c.words(i, i+n)), pronoun, false}
		if m, _ := c.partitives.at(c.tokens, i+n, c.to); m > 0 {
			g = group{i, i + n + m, policy.Counted, token.Fold(c.words(i, i+n+m)), people, false} // "half of them"
		}
		if c.begins(i) || c.isBy(i-1) && c.standsAlone(g) {
			return g, true
		}
	}
	if c.owners.has(c.tokens, i, c.to) {
		return c.ownedAt(i, i+1)
	}
	if g, ok := c.namedAt(i); ok {
		if c.isPossessive(g.to - 1) {
			if owned, ok := c.ownedAt(i, g.to); ok {
				return owned, true
			}
		}
		return g, true
	}
	return c.tellerAt(i)
}

// isShare tells a number in digits that stands for some of those by whom the
// sentence begins: "Of the 63 bodies that replied, 41 supported it, 15 opposed it".
func (c *cascade) isShare(i int) bool {
	if !isDigits(c.tokens[i].Fold) || i <= c.from+1 {
		return false
	}
	apart := c.tokens[i].Before&(token.Comma|token.Pause) != 0
	counting := len(c.found) > 0 && c.found[len(c.found)-1].Class == policy.Counted && (apart || c.additions.has(c.tokens, i-1, c.to)) // "14 members preferred the first, 9 preferred"
	return (apart && c.shares.has(c.tokens, c.from, c.to) || counting) &&
		(c.verbs.has(c.tokens, c.skipAdverbs(i+1), c.to) || c.be.has(c.tokens, i+1, c.to))
}

// pluralAt reads a bare plural: "speakers", "the Committee members".
func (c *cascade) pluralAt(i int) (group, bool) {
	if i >= c.to {
		return group{}, false
	}
	j := c.skip(c.articles, i)
	if j > i && i > c.from && c.relatives.has(c.tokens, i, c.to) {
		return group{}, false // "noting that experts"
	}
	if g, ok := c.thoseAt(i); ok {
		return g, true
	}
	if j == i && i > c.from && c.outsiders.has(c.tokens, i-1, c.to) && c.tokens[i].Before == 0 {
		return group{}, false
	}
	if i > c.from && c.tokens[i].Before == 0 && c.counts(i-1) {
		return group{}, false // of "that many experts" and "none of the 12 experts" the experts are no group by themselves
	}
	at, n, noun := c.nounAt(j)
	if n == 0 || at > j && j == i && (c.isDeed(i) || !c.begins(i) && !c.holders.has(c.tokens, i-1, c.to) && !c.isSource(i)) {
		return group{}, false
	}
	if to := at + n; to < c.to && c.isPossessive(to-1) && isUpperFirst(c.text.Word(to)) && c.offices.has(c.tokens, to, c.to) {
		return group{}, false // "the country's Permanent Representative"
	}
	k := people
	if noun.party {
		k = party
	}
	switch {
	case noun.plural && k == people && j > i && c.definite.has(c.tokens, i, c.to) && at == j && c.presiding.has(c.tokens, at, c.to):
		return group{i, at + n, policy.Named, c.words(at, at+n), people, false}, true
	case noun.plural:
		return group{i, at + n, policy.Unquantified, noun.who, k, false}, true
	case isUpperFirst(c.text.Word(at)) && at+n < c.to && c.tokens[at+n].Before == 0 && isUpperFirst(c.text.Word(at+n)):
		return group{}, false // "the Auditor General"
	case j == i+1 && at > j && c.definite.has(c.tokens, i, c.to) && k == people && c.offices.has(c.tokens, at, c.to) && !isUpperFirst(c.text.Word(j)) && !c.isPossessive(j):
		if isUpperFirst(c.text.Word(at)) {
			return group{i, at + n, policy.Named, c.words(j, at+n), k, true}, true // "the host Minister"
		}
		return group{i, at + n, policy.One, noun.who, k, true}, true // "the agency representative"
	case j == i+1 && at == j && k == people && c.definite.has(c.tokens, i, c.to) && c.isParticipant(at) && c.verbs.has(c.tokens, c.skipAdverbs(at+n), c.to):
		return group{i, at + n, policy.One, noun.who, k, true}, true // "the delegation explained"
	case j == i+1 && c.definite.has(c.tokens, i, c.to) && (k == people || at == j && !c.bodies.has(c.tokens, at, c.to) && !isUpperFirst(c.text.Word(at))) && !c.offices.has(c.tokens, at, c.to):
		return group{i, at + n, policy.One, noun.who, k, true}, true
	}
	return group{}, false
}

// isSource tells whether what names a source ends before token i: "according to
// Embassy officials".
func (c *cascade) isSource(i int) bool {
	const longest = 2 // words
	n, _ := c.sources.at(c.tokens, i-longest, c.to)
	return n == longest
}

// begins tells whether a clause can begin at token i.
func (c *cascade) begins(i int) bool {
	return i == c.from || i < c.to && c.tokens[i].Before&(token.Comma|token.Pause|token.Bracket) != 0 || c.joins.has(c.tokens, i-1, c.to)
}

// meetingAt reads "the discussion" as the subject of what was said in it.
func (c *cascade) meetingAt(i int) (group, bool) {
	j := c.skip(c.articles, i)
	if behind := c.utteranceEnd(j); behind > 0 && c.whence.has(c.tokens, behind, c.to) && c.begins(i) {
		if g, ok := c.readGroup(behind + 1); ok && (g.kind == people || g.kind == party) {
			g.from, g.single = i, false
			return g, true // "the interventions of most participants"
		}
	}
	if g, ok := c.speechOf(i); ok {
		return g, true
	}
	if !c.begins(i) {
		return group{}, false
	}
	for k := j; k < c.to && k <= j+mostModifiers && (k == j || c.tokens[k].Before&^token.Hyphen == 0); k++ {
		if n, _ := c.meetings.at(c.tokens, k, c.to); n > 0 && (k == j || j > i || k < j+2) {
			return group{i, k + n, policy.Impersonal, "", meeting, false}, true // "the open discussion"
		}
		if !c.canModify(k) || c.isPossessive(k) || c.nouns.has(c.tokens, k, c.to) {
			break
		}
	}
	return group{}, false
}

// utteranceEnd gives the token behind a noun for what is said at token j, with at
// most one word before it: "written comments". It is 0 where there is none.
func (c *cascade) utteranceEnd(j int) int {
	if n, _ := c.utterances.at(c.tokens, j, c.to); n > 0 {
		return j + n
	}
	if j+1 >= c.to || c.tokens[j+1].Before != 0 {
		return 0
	}
	if n, _ := c.utterances.at(c.tokens, j+1, c.to); n > 0 && c.canModify(j) && !c.isPossessive(j) {
		return j + 1 + n
	}
	return 0
}

// speechOf reads whose words are the subject: "Kenya's intervention stressed".
func (c *cascade) speechOf(i int) (group, bool) {
	if !c.begins(i) {
		return group{}, false
	}
	g, ok := c.representativeAt(i)
	if !ok {
		g, ok = c.namedAt(i)
	}
	if !ok || !c.isPossessive(g.to-1) {
		return group{}, false
	}
	n, _ := c.utterances.at(c.tokens, g.to, c.to)
	if n == 0 || c.tokens[g.to].Before&^token.Quote != 0 {
		return group{}, false
	}
	g.who, g.to, g.single = withoutPossessive(g.who), g.to+n, false
	g.kind = people
	return g, true
}

// withoutPossessive gives "Kenya" of "Kenya's".
func withoutPossessive(who string) string {
	for _, possessive := range []string{"'s", "’s"} {
		who = strings.TrimSuffix(who, possessive)
	}
	return who
}

// isPossessive tells a word with an apostrophe behind it: "the Chair's",
// "participants’".
func (c *cascade) isPossessive(i int) bool {
	end := c.tokens[i].End
	for _, apostrophe := range []string{"'", "’"} {
		if strings.HasPrefix(c.text.Source[end:], apostrophe) && strings.HasSuffix(c.text.Word(i), "s") ||
			strings.HasSuffix(c.text.Word(i), apostrophe+"s") {
			return true
		}
	}
	return false
}

// isBracketed tells a group that stands alone in brackets.
func (c *cascade) isBracketed(g group) bool {
	return c.tokens[g.from].Before&token.Bracket != 0 && g.to < c.to && c.tokens[g.to].Before&token.Bracket != 0
}

// mostSkipped is how many phrases of a set follow each other at most: a text of
// nothing but articles would else be gone through from each of them.
const mostSkipped = 8

// skip passes over the phrases of a set.
func (c *cascade) skip(p *phrases[struct{}], i int) int {
	for range mostSkipped {
		n, _ := p.at(c.tokens, i, c.to)
		if n == 0 {
			return i
		}
		i += n
	}
	return i
}

// words is the text of tokens as written.
func (c *cascade) words(from, to int) string {
	return c.quote(from, to).Words
}
