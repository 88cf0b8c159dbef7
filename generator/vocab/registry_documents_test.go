package vocab

import (
	"testing"

	"precis/generator/policy"
)

// Documents of the site stand in the registry once, by what their publisher
// says of them; titles that could mean something else are no names.
func TestWithDocuments(t *testing.T) {
	registry := &Registry{References: []policy.Reference{
		{ID: "known", Symbol: "A/RES/64/182"},
		{ID: "lakes", Title: "Lakes"},
	}}
	document := func(id string, facts policy.Facts) *policy.Document {
		return &policy.Document{ID: id, Title: id, Facts: facts}
	}
	with := registry.With([]*policy.Document{
		document("same-symbol", policy.Facts{Symbol: "A/RES/64/182", Title: "Outcome of the First Meeting"}),
		document("lakes", policy.Facts{Symbol: "A/73/L.6", Title: "Report on the Lakes of Europe", Date: "2018-10-26"}),
		document("short-title", policy.Facts{Title: "Lakes today"}),
		document("twin", policy.Facts{Title: "Summary of the Annual Meeting"}),
		document("other-twin", policy.Facts{Title: "Summary of the Annual Meeting"}),
		document("nothing-said", policy.Facts{}),
	})
	var ids []string
	for _, r := range with.References {
		ids = append(ids, r.ID)
	}
	if len(ids) != 3 || ids[0] != "document-lakes" {
		t.Fatalf("the registry lists %q", ids)
	}
	if r := with.Reference("document-lakes"); r.Year != 2018 || len(r.Names) != 1 || r.Symbol != "A/73/L.6" {
		t.Errorf("got %+v", r)
	}
	if len(registry.References) != 2 {
		t.Error("the publisher's registry was changed")
	}
}
