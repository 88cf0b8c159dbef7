// Package token turns running text into one stream of words that everything
// after it reads: where each word stands, its folded form and its stem, the
// sentence it is in and the punctuation before it. No later stage looks at
// the text itself to find words.
package token

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"precis/generator/source"
)

// Break is what stands between a word and the word before it.
type Break uint8

// The breaks, a set of bits. White space alone is none.
const (
	Hyphen  Break = 1 << iota // - within a compound
	Comma                     // ,
	Pause                     // ; : and dashes
	Bracket                   // ( ) [ ]
	Quote                     // quotation marks
	Stop                      // . ? ! inside a sentence, and anything else
)

// Strong are the breaks that no phrase reaches across.
const Strong = Pause | Bracket | Stop

// Token is one word, number or symbol at its place. There is one for every
// word of a collection, so it is small: 32 bytes.
type Token struct {
	*Word
	source.Span       // bytes of the text
	Sentence    int32 // index in Text.Sentences
	Before      Break
}

// Word is what tokens that differ only in capitals, accents and the like have
// in common. A scanner makes one for all of them.
type Word struct {
	Fold  string // lower case, accents and possessives off: "offices" for "Offices'"
	Plain string // Fold in the singular: what single words are compared by
	Stem  string // Porter2 stem, but for stems.txt: what the words of phrases are compared by

	bit uint16 // of Fold in tables, and one; 0 when nobody worked it out
}

// Text is a text read as words.
type Text struct {
	Source    string
	Tokens    []Token
	Sentences []source.Span // bytes, in order, without white space at their ends
}

// Word is a token as it is written.
func (t *Text) Word(i int) string { return t.Source[t.Tokens[i].Start:t.Tokens[i].End] }

// Seen is a token as it is seen: what is written, without characters that do
// not show, its accents and hyphens one way. It is what words are compared by
// when capitals matter.
func (t *Text) Seen(i int) string {
	word := t.Word(i)
	if strings.IndexFunc(word, func(r rune) bool { return r >= 0x80 }) < 0 {
		return word
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case isUnseen(r):
			return -1
		case r == '‐', r == '‑':
			return '-'
		}
		return r
	}, word))
}

// Sentence gives the tokens of a sentence as a half-open range of indexes.
func (t *Text) Sentence(s int) (from, to int) {
	at := func(s int) int {
		i, _ := slices.BinarySearchFunc(t.Tokens, s, func(token Token, s int) int { return int(token.Sentence) - s })
		return i
	}
	return at(s), at(s + 1)
}
