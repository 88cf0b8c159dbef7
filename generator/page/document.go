package page

import (
	"cmp"
	"fmt"

	"precis/generator/cite"
	"precis/generator/index"
	"precis/generator/policy"
)

func (b *book) documents() {
	b.listing(Page{
		Path: "documents/index.html", Kind: Index, Title: "Documents",
		Description: description(fmt.Sprintf("%s as published, with every point numbered and its findings beside it.", count(len(b.ix.Documents), "text"))),
	}, nil, b.documentGroups)
	for i, d := range b.ix.Documents {
		p := Page{
			Path: documentPath(d), Kind: Document, Title: d.Title, Document: d.Document,
			Description: description(documentDescription(d)),
			Crumbs:      []Link{{"Documents", "documents/index.html"}},
			Topics:      topicLabels(b.ix, d),
		}
		if i > 0 {
			p.Previous = &Link{b.ix.Documents[i-1].Title, documentPath(b.ix.Documents[i-1])}
		}
		if i+1 < len(b.ix.Documents) {
			p.Next = &Link{b.ix.Documents[i+1].Title, documentPath(b.ix.Documents[i+1])}
		}
		b.add(p, func(w *writer) { b.document(w, d) })
		b.source(d)
	}
}

func (b *book) documentGroups(w *writer) []group {
	var entries []entry
	for _, d := range b.ix.Documents {
		entries = append(entries, entry{line: b.documentLine(w, d)})
	}
	return []group{{entries: entries}}
}

func topicLabels(ix *index.Index, d *index.Document) []string {
	var labels []string
	for _, t := range ix.Topics {
		for _, p := range t.Points {
			if p.Document == d {
				labels = append(labels, t.Label)
				break
			}
		}
	}
	return labels
}

func documentDescription(d *index.Document) string {
	text := fmt.Sprintf("%s: %s", d.Title, count(len(d.Points), "numbered point"))
	if days := when(d.Facts); days != "" {
		text += ", " + days
	}
	return text + ", with the topics, references and attributions of each."
}

// documentLine is a document in a list.
func (b *book) documentLine(w *writer, d *index.Document) inline {
	line := w.link(escape(d.Title), documentPath(d))
	if facts := factsLine(b.ix.Site, d); facts != "" {
		line += ". " + facts
	}
	return line + " " + inline(count(len(d.Points), "point")) + "."
}

// factsLine says of a document what its publisher says of it.
func factsLine(site policy.Site, d *index.Document) inline {
	f := d.Facts
	var parts []inline
	if place, days := f.Place, when(f); place != "" && days != "" {
		parts = append(parts, escape(place+", "+days))
	} else if only := cmp.Or(place, days); only != "" {
		parts = append(parts, escape(only))
	}
	if f.Meeting != "" {
		parts = append(parts, escape(f.Meeting))
	}
	if f.Publisher != "" && f.Meeting == "" {
		parts = append(parts, escape(f.Publisher))
	}
	if f.Symbol != "" {
		parts = append(parts, external(escape(f.Symbol), symbolAddress(site, f.Symbol)))
	}
	if f.Report != "" {
		parts = append(parts, "Report of the session: "+external(escape(f.Report), symbolAddress(site, f.Report)))
	}
	if f.Address != "" {
		parts = append(parts, external("as first published", f.Address))
	}
	if len(parts) == 0 {
		return ""
	}
	return joined(parts, ". ") + "."
}

// document writes the text as published, numbered, with the findings of each
// point behind it.
func (b *book) document(w *writer, d *index.Document) {
	section := 0
	point := 0
	title := escape(d.Title)
	var body []policy.Block
	for i, block := range d.Blocks {
		if block.Kind == policy.TitleBlock {
			title = withMarker(block, w.whole(block.Text))
			body = d.Blocks[i+1:]
			break
		}
	}
	published := ".published"
	if body == nil {
		body, published = d.Blocks, ""
	}
	w.heading(1, title, published)
	w.para(factsLine(b.ix.Site, d))
	w.para(b.howToRead(w, d))
	first := len(d.Blocks) - len(body)
	contents := false
	for i := first; i < len(d.Blocks); i++ {
		block := d.Blocks[i]
		if opens := block.Kind == policy.HeadingBlock || len(d.Points) > 0 && d.Points[0].Blocks[0] == i; opens && !contents {
			b.contents(w, d)
			contents = true
		}
		switch block.Kind {
		case policy.HeadingBlock:
			b.section(w, d, d.Sections[b.sectionAt(d, i)], block)
			section = b.sectionAt(d, i)
		case policy.LeadBlock:
			w.quote(withMarker(block, w.whole(block.Text)))
		case policy.ThemeBlock:
			b.declaredTheme(w, d, i)
		case policy.RuleBlock:
			// no words; the page parts sections in its own way
		default:
			if point < len(d.Points) && d.Points[point].Blocks[0] == i {
				b.point(w, d.Points[point], pointLevel(d.Sections[section]))
				point++
			}
		}
	}
	b.citeBox(w, d)
}

