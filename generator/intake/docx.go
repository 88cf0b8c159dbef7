package intake

import (
	"cmp"
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"precis/generator/source"
)

// docx reads a Word document (ECMA-376). Elements are known by their local
// names; whatever is not known is gone through, so that no words are lost with
// it. What is left out is said in skipped.
type docx struct {
	archive *archive
	styles  docxStyles
	numbers *numbering
	heads   headings
	carry   string // text of a paragraph whose end was deleted: it runs into the next
	notes   []docxNote
	noted   map[string]int    // how many of each kind are numbered
	links   map[string]string // addresses by the IDs that the part being read has for them
	fields  []bool            // open fields, innermost last: in its instruction
	unread  map[string]int    // things whose words are not read
}

// docxNote is a footnote or endnote that the text refers to.
type docxNote struct {
	part, id, label string
	numbered        bool // else the mark is its author's
}

// skipped are the elements that hold no words of the document, or none that a
// reader is shown.
var skipped = map[string]bool{
	"rPr": true, "sectPr": true, "sdtPr": true, "sdtEndPr": true, "tblPr": true, "tblGrid": true, "tblPrEx": true, "tcPr": true,
	"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true, "fldData": true,
	"ffData": true, "annotationRef": true, "pPrChange": true,
}

func readDocx(name string, raw []byte, faults *source.Diagnostics) (*source.File, error) {
	a, err := openArchive(raw)
	if err != nil {
		return nil, err
	}
	main := "word/document.xml"
	top, err := relations(a, "")
	if err != nil {
		return nil, err
	}
	for _, r := range top {
		if r.kind == "officeDocument" && !r.outside {
			main = r.target
		}
	}
	if !a.has(main) {
		return nil, faultf("save it again as a Word document (.docx)", "this is no Word document: %s is missing", main)
	}
	d := &docx{archive: a, noted: make(map[string]int), unread: make(map[string]int)}
	g, err := d.document(main)
	if err != nil {
		return nil, err
	}
	for _, what := range []string{"chart", "diagram", "embedded document"} {
		if n := d.unread[what]; n > 0 {
			faults.Warnf(name, source.Position{}, "write them in the document itself if they matter", "the words of what is embedded are not read: %s (%d)", what, n)
		}
	}
	return g.document(name, raw), nil
}

// document reads the parts in their order: what paragraphs look like, the
// text, its notes, the running heads and feet.
func (d *docx) document(main string) (*gatherer, error) {
	parts, err := relations(d.archive, main)
	if err != nil {
		return nil, err
	}
	part := map[string]string{}
	for _, r := range parts {
		if !r.outside {
			part[r.kind] = cmp.Or(part[r.kind], r.target)
		}
	}
	d.links = linksOf(parts)
	if d.styles, err = readDocxStyles(d.archive, part["styles"]); err != nil {
		return nil, err
	}
	if d.numbers, err = readNumbering(d.archive, part["numbering"]); err != nil {
		return nil, err
	}
	g := new(gatherer)
	err = d.archive.read(main, func(w *walker, _ xml.StartElement) error { return d.blocks(w, g) })
	if err != nil {
		return nil, err
	}
	d.flush(g)
	for _, kind := range []string{"footnotes", "endnotes"} {
		if err := d.readNotes(g, kind, part[kind]); err != nil {
			return nil, err
		}
	}
	var running gatherer
	d.links = nil // where running heads lead is of the page
	for _, kind := range []string{"header", "footer"} {
		for _, r := range parts {
			if r.kind != kind || r.outside {
				continue
			}
			err := d.archive.read(r.target, func(w *walker, _ xml.StartElement) error { return d.blocks(w, &running) })
			if err != nil {
				return nil, err
			}
			d.flush(&running)
		}
	}
	g.furniture(running.done)
	return g, nil
}

// relation says what another part, or a place outside, is to a part.
type relation struct {
	id, kind, target string
	outside          bool
}

