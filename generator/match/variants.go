package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/token"
)

// casing is how a vocabulary writes its labels. Where all are in capitals, as
// in older thesauri, capitals say nothing of a single one.
type casing struct{ capitals bool }

func casingOf(topics []policy.Topic) casing {
	labels, capitals := 0, 0
	for _, t := range topics {
		labels++
		if t.Label == strings.ToUpper(t.Label) && len(strings.Fields(t.Label)) > 1 {
			capitals++
		}
	}
	return casing{capitals*4 > labels} // of mixed case, hardly any label of two words is in capitals
}

// isAcronym tells a label that is matched in exact case: "ATS" is not "at". In
// a vocabulary in capitals it must show otherwise: by the initials of another
// label of its topic, or by having no vowel.
func (c casing) isAcronym(label string, others []string) bool {
	letters := strings.IndexFunc(label, unicode.IsLetter) >= 0
	if !letters || len(label) > longestAcronym || label != strings.ToUpper(label) || strings.ContainsFunc(label, unicode.IsSpace) {
		return false
	}
	return !c.capitals || !strings.ContainsAny(label, "AEIOUY") ||
		slices.ContainsFunc(others, func(other string) bool { return initials(other) == label })
}

// isProper tells a label with a proper word in it. The capital at the head of
// a preferred label is only its form.
func (c casing) isProper(label string, preferred, acronym bool) bool {
	if acronym || c.capitals {
		return acronym
	}
	if preferred {
		_, size := utf8.DecodeRuneInString(label)
		label = label[size:]
	}
	return strings.IndexFunc(label, unicode.IsUpper) >= 0
}

// initials gives the first letters of a label's words, in capitals. Words
// joined by a hyphen count one by one.
func initials(label string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(label, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		for _, r := range w {
			b.WriteRune(unicode.ToUpper(r))
			break
		}
	}
	return b.String()
}

// spellings gives the ways to write a label: as it is, or, where it ends with
// its own acronym in brackets, both parts each alone.
func spellings(label string) []string {
	open := strings.LastIndexByte(label, '(')
	if open <= 0 || !strings.HasSuffix(label, ")") {
		return []string{label}
	}
	before, inside := strings.TrimSpace(label[:open]), label[open+1:len(label)-1]
	if len(inside) > 1 && initials(before) == inside {
		return []string{before, inside}
	}
	return []string{label}
}

// mostClosed is how many words a label may have of which two are read as one.
const mostClosed = 24

// closed gives a label's words with two neighbours as one: "polydrug use" for
// "poly-drug use". Small words between them keep them apart. Labels of more
// words than anybody writes have no such forms: there would be as many as
// words, each as long as the label.
func closed(scanner *token.Scanner, tokens []token.Token, small *token.Table[bool]) [][]token.Token {
	if len(tokens) > mostClosed {
		return nil
	}
	var variants [][]token.Token
	for i := 1; i < len(tokens); i++ {
		a, b := tokens[i-1], tokens[i]
		if small.Of(a.Word) || small.Of(b.Word) || b.Before&^token.Hyphen != 0 {
			continue
		}
		joined := scanner.Scan(a.Fold + b.Fold).Tokens
		variants = append(variants, slices.Concat(tokens[:i-1], joined, tokens[i+1:]))
	}
	return variants
}

// merge reads two words of a text as one where labels write them so:
// "poly-drug" as "polydrug". It gives the text as it then is, and for each of
// its words the first of the words read; nil when there are none such.
func (m *Topics) merge(text *token.Text) (merged *token.Text, origin []int) {
	for i := 0; i < len(text.Tokens); i++ {
		t := text.Tokens[i]
		if i+1 < len(text.Tokens) {
			next := text.Tokens[i+1]
			if form, known := m.compounds.Joined(t.Fold, next.Plain); known && next.Before&^token.Hyphen == 0 && next.Sentence == t.Sentence {
				if merged == nil {
					merged = &token.Text{Source: text.Source, Sentences: text.Sentences, Tokens: slices.Clone(text.Tokens[:i])}
					for k := range i {
						origin = append(origin, k)
					}
				}
				t.End, t.Word = next.End, &token.Word{Fold: t.Fold + next.Fold, Plain: form.Plain, Stem: form.Stem}
				merged.Tokens, origin = append(merged.Tokens, t), append(origin, i)
				i++
				continue
			}
		}
		if merged != nil {
			merged.Tokens, origin = append(merged.Tokens, t), append(origin, i)
		}
	}
	return merged, origin
}
