package page

import (
	"fmt"
	"strings"

	"precis/generator/index"
	"precis/generator/source"
)

// source is the page with a seed's own text, every line numbered, so that
// each point can be held against what was published.
func (b *book) source(d *index.Document) {
	b.add(Page{
		Path: sourcePath(d), Kind: Document, Title: "Text: " + d.Title, Source: true, Document: d.Document,
		Description: description(fmt.Sprintf("The text of %s as published, line by line.", d.Title)),
		Crumbs:      []Link{{"Documents", "documents/index.html"}, {d.Title, documentPath(d)}},
	}, func(w *writer) {
		w.heading(1, "Text: "+escape(d.Title), "")
		how := inline("The publisher’s text, line by line, as it stands in the file ")
		if d.File.IsTaken() {
			how = "The publisher’s text, a paragraph a line, as it was taken out of the file "
		}
		w.para(how + inline("`"+d.File.Name+"`") + ". " + w.link("Read it numbered, with findings", documentPath(d)) + ".")
		w.code("text {#text .lines}", lineByLine(d.File))
	})
}

// lineByLine gives a file's text with one kind of line end, so that the page
// counts its lines as the file does. What a list or footnote shows as its
// marker, and a format keeps beside the text, stands before the line.
func lineByLine(f *source.File) string {
	var b strings.Builder
	b.Grow(len(f.Text))
	for n := 1; n <= f.Lines(); n++ {
		if n > 1 {
			b.WriteByte('\n')
		}
		if label := f.Marks[n].Label; label != "" {
			b.WriteString(label + " ")
		}
		b.WriteString(f.Slice(f.Line(n)))
	}
	return b.String()
}
