package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A wrapped item with a word set apart: every byte of the passage leads back
// to its own in the file, and so do the places that the file does not have.
func TestPassage(t *testing.T) {
	f := Read("a.txt", []byte("- Many *noted*\r\n  the river."))
	span := func(words string) Span {
		at := strings.Index(f.Text, words)
		return Span{at, at + len(words)}
	}
	var b Builder
	b.Add(f, span("Many "))
	from := b.Len()
	b.Add(f, span("noted"))
	b.Emphasize(Span{from, b.Len()})
	b.Join(" ")
	b.Add(f, span(""))
	b.Add(f, span("the river."))
	p := b.Passage()

	if want := "Many noted the river."; p.Text != want {
		t.Fatalf("the passage is %q, want %q", p.Text, want)
	}
	if diff := cmp.Diff([]Span{{5, 10}}, p.Emphasis); diff != "" {
		t.Errorf("emphasis (-want +got):\n%s", diff)
	}
	for _, words := range []string{"Many", "any", "noted", "ed", "the river.", "river.", "."} {
		if got, want := p.Origin(strings.Index(p.Text, words)), span(words).Start; got != want {
			t.Errorf("%q stands at %d, want %d", words, got, want)
		}
	}
	if got, want := p.Origin(strings.Index(p.Text, " the")), span("*\r\n").Start; got != want {
		t.Errorf("the joining space leads to %d, want the byte after %q, %d", got, "noted", want)
	}
	if got, want := p.Origin(len(p.Text)), len(f.Text); got != want {
		t.Errorf("the end leads to %d, want %d", got, want)
	}
	if got := (Passage{}).Origin(0); got != 0 {
		t.Errorf("nothing leads to %d", got)
	}
}

// Whatever pieces a passage is made of, its bytes are those of the file at
// their origins.
func FuzzPassage(f *testing.F) {
	f.Add("- Many\n  noted\n  it", []byte{2, 4, 9, 5, 17, 2})
	f.Add("état", []byte{0, 2, 2, 3})
	f.Fuzz(func(t *testing.T, text string, cuts []byte) {
		file := &File{Text: text}
		var b Builder
		joined := make(map[int]bool)
		for ; len(cuts) >= 2; cuts = cuts[2:] {
			start := min(int(cuts[0]), len(text))
			b.Add(file, Span{start, min(start+int(cuts[1]), len(text))})
			joined[b.Len()] = true
			b.Join(" ")
		}
		p := b.Passage()
		for i := range p.Text {
			if joined[i] {
				continue
			}
			if at := p.Origin(i); at >= len(text) || text[at] != p.Text[i] {
				t.Fatalf("byte %d of %q leads to %d of %q", i, p.Text, at, text)
			}
		}
	})
}
