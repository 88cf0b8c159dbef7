package vocab

import (
	"slices"
	"strings"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

// columns are what a table of topics can have; id and label it must have. All
// but id, label, scope and definition hold lists, parted by "|". Those that
// hold names and notes may tell their language: "label@fr".
var columns = []string{"id", "label", "broader", "scope", "alt", "hidden", "related", "matches", "narrower", "definition"}

// named are the columns that may tell a language.
var named = []string{"label", "alt", "hidden", "scope", "definition"}

// column is a column of a table.
type column struct{ name, language string }

// tableConcepts reads a vocabulary from a table: a line of column names, then
// a line for each topic, cells parted by tabs. Empty lines and lines that
// begin with # are passed over.
func tableConcepts(file *source.File) ([]concept, source.Diagnostics) {
	var faults source.Diagnostics
	var head []column
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
func tableHead(faults *source.Diagnostics, name string, cells []run) []column {
	head := []column{}
	for _, cell := range cells {
		given := cell.word()
		column := columnOf(given.Value)
		switch {
		case !slices.Contains(columns, column.name):
			hint := "known columns: " + strings.Join(columns, ", ")
			if near := strictyaml.Nearest(column.name, columns); near != "" {
				hint = "did you mean " + near + "?"
			}
			faults.Errorf(name, given.At, hint, "unknown column %q", given.Value)
		case column.language != "" && !slices.Contains(named, column.name):
			faults.Errorf(name, given.At, "columns that may tell one: "+strings.Join(named, ", "), "the column %q tells a language", given.Value)
		case slices.Contains(head, column):
			faults.Errorf(name, given.At, "keep one of the two", "the column %q is there twice", given.Value)
		}
		head = append(head, column)
	}
	for _, needed := range columns[:2] {
		if !slices.ContainsFunc(head, func(c column) bool { return c.name == needed }) {
			faults.Errorf(name, cells[0].word().At, "the first line names the columns, parted by tabs", "no column %q", needed)
		}
	}
	return head
}

// columnOf parts the name of a column from its language.
func columnOf(head string) column {
	name, language, _ := strings.Cut(head, "@")
	return column{strings.ToLower(name), strings.ToLower(language)}
}

// rowConcept makes a concept of a line's cells.
func rowConcept(head []column, cells []run) concept {
	c := concept{id: word{At: cells[0].word().At}}
	for i, cell := range cells {
		switch head[i].name {
		case "id":
			c.id = cell.word()
		case "label":
			c.names(head[i].language, topicNames{Label: cell.word()})
		case "scope":
			c.names(head[i].language, topicNames{Scope: cell.word()})
		case "definition":
			c.names(head[i].language, topicNames{Definition: cell.word()})
		case "alt":
			c.names(head[i].language, topicNames{Alt: cell.list()})
		case "hidden":
			c.names(head[i].language, topicNames{Hidden: cell.list()})
		case "broader":
			c.broader = cell.list()
		case "narrower":
			c.narrower = cell.list()
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
