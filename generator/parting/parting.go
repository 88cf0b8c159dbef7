// Package parting decides on which pages a document is read, and knows on which
// of them each place in it stands. Nearly every document has one page. A vast one
// is parted, for no browser opens a page of a hundred megabytes, and no build
// should hold one.
package parting

import (
	"precis/generator/policy"
)

// A document goes on one page up to these limits, and no page of a parted one
// goes beyond them, but for a single paragraph that does. What a page weighs is
// its points; of a text with few of them it is the bytes, and of one without
// words its blocks.
const (
	mostPoints = 500
	mostBytes  = 400_000
	mostBlocks = 4000
)

// Part is what stands on one page of a document. The indexes are those of
// policy.Document.
type Part struct {
	From, To int // the first block, and the one behind the last

	FirstPoint, EndPoint     int // points that begin here
	FirstSection, EndSection int // sections whose headings stand here
}

// Parting is how a document is parted. It never changes.
type Parting struct {
	Parts []Part // at least one; each begins where the one before it ends
}

// Of parts a document.
func Of(d *policy.Document) *Parting {
	whole := Part{To: len(d.Blocks), EndPoint: len(d.Points), EndSection: len(d.Sections)}
	if len(d.Points) <= mostPoints && len(d.Blocks) <= mostBlocks && bytesOf(d.Blocks) <= mostBytes {
		return &Parting{[]Part{whole}}
	}
	c := newCutter(d)
	p := &Parting{}
	for from := 0; from < len(d.Blocks) || len(p.Parts) == 0; {
		to := c.next(from)
		p.Parts = append(p.Parts, Part{From: from, To: to})
		from = to
	}
	p.share(d)
	return p
}

func bytesOf(blocks []policy.Block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.Marker) + len(b.Text.Text)
	}
	return n
}

// share tells each part which points and sections begin in it.
func (p *Parting) share(d *policy.Document) {
	point, section := 0, 0
	for i := range p.Parts {
		part := &p.Parts[i]
		part.FirstPoint, part.FirstSection = point, section
		for point < len(d.Points) && d.Points[point].Blocks[0] < part.To {
			point++
		}
		for section < len(d.Sections) && d.Sections[section].Heading < part.To { // one without a heading begins the text
			section++
		}
		part.EndPoint, part.EndSection = point, section
	}
}

// IsWhole tells a document that has one page.
func (p *Parting) IsWhole() bool { return len(p.Parts) == 1 }

// Last is the index of the last part.
func (p *Parting) Last() int { return len(p.Parts) - 1 }

// OfBlock gives the part that a block stands in.
func (p *Parting) OfBlock(block int) int {
	from, to := 0, len(p.Parts) // by halves
	for to-from > 1 {
		if half := (from + to) / 2; p.Parts[half].From <= block {
			from = half
		} else {
			to = half
		}
	}
	return from
}
