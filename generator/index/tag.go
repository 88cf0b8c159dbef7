package index

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/token"
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
	Filed string // what an index of names has an actor under: the name without titles and initials
	Count int    // of its hits

	within []tagWithin
}

// Hits gives the places that have the tag, in reading order. They are told one
// after the other, since there are several times as many as points.
func (t *Tag) Hits() iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		for _, in := range t.within {
			for _, at := range in.places {
				if !yield(Hit{in.document.Points[at.point], at.attribution, at.words}) {
					return
				}
			}
		}
	}
}

// tagWithin is a tag in one document.
type tagWithin struct {
	document *Document
	places   []tagPlace
}

// Hit is a place that has a tag.
type Hit struct {
	Point       *Point
	Attribution *policy.Attribution // nil for years
	Words       *policy.Quote       // the words that say so
}

// Points gives the points of the hits, each once.
func (t *Tag) Points() []*Point {
	var points []*Point
	for h := range t.Hits() {
		if n := len(points); n == 0 || points[n-1] != h.Point {
			points = append(points, h.Point)
		}
	}
	return points
}

// tagName is a tag as a text calls it; two may have one address.
type tagName struct {
	facet Facet
	name  string
}

// tagPlace is a hit in a point of a document, by its number there, so that it
// holds for one index after the other.
type tagPlace struct {
	point       int
	attribution *policy.Attribution
	words       *policy.Quote
}

// tagged is the tags of one document.
type tagged struct {
	names  []tagName // in reading order
	places map[tagName][]tagPlace
}

// tagsOf finds the tags of a document.
func tagsOf(d *Document) *tagged {
	t := &tagged{places: make(map[tagName][]tagPlace)}
	for i, p := range d.Points {
		for k := range p.Finding.Attributions {
			t.attribution(i, &p.Finding.Attributions[k])
		}
		t.years(i, p.texts)
	}
	return t
}

func (t *tagged) add(facet Facet, name string, at tagPlace) {
	named := tagName{facet, name}
	places, known := t.places[named]
	if !known {
		t.names = append(t.names, named)
	}
	t.places[named] = append(places, at)
}

// addTags gathers the tags of all documents.
func (ix *Index) addTags(language *lexicon.Lexicon, known *Memory) {
	known.begin()
	defer known.end()
	named := make(map[tagName]*Tag)
	for _, d := range ix.Documents {
		tagged := known.tagsOf(d)
		for _, name := range tagged.names {
			t := named[name]
			if t == nil {
				t = ix.tagFor(name)
				named[name] = t
			}
			places := tagged.places[name]
			t.within = append(t.within, tagWithin{d, places})
			t.Count += len(places)
		}
	}
	filing := newFiling(language)
	for _, t := range ix.Tags {
		if t.Facet == ByActor {
			t.Filed = filing.under(t.Name)
		}
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

// attribution tags a point with what an attribution in it says.
func (t *tagged) attribution(point int, a *policy.Attribution) {
	whole := tagPlace{point, a, &a.Quote}
	t.add(ByAttribution, string(a.Class), whole)
	for _, function := range policy.Functions() {
		first := slices.IndexFunc(a.Verbs, func(v policy.Verb) bool { return v.Function == function })
		switch {
		case first >= 0:
			t.add(ByVerb, string(function), tagPlace{point, a, &a.Verbs[first].Quote})
		case slices.Contains(a.Functions(), function):
			t.add(ByVerb, string(function), whole)
		}
	}
	if a.Who != "" {
		t.add(ByActor, a.Who, whole)
	}
}

// years tags a point with the years that it names.
func (t *tagged) years(point int, texts []*token.Text) {
	for n, text := range texts {
		for i, word := range text.Tokens {
			if !isYear(word.Fold) {
				continue
			}
			quote := &policy.Quote{Words: text.Word(i), Paragraph: n, Start: word.Start, End: word.End, Sentence: int(word.Sentence)}
			t.add(ByYear, word.Fold, tagPlace{point: point, words: quote})
		}
	}
}

// isYear tells a year of policy documents from other numbers of four digits.
func isYear(s string) bool {
	return len(s) == 4 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) || r > '9' }) < 0 && s >= "1900" && s < "2100"
}

// tagFor gives the tag of a name, which others may share.
func (ix *Index) tagFor(name tagName) *Tag {
	value := slug.Make(name.name)
	key := string(name.facet) + "/" + value
	t := ix.tags[key]
	if t == nil {
		t = &Tag{Facet: name.facet, Value: value, Name: name.name}
		ix.tags[key] = t
		ix.Tags = append(ix.Tags, t)
	}
	return t
}