// sectionAt finds the section that a heading opens.
func (b *book) sectionAt(d *index.Document, block int) int {
	for i := range d.Sections {
		if d.Sections[i].Heading == block {
			return i
		}
	}
	return 0
}

// pointLevel is the level of a point's heading: one below its section's.
func pointLevel(s policy.Section) int {
	if s.Heading < 0 {
		return 2
	}
	return min(s.Level+2, 6)
}

func (b *book) howToRead(w *writer, d *index.Document) inline {
	return inline(fmt.Sprintf("%s. The numbers are ours, given so that a point can be cited; the text has none of them. The words in serif type are the publisher’s and stand as published (%s); beside them stands what was found in them, and why.",
		count(len(d.Points), "point"), w.link("line by line", sourcePath(d))))
}

// contents leads to sections and points.
func (b *book) contents(w *writer, d *index.Document) {
	if len(d.Points) < 4 {
		return
	}
	w.heading(2, "Contents", "#contents .contents")
	var items []item
	for i, s := range d.Sections {
		var numbers []inline
		for _, p := range d.Points {
			if p.Section == i {
				numbers = append(numbers, w.link(escape(p.Label), pointPath(p)))
			}
		}
		name := escape(s.Title)
		if s.Heading >= 0 {
			name = w.link(name, documentPath(d)+"#section-"+s.Label)
		} else {
			name = "Points"
		}
		entry := item{text: name}
		if len(numbers) > 0 {
			entry.below = []inline{joined(numbers, " ")}
		}
		items = append(items, entry)
	}
	w.list(items...)
}

func (b *book) section(w *writer, d *index.Document, s policy.Section, block policy.Block) {
	w.heading(min(s.Level+1, 6), withMarker(block, w.whole(block.Text)), "#section-"+s.Label+" .section")
	theme := b.ix.Theme(s.Theme)
	if theme == nil || d.Theme(s.Theme).Block == s.Heading {
		return
	}
	w.para("On theme " + w.link(b.themeName(theme), themePath(theme)) + ": " + escape(s.Why) + ".")
}

// declaredTheme writes an item of the list of themes, with what it cites.
func (b *book) declaredTheme(w *writer, d *index.Document, block int) {
	for i := range d.Themes {
		if d.Themes[i].Block != block {
			continue
		}
		w.quote(b.declaration(w, index.Declared{Document: d, Theme: &d.Themes[i], Finding: &d.Findings.Themes[i]}))
		items := []inline{"Theme " + w.link(b.themeName(b.ix.Theme(d.Themes[i].ID)), themePath(b.ix.Theme(d.Themes[i].ID)))}
		items = append(items, b.citedItems(w, &d.Findings.Themes[i])...)
		w.lines(items...)
		return
	}
	w.quote(withMarker(d.Blocks[block], w.whole(d.Blocks[block].Text)))
}

// declaration writes a theme as its document declares it.
func (b *book) declaration(w *writer, t index.Declared) inline {
	block := t.Document.Blocks[t.Theme.Block]
	return withMarker(block, w.published(block.Text, all(block.Text), b.marks(t.Finding, 0)))
}

// citeBox says how to cite the document and its points.
func (b *book) citeBox(w *writer, d *index.Document) {
	record := cite.Of(d.Document, b.ix.Site, documentPath(d))
	w.heading(2, "Cite this document", "#cite .cite")
	w.para(escape(record.Text()))
	if len(d.Points) > 0 {
		p := d.Points[len(d.Points)-1]
		w.para(inline(fmt.Sprintf("A point is cited by its number and its address: “point %s (numbered by precis)”, %s.", escape(p.Label), w.link("this page with its anchor", pointPath(p)))))
	}
	w.code("bibtex", record.BibTeX())
}
