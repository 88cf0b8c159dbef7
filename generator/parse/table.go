package parse

import (
	"slices"
	"strings"
)

// isTable tells rows: lines of several cells, most of whose columns begin below
// each other.
func (s *shaping) isTable(from, to int) bool {
	rows, drawn := 0, 0
	starts := make(map[int]int)
	for i := from; i < to; i++ {
		text := s.text(i)
		if pipes := strings.Count(text, "|"); pipes >= 2 || pipes == 1 && text[0] != '|' && strings.Contains(text, " | ") {
			drawn++
			continue
		}
		columns, tabbed := cellStarts(text)
		if len(columns) < leastCells {
			continue
		}
		rows++
		if tabbed {
			drawn++
		}
		for _, c := range columns[1:] {
			starts[(s.lines[i].indent+c+1)/3]++
		}
	}
	if drawn >= 2 && drawn*3 >= (to-from)*2 {
		return true
	}
	aligned := 0
	for column, n := range starts {
		aligned = max(aligned, n+starts[column+1])
	}
	return rows >= leastRows && aligned >= leastRows && rows*5 >= (to-from)*3
}

// isCaption tells "Table 1. Budget by region".
func (s *shaping) isCaption(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	label := strings.TrimRight(rest[:firstWord(rest)], ".:")
	return slices.Contains(s.language.CaptionWords, strings.ToLower(word)) && (number(label) > 0 || roman(label) > 0) &&
		countWords(text) <= 2*listingWords && !isStop(endsIn(text))
}

// isMasthead tells the first lines of a text when a wide gap parts most of them.
func (s *shaping) isMasthead(from, to int) bool {
	wide := 0
	for i := from; i < to; i++ {
		if s.lines[i].speaks() {
			return false
		}
		if strings.Contains(s.text(i), strings.Repeat(" ", mastheadGap)) {
			wide++
		}
	}
	return from < mastheadLines && wide > 0 && wide*2 >= to-from
}

// cellStarts gives the columns at which the cells of a line begin. The marker
// at the head of a numbered line is no cell.
func cellStarts(text string) (starts []int, tabbed bool) {
	starts = []int{0}
	spaces, tab, column := 0, false, 0
	_, _, skip := marker(text)
	for i, r := range text {
		switch {
		case i < skip:
		case r == '\t':
			tab, spaces = true, cellGap
		case r == ' ' || r == '\u00A0':
			spaces++
		default:
			if spaces >= cellGap {
				starts, tabbed = append(starts, column), tabbed || tab
			}
			spaces, tab = 0, false
		}
		column++
	}
	return starts, tabbed
}

// isListing tells short lines that stand one below the other and are neither
// sentences nor wrapped.
func (s *shaping) isListing(from, to int) bool {
	least := leastListing
	if from > 0 && (s.lines[from-1].reason == listingReason || endsIn(s.text(from-1)) == ':') || s.areNames(from, to) {
		least = 2
	}
	return to-from >= least && s.areShort(from, to)
}

// areShort tells lines that are neither sentences nor items nor wrapped.
func (s *shaping) areShort(from, to int) bool {
	for i := from; i < to; i++ {
		text := s.text(i)
		l := &s.lines[i]
		if l.class != noMarker || countWords(text) > listingWords || isStop(endsIn(text)) && countWords(text) > 4 || beginsLower(text) || text[0] == '(' || s.hanging[lastWord(text)] {
			return false
		}
		if _, ok := isUnderline(text); ok {
			return false
		}
		if i+1 < to && s.right > 0 && l.right+1+firstWord(s.text(i+1)) > s.right*fullPercent/100 {
			return false
		}
	}
	return true
}

// areNames tells short lines of a name and an office or country: "Ms. A, Ghana",
// "Mr. B (Chile)".
func (s *shaping) areNames(from, to int) bool {
	for i := from; i < to; i++ {
		if text := s.text(i); countWords(text) > mostSignedWords || !strings.Contains(text, ", ") && !s.hasTitle(text) || strings.ContainsAny(text, "0123456789") {
			return false
		}
	}
	return true
}

// hasTitle tells a line that begins as names with a title do.
func (s *shaping) hasTitle(text string) bool {
	word := text[:firstWord(text)]
	return beginsUpper(word) && slices.Contains(s.language.Titles, strings.ToLower(strings.TrimRight(word, ".")))
}

func firstWord(text string) int {
	if at := strings.IndexByte(text, ' '); at >= 0 {
		return at
	}
	return len(text)
}
