package intake

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// paragraph is one line of the text to be, and what the format says of it.
type paragraph struct {
	text string
	mark source.Mark
	gap  bool // an empty paragraph stood before it

	links []anchor // in order
}

// anchor is words that lead to an address outside.
type anchor struct{ words, address string }

// gatherer gathers paragraphs, one open at a time. The zero value is ready.
type gatherer struct {
	done  []paragraph
	open  strings.Builder // the paragraph being written; "\n" is a break in it
	mark  source.Mark     // what it will be
	begun bool            // the mark is settled
	thin  bool            // a character that is not bold stands in this line of it
	thins []bool          // likewise of the lines before this one
	space bool            // a space is due before the next word of flowing text
	gap   bool            // the last paragraph was empty
	links []anchor        // of the paragraph being written
}

// write adds text as it stands. Line ends in it are white space.
func (g *gatherer) write(text string, bold bool) {
	if strings.ContainsAny(text, "\r\n") {
		text = strings.NewReplacer("\r", " ", "\n", " ").Replace(text)
	}
	g.put(text, bold)
}

// flow adds text in which a run of white space is one space, as HTML and
// OpenDocument have it, and none at the edges of lines.
func (g *gatherer) flow(text string, bold bool) {
	for text != "" {
		end := strings.IndexAny(text, " \t\r\n\f")
		if end != 0 {
			if end < 0 {
				end = len(text)
			}
			g.put(text[:end], bold)
			text = text[end:]
			continue
		}
		g.space = true
		text = strings.TrimLeft(text, " \t\r\n\f")
	}
}

func (g *gatherer) put(text string, bold bool) {
	if text == "" {
		return
	}
	if g.space && g.open.Len() > 0 {
		g.open.WriteByte(' ')
	}
	g.space = false
	if !bold && strings.IndexFunc(text, unicode.IsGraphic) >= 0 && strings.TrimSpace(text) != "" {
		g.thin = true
	}
	g.open.WriteString(text)
}

// link reads words that lead to an address, which is kept when it leads to
// another place of the web and the words stand in one paragraph.
func (g *gatherer) link(address string, read func() error) error {
	from, done := g.open.Len(), len(g.done)
	err := read()
	u, bad := url.Parse(strings.TrimSpace(address))
	if bad != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(g.done) != done || g.open.Len() <= from {
		return err
	}
	if words := strings.TrimSpace(g.open.String()[from:]); words != "" && !strings.Contains(words, "\n") {
		g.links = append(g.links, anchor{words, strings.TrimSpace(address)})
	}
	return err
}

// lineBreak ends a line inside the paragraph.
func (g *gatherer) lineBreak() {
	g.open.WriteByte('\n')
	g.thins, g.thin, g.space = append(g.thins, g.thin), false, false
}

// take gives what was written, and forgets it.
func (g *gatherer) take() string {
	text := g.open.String()
	g.open.Reset()
	g.thins, g.thin, g.space, g.links = nil, false, false, nil
	return text
}

// end closes the paragraph. One without words leaves no trace.
func (g *gatherer) end() {
	mark, thins, links := g.mark, append(g.thins, g.thin), g.links
	text := g.take()
	g.mark, g.begun = source.Mark{}, false
	whole := mark.Form == source.Heading || mark.Form == source.Furniture
	lines := brokenLines(text, thins, whole)
	for i, line := range lines {
		if i > 0 {
			mark = following(mark)
		}
		mark.Strong = line.strong
		p := paragraph{text: line.text, mark: mark, gap: g.gap && i == 0}
		for at := 0; len(links) > 0; links = links[1:] {
			found := strings.Index(line.text[at:], links[0].words)
			if found < 0 {
				break
			}
			at += found + len(links[0].words)
			p.links = append(p.links, links[0])
		}
		g.done = append(g.done, p)
	}
	g.gap = len(lines) == 0
}

// line is a line of a paragraph, and whether all of it is bold.
type line struct {
	text   string
	strong bool
}

// brokenLines parts a paragraph at its line breaks, but for those in the midst
// of a sentence, where what follows begins with a small letter; or at none, if
// it is to stay whole. It is told which lines are not all bold.
func brokenLines(text string, thin []bool, whole bool) []line {
	var lines []line
	var open strings.Builder
	strong, gap := true, false
	flush := func() {
		if open.Len() > 0 {
			lines = append(lines, line{open.String(), strong})
		}
		open.Reset()
		strong = true
	}
	for i, part := range strings.Split(text, "\n") {
		part = strings.TrimFunc(part, unicode.IsSpace)
		if part == "" {
			gap = true
			continue
		}
		if first, _ := utf8.DecodeRuneInString(part); !whole && (gap || !unicode.IsLower(first)) {
			flush()
		}
		if open.Len() > 0 {
			open.WriteByte(' ')
		}
		open.WriteString(part)
		strong, gap = strong && !thin[i], false
	}
	flush()
	return lines
}

