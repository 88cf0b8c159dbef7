package intake

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"precis/generator/source"
)

// FuzzColumns lays any text out: no word of it is lost or made, whatever stands
// beside what.
func FuzzColumns(f *testing.F) {
	row := "some words that run on        and others that run beside\n"
	for _, s := range []string{"", "a  b", strings.Repeat(row, 12), "\f" + strings.Repeat(row, 9) + "\f\r\n" + strings.Repeat("é"+row, 9), strings.Repeat(" \u3000x  y\n", 30)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		whole := source.Read("a.txt", []byte(text))
		laid, first := uncolumned(whole)
		if first < 0 || first > whole.Lines() {
			t.Fatalf("columns from line %d on, of %d", first, whole.Lines())
		}
		want, got := signs(whole.Text), signs(laid.Text)
		if !slices.Equal(want, got) {
			t.Fatalf("%q was laid out as %q", whole.Text, laid.Text)
		}
	})
}

// signs are the characters of a text that are no white space, sorted.
func signs(text string) []rune {
	var signs []rune
	for _, r := range text {
		if !unicode.IsSpace(r) {
			signs = append(signs, r)
		}
	}
	slices.Sort(signs)
	return signs
}
