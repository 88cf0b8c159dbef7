package page

import (
	"fmt"
	"strings"

	"precis/generator/address"
	"precis/generator/index"
	"precis/generator/policy"
)

// formerAddresses says at the foot of a document what became of the numbers
// that its text bears no more. Each is found at the address that it had.
func (b *book) formerAddresses(w *writer, d *index.Document) {
	if len(d.Former) == 0 {
		return
	}
	w.heading(2, "Numbers that the text bears no more", "#former .group")
	w.para("A number that was given is not given again. At its address stands here what became of it.")
	b.former(w, d.Former)
}

func (b *book) former(w *writer, list []policy.Former) {
	for _, f := range list {
		w.heading(3, escape(policy.Called(f.Label, f.Own, f.Section)), "#"+f.Anchor+" .former")
		began := inline("")
		if f.Opening != "" {
			began = " It began: " + quoted(policy.Opened(f.Opening))
			if !policy.EndsSentence(f.Opening) {
				began += "."
			}
		}
		place, stands := b.placeOf(w, f.To)
		switch {
		case f.To == "":
			w.para("Withdrawn: the words that stood here are not in the text anymore." + began)
		case stands:
			w.para("Its words now stand at " + place + "." + began)
		default:
			w.para("What became of it is said at " + place + "." + began)
		}
	}
}

// placeOf leads to an anchor of a document by what it is called there, and
// tells whether a point or a section stands there.
func (b *book) placeOf(w *writer, id string) (place inline, stands bool) {
	document, anchor, _ := strings.Cut(id, "#")
	d := b.byID[document]
	if d == nil {
		return w.link(escape(anchor), address.Place(id)), false
	}
	name := anchor
	for _, f := range d.Former {
		if f.Anchor == anchor {
			name = policy.Called(f.Label, f.Own, f.Section)
		}
	}
	for _, s := range d.Sections {
		if policy.SectionAnchor(s.Label) == anchor && s.Heading >= 0 {
			name, stands = "Section "+s.Label, true
		}
	}
	for _, p := range d.Points {
		if p.Anchor == anchor {
			name, stands = numberOf(p), true
		}
	}
	return w.link(escape(name+" of "+excerpt(d.Title, 8)), d.Address(anchor)), stands
}

// departed keeps the addresses of documents that the site once had: they lead
// on to the document that the text is now, or say that it was withdrawn.
func (b *book) departed() {
	for _, gone := range b.ix.Departed {
		p := Page{
			Path: address.Document(gone.ID), Kind: Document, Gone: true, Title: "Withdrawn: " + gone.ID,
			Description: "The text that stood here is not part of this site anymore.",
			Crumbs:      []Link{{"Documents", "documents/index.html"}},
		}
		source := p
		source.Path, source.Moved = "sources/"+gone.ID+".html", p.Path
		to := b.byID[gone.To]
		if to != nil {
			p.Title, p.Description, p.Moved = "Moved: "+to.Title, description(fmt.Sprintf("This document now stands at another address: %s.", to.Title)), to.Path()
			source.Title, source.Description, source.Moved = "Moved: the text of "+to.Title, p.Description, sourcePath(to)
			if !b.ix.HasTextPage(to) {
				source.Moved = to.Path() // its text has no page
			}
		}
		b.add(p, func(w *writer) {
			w.heading(1, escape(p.Title), "")
			if to != nil {
				w.para("This document now stands at another address: " + w.link(escape(to.Title), to.Path()) + ". Its numbers and their anchors are the same there.")
			} else {
				w.para("The text that stood here is not part of this site anymore. The numbers that its points had lead to what became of them.")
			}
			if len(gone.Former) > 0 {
				w.heading(2, "Its numbers", "#former .group")
				b.former(w, gone.Former)
			}
		})
		b.add(source, func(w *writer) {
			w.heading(1, escape(source.Title), "")
			w.para(w.link("What became of it", source.Moved))
		})
	}
}
