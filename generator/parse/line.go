package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// markerClass is the form of a list marker or heading mark. Items of one list
// share a class.
type markerClass string

const (
	noMarker    markerClass = ""
	bullet      markerClass = "bullet"      // - * • – ...
	parenLetter markerClass = "(a)"         // (a) (i) (iv)
	parenDigit  markerClass = "(1)"         // (1)
	letter      markerClass = "a."          // a. a) i.
	digit       markerClass = "1."          // 1. 1) 1\.
	decimal     markerClass = "1.2"         // 1.2 1.2.3: a numbered heading or paragraph
	hashes      markerClass = "#"           // Markdown heading
	bulletAnd   markerClass = "bullet and " // a bullet with a second marker: "- (a)"
)

// isHeading tells marks that only a heading has.
func (c markerClass) isHeading() bool { return c == hashes }

// line is one line of a text that is not blank, with what can be told of it
// without its neighbours.
type line struct {
	number int         // from 1
	span   source.Span // in the file's text, white space at the ends left out
	indent int         // runes before the first mark
	marker source.Span // "- (a)"; empty when there is none
	class  markerClass
	label  string // "a", "12": what the marker says, without brackets and stops
	level  int    // of a hashes marker
	body   source.Span
	gap    bool // a blank line stands before it
}

const bulletRunes = "-*+•‣◦·▪▫●○–—\uF0B7"

// readLines reads a file into its lines that are not blank.
func readLines(f *source.File) []line {
	var lines []line
	gap := true
	for n := 1; n <= f.Lines(); n++ {
		whole := f.Line(n)
		text := f.Slice(whole)
		left := strings.TrimLeftFunc(text, isBlank)
		start := whole.Start + len(text) - len(left)
		span := source.Span{Start: start, End: start + len(strings.TrimRightFunc(left, isBlank))}
		if span.Len() == 0 {
			gap = true
			continue
		}
		l := line{number: n, span: span, indent: utf8.RuneCountInString(text[:start-whole.Start]), body: span, gap: gap}
		l.readMarker(f)
		lines = append(lines, l)
		gap = false
	}
	return lines
}

// isBlank tells white space and characters that no reader sees.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF' || r == '\u2060'
}

// readMarker takes the marker off the front of the line, if it has one.
func (l *line) readMarker(f *source.File) {
	text := f.Slice(l.span)
	class, label, length := marker(text)
	if class == noMarker {
		return
	}
	if class == bullet {
		rest := text[length:]
		if second, secondLabel, n := marker(rest); second == parenLetter || second == parenDigit {
			class, label, length = bulletAnd+second, secondLabel, length+n
		}
	}
	if class == hashes {
		l.level = strings.IndexFunc(text, func(r rune) bool { return r != '#' })
	}
	l.class, l.label = class, label
	l.marker = source.Span{Start: l.span.Start, End: l.span.Start + len(strings.TrimRightFunc(text[:length], isBlank))}
	l.body.Start = l.span.Start + length
}

// marker reads one marker and the white space behind it. The length is in
// bytes; a marker with nothing behind it is none.
func marker(text string) (class markerClass, label string, length int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '#':
		n := len(text) - len(strings.TrimLeft(text, "#"))
		if n <= 6 {
			class, length = hashes, n
		}
	case strings.ContainsRune(bulletRunes, r):
		class, length = bullet, size
	case r == '(':
		class, label, length = bracketed(text)
	case r >= '0' && r <= '9':
		class, label, length = numbered(text)
	case unicode.IsLetter(r):
		class, label, length = lettered(text)
	}
	if class == noMarker {
		return noMarker, "", 0
	}
	rest := strings.TrimLeftFunc(text[length:], isBlank)
	if rest == "" || len(rest) == len(text)-length {
		return noMarker, "", 0
	}
	return class, label, len(text) - len(rest)
}

// bracketed reads "(a)", "(iv)", "(12)".
func bracketed(text string) (markerClass, string, int) {
	end := strings.IndexByte(text, ')')
	if end < 2 || end > 6 {
		return noMarker, "", 0
	}
	label := text[1:end]
	switch {
	case allDigits(label):
		return parenDigit, label, end + 1
	case isLabel(label):
		return parenLetter, label, end + 1
	}
	return noMarker, "", 0
}

// numbered reads "1.", "1)", "1\." and "1.2.3".
func numbered(text string) (markerClass, string, int) {
	end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if end < 0 {
		return noMarker, "", 0
	}
	label := strings.TrimRight(text[:end], ".")
	switch {
	case len(label) > 12:
		return noMarker, "", 0
	case strings.Contains(label, "."):
		return decimal, label, end
	case len(label) > 3: // a year, or a quantity
		return noMarker, "", 0
	case strings.HasSuffix(text[:end], "."):
		return digit, label, end
	case text[end] == ')':
		return digit, label, end + 1
	case strings.HasPrefix(text[end:], `\.`):
		return digit, label, end + 2
	}
	return noMarker, "", 0
}

// lettered reads "a." and "iv)"; a word that ends a sentence is none, nor is
// an initial ("A. Smith" cannot be told from an item, so capitals need a
// bracket or a roman number of two letters).
func lettered(text string) (markerClass, string, int) {
	end := strings.IndexAny(text, ".)")
	if end < 1 || end > 5 || !isLabel(text[:end]) {
		return noMarker, "", 0
	}
	if text[end] == '.' && end == 1 && text[0] >= 'A' && text[0] <= 'Z' && text[0] != 'I' && text[0] != 'V' && text[0] != 'X' {
		return noMarker, "", 0
	}
	return letter, text[:end], end + 1
}

// isLabel tells a single letter or a roman number.
func isLabel(s string) bool {
	if len(s) == 1 {
		return s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z'
	}
	return strings.Trim(s, "ivxl") == "" || strings.Trim(s, "IVXL") == ""
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isUnderline tells a line that underlines the one before it, and the heading
// level that makes it.
func isUnderline(text string) (level int, ok bool) {
	switch {
	case len(text) >= 3 && strings.Trim(text, "=") == "":
		return 1, true
	case len(text) >= 3 && strings.Trim(text, "-") == "":
		return 2, true
	}
	return 0, false
}
