package check

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"precis/generator/source"
)

// element is a start tag, with the place of its "<".
type element struct {
	tag   string
	attrs []html.Attribute
	at    source.Position
}

// get gives the value of an attribute, and whether it is there at all. Where
// it is written twice the first counts, as in browsers.
func (e element) get(name string) (string, bool) {
	for _, a := range e.attrs {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func (e element) value(name string) string {
	v, _ := e.get(name)
	return v
}

// scanner walks through the tags of a page.
type scanner struct {
	name     string
	page     bool // a page of its own, and not a drawing
	r        reading
	links    []link
	refs     []reference
	has      map[part]bool
	svg      int // depth
	title    bool
	level    int     // of the heading before
	header   int     // h1 elements so far
	open     []named // elements that need words, the innermost last
	label    int     // depth
	inputs   []field
	labelled map[string]bool // ids that a label is for
}

// reference is an attribute that names ids of the same page.
type reference struct {
	attribute, id string
	at            source.Position
}

// readPage reads an HTML file: its links, its ids, and what breaks a rule.
func readPage(name string, content []byte) (reading, []link) {
	s := scanner{name: name, page: true, has: map[part]bool{}, level: 1, labelled: map[string]bool{}}
	s.r.page = true
	s.scan(content)
	s.finish()
	return s.r, s.links
}

// readDrawing reads an SVG file: its links, its ids, and scripts.
func readDrawing(name string, content []byte) (reading, []link) {
	s := scanner{name: name, has: map[part]bool{}}
	s.scan(content)
	return s.r, s.links
}

func (s *scanner) scan(content []byte) {
	s.r.ids = map[string]bool{}
	places := newCursor(content)
	z := html.NewTokenizer(bytes.NewReader(content))
	for offset := 0; ; {
		kind := z.Next()
		start := offset
		offset += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if !s.title && len(s.open) == 0 {
				continue
			}
			if strings.TrimSpace(string(z.Text())) != "" {
				s.has[title] = s.has[title] || s.title
				s.say()
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			e := readElement(z)
			e.at = places.at(start)
			s.element(e)
			if kind == html.StartTagToken {
				s.enter(z, e.tag)
			}
		case html.EndTagToken:
			tag, _ := z.TagName()
			s.leave(string(tag))
		}
	}
}

func readElement(z *html.Tokenizer) element {
	tag, more := z.TagName()
	e := element{tag: string(tag)}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		e.attrs = append(e.attrs, html.Attribute{Key: string(key), Val: string(value)})
	}
	return e
}

func (s *scanner) enter(z *html.Tokenizer, tag string) {
	switch tag {
	case "label":
		s.label++
	case "svg":
		s.svg++
	case "title":
		s.title = s.svg == 0
	case "noscript":
		z.NextIsNotRawText() // a reader without scripts sees what is in it
	}
}

func (s *scanner) leave(tag string) {
	s.closed(tag)
	switch tag {
	case "label":
		s.label = max(0, s.label-1)
	case "svg":
		s.svg = max(0, s.svg-1)
	case "title":
		s.title = false
	}
}

// element looks at one start tag.
func (s *scanner) element(e element) {
	s.identify(e)
	s.gather(e)
	s.scripts(e)
	if s.page {
		s.parts(e)
		s.headings(e)
		s.images(e)
		s.opened(e)
		s.asks(e)
	}
}

// identify notes the ids that an element has and the ids that it names.
func (s *scanner) identify(e element) {
	if id, ok := e.get("id"); ok {
		switch {
		case id == "" || strings.ContainsAny(id, " \t\r\n\f"):
			s.fault(e, "", "the id %q is empty or holds a space, and nothing can lead to it", id)
		case s.r.ids[id]:
			s.fault(e, "an id names one element", "the id %q is used a second time", id)
		default:
			s.r.ids[id] = true
		}
	}
	if name := e.value("name"); name != "" && e.tag == "a" {
		s.r.ids[name] = true
	}
	for _, attribute := range []string{"for", "aria-labelledby", "aria-describedby", "headers", "list"} {
		for _, id := range strings.Fields(e.value(attribute)) {
			s.refs = append(s.refs, reference{attribute, id, e.at})
		}
	}
}

func (s *scanner) fault(e element, hint, format string, args ...any) {
	s.r.faults.Errorf(s.name, e.at, hint, format, args...)
}
