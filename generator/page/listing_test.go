package page

import (
	"fmt"
	"strings"
	"testing"

	"precis/generator/index"
)

// A list too long for one page goes on over several: every entry stands once,
// in order, each page leads to all the others, and no address or id is given
// twice.
func TestLongList(t *testing.T) {
	const many = 3*linesPerPage/linesPerQuote + 10
	b := &book{ix: &index.Index{}, extension: ".html"}
	b.listing(Page{Path: "topics/water.html", Kind: Topic, Title: "Water", Description: "On water."}, func(w *writer) {
		w.para("The head.")
	}, func(*writer) []group {
		var groups []group
		for g := range 2 {
			one := group{title: inline(fmt.Sprintf("Group %d", g)), id: fmt.Sprintf("group-%d", g), note: "A note."}
			for n := range many {
				one.entries = append(one.entries, quoteEntry(func(*writer) (quote, line inline) {
					return inline(fmt.Sprintf("words %d %d", g, n)), "where"
				}))
			}
			groups = append(groups, one)
		}
		return append(groups, group{title: "Without entries", id: "empty"})
	})

	var all strings.Builder
	paths := make(map[string]bool)
	for i, p := range b.pages {
		markdown, err := p.Markdown()
		if err != nil {
			t.Fatal(err)
		}
		all.Write(markdown)
		if paths[p.Path] {
			t.Errorf("%s is there twice", p.Path)
		}
		paths[p.Path] = true
		if (p.Previous == nil) != (i == 0) || (p.Next == nil) != (i == len(b.pages)-1) ||
			i > 0 && (p.Previous.Path != b.pages[i-1].Path || p.Previous.Title != b.pages[i-1].Title || b.pages[i-1].Next.Path != p.Path || b.pages[i-1].Next.Title != p.Title) {
			t.Errorf("%s stands between %v and %v", p.Path, p.Previous, p.Next)
		}
		for _, other := range b.pages {
			if other != p && !strings.Contains(string(markdown), "]("+strings.TrimPrefix(other.Path, "topics/")+")") {
				t.Errorf("%s does not lead to %s", p.Path, other.Path)
			}
		}
	}
	if len(b.pages) < 6 || b.pages[1].Path != "topics/water-2.html" || b.pages[1].Title != "Water, page 2" {
		t.Errorf("%d pages, the second is %s, %q", len(b.pages), b.pages[1].Path, b.pages[1].Title)
	}
	text := all.String()
	at := 0
	for g := range 2 {
		for n := range many {
			words := fmt.Sprintf("> words %d %d\n", g, n)
			if strings.Count(text, words) != 1 || strings.Index(text, words) < at {
				t.Fatalf("%q stands %d times, or out of order", words, strings.Count(text, words))
			}
			at = strings.Index(text, words)
		}
	}
	for once, n := range map[string]int{"The head.": 1, "{#group-0 .group}": 1, "{#group-1 .group}": 1, "{#empty .group}": 1, "A note.": 2} {
		if got := strings.Count(text, once); got != n {
			t.Errorf("%q stands %d times, want %d", once, got, n)
		}
	}
}
