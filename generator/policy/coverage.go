package policy

import (
	"strings"

	"precis/generator/source"
)

// Coverage tells how much of a text was read as what, for a publisher who
// wants to know whether a page can be trusted.
type Coverage struct {
	Words     int // of the whole text
	Points    int
	Sections  int
	Notes     int // footnotes
	Furniture int // blocks that belong to the pages and not to the text
	Guesses   []Guess
}

// Guess is a block whose kind could be another one.
type Guess struct {
	At     source.Position
	Kind   Kind
	Reason string
}

// Coverage counts a document.
func (d *Document) Coverage() Coverage {
	c := Coverage{Points: len(d.Points)}
	for _, s := range d.Sections {
		if s.Heading >= 0 {
			c.Sections++
		}
	}
	for _, b := range d.Blocks {
		for range strings.FieldsSeq(b.Text.Text) {
			c.Words++
		}
		switch b.Kind {
		case NoteBlock:
			c.Notes++
		case FurnitureBlock:
			c.Furniture++
		}
		if b.Certainty == Guessed {
			c.Guesses = append(c.Guesses, Guess{d.File.At(b.Span.Start), b.Kind, b.Reason})
		}
	}
	return c
}
