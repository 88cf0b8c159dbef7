package intake

import (
	"strings"
	"unicode"

	"precis/generator/source"
)

// What tells two columns of running text from a table.
const (
	leastPairs   = 8  // lines with text on both sides of a gutter, in one stretch
	leastGutter  = 2  // blank columns
	leastColumn  = 16 // columns of text on either side
	mostColumn   = 160
	leastWords   = 3  // in a line of a column, on average
	leastRunning = 30 // percent of the lines of a column that begin with a small letter
)

// uncolumned gives a text whose columns stood side by side, as pdftotext leaves
// them with -layout, with one column below the other, and the line where the
// first such stretch begins; the file itself, and 0, when there is none. Between
// two columns the page ends, so that a sentence goes on from one to the next as
// it does from page to page.
//
// A gutter is blank from line to line at one place, where most lines of the page
// begin anew. On both sides stands running text: many lines begin with a small
// letter, which rows of a table do not.
func uncolumned(f *source.File) (*source.File, int) {
	if !strings.Contains(f.Text, "  ") {
		return f, 0
	}
	var text strings.Builder
	first := 0
	lines := strings.SplitAfter(f.Text, "\n")
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !strings.HasPrefix(lines[to], "\f") {
			to++
		}
		page := &sheet{lines: lines[from:to]}
		if at := page.write(&text); at >= 0 && first == 0 {
			first = from + at + 1
		}
		from = to
	}
	if first == 0 {
		return f, 0
	}
	laid := source.Taken(f.Name, f.Raw, text.String(), nil)
	laid.Encoding, laid.Guess = f.Encoding, f.Guess
	return laid, first
}

// sheet is the lines of one page.
type sheet struct {
	lines  []string
	gutter int // the column at which most lines begin anew
}

// write writes the page with its columns one below the other. It gives the index
// of the first line of columns, or -1 when there are none.
func (s *sheet) write(text *strings.Builder) int {
	s.gutter = s.findGutter()
	first, done := -1, 0
	for from := 0; s.gutter > 0 && from < len(s.lines); from++ {
		to := s.stretch(from)
		if to == from || !s.areColumns(from, to) {
			from = max(from, to-1)
			continue
		}
		if first < 0 {
			first = from
		}
		for _, line := range s.lines[done:from] {
			text.WriteString(line)
		}
		for _, line := range s.lines[from:to] {
			left, _ := s.parted(line)
			text.WriteString(strings.TrimRightFunc(left, unicode.IsSpace))
			text.WriteByte('\n')
		}
		text.WriteString("\f")
		for _, line := range s.lines[from:to] {
			_, right := s.parted(line)
			text.WriteString(strings.TrimRightFunc(right, unicode.IsSpace))
			text.WriteByte('\n')
		}
		text.WriteByte('\n')
		done, from = to, to-1
	}
	for _, line := range s.lines[done:] {
		text.WriteString(line)
	}
	return first
}

// findGutter is the column at which the most lines begin anew behind a gap; 0
// when too few do.
func (s *sheet) findGutter() int {
	var begins [mostColumn + 1]int
	for _, line := range s.lines {
		column, blank, begun := 0, 0, false
		for _, r := range line {
			switch {
			case r == ' ':
				blank++
			case unicode.IsSpace(r):
			default:
				if begun && blank >= leastGutter && column <= mostColumn {
					begins[column]++
				}
				begun, blank = true, 0
			}
			if r != '\f' {
				column++
			}
		}
	}
	best := 0
	for column := leastColumn; column <= mostColumn; column++ {
		if begins[column] > begins[best] {
			best = column
		}
	}
	if begins[best] < leastPairs {
		return 0
	}
	return best
}

// parted gives what stands on either side of the gutter.
func (s *sheet) parted(line string) (left, right string) {
	column := 0
	for at, r := range line {
		if column >= s.gutter {
			return line[:at], line[at:]
		}
		if r != '\f' {
			column++
		}
	}
	return line, ""
}

// isOpen tells a line that leaves the gutter blank.
func (s *sheet) isOpen(line string) bool {
	left, _ := s.parted(strings.TrimRight(line, "\r\n"))
	return strings.HasSuffix(left, strings.Repeat(" ", leastGutter)) || len([]rune(left)) <= s.gutter-leastGutter
}

// stretch gives the end of the lines from one on that leave the gutter blank,
// without blank lines at the ends.
func (s *sheet) stretch(from int) int {
	if strings.TrimSpace(s.lines[from]) == "" {
		return from
	}
	to := from
	for i := from; i < len(s.lines) && s.isOpen(s.lines[i]); i++ {
		if strings.TrimSpace(s.lines[i]) != "" {
			to = i + 1
		}
	}
	return to
}

// areColumns tells running text on both sides of the gutter.
func (s *sheet) areColumns(from, to int) bool {
	var lefts, rights column
	pairs := 0
	for _, line := range s.lines[from:to] {
		left, right := s.parted(line)
		if strings.ContainsRune(line, '\t') {
			return false // its columns are not told
		}
		if lefts.add(left) && rights.add(right) {
			pairs++
		}
	}
	return pairs >= leastPairs && pairs*2 >= max(lefts.lines, rights.lines) && lefts.runs() && rights.runs()
}

// column counts what tells running text.
type column struct{ lines, words, small int }

// add counts a line, and tells whether there is any.
func (c *column) add(line string) bool {
	words := strings.Fields(line)
	if len(words) == 0 {
		return false
	}
	c.lines++
	c.words += len(words)
	if first := []rune(words[0])[0]; unicode.IsLower(first) {
		c.small++
	}
	return true
}

func (c *column) runs() bool {
	return c.words >= c.lines*leastWords && c.small*100 >= c.lines*leastRunning
}
