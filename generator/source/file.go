// Package source holds the publisher's texts as they are: the bytes of a
// seed, decoded, the places in it, and what to say when something is wrong
// at such a place. It is the floor that every other package stands on.
package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
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

	// Marks is what the file's own format says of its lines, by number of the
	// line: that a paragraph is a heading, an item, a footnote. Nil for plain
	// text, which says nothing of the kind.
	Marks map[int]Mark

	starts []int // offset in Text at which each line begins
}

// Read decodes a seed. UTF-8 is taken as it is; UTF-16 is known by its byte
// order mark; anything else that is not UTF-8 is read as Windows-1252, in which
// every byte means something, so that no text is refused.
func Read(name string, raw []byte) *File {
	f := &File{Name: name, Raw: raw, Text: decode(raw)}
	f.starts = lineStarts(f.Text)
	return f
}

func decode(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}) && utf8.Valid(raw):
		return string(raw[3:])
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return decodeUTF16(raw[2:], binary.LittleEndian)
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return decodeUTF16(raw[2:], binary.BigEndian)
	case utf8.Valid(raw):
		return string(raw)
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil { // a charmap cannot fail; if it ever does, keep what can be kept
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	return string(text)
}

func decodeUTF16(raw []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(raw)/2)
	for ; len(raw) >= 2; raw = raw[2:] {
		units = append(units, order.Uint16(raw))
	}
	return string(utf16.Decode(units))
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

// At turns an offset in Text into a position.
func (f *File) At(offset int) Position {
	line := f.LineAt(offset)
	return Position{line, 1 + utf8.RuneCountInString(f.Text[f.starts[line-1]:offset])}
}

// Slice is the text of a span.
func (f *File) Slice(s Span) string { return f.Text[s.Start:s.End] }
