package correct

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

// Findings overrules what was found in a document. The texts are the points'
// paragraphs as they were read. What does not fit the text is named in the
// warnings, and the rest takes effect. Nil corrections change nothing.
func (c *Corrections) Findings(d *policy.Document, texts [][]*token.Text, f *policy.Findings) source.Diagnostics {
	var found source.Diagnostics
	if c == nil {
		return nil
	}
	for _, one := range of(d, c.all) {
		a := &applying{Correction: one, file: c.file, faults: &found}
		if point := a.place(d, texts); point >= 0 {
			a.finding, a.texts = &f.Points[point], texts[point]
			a.apply()
		}
	}
	return found
}

// Misplaced names the corrections of findings whose place is not in a document,
// before anything is found there, and also those that are at fault by
// themselves: whoever has other faults to mend is told all at once.
func (c *Corrections) Misplaced(d *policy.Document, texts [][]*token.Text) source.Diagnostics {
	var found source.Diagnostics
	if c == nil {
		return nil
	}
	for _, one := range of(d, slices.Concat(c.all, c.faulty)) {
		if one.hasPlace() {
			a := &applying{Correction: one, file: c.file, faults: &found}
			a.place(d, texts)
		}
	}
	return found
}

// Overrules tells whether an editor overrules something that was found in a
// document.
func (c *Corrections) Overrules(d *policy.Document) bool { return c != nil && len(of(d, c.all)) > 0 }

// applying is one correction while it takes effect.
type applying struct {
	Correction
	file    string
	faults  *source.Diagnostics
	finding *policy.Finding
	texts   []*token.Text // of the point
}

// place finds the point that a correction is about, or says why there is none
// and gives -1.
func (a *applying) place(d *policy.Document, texts [][]*token.Text) int {
	var at []int
	for i, p := range d.Points {
		onLine := a.Line.Value == 0 || p.Lines[0] <= a.Line.Value && a.Line.Value <= p.Lines[1]
		if onLine && (a.Words.Value == "" || holds(texts[i], a.Words.Value)) {
			at = append(at, i)
		}
	}
	switch {
	case len(at) == 1:
		return at[0]
	case len(at) > 1:
		a.faults.Warnf(a.file, a.Words.At, "quote more words, or say the line", "these words stand in %d points of %s", len(at), d.File.Name)
	case a.Words.Value != "":
		a.faults.Warnf(a.file, a.Words.At, "quote them as they stand in the text, or take the correction out", "these words stand in no point of %s%s", d.File.Name, onLine(a.Line.Value))
	default:
		a.faults.Warnf(a.file, a.Line.At, "the text may have changed: quote the words of the place, or take the correction out", "no point of %s stands on line %d", d.File.Name, a.Line.Value)
	}
	return -1
}

// onLine adds the line to a message where one is given.
func onLine(line int) string {
	if line == 0 {
		return ""
	}
	return fmt.Sprintf(" on line %d", line)
}

func holds(texts []*token.Text, words string) bool {
	_, ok := quote(texts, words)
	return ok
}

// quote finds words in a point.
func quote(texts []*token.Text, words string) (policy.Quote, bool) {
	words = strings.Join(strings.Fields(words), " ")
	for paragraph, t := range texts {
		if at := strings.Index(t.Source, words); at >= 0 && words != "" {
			return quoteAt(t, paragraph, at, at+len(words)), true
		}
	}
	return policy.Quote{}, false
}

func quoteAt(t *token.Text, paragraph, start, end int) policy.Quote {
	sentence := 0
	for sentence+1 < len(t.Sentences) && start >= t.Sentences[sentence].End {
		sentence++
	}
	return policy.Quote{Words: t.Source[start:end], Paragraph: paragraph, Start: start, End: end, Sentence: sentence}
}

// evidence is the words that an added finding rests on: those that the editor
// quotes, else the first sentence of the point.
func (a *applying) evidence() policy.Quote {
	if q, ok := quote(a.texts, a.Words.Value); ok {
		return q
	}
	if t := a.texts[0]; len(t.Sentences) > 0 {
		return quoteAt(t, 0, t.Sentences[0].Start, t.Sentences[0].End)
	}
	return quoteAt(a.texts[0], 0, 0, len(a.texts[0].Source))
}

func (a *applying) apply() {
	f := a.finding
	a.topics()
	for _, id := range a.NotReferences {
		before := len(f.Citations)
		f.Citations = slices.DeleteFunc(f.Citations, func(c policy.Citation) bool { return c.Reference == id.Value })
		a.unless(len(f.Citations) < before, id, "the point does not cite %q", id.Value)
	}
	for _, words := range a.NotAttributions {
		before := len(f.Attributions)
		f.Attributions = slices.DeleteFunc(f.Attributions, func(x policy.Attribution) bool { return x.Words == words.Value })
		a.unless(len(f.Attributions) < before, words, "no attribution has the words %q", words.Value)
		f.Continuations = slices.DeleteFunc(f.Continuations, func(c policy.Continuation) bool { return c.Of.Words == words.Value })
		f.Disagreements = slices.DeleteFunc(f.Disagreements, func(d policy.Disagreement) bool {
			return d.Sides[0].Who.Words == words.Value || d.Sides[1].Who.Words == words.Value
		})
	}
	for _, id := range a.References {
		f.Citations = append(f.Citations, policy.Citation{Quote: a.evidence(), Reference: id.Value, Method: policy.Editor, Why: policy.ByEditor, Certain: true})
	}
	for _, x := range a.Attributions {
		a.attribute(x)
	}
	a.settle()
}

// unless warns of a correction that has nothing to correct.
func (a *applying) unless(ok bool, w word, format string, args ...any) {
	if !ok {
		a.faults.Warnf(a.file, w.At, "take this out of the corrections", format, args...)
	}
}

func (a *applying) attribute(x attribution) {
	who, ok := quote(a.texts, x.Words.Value)
	if !ok {
		a.unless(false, x.Words, "the point does not hold the words %q", x.Words.Value)
		return
	}
	added := policy.Attribution{Quote: who, Class: policy.Class(x.Class.Value), Who: x.Who, Clause: who}
	for _, v := range x.Verbs {
		q, ok := quote(a.texts, v.Words.Value)
		if !ok {
			a.unless(false, v.Words, "the point does not hold the words %q", v.Words.Value)
			continue
		}
		added.Verbs = append(added.Verbs, policy.Verb{Quote: q, Function: policy.Function(v.Function.Value)})
	}
	a.finding.Attributions = append(a.finding.Attributions, added)
}

// settle brings the findings back into reading order, and drops mentions of
// what is now cited.
func (a *applying) settle() {
	f := a.finding
	order := func(x, y policy.Quote) int {
		return cmp.Or(cmp.Compare(x.Paragraph, y.Paragraph), cmp.Compare(x.Start, y.Start))
	}
	f.SortTopics()
	slices.SortStableFunc(f.Citations, func(x, y policy.Citation) int { return order(x.Quote, y.Quote) })
	slices.SortStableFunc(f.Attributions, func(x, y policy.Attribution) int { return order(x.Quote, y.Quote) })
	f.Mentions = slices.DeleteFunc(f.Mentions, func(m policy.Mention) bool {
		return slices.ContainsFunc(f.Citations, func(c policy.Citation) bool {
			return c.Method == policy.Editor && c.Paragraph == m.Paragraph && c.Start < m.End && m.Start < c.End
		})
	})
}
