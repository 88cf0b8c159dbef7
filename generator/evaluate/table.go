package evaluate

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
)

// columns are what a table of labels can have; number and starts it must have.
// Topics and references are ids parted by spaces; attributions are parted by
// ";", each "class / who / verb, verb" with nothing for who where the source
// is not stated.
var columns = []string{"number", "starts", "id", "section", "line", "topics", "references", "attributions"}

// readTable reads labels from CSV (RFC 4180): a line of column names, then a
// line for each point.
func readTable(file *source.File) (*Gold, source.Diagnostics) {
	var found source.Diagnostics
	r := csv.NewReader(strings.NewReader(file.Text))
	r.FieldsPerRecord = -1
	gold := &Gold{Document: file.Name}
	var head []string
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if broken := (*csv.ParseError)(nil); errors.As(err, &broken) {
			found.Errorf(file.Name, cellAt(file, broken.Line, broken.Column), "put a cell that holds a comma or a quotation mark in quotation marks, and double those inside it", "%v", broken.Err)
			break
		}
		place := func(i int) source.Position { return cellAt(file, first(r.FieldPos(i)), second(r.FieldPos(i))) }
		if head == nil {
			head = cells
			checkHead(&found, file.Name, head, place)
			continue
		}
		if len(cells) > len(head) {
			found.Errorf(file.Name, place(len(head)), "put a cell that holds a comma in quotation marks", "this line has %d cells, and the table %d columns", len(cells), len(head))
			cells = cells[:len(head)]
		}
		gold.Points = append(gold.Points, rowPoint(&found, file.Name, head, cells, place))
	}
	if head == nil && len(found) == 0 {
		found.Errorf(file.Name, source.Position{}, "name the columns in the first line: "+strings.Join(columns, ", "), "the table is empty")
	}
	return gold, found
}

func first(line, _ int) int    { return line }
func second(_, column int) int { return column }

// cellAt turns a line and a column in bytes into a position.
func cellAt(file *source.File, line, column int) source.Position {
	if line < 1 || line > file.Lines() {
		return source.Position{}
	}
	return file.At(min(file.Line(line).Start+max(column, 1)-1, len(file.Text)))
}

func checkHead(found *source.Diagnostics, name string, head []string, place func(int) source.Position) {
	for i, column := range head {
		switch {
		case !slices.Contains(columns, column):
			found.Errorf(name, place(i), "known columns: "+strings.Join(columns, ", "), "unknown column %q", column)
		case slices.Contains(head[:i], column):
			found.Errorf(name, place(i), "keep one of the two", "the column %q is there twice", column)
		}
	}
	for _, needed := range columns[:2] {
		if !slices.Contains(head, needed) {
			found.Errorf(name, place(0), "the first line names the columns", "no column %q", needed)
		}
	}
}

func rowPoint(found *source.Diagnostics, name string, head, cells []string, place func(int) source.Position) Point {
	p := Point{at: place(0)}
	for i, cell := range cells {
		switch head[i] {
		case "id":
			p.ID = cell
		case "section":
			p.Section = cell
		case "number":
			p.Number = Number(cell)
		case "line":
			if p.Line = lineNumber(cell); p.Line < 0 {
				found.Errorf(name, place(i), "lines count from 1", "%q is no line", cell)
			}
		case "starts":
			p.Starts = cell
		case "topics":
			p.Topics = strings.Fields(cell)
		case "references":
			p.References = strings.Fields(cell)
		case "attributions":
			for part := range strings.SplitSeq(cell, ";") {
				if strings.TrimSpace(part) == "" {
					continue
				}
				a, ok := clause(part)
				if !ok {
					found.Errorf(name, place(i), `write class / who / verbs, as in "many / speakers / noted, stressed"`, "%q is no attribution", strings.TrimSpace(part))
					continue
				}
				p.Attributions = append(p.Attributions, a)
			}
		}
	}
	if p.ID == "" {
		_, p.ID = policy.NumberedIn(p.Section, string(p.Number))
	}
	return p
}

// clause reads "class / who / verb, verb".
func clause(part string) (Attribution, bool) {
	fields := strings.Split(part, "/")
	if len(fields) != 3 {
		return Attribution{}, false
	}
	a := Attribution{Class: policy.Class(strings.TrimSpace(fields[0])), Who: strings.TrimSpace(fields[1])}
	for verb := range strings.SplitSeq(fields[2], ",") {
		if verb = strings.TrimSpace(verb); verb != "" {
			a.Verbs = append(a.Verbs, verb)
		}
	}
	return a, true
}

// lineNumber reads a number from 1; 0 for an empty cell, -1 for no number.
func lineNumber(cell string) int {
	n := 0
	for _, r := range cell {
		if r < '0' || r > '9' || n > 1e8 {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	if cell != "" && n == 0 {
		return -1
	}
	return n
}
