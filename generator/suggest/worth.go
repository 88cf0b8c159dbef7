package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// worth judges whether a phrase that recurs can name a topic: what is weak, or
// a name of somebody, only costs the editor time.
type worth struct {
	alone, beginnings, endings map[string]bool
	scanner                    *token.Scanner
}

func newWorth(l *lexicon.Lexicon, scanner *token.Scanner) worth {
	w := worth{make(map[string]bool), make(map[string]bool), make(map[string]bool), scanner}
	for _, list := range []struct {
		into  map[string]bool
		words []string
	}{{w.alone, l.WeakAlone}, {w.beginnings, l.WeakBeginnings}, {w.endings, l.WeakEndings}} {
		for _, word := range list.words {
			list.into[token.Fold(word)] = true
		}
	}
	return w
}

// names tells whether a topic's label says what a text is about. An acronym and
// a phrase that is always written with capitals are names: they are suggested
// as references.
func (w worth) names(t policy.Topic) bool {
	words := w.scanner.Scan(t.Label).Tokens
	switch len(words) {
	case 0:
		return false
	case 1:
		return !isAcronym(t.Label) && !w.alone[words[0].Fold] && !w.alone[words[0].Plain]
	}
	last := words[len(words)-1]
	return !w.beginnings[words[0].Fold] && !w.endings[last.Fold] && !w.endings[last.Plain] && !isTitle(t.Label)
}

// plainLabel gives the form of a topic's label that texts write in small
// letters, where there is one: "Sustainable development", not "Sustainable
// Development".
func plainLabel(t policy.Topic) string {
	if !isTitle(t.Label) {
		return t.Label
	}
	for _, form := range t.Hidden {
		if strings.EqualFold(form, t.Label) && !isTitle(form) {
			first, size := utf8.DecodeRuneInString(form)
			return string(unicode.ToUpper(first)) + form[size:]
		}
	}
	return t.Label
}

// isTitle tells a phrase of which a later word has a capital and is no acronym.
func isTitle(label string) bool {
	words := strings.Fields(label)
	for _, word := range words[min(1, len(words)):] {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) && !isAcronym(word) {
			return true
		}
	}
	return false
}
