package check

import (
	"slices"
	"strings"

	"precis/generator/source"
)

// part is something that every page has.
type part string

const (
	language    part = "a lang on its html element"
	title       part = "a title"
	description part = "a description"
	icon        part = "an icon"
	viewport    part = "a viewport"
	policy      part = "a content security policy"
	pageKind    part = "a data-page on its body"
	mainHeading part = "an h1"
)

// finish tells what the page should have and has not.
func (s *scanner) finish() {
	s.has[mainHeading] = s.header > 0
	for _, needed := range []struct {
		part part
		hint string
	}{
		{language, `write <html lang="en">: speech and hyphens depend on it`},
		{title, "write <title>, in the head, with words in it"},
		{description, `write <meta name="description" content="...">`},
		{icon, `write <link rel="icon" href="...">: without one, browsers ask the host's root`},
		{viewport, `write <meta name="viewport" content="width=device-width, initial-scale=1">`},
		{policy, `write <meta http-equiv="Content-Security-Policy" content="...">`},
		{pageKind, `write <body data-page="...">: scripts and tests go by it`},
		{mainHeading, "give the page one h1 that says what it is"},
	} {
		// A host shows 404.html at any depth: where the address of the site is not
		// known, no address of an icon is right in it.
		if !s.has[needed.part] && (needed.part != icon || s.name != "404.html") {
			s.r.faults.Errorf(s.name, source.Position{}, needed.hint, "the page does not have %s", needed.part)
		}
	}
	s.fields()
	for _, ref := range s.refs {
		if !s.r.ids[ref.id] {
			s.r.faults.Errorf(s.name, ref.at, "", "%s names the id %q, which no element of the page has", ref.attribute, ref.id)
		}
	}
}

// parts notes what every page has, where it is there and not empty.
func (s *scanner) parts(e element) {
	switch e.tag {
	case "html":
		s.note(language, e.value("lang"))
		s.spoken(e)
		if s.name == "404.html" { // no link leads there, so its body is of no kind
			s.note(pageKind, e.value("data-page"))
		}
	case "body":
		s.note(pageKind, e.value("data-page"))
	case "link":
		if slices.Contains(strings.Fields(strings.ToLower(e.value("rel"))), "icon") {
			s.note(icon, e.value("href"))
		}
	case "meta":
		content := e.value("content")
		switch strings.ToLower(e.value("name")) {
		case "description":
			s.note(description, content)
		case "viewport":
			s.note(viewport, content)
		case "robots":
			s.r.noindex = s.r.noindex || strings.Contains(strings.ToLower(content), "noindex")
		}
		if strings.EqualFold(e.value("http-equiv"), "content-security-policy") {
			s.note(policy, content)
			s.strict(e, content)
		}
	}
}

func (s *scanner) note(p part, value string) {
	if strings.TrimSpace(value) != "" {
		s.has[p] = true
	}
}

// scripts tells scripts and styles that stand in the page itself: the content
// policy keeps them from working.
func (s *scanner) scripts(e element) {
	if _, outside := e.get("src"); e.tag == "script" && !outside && !strings.EqualFold(strings.TrimSpace(e.value("type")), "application/ld+json") {
		s.fault(e, "put it in a file", "a script stands in the page")
	}
	for _, a := range e.attrs {
		if len(a.Key) > 2 && strings.HasPrefix(a.Key, "on") {
			s.fault(e, "add a listener in a script file", "%s is a script in the page", a.Key)
		}
	}
	if !s.page {
		return
	}
	if e.tag == "style" {
		s.fault(e, "put it in a style sheet", "a style stands in the page")
	}
	if _, ok := e.get("style"); ok {
		s.fault(e, "give the element a class", "the style attribute is a style in the page")
	}
}

// headings tells a second h1 and a level left out. Headings before the first
// h1 may be h2: a banner may have one.
func (s *scanner) headings(e element) {
	if !isHeading(e.tag) {
		return
	}
	level := int(e.tag[1] - '0')
	if level > s.level+1 {
		s.fault(e, "", "h%d follows h%d, and a level is left out", level, s.level)
	}
	s.level = level
	if level == 1 {
		if s.header++; s.header > 1 {
			s.fault(e, "", "the page has a second h1")
		}
	}
}

// images tells those that say nothing to who cannot see them.
func (s *scanner) images(e element) {
	switch {
	case e.tag == "img":
	case e.tag == "input" && strings.EqualFold(e.value("type"), "image"):
	default:
		return
	}
	if _, ok := e.get("alt"); !ok {
		s.fault(e, `say in alt what it shows, or write alt="" if it only decorates`, "the image has no alternative text")
	}
}
