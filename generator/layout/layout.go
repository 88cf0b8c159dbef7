// Package layout frames a page: everything around its body that a browser, a
// search engine and a reader's hand need. The templates are checked against
// the types they are given before any page is made.
package layout

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/jba/templatecheck"
)

// Page is what a frame shows. Addresses are as seen from the page, but for
// those that say otherwise.
type Page struct {
	Kind        string // of page.Kind
	Title       string
	Description string
	Language    string        // BCP 47
	Direction   string        // "rtl" where the language is written so, else ""
	Body        template.HTML // where the body of the page is put
	Gone        bool          // what it was about is no part of the site anymore
	Moved       string        // where readers are sent on to, with the fragment that they came by; "" for nowhere
	Mover       string        // the script that takes the fragment along
	Places      string        // the script that knows what stands on which page of its document; "" where there is one page
	Finder      string        // the script that leads to what stands on another of them
	Canonical   string        // absolute; "" when the site's address is not known
	Twin        string        // its Markdown; "" when there is none
	Crumbs      []Link
	Previous    *Link
	Next        *Link
	Meta        []Meta
	Share       *Share          // nil when the site's address is not known
	Article     bool            // it is read by itself, as a document is
	Data        json.RawMessage // what it is about, in JSON-LD; nil when nothing is said
	Site        Site
}

// Share is what places that show links show beside a page. Its address is
// absolute.
type Share struct {
	Image         string
	Width, Height int
	Alt           string // what the image says
}

// Site is what every frame shows of the whole site. Its addresses too are as
// seen from the page.
type Site struct {
	Title  string
	Home   string
	Nav    []Link
	Style  string // the stylesheet
	Script string
	Worker string // the service worker that Script registers; "" when none is wanted
	Search string // the page that answers a search; "" when there is none
	Finder string // the script of the search field
	Icon   string
	Feed   string // of documents; "" when there is none
	News   string // the feed of changes; "" when there is none
	Footer []Link
	Terms  string // licence of the texts, in words
}

// Link is a link of the frame.
type Link struct {
	Title   string
	Address string
	Current bool // it leads to this very page
}

// Meta is one meta element for machines.
type Meta struct{ Name, Content string }

// Layout is the templates, ready. It is safe for concurrent use.
type Layout struct{ page *template.Template }

// New reads the templates: page.html and whatever it includes. An error says
// which template is at fault and where; a template that asks a page for
// something that it has not is such a fault, as is one in which words could
// break out of their place.
func New(templates fs.FS) (*Layout, error) {
	parsed, err := template.New("page.html").Option("missingkey=error").ParseFS(templates, "*.html")
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	if err := templatecheck.CheckHTML(parsed, Page{}); err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	// html/template looks for the places where words could break out of their
	// context when a template is first executed, on whatever.
	var open *template.Error
	if err := parsed.Execute(io.Discard, Page{}); errors.As(err, &open) {
		return nil, fmt.Errorf("templates: %w", err)
	}
	return &Layout{parsed}, nil
}

// Execute writes the framed page.
func (l *Layout) Execute(w io.Writer, p Page) error {
	return l.page.Execute(w, p)
}

// Relative gives the address of a path of the site, with or without a
// fragment, as seen from a page.
func Relative(page, target string) string {
	file, fragment, found := strings.Cut(target, "#")
	if found {
		fragment = "#" + fragment
	}
	if path.Dir(file) == path.Dir(page) {
		return path.Base(file) + fragment
	}
	return strings.Repeat("../", strings.Count(page, "/")) + file + fragment
}
