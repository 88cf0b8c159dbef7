package index

import (
	"cmp"
	"maps"
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
	here := hereBy(ix.Documents)
	for _, r := range ix.References {
		here.find(r)
	}
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

// here is the documents of the site by what a reference may be known by.
type here struct {
	symbols, reports map[string][]*Document // by the key of each symbol
	titles           map[string][]*Document // those without a symbol
	addresses        map[string][]*Document // likewise
}

func hereBy(documents []*Document) here {
	h := here{make(map[string][]*Document), make(map[string][]*Document), make(map[string][]*Document), make(map[string][]*Document)}
	add := func(to map[string][]*Document, key string, d *Document) {
		if key != "" {
			to[key] = append(to[key], d)
		}
	}
	for _, d := range documents {
		for _, s := range policy.Symbols(d.Facts.Symbol) {
			add(h.symbols, policy.SymbolKey(s), d)
		}
		for _, s := range policy.Symbols(d.Facts.Report) {
			add(h.reports, policy.SymbolKey(s), d)
		}
		if d.Facts.Symbol == "" {
			add(h.titles, d.Facts.Title, d)
			add(h.addresses, d.Facts.Address, d)
		}
	}
	return h
}

// find finds the documents of the site that a reference is or contains.
func (h here) find(r *Reference) {
	is, holds := make(map[*Document]bool), make(map[*Document]bool)
	note := func(in map[*Document]bool, documents []*Document) {
		for _, d := range documents {
			in[d] = true
		}
	}
	for _, s := range append(policy.Symbols(r.Symbol), r.Symbol) {
		if s != "" {
			note(is, h.symbols[policy.SymbolKey(s)])
			note(holds, h.reports[policy.SymbolKey(s)])
		}
	}
	if r.Symbol == "" {
		note(is, h.titles[r.Title])
		for _, d := range h.addresses[r.Address] {
			if strings.TrimPrefix(r.ID, "document-") == d.ID { // it is in the registry by its address
				is[d] = true
			}
		}
	}
	for d := range is {
		delete(holds, d)
	}
	r.Here, r.Holds = inOrder(is), inOrder(holds)
}

// inOrder gives some documents in the order of all.
func inOrder(some map[*Document]bool) []*Document {
	list := slices.Collect(maps.Keys(some))
	slices.SortFunc(list, func(a, b *Document) int { return cmp.Compare(a.place, b.place) })
	return list
}
