package evaluate

import (
	"fmt"
	"strings"
	"text/tabwriter"
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
	}{{"points", r.Points}, {"topics", r.Topics}, {"references", r.References}, {"attributions", r.Attributions}} {
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t%d\t\n", row.name, row.f.Precision(), row.f.Recall(), row.f.F1(), row.f.Right, row.f.Found, row.f.Wanted)
	}
	w.Flush()
	if len(r.Differences) == 0 {
		b.WriteString("\nno differences\n")
		return b.String()
	}
	fmt.Fprintf(&b, "\n%d differences:\n", len(r.Differences))
	for _, d := range r.Differences {
		b.WriteString("  " + d + "\n")
	}
	return b.String()
}
