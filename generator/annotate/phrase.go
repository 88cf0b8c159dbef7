package annotate

import (
	"strings"

	"precis/generator/token"
)

// phrases finds the longest of many phrases at a place in a token stream, by
// folded words. The value says what the phrase means.
type phrases[T any] struct{ byFirst token.Table[[]phrase[T]] }

type phrase[T any] struct {
	words []string
	tail  []string // behind a gap: "drew * attention to"
	value T
}

// mostGap is how many words may fill the gap of a phrase.
const mostGap = 5

// add files a phrase under its first word. A "*" in it stands for a few words.
func add[T any](p *phrases[T], text string, value T) {
	head, tail, _ := strings.Cut(text, " * ")
	words := token.Folded(head)
	if len(words) > 0 {
		p.byFirst.Set(words[0], append(p.byFirst.Get(words[0]), phrase[T]{words, token.Folded(tail), value}))
	}
}

// set makes phrases without values from a list.
func set(texts []string) *phrases[struct{}] {
	p := new(phrases[struct{}])
	for _, text := range texts {
		add(p, text, struct{}{})
	}
	return p
}

// at gives the longest phrase that begins at token i and ends before to, its
// length in tokens and its value; length 0 when there is none.
func (p *phrases[T]) at(tokens []token.Token, i, to int) (length int, value T) {
	if i < 0 || i >= to {
		return 0, value
	}
	for _, candidate := range p.byFirst.Of(tokens[i].Word) {
		n := len(candidate.words)
		if i+n > to || !follows(tokens[i:i+n], candidate.words) {
			continue
		}
		if len(candidate.tail) > 0 {
			n += behindGap(tokens[i+n:to], candidate.tail)
		}
		if n > length && (len(candidate.tail) == 0 || n > len(candidate.words)) {
			length, value = n, candidate.value
		}
	}
	return length, value
}

// behindGap gives how many tokens reach to the end of words that stand behind
// a gap of at least one; 0 where they do not.
func behindGap(tokens []token.Token, words []string) int {
	for gap := 0; gap <= mostGap && gap+len(words) <= len(tokens) && tokens[gap].Before&(token.Strong|token.Comma) == 0; gap++ {
		if gap > 0 && tokens[gap].Fold == words[0] && follows(tokens[gap:gap+len(words)], words) {
			return gap + len(words)
		}
	}
	return 0
}

// follows tells whether tokens are these words, with no strong break between.
func follows(tokens []token.Token, words []string) bool {
	for k, word := range words {
		if tokens[k].Fold != word || k > 0 && tokens[k].Before&token.Strong != 0 {
			return false
		}
	}
	return true
}

// has tells whether token i is one of the single words of the set.
func (p *phrases[T]) has(tokens []token.Token, i, to int) bool {
	n, _ := p.at(tokens, i, to)
	return n > 0
}
