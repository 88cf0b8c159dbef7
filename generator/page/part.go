package page

import (
	"fmt"

	"precis/generator/index"
	"precis/generator/parting"
	"precis/generator/policy"
)

// Part is which page of its document a page is.
type Part struct {
	parting.Part
	Number int // from 0
	Of     int // how many pages the document has
}

// IsParted tells a page beside which its document has others.
func (p Part) IsParted() bool { return p.Of > 1 }

// partOf gives page n, from 0, of a document.
func partOf(d *index.Document, n int) Part { return Part{d.Pages.Parts[n], n, len(d.Pages.Parts)} }

// points are those that begin on a page of a document.
func (p Part) points(d *index.Document) []*index.Point { return d.Points[p.FirstPoint:p.EndPoint] }

// mostPartsOpen is from how many parts on their list is a fold, and
// mostSectionsOfParts how many sections it names: of a longer text those of the
// upper levels.
const (
	mostPartsOpen       = 24
	mostSectionsOfParts = 240
)

// partsOf says on the first page of a parted document what stands on which.
func (b *book) partsOf(w *writer, d *index.Document) {
	w.heading(2, inline(fmt.Sprintf("The %d parts of this document", len(d.Pages.Parts))), "#parts .parts")
	w.para("The text is long and stands here on several pages, of which this is the first. Each point keeps its number, whichever of them it stands on, and its address leads there.")
	if len(d.Pages.Parts) > mostPartsOpen {
		w.heading(3, "What stands in which part", ".fold")
	}
	w.WriteString("\n")
	deepest := deepestNamed(d)
	for n := range d.Pages.Parts {
		part := partOf(d, n)
		name := inline(fmt.Sprintf("Part %d", n+1))
		if n > 0 {
			name = w.link(name, d.PartPath(n))
		}
		if of := pointsOfPart(part.points(d)); of != "" {
			name += ": " + of
		}
		w.listItem(0, name)
		b.sectionsOfPart(w, d, part, deepest)
	}
}

// deepestNamed is the level down to which the sections of a document are few
// enough to be named; 0 for none.
func deepestNamed(d *index.Document) int {
	var count []int // of sections by level
	for _, s := range d.Sections {
		for len(count) <= s.Level {
			count = append(count, 0)
		}
		count[s.Level]++
	}
	named, deepest := 0, 0
	for level, n := range count {
		if named += n; named > mostSectionsOfParts {
			break
		}
		deepest = level
	}
	return deepest
}

// sectionsOfPart names the sections that begin in a part, or where they are too
// many the first of them.
func (b *book) sectionsOfPart(w *writer, d *index.Document, part Part, deepest int) {
	var above nesting
	for i := part.FirstSection; i < part.EndSection; i++ {
		s := d.Sections[i]
		if s.Heading < 0 || deepest > 0 && s.Level > deepest {
			continue
		}
		name := w.link(called(d.Blocks[s.Heading], s.Title), d.SectionAddress(i))
		if deepest == 0 {
			w.listItem(1, "from "+name)
			return
		}
		w.listItem(1+above.under(s.Level), name)
	}
}

// nesting is the levels of the sections that the next one may be a part of.
type nesting []int

// under tells in how many of the sections before it one of a level stands.
func (n *nesting) under(level int) int {
	for len(*n) > 0 && (*n)[len(*n)-1] >= level {
		*n = (*n)[:len(*n)-1]
	}
	*n = append(*n, level)
	return len(*n) - 1
}

// pointsOfPart names the first and the last of some points.
func pointsOfPart(points []*index.Point) inline {
	switch len(points) {
	case 0:
		return ""
	case 1:
		return escape(numberOf(points[0]))
	}
	first, last := points[0], points[len(points)-1]
	name := "points "
	if first.Own {
		name = "paragraphs "
	}
	return inline(name) + escape(first.Label) + " to " + escape(last.Label)
}

