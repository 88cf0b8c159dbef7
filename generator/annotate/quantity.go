package annotate

import (
	"strings"
	"unicode"

	"precis/generator/policy"
	"precis/generator/token"
)

// quantifiedAt reads a quantity and a noun: "only a few Committee members",
// "many, if not most, delegations", "some 40 speakers".
func (c *cascade) quantifiedAt(i int) (group, bool) {
	n, class := c.quantityAt(i)
	j := i + n
	if n == 0 && c.numberAt(i) == 0 {
		j = c.skip(c.quantityOpeners, i)
		if n, class = c.quantityAt(j); n > 0 {
			j += n
		}
	}
	if m := c.numberAt(j); m > 0 {
		if class == "" || class == policy.Some {
			class = policy.Counted
		}
		j += m
	}
	if class == "" {
		return group{}, false
	}
	if inserted := c.skip(c.quantityInsertions, j); inserted > j {
		j = inserted
	} else if j < c.to && c.tokens[j].Before&^(token.Hyphen|token.Quote) != 0 {
		return group{}, false
	}
	j = c.skip(c.between, j)
	if c.definite.has(c.tokens, j-1, c.to) && c.namePrepositions.has(c.tokens, j-2, c.to) {
		if m, _ := c.bodies.at(c.tokens, j, c.to); m > 0 && class != policy.Counted && !c.nouns.has(c.tokens, j+m, c.to) && !c.isPossessive(j+m-1) {
			return group{i, j + m, class, c.words(j, j+m), people, false}, true // "a majority of the Board"
		}
	}
	at, m, noun := c.nounAt(j)
	if m == 0 && c.pointing.has(c.tokens, j, c.to) && c.personal.has(c.tokens, j+1, c.to) {
		return group{i, j + 1, class, c.tokens[j].Fold, people, false}, true // "several of those who had tried it"
	}
	if k := at + m; m > 0 && class == policy.One && !noun.plural && c.oneByOne.has(c.tokens, k, c.to) {
		return group{i, k + 2, policy.Many, noun.who, people, false}, true // "one member after another"
	}
	if m == 0 || !noun.plural && class != policy.One && class != policy.All && !c.takesOne(j) {
		return group{}, false
	}
	k := people
	if noun.party {
		k = party
	}
	return group{i, at + m, class, noun.who, k, class == policy.One}, true
}

// quantityAt reads a quantity at token i, unless it is part of a number: the
// "a third" of "a third of members", the "one" of "one in three".
func (c *cascade) quantityAt(i int) (n int, class policy.Class) {
	n, class = c.quantities.at(c.tokens, i, c.to)
	if n > 0 && c.numberAt(i) > n {
		return 0, ""
	}
	return n, class
}

// takesOne tells whether what stands before token i goes with a noun in the
// singular: "nearly every", "more than one".
func (c *cascade) takesOne(i int) bool {
	_, class := c.quantities.at(c.tokens, i-1, i)
	return class == policy.All || class == policy.One
}

// numberAt gives the length of a number in digits or words; years are none.
func (c *cascade) numberAt(i int) int {
	if i >= c.to {
		return 0
	}
	if fold := c.tokens[i].Fold; len(fold) < 4 && isDigits(fold) {
		return 1
	}
	n, _ := c.numbers.at(c.tokens, i, c.to)
	return n
}

func isDigits(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
