package evaluate

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"precis/generator/index"
	"precis/generator/learn"
	"precis/generator/policy"
)

// folds is how many parts points are divided into for cross-validation.
const folds = 10

// Labelled gathers the points of an index whose topics are told by an
// editor's corrections or by labels, in reading order. Where both speak of a
// point the labels count. The index must be one of labels alone. It is an
// error when labels fit no document.
func Labelled(gold []*Gold, ix *index.Index) ([]learn.Example, error) {
	told := make(map[*index.Point]Point)
	for _, g := range gold {
		d := documentOf(g, ix)
		if d == nil {
			return nil, noDocument()
		}
		for _, want := range g.Points {
			if p := find(want, d); p != nil {
				told[p] = want
			}
		}
	}
	var list []learn.Example
	for _, p := range ix.Points {
		example := learn.Example{Document: p.Document.ID, Texts: p.Texts(), Found: p.Finding.Topics}
		review := p.Finding.Review
		if review != nil {
			example.Found, example.Topics, example.Not, example.Complete = review.Found, review.Has, review.Not, review.Complete
		}
		if want, ok := told[p]; ok {
			example.Topics, example.Not, example.Complete = want.Topics, nil, true
		} else if review == nil {
			continue
		}
		list = append(list, example)
	}
	return list, nil
}

// Validation is how good topics are with and without learning. Each part is
// judged by what was learned from the others.
type Validation struct {
	Points      int     // that were learned from and judged by
	Labels      Figures // by labels alone
	ByPoints    Figures // parts are every tenth point
	Documents   int
	ByDocuments Figures // parts are documents; of nothing where there is one alone
}

// CrossValidate measures what learning adds, on points all of whose topics are
// told. The parts are the same for the same points.
func CrossValidate(points []learn.Example, r *learn.Reader) Validation {
	v := Validation{Points: len(points)}
	var documents []string
	for _, p := range points {
		if !slices.Contains(documents, p.Document) {
			documents = append(documents, p.Document)
		}
	}
	v.Documents = len(documents)
	for _, p := range points {
		if p.Complete {
			v.Labels.add(idsOf(p.Found), p.Topics, func(string) {})
		}
	}
	for part := range folds {
		v.ByPoints.judge(points, r, func(i int) bool { return i%folds == part })
	}
	if len(documents) > 1 {
		for _, d := range documents {
			v.ByDocuments.judge(points, r, func(i int) bool { return points[i].Document == d })
		}
	}
	return v
}

// judge learns from the points outside of a part, and judges those in it.
func (f *Figures) judge(points []learn.Example, r *learn.Reader, in func(i int) bool) {
	var others []learn.Example
	for i, p := range points {
		if !in(i) {
			others = append(others, p)
		}
	}
	weights := r.Train(others)
	for i, p := range points {
		if !in(i) || !p.Complete {
			continue
		}
		found := policy.Finding{Topics: slices.Clone(p.Found)}
		weights.Apply(p.Texts, &found)
		f.add(idsOf(found.Topics), p.Topics, func(string) {})
	}
}

func idsOf(topics []policy.Assignment) []string {
	ids := make([]string, len(topics))
	for i, t := range topics {
		ids[i] = t.Topic
	}
	return ids
}

// Text is the validation for a person.
func (v Validation) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "topics of %d labelled points\n\n", v.Points)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tprecision\trecall\tF1\tright\tfound\tlabelled\t")
	figuresRow(w, "labels alone", v.Labels)
	figuresRow(w, fmt.Sprintf("with what %d tenths teach", folds-1), v.ByPoints)
	if v.Documents > 1 {
		figuresRow(w, "with what the other documents teach", v.ByDocuments)
	}
	w.Flush()
	return b.String()
}
