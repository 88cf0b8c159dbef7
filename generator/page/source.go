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
		Crumbs:      []Link{{"Documents", "documents/index.html"}, {d.Title, d.Path()}},
	}, func(w *writer) {
		w.heading(1, "Text: "+escape(d.Title), "")
		how := inline("The publisher’s text, line by line, as it stands in the file ")
		if d.File.IsTaken() {
			how = "The publisher’s text, a paragraph a line, as it was taken out of the file "
		} else if d.File.Pruned {
			how = "The publisher’s text, line by line, without the marks that no reader of it is shown, out of the file "
		}
		w.para(how + inline("`"+d.File.Name+"`") + ". " + w.link("Read it numbered, with findings", d.Path()) + ".")
		w.code("text {#text .lines}", strings.ReplaceAll(d.File.LineByLine(), "\f", "")) // a page's end is no sign, nor one of XML
		links(w, d.File)
	})
}

// links lists where words of the text led when it was published. The address
// is not of the text, so it stands in precis's voice and under the text.
func links(w *writer, f *source.File) {
	if len(f.Links) == 0 {
		return
	}
	w.heading(2, "Links in the published text", "#links")
	w.para("Where words led when the text was published. Whether they still lead there is not known.")
	items := make([]item, len(f.Links))
	for i, l := range f.Links {
		words := strings.Join(strings.Fields(unmarkedWords.Replace(f.Slice(l.Words))), " ")
		items[i] = item{text: inline(fmt.Sprintf("Line %d: ", f.LineAt(l.Words.Start))) + "“" + escape(words) + "” leads to " + external(escape(l.Address), l.Address)}
	}
	w.list(items...)
}

// unmarkedWords leaves the marks of emphasis out of quoted words.
var unmarkedWords = strings.NewReplacer("*", "")
