package site

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestShrink(t *testing.T) {
	const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body data-page="home">`
	tests := []struct{ desc, name, give, want string }{
		{"document tags, end tags and quotes stay", "a.html",
			"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>A  b</title>\n</head>\n<body data-page=\"home\">\n<!-- c --><p class=\"x\">one</p>\n</body>\n</html>\n",
			"<!doctype html><html lang=\"en\">\n<head>\n<title>A b</title>\n</head>\n<body data-page=\"home\">\n<p class=\"x\">one</p>\n</body>\n</html>"},
		{"one space stays between links", "a.html", page + "<p><a href=\"x.html\">x</a> <a href=\"y.html\">y</a>  <b>z</b></p>",
			page + `<p><a href="x.html">x</a> <a href="y.html">y</a> <b>z</b></p>`},
		{"words beside a block are not joined", "a.html", page + "<div>text <aside>note</aside> more</div>", page + "<div>text <aside>note</aside> more</div>"},
		{"pre stays", "a.html", page + "<pre>\n a   b\n\n\tc &lt; </pre>", page + "<pre>\n a   b\n\n\tc &lt; </pre>"},
		{"code stays, the text around it does not", "a.html", page + "<p>a   b <code class=\"x\">c   d &amp; e</code>   f</p>", page + "<p>a b <code class=\"x\">c   d &amp; e</code> f</p>"},
		{"code in pre stays", "a.html", page + "<pre><code class=\"language-go\">if  x {\n\n  y\n}</code></pre>  <p>z", page + "<pre><code class=\"language-go\">if  x {\n\n  y\n}</code></pre> <p>z"},
		{"a policy stays as it is", "a.html", `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src 'self' data:">`,
			`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src 'self' data:">`},
		{"form controls keep their type", "a.html", `<input type="search" name="q" aria-label="Search"><button type="submit">Go</button>`,
			`<input type="search" name="q" aria-label="Search"><button type="submit">Go</button>`},
		{"words that look like tags stay words", "a.html", `<p title="a &quot;b&quot; &lt;i&gt;">1 &lt; 2 &amp;amp; &#39;x&#39; & y</p>`, `<p title='a "b" <i>'>1 &lt; 2 &amp;amp; 'x' & y</p>`},
		{"data inside a page", "a.html", `<script type="application/ld+json">{ "a": 1.0 }</script>`, `<script type="application/ld+json">{"a":1.0}</script>`},
		{"css", "a.css", "a {\n  color: #ff0000;\n}\n", "a{color:red}"},
		{"js keeps what other scripts call", "a.js", "function precis(first) {\n  return first + 1;\n}\nvar shard = [1, 2];\n", "function precis(e){return e+1}var shard=[1,2]"},
		{"json keeps its numbers", "a.json", "{ \"a\": [1.50, 1e3] }\n", `{"a":[1.50,1e3]}`},
		{"svg keeps title and view box", "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n <title>t</title>\n <path d=\"M 0 0 L 8 8\"/>\n</svg>", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>t</title><path d="M0 0 8 8"/></svg>`},
		{"xml", "a.xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed>\n  <title>a b</title>\n</feed>\n", "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed>\n<title>a b</title>\n</feed>"},
		{"lines of json", "a.jsonl", "{ \"a\": 1 }\n{ \"b\": 2 }\n", "{ \"a\": 1 }\n{ \"b\": 2 }\n"},
		{"markdown", "a.md", "# A\n\n  b  \n", "# A\n\n  b  \n"},
		{"tables", "a.csv", "a, b\r\n", "a, b\r\n"},
		{"no extension", "CNAME", "a.example\n", "a.example\n"},
	}
	m := newMinifier()
	for _, test := range tests {
		var got string
		err := m.shrink(test.name, Content{Frame: []byte(test.give)}, func(small []byte) { got = string(small) })
		if err != nil {
			t.Errorf("%s: %v", test.desc, err)
		} else if got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.desc, got, test.want)
		}
	}
}

// A page in two parts is written as the same page in one, whatever the minifier
// makes of its parts and of the place between them.
func TestShrinkParts(t *testing.T) {
	const small, other = "<p>a b</p>", "<p>a  b</p>"
	m := newMinifier()
	shrunk := func(c Content) (got string) {
		t.Helper()
		if err := m.shrink("a.html", c, func(small []byte) { got = string(small) }); err != nil {
			t.Fatal(err)
		}
		return got
	}
	for _, frame := range []string{
		"<main>" + Place + "</main>", "<main>  <b>x</b> " + Place + "\n</main>\n", "<main>" + Place + Place + "</main>", "<main></main>",
		"<p>x</p><!-- " + Place + " -->", "<!--[if IE]>" + Place + "<![endif]--><p>x</p>",
	} {
		for _, body := range []string{small, other} {
			parts := Content{Frame: []byte(frame), Body: []byte(body)}
			if got, want := shrunk(parts), shrunk(Content{Frame: parts.Bytes()}); got != want {
				t.Errorf("%q around %q:\n got %q\nwant %q", frame, body, got, want)
			}
		}
	}
}

// Whatever words a publisher writes, a reader of the minified page reads the
// same, and they never become tags.
func FuzzShrinkKeepsWords(f *testing.F) {
	for _, seed := range []string{"plain words", "<code>a  b</code>", "a < b && c > d", `it's "quoted"`, "<!-- c -->", "&amp;amp;", "<code", "</p></body>", "a\u00a0b"} {
		f.Add(seed)
	}
	m := newMinifier()
	f.Fuzz(func(t *testing.T, words string) {
		words = strings.ToValidUTF8(strings.NewReplacer("\x00", "", "\r", "").Replace(words), "")
		escaped := html.EscapeString(words)
		var small string
		page := `<!doctype html><html><body><p title="` + escaped + `">x` + escaped + `x</p><pre>x` + escaped + `</pre><p><code>x` + escaped + `</code></p></body></html>`
		err := m.shrink("a.html", Content{Frame: []byte(page)}, func(b []byte) { small = string(b) })
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		body := root.LastChild.LastChild
		p := body.FirstChild
		if got := p.Attr[0].Val; got != words {
			t.Errorf("title: got %q, want %q", got, words)
		}
		space := func(s string) string {
			return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n\f\r", r) }), " ")
		}
		if got := p.FirstChild.Data; space(got) != space("x"+words+"x") {
			t.Errorf("text: got %q, want %q", got, words)
		}
		pre := p.NextSibling
		if got := pre.FirstChild.Data; got != "x"+words {
			t.Errorf("pre: got %q, want %q", got, words)
		}
		if got := pre.NextSibling.FirstChild.FirstChild.Data; got != "x"+words {
			t.Errorf("code: got %q, want %q", got, words)
		}
	})
}
