package token

import (
	_ "embed" // for stems.txt
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"

	"precis/generator/source"
)

// mostWords is how many words a scanner remembers. A text of more, which is
// none that people wrote, has some of its words made anew.
const mostWords = 1 << 18

// mostTokens is how many tokens a scanner keeps room for from text to text.
const mostTokens = 1 << 14

// Scanner reads texts. It remembers words, so that each is folded and stemmed
// once and shared by all its tokens; it is not safe for concurrent use.
type Scanner struct {
	abbreviations map[string]bool
	small         map[string]bool   // words that no name goes on with
	families      map[string]string // the stem of a folded word that keeps its own
	written       map[string]*Word  // by the word as it is written
	folded        map[string]*Word  // by its folded form
	stemmer       *snowballstem.Env
	tokens        []Token // room for those of the next text
}

// families are the words that keep a stem of their own; the file says why.
//
//go:embed stems.txt
var families string

// NewScanner makes a scanner. The abbreviations, written with their full stops
// ("para."), are those after which a sentence goes on; those without one
// ("senator"), titles behind which it goes on after initials. The small words
// are those that no name goes on with: "Mr X. The Council" is two sentences.
func NewScanner(abbreviations []string, small ...string) *Scanner {
	s := &Scanner{
		abbreviations: make(map[string]bool, len(abbreviations)),
		small:         make(map[string]bool, len(small)),
		families:      make(map[string]string),
		written:       make(map[string]*Word),
		folded:        make(map[string]*Word),
		stemmer:       snowballstem.NewEnv(""),
	}
	for _, a := range abbreviations {
		s.abbreviations[strings.ToLower(a)] = true
	}
	for _, word := range small {
		s.small[word] = true
	}
	for line := range strings.Lines(families) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		words := strings.Split(line, ", ")
		for _, w := range words {
			s.families[w] = words[0] + "." // which no stem of Porter's ends with
		}
	}
	return s
}

// Scan reads a text.
func (s *Scanner) Scan(text string) *Text {
	t := &Text{Source: text, Sentences: s.Sentences(text)}
	tokens := s.tokens[:0]
	words := words{text: text}
	var sentence int32
	var before Break
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			before |= breakOf(r)
			at += size
			continue
		}
		end := words.end(at)
		for int(sentence)+1 < len(t.Sentences) && at >= t.Sentences[sentence].End {
			sentence++
		}
		tokens = append(tokens, Token{s.word(text[at:end]), source.Span{Start: at, End: end}, sentence, before})
		before = 0
		at = end
	}
	t.Tokens = slices.Clone(tokens) // of their exact number
	if s.tokens = tokens; cap(tokens) > mostTokens {
		s.tokens = nil
	}
	return t
}

// Folded gives the folded words of a few words that are no text: a phrase of a
// list, of which nobody asks for sentences and stems. They are those of Scan.
func Folded(text string) []string {
	var folded []string
	words := words{text: text}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			at += size
			continue
		}
		end := words.end(at)
		folded = append(folded, Fold(text[at:end]))
		at = end
	}
	return folded
}

// word gives what is common to the tokens that are written so. What is kept of
// it is copied, or it would keep the whole text.
func (s *Scanner) word(written string) *Word {
	if w, ok := s.written[written]; ok {
		return w
	}
	if len(s.written) >= mostWords {
		clear(s.written)
		clear(s.folded)
	}
	fold := Fold(written)
	w, ok := s.folded[fold]
	if !ok {
		fold = strings.Clone(fold)
		plain, stem := s.forms(fold)
		w = &Word{fold, plain, stem, uint16(bitOf(fold)) + 1}
		s.folded[fold] = w
	}
	if written == w.Fold {
		written = w.Fold
	} else {
		written = strings.Clone(written)
	}
	s.written[written] = w
	return w
}
