package intake

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"precis/generator/source"
)

// mostColumns is how many columns a table has that is read as one.
const mostColumns = 64

// table takes the strokes off a table: its cells are parted by tabs, and the
// row of dashes keeps a dash for each column, so that the table stays in one.
func (m *marks) table(n *tables.Table) {
	if columns := len(n.Alignments); columns < 2 || columns > mostColumns {
		return
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := cellsOf(row)
		if len(cells) == 0 {
			continue
		}
		m.row(cells)
		if row.Kind() == tables.KindTableHeader {
			m.dashes(cells[len(cells)-1].Stop, len(n.Alignments))
		}
	}
}

// cellsOf gives where the cells of a row stand, in order; those that the row
// lacks stand nowhere.
func cellsOf(row ast.Node) []text.Segment {
	var cells []text.Segment
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if lines := cell.Lines(); lines.Len() > 0 {
			cells = append(cells, lines.At(0))
		}
	}
	return cells
}

// row parts the cells of a row by tabs, and takes away the strokes at its ends.
func (m *marks) row(cells []text.Segment) {
	from, to := cells[0].Start, cells[len(cells)-1].Stop
	for at := from; at > 0 && strings.IndexByte(" \t|", m.text[at-1]) >= 0; at-- {
		if m.text[at-1] == '|' {
			from = at - 1
		}
	}
	for to < len(m.text) && strings.IndexByte(" \t|", m.text[to]) >= 0 {
		to++
	}
	m.cut(from, cells[0].Start)
	for i := 1; i < len(cells); i++ {
		if before, next := cells[i-1].Stop, cells[i].Start; before < next {
			m.edits = append(m.edits, source.Edit{Span: source.Span{Start: before, End: next}, With: "\t"})
		}
	}
	if last := cells[len(cells)-1].Stop; to == len(m.text) || m.text[to] == '\n' || m.text[to] == '\r' {
		m.cut(last, to)
	} else if to > last { // more cells than the head has
		m.edits = append(m.edits, source.Edit{Span: source.Span{Start: last, End: to}, With: "\t"})
	}
}

// dashes writes the row below the head of a table anew.
func (m *marks) dashes(behind, columns int) {
	from := m.find('\n', behind) + 1
	if from == 0 {
		return
	}
	for from < len(m.text) && strings.IndexByte("|:-\r\n", m.text[from]) < 0 {
		from++ // the mark of a quotation
	}
	to := from
	for to < len(m.text) && strings.IndexByte("|:- \t", m.text[to]) >= 0 {
		to++
	}
	if to > from {
		m.edits = append(m.edits, source.Edit{Span: source.Span{Start: from, End: to}, With: strings.Repeat("---\t", columns-1) + "---"})
	}
}

// inCell tells what stands in a cell of a table, of which emphasis is not shown.
func inCell(n ast.Node) bool {
	for up := n.Parent(); up != nil; up = up.Parent() {
		if up.Kind() == tables.KindTableCell {
			return true
		}
	}
	return false
}

// emphasis takes away the signs around emphasized words.
func (m *marks) emphasis(n *ast.Emphasis) {
	start, end := -1, -1
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			if start < 0 {
				start = t.Segment.Start
			}
			end = t.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	if start < n.Level || !isSigns(m.text[start-n.Level:start]) || end+n.Level > len(m.text) || !isSigns(m.text[end:end+n.Level]) {
		return // other marks stand between
	}
	m.cut(start-n.Level, start)
	m.cut(end, end+n.Level)
}

func isSigns(text []byte) bool { return strings.Trim(string(text), "*_") == "" }
