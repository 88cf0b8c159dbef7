package annotate

import (
	"slices"

	"precis/generator/numbered"
	"precis/generator/policy"
)

// acts are the works that a document cites by one number: of one body, or of
// several.
type acts []policy.Reference

func (a acts) with(work policy.Reference) acts {
	if slices.ContainsFunc(a, func(known policy.Reference) bool { return known.ID == work.ID }) {
		return a
	}
	return append(a, work)
}

// settleAct gives an act whose body is left out that of the only body of which
// the document elsewhere cites an act with the same number, and tells whether
// it did.
func (r *reading) settleAct(f *numbered.Found) bool {
	meant := r.acts[f.Number]
	if f.Open == "" || f.Number == "" || len(meant) != 1 {
		return false
	}
	f.Work, f.Open = meant[0], ""
	return true
}

// numberReason says for a reader how a numbered work was found.
func numberReason(c calling) string {
	if c.elsewhere {
		return "its number, with the body that this document names elsewhere"
	}
	return reasons[c.work.Method]
}
