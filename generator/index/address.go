package index

import "precis/generator/policy"

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
