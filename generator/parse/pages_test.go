package parse

import (
	"fmt"
	"strings"
	"testing"

	"precis/generator/policy"
)

// Pages that were pasted without form feeds: whatever a page brought is told by
// its count or its distance, and no paragraph is broken by it.
func TestPagesWithoutFormFeeds(t *testing.T) {
	for _, test := range []struct{ name, head, foot string }{
		{"a number alone", "", "%d"},
		{"a head, and a number alone", "Weirs of the upper river", "%d"},
		{"a number beside a code", "", "%d                                        20-01234"},
		{"a head with a number", "CC/2020/7 – Page %d", ""},
		{"a head that counts on", "Weirs of the upper river %d", ""},
		{"a head alone", "Weirs of the upper river", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			const pages = 6
			d := read(t, pasted(pages, test.head, test.foot))
			kinds := make(map[policy.Kind]int)
			for _, b := range d.Blocks {
				kinds[b.Kind]++
				if b.Kind == policy.ParaBlock && strings.ContainsAny(b.Text.Text, "0123456789") {
					t.Errorf("a paragraph has taken in what is of the page: %q", b.Text.Text)
				}
			}
			want := 0
			if test.head != "" {
				want += pages - 1
			}
			if test.foot != "" {
				want += pages - 1
			}
			if kinds[policy.FurnitureBlock] != want || kinds[policy.ParaBlock] != pages+1 || kinds[policy.HeadingBlock] != 0 {
				t.Errorf("furniture %d (want %d), paragraphs %d (want %d), headings %d\n%s",
					kinds[policy.FurnitureBlock], want, kinds[policy.ParaBlock], pages+1, kinds[policy.HeadingBlock], outline(d))
			}
		})
	}
}

// What recurs as regularly as pages do and breaks no sentence is of the text.
func TestHeadingsThatRecurAreNoFurniture(t *testing.T) {
	var b strings.Builder
	b.WriteString("Proceedings of the week of the weirs\n\n")
	for day := range 5 {
		fmt.Fprintf(&b, "Discussion\n\n")
		for range 12 {
			fmt.Fprintf(&b, "On day %d many speakers asked for more weirs, and others for fewer, as they had before.\n\n", day+1)
		}
	}
	for _, block := range read(t, b.String()).Blocks {
		if block.Kind == policy.FurnitureBlock {
			t.Errorf("%q is read as furniture", block.Text.Text)
		}
	}
}

// pasted writes a text of some pages, a paragraph across every page's end.
func pasted(pages int, head, foot string) string {
	number := func(line string, n int) string {
		if strings.Contains(line, "%d") {
			return fmt.Sprintf(line, n)
		}
		return line
	}
	things := strings.Fields("mills ferries bridges fields farms towns roads locks sluices boats eels salmon herons reeds")
	at := 0
	lines := func() string {
		var b strings.Builder
		for range 11 {
			at++
			fmt.Fprintf(&b, "and the members of the group recalled that %s had come before any %s there\n", things[at%len(things)], things[at*5%13])
		}
		return b.String()
	}
	var b strings.Builder
	b.WriteString("Report on weirs\n\nSome members spoke of weirs that were old and had to be kept by somebody,\n")
	for n := 1; n < pages; n++ {
		b.WriteString(lines() + "and for nothing else.\n\nOthers spoke of newer weirs, which need\n" + lines())
		if foot != "" {
			b.WriteString("\n" + number(foot, n) + "\n\n")
		}
		if head != "" {
			b.WriteString(number(head, n+1) + "\n\n")
		}
	}
	b.WriteString("and that was all.\n\nThe group closed its meeting.\n")
	return b.String()
}
