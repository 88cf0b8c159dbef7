package page

import (
	"cmp"
	"fmt"
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
)

func (b *book) documents() {
	b.listing(Page{
		Path: "documents/index.html", Kind: Index, Title: "Documents",
		Description: description(fmt.Sprintf("%s as published, with every point numbered and its findings beside it.", count(len(b.ix.Documents), "text"))),
	}, nil, b.documentGroups)
	for i, d := range b.ix.Documents {
		for n := range d.Pages.Parts {
			p := b.documentPage(i, n)
			b.pages = append(b.pages, &p)
		}
		if b.ix.HasTextPage(d) {
			b.source(d)
		}
	}
}

// documentPage is page n, from 0, of a document by its place in the index.
func (b *book) documentPage(i, n int) Page {
	d := b.ix.Documents[i]
	part := partOf(d, n)
	p := Page{
		Path: d.PartPath(n), Kind: Document, Title: d.Title, Document: d.Document, Part: part,
		Description: description(documentDescription(d)),
		Crumbs:      []Link{{"Documents", "documents/index.html"}},
		Cited:       b.works(part.points(d)),
	}
	if !b.isTerse() {
		p.Topics = b.topicLabels(part.points(d))
	}
	switch {
	case n > 0:
		p.Title, p.Description = partTitle(d, part), description(partDescription(d, part))
		p.Crumbs = append(p.Crumbs, Link{d.Title, d.Path()})
		p.Previous = &Link{fmt.Sprintf("Part %d", n), d.PartPath(n - 1)}
	case i > 0:
		p.Previous = &Link{b.ix.Documents[i-1].Title, b.ix.Documents[i-1].Path()}
	}
	switch {
	case n+1 < part.Of:
		p.Next = &Link{fmt.Sprintf("Part %d", n+2), d.PartPath(n + 1)}
	case i+1 < len(b.ix.Documents):
		p.Next = &Link{b.ix.Documents[i+1].Title, b.ix.Documents[i+1].Path()}
	}
	return b.page(p, func(w *writer) { b.document(w, d, part) })
}

// listed gives the documents in the order of lists: that of the index, with
// those last in which no point was found.
func (b *book) listed() []*index.Document {
	documents := slices.Clone(b.ix.Documents)
	slices.SortStableFunc(documents, func(x, y *index.Document) int {
		return cmp.Compare(min(1, len(y.Points)), min(1, len(x.Points)))
	})
	return documents
}

func (b *book) documentGroups(*writer) []group {
	var entries []entry
	for _, d := range b.listed() {
		entries = append(entries, lineEntry(func(w *writer) inline { return b.documentLine(w, d) }))
	}
	return []group{{entries: entries}}
}

