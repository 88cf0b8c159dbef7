package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isWordRune tells what words are made of.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// words finds the words of a text, from its first to its last.
type words struct {
	text string
	run  symbolRun // the last that was looked at
}

// symbolRun is a run of words and of the signs that may stand inside a symbol.
// Each is looked through once, however many words are in it.
type symbolRun struct{ end, lastSlash, lastDigit int }

// end finds the end of the word that begins at a byte. Apostrophes inside a
// word belong to it; so do full stops and commas between digits. A word with a
// slash and a digit in it is a symbol and takes its hyphens and full stops
// along: "A/RES/S-30/1", "E/CN.7/2009/L.2".
func (w *words) end(start int) int {
	if start >= w.run.end {
		w.run.end = scanWord(w.text, start, func(_, r, next rune) bool {
			return strings.ContainsRune("/-.‐‑", r) && isWordRune(next)
		})
		run := w.text[start:w.run.end]
		w.run.lastSlash = start + strings.LastIndexByte(run, '/')
		w.run.lastDigit = start + strings.LastIndexAny(run, "0123456789")
	}
	if w.run.lastSlash >= start && w.run.lastDigit >= start {
		return w.run.end
	}
	return scanWord(w.text, start, func(previous, r, next rune) bool {
		switch r {
		case '\'', '’':
			return unicode.IsLetter(previous) && unicode.IsLetter(next)
		case '.', ',':
			return unicode.IsDigit(previous) && unicode.IsDigit(next)
		}
		return false
	})
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
