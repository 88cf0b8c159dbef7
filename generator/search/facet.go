package search

import (
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// facet is a question by which results are told apart.
type facet struct {
	name   string // in addresses
	title  string
	values []value
	runs   bool // its values hold whole groups and are written by them
}

// value is one answer, with its points by number or, in runs, its groups.
type value struct {
	id, label string
	points    []int
}

// facetRow is what the directory says of a facet.
type facetRow struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Runs  bool   `json:"runs,omitempty"`
	Bytes int    `json:"bytes"`
}

func rows(facets []facet) []facetRow {
	list := make([]facetRow, len(facets))
	for i, f := range facets {
		list[i] = facetRow{f.name, f.title, f.runs, len(f.text())}
	}
	return list
}

// text writes a value a line: its name in addresses, its label, its points.
func (f facet) text() string {
	lines := make([]string, len(f.values))
	for i, v := range f.values {
		var e encoder
		e.numbers(v.points)
		lines[i] = v.id + "\t" + strings.Join(strings.Fields(v.label), " ") + "\t" + e.String()
	}
	return strings.Join(lines, "\n")
}

// facetsOf gives the facets that tell points apart: those with two values or
// more.
func facetsOf(ix *index.Index, g groups, className func(policy.Class) string) []facet {
	numbers := make(map[*index.Point]int, len(ix.Points))
	for i, p := range ix.Points {
		numbers[p] = i
	}
	numbered := func(points []*index.Point) []int {
		list := make([]int, 0, len(points))
		for _, p := range points {
			if n := numbers[p]; len(list) == 0 || list[len(list)-1] < n {
				list = append(list, n)
			}
		}
		return list
	}
	tags := func(by index.Facet, label func(string) string) []value {
		var values []value
		for _, t := range ix.Tags {
			if t.Facet == by {
				values = append(values, value{t.Value, label(t.Name), numbered(t.Points())})
			}
		}
		return values
	}
	same := func(name string) string { return name }
	all := []facet{
		{name: "attribution", title: "Who spoke", values: tags(index.ByAttribution, func(name string) string { return className(policy.Class(name)) })},
		{name: "verb", title: "What the verb does", values: tags(index.ByVerb, same)},
		{name: "topic", title: "Topic"},
		{name: "theme", title: "Theme", runs: true},
		{name: "document", title: "Document", runs: true},
		{name: "reference", title: "Cites"},
		{name: "year", title: "Year named", values: tags(index.ByYear, same)},
	}
	for _, t := range ix.Topics {
		all[2].values = append(all[2].values, value{t.ID, t.Label, numbered(t.All)})
	}
	for _, t := range ix.Themes {
		all[3].values = append(all[3].values, value{t.ID, t.Title, g.covering(numbered(t.Points))})
	}
	names := ix.Names()
	for _, d := range ix.Documents {
		all[4].values = append(all[4].values, value{d.ID, names[d], g.covering(numbered(d.Points))})
	}
	for _, r := range ix.References {
		var points []*index.Point
		for _, c := range r.Cited {
			if c.Point != nil {
				points = append(points, c.Point)
			}
		}
		all[5].values = append(all[5].values, value{r.ID, r.Name(), numbered(points)})
	}
	var facets []facet
	for _, f := range all {
		f.values = withPoints(f.values)
		if len(f.values) > 1 {
			facets = append(facets, f)
		}
	}
	return facets
}

func withPoints(values []value) []value {
	var kept []value
	for _, v := range values {
		if len(v.points) > 0 {
			kept = append(kept, v)
		}
	}
	return kept
}
