package generator

import (
	"bytes"

	"precis/generator/changes"
	"precis/generator/export"
	"precis/generator/index"
	"precis/generator/page"
	"precis/generator/policy"
	"precis/generator/source"
)

// Edition gives what a site made of the seeds would publish, to be compared
// with another. It is nil when the diagnostics hold an error.
func Edition(c Config) (*changes.Edition, source.Diagnostics, error) {
	ix, found, err := Collect(c)
	if err != nil || ix == nil || found.Err() != nil {
		return nil, found, err
	}
	var data bytes.Buffer
	if err := export.Points(&data, ix); err != nil {
		return nil, found, err
	}
	points, faults := changes.Read(c.Name, data.Bytes())
	e := &changes.Edition{Points: points, Addresses: make(map[string]bool)}
	for _, p := range page.All(ix, page.Options{}) {
		e.Addresses[p.Path] = true
	}
	for _, d := range ix.Documents {
		addAnchors(e, d)
	}
	for _, gone := range ix.Departed {
		addFormer(e, gone.ID, gone.Former)
	}
	return e, append(found, faults...), nil
}

func addAnchors(e *changes.Edition, d *index.Document) {
	at := "documents/" + d.ID + ".html#"
	for _, p := range d.Points {
		e.Addresses[at+p.Anchor] = true
	}
	for _, s := range d.Sections {
		if s.Heading >= 0 {
			e.Addresses[at+policy.SectionAnchor(s.Label)] = true
		}
	}
	addFormer(e, d.ID, d.Former)
}

func addFormer(e *changes.Edition, document string, former []policy.Former) {
	for _, f := range former {
		e.Addresses["documents/"+document+".html#"+f.Anchor] = true
	}
}
