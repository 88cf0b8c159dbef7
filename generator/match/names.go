package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// Names finds the names of references in texts. It is safe for concurrent
// use.
type Names struct {
	byFirst  token.Table[[]name]
	articles *token.Table[bool]
}

type name struct {
	words []nameWord
	Named
}

// nameWord is one word of a name. A word with a capital is matched as it is
// written: "political declaration" is another document than "Political
// Declaration".
type nameWord struct {
	text    string
	capital bool
}

// Named is what a name leads to.
type Named struct {
	Name      policy.Name
	Reference string           // ID; "" of words that seem to cite and could not be settled
	Unsettled *vocab.Unsettled // the entry of such words
}

// Naming is a place where a name was found: the tokens from From to To.
type Naming struct {
	From, To int
	Named
}

// NewNames makes a finder for every name of the registry. Articles are left
// out of names and texts alike. The symbol of a resolution of the General
// Assembly also makes the names that prose has for it.
func NewNames(registry *vocab.Registry, articles []string, scanner *token.Scanner) *Names {
	n := &Names{articles: new(token.Table[bool])}
	for _, a := range articles {
		n.articles.Set(a, true)
	}
	for _, r := range registry.References {
		for _, as := range r.Names {
			n.add(scanner, as.Text, Named{Name: as, Reference: r.ID})
		}
		if r.Symbol == "" {
			continue
		}
		n.add(scanner, r.Symbol, Named{Name: policy.Name{Text: r.Symbol, Method: policy.Symbol}, Reference: r.ID})
	}
	for i := range registry.Unsettled {
		for _, words := range registry.Unsettled[i].Words {
			n.add(scanner, words, Named{Name: policy.Name{Text: words}, Unsettled: &registry.Unsettled[i]})
		}
	}
	return n
}

// Empty makes a finder without names that reads texts in the same way.
func (n *Names) Empty() *Names {
	return &Names{articles: n.articles}
}

func (n *Names) add(scanner *token.Scanner, text string, to Named) {
	scanned := scanner.Scan(text)
	n.Define(scanned, 0, len(scanned.Tokens), to)
}

// Define adds a name that stands in a text, from one token to another. It must
// not be called once others use the finder.
func (n *Names) Define(text *token.Text, from, to int, named Named) {
	var words []nameWord
	for i := from; i < to; i++ {
		if !n.articles.Of(text.Tokens[i].Word) {
			words = append(words, wordOf(text, i))
		}
	}
	if len(words) > 0 {
		first := token.Fold(words[0].text)
		n.byFirst.Set(first, append(n.byFirst.Get(first), name{words, named}))
	}
}

func wordOf(text *token.Text, i int) nameWord {
	word := strings.TrimSuffix(strings.TrimSuffix(text.Seen(i), "'s"), "’s")
	first, _ := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(first) {
		return nameWord{word, true}
	}
	return nameWord{text.Tokens[i].Fold, false}
}

// matches compares a word of a text with one of a name. A name's first word
// in lower case may have a capital at the head of a sentence.
func (w nameWord) matches(text *token.Text, i int, first bool) bool {
	if w.capital {
		return wordOf(text, i).text == w.text
	}
	return text.Tokens[i].Fold == w.text && (first || !wordOf(text, i).capital)
}

// Find gives the names in a text, the longest at each place, in order and
// without overlap. Where a longest name leads to several references it is
// given once for each.
func (n *Names) Find(text *token.Text) []Naming {
	var found []Naming
	for i := 0; i < len(text.Tokens); {
		best := 0
		var here []Naming
		for _, candidate := range n.byFirst.Of(text.Tokens[i].Word) {
			switch to := n.end(text, i, candidate.words); {
			case to > best:
				best, here = to, []Naming{{i, to, candidate.Named}}
			case to == best && to > 0:
				here = append(here, Naming{i, to, candidate.Named})
			}
		}
		if best == 0 {
			i++
			continue
		}
		slices.SortStableFunc(here, func(a, b Naming) int { return strings.Compare(a.Reference, b.Reference) })
		here = slices.CompactFunc(here, func(a, b Naming) bool { return a.Reference != "" && a.Reference == b.Reference }) // its surest name comes first
		found = append(found, here...)
		i = best
	}
	return found
}

// end gives the token behind a name that begins at token i, or 0.
func (n *Names) end(text *token.Text, i int, words []nameWord) int {
	const apart = token.Stop | token.Bracket
	at := i
	for k, w := range words {
		if k > 0 {
			for at < len(text.Tokens) && n.articles.Of(text.Tokens[at].Word) && text.Tokens[at].Before&apart == 0 {
				at++
			}
		}
		if at >= len(text.Tokens) || k > 0 && text.Tokens[at].Before&apart != 0 || text.Tokens[at].Sentence != text.Tokens[i].Sentence {
			return 0
		}
		if !w.matches(text, at, k == 0) {
			return 0
		}
		at++
	}
	return at
}
