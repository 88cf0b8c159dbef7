package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"precis/generator/index"
)

// table writes rows as RFC 4180 has it. A cell that a spreadsheet would take
// for a formula gets an apostrophe in front, which spreadsheets do not show:
// a text is input, and a formula in it is none of ours to run.
func table(head []string, rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range append([][]string{head}, rows...) {
		safe := make([]string, len(row))
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				cell = "'" + cell
			}
			safe[i] = cell
		}
		if err := w.Write(safe); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// pointTable is a row for each point.
func pointTable(ix *index.Index) ([]byte, error) {
	var rows [][]string
	for _, p := range ix.Points {
		out := pointOf(p)
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
		rows = append(rows, []string{
			out.ID, out.Document, out.Section, out.Number, out.Theme,
			strconv.Itoa(p.Lines[0]), strconv.Itoa(p.Lines[1]),
			strings.Join(topics, " "), strings.Join(references, " "), strings.Join(classes, "; "), out.Text,
		})
	}
	return table([]string{"id", "document", "section", "number", "theme", "first line", "last line", "topics", "references", "attributions", "text"}, rows)
}

// coverageTable is a row for each document: how much of it was read as what.
func coverageTable(ix *index.Index) ([]byte, error) {
	var rows [][]string
	for _, d := range ix.Documents {
		c := d.Coverage()
		row := []string{d.ID, d.File.Name, string(d.File.Encoding)}
		for _, n := range []int{c.Words, c.Sections, c.Points, c.Notes, c.Furniture, len(c.Guesses)} {
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, row)
	}
	return table([]string{"document", "file", "encoding", "words", "sections", "points", "notes", "page furniture", "guesses"}, rows)
}

// attributionTable is a row for each clause in which somebody speaks.
func attributionTable(ix *index.Index) ([]byte, error) {
	var rows [][]string
	for _, p := range ix.Points {
		for _, a := range p.Finding.Attributions {
			var verbs, functions []string
			for _, v := range a.Verbs {
				verbs, functions = append(verbs, v.Words), append(functions, string(v.Function))
			}
			rows = append(rows, []string{p.ID, string(a.Class.Data()), a.Words, a.Who, strings.Join(verbs, "; "), strings.Join(functions, "; "), a.Clause.Words})
		}
	}
	return table([]string{"point", "class", "words", "who", "verbs", "functions", "clause"}, rows)
}

// referenceTable is a row for each place that cites something.
func referenceTable(ix *index.Index) ([]byte, error) {
	var rows [][]string
	for _, r := range ix.References {
		for _, c := range r.Cited {
			where := c.Document.ID
			if c.Point != nil {
				where = c.Point.ID
			}
			rows = append(rows, []string{r.ID, r.Name(), r.Symbol, where, c.Citation.Locator, c.Citation.Words, string(c.Citation.Method), strconv.FormatBool(c.Citation.Certain)})
		}
	}
	return table([]string{"reference", "name", "symbol", "cited in", "locator", "words", "method", "certain"}, rows)
}
