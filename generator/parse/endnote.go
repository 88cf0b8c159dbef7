package parse

import (
	"strings"
	"unicode"

	"precis/generator/source"
)

// spacedMark reads "( 1 )", as laws of the European Union mark their notes.
func spacedMark(text string) (label string, length int) {
	rest, ok := strings.CutPrefix(text[:min(len(text), 12)], "( ")
	end := strings.Index(rest, " )")
	if !ok || end < 1 || !allDigits(strings.TrimSpace(rest[:end])) {
		return "", 0
	}
	return strings.TrimSpace(rest[:end]), end + len("( ") + len(" )")
}

// markEndNotes finds the notes at the end of a text that are marked "( 1 )", or
// "(1)" where nearly each has its mark glued to a word of the text above:
// "the Commission(1)". They count from 1 to the end.
func markEndNotes(f *source.File, lines []line) {
	n := &noting{file: f, lines: lines}
	first, count, spaced := -1, 0, 0
	for i := range lines {
		if lines[i].shape != running {
			continue
		}
		label, length, wide := endMark(f.Slice(lines[i].span))
		switch {
		case length > 0 && label == "1":
			first, count, spaced = i, 1, 0
		case length > 0 && number(label) == count+1:
			count++
		case length > 0 || lines[i].gap || f.Marks != nil:
			first, count = -1, 0 // the text goes on
		}
		if wide {
			spaced++
		}
	}
	if first < 0 || !hasMarks(f, lines[:first], count, spaced == count) {
		return
	}
	for i := first; i < len(lines); i++ {
		if lines[i].shape != running {
			continue
		}
		if label, length, _ := endMark(f.Slice(lines[i].span)); length > 0 {
			n.open(i, label, length, "counts from 1 to the end of the text, with marks above")
			continue
		}
		lines[i].unmark()
		lines[i].shape, lines[i].reason = footnote, "goes on with the note before it"
	}
}

// endMark reads "( 1 )" and "(1)" at the head of a line.
func endMark(text string) (label string, length int, spaced bool) {
	if label, length := spacedMark(text); length > 0 {
		return label, length, true
	}
	if label, length = gluedMark(text); length > 0 && !beginsUpper(strings.TrimLeft(text[length:], " \u00A0")) {
		return "", 0, false // "(1) by striking", an item
	}
	return label, length, false
}

// gluedMark reads "(1)".
func gluedMark(text string) (label string, length int) {
	end := strings.IndexByte(text[:min(len(text), 5)], ')')
	if end < 2 || text[0] != '(' || !allDigits(text[1:end]) {
		return "", 0
	}
	return text[1:end], end + 1
}

// isBehindWord tells a mark behind a word of four small letters or more: no
// "103(e)(1)".
func isBehindWord(before string) bool {
	word := strings.TrimRightFunc(before, unicode.IsLower)
	return len(before)-len(word) >= 4
}

// hasMarks tells whether a text has the marks of notes that count to a number:
// half of them set with spaces, or nearly all glued to words.
func hasMarks(f *source.File, lines []line, count int, spaced bool) bool {
	found := make(map[string]bool)
	for i := range lines {
		text := f.Slice(lines[i].span)
		for at := strings.IndexByte(text, '('); at >= 0; {
			label, length := spacedMark(text[at:])
			if !spaced {
				if label, length = gluedMark(text[at:]); !isBehindWord(text[:at]) {
					length = 0
				}
			}
			if length > 0 && at > 0 && number(label) <= count {
				found[label] = true
			}
			next := strings.IndexByte(text[at+1:], '(')
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	if spaced {
		return len(found)*2 >= count
	}
	return count > 1 && len(found)*5 >= count*4
}
