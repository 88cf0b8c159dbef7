package site

import (
	"bytes"
	"testing"
)

// What is taken for small is what the minifier gives back.
func FuzzIsSmall(f *testing.F) {
	for _, s := range []string{
		`<p>a <a href="../x.html#a1">b</a> &lt;c</p>` + "\n",
		`<section id="a1" class="point">` + "\n" + `<h3><a href="#a1">a.1</a></h3>` + "\n</section>",
		`<pre class="chroma bib"><code>@a{  b &amp; c` + "\n\n" + `}</code></pre>`,
		`<td class="a b" scope="row">x</td>`, `<a rel="external" href="http://a.org/?a=b">x</a>`, `<code>`, `<p ></p>`, `</p x>`,
		`<a href="mailto:a@b.c">m</a>`, `<div role="region" tabindex="0" aria-label="A">` + "\n<table>\n", `a  b`, `<p class="">`,
		`<a id="a" id="b">`, `<pre> a </pre>`, `<p><code>a</code><code>b</code></p>`, `<ul> <li>a</ul>`, "<a href=\"../a b\">", "<p>\n</p>",
	} {
		f.Add(s)
	}
	m := newMinifier()
	f.Fuzz(func(t *testing.T, html string) {
		if !isSmall([]byte(html)) {
			return
		}
		var small bytes.Buffer
		if err := m.m.Minify(".html", &small, bytes.NewBufferString(html)); err != nil {
			t.Fatalf("%q cannot be minified: %v", html, err)
		}
		if small.String() != html {
			t.Errorf("%q was taken for small, and the minifier gives %q", html, small.String())
		}
	})
}
