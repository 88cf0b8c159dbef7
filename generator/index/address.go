package index

import (
	"precis/generator/address"
	"precis/generator/policy"
)

// Path is the page of a document, from the site's root.
func (d *Document) Path() string { return address.Document(d.ID) }

// Address is where an anchor of a document stands.
func (d *Document) Address(anchor string) string { return d.Path() + "#" + anchor }

// SectionAddress is where a section with a heading begins, by its index.
func (d *Document) SectionAddress(section int) string {
	return d.Path() + "#" + policy.SectionAnchor(d.Sections[section].Label)
}

// Path is the page that a point stands on, from the site's root.
func (p *Point) Path() string { return p.Document.Path() }

// Address is where a point stands.
func (p *Point) Address() string { return p.Path() + "#" + p.Anchor }

// Addresses gives every address of a document and of a place in one that is
// cited and leads somewhere, of documents and numbers that are no more, too:
// "DOCUMENT#ANCHOR" with what a reader calls the place, "DOCUMENT" with "".
func (ix *Index) Addresses() map[string]string {
	all := make(map[string]string)
	for _, d := range ix.Documents {
		all[d.ID] = ""
		for _, p := range d.Points {
			all[d.ID+"#"+p.Anchor] = policy.Called(p.Label, p.Own, false)
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
