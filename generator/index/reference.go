package index

import (
	"cmp"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/vocab"
)

// Reference is a reference with the places that cite it.
type Reference struct {
	policy.Reference
	Listed  bool         // in the publisher's registry, and not only made known by the texts
	Cited   []Cited      // in reading order
	Sets    []*Reference // cited sets that it is a member of
	Members []*Reference // of a set, in the registry's order
	Here    []*Document  // the documents of this site that it is
	Holds   []*Document  // the documents of this site that it contains, as a report does
}

// Cited is one place that cites a reference: a point, or a theme as declared.
type Cited struct {
	Document *Document
	Point    *Point // nil when a theme cites
	Theme    *Theme // set when a theme cites
	Citation policy.Citation
}

// Points gives the points that cite the reference, each once.
func (r *Reference) Points() []*Point {
	var points []*Point
	for _, c := range r.Cited {
		if n := len(points); c.Point != nil && (n == 0 || points[n-1] != c.Point) {
			points = append(points, c.Point)
		}
	}
	return points
}

// addReferences files the citations, and gives the members of a cited set a
// place of their own. What the registry does not list is as the documents that
// cite it make it known.
func (ix *Index) addReferences(registry *vocab.Registry) {
	made := madeWorks(ix.Documents)
	at := func(id string) *Reference {
		if r := ix.references[id]; r != nil {
			return r
		}
		known := registry.Reference(id)
		listed := known != nil
		if !listed {
			known = made[id]
		}
		if known == nil {
			return nil
		}
		r := &Reference{Reference: *known, Listed: listed}
		ix.references[id] = r
		ix.References = append(ix.References, r)
		return r
	}
	cite := func(c Cited) {
		if r := at(c.Citation.Reference); r != nil {
			r.Cited = append(r.Cited, c)
		}
	}
	for _, d := range ix.Documents {
		for i := range d.Themes {
			for _, c := range d.Findings.Themes[i].Citations {
				cite(Cited{Document: d, Theme: ix.themes[d.Themes[i].ID], Citation: c})
			}
		}
		for _, p := range d.Points {
			for _, c := range p.Finding.Citations {
				cite(Cited{Document: d, Point: p, Citation: c})
			}
		}
	}
	for i := 0; i < len(ix.References); i++ { // grows while members are added
		set := ix.References[i]
		for _, id := range set.Reference.Members {
			if member := at(id); member != nil {
				set.Members = append(set.Members, member)
				member.Sets = append(member.Sets, set)
			}
		}
	}
	ix.findHere()
	lower := make(map[*Reference]string, len(ix.References))
	for _, r := range ix.References {
		lower[r] = strings.ToLower(r.Name())
	}
	slices.SortFunc(ix.References, func(a, b *Reference) int {
		return cmp.Or(cmp.Compare(lower[a], lower[b]), cmp.Compare(a.ID, b.ID))
	})
}

// Name is what lists call the reference.
func (r *Reference) Name() string { return cmp.Or(r.Short, r.Title) }

// madeWorks gathers the works that documents make known, each once. What one
// document says of a work fills in what another leaves out; the first counts.
func madeWorks(documents []*Document) map[string]*policy.Reference {
	made := make(map[string]*policy.Reference)
	for _, d := range documents {
		for _, work := range d.Findings.Works {
			known := made[work.ID]
			if known == nil {
				made[work.ID] = &work
				continue
			}
			if known.Short == "" && (work.Short != "" || len(work.Symbol) > len(known.Symbol)) {
				known.Title, known.Short = work.Title, work.Short
			}
			if len(work.Symbol) > len(known.Symbol) { // with the year that belongs to it
				known.Symbol = work.Symbol
			}
			if known.Date == "" {
				known.Date = work.Date
			}
			if known.Year == 0 || known.Date == work.Date && known.Date != "" {
				known.Year = work.Year
			}
		}
	}
	return made
}

// findHere finds the documents of the site that each reference is or contains.
// There are as many references as documents, so each asks only the documents
// that share a symbol, a title or an address with it.
func (ix *Index) findHere() {
	known := make(map[string][]int) // documents by what they can be known by
	for i, d := range ix.Documents {
		for _, key := range append(symbolKeys(d.Facts.Symbol, d.Facts.Report), d.Facts.Title, d.Facts.Address) {
			if key != "" {
				known[key] = append(known[key], i)
			}
		}
	}
	for _, r := range ix.References {
		var at []int
		for _, key := range append(symbolKeys(r.Symbol), policy.SymbolKey(r.Symbol), r.Title, r.Address) {
			at = append(at, known[key]...)
		}
		slices.Sort(at)
		for _, i := range slices.Compact(at) {
			r.meet(ix.Documents[i])
		}
	}
}

// symbolKeys gives what symbols are compared by.
func symbolKeys(symbols ...string) []string {
	var keys []string
	for _, symbol := range symbols {
		for _, s := range policy.Symbols(symbol) {
			keys = append(keys, policy.SymbolKey(s))
		}
	}
	return keys
}

// meet notes a document of the site that the reference is or contains.
func (r *Reference) meet(d *Document) {
	own := append(symbolKeys(r.Symbol), policy.SymbolKey(r.Symbol))
	shares := func(symbol string) bool {
		return slices.ContainsFunc(symbolKeys(symbol), func(key string) bool { return key != "" && slices.Contains(own, key) })
	}
	switch f := d.Facts; {
	case shares(f.Symbol), f.Symbol == "" && r.Symbol == "" && f.Title != "" && f.Title == r.Title:
		r.Here = append(r.Here, d)
	case f.Symbol == "" && r.Symbol == "" && f.Address != "" && f.Address == r.Address && strings.TrimPrefix(r.ID, "document-") == d.ID:
		r.Here = append(r.Here, d) // it is in the registry by its address
	case shares(f.Report):
		r.Holds = append(r.Holds, d)
	}
}
