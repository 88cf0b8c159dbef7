package parse

import (
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// tightMarkers finds the markers that no space parts from their text: "1.Fares",
// "(a)in winter". They are such where they count on from each other, or with
// one that a space follows: "(s)he" is none.
func tightMarkers(f *source.File, lines []line) {
	type marked struct {
		line   int
		label  string
		length int // of a tight marker; 0 of one that is read already
	}
	last := make(map[markerClass]marked)
	take := func(class markerClass, m marked) {
		if l := &lines[m.line]; m.length > 0 && l.class == noMarker {
			l.mark(class, m.label, m.length)
		}
	}
	for i := range lines {
		l := &lines[i]
		class, m := l.class, marked{line: i, label: l.label}
		if class == noMarker && l.shape == running && (l.format == nil || l.format.Form == "") {
			class, m.label, m.length = tightMarker(f.Slice(l.span))
		}
		if class == noMarker || class == bullet || class == hashes || class == quoting {
			continue
		}
		if before, ok := last[class]; ok && (followsLabel(before.label, m.label) || follows(before.label, m.label) && number(m.label) == number(before.label)+1) {
			take(class, before)
			take(class, m)
		}
		last[class] = m
	}
}

// mark gives a line the marker that it begins with, of so many bytes.
func (l *line) mark(class markerClass, label string, length int) {
	l.class, l.label = class, label
	l.marker = source.Span{Start: l.span.Start, End: l.span.Start + length}
	l.body.Start = l.marker.End
}

// tightMarker reads a number with a stop before a capital, or a label in
// brackets before a letter.
func tightMarker(text string) (class markerClass, label string, length int) {
	class, label, length = bareMarker(text)
	if length == 0 || length == len(text) {
		return noMarker, "", 0
	}
	first, _ := utf8.DecodeRuneInString(text[length:])
	switch class {
	case digit:
		if unicode.IsUpper(first) || first == '(' {
			return class, label, length
		}
	case parenLetter, parenDigit:
		if unicode.IsLetter(first) {
			return class, label, length
		}
	}
	return noMarker, "", 0
}
