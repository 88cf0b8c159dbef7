package evaluate

import (
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// Agree compares two people's labels of one document: the second as if it had
// been found. What two people agree on is the most that can be asked of rules.
func Agree(a, b *Gold) *Report {
	r := newReport("agreement")
	matched := make(map[int]bool)
	for _, want := range a.Points {
		r.Points.Wanted++
		p := &index.Point{Finding: new(policy.Finding)}
		if i := samePoint(want, b.Points); i >= 0 && !matched[i] {
			matched[i] = true
			r.Points.Right++
			p.Finding = b.Points[i].finding()
		} else {
			r.differ(want, nil, "point: the other file does not label it")
		}
		r.topics(want, p)
		r.references(want, p)
		r.attributions(want, p)
	}
	r.Points.Found = len(b.Points)
	for i, p := range b.Points {
		if !matched[i] {
			r.differ(p, nil, "point: only the other file labels it")
		}
	}
	return r
}

// samePoint finds a point in the other file's, by section, number and the
// words that both begin with.
func samePoint(want Point, points []Point) int {
	for i, p := range points {
		if p.Section == want.Section && p.Number == want.Number &&
			(strings.HasPrefix(p.Starts, want.Starts) || strings.HasPrefix(want.Starts, p.Starts)) {
			return i
		}
	}
	return -1
}

// finding gives labels in the form of what is found.
func (p Point) finding() *policy.Finding {
	f := new(policy.Finding)
	for _, id := range p.Topics {
		f.Topics = append(f.Topics, policy.Assignment{Topic: id})
	}
	for _, id := range p.References {
		f.Citations = append(f.Citations, policy.Citation{Reference: id})
	}
	for _, a := range p.Attributions {
		found := policy.Attribution{Class: a.Class, Who: a.Who}
		for _, v := range a.Verbs {
			found.Verbs = append(found.Verbs, policy.Verb{Quote: policy.Quote{Words: v}})
		}
		f.Attributions = append(f.Attributions, found)
	}
	return f
}

// Total adds up the figures of several reports. Their differences stay with
// them.
func Total(reports []*Report) *Report {
	sum := newReport("all together")
	for _, r := range reports {
		sum.Points.sum(r.Points)
		sum.Topics.sum(r.Topics)
		sum.References.sum(r.References)
		sum.Attributions.sum(r.Attributions)
		sum.Classes.sum(r.Classes)
		for pair, n := range r.classes {
			sum.classes[pair] += n
		}
	}
	return sum
}

func (f *Figures) sum(g Figures) {
	f.Right, f.Found, f.Wanted = f.Right+g.Right, f.Found+g.Found, f.Wanted+g.Wanted
}
