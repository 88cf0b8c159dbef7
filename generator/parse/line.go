package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// shape is what the form of a line alone sets apart from running text.
type shape uint8

const (
	running   shape = iota // of the text itself
	furniture              // of the page that the text was set on
	footnote
	table
	quotation
	contents
	contact
)

// line is one line of a text that is not blank, with what can be told of it
// without its neighbours. A form feed ends a line as it ends a page.
type line struct {
	number int         // from 1
	page   int         // from 0, as form feeds part them
	span   source.Span // in the file's text, white space at the ends left out
	indent int         // columns before the first mark
	right  int         // the column behind the last character
	marker source.Span // "- (a)"; empty when there is none
	label  string      // "a", "12": what the marker says, without brackets and stops
	body   source.Span
	class  markerClass
	level  int   // of a hashes marker
	shape  shape // set by the passes in furniture.go, note.go and shape.go
	opens  bool  // of a shape: begins a new block of it
	gap    bool  // a blank line or the edge of a page stands before it
	meant  bool  // its end is meant: two spaces, as Markdown has it
	alone  bool  // a marker with its text on the next line
	empty  bool  // a marker with no text at all: "20." at the end of a list to fill in
	turn   *turn // the turn of a transcript that the line opens; nil when it opens none
	reason string
	format *source.Mark // what the file's own format, or an editor, says of it
	edited bool         // it is an editor who says so
}

// speaks tells a line that opens a turn of a transcript.
func (l *line) speaks() bool { return l.turn != nil }

// readLines reads a file into its lines that are not blank.
func readLines(f *source.File) []line {
	lines := make([]line, 0, f.Lines()) // grown by and by, it would be copied again and again
	gap, page := true, 0
	for n := 1; n <= f.Lines(); n++ {
		rest := f.Line(n)
		for {
			part := rest
			feed := strings.IndexByte(f.Slice(rest), '\f')
			if feed >= 0 {
				part.End = rest.Start + feed
			}
			l, ok := readLine(f, n, part)
			if ok {
				l.gap, l.page = gap, page
				lines = append(lines, l)
			}
			gap = !ok
			if feed < 0 {
				break
			}
			gap = true
			page++
			rest.Start = part.End + 1
		}
	}
	return lines
}

// readLine reads one line, or says that it is blank.
func readLine(f *source.File, number int, whole source.Span) (line, bool) {
	text := f.Slice(whole)
	left := strings.TrimLeftFunc(text, isBlank)
	if left == "" {
		return line{}, false
	}
	start := whole.Start + len(text) - len(left)
	kept := strings.TrimRightFunc(left, isBlank)
	l := line{number: number, span: source.Span{Start: start, End: start + len(kept)}}
	l.indent = columns(text[:len(text)-len(left)])
	l.right = l.indent + columns(kept)
	l.meant = strings.HasPrefix(left[len(kept):], "  ")
	l.body = l.span
	l.format = markOf(f.Marks, number)
	if m := markOf(f.Corrected, number); m != nil {
		l.format, l.edited = m, true
	}
	if l.format == nil || l.format.Form == "" || l.edited && l.format.Form == source.Item {
		l.readMarker(f) // what a format marks is not guessed from signs
		if l.class == hashes && l.body.Len() > mostHeadingWords && countWords(f.Slice(l.body)) > mostHeadingWords {
			l.unmark() // a whole text on one line
		}
	}
	return l, true
}

// markOf gives what is said of a line, or nil.
func markOf(marks map[int]source.Mark, number int) *source.Mark {
	m, ok := marks[number]
	if !ok {
		return nil
	}
	said := m // only what is said takes room
	return &said
}

// columns is the width of a text as a typewriter sets it: tabs reach to the
// next multiple of eight, what no reader sees takes no room.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r == '\t':
			n += 8 - n%8
		case !isHidden(r):
			n++
		}
	}
	return n
}

// isBlank tells white space and characters that no reader sees.
func isBlank(r rune) bool { return unicode.IsSpace(r) || isHidden(r) }

// isHidden tells characters that no reader sees and no word needs: controls,
// soft hyphens, marks of width zero and of direction. The joiners are kept:
// some scripts are written with them. So are the controls above 0x80: they are
// the dashes and quotes of an old code page that somebody decoded wrongly.
func isHidden(r rune) bool {
	switch {
	case r == '\u00AD', r == '\u180E', r == '\u200B', r == '\u200E', r == '\u200F', r == '\uFEFF':
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2060' && r <= '\u2064', r >= '\u2066' && r <= '\u206F':
		return true
	}
	return (r < ' ' || r == 0x7F) && !unicode.IsSpace(r)
}

// endsIn tells the last rune of a line that is not a closing quote, bracket or
// mark of emphasis.
func endsIn(text string) rune {
	text = strings.TrimRight(text, closers)
	last, size := utf8.DecodeLastRuneInString(text)
	if last == '-' || last == '–' || last == '—' {
		if before := strings.TrimRight(text[:len(text)-size], closers); strings.HasSuffix(before, ":") {
			return ':' // "I replied:-"
		}
	}
	return last
}

// closers are what may stand behind the stop that ends a sentence.
const closers = "\"'”’)]*_ "

func isStop(r rune) bool { return r == '.' || r == '?' || r == '!' || r == '…' }

// beginsLower tells whether the first character, brackets and quotes aside, is
// a small letter.
func beginsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"'“‘([*_"))
	return unicode.IsLower(r)
}

// beginsUpper tells whether it is a capital.
func beginsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"'“‘([*_"))
	return unicode.IsUpper(r)
}

// hasWord tells whether a text holds a letter or digit.
func hasWord(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// hasLetters tells whether a text holds two letters: what has fewer is no title
// and no heading, but what a scanner made of a speck or of a page's number.
func hasLetters(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			if n++; n > 1 || !unicode.Is(unicode.Latin, r) {
				return true
			}
		}
	}
	return false
}

// countWords counts what white space parts.
func countWords(text string) int {
	n, in := 0, false
	for _, r := range text {
		space := unicode.IsSpace(r)
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}
