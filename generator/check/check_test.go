package check

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/generator/source"
)

// page frames a body as all pages are framed; root leads to the root.
func page(root, body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>` +
		`<meta name="description" content="D"><meta name="viewport" content="width=device-width">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'self'">` +
		`<link rel="icon" href="` + root + `icon.svg"><link rel="stylesheet" href="` + root + `style.css"></head>` +
		"<body data-page=\"home\">\n" + body + "\n</body></html>"
}

// clean is a site with nothing wrong, published under a path of a.example.
func clean(base string) map[string]string {
	address := "https://a.example" + base
	return map[string]string{
		"index.html":        page("", `<h1 id="top-of-it">Home</h1><a href="topics/a.html#p1">a</a> <a href="topics/a.html#caf%C3%A9">b</a> <a href="https://other.example/">c</a> <a href="feed.xml">f</a> <a href="mailto:a@a.example">m</a>`),
		"topics/a.html":     page("../", `<h1>A</h1><h2 id="p1">p</h2><h3 id="café">q</h3><h2>r</h2><p><a href="../index.html?q=x">home</a> <a href="#p1">p</a> <a href="">self</a> <a href="#">up</a></p><img src="../icon.svg#i" srcset="../icon.svg 1x, ../icon.svg 2x" alt=""><img alt="" src="data:image/png;base64,AAAA">`),
		"404.html":          page(base, `<h1>Not found</h1><a href="`+base+`index.html">home</a> <a href="`+base+`">home</a> <a href="`+address+`topics/a.html#p1">a</a>`),
		"style.css":         "/* url(none.png) */ a { background: url( 'icon.svg' ) } b { content: \"url(none.png)\"; background: url(data:image/png;base64,AAAA); mask: url(#x) }",
		"icon.svg":          `<svg xmlns="http://www.w3.org/2000/svg"><title>i</title><path id="i" style="fill:red"/></svg>`,
		"sitemap.xml":       `<urlset><url><loc>` + address + `</loc></url><url><loc>` + address + `topics/a.html</loc></url></urlset>`,
		"feed.xml":          `<feed xmlns="http://www.w3.org/2005/Atom"><link href="` + address + `topics/a.html#p1"/></feed>`,
		".nojekyll":         "",
		"CNAME":             "a.example",
		".git/hooks/x.html": "<a href=none.html>",
	}
}

func check(t *testing.T, tree map[string]string, address string) (Report, source.Diagnostics) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, content := range tree {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	report, faults, err := Site(fsys, address)
	if err != nil {
		t.Fatal(err)
	}
	return report, faults
}

func TestClean(t *testing.T) {
	for _, base := range []string{"/", "/repo/"} {
		report, faults := check(t, clean(base), "https://a.example"+base)
		if len(faults) > 0 {
			t.Errorf("%s: %v", base, faults)
		}
		want := Report{Pages: 3, Links: 23, Fragments: 6, External: 1}
		for _, content := range clean(base) {
			want.Bytes += int64(len(content))
		}
		want.Bytes -= int64(len(clean(base)[".git/hooks/x.html"]))
		want.Outside = []Outside{{Address: "https://other.example/", File: "index.html", At: report.Outside[0].At}}
		if diff := cmp.Diff(want, report); diff != "" {
			t.Errorf("%s (-want +got):\n%s", base, diff)
		}
	}
}

