package index

import (
	"precis/generator/address"
	"precis/generator/policy"
)

// Path is the page of a document, from the site's root: of one with several
// pages the first.
func (d *Document) Path() string { return address.Document(d.ID) }

// PartPath is page n, from 0, of a document.
func (d *Document) PartPath(n int) string { return address.Part(d.ID, n) }

// Address is where an anchor of a document stands now.
func (d *Document) Address(anchor string) string {
	if d.Pages.IsWhole() {
		return d.Path() + "#" + anchor
	}
	return d.PartPath(d.places()[anchor]) + "#" + anchor
}

// placesOf gives the part of each anchor that is cited of a document, where
// that is not the first.
func placesOf(d *Document) map[string]int {
	places := make(map[string]int)
	for part, anchors := range d.Pages.Places(d.Document) {
		for _, anchor := range anchors {
			if part > 0 {
				places[anchor] = part
			}
		}
	}
	return places
}

// BlockPath is the page that a block of a document stands on.
func (d *Document) BlockPath(block int) string { return d.PartPath(d.Pages.OfBlock(block)) }

// SectionAddress is where a section with a heading begins, by its index.
func (d *Document) SectionAddress(section int) string {
	s := d.Sections[section]
	return d.BlockPath(s.Heading) + "#" + policy.SectionAnchor(s.Label)
}

// Path is the page that a point stands on, from the site's root.
func (p *Point) Path() string { return p.Document.BlockPath(p.Blocks[0]) }

// Address is where a point stands now.
func (p *Point) Address() string { return p.Path() + "#" + p.Anchor }

// Addresses gives every address of a document and of a place in one that is
// cited and leads somewhere, of documents and numbers that are no more, too:
// "DOCUMENT#ANCHOR" with what a reader calls the place, "DOCUMENT" with "".
func (ix *Index) Addresses() map[string]string {
	all := make(map[string]string)
	for _, d := range ix.Documents {
		all[d.ID] = ""
		for _, p := range d.Points {
			all[p.ID] = policy.Called(p.Label, p.Own, false)
		}
		for _, s := range d.Sections {
			if s.Heading >= 0 {
				all[d.ID+"#"+policy.SectionAnchor(s.Label)] = policy.Called(s.Label, false, true)
			}
		}
		addFormer(all, d.ID, d.Former)
	}
	for _, gone := range ix.Departed {
		all[gone.ID] = ""
		addFormer(all, gone.ID, gone.Former)
	}
	return all
}

func addFormer(all map[string]string, document string, former []policy.Former) {
	for _, f := range former {
		all[document+"#"+f.Anchor] = policy.Called(f.Label, f.Own, f.Section)
	}
}
