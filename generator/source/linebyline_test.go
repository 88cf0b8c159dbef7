package source

import (
	"testing"
)

func TestLineByLine(t *testing.T) {
	for give, want := range map[*File]string{
		Read("a.txt", []byte("a\rb\r\nc\n\nd")):                                            "a\nb\nc\n\nd",
		Read("a.txt", []byte("a\n")):                                                       "a\n",
		Taken("a.docx", nil, "Rivers\nfirst", map[int]Mark{2: {Form: Item, Label: "(a)"}}): "Rivers\n(a) first",
	} {
		if got := give.LineByLine(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
