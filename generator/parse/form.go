package parse

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maskDigits is the form of a line: white space folded, small letters, one sign
// for any number.
func maskDigits(text string) string { return string(appendForm(nil, text)) }

// appendForm is maskDigits into room that is there already.
func appendForm(form []byte, text string) []byte {
	var before rune
	for _, r := range text {
		switch {
		case isHidden(r):
			continue
		case unicode.IsSpace(r):
			r = ' '
		case unicode.IsDigit(r):
			r = '#'
		default:
			r = unicode.ToLower(r)
		}
		if (r == ' ' || r == '#') && r == before {
			continue
		}
		form = utf8.AppendRune(form, r)
		before = r
	}
	return bytes.TrimSpace(form)
}

// sumOf is a small sum of bytes (FNV-1a): two forms may share one.
func sumOf(form []byte) uint32 {
	sum := uint32(2166136261)
	for _, c := range form {
		sum = (sum ^ uint32(c)) * 16777619
	}
	return sum
}

// isPageMark tells "[[Page 12]]" and "[Page S699]": a page's number in brackets,
// as records set it where a page of print begins, in the middle of a sentence
// even.
func (w *furnishing) isPageMark(text string) bool {
	if len(text) > 40 || text == "" || text[0] != '[' || text[len(text)-1] != ']' {
		return false
	}
	words := strings.Fields(strings.Trim(text, "[]"))
	if len(words) != 2 || !w.words[strings.TrimSuffix(strings.ToLower(words[0]), "s")] {
		return false
	}
	return strings.ContainsAny(words[1], "0123456789") && strings.Trim(words[1], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-–") == ""
}
