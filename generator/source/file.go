// Package source holds the publisher's texts as they are: the bytes of a
// seed, decoded, the places in it, and what to say when something is wrong
// at such a place. It is the floor that every other package stands on.
package source

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Position is a place in a file as an editor counts it: line and column from
// 1, columns in runes. The zero value means no place.
type Position struct{ Line, Column int }

// Span is a run of bytes, End excluded. What it counts in (a file's text, a
// passage's text) is said where it is used.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// File is one seed: its bytes as published and its text.
type File struct {
	Name string // slash path below the seeds folder
	Raw  []byte // as published, never altered
	Text string // Raw in UTF-8, without a byte order mark; line ends as they were

	// Encoding is what the bytes were read as. Guess says why, when the bytes
	// do not say it of themselves; it is empty when they do.
	Encoding Encoding
	Guess    string

	// Marks is what the file's own format says of its lines, by number of the
	// line: that a paragraph is a heading, an item, a footnote. Nil for plain
	// text, which says nothing of the kind.
	Marks map[int]Mark

	// Corrected is what an editor says of single lines, by number of the line;
	// it overrules everything else.
	Corrected map[int]Mark

	// Links are the links of the published text, in order: where their words
	// stand, and where they led. The words are text; the addresses are not.
	Links []Link

	// Pruned says that marks of the format were taken out of the lines of Text.
	Pruned bool

	starts []int  // offset in Text at which each line begins
	runes  []int  // offset in Text of every so many runes, where there are lines to count in; see At
	next   step   // how Raw becomes Text; nil when Text is Raw, or was taken out of it
	stops  []stop // places in Text and Raw that belong together; none when Text was taken out of Raw
}

// Read decodes a seed. No text is refused: bytes that mean nothing in the
// file's encoding are kept as whatever character they may stand for. How the
// encoding is told stands at detect.
func Read(name string, raw []byte) *File {
	f := &File{Name: name, Raw: raw}
	read := detect(raw)
	f.Encoding, f.Guess, f.next = read.encoding, read.guess, read.next
	f.decode(read.mark)
	f.index()
	return f
}

// Taken makes a file of a text that was taken out of a seed's own format. Its
// lines and positions count in that text, for none of them stands in the seed
// as it is.
func Taken(name string, raw []byte, text string, marks map[int]Mark) *File {
	f := &File{Name: name, Raw: raw, Text: text, Marks: marks}
	f.index()
	return f
}

// IsTaken says whether the text was taken out of a seed's own format.
func (f *File) IsTaken() bool { return f.stops == nil }

// LineByLine gives the text with one kind of line end, so that whoever shows it
// counts its lines as the file does. What a list or footnote shows as its
// marker, and a format keeps beside the text, stands before the line.
func (f *File) LineByLine() string {
	var b strings.Builder
	b.Grow(len(f.Text))
	for n := 1; n <= f.Lines(); n++ {
		if n > 1 {
			b.WriteByte('\n')
		}
		if label := f.Marks[n].Label; label != "" {
			b.WriteString(label + " ")
		}
		b.WriteString(f.Slice(f.Line(n)))
	}
	return b.String()
}

// Without gives the file with the first lines of its text emptied, up to and
// with line n. The line ends stay, so that every other line keeps its number
// and every place its way back.
func (f *File) Without(n int) *File {
	end := len(f.Text)
	if n < f.Lines() {
		end = f.starts[n]
	}
	cut := *f
	var text strings.Builder
	cut.stops = nil
	for line := 1; line <= n; line++ {
		at := f.Line(line).End
		ends := end
		if line < f.Lines() {
			ends = f.starts[line]
		}
		if at > f.starts[line-1] && strings.HasSuffix(text.String(), "\r") && strings.HasPrefix(f.Text[at:ends], "\n") {
			cut.keep(f, text.Len(), at-1) // a space, or the two line ends would be one
			text.WriteByte(' ')
		}
		cut.keep(f, text.Len(), at)
		text.WriteString(f.Text[at:ends])
	}
	shift := end - text.Len()
	cut.keep(f, text.Len(), end)
	for _, s := range f.stops {
		if s.text > end {
			cut.stops = append(cut.stops, stop{s.text - shift, s.raw})
		}
	}
	text.WriteString(f.Text[end:])
	cut.Text = text.String()
	cut.index()
	return &cut
}

// keep notes that what stands at an offset in the file's text stands at another
// in the text of the file that it was made of.
func (f *File) keep(whole *File, text, offset int) {
	if raw, ok := whole.Origin(offset); ok {
		f.stops = append(f.stops, stop{text, raw})
	}
}

// index finds where the lines of Text begin, and what it takes to count in long
// ones.
func (f *File) index() {
	f.starts = lineStarts(f.Text)
	f.runes = nil
	longest, before := 0, 0
	for _, start := range append(f.starts[1:len(f.starts):len(f.starts)], len(f.Text)) {
		longest, before = max(longest, start-before), start
	}
	if longest <= stride {
		return
	}
	n := 0
	for at := range f.Text {
		if n%stride == 0 {
			f.runes = append(f.runes, at)
		}
		n++
	}
}

// lineStarts finds where lines begin. LF, CRLF and a lone CR all end a line.
func lineStarts(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			starts = append(starts, i+1)
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				starts = append(starts, i+1)
			}
		}
	}
	return starts
}

// Lines is the number of lines; a text that ends in a line end has an empty
// last line, as editors show it.
func (f *File) Lines() int { return len(f.starts) }

// Line gives the span in Text of line n, from 1, without its line end.
func (f *File) Line(n int) Span {
	start, end := f.starts[n-1], len(f.Text)
	if n < len(f.starts) {
		end = f.starts[n]
	}
	line := strings.TrimRight(f.Text[start:end], "\r\n")
	return Span{start, start + len(line)}
}

// LineAt is the number, from 1, of the line that holds a byte of Text.
func (f *File) LineAt(offset int) int {
	n, found := slices.BinarySearch(f.starts, offset)
	if found {
		return n + 1
	}
	return n
}

// At turns an offset in Text into a position. In a line of many megabytes the
// way to it is as short as in any other.
func (f *File) At(offset int) Position {
	line := f.LineAt(offset)
	start := f.starts[line-1]
	if offset-start <= stride {
		return Position{line, 1 + utf8.RuneCountInString(f.Text[start:offset])}
	}
	return Position{line, 1 + f.runesBefore(offset) - f.runesBefore(start)}
}

// runesBefore counts the runes of Text before an offset.
func (f *File) runesBefore(offset int) int {
	i, found := slices.BinarySearch(f.runes, offset)
	if !found {
		i--
	}
	return i*stride + utf8.RuneCountInString(f.Text[f.runes[i]:offset])
}

// Slice is the text of a span.
func (f *File) Slice(s Span) string { return f.Text[s.Start:s.End] }
