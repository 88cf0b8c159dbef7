package source

import (
	"slices"
	"sort"
	"strings"
)

// Passage is running text gathered from a file: wrapped lines joined by one
// space, marks of emphasis left out, every byte still traceable to the file.
// The zero value is an empty passage.
type Passage struct {
	Text     string // the words as published
	Emphasis []Span // runs of Text that the publisher set apart by * or _

	pieces []piece
}

// piece says that Text from at on stands in the file from origin on.
type piece struct{ at, origin int }

// Origin turns an offset in the passage's text into one in the file's text.
// An offset on a joining space leads to the byte after the piece before it.
func (p Passage) Origin(offset int) int {
	if len(p.pieces) == 1 && offset >= p.pieces[0].at {
		return p.pieces[0].origin + offset - p.pieces[0].at
	}
	i, found := slices.BinarySearchFunc(p.pieces, offset, func(c piece, at int) int { return c.at - at })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	return p.pieces[i].origin + offset - p.pieces[i].at
}

// Offset turns an offset in the file's text into the one in the passage's text
// that leads there: what Origin does, the other way. An offset in what was left
// out leads behind it, one before or behind the passage to its edge.
func (p Passage) Offset(origin int) int {
	i := sort.Search(len(p.pieces), func(i int) bool { return p.pieces[i].origin > origin }) - 1
	if i < 0 {
		return 0
	}
	end := len(p.Text)
	if i+1 < len(p.pieces) {
		end = p.pieces[i+1].at
	}
	return min(p.pieces[i].at+origin-p.pieces[i].origin, end)
}

// Builder gathers a passage piece by piece. The zero value is ready.
type Builder struct {
	only     string          // what was gathered, while that is one piece of the file
	text     strings.Builder // what was gathered, from a second piece on
	pieces   []piece
	emphasis []Span
}

// Add appends the file's text in a span as it is.
func (b *Builder) Add(f *File, s Span) {
	if s.Len() <= 0 {
		return
	}
	b.pieces = append(b.pieces, piece{b.Len(), s.Start})
	b.append(f.Slice(s))
}

// Join appends a string that is not in the file: the space between two lines.
func (b *Builder) Join(s string) { b.append(s) }

// append adds a string. Most passages are one line of the file, and share its
// text.
func (b *Builder) append(s string) {
	if b.Len() == 0 {
		b.only = s
		return
	}
	b.text.WriteString(b.only)
	b.only = ""
	b.text.WriteString(s)
}

// Len is the length of the text so far, in bytes.
func (b *Builder) Len() int { return len(b.only) + b.text.Len() }

// Emphasize notes that the publisher set a run of the passage's text apart.
func (b *Builder) Emphasize(s Span) { b.emphasis = append(b.emphasis, s) }

// Passage gives what was gathered.
func (b *Builder) Passage() Passage {
	return Passage{Text: b.only + b.text.String(), Emphasis: b.emphasis, pieces: b.pieces}
}
