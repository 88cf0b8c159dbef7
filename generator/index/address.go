package index

import "precis/generator/policy"

// Addresses gives every address of a document and of a place in one that is
// cited and leads somewhere: "DOCUMENT" and "DOCUMENT#ANCHOR", of documents and
// numbers that are no more, too.
func (ix *Index) Addresses() map[string]bool {
	all := make(map[string]bool)
	for _, d := range ix.Documents {
		all[d.ID] = true
		for _, p := range d.Points {
			all[d.ID+"#"+p.Anchor] = true
		}
		for _, s := range d.Sections {
			if s.Heading >= 0 {
				all[d.ID+"#"+policy.SectionAnchor(s.Label)] = true
			}
		}
		addFormer(all, d.ID, d.Former)
	}
	for _, gone := range ix.Departed {
		all[gone.ID] = true
		addFormer(all, gone.ID, gone.Former)
	}
	return all
}

func addFormer(all map[string]bool, document string, former []policy.Former) {
	for _, f := range former {
		all[document+"#"+f.Anchor] = true
	}
}
