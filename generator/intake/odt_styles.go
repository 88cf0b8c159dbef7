package intake

import (
	"encoding/xml"
	"strings"
)

const odtLevels = 10 // of a list in OpenDocument

// odtStyle is a style as it is written, and after resolve with what it has
// from the styles that it is based on.
type odtStyle struct {
	based     string
	heading   int
	bold      string // "" when it says nothing
	title     bool
	contents  bool
	quotation bool
}

// odtStyles are the styles of a document, and how its lists look, by name.
type odtStyles struct {
	styles   map[string]odtStyle
	lists    map[string]*[odtLevels]odtLevel
	headings [odtLevels]odtLevel // how headings are numbered
}

// odtLevel is how one level of a list looks.
type odtLevel struct {
	bullet         string
	number         bool
	format         string // "1", "a", "A", "i", "I"; "" shows no number
	repeats        bool   // after z comes aa, then bb
	prefix, suffix string
	whole          string // "%1%.%2%." in place of prefix, numbers and suffix
	shown          int    // numbers of how many levels
	start          int
}

func newOdtStyles() *odtStyles {
	return &odtStyles{styles: make(map[string]odtStyle), lists: make(map[string]*[odtLevels]odtLevel)}
}

// read adds the styles that stand in an element.
func (s *odtStyles) read(w *walker) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "style":
			return s.style(w, e)
		case "list-style":
			list := new([odtLevels]odtLevel)
			s.lists[attribute(e, "name")] = list
			return readOdtLevels(w, list)
		case "outline-style":
			return readOdtLevels(w, &s.headings)
		}
		return w.skip()
	}, nil)
}

// style reads a style. LibreOffice keeps the names of its own styles in
// English, with "_20_" for a space.
func (s *odtStyles) style(w *walker, e xml.StartElement) error {
	style := odtStyle{based: attribute(e, "parent-style-name"), heading: whole(attribute(e, "default-outline-level"))}
	name := attribute(e, "name")
	switch plain := strings.ToLower(strings.ReplaceAll(name, "_20_", " ")); {
	case plain == "title":
		style.title = true
	case plain == "quotations", plain == "quote", plain == "intense quote", plain == "block text":
		style.quotation = true
	case strings.HasPrefix(plain, "contents "), strings.HasPrefix(plain, "index "):
		style.contents = true
	}
	err := w.each(func(e xml.StartElement) error {
		if e.Name.Local == "text-properties" {
			switch weight := attribute(e, "font-weight"); weight {
			case "":
			case "bold", "600", "700", "800", "900":
				style.bold = "on"
			default:
				style.bold = "off"
			}
		}
		return w.skip()
	}, nil)
	s.styles[name] = style
	return err
}

// readOdtLevels reads how a list looks on its levels.
func readOdtLevels(w *walker, list *[odtLevels]odtLevel) error {
	return w.each(func(e xml.StartElement) error {
		if at := whole(attribute(e, "level")) - 1; at >= 0 && at < odtLevels {
			list[at] = odtLevel{
				bullet:  attribute(e, "bullet-char"),
				number:  e.Name.Local != "list-level-style-bullet" && e.Name.Local != "list-level-style-image",
				format:  attribute(e, "num-format"),
				repeats: attribute(e, "num-letter-sync") == "true",
				prefix:  attribute(e, "num-prefix"),
				suffix:  attribute(e, "num-suffix"),
				whole:   attribute(e, "num-list-format"),
				shown:   max(1, whole(attribute(e, "display-levels"))),
				start:   1,
			}
			if start := attribute(e, "start-value"); start != "" {
				list[at].start = whole(start)
			}
		}
		return w.skip()
	}, nil)
}

// resolve gives a style with what it inherits.
func (s *odtStyles) resolve(name string) odtStyle {
	style := s.styles[name]
	for range mostBased {
		base, ok := s.styles[style.based]
		if !ok {
			break
		}
		style.based = base.based
		if style.heading == 0 {
			style.heading = base.heading
		}
		if style.bold == "" {
			style.bold = base.bold
		}
		style.title = style.title || base.title
		style.contents = style.contents || base.contents
		style.quotation = style.quotation || base.quotation
	}
	return style
}