// relations reads which parts belong to a part; "" means the whole archive.
func relations(a *archive, of string) ([]relation, error) {
	var list []relation
	folder, base := path.Split(of)
	err := a.read(folder+"_rels/"+base+".rels", func(w *walker, _ xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			r := relation{attribute(e, "Id"), path.Base(attribute(e, "Type")), attribute(e, "Target"), attribute(e, "TargetMode") == "External"}
			if !r.outside {
				if !strings.HasPrefix(r.target, "/") {
					r.target = path.Join("/", folder, r.target)
				}
				r.target = strings.TrimPrefix(path.Clean(r.target), "/")
			}
			list = append(list, r)
			return w.skip()
		}, nil)
	})
	return list, err
}

// blocks reads what stands in an element that holds paragraphs and tables.
func (d *docx) blocks(w *walker, g *gatherer) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "p":
			return d.paragraph(w, g)
		case "tr":
			return d.row(w, g)
		case "AlternateContent":
			return d.alternate(w, func() error { return d.blocks(w, g) })
		case "altChunk", "subDoc":
			d.unread["embedded document"]++
			return w.skip()
		}
		if skipped[e.Name.Local] {
			return w.skip()
		}
		return d.blocks(w, g)
	}, nil)
}

// alternate reads the first of several ways in which one thing is written.
func (d *docx) alternate(w *walker, read func() error) error {
	done := false
	return w.each(func(xml.StartElement) error {
		if done {
			return w.skip()
		}
		done = true
		return read()
	}, nil)
}

// row reads a row of a table.
func (d *docx) row(w *walker, g *gatherer) error {
	var cells [][]paragraph
	deleted := false
	var in func(e xml.StartElement) error
	in = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			return w.each(func(e xml.StartElement) error {
				deleted = deleted || e.Name.Local == "del"
				return w.skip()
			}, nil)
		case "tc":
			var cell gatherer
			err := d.blocks(w, &cell)
			d.flush(&cell)
			cells = append(cells, cell.done)
			return err
		}
		if skipped[e.Name.Local] {
			return w.skip()
		}
		return w.each(in, nil)
	}
	if err := w.each(in, nil); err != nil || deleted {
		return err
	}
	g.row(cells)
	return nil
}

// flush ends a text whose last paragraph was to run into another.
func (d *docx) flush(g *gatherer) {
	if d.carry != "" {
		g.write(d.carry, false)
		d.carry = ""
		g.end()
	}
}

// linksOf gives the addresses that a part leads to.
func linksOf(parts []relation) map[string]string {
	links := make(map[string]string)
	for _, r := range parts {
		if r.outside && r.kind == "hyperlink" {
			links[r.id] = r.target
		}
	}
	return links
}

// readNotes adds the notes of one kind that the text refers to, in the order
// in which it does.
func (d *docx) readNotes(g *gatherer, kind, part string) error {
	body := make(map[string][]paragraph)
	parts, err := relations(d.archive, part)
	if err != nil {
		return err
	}
	d.links = linksOf(parts)
	err = d.archive.read(part, func(w *walker, _ xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			var note gatherer
			err := d.blocks(w, &note)
			d.flush(&note)
			body[attribute(e, "id")] = note.done
			return err
		}, nil)
	})
	for _, n := range d.notes {
		if n.part == kind {
			g.footnote(n.label, body[n.id])
			delete(body, n.id)
		}
	}
	return err
}

// note notes that the text refers to a note. One without a mark of its
// author's is numbered: footnotes 1, 2, endnotes i, ii, as Word does when
// nothing else is said.
func (d *docx) note(e xml.StartElement) *docxNote {
	note := docxNote{part: "footnotes", id: attribute(e, "id"), numbered: !on(attribute(e, "customMarkFollows"))}
	like := "1"
	if e.Name.Local == "endnoteReference" {
		note.part, like = "endnotes", "i"
	}
	if note.numbered {
		d.noted[note.part]++
		note.label = count(d.noted[note.part], like)
	}
	d.notes = append(d.notes, note)
	return &d.notes[len(d.notes)-1]
}

// on reads a switch that is there: left out or true.
func on(value string) bool { return value == "1" || value == "true" || value == "on" }

// whole reads a whole number; 0 when it is none.
func whole(value string) int {
	n, _ := strconv.Atoi(value)
	return n
}
