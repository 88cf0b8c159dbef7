package intake

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"golang.org/x/net/html"

	"precis/generator/source"
)

// FuzzMarkdownMarks reads any text as Markdown: every letter that a browser shows of
// it stands in the text, in order; no line is lost, and what is left leads back
// to its bytes.
func FuzzMarkdownMarks(f *testing.F) {
	for _, s := range []string{
		"", "a [b](c) d", "# h {#x}\n", "[a\nb](https://x.y/z\n\"t\") e", "`` a ` b ``", "<b>x</b> <!-- y -->\n\n<div>\nz\n</div>\n", "[a]: b\n[a]", "![a [b](c)](d)",
		"|a|b|\n|-|:-|\n|*c*|\\||\n|d|", "> a|b\r\n> -|-\r\n> ||\r\n", "\\[a](b)\r\n[c](<d e> 'f')\\\r\ng &amp; &copy;", "a <http://b.c> d", "[a]: /b\n\n*[c][a]*", "[](x)", "[![a](b)](https://c.d)", "x\\\n", "    [a](b)\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		whole := source.Read("a.md", []byte(text))
		got := unmarked(whole)
		if got.Lines() != whole.Lines() {
			t.Fatalf("%d lines, of %d", got.Lines(), whole.Lines())
		}
		for _, l := range got.Links {
			if l.Words.Start < 0 || l.Words.End < l.Words.Start || l.Words.End > len(got.Text) || !strings.HasPrefix(strings.ToLower(l.Address), "http") {
				t.Fatalf("a link at %v to %q", l.Words, l.Address)
			}
		}
		var page bytes.Buffer
		if err := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Convert([]byte(whole.Text), &page); err != nil {
			t.Skip()
		}
		root, err := html.Parse(&page)
		if err != nil {
			t.Skip()
		}
		have := figures(got.Text)
		for _, word := range visible(root) {
			for _, r := range figures(word) {
				at := strings.IndexRune(have, r)
				if at < 0 {
					t.Fatalf("%q of %q is not in %q", word, text, got.Text)
				}
				have = have[at+len(string(r)):]
			}
		}
	})
}

// A plain text may have front matter with a title; the head of a message stays.
func TestFrontMatterInPlainText(t *testing.T) {
	read, _ := Read("a.txt", []byte("---\ntitle: Fares\ndate: 2024-05-03\n---\nMany spoke.\n"))
	if read.Front != "\ntitle: Fares\ndate: 2024-05-03\n" || strings.TrimSpace(read.File.Text) != "Many spoke." {
		t.Errorf("the front is %q, before %q", read.Front, read.File.Text)
	}
	const mail = "---\nfrom: Anna Lund\nsubject: Fares\n---\nMany spoke.\n"
	if read, _ := Read("a.txt", []byte(mail)); read.Front != "" || read.File.Text != mail {
		t.Errorf("the head of a message was read as the front %q", read.Front)
	}
}

// Front matter in TOML gives its fields before the first table, each on its
// line; what only begins like it is text.
func TestFrontMatterInTOML(t *testing.T) {
	const text = "+++\ntitle = \"Fares\"\n\ndate = 2024-05-03 # noon\n# a remark\n[extra]\ntitle = 'Boats'\nlist = [\n  1,\n]\n+++\n\nMany speakers spoke.\n"
	read, _ := Read("a.md", []byte(text))
	if want := "\ntitle: \"Fares\"\n\ndate: 2024-05-03 # noon\n\n\n\n\n\n\n"; read.Front != want {
		t.Errorf("the front is %q, want %q", read.Front, want)
	}
	if got := strings.TrimSpace(read.File.Text); got != "Many speakers spoke." || read.File.LineAt(strings.Index(read.File.Text, "Many")) != 13 {
		t.Errorf("the text is %q", read.File.Text)
	}
	read, _ = Read("a.md", []byte("+++\ntags = [ # of the text\n\"a\",\n\"b\" ] # all\ntitle = 'Fares'\n+++\nMany spoke.\n"))
	if want := "\ntags: [ # of the text\n  \"a\",\n  \"b\" ] # all\ntitle: 'Fares'\n"; read.Front != want || strings.TrimSpace(read.File.Text) != "Many spoke." {
		t.Errorf("the front is %q, want %q, before %q", read.Front, want, read.File.Text)
	}
	for _, text := range []string{"+++\nMany speakers spoke.\n+++\n", "+++\n+++\nx\n", "+++\na = \"\"\"\nb\n\"\"\"\n+++\n", "+++\na = 1\n"} {
		if read, _ := Read("a.md", []byte(text)); read.Front != "" || read.File.Text != text {
			t.Errorf("%q has the front %q", text, read.Front)
		}
	}
}
