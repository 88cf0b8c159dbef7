package picture

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode/utf8"
)

// Measures of the picture of neighbours, in its own units, of which a line of
// words is some eighteen high. A phone of 360 pixels shows them full size.
const (
	fanWidth   = 62  // from the thing itself to the numbers
	nodeWidth  = 5   // of the thing itself
	labelStart = 92  // the numbers end a little before it
	arcStart   = 280 // labels end before it
	arcDepth   = 52
	fullWidth  = 340
	lineHeight = 17
	rowPadding = 11
	lineLength = 24 // characters of a label on one line
	mostLines  = 3
	mostWidth  = 9 // of the widest ribbon
)

// neighbour is a row of the picture.
type neighbour struct {
	cell   Cell
	number int
	lines  []string
	y      float64 // its middle
	with   []string
}

// neighbours draws a ribbon to each row of a table, as wide as the number in
// its second cell, and an arc between any two rows of which one names the
// other in its last cell. Rows keep their order.
func neighbours(t Table) string {
	rows, height := neighboursOf(t)
	if len(rows) < 2 || len(t.Head) < 2 {
		return ""
	}
	most := 0
	for _, r := range rows {
		most = max(most, r.number)
	}
	width := func(n int) float64 { return max(1, mostWidth*float64(n)/float64(most)) }
	all := 0.0
	for _, r := range rows {
		all += width(r.number)
	}
	scale := min(1, (height-16)/all) // ribbons lie side by side where they begin
	var d drawing
	d.addf(`<svg class="picture neighbours" viewBox="0 0 %d %s" width="%srem" height="%srem" direction="ltr" aria-hidden="true">`,
		fullWidth, decimal(height), decimal(fullWidth/16.0), decimal(height/16))
	from := (height - all*scale) / 2
	d.addf(`<rect class="node" x="0" y="%s" width="%d" height="%s" rx="1"/>`, decimal(from), nodeWidth, decimal(all*scale))
	for _, r := range rows {
		w := width(r.number) * scale
		begin := from + w/2
		from += w
		d.addf(`<path class="ribbon" stroke-width="%s" d="M%d,%s C%d,%s %d,%s %d,%s"/>`, decimal(w),
			nodeWidth, decimal(begin), fanWidth/2, decimal(begin), fanWidth/2, decimal(r.y), fanWidth, decimal(r.y))
	}
	for _, r := range rows {
		d.label(r, t)
	}
	for i, r := range rows {
		for j, other := range rows {
			if j > i && (names(r, other) || names(other, r)) {
				d.arc(r.y, other.y, height)
			}
		}
	}
	d.WriteString("</svg>\n")
	return d.String()
}

// neighboursOf reads the rows of a table and gives each its place, and the
// height of all.
func neighboursOf(t Table) (rows []neighbour, height float64) {
	for _, row := range t.Rows {
		if len(row) < 2 {
			continue
		}
		n, counted := Number(row[1].Text)
		if !counted || n <= 0 {
			continue
		}
		r := neighbour{cell: row[0], number: n, lines: wrapped(row[0].Text)}
		for _, l := range row[len(row)-1].Links {
			r.with = append(r.with, l.Address)
		}
		high := float64(len(r.lines)*lineHeight + rowPadding)
		r.y = height + high/2
		height += high
		rows = append(rows, r)
	}
	return rows, height
}

// names tells whether one row names another in its last cell.
func names(r, other neighbour) bool {
	address := other.cell.address()
	return address != "" && slices.Contains(r.with, address)
}

// label writes the number and the name of a row.
func (d *drawing) label(r neighbour, t Table) {
	middle := r.y + 4.5
	d.addf(`<text class="number" x="%d" y="%s" text-anchor="end">%d</text>`, labelStart-7, decimal(middle), r.number)
	var words strings.Builder
	top := middle - float64(len(r.lines)-1)*lineHeight/2
	for i, line := range r.lines {
		fmt.Fprintf(&words, `<tspan x="%d" y="%s">%s</tspan>`, labelStart, decimal(top+float64(i*lineHeight)), html.EscapeString(line))
	}
	said := fmt.Sprintf("%s. %s: %d", r.cell.Text, t.Head[1].Text, r.number)
	d.link(r.cell.address(), said, "<text>"+words.String()+"</text>")
}

// arc joins two rows at the right, the deeper the farther they are apart.
func (d *drawing) arc(a, b, height float64) {
	deep := arcStart + (4.0/3)*(8+(arcDepth-8)*(b-a)/height)
	d.addf(`<path class="arc" d="M%d,%s C%s,%s %s,%s %d,%s"/>`, arcStart, decimal(a), decimal(deep), decimal(a), decimal(deep), decimal(b), arcStart, decimal(b))
}

// wrapped breaks a label into lines between its words; what needs more lines
// than there are is cut, and says so.
func wrapped(label string) []string {
	var lines []string
	for _, word := range strings.Fields(label) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= lineLength {
			lines[last] += " " + word
			continue
		}
		if len(lines) == mostLines {
			lines[last] += " …"
			break
		}
		lines = append(lines, short(word))
	}
	return lines
}

// short cuts a word that is longer than a line.
func short(word string) string {
	if letters := []rune(word); len(letters) > lineLength {
		return string(letters[:lineLength-1]) + "…"
	}
	return word
}
