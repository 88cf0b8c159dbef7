package generator

import (
	"bytes"

	"precis/generator/address"
	"precis/generator/changes"
	"precis/generator/export"
	"precis/generator/page"
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
	for name := range ix.Addresses() {
		e.Addresses[address.Place(name)] = true
	}
	return e, append(found, faults...), nil
}
