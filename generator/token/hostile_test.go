package token

import (
	"fmt"
	"strings"
	"testing"
)

// A run of words is looked through once, and its words end where they end when
// it is looked through at each of them.
func FuzzWordsEnd(f *testing.F) {
	for _, s := range []string{"a-b-c/1.d-e", "E/2019/28‑E/CN.7/2019/13, 1-2/3", "x/y-z 1/2-3.", "a-\u00AD-b/9", "и/о-3’s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := words{text: text}
		for _, token := range scan(text).Tokens {
			fresh := words{text: text}
			if got, want := w.end(token.Start), fresh.end(token.Start); got != want || got != token.End {
				t.Fatalf("the word at %d of %q ends at %d and at %d, and its token at %d", token.Start, text, got, want, token.End)
			}
		}
	})
}

// A text with more words than a scanner remembers is read all the same.
func TestManyWords(t *testing.T) {
	var b strings.Builder
	for i := range mostWords + 1000 {
		fmt.Fprintf(&b, "W%07d ", i)
	}
	b.WriteString("w0000000")
	text := scan(b.String())
	if got, want := len(text.Tokens), mostWords+1001; got != want {
		t.Fatalf("%d tokens, want %d", got, want)
	}
	for i, token := range text.Tokens {
		if want := strings.ToLower(text.Word(i)); token.Fold != want || token.Stem != want {
			t.Fatalf("token %d of %q is folded to %q", i, want, token.Fold)
		}
	}
}

// Words that would take a stemmer, or a search for symbols, a time that grows
// with their square.
func TestHostileWords(t *testing.T) {
	for _, piece := range []string{"a-", "ay", "a/", "a.", "a’", "a\u00AD-", "1,", "é\u0301"} {
		text := scan(strings.Repeat(piece, 1<<16))
		if len(text.Tokens) == 0 {
			t.Errorf("no word in %q and so on", piece)
		}
	}
}