// goesOn is the head of a later page of a document: which it is, what it goes
// on from, and the headings that the points below stand under.
func (b *book) goesOn(w *writer, d *index.Document, part Part) {
	w.heading(1, escape(partTitle(d, part)), "")
	links := []inline{w.link(inline(fmt.Sprintf("Part %d", part.Number)), d.PartPath(part.Number-1))}
	if part.Number+1 < part.Of {
		links = append(links, w.link(inline(fmt.Sprintf("Part %d", part.Number+2)), d.PartPath(part.Number+1)))
	}
	links = append(links, w.link("All parts", d.Path()+"#parts"))
	line := inline("Here the text goes on")
	if of := pointsOfPart(part.points(d)); of != "" {
		line += " with " + of
	}
	w.para(line + ". " + joined(links, " · "))
	b.contents(w, d, part)
	for _, i := range sectionsAbove(d, part) {
		s := d.Sections[i]
		w.heading(sectionLevel(s), continued(d, i), "#"+onAnchor(s))
	}
}

// continued is what a section is called on a page that it goes on on. The words
// are the text's, and said by us: they were published above.
func continued(d *index.Document, section int) inline {
	s := d.Sections[section]
	return called(d.Blocks[s.Heading], s.Title) + ", continued"
}

// onAnchor is where a section goes on.
func onAnchor(s policy.Section) string { return "on-" + policy.SectionAnchor(s.Label) }

// partTitle is what a later page of a document is called.
func partTitle(d *index.Document, part Part) string {
	return fmt.Sprintf("%s, part %d of %d", d.Title, part.Number+1, part.Of)
}

// sectionsAbove gives the sections that go on where a page begins, the outermost
// first: with the page's first heading below them the levels are those of the
// whole text.
func sectionsAbove(d *index.Document, part Part) []int {
	if part.FirstSection == 0 {
		return nil
	}
	level := int(^uint(0) >> 1)
	if part.FirstSection < len(d.Sections) && d.Sections[part.FirstSection].Heading == part.From {
		level = d.Sections[part.FirstSection].Level
	}
	var above []int
	for i := part.FirstSection - 1; i >= 0 && level > 1; i-- {
		if s := d.Sections[i]; s.Heading >= 0 && s.Level < level {
			above = append([]int{i}, above...)
			level = s.Level
		}
	}
	return above
}

// begun is the point that a page begins amid, nil for none.
func begun(d *index.Document, part Part) *index.Point {
	if part.FirstPoint == 0 {
		return nil
	}
	p := d.Points[part.FirstPoint-1]
	if p.Blocks[len(p.Blocks)-1] < part.From {
		return nil
	}
	return p
}

// pointGoesOn writes what a page has of a point that another began.
func (b *book) pointGoesOn(w *writer, p *index.Point, part Part) {
	w.heading(pointLevel(p.Document.Sections[p.Section]), w.link(escape(numberOf(p))+", continued", p.Address()), "#on-"+p.Anchor+" .group")
	w.quote(b.paragraphs(w, p, part)...)
	b.toBeContinued(w, p, part)
}

// toBeContinued leads to the page that a point goes on on.
func (b *book) toBeContinued(w *writer, p *index.Point, part Part) {
	if p.Blocks[len(p.Blocks)-1] >= part.To {
		w.para(w.link(escape(numberOf(p))+inline(fmt.Sprintf(" goes on in part %d", part.Number+2)), p.Document.PartPath(part.Number+1)) + ".")
	}
}

// partLinks leads from the foot of a page to the others of its document.
func (b *book) partLinks(w *writer, d *index.Document, part Part) {
	if part.IsParted() {
		w.pager("Parts of this document", part.Number, part.Of, d.PartPath)
	}
}

// partDescription says of a later page what it is.
func partDescription(d *index.Document, part Part) string {
	text := fmt.Sprintf("Part %d of %d: %s", part.Number+1, part.Of, d.Title)
	if points := part.points(d); len(points) > 0 {
		text += fmt.Sprintf(", %s to %s", numberOf(points[0]), numberOf(points[len(points)-1]))
	}
	return text + ", with the topics, references and attributions of each point."
}
