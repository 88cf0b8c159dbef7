package evaluate

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"precis/generator/policy"
)

// Text is the report for a person: a table of figures, then the differences,
// one a line.
func (r *Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", r.Document)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tprecision\trecall\tF1\tright\tfound\tlabelled\t")
	for _, row := range []struct {
		name string
		f    Figures
	}{{"points", r.Points}, {"topics", r.Topics}, {"references", r.References}, {"attributions", r.Attributions}, {"their class", r.Classes}} {
		figuresRow(w, row.name, row.f)
	}
	w.Flush()
	b.WriteString(r.confusion())
	if len(r.Differences) == 0 && r.Points.Right == r.Points.Found && r.Topics.F1() == 1 && r.References.F1() == 1 && r.Attributions.F1() == 1 {
		b.WriteString("\nno differences\n")
		return b.String()
	}
	if len(r.Differences) == 0 { // a total, whose parts tell them
		return b.String()
	}
	if len(r.Differences) == 1 {
		b.WriteString("\n1 difference:\n")
	} else {
		fmt.Fprintf(&b, "\n%d differences:\n", len(r.Differences))
	}
	for _, d := range r.Differences {
		b.WriteString("  " + d + "\n")
	}
	return b.String()
}

func figuresRow(w io.Writer, name string, f Figures) {
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t\n", name, written(f.Precision(), f.Found), written(f.Recall(), f.Wanted),
		written(f.F1(), f.Found+f.Wanted), f.Right, f.Found, f.Wanted)
}

// written is a share with three decimals; "–" where it is a share of nothing.
func written(share float64, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", share)
}

// confusion tells which classes of attribution were taken for which, in the
// order of the classes; "" when none was.
func (r *Report) confusion() string {
	var b strings.Builder
	name := func(c policy.Class) string { return cmp.Or(string(c), "none") }
	classes := append(policy.Classes(), "")
	for _, labelled := range classes {
		for _, found := range classes {
			if n := r.classes[classPair{labelled, found}]; n > 0 && labelled != found {
				fmt.Fprintf(&b, "  labelled %s, found %s: %d\n", name(labelled), name(found), n)
			}
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\nclasses of attribution taken for others:\n" + b.String()
}
