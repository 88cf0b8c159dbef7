// Package token turns running text into one stream of words that everything
// after it reads: where each word stands, its folded form and its stem, the
// sentence it is in and the punctuation before it. No later stage looks at
// the text itself to find words.
package token

import (
	_ "embed" // for stems.txt
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/clipperhouse/uax29/v2/sentences"
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

// Token is one word, number or symbol.
type Token struct {
	source.Span        // bytes of the text
	Fold        string // lower case, accents and possessives off: "offices" for "Offices'"
	Plain       string // Fold in the singular: what single words are compared by
	Stem        string // Porter2 stem, but for stems.txt: what the words of phrases are compared by
	Before      Break
	Sentence    int // index in Text.Sentences
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
	for from < len(t.Tokens) && t.Tokens[from].Sentence < s {
		from++
	}
	for to = from; to < len(t.Tokens) && t.Tokens[to].Sentence == s; to++ {
	}
	return from, to
}

// Scanner reads texts. It remembers stems, so that every word is stemmed
// once; it is not safe for concurrent use.
type Scanner struct {
	abbreviations map[string]bool
	forms         map[string]forms
	stemmer       *snowballstem.Env
}

type forms struct{ plain, stem string }

// families are the words that keep a stem of their own; the file says why.
//
//go:embed stems.txt
var families string

// NewScanner makes a scanner. The abbreviations, written with their full stops
// ("para."), are those after which a sentence goes on.
func NewScanner(abbreviations []string) *Scanner {
	s := &Scanner{
		abbreviations: make(map[string]bool, len(abbreviations)),
		forms:         make(map[string]forms),
		stemmer:       snowballstem.NewEnv(""),
	}
	for _, a := range abbreviations {
		s.abbreviations[strings.ToLower(a)] = true
	}
	for line := range strings.Lines(families) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		words := strings.Split(line, ", ")
		for _, w := range words {
			s.forms[w] = forms{singular(w), words[0] + "."} // which no stem of Porter's ends with
		}
	}
	return s
}

// Scan reads a text.
func (s *Scanner) Scan(text string) *Text {
	t := &Text{Source: text, Sentences: s.sentences(text)}
	sentence := 0
	var before Break
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			before |= breakOf(r)
			at += size
			continue
		}
		end := wordEnd(text, at)
		for sentence+1 < len(t.Sentences) && at >= t.Sentences[sentence].End {
			sentence++
		}
		fold := Fold(text[at:end])
		f := s.formsOf(fold)
		t.Tokens = append(t.Tokens, Token{source.Span{Start: at, End: end}, fold, f.plain, f.stem, before, sentence})
		before = 0
		at = end
	}
	return t
}

// isWordRune tells what words are made of.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd finds the end of the word that begins at a byte. Apostrophes inside
// a word belong to it; so do full stops and commas between digits. A word with
// a slash and a digit in it is a symbol and takes its hyphens and full stops
// along: "A/RES/S-30/1", "E/CN.7/2009/L.2".
func wordEnd(text string, start int) int {
	plain := scanWord(text, start, func(previous, r, next rune) bool {
		switch r {
		case '\'', '’':
			return unicode.IsLetter(previous) && unicode.IsLetter(next)
		case '.', ',':
			return unicode.IsDigit(previous) && unicode.IsDigit(next)
		}
		return false
	})
	symbol := scanWord(text, start, func(_, r, next rune) bool {
		return strings.ContainsRune("/-.‐‑", r) && isWordRune(next)
	})
	if word := text[start:symbol]; strings.Contains(word, "/") && strings.ContainsAny(word, "0123456789") {
		return symbol
	}
	return plain
}

// scanWord extends a word over word runes and over the runes that join says
// stand inside one, given the runes on both sides. Runes that do not show
// belong to the word they stand in, and count for nothing.
func scanWord(text string, at int, join func(previous, r, next rune) bool) int {
	end := at
	var previous rune
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		switch {
		case isUnseen(r):
			continue
		case isWordRune(r):
			end = at
		default:
			next := firstSeen(text[at:])
			if !isWordRune(next) || !join(previous, r, next) {
				return end
			}
		}
		previous = r
	}
	return end
}

