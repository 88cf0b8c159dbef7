package check

import (
	"slices"
	"strings"

	tags "golang.org/x/text/language"
)

// spoken tells a language that no voice and no dictionary knows.
func (s *scanner) spoken(e element) {
	if tag := strings.TrimSpace(e.value("lang")); tag != "" {
		if _, err := tags.Parse(tag); err != nil {
			s.fault(e, "write it as en, fr or pt-BR", "the lang %q is no language: %v", tag, err)
		}
	}
}

// strict tells what a content policy allows that it is there to forbid:
// scripts and styles inside the page, code made of words, and any host.
func (s *scanner) strict(e element, content string) {
	named := make(map[string]bool)
	for directive := range strings.SplitSeq(content, ";") {
		words := strings.Fields(strings.ToLower(directive))
		if len(words) == 0 {
			continue
		}
		named[words[0]] = true
		for _, allowed := range words[1:] {
			if slices.Contains([]string{"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:"}, allowed) || allowed == "data:" && words[0] != "img-src" {
				s.fault(e, "name what the page needs and no more", "the content policy allows %s in %s", allowed, words[0])
			}
		}
	}
	if !named["default-src"] && strings.TrimSpace(content) != "" {
		s.fault(e, "begin it with default-src 'none' or 'self'", "the content policy has no default-src, and allows what it does not name")
	}
}

// named is an element that a reader must be able to tell by words: a link, a
// button, a heading.
type named struct {
	element
	said bool
}

// opened notes an element that needs words, and what gives them to those
// around it: the alternative text of an image, a label.
func (s *scanner) opened(e element) {
	_, hidden := e.get("aria-hidden")
	if strings.TrimSpace(e.value("aria-label")+e.value("aria-labelledby")) != "" || e.tag == "img" && strings.TrimSpace(e.value("alt")) != "" {
		s.say()
	}
	_, leads := e.get("href")
	if hidden || !(e.tag == "a" && leads || e.tag == "button" || isHeading(e.tag)) {
		return
	}
	s.open = append(s.open, named{e, strings.TrimSpace(e.value("aria-label")+e.value("aria-labelledby")) != ""})
}

// say notes that there are words in all elements that are open.
func (s *scanner) say() {
	for i := range s.open {
		s.open[i].said = true
	}
}

// closed tells an element that ends and has said nothing.
func (s *scanner) closed(tag string) {
	last := len(s.open) - 1
	if last < 0 || s.open[last].tag != tag {
		return
	}
	if n := s.open[last]; !n.said {
		what := map[string]string{"a": "link", "button": "button"}[tag]
		if isHeading(tag) {
			what = "heading " + tag
		}
		s.fault(n.element, "a reader who hears the page is told nothing: put words in it, or an aria-label", "the %s has no words", what)
	}
	s.open = s.open[:last]
}

func isHeading(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}

// fields tells a field that nothing says the meaning of. Labels may come after
// their fields, so it is asked at the end.
func (s *scanner) fields() {
	for _, f := range s.inputs {
		if id := f.value("id"); !f.inLabel && (id == "" || !s.labelled[id]) {
			s.fault(f.element, "give it a label, with for and its id", "the field has no label")
		}
	}
}

// field is a field of a form, and whether it stands inside a label.
type field struct {
	element
	inLabel bool
}

// asks notes fields and labels.
func (s *scanner) asks(e element) {
	switch e.tag {
	case "label":
		s.labelled[e.value("for")] = true
	case "input", "select", "textarea":
		kind := strings.ToLower(e.value("type"))
		if e.tag == "input" && slices.Contains([]string{"hidden", "submit", "reset", "button", "image"}, kind) {
			return
		}
		if e.value("aria-label")+e.value("aria-labelledby")+e.value("title") == "" {
			s.inputs = append(s.inputs, field{e, s.label > 0})
		}
	}
}
