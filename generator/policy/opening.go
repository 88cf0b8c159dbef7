package policy

import (
	"strings"
	"unicode/utf8"
)

// EndsSentence tells whether words end as a sentence does, so that none need be
// ended behind them.
func EndsSentence(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "”’\"'»"))
	return strings.ContainsRune(".?!…", last)
}

// Opened is the first words of a text as they are quoted: with the sign that it
// goes on, but behind a whole sentence.
func Opened(opening string) string {
	if EndsSentence(opening) {
		return opening
	}
	return opening + " …"
}
