package site

import (
	"bytes"
	"testing"
)

// What is taken for small is what the minifier gives back, but for its drawings,
// which become what they become in a page.
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
	for _, s := range []string{
		`<section id="years" data-picture="years"><svg class="picture" viewBox="0 0 340 10.50"><path d="M 10 10 L 20 20"/><text x="1.0">a &amp; b</text></svg>` + "\n<p>a</p></section>",
		`<svg a="<svg>"></svg>`, `<svg ><svg ></svg></svg>`, `<svg a='"'></svg>"</svg>`, `<svg ></SVG><p>a</p></svg>`, `<p>a <svg width="1.0"><g> <g/> </g></svg> b</p>`, `<svg ><!-- a --><style> a { b: c } </style></svg>`,
	} {
		f.Add(s)
	}
	m := newMinifier()
	f.Fuzz(func(t *testing.T, html string) {
		drawings, isSmall := drawingsIn([]byte(html))
		if !isSmall {
			return
		}
		var small, drawn bytes.Buffer
		if len(drawings) > 0 {
			// What the drawings become stands for them.
			if err := m.draw(&drawn, []byte(html), drawings); err != nil {
				return
			}
		} else {
			drawn.WriteString(html)
		}
		if err := m.m.Minify(".html", &small, bytes.NewBufferString(html)); err != nil {
			t.Fatalf("%q cannot be minified: %v", html, err)
		}
		if small.String() != drawn.String() {
			t.Errorf("%q was taken for small but for its drawings, %q, and the minifier gives %q", html, drawn.String(), small.String())
		}
	})
}
