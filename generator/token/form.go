package token

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"
)

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

// longestStemmed is how many bytes a word may have to be one that inflects. No
// word of English comes near, and the stemmer's work on a word grows faster
// than the word.
const longestStemmed = 64

// forms gives the singular and the stem of a folded word.
func (s *Scanner) forms(fold string) (plain, stem string) {
	if len(fold) > longestStemmed || strings.IndexFunc(fold, unicode.IsDigit) >= 0 {
		return fold, fold
	}
	plain = singular(fold)
	if stem, ok := s.families[fold]; ok {
		return plain, stem
	}
	s.stemmer.SetCurrent(Spelling(fold))
	english.Stem(s.stemmer)
	stem = s.stemmer.Current()
	if begin, ok := strings.CutPrefix(fold, stem); ok {
		stem = fold[:len(fold)-len(begin)] // most stems are, and need no room of their own
	}
	return plain, stem
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
