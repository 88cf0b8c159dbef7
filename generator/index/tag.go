package index

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"precis/generator/policy"
	"precis/generator/slug"
)

// Facet is a question that tags answer.
type Facet string

// The facets, in the order in which pages show them.
const (
	ByAttribution Facet = "attribution" // in which words the number of speakers is told
	ByVerb        Facet = "verb"        // what the reporting verbs do
	ByActor       Facet = "actor"       // who is said to speak
	ByYear        Facet = "year"        // which years the points name
)

// Facets lists the facets in their order.
func Facets() []Facet { return []Facet{ByAttribution, ByVerb, ByActor, ByYear} }

// Tag is one value of a facet with every place that has it.
type Tag struct {
	Facet Facet
	Value string // slug; the last part of its address
	Name  string // as data has it: "a number of", "asks", "speakers", "2009"
	Hits  []Hit  // in reading order
}

// Hit is a place that has a tag.
type Hit struct {
	Point       *Point
	Attribution *policy.Attribution // nil for years
	Verbs       []policy.Verb       // those that the tag is about
	Words       policy.Quote        // the words that say so
}

// Points gives the points of the hits, each once.
func (t *Tag) Points() []*Point {
	var points []*Point
	for _, h := range t.Hits {
		if n := len(points); n == 0 || points[n-1] != h.Point {
			points = append(points, h.Point)
		}
	}
	return points
}

func (ix *Index) addTags() {
	for _, p := range ix.Points {
		for i := range p.Finding.Attributions {
			ix.tagAttribution(p, &p.Finding.Attributions[i])
		}
		ix.tagYears(p)
	}
	rank := func(t *Tag) int {
		switch t.Facet {
		case ByAttribution:
			return slices.Index(policy.Classes(), policy.Class(t.Name))
		case ByVerb:
			return slices.Index(policy.Functions(), policy.Function(t.Name))
		}
		return 0
	}
	slices.SortFunc(ix.Tags, func(a, b *Tag) int {
		if a.Facet != b.Facet {
			return slices.Index(Facets(), a.Facet) - slices.Index(Facets(), b.Facet)
		}
		if by := rank(a) - rank(b); by != 0 {
			return by
		}
		return strings.Compare(a.Value, b.Value)
	})
}

func (ix *Index) tagAttribution(p *Point, a *policy.Attribution) {
	ix.tag(ByAttribution, string(a.Class), Hit{Point: p, Attribution: a, Words: a.Quote})
	for _, function := range policy.Functions() {
		var verbs []policy.Verb
		for _, v := range a.Verbs {
			if v.Function == function {
				verbs = append(verbs, v)
			}
		}
		switch {
		case len(verbs) > 0:
			ix.tag(ByVerb, string(function), Hit{Point: p, Attribution: a, Verbs: verbs, Words: verbs[0].Quote})
		case len(a.Verbs) == 0 && function == policy.HoldsView:
			ix.tag(ByVerb, string(function), Hit{Point: p, Attribution: a, Words: a.Quote})
		}
	}
	if a.Who != "" {
		ix.tag(ByActor, a.Who, Hit{Point: p, Attribution: a, Words: a.Quote})
	}
}

// tagYears tags a point with the years that it names.
func (ix *Index) tagYears(p *Point) {
	for n, text := range p.texts {
		for i, t := range text.Tokens {
			if !isYear(t.Fold) {
				continue
			}
			year, _ := strconv.Atoi(t.Fold)
			quote := policy.Quote{Words: text.Word(i), Paragraph: n, Start: t.Start, End: t.End, Sentence: int(t.Sentence)}
			ix.tag(ByYear, strconv.Itoa(year), Hit{Point: p, Words: quote})
		}
	}
}

// isYear tells a year of policy documents from other numbers of four digits.
func isYear(s string) bool {
	return len(s) == 4 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) || r > '9' }) < 0 && s >= "1900" && s < "2100"
}

func (ix *Index) tag(facet Facet, name string, hit Hit) {
	value := slug.Make(name)
	key := string(facet) + "/" + value
	t := ix.tags[key]
	if t == nil {
		t = &Tag{Facet: facet, Value: value, Name: name}
		ix.tags[key] = t
		ix.Tags = append(ix.Tags, t)
	}
	t.Hits = append(t.Hits, hit)
}
