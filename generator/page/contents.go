package page

import (
	"fmt"
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
)

// contents leads to sections and points.
func (b *book) contents(w *writer, d *index.Document) {
	if len(d.Points) < 4 {
		return
	}
	w.heading(2, "Contents", "#contents .contents .nav")
	var items []item
	numbersOf := make([][]inline, len(d.Sections))
	for _, p := range d.Points {
		numbersOf[p.Section] = append(numbersOf[p.Section], w.link(escape(p.Label), pointPath(p)))
	}
	for i, s := range d.Sections {
		numbers := numbersOf[i]
		name := escape(s.Title)
		if s.Heading >= 0 {
			name = w.link(name, documentPath(d)+"#"+policy.SectionAnchor(s.Label))
		} else {
			name = "Points"
		}
		entry := item{text: name}
		if len(numbers) > 0 {
			entry.below = []inline{joined(numbers, " ")}
		}
		items = append(items, entry)
	}
	w.list(items...)
	b.filters(w, d)
}

// What a document's page offers of topics and references: those of several
// points, and not more than a reader would look through.
const (
	leastPoints = 2
	mostChoices = 20
)

// filters leads to the lists that have this document's points: by who speaks,
// by what the verbs do, by topic and by reference, each with how many of the
// points stand in it. Where scripts run, a link keeps of this page the points
// that themselves lead to the same list.
func (b *book) filters(w *writer, d *index.Document) {
	classes, functions, topics, cited := make(tally), make(tally), make(tally), make(tally)
	for _, p := range d.Points {
		for _, a := range p.Finding.Attributions {
			classes.add(p, string(a.Class))
			for _, f := range functionsOf(a) {
				functions.add(p, string(f))
			}
		}
		for _, a := range p.Finding.Topics {
			topics.add(p, a.Topic)
		}
		for _, c := range p.Finding.Citations {
			cited.add(p, c.Reference)
		}
	}
	var words, verbs, subjects, works []choice
	for _, class := range policy.Classes() {
		words = b.addTag(w, words, d, index.ByAttribution, string(class), classes)
	}
	for _, function := range policy.Functions() {
		verbs = b.addTag(w, verbs, d, index.ByVerb, string(function), functions)
	}
	for _, t := range b.ix.Topics {
		if n := len(topics[t.ID]); n >= leastPoints {
			subjects = append(subjects, choice{w.link(escape(t.Label), topicPath(t)), n})
		}
	}
	for _, r := range inOrder(b, cited) {
		if n := len(cited[r.ID]); n >= leastPoints {
			works = append(works, choice{w.link(escape(r.Name()), b.citedPath(r)), n})
		}
	}
	if len(words)+len(subjects)+len(works) == 0 {
		return
	}
	w.heading(3, "Only some points", "")
	w.choices("Who speaks", words)
	w.choices("What the verbs do", verbs)
	w.choices("Topics", byCount(subjects))
	w.choices("References", byCount(works))
}

// addTag adds a tag to the choices of a document that has it.
func (b *book) addTag(w *writer, choices []choice, d *index.Document, facet index.Facet, name string, of tally) []choice {
	t := b.ix.Tag(facet, name)
	if t == nil || len(of[name]) == 0 {
		return choices
	}
	return append(choices, choice{w.link(escape(tagName(t)), b.tagIn(t, d)), len(of[name])})
}

// functionsOf gives what the verbs of a clause do, as its tags have it.
func functionsOf(a policy.Attribution) []policy.Function {
	if len(a.Verbs) == 0 {
		return []policy.Function{policy.HoldsView}
	}
	functions := make([]policy.Function, len(a.Verbs))
	for i, v := range a.Verbs {
		functions[i] = v.Function
	}
	return functions
}

// tally counts the points of a document by some key, each once.
type tally map[string][]*index.Point

func (t tally) add(p *index.Point, key string) {
	if n := len(t[key]); n == 0 || t[key][n-1] != p {
		t[key] = append(t[key], p)
	}
}

// choice is a list that has some of a document's points.
type choice struct {
	link   inline
	points int
}

func byCount(choices []choice) []choice {
	slices.SortStableFunc(choices, func(a, b choice) int { return b.points - a.points })
	return choices
}

func (w *writer) choices(title inline, choices []choice) {
	if len(choices) == 0 {
		return
	}
	w.heading(4, title, ".fold .choices")
	var items []inline
	for _, c := range choices[:min(len(choices), mostChoices)] {
		items = append(items, c.link+" "+inline(grouped(c.points)))
	}
	w.lines(items...)
	if more := len(choices) - mostChoices; more > 0 {
		w.para(inline(fmt.Sprintf("%s more, each with %s or fewer.", grouped(more), count(choices[mostChoices-1].points, "point"))))
	}
}
