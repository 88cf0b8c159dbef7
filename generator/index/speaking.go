package index

import (
	"slices"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// Sentence gives the bytes, in its paragraph's text, of the sentence that some
// words of the point stand in.
func (p *Point) Sentence(words policy.Quote) source.Span {
	return p.texts[words.Paragraph].Sentences[words.Sentence]
}

// Texts gives the point's paragraphs as words. They are read only.
func (p *Point) Texts() []*token.Text { return p.texts }

// Speaking gives the attributions in whose clauses some words of the point
// stand: none when the sentence is the summary's own.
func (p *Point) Speaking(words policy.Quote) []policy.Attribution {
	var speaking []policy.Attribution
	for _, a := range p.Finding.Attributions {
		if a.Clause.Paragraph == words.Paragraph && a.Clause.Start <= words.Start && words.Start < a.Clause.End {
			speaking = append(speaking, a)
		}
	}
	return speaking
}

// continues tells whether some words stand in a clause that goes on with an
// attribution: nobody is named there, and the summary does not speak for itself.
func (p *Point) continues(words policy.Quote) bool {
	return slices.ContainsFunc(p.Finding.Continuations, func(c policy.Continuation) bool {
		return c.Clause.Paragraph == words.Paragraph && c.Clause.Start <= words.Start && words.Start < c.Clause.End
	})
}

// OwnWords is the class under which Count files what no clause attributes to
// anybody: the summary's own statements.
const OwnWords policy.Class = "own words"

// Said is a class of attribution with the points in which it speaks of
// something.
type Said struct {
	Class  policy.Class
	Points []*Point
}

// SaidOf tells in which words a topic is spoken of in some points: for each
// class the points in which a clause of that class holds words that support
// the topic. A point with two such clauses stands under both. The order is
// that of policy.Classes, with OwnWords last; it is not a scale.
func SaidOf(topic *Topic, points []*Point) []Said {
	said := make(map[policy.Class][]*Point)
	for _, p := range points {
		for _, class := range p.classesOf(topic) {
			said[class] = append(said[class], p)
		}
	}
	var list []Said
	for _, class := range append(policy.Classes(), OwnWords) {
		if len(said[class]) > 0 {
			list = append(list, Said{class, said[class]})
		}
	}
	return list
}

// ClassCount says in how many points a class of attribution speaks.
type ClassCount struct {
	Class policy.Class
	Count int // points
}

// Count is SaidOf with the points counted.
func Count(topic *Topic, points []*Point) []ClassCount {
	var list []ClassCount
	for _, s := range SaidOf(topic, points) {
		list = append(list, ClassCount{s.Class, len(s.Points)})
	}
	return list
}

// classesOf gives, each once, the classes of the clauses that speak of a topic
// or one below it in the point.
func (p *Point) classesOf(topic *Topic) []policy.Class {
	var classes []policy.Class
	add := func(c policy.Class) {
		if !slices.Contains(classes, c) {
			classes = append(classes, c)
		}
	}
	for _, a := range p.Finding.Topics {
		if a.Topic != topic.ID && !topic.Covers(a.Topic) {
			continue
		}
		for _, e := range a.Evidence {
			speaking := p.Speaking(e.Quote)
			for _, s := range speaking {
				add(s.Class)
			}
			if len(speaking) == 0 && p.Document.Attributed && !p.continues(e.Quote) {
				add(OwnWords)
			}
		}
	}
	return classes
}

// Covers tells whether a topic stands somewhere below this one.
func (t *Topic) Covers(id string) bool {
	return slices.ContainsFunc(t.Narrower, func(n *Topic) bool { return n.ID == id || n.Covers(id) })
}
