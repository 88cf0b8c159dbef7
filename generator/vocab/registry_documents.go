package vocab

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"precis/generator/policy"
)

// With gives a registry that also lists the documents of the site themselves,
// by the symbol, title and address that their publisher gives, so that one that
// cites another is found to do so. What the registry lists already, by its
// symbol or title, gets no more than the address, where it has none; titles
// that two documents share are no names.
func (r *Registry) With(documents []*policy.Document) *Registry {
	taken := make(map[string]bool) // ids, symbols and names
	for _, known := range r.References {
		taken[known.ID], taken[known.Title] = true, true
		for _, symbol := range policy.Symbols(known.Symbol) {
			taken[policy.SymbolKey(symbol)] = true
		}
		for _, name := range known.Names {
			taken[name.Text] = true
		}
	}
	titles := make(map[string]int)
	for _, d := range documents {
		titles[d.Facts.Title]++
	}
	with := &Registry{References: slices.Clone(r.References), Unsettled: r.Unsettled}
	for _, d := range documents {
		f := d.Facts
		named := isDistinct(f.Title) && titles[f.Title] == 1
		known := slices.ContainsFunc(policy.Symbols(f.Symbol), func(s string) bool { return taken[policy.SymbolKey(s)] })
		if known || taken[f.Title] {
			with.address(f)
			continue
		}
		if f.Symbol == "" && !named && f.Address == "" {
			continue
		}
		id := d.ID
		for taken[id] {
			id = "document-" + id
		}
		taken[id] = true
		added := policy.Reference{
			ID: id, Kind: policy.Instrument, Title: cmp.Or(f.Title, d.Title, f.Symbol),
			Symbol: f.Symbol, Date: f.Date, Within: f.Report, Address: f.Address,
		}
		if f.Symbol != "" {
			added.Within = ""
		}
		if year, _, ok := strings.Cut(f.Date, "-"); ok {
			added.Year, _ = strconv.Atoi(year)
		}
		if named {
			added.Names = []policy.Name{{Text: f.Title, Method: policy.Alias}}
		}
		with.References = append(with.References, added)
	}
	slices.SortStableFunc(with.References, func(a, b policy.Reference) int { return cmp.Compare(a.ID, b.ID) })
	return with
}

// isDistinct tells a title that is long enough to mean one document only.
func isDistinct(title string) bool {
	const fewest = 4 // words
	return len(strings.Fields(title)) >= fewest && title != strings.ToLower(title)
}

// address gives the reference that a document is the address of the document,
// where it has none.
func (r *Registry) address(f policy.Facts) {
	for i := range r.References {
		one := &r.References[i]
		same := f.Title != "" && one.Title == f.Title || slices.ContainsFunc(policy.Symbols(f.Symbol), func(s string) bool {
			return policy.SymbolKey(s) != "" && slices.ContainsFunc(policy.Symbols(one.Symbol), func(o string) bool { return policy.SymbolKey(o) == policy.SymbolKey(s) })
		})
		if same && one.Address == "" {
			one.Address = f.Address
		}
	}
}
