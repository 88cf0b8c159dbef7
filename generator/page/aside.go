package page

import (
	"fmt"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// mostPlaces is how many lines a piece of furniture is shown to stand on.
const mostPlaces = 30

// lineByLine writes a table, a list of contents or an address as it stands.
func (w *writer) lineByLine(text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	fmt.Fprintf(w, "\n> %stext\n", fence)
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(w, "> %s\n", strings.TrimRight(strings.Map(visible, line), " "))
	}
	fmt.Fprintf(w, "> %s\n", fence)
}

// visible leaves out what would end a line of Markdown or hide in it.
func visible(r rune) rune {
	switch {
	case r == '\t':
		return r
	case r < ' ' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return ' '
	}
	return r
}

// noteMarks are the marks of a block that lead to notes.
func noteMarks(d *index.Document, block int) []mark {
	marks := make([]mark, 0, len(d.Blocks[block].Notes))
	for _, n := range d.Blocks[block].Notes {
		m := mark{target: notePath(d, n.Block), title: "Note of the text", sign: d.File.Slice(n.Span)}
		m.Start, m.End = n.At, n.At
		marks = append(marks, m)
	}
	return marks
}

// notePath is where a note stands.
func notePath(d *index.Document, block int) string {
	return d.BlockPath(block) + "#" + noteAnchor(block)
}

func noteAnchor(block int) string { return fmt.Sprintf("note-%d", block) }

// words writes the words of a block, its marker and its note marks.
func (b *book) words(w *writer, d *index.Document, block int) inline {
	text := d.Blocks[block].Text
	return withMarker(d.Blocks[block], w.published(text, all(text), noteMarks(d, block)))
}

// notes writes at the foot of a page the notes that stand in its part of the text.
func (b *book) notes(w *writer, d *index.Document, part Part) {
	said := false
	for i := part.From; i < part.To; i++ {
		block := d.Blocks[i]
		if block.Kind != policy.NoteBlock {
			continue
		}
		if !said {
			said = true
			w.heading(2, "Notes", "#notes .group")
			w.para("The text’s own notes. Where one mark alone can belong to a note, the mark in the text leads to it.")
		}
		title := "Note " + escape(strings.Trim(block.Marker, "[]^:/.) "))
		if block.Marker == "" {
			title = "Note, continued"
		}
		w.heading(3, title, "#"+noteAnchor(i)+" .note")
		if block.Text.Text != "" {
			w.quote(b.words(w, d, i))
		}
	}
}

// furniture lists what belongs to the pages of a text: folded, with the lines
// that it stands on.
func (b *book) furniture(w *writer, d *index.Document, part Part) {
	type piece struct {
		lines  []inline
		reason string
		more   int
	}
	found := make(map[string]*piece)
	var order []string
	n := 0
	for _, block := range d.Blocks[part.From:part.To] {
		if block.Kind != policy.FurnitureBlock {
			continue
		}
		n++
		text := strings.Join(strings.Fields(block.Text.Text), " ")
		p := found[text]
		if p == nil {
			p = &piece{reason: block.Reason}
			found[text] = p
			order = append(order, text)
		}
		if len(p.lines) == mostPlaces {
			p.more++
			continue
		}
		line := d.File.LineAt(block.Span.Start)
		number := inline(grouped(line))
		if b.ix.HasTextPage(d) {
			number = w.link(number, fmt.Sprintf("%s#L%d", sourcePath(d), line))
		}
		p.lines = append(p.lines, number)
	}
	if n == 0 {
		return
	}
	w.heading(2, inline(count(n, "line")+" of the page and not of the text"), "#furniture .fold")
	w.para("Running heads, page numbers and codes stand apart here, so that they break no paragraph. Nothing else was left out.")
	var items []inline
	for _, text := range order {
		p := found[text]
		line := quoted(text) + ", line "
		if len(p.lines) > 1 {
			line = quoted(text) + ", lines "
		}
		line += joined(p.lines, ", ")
		if p.more > 0 {
			line += inline(fmt.Sprintf(" and %s more", grouped(p.more)))
		}
		items = append(items, line+": "+escape(p.reason))
	}
	w.lines(items...)
}