// Each fault is put into a clean site, and is then all that is found.
func TestFaults(t *testing.T) {
	body := func(b string) map[string]string { return map[string]string{"topics/a.html": page("../", b)} }
	const head = `<h1>A</h1><h2 id="p1">p</h2><p id="café">`
	tests := []struct {
		desc  string
		files map[string]string // put over the clean ones; "" takes a file away
		want  string            // BASE stands for the path served under
	}{
		{"a missing file", body(head + `<a href="b.html">`), `topics/a.html:2:42: a href "b.html" leads to topics/b.html, which is not there`},
		{"a missing image", body(head + `<img alt="" src="../b.png">`), `topics/a.html:2:42: img src "../b.png" leads to b.png, which is not there`},
		{"one of a srcset", body(head + `<img alt="" srcset="../icon.svg 1x, ../b.png 2x">`), `img srcset "../b.png" leads to b.png, which is not there`},
		{"a script", body(head + `<script src="../b.js"></script>`), `script src "../b.js" leads to b.js, which is not there`},
		{"a poster", body(head + `<video poster="b.png"></video>`), `video poster "b.png" leads to topics/b.png`},
		{"a form", body(head + `<form action="../search.html"></form>`), `form action "../search.html" leads to search.html`},
		{"a link element", body(head + `<link rel="next" href="a-2.html">`), `link href "a-2.html" leads to topics/a-2.html`},
		{"a page sent on to", body(head + `<meta http-equiv="refresh" content="0; url=b.html">`), `meta refresh "b.html" leads to topics/b.html`},
		{"in noscript", body(head + `<noscript><a href="b.html">b</a></noscript>`), `topics/a.html:2:52: a href "b.html" leads to topics/b.html`},
		{"columns count runes", body(head + "é&eacute;<a href=\"b.html\">"), `topics/a.html:2:51: a href "b.html"`},
		{"lines", body(head + "\r\n\n <a href=\"b.html\">"), `topics/a.html:4:2: a href "b.html"`},
		{"in a style sheet", map[string]string{"style.css": "a{}\nb { background: url(\"x.png\") }"}, `style.css:2:17: url() "x.png" leads to x.png, which is not there`},
		{"an imported style", map[string]string{"style.css": `@import "x.css";`}, `style.css:1:1: @import "x.css" leads to x.css, which is not there`},
		{"a missing fragment", body(head + `<a href="#p2">`), `topics/a.html:2:42: a href "#p2" leads to a place that is not in topics/a.html: no element there has the id "p2"`},
		{"in another page", body(head + `<a href="../index.html#p%32">`), `leads to a place that is not in index.html: no element there has the id "p2"`},
		{"in a drawing", body(head + `<img alt="" src="../icon.svg#none">`), `leads to a place that is not in icon.svg`},
		{"capitals", body(head + `<a href="../Index.html">`), `leads to Index.html, but the file is index.html`},
		{"out of the tree", body(head + `<a href="../../a.html">`), `a href "../../a.html" leads out of the site`},
		{"a folder", body(head + `<a href="../">`), "names a folder, and a disk shows its list of files instead of a page\n    hint: name the file: index.html"},
		{"a folder without slash", body(head + `<a href="../topics">`), `names a folder`},
		{"an absolute path", body(head + `<a href="/repo/index.html">`), `is absolute, and leads elsewhere`},
		{"a relative link in 404", map[string]string{"404.html": page("BASE", `<h1>x</h1><a href="index.html">`)}, "404.html:2:11: a href \"index.html\" is relative, and a host shows 404.html at any depth\n    hint: write it from the root: BASEindex.html"},
		{"a broken link in 404", map[string]string{"404.html": page("BASE", `<h1>x</h1><a href="BASEnone.html">`)}, `a href "BASEnone.html" leads to none.html`},
		{"a script as address", body(head + `<a href=" java&#9;script:alert(1)">`), `is a script, which the content policy forbids`},
		{"data as address", body(head + `<a href="data:text/html,x">`), `holds its content in the address, which only an image may`},
		{"data in a style", map[string]string{"style.css": `a { background: url(data:text/css,x) }`}, `which only an image may`},
		{"the disk of one computer", body(head + `<a href="file:///home/x">`), `leads to the disk of one computer`},
		{"no address", body(head + `<a href="https://%zz/">`), `is not an address`},
		{"an image of another host", body(head + `<img alt="" src="https://other.example/a.png">`), `is loaded from another host`},
		{"no source", body(head + `<img alt="" src="">`), `is empty, and loads the page itself`},
		{"a base", body(head + `<base href="https://other.example/">`), `a base element changes where every link leads`},
		{"a canonical address", body(head + `<link rel="canonical" href="https://a.exampleBASEtopics/b.html">`), `leads to topics/b.html, which is not there`},
		{"a repeated id", body(head + `<b id="p1">`), `topics/a.html:2:42: the id "p1" is used a second time`},
		{"an id with a space", body(head + `<b id="p 2">`), `the id "p 2" is empty or holds a space`},
		{"a label of nothing", body(head + `<label for="q">`), `topics/a.html:2:42: for names the id "q", which no element of the page has`},
		{"labelled by nothing", body(head + `<b aria-labelledby="p1 q">`), `aria-labelledby names the id "q"`},
		{"described by nothing", body(head + `<b aria-describedby="q">`), `aria-describedby names the id "q"`},
		{"a script in the page", body(head + `<script>x()</script>`), `topics/a.html:2:42: a script stands in the page`},
		{"a style in the page", body(head + `<style>a{}</style>`), `a style stands in the page`},
		{"a style attribute", body(head + `<b style="color:red">`), `the style attribute is a style in the page`},
		{"a script attribute", body(head + `<b onclick="x()">`), `onclick is a script in the page`},
		{"a script in a drawing", map[string]string{"icon.svg": `<svg><path id="i"/><script>x()</script></svg>`}, `icon.svg:1:20: a script stands in the page`},
		{"no h1", body(`<h2 id="p1">p</h2><p id="café">`), `topics/a.html: the page does not have an h1`},
		{"two h1", body(head + `<h1>B</h1>`), `topics/a.html:2:42: the page has a second h1`},
		{"a level left out", body(head + `<h4>B</h4>`), `h4 follows h2, and a level is left out`},
		{"an image without words", body(head + `<img src="../icon.svg">`), `the image has no alternative text`},
		{"a language that is none", map[string]string{"topics/a.html": strings.Replace(page("../", head), `lang="en"`, `lang="english text"`, 1)}, `topics/a.html:1:16: the lang "english text" is no language`},
		{"scripts allowed", map[string]string{"topics/a.html": strings.Replace(page("../", head), "default-src 'self'", "default-src 'self'; script-src 'self' 'unsafe-inline'", 1)}, `the content policy allows 'unsafe-inline' in script-src`},
		{"any host allowed", map[string]string{"topics/a.html": strings.Replace(page("../", head), "default-src 'self'", "default-src *", 1)}, `the content policy allows * in default-src`},
		{"a policy with a hole", map[string]string{"topics/a.html": strings.Replace(page("../", head), "default-src 'self'", "script-src 'self'", 1)}, `the content policy has no default-src`},
		{"a link without words", body(head + `<a href="a.html"> <img alt="" src="../icon.svg"></a>`), `topics/a.html:2:42: the link has no words`},
		{"a button without words", body(head + `<button> </button>`), `topics/a.html:2:42: the button has no words`},
		{"a heading without words", body(head + `<h3><b></b></h3>`), `topics/a.html:2:42: the heading h3 has no words`},
		{"a field without a label", body(head + `<label for="z">x</label><input id="z"><label>y <select></select></label><input id="y">`), `topics/a.html:2:114: the field has no label`},
		{"no language", map[string]string{"topics/a.html": strings.Replace(page("../", head), ` lang="en"`, "", 1)}, `topics/a.html: the page does not have a lang on its html element`},
		{"no title", map[string]string{"topics/a.html": strings.Replace(page("../", head), "<title>T", "<title> ", 1)}, `does not have a title`},
		{"only a drawing's title", map[string]string{"topics/a.html": strings.Replace(page("../", head+"<svg><title>x</title></svg>"), "<title>T", "<title> ", 1)}, `does not have a title`},
		{"no description", map[string]string{"topics/a.html": strings.Replace(page("../", head), `content="D"`, "", 1)}, `does not have a description`},
		{"no viewport", map[string]string{"topics/a.html": strings.Replace(page("../", head), `name="viewport"`, "", 1)}, `does not have a viewport`},
		{"no policy", map[string]string{"topics/a.html": strings.Replace(page("../", head), `http-equiv="Content-Security-Policy"`, "", 1)}, `does not have a content security policy`},
		{"no icon", map[string]string{"topics/a.html": strings.Replace(page("../", head), `rel="icon"`, `rel="next"`, 1)}, `does not have an icon`},
		{"no kind", map[string]string{"topics/a.html": strings.Replace(page("../", head), ` data-page="home"`, "", 1)}, `does not have a data-page on its body`},
		{"a stray file", map[string]string{"old.js": "x"}, `old.js: warning: nothing in the site names this file`},
		{"a page that only names itself", map[string]string{"old.html": strings.Replace(page("", `<h1>x</h1><a href="old.html">`), "<title>", `<meta name="robots" content="noindex"><title>`, 1)}, `old.html: warning: nothing in the site names this file`},
		{"a sitemap entry of nothing", map[string]string{"sitemap.xml": "<urlset><loc>https://a.exampleBASE</loc><loc>https://a.exampleBASEtopics/a.html</loc>\n<loc>https://a.exampleBASEb.html</loc></urlset>"}, `sitemap.xml:2:1: loc "https://a.exampleBASEb.html" leads to b.html, which is not there`},
		{"a sitemap entry of others", map[string]string{"sitemap.xml": "<urlset><loc>https://a.exampleBASE</loc><loc>https://a.exampleBASEtopics/a.html</loc><loc>https://b.example/</loc></urlset>"}, `loc "https://b.example/" is not in the site`},
		{"a page that the sitemap lacks", map[string]string{"sitemap.xml": "<urlset><loc>https://a.exampleBASE</loc></urlset>"}, `topics/a.html: the page is not in the sitemap`},
		{"a feed entry of nothing", map[string]string{"feed.xml": `<rss><link>https://a.exampleBASEb.html</link></rss>`}, `feed.xml:1:6: link "https://a.exampleBASEb.html" leads to b.html`},
		{"broken XML", map[string]string{"feed.xml": "<feed>\n<a></b></feed>"}, `feed.xml:2:8: the file is not well-formed XML`},
		{"a listed file that is gone", map[string]string{listName: "# list\n404.html\nfeed.xml\nicon.svg\nindex.html\nsitemap.xml\nstyle.css\ntopics/a.html\ngone.txt\n"}, `gone.txt: the file is in the list .precis-files, but it is not there`},
	}
	for _, test := range tests {
		for _, base := range []string{"/", "/repo/"} {
			tree := clean(base)
			for name, content := range test.files {
				tree[name] = strings.ReplaceAll(content, "BASE", base)
			}
			_, faults := check(t, tree, "https://a.example"+base)
			want := strings.ReplaceAll(test.want, "BASE", base)
			if len(faults) != 1 || !strings.Contains(faults[0].String(), want) {
				t.Errorf("%s under %s:\n got %v\nwant %s", test.desc, base, faults, want)
			}
		}
	}
}

