package parting

import (
	"fmt"
	"strconv"
	"strings"

	"precis/generator/policy"
)

// Places gives the anchors that are cited of a document, by part: its sections
// and points, and on the last page those that it had.
func (p *Parting) Places(d *policy.Document) [][]string {
	places := make([][]string, len(p.Parts))
	for i, part := range p.Parts {
		point := part.FirstPoint
		for section := part.FirstSection; section <= part.EndSection; section++ {
			for point < part.EndPoint && d.Points[point].Section < section {
				places[i] = append(places[i], d.Points[point].Anchor)
				point++
			}
			if section < part.EndSection && d.Sections[section].Heading >= 0 {
				places[i] = append(places[i], policy.SectionAnchor(d.Sections[section].Label))
			}
		}
	}
	for _, f := range d.Former {
		places[p.Last()] = append(places[p.Last()], f.Anchor)
	}
	return places
}

// Runs writes anchors briefly, parted by spaces: anchors that count on are
// written as the first and how many follow, "a7~13" for a7 to a20. No anchor
// has a space or "~".
func Runs(anchors []string) string {
	var b strings.Builder
	for i := 0; i < len(anchors); {
		stem, number := counted(anchors[i])
		next := i + 1
		for number >= 0 && next < len(anchors) && anchors[next] == stem+strconv.Itoa(number+next-i) {
			next++
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(anchors[i])
		if more := next - i - 1; more > 0 {
			fmt.Fprintf(&b, "~%d", more)
		}
		i = next
	}
	return b.String()
}

// counted parts an anchor from the number at its end; -1 for none that counts
// on as it is written.
func counted(anchor string) (stem string, number int) {
	stem = strings.TrimRight(anchor, "0123456789")
	digits := anchor[len(stem):]
	number, err := strconv.Atoi(digits)
	if err != nil || digits != strconv.Itoa(number) || number > 1<<40 {
		return anchor, -1
	}
	return stem, number
}
