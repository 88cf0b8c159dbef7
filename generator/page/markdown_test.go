package page

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"precis/generator/markup"
	"precis/generator/source"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// textOf converts Markdown and gives the text that a browser would show.
func textOf(t *testing.T, markdown string) string {
	t.Helper()
	var converted bytes.Buffer
	if err := markup.New().Convert(&converted, []byte(markdown), ""); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(converted.String(), ""))), " ")
}

// Published words come back as they were from a paragraph, a quotation, a
// heading, a list, a table and a link, whatever they are.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{
		"2019. Many participants", "1) one", "- dash", "+ plus", "# hash", "> quote", "* star * and _under_ and **bold**",
		"a [link](x) ![image](y) <b>tag</b> & &amp; `code` ~~gone~~ $x$ | pipe", "=== ---", "ends with {#id .class}", "\\ back \\* slash",
		"tab\tand  spaces\u00a0here", ":--- :", "***", "a^b @c {d} ==e== %%f%%", "“quotes” ‘single’", "http://example.org/a_b*c", "x\\", "`", "``a`",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsRune(text, 0) || strings.ContainsRune(text, '\uFFFD') || !isUTF8(text) {
			t.Skip() // source never lets these through
		}
		want := strings.Join(strings.Fields(text), " ")
		if want == "" {
			t.Skip()
		}
		in := escape(text)
		writers := map[string]func(*writer){
			"paragraph":    func(w *writer) { w.para(in) },
			"quotation":    func(w *writer) { w.quote(in) },
			"heading":      func(w *writer) { w.heading(2, in, "#x .y") },
			"bare heading": func(w *writer) { w.heading(2, in, "") },
			"list":         func(w *writer) { w.lines(in) },
			"nested":       func(w *writer) { w.list(item{"", []inline{in}}) },
			"table":        func(w *writer) { w.table([]inline{in}, nil) },
			"link":         func(w *writer) { w.para(w.linkTitled(in, "a/b.html", text)) },
		}
		for where, write := range writers {
			w := &writer{Buffer: new(bytes.Buffer), page: "index.html", ext: ".html"}
			write(w)
			if got := textOf(t, w.String()); got != want {
				t.Errorf("%s: got %q, want %q, from %q", where, got, want, w.String())
			}
		}
	})
}

func isUTF8(s string) bool { return strings.ToValidUTF8(s, "") == s }

// Marks and emphasis add no word and lose none, nor the space between two.
func FuzzPublished(f *testing.F) {
	f.Add("Many speakers noted the Declaration.", 0, 13, 14, 19)
	f.Add("a *b* [c] d", 2, 5, 0, 11)
	f.Add("état, été", 0, 5, 6, 9)
	f.Add("Halt!Speakers", 0, 0, 5, 13)
	f.Add("Many speakers noted", 0, 4, 0, 13)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		if !isUTF8(text) || strings.ContainsRune(text, 0) || strings.ContainsRune(text, '\uFFFD') || strings.TrimSpace(text) == "" {
			t.Skip()
		}
		passage := source.Passage{Text: text}
		if inside(text, a, b) {
			passage.Emphasis = []source.Span{{Start: a, End: b}}
		}
		var marks []mark
		if inside(text, c, d) {
			marks = append(marks, mark{Span: source.Span{Start: c, End: d}, target: "x.html", title: "why"})
		}
		w := &writer{Buffer: new(bytes.Buffer), page: "index.html", ext: ".html"}
		w.quote(w.published(passage, all(passage), marks))
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if got := textOf(t, w.String()); squeeze(got) != squeeze(text) {
			t.Errorf("got %q, want %q, from %q", got, text, w.String())
		}
	})
}

// inside tells whether two offsets cut a text between its characters.
func inside(text string, from, to int) bool {
	return from >= 0 && from < to && to <= len(text) && isUTF8(text[:from]) && isUTF8(text[from:to])
}

func TestAddresses(t *testing.T) {
	tests := []struct{ page, ext, target, want string }{
		{"index.html", ".html", "topics/x.html", "topics/x.html"},
		{"topics/x.html", ".html", "topics/y.html#a", "y.html#a"},
		{"topics/x.html", ".html", "topics/x.html#a", "#a"},
		{"topics/x.html", ".html", "topics/x.html", ""},
		{"tags/verb/asks.html", ".html", "index.html", "../../index.html"},
		{"tags/verb/asks.html", ".md", "documents/d.html#a7", "../../documents/d.md#a7"},
	}
	for _, test := range tests {
		w := &writer{page: test.page, ext: test.ext}
		if got := w.rel(test.target); got != test.want {
			t.Errorf("%s from %s: %q, want %q", test.target, test.page, got, test.want)
		}
	}
}
