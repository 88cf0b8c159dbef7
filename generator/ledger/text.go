package ledger

import (
	"precis/generator/policy"
)

// Text is a document as the ledger looks at it: the words of its points and of
// the headings of its sections.
type Text struct {
	document *policy.Document
	points   []*words
	headings []*words // by section; nil where a section has no heading
}

// Scan takes the words of a document. It may be called for several side by
// side.
func Scan(d *policy.Document) *Text {
	t := &Text{document: d, points: make([]*words, len(d.Points)), headings: make([]*words, len(d.Sections))}
	parts := make([]string, 0, 8)
	for i, p := range d.Points {
		parts = parts[:0]
		for _, block := range p.Blocks {
			parts = append(parts, d.Blocks[block].Text.Text)
		}
		t.points[i] = read(parts...)
	}
	for i, s := range d.Sections {
		if s.Heading >= 0 {
			t.headings[i] = read(d.Blocks[s.Heading].Text.Text)
		}
	}
	return t
}

// Of gives the same words as those of another document, which must be a copy
// of the one that was scanned: it is the copy that is numbered.
func (t *Text) Of(d *policy.Document) *Text {
	of := *t
	of.document = d
	return &of
}

// opening gives the first words of a point.
func (t *Text) opening(point int) string {
	return opening(t.document.Blocks[t.document.Points[point].Blocks[0]].Text.Text)
}

// heading gives the first words of a section's heading.
func (t *Text) heading(section int) string {
	return opening(t.document.Blocks[t.document.Sections[section].Heading].Text.Text)
}
