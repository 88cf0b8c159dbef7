package parse

import (
	"bytes"
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
