package page

import (
	"testing"

	"precis/generator/source"
)

func TestLineByLine(t *testing.T) {
	for give, want := range map[*source.File]string{
		source.Read("a.txt", []byte("a\rb\r\nc\n\nd")): "a\nb\nc\n\nd",
		source.Read("a.txt", []byte("a\n")):            "a\n",
		source.Taken("a.docx", nil, "Rivers\nfirst", map[int]source.Mark{2: {Form: source.Item, Label: "(a)"}}): "Rivers\n(a) first",
	} {
		if got := lineByLine(give); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
