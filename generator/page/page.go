// Package page decides which pages there are and writes each as Markdown:
// CommonMark with tables and heading attributes, under front matter that other
// generators read. What was published is written as headings and block
// quotations, what precis adds as everything else; the stylesheet sets the two
// in different type.
package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/slug"
)

// Kind is what a page is. It stands in the page's body element.
type Kind string

// The kinds of page.
const (
	Home       Kind = "home"
	Document   Kind = "document"
	Theme      Kind = "theme"
	ThemeTopic Kind = "theme-topic"
	Topic      Kind = "topic"
	Reference  Kind = "reference"
	Tag        Kind = "tag"
	Index      Kind = "index"
	Compare    Kind = "compare"
	Search     Kind = "search"
	About      Kind = "about"
	NotFound   Kind = "error"
)

// Page is one page: what frames need to know of it, and how it is written.
type Page struct {
	Path        string // from the site's root: "topics/cannabis.html"
	Kind        Kind
	Title       string
	Description string
	Crumbs      []Link // the pages above it, the home page left out
	Previous    *Link  // in the order of reading
	Next        *Link
	Document    *policy.Document // whose page it is, else nil
	Part        Part             // which of the pages of its document, where it holds the text
	Gone        bool             // what it was about is no part of the site anymore: no list names it
	Moved       string           // where its readers are sent on to; "" for nowhere
	Source      bool             // it shows the document's text line by line, and not as read
	Topics      []string         // labels, for front matter; none where the document tells them alone
	Last        bool             // it tells of the finished site, and is to be written after all others
	Cited       []Work           // works, but no bodies, that the document cites

	extension string
	names     bool // addresses that are led to again and again have names
	body      func(*writer)
}

// Work is something that a document cites.
type Work struct {
	Name    string
	Address string // where it stands on the web; may be empty
}

// Link is a page as another page calls it.
type Link struct{ Title, Path string }

// TwinPath is the address of a page's Markdown, which stands beside it.
func TwinPath(path string) string { return strings.TrimSuffix(path, ".html") + ".md" }

// Options say for whom pages are written.
type Options struct {
	// Extension is what links call pages by: ".html" for the site, ".md" for
	// Markdown that is read as it is. Empty means ".html".
	Extension string
	// Example gives a point as the data for machines has it, in JSON; "" when
	// there is none. Nil gives none.
	Example func() (string, error)
	// Packed is what the names of the tables of points end in besides: ".gz" when
	// they are compressed.
	Packed string
	// Download tells of the whole site as one file: asked when a page that is
	// Last is written. Nil where the site is not offered so.
	Download func() Download
}

// Download is the whole site as one file.
type Download struct {
	Path  string
	Bytes int64 // 0 when it is too large to be offered
	Most  int64 // bytes that it may have
}

// Markdown gives the page. It may be called from several goroutines.
func (p *Page) Markdown() ([]byte, error) {
	var b bytes.Buffer
	err := p.Write(&b)
	return b.Bytes(), err
}

// Write writes the page as Markdown. It may be called from several goroutines.
func (p *Page) Write(to *bytes.Buffer) error {
	w := &writer{Buffer: to, page: p.Path, ext: p.extension}
	if p.names {
		w.names = new(addressNames)
	}
	matter, err := p.frontMatter()
	if err != nil {
		return fmt.Errorf("front matter of %s: %w", p.Path, err)
	}
	w.WriteString("---\n")
	w.Write(matter)
	w.WriteString("---\n")
	p.body(w)
	w.addresses()
	if w.failed != nil {
		return fmt.Errorf("%s: %w", p.Path, w.failed)
	}
	return nil
}

// frontMatter is what Hugo, Obsidian and Pandoc read of a page.
func (p *Page) frontMatter() ([]byte, error) {
	matter := struct {
		Title       string   `yaml:"title"`
		Description string   `yaml:"description"`
		Page        Kind     `yaml:"page"`
		Date        string   `yaml:"date,omitempty"`
		Lang        string   `yaml:"lang,omitempty"`
		Tags        []string `yaml:"tags,omitempty"`
	}{Title: p.Title, Description: p.Description, Page: p.Kind}
	if p.Document != nil {
		matter.Date, matter.Lang = p.Document.Facts.Date, p.Document.Facts.Language
		for _, label := range p.Topics { // Obsidian allows no space or comma in a tag
			matter.Tags = append(matter.Tags, slug.Make(label))
		}
	}
	return yaml.Dump(matter)
}

