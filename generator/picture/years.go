package picture

import (
	"fmt"
)

// Heights of the picture of years, in CSS pixels.
const (
	plotTop    = 22
	plotHeight = 140
	axisHeight = 26
)

// leastYears is how long a line of years is at least: shorter, a gap of a year
// would look like an age.
const leastYears = 20

// mostTicks is how many years stand below the line at most: what fits on a
// phone.
const mostTicks = 7

// year is a column of the picture.
type year struct {
	year, number   int
	address, title string
}

// years draws a column for each row whose first cell is a year, as high as the
// number in the row's last cell. Places along the line are shares of the
// width, so that the picture fills its page and its words keep their size.
func years(t Table) string {
	columns, most := yearsOf(t)
	if len(columns) == 0 {
		return ""
	}
	first, last := span(columns)
	per := 100 / float64(last-first)
	height := func(n int) float64 { return plotHeight * float64(n) / float64(most) }
	base := plotTop + plotHeight
	var d drawing
	d.addf(`<svg class="picture years" width="100%%" height="%d" direction="ltr" aria-hidden="true">`, base+axisHeight)
	step := nice(most, 3)
	for n := step; n <= most; n += step {
		y := decimal(float64(base) - height(n))
		d.addf(`<line class="grid" x1="0" x2="100%%" y1="%s" y2="%s"/>`, y, y)
		d.addf(`<text class="scale" x="0" y="%s" dy="-4">%d</text>`, y, n)
	}
	for _, c := range columns {
		x, h := decimal(per*(float64(c.year-first)+0.12)), height(c.number)
		d.link(c.address, c.title, fmt.Sprintf(`<rect class="bar" x="%s%%" width="%s%%" y="%s" height="%s"/>`, x, decimal(per*0.76), decimal(float64(base)-h), decimal(h)))
	}
	d.addf(`<line class="axis" x1="0" x2="100%%" y1="%d" y2="%d"/>`, base, base)
	ticks := nice(last-first, mostTicks)
	for y := (first + ticks - 1) / ticks * ticks; y < last; y += ticks {
		x, anchor := per*(float64(y-first)+0.5), "middle"
		if y == first {
			x, anchor = 0, "start"
		}
		d.addf(`<text class="tick" x="%s%%" y="%d" text-anchor="%s">%d</text>`, decimal(x), base+18, anchor, y)
	}
	d.WriteString("</svg>\n")
	return d.String()
}

// yearsOf reads the columns of a table, and the greatest number.
func yearsOf(t Table) (columns []year, most int) {
	for _, row := range t.Rows {
		y, isYear := Number(row[0].Text)
		n, counted := Number(row[len(row)-1].Text)
		if !isYear || !counted || n <= 0 {
			continue
		}
		columns = append(columns, year{y, n, row[0].address(), title(t, row)})
		most = max(most, n)
	}
	return columns, most
}

// title tells a row in words: "1961. Works: 2. Times cited: 12".
func title(t Table, row []Cell) string {
	words := row[0].Text
	for i, c := range row[1:] {
		if i+1 < len(t.Head) && c.Text != "" {
			words += ". " + t.Head[i+1].Text + ": " + c.Text
		}
	}
	return words
}

// span gives the years where the line begins and where it has ended: round
// years around all columns.
func span(columns []year) (first, end int) {
	first, end = columns[0].year, columns[0].year
	for _, c := range columns {
		first, end = min(first, c.year), max(end, c.year)
	}
	first, end = first/10*10, end/5*5+5
	return min(first, end-leastYears), end
}

// nice gives a round step that fits into a length so often at most: 1, 2 or 5,
// or ten times, a hundred times as much.
func nice(length, most int) int {
	for unit := 1; ; unit *= 10 {
		for _, step := range []int{unit, 2 * unit, 5 * unit} {
			if length/step <= most {
				return step
			}
		}
	}
}
