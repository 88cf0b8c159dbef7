// Package picture draws small pictures of tables, as SVG to stand in a page.
//
// A picture shows what its table says and nothing more: whoever looks at the
// one and whoever hears the other know the same. So a picture is hidden from
// screen readers and left out of the tab order; the table beside it has the
// same links.
//
// Colours and type are the stylesheet's. What a picture tells it tells by
// length, width or place, with words and numbers beside it, so that it reads
// in one colour as in many.
package picture

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// Table is what a picture is drawn of.
type Table struct {
	Head []Cell
	Rows [][]Cell
}

// Cell is a cell of a table: its words, and the links in it.
type Cell struct {
	Text  string
	Links []Link
}

// Link is a link in a cell.
type Link struct{ Text, Address string }

// Draw gives the picture of a table by the name of its kind, or "" for a kind
// that there is not or a table that gives no such picture.
//
//	years        columns along a line of years: Year, ..., Number
//	neighbours   a fan from one thing to those beside it: Name, Number, ..., Names of other rows
func Draw(kind string, t Table) string {
	switch kind {
	case "years":
		return years(t)
	case "neighbours":
		return neighbours(t)
	}
	return ""
}

// Steps is how many degrees Degree tells apart.
const Steps = 12

// Degree is how deep a number is tinted among others of which one is the most:
// from 1 to Steps, and 0 for none. It grows with the square root, so that one
// great number does not make all others alike.
func Degree(n, most int) int {
	if n <= 0 || most <= 0 {
		return 0
	}
	return max(1, int(math.Round(Steps*math.Sqrt(float64(min(n, most))/float64(most)))))
}

// Number reads the number that a text begins with, written with or without
// commas: 1,204 of "1,204 points".
func Number(text string) (n int, ok bool) {
	digits := strings.TrimSpace(text)
	if end := strings.IndexFunc(digits, func(r rune) bool { return (r < '0' || r > '9') && r != ',' }); end >= 0 {
		digits = digits[:end]
	}
	n, err := strconv.Atoi(strings.ReplaceAll(digits, ",", ""))
	return n, err == nil
}

// drawing gathers the elements of a picture, a line each.
type drawing struct{ strings.Builder }

func (d *drawing) addf(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

// link writes an element inside a link, with words that browsers show on
// hovering.
func (d *drawing) link(address, title, element string) {
	if address == "" {
		d.addf("%s", element)
		return
	}
	d.addf(`<a href="%s" tabindex="-1"><title>%s</title>%s</a>`, html.EscapeString(address), html.EscapeString(title), element)
}

// address is where the first link of a cell leads, "" when it has none.
func (c Cell) address() string {
	if len(c.Links) == 0 {
		return ""
	}
	return c.Links[0].Address
}

// decimal writes a length or share with at most two decimals.
func decimal(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}
