package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"precis/generator/token"
)

// longest is how many characters of a word are looked at.
const longest = 60

// word is a form as texts write it, folded, and the stem that it is filed
// under. One form has one stem.
type word struct{ stem, form string }

// reader finds the words of texts. It is not safe for concurrent use.
type reader struct {
	scanner *token.Scanner
	stems   map[string]string // of forms that are no token of a text
	parts   map[string][]word // of symbols
}

func newReader() *reader {
	return &reader{token.NewScanner(nil), make(map[string]string), make(map[string][]word)}
}

// read gives the words of a text that is not scanned yet.
func (r *reader) read(text string) []word { return r.words(nil, r.scanner.Scan(text)) }

// words adds the words of a text to a list. Words joined by hyphens follow in
// one as well ("policy-making" is found as "policymaking"), and a symbol by what
// stands behind each of its slashes and by each of its parts.
func (r *reader) words(list []word, t *token.Text) []word {
	for i := 0; i < len(t.Tokens); i++ {
		this := t.Tokens[i]
		list = r.add(list, this.Fold, this.Stem)
		if strings.Contains(this.Fold, "/") {
			list = append(list, r.symbol(this.Fold)...)
		}
		if end := compoundEnd(t, i); end > i {
			var whole strings.Builder
			for _, part := range t.Tokens[i : end+1] {
				whole.WriteString(part.Fold)
			}
			list = r.add(list, whole.String(), "")
		}
	}
	return list
}

// add files a form under its stem; "" stands for a stem that is not known.
func (r *reader) add(list []word, form, stem string) []word {
	key := keyOf(form)
	if key == "" {
		return list
	}
	if key != form || stem == "" {
		stem = r.stem(key)
	}
	return append(list, word{stem, key})
}

// keyOf is the form that the index and the browser know: without white space,
// which foldings of a few signs have in them, and cut.
func keyOf(form string) string {
	if strings.ContainsAny(form, " \t\n") || utf8.RuneCountInString(form) > longest {
		form = strings.Join(strings.Fields(form), "")
		if runes := []rune(form); len(runes) > longest {
			form = string(runes[:longest])
		}
	}
	return form
}

func (r *reader) stem(key string) string {
	stem, known := r.stems[key]
	if !known {
		stem = key
		if t := r.scanner.Scan(key); len(t.Tokens) == 1 && t.Tokens[0].Fold == key {
			stem = t.Tokens[0].Stem
		}
		r.stems[key] = stem
	}
	return stem
}

// compoundEnd gives the last word of the compound that begins with a word:
// that word itself when it begins none.
func compoundEnd(t *token.Text, i int) int {
	if i > 0 && areJoined(t, i-1) {
		return i
	}
	for i+1 < len(t.Tokens) && areJoined(t, i) {
		i++
	}
	return i
}

// areJoined tells whether a hyphen alone stands between a word and the next.
func areJoined(t *token.Text, i int) bool {
	switch t.Source[t.Tokens[i].End:t.Tokens[i+1].Start] {
	case "-", "‐", "‑":
		return true
	}
	return false
}

// symbol takes "a/res/s-30/1" apart: "res/s-30/1", "s-30/1", and "a", "res",
// "s", "30", "s30", "1".
func (r *reader) symbol(fold string) []word {
	if list, known := r.parts[fold]; known {
		return list
	}
	var list []word
	for rest := fold; ; {
		part, after, more := strings.Cut(rest, "/")
		list = append(list, r.read(part)...)
		if !more {
			break
		}
		if rest = after; strings.Contains(rest, "/") {
			list = r.add(list, rest, "")
		}
	}
	slices.SortFunc(list, func(a, b word) int { return strings.Compare(a.form, b.form) })
	list = slices.Compact(list) // "2019" twice in one symbol is one word of the text
	r.parts[fold] = list
	return list
}
