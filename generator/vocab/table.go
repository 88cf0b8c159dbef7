package vocab

import (
	"slices"
	"strings"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

// columns are what a table of topics can have; id and label it must have. All
// but id, label and scope hold lists, parted by "|".
var columns = []string{"id", "label", "broader", "scope", "alt", "hidden", "related", "matches"}

// tableConcepts reads a vocabulary from a table: a line of column names, then
// a line for each topic, cells parted by tabs. Empty lines and lines that
// begin with # are passed over.
func tableConcepts(file *source.File) ([]concept, source.Diagnostics) {
	var faults source.Diagnostics
	var head []string
	var concepts []concept
	for n := 1; n <= file.Lines(); n++ {
		line := run{file, file.Line(n)}
		if text := line.text(); strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := line.split("\t")
		if head == nil {
			head = tableHead(&faults, file.Name, cells)
			continue
		}
		if len(cells) > len(head) {
			faults.Errorf(file.Name, cells[len(head)].word().At, "a tab parts cells; in a cell, write a space",
				"this line has %d cells, and the table %d columns", len(cells), len(head))
			cells = cells[:len(head)]
		}
		concepts = append(concepts, rowConcept(head, cells))
	}
	if head == nil {
		faults.Errorf(file.Name, source.Position{}, "name the columns in the first line, parted by tabs: "+strings.Join(columns, ", "),
			"the table is empty")
	}
	return concepts, faults
}

// tableHead checks the names of the columns and gives them in lower case.
func tableHead(faults *source.Diagnostics, name string, cells []run) []string {
	head := []string{}
	for _, cell := range cells {
		given := cell.word()
		column := strings.ToLower(given.Value)
		switch {
		case !slices.Contains(columns, column):
			hint := "known columns: " + strings.Join(columns, ", ")
			if near := strictyaml.Nearest(column, columns); near != "" {
				hint = "did you mean " + near + "?"
			}
			faults.Errorf(name, given.At, hint, "unknown column %q", given.Value)
		case slices.Contains(head, column):
			faults.Errorf(name, given.At, "keep one of the two", "the column %q is there twice", column)
		}
		head = append(head, column)
	}
	for _, needed := range columns[:2] {
		if !slices.Contains(head, needed) {
			faults.Errorf(name, cells[0].word().At, "the first line names the columns, parted by tabs", "no column %q", needed)
		}
	}
	return head
}

// rowConcept makes a concept of a line's cells.
func rowConcept(head []string, cells []run) concept {
	c := concept{id: word{At: cells[0].word().At}}
	for i, cell := range cells {
		switch head[i] {
		case "id":
			c.id = cell.word()
		case "label":
			c.labels = labelsOf(whole(cell.word()))
		case "scope":
			c.scope = labelsOf(whole(cell.word()))
		case "alt":
			c.alt = labelsOf(cell.list())
		case "hidden":
			c.hidden = labelsOf(cell.list())
		case "broader":
			c.broader = cell.list()
		case "related":
			c.related = cell.list()
		case "matches":
			c.matches = cell.list()
		}
	}
	return c
}

// run is a stretch of a file's text.
type run struct {
	file *source.File
	span source.Span
}

func (r run) text() string { return r.file.Slice(r.span) }

// split gives what stands between the separators.
func (r run) split(separator string) []run {
	var parts []run
	offset := r.span.Start
	for part := range strings.SplitSeq(r.text(), separator) {
		parts = append(parts, run{r.file, source.Span{Start: offset, End: offset + len(part)}})
		offset += len(part) + len(separator)
	}
	return parts
}

// word gives the run without the white space around it.
func (r run) word() word {
	text := r.text()
	lead := len(text) - len(strings.TrimLeft(text, " \t"))
	return word{Value: strings.TrimSpace(text), At: r.file.At(r.span.Start + lead)}
}

// list gives the items that "|" parts, without empty ones.
func (r run) list() []word {
	var items []word
	for _, item := range r.split("|") {
		items = append(items, whole(item.word())...)
	}
	return items
}

// whole gives a word, or nothing when it is empty.
func whole(w word) []word {
	if w.Value == "" {
		return nil
	}
	return []word{w}
}

// labelsOf gives words as labels of the site's language.
func labelsOf(words []word) []label {
	labels := make([]label, len(words))
	for i, w := range words {
		labels[i] = label{word: w}
	}
	return labels
}
