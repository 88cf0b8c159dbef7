package intake

import (
	"encoding/xml"
	"strconv"
	"strings"

	"precis/generator/source"
)

// odt reads an OpenDocument text (ISO/IEC 26300). Elements are known by their
// local names; whatever is not known is gone through, so that no words are
// lost with it.
type odt struct {
	styles *odtStyles
	heads  headings
	notes  []odtNote
	lists  odtLists
	within []*odtList // the lists that are open, outermost first
	index  int        // depth of lists of contents
}

// odtNote is a footnote or endnote, with its paragraphs.
type odtNote struct {
	label string
	body  []paragraph
}

func readOdt(name string, raw []byte) (*source.File, error) {
	a, err := openArchive(raw)
	if err != nil {
		return nil, err
	}
	if !a.has("content.xml") {
		return nil, faultf("save it again as an OpenDocument text (.odt)", "this is no OpenDocument text: content.xml is missing")
	}
	if err := a.refuseEncrypted(); err != nil {
		return nil, err
	}
	d := &odt{styles: newOdtStyles()}
	var text, running gatherer
	read := func(w *walker, _ xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "styles", "automatic-styles":
				return d.styles.read(w)
			case "master-styles":
				return d.blocks(w, &running)
			case "body":
				return d.blocks(w, &text)
			}
			return w.skip()
		}, nil)
	}
	for _, part := range []string{"styles.xml", "content.xml"} {
		if err := a.read(part, read); err != nil {
			return nil, err
		}
	}
	for _, note := range d.notes {
		text.footnote(note.label, note.body)
	}
	text.furniture(running.done)
	return text.document(name, raw), nil
}

// refuseEncrypted names a document that is protected by a password.
func (a *archive) refuseEncrypted() error {
	var in func(w *walker, e xml.StartElement) error
	in = func(w *walker, e xml.StartElement) error {
		if e.Name.Local == "encryption-data" {
			return faultf("save it without a password", "the document is protected by a password")
		}
		return w.each(func(e xml.StartElement) error { return in(w, e) }, nil)
	}
	return a.read("META-INF/manifest.xml", in)
}

// odtSkipped are the elements that hold no words of the document, or none that
// a reader is shown: deletions are kept at the head of the text, comments
// beside their words.
var odtSkipped = map[string]bool{
	"tracked-changes": true, "annotation": true, "forms": true, "hidden-text": true, "hidden-paragraph": true,
	"number": true, "event-listeners": true, "script": true, "table-of-content-source": true,
	"alphabetical-index-source": true, "binary-data": true, "object": true,
}

// passesOver tells those elements, and what is said of a picture: a field for
// the document's title has the same local name.
func passesOver(e xml.StartElement) bool {
	if e.Name.Local == "title" || e.Name.Local == "desc" {
		return strings.Contains(e.Name.Space, "svg")
	}
	return odtSkipped[e.Name.Local]
}

// blocks reads what stands in an element that holds paragraphs, lists and
// tables.
func (d *odt) blocks(w *walker, g *gatherer) error {
	return w.each(func(e xml.StartElement) error { return d.block(w, g, e) }, nil)
}

func (d *odt) block(w *walker, g *gatherer, e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		return d.paragraph(w, g, e)
	case "list":
		return d.list(w, g, e)
	case "list-item", "list-header":
		return d.item(w, g, e)
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index":
		d.index++
		defer func() { d.index-- }()
		return d.blocks(w, g)
	case "section":
		if attribute(e, "display") == "none" {
			return w.skip()
		}
	case "table-row":
		return d.row(w, g)
	}
	if passesOver(e) {
		return w.skip()
	}
	return d.blocks(w, g)
}

// mostRepeated is how often a cell that says it is repeated is read.
const mostRepeated = 64