// Pages are the pages of a site, decided when they are asked for. They may be
// asked for side by side.
type Pages struct {
	book      *book
	documents map[string][2]int // by path, place in the index and which page of the document
	all       func() []*Page
}

// Of makes ready to decide the pages of a site.
func Of(ix *index.Index, o Options) *Pages {
	b := newBook(ix, o)
	p := &Pages{book: b, documents: make(map[string][2]int, len(ix.Documents)), all: sync.OnceValue(b.all)}
	for i, d := range ix.Documents {
		for n := range d.Pages.Parts {
			p.documents[d.PartPath(n)] = [2]int{i, n}
		}
	}
	return p
}

// Document gives the page of a document by its path without deciding any other,
// or nil when the path is not that of one.
func (p *Pages) Document(path string) *Page {
	at, known := p.documents[path]
	if !known {
		return nil
	}
	decided := p.book.documentPage(at[0], at[1])
	return &decided
}

// All gives every page, in a fixed order. Nothing is written until a page's
// Markdown is asked for.
func (p *Pages) All() []*Page { return p.all() }

// All is every page of the site for an index.
func All(ix *index.Index, o Options) []*Page { return Of(ix, o).All() }

func (b *book) all() []*Page {
	b.home()
	b.documents()
	b.departed()
	b.themes()
	b.topics()
	b.references()
	b.tags()
	b.compare()
	b.search()
	b.changed()
	b.about()
	b.notFound()
	return b.pages
}

// newBook makes ready to decide the pages.
func newBook(ix *index.Index, o Options) *book {
	b := &book{
		ix: ix, extension: o.Extension, example: o.Example, packed: o.Packed, download: o.Download,
		topicOrder: make(map[*index.Topic]int), referenceOrder: make(map[*index.Reference]int, len(ix.References)), weighty: make(map[*index.Topic][]*index.Topic),
		byID: make(map[string]*index.Document, len(ix.Documents)), names: ix.Names(),
	}
	for i, r := range ix.References {
		b.referenceOrder[r] = i
	}
	for i, t := range ix.Topics {
		b.topicOrder[t] = i
		b.weighty[t] = byWeight(t.Narrower)
	}
	b.broadest = roots(ix)
	for _, d := range ix.Documents {
		b.byID[d.ID] = d
	}
	if b.extension == "" {
		b.extension = ".html"
	}
	b.branched = slices.ContainsFunc(ix.Topics, func(t *index.Topic) bool { return len(t.Narrower) > 0 })
	return b
}

// book gathers the pages while they are decided.
type book struct {
	ix        *index.Index
	extension string
	example   func() (string, error)
	download  func() Download
	packed    string
	pages     []*Page

	byID           map[string]*index.Document
	names          map[*index.Document]string      // what documents are called in lists
	topicOrder     map[*index.Topic]int            // place in Index.Topics
	referenceOrder map[*index.Reference]int        // place in Index.References
	weighty        map[*index.Topic][]*index.Topic // what is below a topic, the weightiest first
	broadest       []*index.Topic                  // the topics with nothing above them, likewise
	branched       bool                            // some topics stand below others
	places         sync.Map                        // by the path of a list, a function that gives the page, from 0, that has a group, where not the first
}

// page is a page with its body.
func (b *book) page(p Page, body func(*writer)) Page {
	p.extension, p.body = b.extension, body
	p.names = b.isTerse() // Obsidian follows no names to its own pages
	return p
}

// isTerse tells pages of a vast site from Markdown for other programs, which
// want addresses where the links are and topics in the front matter.
func (b *book) isTerse() bool { return b.ix.IsVast() && b.extension == ".html" }

func (b *book) add(p Page, body func(*writer)) *Page {
	decided := b.page(p, body)
	b.pages = append(b.pages, &decided)
	return &decided
}
