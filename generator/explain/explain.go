// Package explain tells how a text was read: what each of its lines was taken
// for, what was found in each point, and the reason for each. It is written
// for an editor at a terminal who wants to know why, and to overrule.
package explain

import (
	"fmt"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// Style marks up the parts of an explanation for the eye. Each function gives
// its argument with the marks around it.
type Style struct {
	Number, Kind, Reason func(string) string
}

// Plain marks nothing.
func Plain() Style {
	same := func(s string) string { return s }
	return Style{same, same, same}
}

// Coloured marks with the escape sequences that terminals know.
func Coloured() Style {
	in := func(code string) func(string) string {
		return func(s string) string { return "\x1b[" + code + "m" + s + "\x1b[0m" }
	}
	return Style{Number: in("2"), Kind: in("1"), Reason: in("36")}
}

// Document explains a document, or, with a line from 1 on, the block of it
// that the line belongs to. Line 0 asks for all.
func Document(ix *index.Index, d *index.Document, line int, style Style) string {
	w := &writer{ix: ix, document: d, style: style, width: len(fmt.Sprint(d.File.Lines()))}
	points := make(map[int]*index.Point) // by block
	for _, p := range d.Points {
		for _, b := range p.Blocks {
			points[b] = p
		}
	}
	for i, b := range d.Blocks {
		first, last := d.File.LineAt(b.Span.Start), d.File.LineAt(max(b.Span.Start, b.Span.End-1))
		if line != 0 && (line < first || line > last) {
			continue
		}
		w.block(b, points[i], first, last)
		if p := points[i]; p != nil && (line != 0 || i == p.Blocks[len(p.Blocks)-1]) {
			w.findings(p.Finding, p)
		}
		for t, theme := range d.Themes {
			if theme.Block == i {
				w.findings(&d.Findings.Themes[t], nil)
			}
		}
	}
	if line != 0 && w.out.Len() == 0 {
		w.entry(fmt.Sprint(line), "blank", "")
	}
	return w.out.String()
}

type writer struct {
	ix       *index.Index
	document *index.Document
	style    Style
	width    int // of line numbers
	out      strings.Builder
}

// block tells what a run of lines was read as.
func (w *writer) block(b policy.Block, p *index.Point, first, last int) {
	kind := string(b.Kind)
	if b.Kind == policy.HeadingBlock {
		kind += fmt.Sprintf(" %d", b.Level)
	}
	if p != nil {
		kind = p.Label + " " + kind
	}
	words := strings.TrimSpace(b.Marker + " " + b.Text.Text)
	w.entry(fmt.Sprint(first), kind, words)
	reason := b.Reason + " (" + b.Certainty.String() + ")"
	if last > first {
		reason += fmt.Sprintf("; lines %d to %d", first, last)
	}
	w.note("because", reason)
}

// findings tells what was found in a point, or in a theme.
func (w *writer) findings(f *policy.Finding, p *index.Point) {
	for _, a := range f.Attributions {
		var verbs []string
		for _, v := range a.Verbs {
			verbs = append(verbs, fmt.Sprintf("“%s” (%s)", v.Words, v.Function))
		}
		w.note("who", strings.TrimRight(fmt.Sprintf("%s: “%s” %s", a.Class, a.Words, strings.Join(verbs, ", ")), " "))
	}
	for _, t := range f.Topics {
		var because []string
		for _, e := range t.Evidence {
			because = append(because, supports(e))
		}
		if t.Why != "" {
			because = append(because, t.Why)
		}
		w.note("topic", t.Topic+": "+strings.Join(because, ", "))
	}
	for _, t := range f.LetGo {
		var because []string
		for _, e := range t.Evidence {
			because = append(because, supports(e))
		}
		w.note("let go", t.Topic+": "+strings.Join(because, ", ")+", which labelled points show to mislead")
	}
	for _, c := range f.Citations {
		w.note("cites", fmt.Sprintf("%s: “%s”, %s (%s)", strings.TrimSuffix(c.Reference+", "+c.Locator, ", "), c.Words, c.Why, c.Method))
	}
	for _, to := range f.Pointers {
		w.note("points", fmt.Sprintf("#%s: “%s”", to.Anchor, to.Words))
	}
	for _, m := range f.Mentions {
		could := ""
		if len(m.Candidates) > 0 {
			could = " (" + strings.Join(m.Candidates, ", ") + ")"
		}
		w.note("open", fmt.Sprintf("“%s”: %s%s", m.Words, m.Why, could))
	}
	if p == nil {
		return
	}
	for _, r := range p.Related() {
		var reasons []string
		for _, reason := range r.Reasons {
			reasons = append(reasons, reason.Text)
		}
		w.note("related", r.Point.ID+": "+strings.Join(reasons, "; "))
	}
}

// entry is the line that begins a block.
func (w *writer) entry(number, kind, words string) {
	pad := strings.Repeat(" ", max(0, w.width-len(number)))
	line := fmt.Sprintf("%s%s  %s  %s", pad, w.style.Number(number), w.style.Kind(kind), excerpt(words))
	w.out.WriteString(strings.TrimRight(line, " ") + "\n")
}

// note is a line of what is known of the block above.
func (w *writer) note(name, text string) {
	fmt.Fprintf(&w.out, "%*s  %s %s\n", w.width, "", w.style.Reason(fmt.Sprintf("%-8s", name)), text)
}

// mostRunes of a block's words are shown: enough to know it by.
const mostRunes = 72

func excerpt(words string) string {
	if runes := []rune(words); len(runes) > mostRunes {
		return strings.TrimRight(string(runes[:mostRunes]), " ") + "…"
	}
	return words
}

// supports tells words that support a topic, and the label that they have.
func supports(e policy.Evidence) string {
	if e.Label == "" {
		return "“" + e.Words + "”"
	}
	return fmt.Sprintf("“%s” by the label “%s”", e.Words, e.Label)
}
