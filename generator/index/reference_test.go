package index

import (
	"testing"

	"precis/generator/policy"
)

// What several documents say of a work that the registry does not list becomes
// one reference: the name, the year in its symbol and the date fill each other
// in, and the first counts.
func TestMadeWorks(t *testing.T) {
	document := func(works ...policy.Reference) *Document {
		return &Document{Document: &policy.Document{}, Findings: &policy.Findings{Works: works}}
	}
	made := madeWorks([]*Document{
		document(policy.Reference{ID: "s-res-1325", Title: "Security Council resolution 1325", Symbol: "S/RES/1325"}),
		document(
			policy.Reference{ID: "s-res-1325", Title: "Security Council resolution 1325 (2000)", Symbol: "S/RES/1325 (2000)", Year: 2000},
			policy.Reference{ID: "a-res-70-1", Title: "General Assembly resolution 70/1", Symbol: "A/RES/70/1"},
			policy.Reference{ID: "a-res-70-1", Title: "Transforming our world", Short: "General Assembly resolution 70/1", Symbol: "A/RES/70/1", Year: 2015, Date: "2015-09-25"},
			policy.Reference{ID: "a-res-70-1", Title: "General Assembly resolution 70/1", Symbol: "A/RES/70/1", Year: 2016, Date: "2016-01-01"},
		),
	})
	if r := made["s-res-1325"]; r.Title != "Security Council resolution 1325 (2000)" || r.Symbol != "S/RES/1325 (2000)" || r.Year != 2000 {
		t.Errorf("got %+v", r)
	}
	if r := made["a-res-70-1"]; r.Title != "Transforming our world" || r.Short == "" || r.Year != 2015 || r.Date != "2015-09-25" {
		t.Errorf("got %+v", r)
	}
}

// A document of the site is what its own symbol says, and stands in what its
// report's symbol says: either of two.
func TestFindHere(t *testing.T) {
	d := &Document{Document: &policy.Document{Facts: policy.Facts{Symbol: "A/73/L.6", Report: "E/2019/28-E/CN.7/2019/13"}}}
	is := &Reference{Reference: policy.Reference{Symbol: "A/73/L.6"}}
	holds := &Reference{Reference: policy.Reference{Symbol: "E/CN.7/2019/13"}}
	neither := &Reference{Reference: policy.Reference{Title: "A plan"}}
	ix := &Index{Documents: []*Document{d}, References: []*Reference{is, holds, neither}}
	ix.findHere()
	if len(is.Here) != 1 || len(is.Holds) != 0 || len(holds.Holds) != 1 || len(holds.Here) != 0 || len(neither.Here)+len(neither.Holds) != 0 {
		t.Errorf("got %d and %d, %d and %d, %d and %d", len(is.Here), len(is.Holds), len(holds.Here), len(holds.Holds), len(neither.Here), len(neither.Holds))
	}
}
