package numbered

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/token"
)

// words finds the longest of many phrases at a place. A word of a phrase that
// has a capital is matched as it is written.
type words[T any] struct{ byFirst token.Table[[]wording[T]] }

type wording[T any] struct {
	words  []string
	values []T
}

func (p *words[T]) add(scanner *token.Scanner, text string, value T) {
	scanned := scanner.Scan(text)
	if len(scanned.Tokens) == 0 {
		return
	}
	var list []string
	for i := range scanned.Tokens {
		list = append(list, scanned.Word(i))
	}
	first := scanned.Tokens[0].Fold
	known := p.byFirst.Get(first)
	for i := range known {
		if strings.Join(known[i].words, " ") == strings.Join(list, " ") {
			known[i].values = append(known[i].values, value)
			return
		}
	}
	p.byFirst.Set(first, append(known, wording[T]{list, []T{value}}))
}

// at gives the length in tokens of the longest phrase that begins at token i,
// and what it may mean; length 0 when there is none.
func (p *words[T]) at(text *token.Text, i int) (length int, values []T) {
	if i < 0 || i >= len(text.Tokens) {
		return 0, nil
	}
	for _, candidate := range p.byFirst.Of(text.Tokens[i].Word) {
		if n := len(candidate.words); n > length && i+n <= len(text.Tokens) && stands(text, i, candidate.words) {
			length, values = n, candidate.values
		}
	}
	return length, values
}

func stands(text *token.Text, i int, list []string) bool {
	for k, word := range list {
		t := text.Tokens[i+k]
		if k > 0 && (t.Before&^token.Hyphen != 0 || t.Sentence != text.Tokens[i].Sentence) {
			return false
		}
		first, _ := utf8.DecodeRuneInString(word)
		written := strings.TrimSuffix(strings.TrimSuffix(text.Word(i+k), "'s"), "’s")
		if unicode.IsUpper(first) && written != word || t.Fold != token.Fold(word) {
			return false
		}
	}
	return true
}
