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
	of := func(text string) string {
		for _, word := range token.Folded(text) {
			if gender := c.genders[word]; gender != "" {
				return gender
			}
		}
		return ""
	}
	one, other := of(pronoun), of(who)
	return one != "" && other != "" && one != other
}

// namesAnother tells whether the text before the sentence names a person besides
// one, by a title that a pronoun can mean: "Mr. Roe asked Mr. Lee whether he
// agreed. He said".
func (c *cascade) namesAnother(pronoun, who string) bool {
	for k := range max(c.from-1, 0) {
		name := c.text.Word(k + 1)
		if c.genders[c.tokens[k].Fold] != "" && isUpperFirst(c.text.Word(k)) && isUpperFirst(name) && !strings.Contains(who, name) && !c.clash(pronoun, c.words(k, k+2)) {
			return true
		}
	}
	return false
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
