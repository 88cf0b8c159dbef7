package generator

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/export"
	"precis/generator/layout"
	"precis/generator/page"
	"precis/generator/policy"
)

// 404.html is shown at any depth: it calls the site from the root of its
// host, and leads nowhere where that is not known. All else is relative.
func TestAddressesOfTheFrame(t *testing.T) {
	notFound := &page.Page{Path: "404.html", Kind: page.NotFound}
	topic := &page.Page{Path: "topics/water.html", Kind: page.Topic, Previous: &page.Link{Title: "Sea", Path: "topics/sea.html"}}
	feed := []export.File{{Path: "feed.xml"}}
	tests := map[string]struct {
		base                               string
		page                               *page.Page
		home, style, feed, canonical, twin string
	}{
		"a page":                    {"https://example.org/a%20b/", topic, "../index.html", "../assets/precis.css", "../feed.xml", "https://example.org/a%20b/topics/water.html", "water.md"},
		"the first page":            {"https://example.org/a%20b/", &page.Page{Path: "index.html", Kind: page.Home}, "index.html", "assets/precis.css", "feed.xml", "https://example.org/a%20b/", "index.md"},
		"without an address":        {"", topic, "../index.html", "../assets/precis.css", "", "", "water.md"},
		"404":                       {"https://example.org/a%20b/", notFound, "/a%20b/index.html", "/a%20b/assets/precis.css", "/a%20b/feed.xml", "", ""},
		"404 without an address":    {"", notFound, "", "", "", "", ""},
		"404 at the root of a host": {"https://example.org/", notFound, "/index.html", "/assets/precis.css", "/feed.xml", "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files := feed
			if test.base == "" {
				files = nil // export writes none
			}
			framed := newFramer(policy.Site{Base: test.base, Language: "en"}, files, "").page(test.page)
			got := []string{framed.Site.Home, framed.Site.Style, framed.Site.Feed, framed.Canonical, framed.Twin}
			if diff := cmp.Diff([]string{test.home, test.style, test.feed, test.canonical, test.twin}, got); diff != "" {
				t.Errorf("home, style, feed, canonical, twin (-want +got):\n%s", diff)
			}
		})
	}
	framed := newFramer(policy.Site{}, nil, "").page(topic)
	if framed.Previous == nil || framed.Previous.Address != "sea.html" || framed.Next != nil {
		t.Errorf("before it stands %v, behind it %v", framed.Previous, framed.Next)
	}
	current := 0
	for _, link := range newFramer(policy.Site{}, nil, "").page(&page.Page{Path: "topics/index.html", Kind: page.Index}).Site.Nav {
		if link.Current {
			current++
		}
	}
	if current != 1 {
		t.Errorf("%d links lead to the page itself", current)
	}
}

// What reference managers read of a document: what is known, and no author.
func TestCitationMeta(t *testing.T) {
	d := &policy.Document{Title: "The talks", Facts: policy.Facts{Date: "2023-05-04", Report: "R/1", Language: "en"}}
	framed := newFramer(policy.Site{Base: "https://example.org/"}, nil, "").page(&page.Page{Path: "documents/talks.html", Kind: page.Document, Document: d, Topics: []string{"Water"}})
	want := []layout.Meta{
		{Name: "citation_title", Content: "The talks"},
		{Name: "citation_publication_date", Content: "2023/05/04"},
		{Name: "citation_technical_report_number", Content: "R/1"},
		{Name: "citation_language", Content: "en"},
		{Name: "citation_public_url", Content: "https://example.org/documents/talks.html"},
		{Name: "citation_keywords", Content: "Water"},
	}
	if diff := cmp.Diff(want, framed.Meta); diff != "" {
		t.Errorf("meta (-want +got):\n%s", diff)
	}
	text := newFramer(policy.Site{}, nil, "").page(&page.Page{Path: "sources/talks.html", Kind: page.Document, Document: d, Source: true})
	if text.Meta != nil || text.Data != nil {
		t.Error("the text line by line would be filed a second time")
	}
}

// What search engines read of a document: a report on a meeting, whose days are
// not those of its publication.
func TestLinkedData(t *testing.T) {
	d := &policy.Document{Title: "The </script> talks", Facts: policy.Facts{Date: "2023-05-04", EndDate: "2023-05-05", Meeting: "Talks", Place: "Nairobi", Publisher: "River Forum"}}
	framed := newFramer(policy.Site{Title: "Rivers"}, nil, "").page(&page.Page{Path: "documents/talks.html", Kind: page.Document, Document: d, Cited: []page.Work{{Name: "Charter", Address: "https://example.org/charter"}}})
	want := `{"@context":"https://schema.org","@type":"Report","name":"The \u003c/script\u003e talks","publisher":{"@type":"Organization","name":"River Forum"},` +
		`"temporalCoverage":"2023-05-04/2023-05-05","about":{"@type":"Event","name":"Talks","startDate":"2023-05-04","endDate":"2023-05-05","location":{"@type":"Place","name":"Nairobi"}},` +
		`"isPartOf":{"@type":"WebSite","name":"Rivers"},"citation":[{"@type":"CreativeWork","name":"Charter","sameAs":"https://example.org/charter"}]}`
	if diff := cmp.Diff(want, string(framed.Data)); diff != "" {
		t.Errorf("linked data (-want +got):\n%s", diff)
	}
}

// A page in a language that is written from right to left says so, and words in
// another language than the site's have theirs.
func TestLanguages(t *testing.T) {
	for tag, want := range map[string]string{"ar": "rtl", "he": "rtl", "ur": "rtl", "az-Arab": "rtl", "en": "", "fr-CA": "", "": ""} {
		if got := direction(tag); got != want {
			t.Errorf("%q is written %q", tag, got)
		}
	}
	site := policy.Site{Language: "en"}
	for tag, want := range map[string]string{"fr": "fr", "en": "", "": ""} {
		if got := foreign(&page.Page{Document: &policy.Document{Facts: policy.Facts{Language: tag}}}, site); got != want {
			t.Errorf("words in %q stand as in %q", tag, got)
		}
	}
}

// The version of precis is told once, on the home page, so that a new one
// changes no other page.
func TestMaker(t *testing.T) {
	f := newFramer(policy.Site{}, nil, "precis v1.2.3")
	if got := f.page(&page.Page{Path: "index.html", Kind: page.Home}).Meta; !cmp.Equal(got, []layout.Meta{{Name: "generator", Content: "precis v1.2.3"}}) {
		t.Errorf("the home page tells %v", got)
	}
	if got := f.page(&page.Page{Path: "about.html", Kind: "about"}).Meta; len(got) > 0 {
		t.Errorf("another page tells %v", got)
	}
}