// headings gives headings their levels. A title before all of them is a level
// of its own, and they stand below it.
type headings struct{ titled, begun bool }

func (h *headings) title() int {
	h.titled = h.titled || !h.begun
	return 1
}

func (h *headings) heading(level int) int {
	h.begun = true
	if h.titled {
		return level + 1
	}
	return level
}

// following is the mark of a further line of what the mark is of.
func following(mark source.Mark) source.Mark {
	mark.Label = ""
	if mark.Form == source.Item {
		mark.Form = source.Continued
	}
	return mark
}

// mostCell is how many paragraphs a cell of a table may have. One that has
// more is no cell, but a column of a page laid out by a table.
const mostCell = 5

// row adds a row of a table: one line, the cells parted by tabs. A row of a
// single cell, or with a heading, a table, a footnote or a column of text in it,
// is layout: its paragraphs stand as they would without the table.
func (g *gatherer) row(cells [][]paragraph) {
	layout, words, strong := len(cells) == 1, false, true
	for _, cell := range cells {
		layout = layout || len(cell) > mostCell
		for _, p := range cell {
			switch p.mark.Form {
			case source.Heading, source.Table, source.Footnote, source.Furniture:
				layout = true
			}
			words, strong = true, strong && p.mark.Strong
		}
	}
	if layout || !words {
		for _, cell := range cells {
			g.done = append(g.done, cell...)
		}
		return
	}
	line := make([]string, len(cells))
	for i, cell := range cells {
		line[i] = strings.ReplaceAll(oneLine(cell), "\t", " ")
	}
	text := strings.TrimRight(strings.Join(line, "\t"), "\t")
	row := paragraph{text: text, mark: source.Mark{Form: source.Table, Strong: strong}}
	for _, cell := range cells {
		for _, p := range cell {
			row.links = append(row.links, p.links...)
		}
	}
	g.done = append(g.done, row)
}

// oneLine writes paragraphs in one line, their labels before them.
func oneLine(paragraphs []paragraph) string {
	var parts []string
	for _, p := range paragraphs {
		parts = append(parts, labelled(p))
	}
	return strings.Join(parts, " ")
}

func labelled(p paragraph) string {
	if p.mark.Label == "" || p.mark.Form == source.Footnote {
		return p.text
	}
	return p.mark.Label + " " + p.text
}

// footnote adds a footnote's paragraphs under its label.
func (g *gatherer) footnote(label string, body []paragraph) {
	mark := source.Mark{Form: source.Footnote, Label: label}
	for _, p := range body {
		g.done = append(g.done, paragraph{text: labelled(p), mark: mark, links: p.links})
		mark.Label = ""
	}
}

// furniture adds running heads and feet, each line once.
func (g *gatherer) furniture(lines []paragraph) {
	seen := map[string]bool{}
	for _, p := range lines {
		if text := labelled(p); !seen[text] {
			seen[text] = true
			g.done = append(g.done, paragraph{text: text, mark: source.Mark{Form: source.Furniture}})
		}
	}
}

// file makes the file of everything gathered.
func (g *gatherer) file(name string, raw []byte) *source.File {
	var text strings.Builder
	marks := make(map[int]source.Mark)
	var links []source.Link
	for i, p := range g.done {
		if i > 0 {
			text.WriteByte('\n')
		}
		at := 0
		for _, l := range p.links {
			if found := strings.Index(p.text[at:], l.words); found >= 0 {
				start := text.Len() + at + found
				links = append(links, source.Link{Words: source.Span{Start: start, End: start + len(l.words)}, Address: l.address})
				at += found + len(l.words)
			}
		}
		text.WriteString(p.text)
		if p.mark != (source.Mark{}) {
			marks[i+1] = p.mark
		}
	}
	file := source.Taken(name, raw, text.String(), marks)
	file.Links = links
	return file
}

// mostTyped is how long, in characters, the lines of a typescript are.
const mostTyped = 100

// typescript gives the text of a document in which a word processor was used
// as a typewriter, or into which plain text was pasted: it says nothing of any
// line, no line is long, and empty paragraphs part what belongs together. Its
// lines are no paragraphs, so it is read as plain text is.
func (g *gatherer) typescript() (string, bool) {
	var text strings.Builder
	gaps := 0
	for i, p := range g.done {
		if p.mark.Form != "" || utf8.RuneCountInString(p.text) > mostTyped {
			return "", false
		}
		if p.gap && i > 0 {
			gaps++
			text.WriteByte('\n')
		}
		text.WriteString(p.text + "\n")
	}
	return text.String(), gaps > 0
}

// document makes the file of a word processor's document.
func (g *gatherer) document(name string, raw []byte) *source.File {
	if text, ok := g.typescript(); ok {
		return source.Taken(name, raw, text, nil)
	}
	return g.file(name, raw)
}
