package search

import (
	"strings"
	"unicode/utf16"
)

// digits write numbers as text: five bits a character, the lowest first, and
// a sixth that says that more follow.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

const (
	payload = 5
	more    = 1 << payload
)

type encoder struct{ strings.Builder }

func (e *encoder) number(n int) {
	for ; n >= more; n >>= payload {
		e.WriteByte(digits[n&(more-1)|more])
	}
	e.WriteByte(digits[n])
}

// postings writes the distance from one to the next, and its step in the
// lowest three bits.
func (e *encoder) postings(list []posting) {
	last := -1
	for _, p := range list {
		e.number((int(p.at)-last-1)*steps + int(p.count) - 1)
		last = int(p.at)
	}
}

// numbers writes the distances of a rising list.
func (e *encoder) numbers(list []int) {
	last := -1
	for _, n := range list {
		e.number(n - last - 1)
		last = n
	}
}

// front writes words, each as how much of the word before it begins it and
// what follows then.
func front(previous, next string) string {
	units, bytes := 0, 0
	for bytes < len(previous) && bytes < len(next) {
		a, b := runeAt(previous[bytes:]), runeAt(next[bytes:])
		wide := len(utf16.Encode([]rune(a)))
		if a != b || units+wide >= len(digits) {
			break
		}
		units, bytes = units+wide, bytes+len(a)
	}
	return string(digits[units]) + next[bytes:]
}

// runeAt gives the first character of a text.
func runeAt(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}
