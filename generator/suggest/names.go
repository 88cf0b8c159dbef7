package suggest

import (
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/source"
	"precis/generator/token"
)

// namer finds what is written as a name: an acronym, or a run of two words and
// more with capitals, small words between them left in ("Treaty on the Upper
// Rivers").
type namer struct {
	small map[string]bool
	plain map[string]bool // nouns for those who speak: no name of ours
}

// span is a name in a paragraph.
type span struct {
	source.Span
	sentence int
}

func newNamer(l *lexicon.Lexicon) *namer {
	n := &namer{small: make(map[string]bool), plain: make(map[string]bool)}
	for _, w := range l.Prepositions {
		n.small[w] = true
	}
	for _, w := range l.Articles {
		n.small[w] = true
	}
	for _, w := range l.Conjunctions {
		n.small[w] = true
	}
	for _, list := range [][]string{l.Nouns, l.Parties} {
		for _, line := range list {
			for _, form := range lexicon.Forms(line) {
				n.plain[token.Fold(form)] = true
			}
		}
	}
	return n
}

// names gives the names of a paragraph, in order.
func (n *namer) names(text *token.Text) []span {
	var found []span
	for i := 0; i < len(text.Tokens); {
		if !isCapital(text, i) || n.small[text.Tokens[i].Fold] {
			i++
			continue
		}
		last, capitals := i, 1
		for k := i + 1; k < len(text.Tokens) && k-last <= 3; k++ {
			t := text.Tokens[k]
			if t.Before&^token.Hyphen != 0 || t.Sentence != text.Tokens[i].Sentence {
				break
			}
			if isCapital(text, k) {
				last, capitals = k, capitals+1
			} else if !n.small[t.Fold] {
				break
			}
		}
		name := source.Span{Start: text.Tokens[i].Start, End: text.Tokens[last].End}
		if (capitals > 1 || isAcronym(text.Word(i))) && !n.plain[token.Fold(text.Source[name.Start:name.End])] {
			found = append(found, span{name, int(text.Tokens[i].Sentence)})
		}
		i = last + 1
	}
	return found
}

func isCapital(text *token.Text, i int) bool {
	first, _ := utf8.DecodeRuneInString(text.Word(i))
	return unicode.IsUpper(first)
}

// isAcronym tells two capitals and more, and nothing else.
func isAcronym(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return utf8.RuneCountInString(word) > 1
}
