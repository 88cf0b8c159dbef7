package page

import (
	"fmt"

	"precis/generator/index"
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
		w.para("The publisher’s text, line by line, as it stands in the file " + inline("`"+d.File.Name+"`") + ". " + w.link("Read it numbered, with findings", documentPath(d)) + ".")
		w.code("text {#text .lines}", d.File.Text)
	})
}
