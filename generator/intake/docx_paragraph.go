package intake

import (
	"encoding/xml"
	"strconv"
	"strings"

	"precis/generator/source"
)

// docxProperties is what a paragraph says of itself.
type docxProperties struct {
	style   string
	number  string // ID of its numbering; "" when it says none, "0" when it has none
	level   string
	outline string
	merges  bool // its end was deleted
}

// paragraph reads a paragraph. Text boxes that hang on it follow it.
func (d *docx) paragraph(w *walker, g *gatherer) error {
	r := docxRun{docx: d, walker: w, to: g, boxes: new(gatherer)}
	var properties docxProperties
	begun := false
	begin := func() {
		if !begun {
			begun = true
			d.begin(g, properties)
			r.strong = d.styles.bold(properties.style)
		}
	}
	err := w.each(func(e xml.StartElement) error {
		if e.Name.Local == "pPr" && !begun {
			return readDocxProperties(w, &properties)
		}
		begin()
		return r.element(e)
	}, nil)
	begin()
	for i := range d.fields {
		d.fields[i] = false // a field's instruction stands in one paragraph; else nothing after it would be read
	}
	if properties.merges {
		d.carry = g.take()
	} else {
		g.end()
	}
	g.done = append(g.done, r.boxes.done...)
	return err
}

func readDocxProperties(w *walker, p *docxProperties) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.style = attribute(e, "val")
		case "outlineLvl":
			p.outline = attribute(e, "val")
		case "numPr":
			return readNumPr(w, &p.number, &p.level)
		case "rPr":
			return w.each(func(e xml.StartElement) error {
				p.merges = p.merges || e.Name.Local == "del" || e.Name.Local == "moveFrom"
				return w.skip()
			}, nil)
		}
		return w.skip()
	}, nil)
}

func readNumPr(w *walker, number, level *string) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numId":
			*number = attribute(e, "val")
		case "ilvl":
			*level = attribute(e, "val")
		}
		return w.skip()
	}, nil)
}

// begin says what the paragraph to come is.
func (d *docx) begin(g *gatherer, p docxProperties) {
	style := d.styles.resolve(p.style)
	if d.carry != "" {
		g.write(d.carry, false)
		d.carry = ""
	}
	if p.merges {
		return
	}
	if p.outline != "" {
		style.heading = 0
		if n, err := strconv.Atoi(p.outline); err == nil && n >= 0 && n < 9 {
			style.heading = n + 1
		}
	}
	label, depth, listed := d.numbers.label(p, style)
	switch {
	case style.title:
		g.mark = source.Mark{Form: source.Heading, Level: d.heads.title(), Label: label}
	case style.heading > 0:
		g.mark = source.Mark{Form: source.Heading, Level: d.heads.heading(style.heading), Label: label}
	case style.contents:
		g.mark = source.Mark{Form: source.Furniture}
	case listed:
		g.mark = source.Mark{Form: source.Item, Level: depth, Label: label}
	case style.quotation:
		g.mark = source.Mark{Form: source.Quotation}
	case style.follows && len(g.done) > 0 && isListed(g.done[len(g.done)-1].mark):
		g.mark = source.Mark{Form: source.Continued, Level: g.done[len(g.done)-1].mark.Level}
	default:
		g.mark = source.Mark{}
	}
}

func isListed(m source.Mark) bool { return m.Form == source.Item || m.Form == source.Continued }

// docxRun reads what stands in a paragraph.
type docxRun struct {
	*docx
	*walker
	to     *gatherer
	boxes  *gatherer // text boxes
	strong bool      // the paragraph's style is bold
	bold   bool      // this run is
	hidden bool
	marked bool // the words to come are the mark of the last note
}

// element reads an element in a paragraph or a run.
func (r *docxRun) element(e xml.StartElement) error {
	switch e.Name.Local {
	case "hyperlink":
		return r.to.link(r.links[attribute(e, "id")], func() error { return r.each(r.element, nil) })
	case "r":
		r.bold, r.hidden = r.strong, false
		return r.each(r.element, nil)
	case "rPr":
		return r.each(func(e xml.StartElement) error {
			switch value := attribute(e, "val"); e.Name.Local {
			case "rStyle":
				r.bold = r.bold || r.styles.bold(value)
			case "b":
				r.bold = value == "" || on(value)
			case "vanish":
				r.hidden = value == "" || on(value)
			}
			return r.skip()
		}, nil)
	case "t":
		text, err := r.text()
		r.say(text)
		return err
	case "tab", "ptab":
		r.say("\t")
	case "br", "cr":
		if r.shown() {
			r.to.lineBreak()
		}
	case "noBreakHyphen":
		r.say("\u2011")
	case "softHyphen":
		r.say("\u00AD")
	case "sym":
		if code, err := strconv.ParseUint(attribute(e, "char"), 16, 16); err == nil && code > ' ' {
			r.say(string(rune(code)))
		}
	case "footnoteReference", "endnoteReference":
		if r.shown() {
			if note := r.note(e); note.numbered {
				r.to.write("["+note.label+"]", r.bold)
			} else {
				r.marked = true
			}
		}
	case "fldChar":
		r.field(attribute(e, "fldCharType"))
	case "txbxContent":
		return r.blocks(r.walker, r.boxes)
	case "graphicData":
		switch uri := attribute(e, "uri"); {
		case strings.HasSuffix(uri, "/chart"):
			r.unread["chart"]++
		case strings.HasSuffix(uri, "/diagram"):
			r.unread["diagram"]++
		}
	case "AlternateContent":
		return r.alternate(r.walker, func() error { return r.each(r.element, nil) })
	case "p": // this is no place for it, but its words stand there
		return r.paragraph(r.walker, r.boxes)
	}
	if skipped[e.Name.Local] {
		return r.skip()
	}
	return r.each(r.element, nil)
}

// shown tells whether what stands here is shown: it is neither hidden nor the
// instruction of a field.
func (r *docxRun) shown() bool {
	for _, instruction := range r.fields {
		if instruction {
			return false
		}
	}
	return !r.hidden
}

func (r *docxRun) say(text string) {
	if !r.shown() {
		return
	}
	if mark := strings.TrimSpace(text); r.marked && mark != "" {
		r.marked = false
		r.notes[len(r.notes)-1].label = mark
		text = "[" + mark + "]"
	}
	r.to.write(text, r.bold)
}

// field follows a field through its instruction to its result.
func (d *docx) field(part string) {
	last := len(d.fields) - 1
	switch {
	case part == "begin" && last < mostDepth:
		d.fields = append(d.fields, true)
	case part == "separate" && last >= 0:
		d.fields[last] = false
	case part == "end" && last >= 0:
		d.fields = d.fields[:last]
	}
}
