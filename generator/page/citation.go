package page

import (
	"slices"

	"precis/generator/address"
	"precis/generator/cite"
	"precis/generator/index"
	"precis/generator/policy"
)

// citeAnchor is where each page of a document says how it is cited.
const citeAnchor = "#cite"

// works gives what some points cite and a library would have.
func (b *book) works(points []*index.Point) []Work {
	seen := make(map[string]bool)
	var works []Work
	for _, p := range points {
		for _, c := range p.Finding.Citations {
			r := b.ix.Reference(c.Reference)
			if r == nil || seen[r.ID] || r.Kind == policy.Body || r.Kind == policy.Goal {
				continue
			}
			seen[r.ID] = true
			works = append(works, Work{r.Title, r.Address})
		}
	}
	return works
}

// inOrder gives the references that something is known of, by their IDs, in the
// order of all references. It does not look through all of them: there are as
// many as there are documents, and it is asked for each document.
func inOrder[T any](b *book, known map[string]T) []*index.Reference {
	var references []*index.Reference
	for id := range known {
		if r := b.ix.Reference(id); r != nil {
			references = append(references, r)
		}
	}
	slices.SortFunc(references, func(x, y *index.Reference) int { return b.referenceOrder[x] - b.referenceOrder[y] })
	return references
}

// worksCited lists what points of a page cite with where each work stands, for
// who reads it on paper.
func (b *book) worksCited(w *writer, points []*index.Point) {
	places := make(map[string][]inline) // by reference
	for _, p := range points {
		place := w.link(escape(p.Label), p.Address())
		for _, c := range p.Finding.Citations {
			if of := places[c.Reference]; len(of) == 0 || of[len(of)-1] != place {
				places[c.Reference] = append(of, place)
			}
		}
	}
	var items []inline
	for _, r := range inOrder(b, places) {
		line := b.referenceLink(w, r)
		switch symbol := b.symbolOf(r); {
		case symbol == "":
		case b.ix.HasPage(r):
			line += ", " + symbol
		case r.Symbol != r.Name():
			line = escape(r.Name()) + ", " + symbol // which leads to the work, as the name would
		}
		if r.Address != "" {
			line += ", " + external("on the web", r.Address)
		}
		items = append(items, line+": "+joined(places[r.ID], ", "))
	}
	if len(items) == 0 {
		return
	}
	w.heading(2, "Works and bodies cited", "#cited .cited")
	w.lines(items...)
}

// citeBox says how to cite the document and its points, in words and for
// reference managers.
func (b *book) citeBox(w *writer, d *index.Document, part Part) {
	record := cite.Of(d.Document, b.ix.Site, d.Path())
	w.heading(2, "Cite this document", "#cite .cite")
	w.para(escape(record.Text()))
	if points := part.points(d); len(points) > 0 {
		p := points[len(points)-1]
		point := cite.Point(d.Document, p.Point, b.ix.Site, d.Path())
		line := "A point is cited by its number, and has an address of its own: " + w.link(escape(point.Locator), p.Address())
		if b.ix.Site.Base != "" {
			line += ", " + escape(point.Address)
		}
		w.para(line + ".")
	}
	w.heading(3, "For reference managers: BibTeX, RIS, CSL-JSON", ".fold .forms")
	for _, form := range record.Forms() {
		name := inline(form.Name)
		if !b.ix.IsVast() { // there one file has all documents
			name = w.file(name, citationPath(d, form))
		}
		w.para("As " + name + ":")
		w.code("text {."+form.Class+"}", form.Text)
	}
}

// citationPath is the file with a document's citation in one form.
func citationPath(d *index.Document, f cite.Form) string {
	return address.Folder + d.ID + f.Extension
}
