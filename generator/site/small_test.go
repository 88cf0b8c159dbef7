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
		"<!doctype html><html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>a – b</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"description\" property=\"og:description\" content=\"a, b; c\">\n" +
			"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' data:\">\n<link rel=\"icon\" href=\"a.svg\" type=\"image/svg+xml\">\n<script type=\"application/ld+json\">{\"@type\":\"Report\",\"n\":\"a  b\"}</script>\n" +
			"<script src=\"a.js\" defer></script>\n</head>\n<body data-page=\"home\">\n<form role=\"search\" action=\"search.html\">\n<label for=\"search\">S</label>\n<input type=\"search\" id=\"search\" name=\"q\" maxlength=\"300\" autocomplete=\"off\">\n" +
			"<button>S</button>\n</form>\n<div class=\"found\" data-search-results><p role=\"status\"></p></div>\n<main id=\"main\" tabindex=\"-1\">\n<section class=\"precis-body\"></section>\n</main>\n</body>\n</html>",
		`<meta name="keywords" content="a, b">`, `<meta http-equiv="refresh" content="0; url=a">`, `<meta name="citation_title" content="a, b">`, `<script>var a = 1</script>`, `<script type="module" src="a.js"></script>`,
		`<script type="application/ld+json">{"a": 1}</script>`, `<input type="text" name="a">`, `<link rel="stylesheet" type="text/css" href="a.css">`, `<form action="a" method="get">`, `<title> a </title>`, `<html lang="EN">`, `<input type="Search">`,
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
