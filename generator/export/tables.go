package export

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// table writes rows as RFC 4180 has it. A cell that a spreadsheet would take
// for a formula gets an apostrophe in front, which spreadsheets do not show:
// a text is input, and a formula in it is none of ours to run.
func table(to io.Writer, head []string, rows iter.Seq[[]string]) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if err := w.Write(head); err != nil {
		return err
	}
	for row := range rows {
		for i, cell := range row {
			if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
				row[i] = "'" + cell
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// pointTable is a row for each point.
func pointTable(w io.Writer, ix *index.Index) error {
	return table(w, []string{"id", "document", "section", "number", "theme", "first line", "last line", "topics", "references", "attributions", "text"}, func(yield func([]string) bool) {
		for _, p := range ix.Points {
			out := pointOf(ix, p)
			var topics, references, classes []string
			for _, t := range out.Topics {
				topics = append(topics, t.ID)
			}
			for _, r := range out.References {
				references = append(references, r.ID)
			}
			for _, a := range out.Attributions {
				classes = append(classes, string(a.Class))
			}
			if !yield([]string{
				out.ID, out.Document, out.Section, out.Number, out.Theme,
				strconv.Itoa(p.Lines[0]), strconv.Itoa(p.Lines[1]),
				strings.Join(topics, " "), strings.Join(references, " "), strings.Join(classes, "; "), out.Text,
			}) {
				return
			}
		}
	})
}

// coverageTable is a row for each document: how much of it was read as what.
func coverageTable(w io.Writer, ix *index.Index) error {
	return table(w, []string{"document", "file", "encoding", "words", "sections", "points", "notes", "page furniture", "guesses"}, func(yield func([]string) bool) {
		for _, d := range ix.Documents {
			c := d.Coverage()
			row := []string{d.ID, d.File.Name, string(d.File.Encoding)}
			for _, n := range []int{c.Words, c.Sections, c.Points, c.Notes, c.Furniture, len(c.Guesses)} {
				row = append(row, strconv.Itoa(n))
			}
			if !yield(row) {
				return
			}
		}
	})
}

// attributionTable is a row for each clause in which somebody speaks.
func attributionTable(w io.Writer, ix *index.Index) error {
	return table(w, []string{"point", "class", "words", "who", "verbs", "functions", "clause", "number stated"}, func(yield func([]string) bool) {
		for _, p := range ix.Points {
			for _, a := range p.Finding.Attributions {
				var verbs, functions []string
				for _, v := range a.Verbs {
					verbs, functions = append(verbs, v.Words), append(functions, string(v.Function))
				}
				if !yield([]string{
					p.ID, string(a.Class.Data()), a.Words, a.Who, strings.Join(verbs, "; "), strings.Join(functions, "; "),
					a.Clause.Words, strconv.FormatBool(a.Class == policy.Counted),
				}) {
					return
				}
			}
		}
	})
}

// referenceTable is a row for each place that cites something.
func referenceTable(w io.Writer, ix *index.Index) error {
	return table(w, []string{"reference", "name", "symbol", "cited in", "locator", "words", "method", "certain"}, func(yield func([]string) bool) {
		for _, r := range ix.References {
			for _, c := range r.Cited {
				where := c.Document.ID
				if c.Point != nil {
					where = c.Point.ID
				}
				if !yield([]string{r.ID, r.Name(), r.Symbol, where, c.Citation.Locator, c.Citation.Words, string(c.Citation.Method), strconv.FormatBool(c.Citation.Certain)}) {
					return
				}
			}
		}
	})
}
