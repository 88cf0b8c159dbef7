package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/lexicon"
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

// endNotes are notes that count from 1, in a range of lines.
type endNotes struct {
	from, to, count int
	spaced          bool // "( 1 )", all of them
}

// markEndNotes finds the notes at the end of a text, or before its annexes, that
// are marked "( 1 )", or "(1)" where nearly each has its mark glued to a word of
// the text above: "the Commission(1)", or behind a space where the text is signed
// above them. They count from 1 to the end.
func markEndNotes(f *source.File, lines []line, language *lexicon.Lexicon) {
	n := &noting{file: f, lines: lines}
	var found []endNotes
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
			if first >= 0 && count >= leastEndNotes && opensAnnex(f.Slice(lines[i].span), language) {
				found = append(found, endNotes{first, i, count, spaced == count})
			}
			first, count = -1, 0 // the text goes on
		}
		if wide {
			spaced++
		}
	}
	if first >= 0 {
		found = append(found, endNotes{first, len(lines), count, spaced == count})
	}
	for _, e := range found {
		if e.hasMarks(f, lines) || e.count >= leastEndNotes && isSignedAbove(f, lines, e.from, language) && e.inOrder(f, lines) {
			n.take(e)
		}
	}
}

// leastEndNotes is how many notes there are where other signs are weak.
const leastEndNotes = 3

func (n *noting) take(e endNotes) {
	for i := e.from; i < e.to; i++ {
		if n.lines[i].shape != running {
			continue
		}
		if label, length, _ := endMark(n.file.Slice(n.lines[i].span)); length > 0 {
			n.open(i, label, length, "counts from 1 to the end of the notes, with marks above")
			continue
		}
		n.lines[i].unmark()
		n.lines[i].shape, n.lines[i].reason = footnote, "goes on with the note before it"
	}
}

// opensAnnex tells a short line that begins with the word for an annex.
func opensAnnex(text string, language *lexicon.Lexicon) bool {
	word := strings.ToLower(strings.Trim(text[:firstWord(text)], ".:*_"))
	return slices.Contains(language.AnnexWords, word) && countWords(text) <= mostPlainWords && beginsUpper(text)
}

// isSignedAbove tells whether a little above a line the text says when it was
// done or adopted.
func isSignedAbove(f *source.File, lines []line, at int, language *lexicon.Lexicon) bool {
	for i := max(0, at-mostSigners); i < at; i++ {
		text := f.Slice(lines[i].span)
		word := strings.ToLower(strings.TrimLeft(text[:firstWord(text)], "([*_"))
		if slices.Contains(language.ClosingOpeners, word) && countWords(text) <= mostClosingWords && strings.ContainsAny(text, "0123456789") {
			return true
		}
	}
	return false
}

// mostSigners is how many lines stand between the date and the notes.
const mostSigners = 24

// inOrder tells whether nearly all marks of the notes stand in the text above,
// inside of lines and in order.
func (e endNotes) inOrder(f *source.File, lines []line) bool {
	next := 1
	for i := range lines[:e.from] {
		text := f.Slice(lines[i].span)
		for at := 0; ; {
			bracket := strings.IndexByte(text[at:], '(')
			if bracket < 0 {
				break
			}
			at += bracket
			if label, length := gluedMark(text[at:]); length > 0 && at > 1 && text[at-1] == ' ' && number(label) == next {
				next++
			}
			at++
		}
	}
	return (next-1)*10 >= e.count*9
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

// hasMarks tells whether the text above has the marks of the notes: half of them
// set with spaces, or nearly all glued to words.
func (e endNotes) hasMarks(f *source.File, lines []line) bool {
	found := make(map[string]bool)
	count, spaced := e.count, e.spaced
	for i := range lines[:e.from] {
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
