package parse

import (
	"strconv"
	"strings"

	"precis/generator/source"
)

// Markers that are such only by what they count on from: each alone could be a
// year, a word or the mark of a note.

// lastShort is the greatest number that a line may begin with and be taken for
// its marker whatever stands before it: "1961. A treaty" may begin with a year.
const (
	lastShort   = 999
	mostLost    = 3 // numbers of a count that did not come through
	leastSquare = 3 // lines with a number in square brackets
)

// isUnmarked tells a line that no marker was found of, and that may have one.
func (l *line) isUnmarked() bool {
	return l.class == noMarker && l.shape == running && (l.format == nil || l.format.Form == "")
}

// longNumbers finds the markers of more than three digits: those that count on
// from 999.
func longNumbers(f *source.File, lines []line) {
	before := 0
	for i := range lines {
		l := &lines[i]
		if l.class == digit && l.label == strconv.Itoa(lastShort) {
			before = lastShort
		}
		if before == 0 || !l.isUnmarked() {
			continue
		}
		text := f.Slice(l.span)
		label := text[:leadingDigits(text)]
		if n, behind := number(label), text[len(label):]; n > before && n <= before+mostLost && (strings.HasPrefix(behind, ". ") || strings.HasPrefix(behind, ".\t")) {
			l.mark(digit, label, len(label)+len("."))
			l.body.Start += len(" ")
			before = n
		}
	}
}

// insertedNumbers finds the markers of paragraphs that were put in between
// others: "5A." behind 5, "5B." behind 5A, "6 bis." behind 6.
func insertedNumbers(f *source.File, lines []line) {
	before := "" // the last number, or the last that was put in behind it
	for i := range lines {
		l := &lines[i]
		if l.class == digit {
			before = l.label
		}
		if before == "" || !l.isUnmarked() {
			continue
		}
		text := f.Slice(l.span)
		label, length := insertedMarker(text)
		if length > 0 && length < len(text) && isInserted(before, label) {
			l.mark(digit, label, length)
			l.body.Start += len(text[length:]) - len(strings.TrimLeft(text[length:], " \t"))
			before = label
		}
	}
}

// insertedMarker reads "5A.", "5A)" and "6 bis.".
func insertedMarker(text string) (label string, length int) {
	digits := leadingDigits(text)
	if digits == 0 || digits == len(text) {
		return "", 0
	}
	end := digits
	for end < len(text) && end-digits < 2 && text[end] >= 'A' && text[end] <= 'Z' {
		end++
	}
	for _, times := range insertions {
		if rest, ok := strings.CutPrefix(text[digits:], " "+times); end == digits && ok && rest != "" && !isLetterFirst(rest) {
			end = len(text) - len(rest)
		}
	}
	if end == digits || end+1 >= len(text) || text[end] != '.' && text[end] != ')' || text[end+1] != ' ' && text[end+1] != '\t' {
		return "", 0
	}
	return text[:end], end + 1
}

// insertions are the Latin words for what is put in behind a number, in order.
var insertions = [...]string{"bis", "ter", "quater", "quinquies", "sexies"}

// isInserted tells a number that comes next behind another where it was put in:
// "5A" behind "5" or "5B" behind "5A".
func isInserted(before, label string) bool {
	digits, was := leadingDigits(label), leadingDigits(before)
	if label[:digits] != before[:was] {
		return false
	}
	return insertedAs(label[digits:]) == insertedAs(before[was:])+1
}

// insertedAs tells as which one a paragraph was put in, by what stands behind
// the digits of its number: 1 for "A" and for " bis", 0 for nothing.
func insertedAs(suffix string) int {
	if suffix == "" {
		return 0
	}
	for i, times := range insertions {
		if suffix == " "+times {
			return i + 1
		}
	}
	n := 0
	for i := range len(suffix) {
		n = n*26 + int(suffix[i]-'A') + 1
	}
	return n
}

func leadingDigits(text string) int { return len(text) - len(strings.TrimLeft(text, "0123456789")) }

// squareNumbers finds the markers of paragraphs as courts have them: "[1] The
// applicant". They count on from each other, and no such mark stands inside a
// line, where it would lead to a note.
func squareNumbers(f *source.File, lines []line) {
	type found struct{ line, length int }
	var marks []found
	for i := range lines {
		l := &lines[i]
		if !l.isUnmarked() {
			continue
		}
		text := f.Slice(l.span)
		if label, length := squareMarker(text); length > 0 && number(label) == len(marks)+1 {
			marks = append(marks, found{i, length})
			text = text[length:]
		}
		if _, length := squareMarker(text[max(0, strings.IndexByte(text, '[')):]); length > 0 {
			return
		}
	}
	if len(marks) < leastSquare {
		return
	}
	for n, m := range marks {
		lines[m.line].mark(digit, strconv.Itoa(n+1), m.length)
		lines[m.line].body.Start += len(" ")
	}
}

// squareMarker reads "[12] ".
func squareMarker(text string) (label string, length int) {
	if !strings.HasPrefix(text, "[") {
		return "", 0
	}
	label = text[1 : 1+leadingDigits(text[1:])]
	if label == "" || len(label) > 3 || !strings.HasPrefix(text[1+len(label):], "] ") {
		return "", 0
	}
	return label, len(label) + len("[]")
}