// What looks like a fault and is none.
func TestNoFaults(t *testing.T) {
	const head = `<h1>A</h1><h2 id="p1">p</h2><p id="café">`
	for _, body := range []string{
		`<script type="application/ld+json">{}</script>`,
		`<a href="https://a.example/elsewhere/x.html">`, // another site of the same host
		`<a href="../index.html#:~:text=Home">`, `<a href="#TOP">`,
		`<a name="old"></a><a href="#old">`, `<a href="../%69ndex.html">`,
		`<link rel="license" href="https://other.example/by/4.0/">`,
		`<label for="q">x</label><input id="q" list="l"><datalist id="l"></datalist>`,
		`<pre>&lt;a href="none.html"&gt;</pre><!-- <a href="none.html"> --><textarea aria-label="t"><a href="none.html"></textarea>`,
		`<svg><a xlink:href="../index.html"/><use href="../icon.svg#i"/></svg>`,
	} {
		tree := clean("/repo/")
		tree["topics/a.html"] = page("../", head+body)
		if _, faults := check(t, tree, "https://a.example/repo/"); len(faults) > 0 {
			t.Errorf("%s: %v", body, faults)
		}
	}
}

func TestPublishersOwnPage(t *testing.T) {
	tree := clean("/")
	tree[listName] = "# list\n404.html\nfeed.xml\nicon.svg\nindex.html\nsitemap.xml\nstyle.css\ntopics/a.html\n"
	tree["google123.html"] = "google-site-verification"
	_, faults := check(t, tree, "https://a.example/")
	if len(faults) != 1 || faults[0].Severity != source.Warning || faults[0].File != "google123.html" {
		t.Errorf("got %v", faults)
	}
}

