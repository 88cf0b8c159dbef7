package markup

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// languages are some that are highlighted, one that is text and one unknown.
var languages = []string{"json", "bibtex", "tex", "yaml", "turtle", "sh", "xml", "text", "nothing"}

// The definitions of lexers are chroma's own: both tell the same words apart.
func TestDefinitions(t *testing.T) {
	const code = "# a \"b\": 1.5e3, true\n@misc{key, title = {A {B} c}, year = 2019}\n" +
		"\\begin{a} $x_1$ % note\n@prefix a: <http://a.example/> .\na:b a \"c\"@en ; a:d 3 .\n" +
		"<x y=\"z\">&amp;<!-- n --></x>\n- key: &v [1, ~]\n[table]\nday = 2019-03-14\nfor f in *; do echo \"${f%.*}\" 'x' | wc -l; done\na,\"b\",3\n"
	h := newHighlighter()
	for _, language := range highlighted {
		whole := lexers.Get(language)
		ours := h.lexers[language]
		if whole == nil || ours == nil {
			t.Errorf("%s: chroma has a lexer: %v, pages have one: %v", language, whole != nil, ours != nil)
			continue
		}
		if diff := cmp.Diff(runOnce(whole, code), runOnce(ours, code)); diff != "" {
			t.Errorf("%s: tokens (-chroma's +ours):\n%s", language, diff)
		}
		if diff := cmp.Diff(whole.Config(), ours.Config()); diff != "" {
			t.Errorf("%s: settings (-chroma's +ours):\n%s", language, diff)
		}
	}
}

// FuzzCode holds that code comes out as it went in, in every language, with
// numbered lines and without.
func FuzzCode(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "one", "one\ntwo\n\n", "\tx  \r\n\r\ry", "<b>&amp;</code>\"'", "\x01\x1b\x7f\u00a0\u2028\ufeff",
		`{"a": [1, "b`, "@misc{a, b = {c", "a: |\n  b\n c: 'd", "<x> a \"\"\"y", `\begin{a} $x`, "```\n~~~", "echo ${a", "<a b='c'><!--",
	} {
		f.Add(seed)
	}
	converter := New()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Skip("not text")
		}
		fence := strings.Repeat("~", longestRun(text)+3)
		want := strings.TrimSuffix(text, "\n") + "\n"
		for _, language := range languages {
			for _, attributes := range []string{"", " {.lines}"} {
				markdown := fence + language + attributes + "\n" + want + fence + "\n"
				page := convert(t, converter, []byte(markdown))
				if got := codeText(t, page); got != want {
					t.Errorf("%s%s: code (-want +got):\n%s", language, attributes, cmp.Diff(want, got))
				}
				if err := sound(page); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

// Each numbered line is an element with an id, holding exactly its line.
func TestNumberedLines(t *testing.T) {
	page := convert(t, New(), []byte("```json {.lines}\n{\"a\":\n\n\"b\nc\"}\n```\n"))
	var got []string
	for n := range parse(t, page).Descendants() {
		if attribute(n, "class") == "line" {
			got = append(got, attribute(n, "id")+" "+textOf(n))
		}
	}
	want := []string{"L1 {\"a\":\n", "L2 \n", "L3 \"b\n", "L4 c\"}\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
}

func TestEveryLanguageIsKnown(t *testing.T) {
	h := newHighlighter()
	for language, lexer := range h.lexers {
		if tokenise(lexer, "a") == nil {
			t.Errorf("%s: its lexer does not work", language)
		}
	}
	for _, language := range []string{"json", "bibtex", "tex", "yaml", "turtle", "sh"} {
		if !h.knows(language) {
			t.Errorf("%s is not known to chroma", language)
		}
	}
}

func TestLongCodeIsPlain(t *testing.T) {
	for name, long := range map[string]string{
		"many lines": strings.Repeat("[1]\n", longestCode/4+1),
		"a long one": "[" + strings.Repeat("1, ", longestLine/3) + "1]\n",
	} {
		page := convert(t, New(), []byte("```json\n"+long+"```\n"))
		if strings.Contains(page, "<span") {
			t.Errorf("%s: code that is too long has colours", name)
		}
		if got := codeText(t, page); got != long {
			t.Errorf("%s: the code is not what it was", name)
		}
	}
}

func longestRun(text string) int {
	longest, run := 0, 0
	for _, r := range text {
		if run++; r != '~' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

func codeText(t *testing.T, page string) string {
	t.Helper()
	for n := range parse(t, page).Descendants() {
		if n.Data == "code" {
			return textOf(n)
		}
	}
	t.Fatal(fmt.Errorf("no code in %s", page))
	return ""
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for n := range n.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
