package parse

import (
	"strings"
	"unicode"
)

// mostFootLines is how long a note at the foot of a page is.
const mostFootLines = 12

// footing finds notes at the foot of a page without a rule above them. What
// looks like one is a note only if its mark stands in the text above, on the
// same page, where no number or sign of the text can stand: "basins.*",
// "more.1".
type footing struct {
	*noting
	marks map[string]int // marks in the text since the last foot, not yet led to a note
	last  int            // number of the last note
}

func markFeet(n *noting) {
	w := &footing{noting: n, marks: make(map[string]int)}
	for i := 0; i < len(n.lines); i++ {
		l := &n.lines[i]
		switch {
		case i > 0 && l.page != n.lines[i-1].page && l.page > 0:
			clear(w.marks)
		}
		if l.shape == footnote {
			if value := number(l.label); value > 0 && l.opens {
				w.last = value
			}
			continue
		}
		if l.shape != running {
			continue
		}
		if label, length, ok := w.opens(i); ok {
			i = w.note(i, label, length)
			continue
		}
		w.gather(n.file.Slice(l.span))
	}
}

// opens tells a line that opens a note whose mark waits for it.
func (w *footing) opens(i int) (label string, length int, ok bool) {
	l := &w.lines[i]
	text := w.file.Slice(l.span)
	label, length, sign := noteMark(text)
	if length == 0 || length == len(text) && !w.isAbove(i) || w.marks[label] == 0 || l.class != noMarker && l.class != bullet && l.class != digit {
		return "", 0, false
	}
	value := number(label)
	if end := w.endOfFoot(i); l.class == digit && (value <= w.last || value > w.last+mostSkipped || !l.gap && w.lines[max(0, i-1)].shape != footnote || w.lines[len(w.lines)-1].page == 0 || end < len(w.lines) && w.lines[end].shape != furniture && w.lines[end].page == l.page) {
		return "", 0, false // "1." is a note at the foot of a page alone
	}
	if !sign && l.class != digit && value != w.last+1 && value != 1 {
		return "", 0, false
	}
	under := l.gap || i > 0 && w.lines[i-1].shape == footnote
	end := w.end(i)
	foot := end == len(w.lines) || w.lines[end].shape == furniture || w.lines[end].page != l.page
	follows := end < len(w.lines) && w.follows(i, end, label)
	switch {
	case under && (foot || follows):
		return label, length, true
	case foot:
		return label, length, w.lines[len(w.lines)-1].page > 0 // the page was pasted without its blank lines
	}
	// In the midst of a text the page's other traces are gone.
	alone := end < len(w.lines) && w.lines[end].gap && w.lines[end].class != bullet
	return label, length, under && alone && (sign || isStop(endsIn(w.file.Slice(w.lines[end-1].span))))
}

// endOfFoot is the line behind a note that is marked "1." and those below it that
// count on.
func (w *footing) endOfFoot(i int) int {
	for {
		end := w.end(i)
		if end == len(w.lines) || w.lines[end].class != digit || w.lines[end].gap || w.lines[end].page != w.lines[i].page || number(w.lines[end].label) != number(w.lines[i].label)+1 {
			return end
		}
		i = end
	}
}

// isAbove tells a mark alone on its line, with the note right below, as a program
// leaves it where the mark was set smaller.
func (w *footing) isAbove(i int) bool {
	if i+1 >= len(w.lines) {
		return false
	}
	next := &w.lines[i+1]
	return next.page == w.lines[i].page && !next.gap && next.shape == running && next.class == noMarker && hasLetters(w.file.Slice(next.span))
}

// follows tells whether the next note of a foot stands below a note.
func (w *footing) follows(from, end int, label string) bool {
	next, length, _ := noteMark(w.file.Slice(w.lines[end].span))
	if length == 0 || w.marks[next] == 0 || next == label || end-from > mostFootLines {
		return false
	}
	_, _, ok := w.opensBelow(end)
	return ok
}

// opensBelow is opens for the notes below the first.
func (w *footing) opensBelow(i int) (label string, length int, ok bool) {
	text := w.file.Slice(w.lines[i].span)
	label, length, _ = noteMark(text)
	return label, length, length > 0 && (length < len(text) || w.isAbove(i))
}

// end is the line behind a note: at a blank line, at furniture, at the end of
// the page, or where the next note opens.
func (w *footing) end(from int) int {
	i := from + 1
	for ; i < len(w.lines) && i-from < mostFootLines; i++ {
		l := &w.lines[i]
		if l.shape != running || l.page != w.lines[from].page || l.gap {
			break
		}
		if label, length, _ := noteMark(w.file.Slice(l.span)); length > 0 && w.marks[label] > 0 {
			break
		}
	}
	return i
}

func (w *footing) note(i int, label string, length int) int {
	end := w.end(i)
	w.open(i, label, length, "at the foot of a page, under a mark that the text above has")
	w.marks[label]--
	if value := number(label); value > 0 {
		w.last = value
	}
	for k := i + 1; k < end; k++ {
		w.lines[k].unmark()
		w.lines[k].shape, w.lines[k].reason = footnote, "goes on with the note before it"
	}
	return end - 1
}

// gather notes the marks of a line of text that can be nothing else.
func (w *footing) gather(text string) {
	open := false // a star that opens emphasis
	for at := 0; at < len(text); at++ {
		c := text[at]
		switch {
		case c == '*':
			if at == 0 || text[at-1] == ' ' || text[at-1] == '*' && open {
				open = true
				continue
			}
			if open {
				open = false
				continue
			}
		case c < '0' || c > '9':
			if c < 0x80 && c != '[' {
				continue
			}
		case at > 0 && text[at-1] >= '0' && text[at-1] <= '9':
			continue
		}
		label, length, plain := markAt(text, at)
		if length == 0 || plain < paused {
			continue
		}
		if plain == glued && c != '*' && !isGluedToWord(text[:at]) {
			continue
		}
		w.marks[label]++
		at += length - 1
	}
}

// isGluedToWord tells a mark behind a word of three letters or a stop, and not
// "m2".
func isGluedToWord(before string) bool {
	word := before[strings.LastIndexByte(before, ' ')+1:]
	letters := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3 || strings.ContainsAny(word, ".,;:)]\"")
}
