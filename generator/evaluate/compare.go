package evaluate

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// Figures are the counts for one kind of finding.
type Figures struct {
	Right  int // found and labelled
	Found  int
	Wanted int // labelled
}

// Precision is the share of what was found that is right; 1 when nothing was
// found. A table shows no share of nothing.
func (f Figures) Precision() float64 { return share(f.Right, f.Found) }

// Recall is the share of what is labelled that was found; 1 when nothing is.
func (f Figures) Recall() float64 { return share(f.Right, f.Wanted) }

// F1 is the harmonic mean of precision and recall.
func (f Figures) F1() float64 { return share(2*f.Right, f.Found+f.Wanted) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// Report is the outcome of a comparison.
type Report struct {
	Document     string // ID
	Points       Figures
	Topics       Figures // pairs of point and topic
	References   Figures // pairs of point or theme and reference, a theme's with its paragraph
	Attributions Figures // clauses: class, who and verbs must all agree
	Classes      Figures // clauses: the class must agree, and who or one of the verbs
	Differences  []string

	scanner *token.Scanner
	classes map[classPair]int // attributions by class as labelled and as found
}

// classPair is the class of a clause as labelled and as found; "" when it is
// not there.
type classPair struct{ labelled, found policy.Class }

func newReport(document string) *Report {
	return &Report{Document: document, scanner: token.NewScanner(nil), classes: make(map[classPair]int)}
}

// Compare holds the labels against the document that they belong to: the one
// whose points begin with the labelled words. It is an error when there is
// none.
func Compare(gold *Gold, ix *index.Index) (*Report, error) {
	d := documentOf(gold, ix)
	if d == nil {
		return nil, noDocument()
	}
	r := newReport(d.ID)
	for _, t := range gold.Themes {
		r.theme(t, d)
	}
	labelled := make(map[*index.Point]bool)
	for _, want := range gold.Points {
		p := find(want, d)
		r.Points.Wanted++
		if p == nil {
			r.differ(want, nil, "point: not found where it is labelled")
			p = &index.Point{Finding: &policy.Finding{}}
		} else {
			labelled[p] = true
			r.Points.Right++
		}
		r.topics(want, p)
		r.references(want, p)
		r.attributions(want, p)
	}
	r.Points.Found = len(d.Points)
	for _, p := range d.Points {
		if !labelled[p] {
			r.Differences = append(r.Differences, fmt.Sprintf("%s (line %d): point: found and not labelled", p.Label, p.Lines[0]))
		}
	}
	return r, nil
}

func noDocument() error {
	var found source.Diagnostics
	found.Errorf("", source.Position{}, "labels name their points by section, number and first words", "no document here has the points that are labelled")
	return found.Err()
}

// documentOf finds the document that most labelled points belong to.
func documentOf(gold *Gold, ix *index.Index) *index.Document {
	var best *index.Document
	most := 0
	for _, d := range ix.Documents {
		n := 0
		for _, want := range gold.Points {
			if find(want, d) != nil {
				n++
			}
		}
		if n > most {
			best, most = d, n
		}
	}
	return best
}

// find gives the point that a label means: of this section, where it says one,
// and number, on its line where it says one, beginning with its words.
func find(want Point, d *index.Document) *index.Point {
	for _, p := range d.Points {
		if (want.Section == "" || p.SectionOf().Label == want.Section) && isNumbered(p, d, string(want.Number)) &&
			(want.Line == 0 || p.Lines[0] == want.Line) &&
			strings.HasPrefix(d.Paragraphs(p.Point)[0].Text, want.Starts) {
			return p
		}
	}
	return nil
}

// isNumbered tells whether a point has a number: as its page shows it, or as
// the text marks it, without the full stop or bracket around it.
func isNumbered(p *index.Point, d *index.Document, number string) bool {
	marker := strings.Trim(d.Blocks[p.Blocks[0]].Marker, ".() ")
	return p.Number == number || marker != "" && marker == strings.Trim(number, ".() ")
}

func (r *Report) differ(want Point, p *index.Point, format string, args ...any) {
	line := want.Line
	if p != nil && p.Lines[0] > 0 {
		line = p.Lines[0]
	}
	where := want.ID
	if line > 0 {
		where = fmt.Sprintf("%s (line %d)", want.ID, line)
	}
	r.Differences = append(r.Differences, where+": "+fmt.Sprintf(format, args...))
}

func (r *Report) topics(want Point, p *index.Point) {
	var found []string
	for _, a := range p.Finding.Topics {
		found = append(found, a.Topic)
		if !slices.Contains(want.Topics, a.Topic) {
			var words []string
			for _, e := range a.Evidence {
				words = append(words, supports(e))
			}
			if a.Why != "" {
				words = append(words, a.Why)
			}
			r.differ(want, p, "topics: %s is not labelled%s", a.Topic, foundBy(words...))
		}
	}
	r.Topics.add(found, want.Topics, func(missing string) { r.differ(want, p, "topics: %s is missing", missing) })
}

func (r *Report) references(want Point, p *index.Point) {
	var found []string
	for _, c := range p.Finding.Citations {
		if slices.Contains(found, c.Reference) {
			continue
		}
		found = append(found, c.Reference)
		if !slices.Contains(want.References, c.Reference) {
			r.differ(want, p, "references: %s is not labelled%s", c.Reference, foundBy(quoted(c.Words)))
		}
	}
	r.References.add(found, want.References, func(missing string) { r.differ(want, p, "references: %s is missing", missing) })
}

func (r *Report) theme(want Theme, d *index.Document) {
	for i, t := range d.Themes {
		if t.Label != want.Label {
			continue
		}
		var found, wanted []string
		for _, c := range d.Findings.Themes[i].Citations {
			found = append(found, strings.TrimSpace(c.Reference+" "+c.Locator))
		}
		for _, ref := range want.References {
			id := ref.ID
			if ref.Paragraph != "" {
				id += " paragraph " + ref.Paragraph
			}
			wanted = append(wanted, id)
		}
		for _, id := range found {
			if !slices.Contains(wanted, id) {
				r.Differences = append(r.Differences, fmt.Sprintf("theme %s: references: %s is not labelled", want.Label, id))
			}
		}
		r.References.add(found, wanted, func(missing string) {
			r.Differences = append(r.Differences, fmt.Sprintf("theme %s: references: %s is missing", want.Label, missing))
		})
		return
	}
	r.References.Wanted += len(want.References)
	r.Differences = append(r.Differences, fmt.Sprintf("theme %s: not found", want.Label))
}

// add counts two sets against each other and tells what is missing.
func (f *Figures) add(found, wanted []string, missing func(string)) {
	f.Found += len(found)
	f.Wanted += len(wanted)
	for _, w := range wanted {
		if slices.Contains(found, w) {
			f.Right++
		} else {
			missing(w)
		}
	}
}

// foundBy says by which words something was found, where there are some.
func foundBy(words ...string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if len(words) == 0 {
		return ""
	}
	return "; found by " + strings.Join(words, ", ")
}

func quoted(words string) string {
	if words == "" {
		return ""
	}
	return "“" + words + "”"
}

// supports tells words that support a topic, and the label that they have.
func supports(e policy.Evidence) string {
	if e.Label == "" {
		return quoted(e.Words)
	}
	return fmt.Sprintf("“%s” by the label “%s”", e.Words, e.Label)
}
