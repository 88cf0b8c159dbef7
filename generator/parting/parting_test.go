package parting

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"precis/generator/policy"
	"precis/generator/source"
)

// document has a block for each letter: h is a heading, p a point, m a later
// paragraph of the point before, B a paragraph as large as two pages.
func document(kinds string) *policy.Document {
	d := &policy.Document{Sections: []policy.Section{{Heading: -1}}}
	for i, kind := range kinds {
		b := policy.Block{Kind: policy.ItemBlock, Text: source.Passage{Text: "One fish"}}
		switch kind {
		case 'h':
			b.Kind = policy.HeadingBlock
			d.Sections = append(d.Sections, policy.Section{Heading: i, Level: 1, Label: fmt.Sprint(len(d.Sections))})
		case 'm':
			if n := len(d.Points); n > 0 {
				d.Points[n-1].Blocks = append(d.Points[n-1].Blocks, i)
			}
		case 'B':
			b.Text.Text = strings.Repeat("a", 2*mostBytes)
			fallthrough
		default:
			n := len(d.Points)
			d.Points = append(d.Points, policy.Point{Anchor: fmt.Sprintf("p%d", n+1), Section: len(d.Sections) - 1, Blocks: []int{i}})
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

// Whatever a document is made of, its pages follow each other without a gap, none
// is empty, none is too large unless one paragraph is, and every anchor is on
// the page on which its block is.
func TestOf(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 60 {
		var kinds strings.Builder
		for range r.IntN(9000) {
			kinds.WriteByte("hpppppppmmpp"[r.IntN(12)])
			if r.IntN(3000) == 0 {
				kinds.WriteByte('B')
			}
		}
		d := document(kinds.String())
		p := Of(d)
		at, points, sections := 0, 0, 0
		for i, part := range p.Parts {
			if part.From != at || part.FirstPoint != points || part.FirstSection != sections || part.To <= part.From && len(d.Blocks) > 0 {
				t.Fatalf("part %d of %d does not follow: %+v", i, len(p.Parts), part)
			}
			at, points, sections = part.To, part.EndPoint, part.EndSection
			large := slices.ContainsFunc(d.Blocks[part.From:part.To], func(b policy.Block) bool { return len(b.Text.Text) > mostBytes })
			if n := bytesOf(d.Blocks[part.From:part.To]); n > mostBytes && !large {
				t.Fatalf("part %d has %d bytes", i, n)
			}
			if n := part.EndPoint - part.FirstPoint; n > mostPoints {
				t.Fatalf("part %d has %d points", i, n)
			}
		}
		if at != len(d.Blocks) || points != len(d.Points) || sections != len(d.Sections) {
			t.Fatalf("the parts end at %d of %d blocks", at, len(d.Blocks))
		}
		for part, anchors := range p.Places(d) {
			for _, anchor := range anchors {
				if i := slices.IndexFunc(d.Points, func(p policy.Point) bool { return p.Anchor == anchor }); i >= 0 && p.OfBlock(d.Points[i].Blocks[0]) != part {
					t.Fatalf("%s is said to be on part %d", anchor, part)
				}
			}
		}
	}
}

// A document up to the limits has one page, and a longer one breaks before a
// section where one begins near the middle.
func TestWhereItBreaks(t *testing.T) {
	if p := Of(document(strings.Repeat("p", mostPoints))); !p.IsWhole() {
		t.Errorf("%d points have %d pages", mostPoints, len(p.Parts))
	}
	p := Of(document(strings.Repeat("p", 280) + "h" + strings.Repeat("p", 260)))
	if len(p.Parts) != 2 || p.Parts[1].From != 280 {
		t.Errorf("not parted before the section: %+v", p.Parts)
	}
	p = Of(document("h" + strings.Repeat("pmm", 600)))
	if len(p.Parts) != 2 || (p.Parts[1].From-1)%3 != 0 {
		t.Errorf("parted inside a point: %+v", p.Parts)
	}
}

func TestRuns(t *testing.T) {
	for want, anchors := range map[string][]string{
		"":                            nil,
		"section-a a1~2 section-b b1": {"section-a", "a1", "a2", "a3", "section-b", "b1"},
		"a9~1 a12 a013 p7-2~1":        {"a9", "a10", "a12", "a013", "p7-2", "p7-3"},
	} {
		if got := Runs(anchors); got != want {
			t.Errorf("%v: %q, want %q", anchors, got, want)
		}
	}
}
