package page

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// mostSections is how many sections' points the contents number: in a longer
// text a section is short, and its points are found in it.
const mostSections = 30

// contents leads to sections and points: each section below the one that it is
// a part of, under the mark that the text gives it. It stands in a fold, which
// the stylesheet opens where there is room beside the text.
func (b *book) contents(w *writer, d *index.Document, part Part) {
	points, sections := part.points(d), d.Sections[part.FirstSection:part.EndSection]
	if len(points) < 4 {
		return
	}
	title, attributes := inline("Contents"), "#contents .contents .nav .fold"
	choices := b.choices(w, d, points)
	if len(choices) > 0 {
		title = "Contents and filters"
	}
	if len(sections) > mostSections {
		attributes += " .long"
	}
	numbered := len(sections) <= mostSections && !b.ix.IsVast()
	w.heading(2, title, attributes)
	w.WriteString("\n")
	numbersOf := make(map[int][]inline)
	if numbered {
		for _, p := range points {
			numbersOf[p.Section] = append(numbersOf[p.Section], w.link(escape(p.Label), p.Address()))
		}
	}
	if n := points[0].Section; n < part.FirstSection { // which another page began
		name := inline("Points")
		if s := d.Sections[n]; s.Heading >= 0 {
			name = w.link(continued(d, n), d.PartPath(part.Number)+"#"+onAnchor(s))
		}
		w.listItem(0, name)
		if len(numbersOf[n]) > 0 {
			w.listItem(1, joined(numbersOf[n], " "))
		}
	}
	var above nesting
	for i, s := range sections {
		name, numbers := inline("Points"), numbersOf[part.FirstSection+i]
		if s.Heading >= 0 {
			name = w.link(called(d.Blocks[s.Heading], s.Title), d.SectionAddress(part.FirstSection+i))
		}
		depth := above.under(s.Level)
		w.listItem(depth, name)
		if len(numbers) > 0 {
			w.listItem(depth+1, joined(numbers, " "))
		}
	}
	if len(choices) > 0 && part.IsParted() {
		w.para(strong("Only some points of this part"))
	} else if len(choices) > 0 {
		w.para(strong("Only some points"))
	}
	for _, c := range choices {
		w.choices(c)
	}
}

// called is what the contents call a section: its title, behind the mark that
// its heading begins with ("II.", "Part 2:"). A mark has two words at most; what
// is longer is a formula, which titles leave out.
func called(heading policy.Block, title string) inline {
	mark, _, found := strings.Cut(heading.Text.Text, strings.TrimSuffix(title, "…"))
	if words := strings.Fields(mark); found && len(words) > 0 && len(words) <= 2 {
		title = strings.Join(words, " ") + " " + title
	}
	return withMarker(heading, escape(title))
}

// What a document's page offers of topics and references: those of several
// points, and not more than a reader would look through.
const (
	leastPoints = 2
	mostChoices = 20
)

// facet is one way to choose of a document's points.
type facet struct {
	title   inline
	choices []choice
}

// choices leads to the lists that have some points of a document: by who speaks,
// by what the verbs do, by topic and by reference, each with how many of the
// points stand in it. Where scripts run, a link keeps of this page the points
// that themselves lead to the same list.
func (b *book) choices(w *writer, d *index.Document, points []*index.Point) []facet {
	classes, functions, topics, cited := make(tally), make(tally), make(tally), make(tally)
	for _, p := range points {
		for _, a := range p.Finding.Attributions {
			classes.add(p, string(a.Class))
			for _, f := range a.Functions() {
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
			subjects = append(subjects, choice{w.again(escape(t.Label), topicPath(t), escape(t.Label)), n})
		}
	}
	for _, r := range inOrder(b, cited) {
		if n := len(cited[r.ID]); n >= leastPoints {
			works = append(works, choice{w.link(escape(r.Name()), b.citedPath(r)), n})
		}
	}
	return slices.DeleteFunc([]facet{
		{"Who speaks", words}, {"What the verbs do", verbs},
		{"Topics", byCount(subjects)}, {"References", byCount(works)},
	}, func(f facet) bool { return len(f.choices) == 0 })
}

// addTag adds a tag to the choices of a document that has it.
func (b *book) addTag(w *writer, choices []choice, d *index.Document, facet index.Facet, name string, of tally) []choice {
	t := b.ix.Tag(facet, name)
	if t == nil || len(of[name]) == 0 {
		return choices
	}
	return append(choices, choice{w.again(escape(tagName(t)), b.tagIn(t, d), escape(t.Name)), len(of[name])})
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

func (w *writer) choices(of facet) {
	w.heading(4, of.title, ".fold .choices")
	var items []inline
	for _, c := range of.choices[:min(len(of.choices), mostChoices)] {
		items = append(items, c.link+" "+inline(grouped(c.points)))
	}
	w.lines(items...)
	if more := len(of.choices) - mostChoices; more > 0 {
		w.para(inline(fmt.Sprintf("%s more, each with %s or fewer.", grouped(more), count(of.choices[mostChoices-1].points, "point"))))
	}
}
