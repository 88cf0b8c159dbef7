package annotate

import "precis/generator/token"

// letters is how a document writes its words: by that a name at the beginning
// of a sentence, where every word has a capital, is told from any other word.
type letters struct {
	small   map[string]bool // folded words met in small letters
	capital map[string]bool // folded words met with a capital inside a sentence
	turns   map[string]int  // labels before a colon that come back, in a transcript, and how often
}

// manyWords is how many different words a summary has, about.
const manyWords = 500

func (g *grammar) lettersOf(words Words) *letters {
	seen := &letters{small: make(map[string]bool, manyWords), capital: make(map[string]bool)}
	for _, text := range words {
		for i, t := range text.Tokens {
			switch {
			case !isUpperFirst(text.Word(i)):
				seen.small[t.Fold] = true
			case i > 0 && text.Tokens[i-1].Sentence == t.Sentence && (t.Before&token.Strong == 0 || g.titles.has(text.Tokens, i-1, i)):
				seen.capital[t.Fold] = true
			}
		}
	}
	return seen
}

// isBareName tells a name of one word that opens its sentence.
func (c *cascade) isBareName(g group) bool {
	return g.kind == body && g.from == c.from && g.to == g.from+1 && !isAcronym(c.text.Word(g.from))
}