func TestAddress(t *testing.T) {
	bad := clean("/repo/")
	bad["404.html"] = page("/repo/", `<h1>x</h1><a href="https://a.example/repo/none.html">`)
	canonical := `<link rel="canonical" href="https://a.example/repo/index.html"><title>`
	bad["index.html"] = strings.Replace(bad["index.html"], "<title>", canonical, 1)
	for address, want := range map[string]int{
		"https://a.example/repo/": 1, "https://A.example/repo": 1, "": 1,
		"/repo/": 0, // of what host is not known
	} {
		if _, faults := check(t, bad, address); len(faults) != want {
			t.Errorf("%q: got %v, want %d", address, faults, want)
		}
	}
}

func TestSorted(t *testing.T) {
	tree := clean("/")
	for i := range 50 {
		tree[fmt.Sprintf("p%02d.html", i)] = "<p><a href=x.html><a href=y.html>"
	}
	_, first := check(t, tree, "https://a.example/")
	if diff := cmp.Diff(first.Sorted(), first); diff != "" {
		t.Errorf("not sorted:\n%s", diff)
	}
	_, second := check(t, tree, "https://a.example/")
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("not the same twice:\n%s", diff)
	}
}

// Any bytes are read without a panic, and every place told is in the file.
func FuzzSite(f *testing.F) {
	for name, content := range clean("/repo/") {
		f.Add(name, []byte(content))
	}
	f.Add("a.html", []byte("<svg><title></svg><a href='//[::1'><img srcset=',,a 1x,b'>\r\n<x id= id=''>"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		ext := path.Ext(name)
		if strings.ContainsRune(ext, '/') {
			return
		}
		name = "a" + ext
		_, faults, err := Site(fstest.MapFS{name: {Data: content}, "index.html": {Data: content}}, "")
		if err != nil {
			return // an address that cannot be read
		}
		lines := 1 + strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(content)), "\n")
		for _, fault := range faults {
			if fault.At.Line > lines || fault.At.Column > len(content)+1 || (fault.At.Line == 0) != (fault.At.Column == 0) {
				t.Errorf("%v: there are %d lines", fault, lines)
			}
		}
	})
}

