package annotate

import (
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// antecedent says what words that point back can mean. The values are those
// of the lexicon.
type antecedent string

const (
	severalPersons antecedent = "several persons" // "they", "these speakers"
	onePerson      antecedent = "one person"      // "she", "the same delegation"
	oneBody        antecedent = "one body"        // "it"
)

// reference is a phrase that points back.
type reference struct {
	to   antecedent
	view bool // "in their view": it needs no verb
}

// backTo tells what later words can point back to a group by.
func backTo(g group) antecedent {
	switch {
	case g.class == policy.Impersonal || g.class == "":
		return ""
	case g.kind == body && strings.Contains(g.who, " and "):
		return severalPersons
	case g.kind == body:
		return oneBody
	case g.single:
		return onePerson
	case g.class == policy.Named && !strings.Contains(g.who, " and "):
		return onePerson
	}
	return severalPersons
}

// continued reads a sentence that goes on with the one before: "They also
// called for". It does so only where that one names a single speaker or group
// that the words can mean; who is meant is not guessed.
func (c *cascade) continued(i int) *spoken {
	if len(c.found) > 0 || i != c.from && c.tokens[i].Before&token.Comma == 0 {
		return nil
	}
	n, back := c.continuing.at(c.tokens, i, c.to)
	if n == 0 {
		return nil
	}
	meant := c.meant(back.to)
	if pronoun := token.Fold(c.words(i, i+n)); meant == nil || c.clash(pronoun, meant.Who) || back.to == onePerson && c.namesAnother(pronoun, meant.Who) {
		return nil
	}
	g := group{from: i, to: i + n, kind: people, single: back.to != severalPersons}
	s := c.spoken(g, i, i+n, i, i+n)
	if !back.view {
		v, ok := c.verbAt(g.to)
		if !ok || !c.fits(g, v) || back.to == oneBody && c.deedOnly(v) {
			return nil
		}
		s = c.spokenBy(g, v)
	}
	s.back, s.continues = meant.back, meant
	if meant.continues != nil {
		s.continues = meant.continues
	}
	return s
}

// clash tells whether a pronoun and a title cannot mean one person: "she", and
// "Mr. Lake".
func (c *cascade) clash(pronoun, who string) bool {
	one, other := c.genderOf(pronoun), c.genderOf(who)
	return one != "" && other != "" && one != other
}

// genderOf gives what a pronoun or a title in words tells; "" where nothing
// does.
func (c *cascade) genderOf(words string) string {
	for _, word := range token.Folded(words) {
		if gender := c.genders[word]; gender != "" {
			return gender
		}
	}
	return ""
}

// farthestBack is how many words before its sentence a pronoun can mean somebody.
const farthestBack = 1000

// namesAnother tells whether the text before the sentence names a person besides
// one whom a pronoun can mean: by a title ("Mr. Roe asked Mr. Lee whether he
// agreed. He said"), and where no title shows that the pronoun means the one, by
// an office or as somebody spoken to ("The Chair asked the Treasurer. She said").
func (c *cascade) namesAnother(pronoun, who string) bool {
	settled := c.genderOf(pronoun) != "" && c.genderOf(pronoun) == c.genderOf(who)
	for k := max(c.from-farthestBack, 0); k < c.from-1; k++ {
		if c.isTitledOther(k, pronoun, who) || !settled && (c.isOfficeOther(k, who) || c.isAddressedOther(k, who)) {
			return true
		}
	}
	return false
}

// isTitledOther tells a title with a name at token k that is not of one.
func (c *cascade) isTitledOther(k int, pronoun, who string) bool {
	name := c.text.Word(k + 1)
	return c.genders[c.tokens[k].Fold] != "" && isUpperFirst(c.text.Word(k)) && isUpperFirst(name) && !strings.Contains(who, name) && !c.clash(pronoun, c.words(k, k+2))
}

// isOfficeOther tells an office at token k, with its article or a capital, that
// is not of one.
func (c *cascade) isOfficeOther(k int, who string) bool {
	n, _ := c.offices.at(c.tokens, k, c.from)
	return n > 0 && (isUpperFirst(c.text.Word(k)) || c.determiners.has(c.tokens, k-1, c.from)) && !strings.Contains(who, c.words(k, k+n))
}

// isAddressedOther tells somebody behind a reporting verb at token k: "asked
// Jane Holt", "asked the speaker".
func (c *cascade) isAddressedOther(k int, who string) bool {
	n, _ := c.verbs.at(c.tokens, k, c.from)
	if n == 0 || k+n >= c.from || c.tokens[k+n].Before != 0 {
		return false
	}
	at := k + n
	if c.definite.has(c.tokens, at, c.from) {
		m, noun := c.nouns.at(c.tokens, at+1, c.from)
		return m > 0 && !noun.plural && !noun.party
	}
	run := at
	for run < c.from && isUpperFirst(c.text.Word(run)) && (run == at || c.tokens[run].Before == 0) && !isAcronym(c.text.Word(run)) {
		run++
	}
	return run == at+2 && !c.bodies.has(c.tokens, run-1, c.from) && !strings.Contains(who, c.words(at, run))
}

// addPersons keeps those of a sentence whom "she" can mean later in the point.
func addPersons(persons, found []spoken) []spoken {
	for _, s := range found {
		if s.back == onePerson && s.continues == nil && !slices.ContainsFunc(persons, func(p spoken) bool { return p.Who == s.Who }) {
			persons = append(persons, s)
		}
	}
	return persons
}

// meant gives the one speaker of the sentence before that words can point back
// to; nil when there is none, or more than one.
//
// A pronoun for one person reaches further back while the point has named no
// other.
func (c *cascade) meant(to antecedent) *spoken {
	var found *spoken
	if to == onePerson && len(c.persons) > 0 && slices.ContainsFunc(c.before, func(s spoken) bool { return s.back == oneBody && s.continues == nil }) {
		return nil // her, or the one who spoke for the body
	}
	if to == onePerson && len(c.persons) == 1 {
		return &c.persons[0]
	}
	for k := range c.before {
		s := &c.before[k]
		if s.back == "" || s.back != to && !(to != severalPersons && s.back != severalPersons) {
			continue
		}
		if found != nil {
			return nil
		}
		found = s
	}
	return found
}
