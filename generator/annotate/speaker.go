package annotate

import (
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/token"
)

// group is a run of tokens that names who speaks.
type group struct {
	from, to int // tokens
	class    policy.Class
	who      string
	party    bool
	pronoun  bool
}

// groupAt reads the group that begins at token i: "several other speakers",
// "speakers", "some of the delegations", "the representative of Norway",
// "UNODC", or a pronoun ("others").
func (c *cascade) groupAt(i int) (group, bool) {
	if n, class := c.quantities.at(c.tokens, i, c.to); n > 0 {
		j := c.skip(c.between, i+n)
		if m, noun := c.nouns.at(c.tokens, j, c.to); m > 0 && c.contiguous(i, j+m) && (noun.plural || class == policy.One) {
			return group{i, j + m, class, noun.who, noun.party, false}, true
		}
	}
	if g, ok := c.namedAt(i); ok {
		return g, true
	}
	j := c.skip(c.articles, i)
	if m, noun := c.nouns.at(c.tokens, j, c.to); m > 0 && noun.plural {
		return group{i, j + m, policy.Unquantified, noun.who, noun.party, false}, true
	}
	if n, class := c.pronouns.at(c.tokens, i, c.to); n > 0 {
		last := c.text.Source[c.tokens[i].Start:c.tokens[i+n-1].End]
		return group{i, i + n, class, token.Fold(last), false, true}, true
	}
	return group{}, false
}

// namedAt reads a speaker by office ("the representative of Norway") or by an
// acronym ("UNODC").
func (c *cascade) namedAt(i int) (group, bool) {
	j := c.skip(c.articles, i)
	if j >= c.to {
		return group{}, false
	}
	if n, _ := c.offices.at(c.tokens, j, c.to); n > 0 {
		end := j + n
		if c.prepositions.has(c.tokens, end, c.to) {
			name := c.skip(c.articles, end+1)
			last := c.capitalised(name)
			if last > name {
				return group{i, last, policy.Named, c.words(j, last), false, false}, true
			}
		}
		if j > i && isUpperFirst(c.text.Word(j)) || j > i && n > 1 {
			return group{i, end, policy.Named, c.words(j, end), false, false}, true
		}
	}
	if word := c.text.Seen(j); len(word) >= 3 && isAcronym(word) {
		return group{i, j + 1, policy.Named, c.words(j, j+1), false, false}, true
	}
	return group{}, false
}

// capitalised reads a proper name: words with a capital, with "of", "and" and
// "the" between them.
func (c *cascade) capitalised(i int) int {
	end := i
	for j := i; j < c.to && j < i+12; j++ {
		switch {
		case c.tokens[j].Before&(token.Strong|token.Comma) != 0 && j > i:
			return end
		case isUpperFirst(c.text.Word(j)):
			end = j + 1
		case c.tokens[j].Fold == "of" || c.tokens[j].Fold == "and" || c.tokens[j].Fold == "the":
		default:
			return end
		}
	}
	return end
}

func isUpperFirst(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func isAcronym(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// skip passes over every phrase of a set.
func (c *cascade) skip(p *phrases[struct{}], i int) int {
	for {
		n, _ := p.at(c.tokens, i, c.to)
		if n == 0 {
			return i
		}
		i += n
	}
}

// contiguous tells whether no punctuation stands inside tokens from to to.
func (c *cascade) contiguous(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if c.tokens[i].Before&^(token.Hyphen|token.Quote) != 0 {
			return false
		}
	}
	return true
}

// words is the text of tokens as written.
func (c *cascade) words(from, to int) string {
	return c.text.Source[c.tokens[from].Start:c.tokens[to-1].End]
}