// isUnseen tells runes that do not show: soft hyphens, zero-width spaces and
// joiners, marks of direction. Those that show as a sign before a number are
// none of them.
func isUnseen(r rune) bool {
	return r >= 0x80 && unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// firstSeen is the first rune of a text that shows.
func firstSeen(text string) rune {
	for _, r := range text {
		if !isUnseen(r) {
			return r
		}
	}
	return utf8.RuneError
}

func breakOf(r rune) Break {
	switch r {
	case '-', '‐', '‑':
		return Hyphen
	case ',':
		return Comma
	case ';', ':', '–', '—':
		return Pause
	case '(', ')', '[', ']':
		return Bracket
	case '"', '“', '”', '«', '»', '\'', '‘', '’':
		return Quote
	}
	if unicode.IsSpace(r) || isUnseen(r) {
		return 0
	}
	return Stop
}

// Fold gives the form in which words are compared when spelling matters:
// lower case, without accents, without the possessive, without characters that
// do not show.
func Fold(word string) string {
	if isPlainASCII(word) {
		return word
	}
	decomposed := norm.NFKD.String(word)
	folded := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), isUnseen(r):
			return -1
		case r == '’':
			return '\''
		case r == '‐': // and the one that keeps a line together, decomposed
			return '-'
		}
		return unicode.ToLower(r)
	}, decomposed)
	return strings.TrimSuffix(folded, "'s")
}

func isPlainASCII(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// formsOf gives the singular and the stem of a folded word, made once.
func (s *Scanner) formsOf(fold string) forms {
	if f, ok := s.forms[fold]; ok {
		return f
	}
	f := forms{fold, fold}
	if strings.IndexFunc(fold, unicode.IsDigit) < 0 {
		f.plain = singular(fold)
		s.stemmer.SetCurrent(Spelling(fold))
		english.Stem(s.stemmer)
		f.stem = s.stemmer.Current()
	}
	s.forms[fold] = f
	return f
}

// singular takes the plural ending off an English word, and nothing else:
// Harman's S-stemmer (1991).
func singular(w string) string {
	switch {
	case len(w) < 4, strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && !strings.HasSuffix(w, "eies") && !strings.HasSuffix(w, "aies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// Spelling folds British endings of a folded word into the ones that the
// stemmer knows, so that "organisation" and "organization" meet. What it gives
// is to compare by and need not be a word: "contor".
func Spelling(w string) string {
	for _, pair := range [...][2]string{
		{"isation", "ization"}, {"isations", "izations"}, {"ised", "ized"}, {"ising", "izing"},
		{"ise", "ize"}, {"ises", "izes"}, {"programme", "program"}, {"programmes", "programs"},
		{"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"ouring", "oring"}, {"oural", "oral"}, {"ourable", "orable"},
		{"lyse", "lyze"}, {"lysed", "lyzed"}, {"lysing", "lyzing"}, {"ogue", "og"}, {"ogues", "ogs"},
		{"tre", "ter"}, {"tres", "ters"}, {"bre", "ber"}, {"bres", "bers"},
		{"elled", "eled"}, {"elling", "eling"},
		{"defence", "defense"}, {"defences", "defenses"}, {"offence", "offense"}, {"offences", "offenses"}, {"licence", "license"}, {"licences", "licenses"},
	} {
		if len(w) >= len(pair[0])+3 && strings.HasSuffix(w, pair[0]) || w == pair[0] {
			return w[:len(w)-len(pair[0])] + pair[1]
		}
	}
	return w
}

// sentences splits by the Unicode rules and joins again what they split after
// an abbreviation.
func (s *Scanner) sentences(text string) []source.Span {
	var spans []source.Span
	at, open := 0, false
	for it := sentences.FromString(text); it.Next(); {
		value := it.Value()
		span := trim(text, source.Span{Start: at, End: at + len(value)})
		at += len(value)
		switch {
		case span.Len() == 0:
			continue
		case open:
			spans[len(spans)-1].End = span.End
		default:
			spans = append(spans, span)
		}
		open = s.endsInAbbreviation(text[span.Start:span.End])
	}
	return spans
}

func trim(text string, s source.Span) source.Span {
	part := text[s.Start:s.End]
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.End -= len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

func (s *Scanner) endsInAbbreviation(sentence string) bool {
	if !strings.HasSuffix(sentence, ".") {
		return false
	}
	last := sentence[strings.LastIndexFunc(sentence, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == '[' || r == '“' || r == '"'
	})+1:]
	return s.abbreviations[strings.ToLower(last)]
}