// topicLabels names the topics of some points, in the order of all topics.
func (b *book) topicLabels(points []*index.Point) []string {
	var topics []*index.Topic
	seen := make(map[*index.Topic]bool)
	for _, p := range points {
		for _, a := range p.Finding.Topics {
			if t := b.ix.Topic(a.Topic); t != nil && !seen[t] {
				seen[t] = true
				topics = append(topics, t)
			}
		}
	}
	slices.SortFunc(topics, func(x, y *index.Topic) int { return b.topicOrder[x] - b.topicOrder[y] })
	labels := make([]string, len(topics))
	for i, t := range topics {
		labels[i] = t.Label
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
	line := w.link(escape(b.names[d]), d.Path())
	if !policy.EndsSentence(b.names[d]) {
		line += "."
	}
	if facts := factsLine(b.ix.Site, d); facts != "" {
		line += " " + facts
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

// document writes a page of the text as published, numbered, with the findings
// of each point behind it. What stands at the foot of a page is of that page.
func (b *book) document(w *writer, d *index.Document, part Part) {
	body := &bodyWriter{
		book: b, writer: w, document: d, part: part, nextSection: part.FirstSection, nextPoint: part.FirstPoint,
		declared: make(map[int]int),
	}
	for i, t := range d.Themes {
		if t.Block >= part.From && t.Block < part.To {
			body.declared[t.Block] = i
		}
	}
	first := part.From
	if part.Number == 0 {
		first = b.beginning(w, d, part)
	} else {
		b.goesOn(w, d, part)
		body.led = true
		if p := begun(d, part); p != nil {
			b.pointGoesOn(w, p, part)
			body.inPoint = true
		}
	}
	for i := first; i < part.To; i++ {
		body.block(i)
	}
	if !body.led {
		body.lead()
	}
	b.notes(w, d, part)
	if part.Number+1 == part.Of {
		b.formerAddresses(w, d)
	}
	b.worksCited(w, part.points(d))
	b.furniture(w, d, part)
	b.citeBox(w, d, part)
	b.partLinks(w, d, part)
}

// beginning writes what stands above the text's first section, and gives the
// first block behind the title.
func (b *book) beginning(w *writer, d *index.Document, part Part) (first int) {
	title, published := escape(d.Title), ""
	for i, block := range d.Blocks[:part.To] { // what stands above the title comes before it
		if block.Kind == policy.TitleBlock {
			title, published, first = b.words(w, d, i), ".published", i+1
			break
		}
	}
	for i := range max(0, first-1) {
		b.unnumbered(w, d, i)
	}
	w.heading(1, title, published)
	w.para(factsLine(b.ix.Site, d))
	w.para(b.howToRead(w, d))
	b.alike(w, d)
	return first
}

// unnumbered writes a block that is no heading, theme or point.
func (b *book) unnumbered(w *writer, d *index.Document, block int) {
	switch kind := d.Blocks[block].Kind; {
	case kind.IsLineByLine():
		w.lineByLine(d.Blocks[block].Text.Text)
	case kind == policy.LeadBlock || kind == policy.ClosingBlock:
		w.quote(b.words(w, d, block))
	}
	// A rule has no words: the page parts sections in its own way. Notes and
	// furniture stand at the foot.
}

// bodyWriter writes the blocks behind the title. It remembers how far it is.
type bodyWriter struct {
	book        *book
	writer      *writer
	document    *index.Document
	part        Part
	nextSection int         // by its index
	nextPoint   int         // likewise
	led         bool        // the contents stand above
	declared    map[int]int // by block, the theme that it declares
	inPoint     bool        // what is written now would stand inside the last point
}

// lead leads from the first page of a document to all that stands in it. It
// stands above the first section or point.
func (b *bodyWriter) lead() {
	b.led = true
	if b.part.IsParted() {
		b.book.partsOf(b.writer, b.document)
	}
	b.book.contents(b.writer, b.document, b.part)
}

func (b *bodyWriter) block(i int) {
	d := b.document
	block := d.Blocks[i]
	point := b.nextPoint < len(d.Points) && d.Points[b.nextPoint].Blocks[0] == i
	if !b.led && (block.Kind == policy.HeadingBlock || point) {
		b.lead()
	}
	switch {
	case block.Kind == policy.HeadingBlock:
		for d.Sections[b.nextSection].Heading != i {
			b.nextSection++
		}
		_, declares := b.declared[i]
		b.book.section(b.writer, d, d.Sections[b.nextSection], declares)
		b.inPoint = false
	case block.Kind == policy.ThemeBlock:
		b.themeBlock(i)
	case point:
		b.book.point(b.writer, d.Points[b.nextPoint], b.part, pointLevel(d.Sections[d.Points[b.nextPoint].Section]))
		b.nextPoint++
		b.inPoint = true
	default:
		if name := unnumberedName(block.Kind); name != "" && b.inPoint {
			b.writer.heading(pointLevel(d.Sections[d.Points[b.nextPoint-1].Section]), name, fmt.Sprintf("#block-%d .group", i))
			b.inPoint = false
		}
		b.book.unnumbered(b.writer, d, i)
	}
}

// unnumberedName is how the page calls what stands behind a point and is not of it;
// "" for what stands at the foot.
func unnumberedName(kind policy.Kind) inline {
	switch kind {
	case policy.TableBlock:
		return "Table"
	case policy.ContentsBlock:
		return "Contents of the text"
	case policy.ContactBlock:
		return "Names, address or signature"
	case policy.ClosingBlock:
		return "Close"
	case policy.LeadBlock:
		return "Between points"
	}
	return ""
}

// sectionLevel is the level of a section's heading. Below it there is room for
// a point and its folds.
func sectionLevel(s policy.Section) int { return min(s.Level+1, 4) }

// pointLevel is the level of a point's heading: one below its section's.
func pointLevel(s policy.Section) int {
	if s.Heading < 0 {
		return 2
	}
	return sectionLevel(s) + 1
}

func (b *book) howToRead(w *writer, d *index.Document) inline {
	text := inline(count(len(d.Points), "point")) + ". "
	if len(d.Points) > 0 {
		text += escape(whoNumbers(d)) + " "
	}
	published := "every word, in order"
	switch {
	case b.ix.HasTextPage(d):
		published = string(w.link("line by line", sourcePath(d)))
	case b.ix.IsTextFile(d):
		published = string(w.file("the file", textPath(d)))
	}
	text += inline(fmt.Sprintf("The words in serif type are the publisher’s and stand as published (%s); beside them stands what was found in them, and why.", published))
	if b.ix.IsLarge() {
		text += " Words that tell who speaks or what was done with a view lead to the list of all such words."
	}
	if b.ix.IsVast() && len(d.Points) > 0 {
		if d.Attributed {
			text += " Where there are none of them, no speaker was found."
		} else {
			text += " Who speaks was not looked for in this language."
		}
	}
	return text
}

// whoNumbers says whose the numbers of a document's points are.
func whoNumbers(d *index.Document) string {
	own, again := 0, false
	for _, p := range d.Points {
		if p.Own {
			own++
			again = again || p.Anchor != policy.NumberedBy(p.Number)
		}
	}
	text := ""
	switch {
	case own == 0: // what numbers a text has, in whatever form, only its reader can tell
		return "The numbers that lead the points are ours, given so that a point can be cited; numbers within the text are its own."
	case own == len(d.Points):
		text = "The numbers are the document’s own: cite a point as its paragraph."
	default:
		text = fmt.Sprintf("%s bear the document’s own numbers and are cited as its paragraphs; the numbers with a letter are ours, for what the document does not number.", grouped(own))
	}
	if again {
		text += " Where the document gives a number again, or gives a point another number than it had, the address has a count behind it or keeps the number that it had."
	}
	return text
}

// section opens a section. It says which theme it is on, unless its heading
// declares the theme.
func (b *book) section(w *writer, d *index.Document, s policy.Section, declares bool) {
	w.heading(sectionLevel(s), b.words(w, d, s.Heading), "#"+policy.SectionAnchor(s.Label)+" .section")
	theme := b.ix.Theme(s.Theme)
	if theme == nil || declares {
		return
	}
	w.para("On theme " + w.link(b.themeName(theme), themePath(theme)) + ": " + escape(s.Why) + ".")
}

// themeBlock writes an item of the list of themes, with what it cites.
func (b *bodyWriter) themeBlock(block int) {
	d := b.document
	i, declares := b.declared[block]
	if !declares {
		b.writer.quote(b.book.words(b.writer, d, block))
		return
	}
	theme, finding := &d.Themes[i], &d.Findings.Themes[i]
	b.writer.quote(b.book.declaration(b.writer, index.Declared{Document: d, Theme: theme, Finding: finding}))
	of := b.book.ix.Theme(theme.ID)
	items := []inline{"Theme " + b.writer.link(b.book.themeName(of), themePath(of))}
	if cited := b.book.citedLinks(b.writer, finding); len(cited) > 0 {
		items = append(items, "Cites "+joined(cited, " · "))
	}
	b.writer.lines(append(items, b.book.citedReasons(finding)...)...)
}

// declaration writes a theme as its document declares it.
func (b *book) declaration(w *writer, t index.Declared) inline {
	block := t.Document.Blocks[t.Theme.Block]
	marks := append(b.marks(t.Finding, 0), noteMarks(t.Document, t.Theme.Block)...)
	return withMarker(block, w.published(block.Text, all(block.Text), marks))
}