// Words may come from what stands in an element, or from an attribute.
func TestSaid(t *testing.T) {
	tree := clean("/")
	tree["topics/a.html"] = page("../", `<h1><a href="../index.html">A</a></h1><h2 id="p1"><img alt="x" src="../icon.svg"></h2><p id="café"><a href="../index.html" aria-label="home"></a>`+
		`<button aria-label="close"><svg></svg></button><a id="here"></a><a href="#here" aria-hidden="true"></a><input type="hidden"><input type="search" aria-label="find"><label>f<input></label>`)
	if _, faults := check(t, tree, "https://a.example/"); len(faults) > 0 {
		t.Errorf("got %v", faults)
	}
}

// Addresses of others are given once, with the first place that leads there.
func TestOutside(t *testing.T) {
	tree := clean("/")
	tree["topics/a.html"] += `<a href="https://other.example/#x">1</a><a href="https://b.example/?q=1">2</a><blockquote cite="https://c.example/"></blockquote><a href="mailto:a@b.example">3</a>`
	report, _ := check(t, tree, "https://a.example/")
	var got []string
	for _, o := range report.Outside {
		got = append(got, fmt.Sprintf("%s %s +%d", o.Address, o.File, o.More))
	}
	if diff := cmp.Diff([]string{"https://b.example/?q=1 topics/a.html +0", "https://other.example/ index.html +1"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What is too heavy for a host or a reader is a warning.
func TestWeights(t *testing.T) {
	tree := clean("/")
	tree["style.css"] = "/*" + strings.Repeat("x", 5_000_000) + "*/a{background:url(icon.svg)}"
	_, faults := check(t, tree, "https://a.example/")
	if len(faults) != 3 || faults[0].Severity != source.Warning || !strings.Contains(faults[1].String(), "the page weighs 5.0 MB with all that it loads") {
		t.Errorf("got %v", faults)
	}
}
