package source

import (
	"strings"
	"testing"
)

// What is left of a text keeps its lines and its way back to the bytes, in any
// encoding, and links go with their words.
func TestEdited(t *testing.T) {
	text := strings.Repeat("A long line before, with “quotes” in it.\n", 300) + "See [the report](https://x.example/é) and `more`.\nÉnd\n"
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range text {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, raw := range map[string][]byte{"UTF-8": []byte(text), "UTF-16": utf16} {
		t.Run(name, func(t *testing.T) {
			f := Read("a.md", raw)
			open := strings.Index(f.Text, "[the")
			shut := strings.Index(f.Text, "](")
			end := strings.Index(f.Text, ") and") + 1
			tick := strings.Index(f.Text, "`more")
			edits := []Edit{{Span{open, open + 1}, ""}, {Span{shut, end}, ""}, {Span{tick, tick + 1}, ""}, {Span{tick + 5, tick + 6}, "!"}}
			got := f.Edited(edits, []Link{{Span{open + 1, shut}, "https://x.example/é"}})
			line := got.Slice(got.Line(301))
			if line != "See the report and more!." || got.Lines() != f.Lines() {
				t.Fatalf("line 301 is %q, of %d lines", line, got.Lines())
			}
			if l := got.Links[0]; got.Slice(l.Words) != "the report" {
				t.Errorf("the link has the words %q", got.Slice(l.Words))
			}
			for _, word := range []string{"See", "report", "and", "more", "Énd", "long"} {
				was, ok := f.Origin(strings.LastIndex(f.Text, word))
				is, still := got.Origin(strings.LastIndex(got.Text, word))
				if !ok || !still || was != is {
					t.Errorf("%q leads to byte %d, not %d", word, is, was)
				}
			}
		})
	}
}
