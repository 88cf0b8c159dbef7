package parse

import (
	"slices"
	"strings"

	"precis/generator/lexicon"
)

// mostPersonWords is how long the line is that names somebody with their
// offices.
const mostPersonWords = 24

// people knows the lines that name somebody, or an office, and say nothing of
// either: "Senator Anna Lund", "Minister for Ferries", "The Hon Per Vik MP".
type people struct {
	language *lexicon.Lexicon
	small    map[string]bool
}

// areNamed tells a line of a name with its title or honours, of an office, or of
// both. Every word of it is capitalized, a small word or an office, and none
// says what somebody does: "Minister for Ferries opens the lock" is a headline.
func (p people) areNamed(text string) bool {
	if len(text) > mostMastheadBytes || strings.ContainsAny(text, ":;?!0123456789") {
		return false
	}
	var words []string
	for word := range strings.FieldsFuncSeq(strings.Trim(text, "*_# "), func(r rune) bool { return r == ' ' || r == ',' || r == '\u00A0' }) {
		lower := strings.ToLower(strings.Trim(word, ".()*_"))
		if !beginsUpper(word) && !p.small[lower] && !p.isOffice(lower) && word != "&" {
			return false
		}
		words = append(words, lower)
	}
	if len(words) > 0 && slices.Contains(p.language.Articles, words[0]) {
		words = words[1:]
	}
	if len(words) < 2 || len(words) > mostPersonWords {
		return false
	}
	last := words[len(words)-1]
	honoured := slices.Contains(p.language.HonourWords, last)
	if isStop(endsIn(text)) && !honoured {
		return false
	}
	head := slices.IndexFunc(words, func(word string) bool { return p.small[word] }) // "Shadow Minister" of "Shadow Minister for Ferries"
	if head < 0 {
		head = len(words)
	}
	named := honoured || slices.Contains(p.language.Titles, words[0]) || p.isOffice(words[0]) || head > 0 && p.isOffice(words[head-1]) || p.isOffice(last)
	return named && !slices.ContainsFunc(words[1:], func(word string) bool { return p.does(word) || slices.Contains(p.language.TextWords, word) }) && !slices.Contains(p.language.TextWords, words[0])
}

// holdsOffice tells the bare name of who holds the office on the line above:
// "PER VIK" below "MINISTER FOR FERRIES".
func (p people) holdsOffice(office, name string) bool {
	words, above := strings.Fields(strings.ToLower(strings.Trim(name, "*_# "))), strings.Fields(strings.ToLower(strings.Trim(office, "*_# ")))
	if len(words) < 2 || len(words) > mostBareWords || len(above) < 2 || isAllUpper(name) != isAllUpper(office) || !p.isOffice(above[0]) && !p.isOffice(above[1]) || !p.areNamed(office) {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(name), func(word string) bool {
		lower := strings.ToLower(word)
		return !beginsUpper(word) || p.small[lower] || p.does(lower) || slices.Contains(p.language.TextWords, lower) || slices.Contains(p.language.BodyWords, lower) || strings.ContainsAny(word, "0123456789,:;")
	})
}

func (p people) isOffice(word string) bool {
	return slices.Contains(p.language.Offices, word) || slices.Contains(p.language.SeatWords, word)
}

// does tells a form of a verb by which somebody says or does something. What is
// an office, too ("chair"), is none here.
func (p people) does(word string) bool {
	if p.isOffice(word) {
		return false
	}
	if slices.Contains(p.language.Finite, word) {
		return true
	}
	for _, verbs := range p.language.Verbs {
		for _, forms := range verbs {
			for form := range strings.SplitSeq(forms, ",") {
				if strings.TrimSpace(form) == word {
					return true
				}
			}
		}
	}
	return false
}
