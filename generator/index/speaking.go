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

// ForgetWords lets go of the words of all points, a good part of what is held
// of a collection: Texts has no tokens from then on. Whoever was handed them
// before keeps them. All that relates points must have been found (RelateAll).
func (ix *Index) ForgetWords() {
	for _, d := range ix.Documents {
		d.texts = nil
	}
	for _, p := range ix.Points {
		texts := make([]*token.Text, len(p.texts))
		for i, text := range p.texts {
			texts[i] = &token.Text{Source: text.Source, Sentences: text.Sentences}
		}
		p.texts = texts
	}
}

// Speaking gives the attributions in whose clauses some words of the point
// stand: none when the sentence is the summary's own.
func (p *Point) Speaking(words policy.Quote) []policy.Attribution {
	var speaking []policy.Attribution
	for _, a := range p.Finding.Attributions {
		if isWithin(&words, &a.Clause) {
			speaking = append(speaking, a)
		}
	}
	return speaking
}

// continues tells whether some words stand in a clause that goes on with an
// attribution: nobody is named there, and the summary does not speak for itself.
func (p *Point) continues(words *policy.Quote) bool {
	return slices.ContainsFunc(p.Finding.Continuations, func(c policy.Continuation) bool { return isWithin(words, &c.Clause) })
}

// isWithin tells whether some words begin inside a clause.
func isWithin(words, clause *policy.Quote) bool {
	return clause.Paragraph == words.Paragraph && clause.Start <= words.Start && words.Start < clause.End
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
	classes := append(policy.Classes(), OwnWords)
	list := make([]Said, len(classes))
	for i, class := range classes {
		list[i].Class = class
	}
	place := func(c policy.Class) int { return slices.Index(classes, c) }
	for _, p := range points {
		last := make([]bool, 0, 16)[:len(classes)]
		p.eachClass(topic, func(c policy.Class) {
			if at := place(c); !last[at] {
				last[at] = true
				list[at].Points = append(list[at].Points, p)
			}
		})
	}
	return slices.DeleteFunc(list, func(s Said) bool { return len(s.Points) == 0 })
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

// eachClass calls a function with the classes of the clauses that speak of a
// topic or one below it in the point.
func (p *Point) eachClass(topic *Topic, add func(policy.Class)) {
	for i := range p.Finding.Topics {
		a := &p.Finding.Topics[i]
		if a.Topic != topic.ID && (len(topic.below) == 0 || !topic.below[a.Topic]) {
			continue
		}
		for k := range a.Evidence {
			words := &a.Evidence[k].Quote
			spoken := false
			for n := range p.Finding.Attributions {
				if by := &p.Finding.Attributions[n]; isWithin(words, &by.Clause) {
					spoken = true
					add(by.Class)
				}
			}
			if !spoken && p.Document.Attributed && !p.continues(words) {
				add(OwnWords)
			}
		}
	}
}

// Covers tells whether a topic stands somewhere below this one.
func (t *Topic) Covers(id string) bool { return t.below[id] }