// row reads a row of a table. Its cells know nothing of a list around them.
func (d *odt) row(w *walker, g *gatherer) error {
	outside := d.within
	d.within = nil
	defer func() { d.within = outside }()
	var cells [][]paragraph
	err := w.each(func(e xml.StartElement) error {
		var cell gatherer
		err := d.blocks(w, &cell)
		times := 1
		if len(cell.done) > 0 && attribute(e, "number-columns-repeated") != "" {
			times = min(max(1, whole(attribute(e, "number-columns-repeated"))), mostRepeated)
		}
		for range times {
			cells = append(cells, cell.done)
		}
		return err
	}, nil)
	g.row(cells)
	return err
}

// paragraph reads a paragraph or heading. Text boxes that hang on it follow it.
func (d *odt) paragraph(w *walker, g *gatherer, e xml.StartElement) error {
	style := d.styles.resolve(attribute(e, "style-name"))
	g.mark = d.mark(e, style)
	r := odtRun{odt: d, walker: w, to: g, boxes: new(gatherer)}
	err := r.run(style.bold == "on")
	g.end()
	g.done = append(g.done, r.boxes.done...)
	return err
}

// mark says what a paragraph is.
func (d *odt) mark(e xml.StartElement, style odtStyle) source.Mark {
	mark := d.listed()
	switch {
	case d.index > 0 || style.contents:
		return source.Mark{Form: source.Furniture}
	case style.title:
		return source.Mark{Form: source.Heading, Level: d.heads.title(), Label: mark.Label}
	case e.Name.Local == "h" || style.heading > 0:
		level := style.heading
		if n := whole(attribute(e, "outline-level")); n > 0 {
			level = n
		}
		level = min(max(level, 1), odtLevels)
		if mark.Label == "" && attribute(e, "is-list-header") != "true" {
			mark.Label = d.lists.heading(d.styles, level, attribute(e, "start-value"))
		}
		return source.Mark{Form: source.Heading, Level: d.heads.heading(level), Label: mark.Label}
	case mark.Form != "":
		return mark
	case style.quotation:
		return source.Mark{Form: source.Quotation}
	}
	return source.Mark{}
}

// odtRun reads what stands in a paragraph.
type odtRun struct {
	*odt
	*walker
	to    *gatherer
	boxes *gatherer // text boxes
}

// run reads the rest of an element whose words are bold or not.
func (r *odtRun) run(bold bool) error {
	return r.each(func(e xml.StartElement) error { return r.element(e, bold) }, func(text string) { r.to.flow(text, bold) })
}

func (r *odtRun) element(e xml.StartElement, bold bool) error {
	switch e.Name.Local {
	case "s":
		r.to.write(strings.Repeat(" ", min(max(1, whole(attribute(e, "c"))), mostRepeated)), bold)
	case "tab":
		r.to.write("\t", bold)
	case "line-break":
		r.to.lineBreak()
	case "span":
		switch r.styles.resolve(attribute(e, "style-name")).bold {
		case "on":
			bold = true
		case "off":
			bold = false
		}
	case "a":
		return r.to.link(attribute(e, "href"), func() error { return r.run(bold) })
	case "note":
		return r.note(bold)
	case "text-box":
		outside := r.within
		r.within = nil
		defer func() { r.within = outside }()
		return r.blocks(r.walker, r.boxes)
	case "p", "h", "list", "table": // this is no place for them, but their words stand there
		return r.block(r.walker, r.boxes, e)
	}
	if passesOver(e) {
		return r.skip()
	}
	return r.run(bold)
}

// note reads a note, and leaves its mark in the text.
func (r *odtRun) note(bold bool) error {
	outside := r.within
	r.within = nil
	defer func() { r.within = outside }()
	at := len(r.notes)
	r.notes = append(r.notes, odtNote{})
	return r.each(func(e xml.StartElement) error {
		if e.Name.Local == "note-citation" {
			text, err := r.text()
			label := strings.TrimSpace(text)
			if label == "" {
				label = strconv.Itoa(at + 1)
			}
			r.notes[at].label = label
			r.to.flow("["+label+"]", bold)
			return err
		}
		var body gatherer
		err := r.blocks(r.walker, &body)
		r.notes[at].body = body.done
		return err
	}, nil)
}
