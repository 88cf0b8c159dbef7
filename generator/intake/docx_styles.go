package intake

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// docxStyle is a style as it is written, and after resolve with what it has
// from the styles that it is based on.
type docxStyle struct {
	id, based     string
	number, level string // its numbering, as in docxProperties
	numberedBy    string // ID of the style that the numbering comes from
	heading       int    // level of the heading, 0 for none
	outlined      bool   // the level is said, if only to be none
	bold          string // "" when it says nothing
	title         bool
	contents      bool // a line of a list of contents
	quotation     bool
	follows       bool // a further paragraph of an item
}

// docxStyles are the styles of a document by ID. Under "" stands the style of
// paragraphs that name none.
type docxStyles map[string]docxStyle

func readDocxStyles(a *archive, part string) (docxStyles, error) {
	styles := docxStyles{}
	err := a.read(part, func(w *walker, _ xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			if e.Name.Local != "style" {
				return w.skip()
			}
			style := docxStyle{id: attribute(e, "styleId")}
			if err := readDocxStyle(w, &style); err != nil {
				return err
			}
			styles[style.id] = style
			if attribute(e, "type") == "paragraph" && on(attribute(e, "default")) {
				styles[""] = style
			}
			return nil
		}, nil)
	})
	return styles, err
}

// readDocxStyle reads a style. Word keeps the names of its own styles in
// English, in whichever language it speaks.
func readDocxStyle(w *walker, s *docxStyle) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "name":
			s.named(strings.ToLower(attribute(e, "val")))
		case "basedOn":
			s.based = attribute(e, "val")
		case "pPr":
			var p docxProperties
			if err := readDocxProperties(w, &p); err != nil {
				return err
			}
			s.number, s.level = p.number, p.level
			if n, err := strconv.Atoi(p.outline); err == nil {
				s.outlined = true
				if s.heading = 0; n >= 0 && n < 9 {
					s.heading = n + 1
				}
			}
			return nil
		case "rPr":
			return w.each(func(e xml.StartElement) error {
				if e.Name.Local == "b" {
					s.bold = "off"
					if value := attribute(e, "val"); value == "" || on(value) {
						s.bold = "on"
					}
				}
				return w.skip()
			}, nil)
		}
		return w.skip()
	}, nil)
}

// named reads what a style's name says of it.
func (s *docxStyle) named(name string) {
	if n, ok := strings.CutPrefix(name, "heading "); ok && !s.outlined {
		if level, err := strconv.Atoi(n); err == nil && level >= 1 && level <= 9 {
			s.heading, s.outlined = level, true
		}
	}
	switch {
	case name == "title":
		s.title = true
	case strings.HasPrefix(name, "toc "), strings.HasPrefix(name, "contents "), strings.HasPrefix(name, "table of "), strings.HasPrefix(name, "index "):
		s.contents = true
	case name == "quote", name == "intense quote", name == "quotations", name == "block text":
		s.quotation = true
	case strings.HasPrefix(name, "list "):
		s.follows = true
	}
}

// mostBased is how many styles may be based on each other.
const mostBased = 32

// resolve gives a style with what it inherits. A style that is not there is
// that of plain paragraphs.
func (styles docxStyles) resolve(id string) docxStyle {
	style, ok := styles[id]
	if !ok {
		style = styles[""]
	}
	if style.number != "" {
		style.numberedBy = style.id
	}
	for range mostBased {
		base, ok := styles[style.based]
		if !ok || style.based == "" {
			break
		}
		style.based = base.based
		if style.number == "" && base.number != "" {
			style.number, style.level, style.numberedBy = base.number, base.level, base.id
		}
		if !style.outlined {
			style.heading, style.outlined = base.heading, base.outlined
		}
		if style.bold == "" {
			style.bold = base.bold
		}
		style.title = style.title || base.title
		style.contents = style.contents || base.contents
		style.quotation = style.quotation || base.quotation
		style.follows = style.follows || base.follows
	}
	return style
}

func (styles docxStyles) bold(id string) bool { return styles.resolve(id).bold == "on" }
