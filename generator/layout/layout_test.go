package layout

import (
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"precis/templates"
)

// parse makes a layout of the text of page.html and other templates.
func parse(page string, others ...string) (*Layout, error) {
	files := fstest.MapFS{"page.html": {Data: []byte(page)}}
	for i := 0; i < len(others); i += 2 {
		files[others[i]] = &fstest.MapFile{Data: []byte(others[i+1])}
	}
	return New(files)
}

// A template that asks for what no page has is refused before any page is
// made, even where the page at hand would never come by there.
func TestFaultyTemplates(t *testing.T) {
	tests := map[string]struct {
		page   string
		others []string
		want   string
	}{
		"no such field":         {"<p>{{.Titel}}</p>", nil, "Titel"},
		"in a branch not taken": {"{{if false}}{{.Site.Colour}}{{end}}", nil, "Colour"},
		"in a list":             {"{{range .Crumbs}}{{.Href}}{{end}}", nil, "Href"},
		"in another template":   {`{{template "foot.html" .Site}}`, []string{"foot.html", "{{.Terms}}{{.Title.Long}}"}, "Long"},
		"no such template":      {`{{template "head.html" .}}`, nil, "head.html"},
		"no such function":      {"{{shout .Title}}", nil, "shout"},
		"not closed":            {"{{if .Title}}<p>", nil, "page.html"},
		"a broken context":      {`<a href="{{if .Title}}"{{end}}>`, nil, "page.html"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := parse(test.page, test.others...)
			if err == nil || !strings.HasPrefix(err.Error(), "templates: ") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v; it should name %s", err, test.want)
			}
		})
	}
	if _, err := New(fstest.MapFS{}); err == nil {
		t.Error("no template at all is no fault")
	}
}

const hostile = `"><script>alert(1)</script>'&amp;{{.Body}}`

// Words from seeds stay words wherever the frame shows them; the body alone is
// HTML, and an address that would run is none.
func TestHostileWords(t *testing.T) {
	real, err := New(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	link := Link{Title: hostile, Address: hostile}
	page := Page{
		Kind: hostile, Title: hostile, Description: hostile, Language: hostile, Canonical: hostile, Twin: hostile,
		Body: template.HTML("<p>body</p>"), Crumbs: []Link{link}, Previous: &link, Next: &link, Meta: []Meta{{hostile, hostile}},
		Site: Site{
			Title: hostile, Home: hostile, Nav: []Link{link}, Style: hostile, Script: "assets/precis.js", Icon: hostile,
			Feed: hostile, Footer: []Link{link}, Terms: hostile,
		},
	}
	var b strings.Builder
	if err := real.Execute(&b, page); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "<script"); n != 1 {
		t.Errorf("%d scripts stand in\n%s", n, &b)
	}
	for _, want := range []string{"<p>body</p>", "<title>&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;amp;{{.Body}} – "} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, &b)
		}
	}

	b.Reset()
	page.Site.Home = "javascript:alert(1)"
	if err := real.Execute(&b, page); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "javascript:") {
		t.Errorf("an address runs in\n%s", &b)
	}
}

// What a page has not, its frame leaves out.
func TestBarePage(t *testing.T) {
	real, err := New(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := real.Execute(&b, Page{Kind: "error", Title: "Not found", Language: "en", Site: Site{Title: "Site"}}); err != nil {
		t.Fatal(err)
	}
	for _, unwanted := range []string{`href=""`, `src=""`, `content=""><meta`, "canonical", `rel="alternate"`, "<no value>"} {
		if strings.Contains(b.String(), unwanted) {
			t.Errorf("%s stands in\n%s", unwanted, &b)
		}
	}
}

func TestRelative(t *testing.T) {
	tests := []struct{ page, target, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "topics/index.html", "topics/index.html"},
		{"index.html", "documents/d.html#a7", "documents/d.html#a7"},
		{"topics/x.html", "index.html", "../index.html"},
		{"topics/x.html", "topics/y.html", "y.html"},
		{"topics/x.html", "topics/x.html", "x.html"},
		{"topics/x.html", "topics/x.html#group", "x.html#group"},
		{"topics/x.html", "topics/x.html#", "x.html#"},
		{"tags/verb/asks.html", "assets/precis.css", "../../assets/precis.css"},
		{"tags/verb/asks.html", "asks.html", "../../asks.html"},
		{"a.html", "about.html#data", "about.html#data"},
	}
	for _, test := range tests {
		if got := Relative(test.page, test.target); got != test.want {
			t.Errorf("%s from %s: %q, want %q", test.target, test.page, got, test.want)
		}
	}
}
