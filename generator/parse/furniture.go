package parse

import (
	"strings"
	"unicode"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// Where on a page furniture stands, and how often it must recur.
const (
	edgeLines    = 4 // at the head and the foot of a page
	numberLines  = 2 // within which a bare page number stands
	recurPages   = 3 // pages that make a recurrence certain
	recurPercent = 40
	leastApart   = 12 // lines between page numbers where no form feed tells pages
)

// page is the range of lines that stand on one page.
type page struct{ from, to int }

// furnishing looks for running heads, page numbers and codes. They are told
// by their recurrence: what stands near the edges of several pages and differs
// in its digits alone.
type furnishing struct {
	file   *source.File
	words  map[string]bool // that page numbers are written with
	months map[string]bool
	lines  []line
}

func markFurniture(f *source.File, lines []line, language *lexicon.Lexicon) {
	w := &furnishing{f, set(language.PageWords), set(language.Months), lines}
	for i := range lines {
		if isBarcode(w.text(i)) {
			w.mark(i, "a bar code in letters")
		}
	}
	if pages := pagesOf(lines); len(pages) > 1 {
		w.atEdges(pages)
	} else {
		w.byCounting()
	}
}

func (w *furnishing) text(i int) string { return w.file.Slice(w.lines[i].span) }

func (w *furnishing) mark(i int, reason string) {
	if l := &w.lines[i]; l.shape == running {
		l.unmark()
		l.shape, l.opens, l.reason = furniture, true, reason
	}
}

func pagesOf(lines []line) []page {
	var pages []page
	for i := range lines {
		if i == 0 || lines[i].page != lines[i-1].page {
			pages = append(pages, page{i, i})
		}
		pages[len(pages)-1].to = i + 1
	}
	return pages
}

// edges calls a function for each line near the edges of a page, with its
// distance from the nearer edge.
func (p page) edges(visit func(i, distance int)) {
	for i := p.from; i < p.to; i++ {
		distance := min(i-p.from, p.to-1-i)
		if distance >= edgeLines {
			i = max(i, p.to-edgeLines-1)
			continue
		}
		visit(i, distance)
	}
}

// atEdges reads a text whose pages form feeds part.
func (w *furnishing) atEdges(pages []page) {
	seen := make(map[string]int) // forms of cells, with the number of pages
	for _, p := range pages {
		once := make(map[string]bool)
		p.edges(func(i, _ int) {
			for _, cell := range cells(w.text(i)) {
				if form := w.form(cell); !once[form] {
					once[form] = true
					seen[form]++
				}
			}
		})
	}
	need := min(recurPages, max(2, (len(pages)*recurPercent+99)/100))
	for _, p := range pages {
		p.edges(func(i, distance int) {
			text := w.text(i)
			if isCode(text) {
				w.mark(i, "a code at the edge of a page")
				return
			}
			parts := cells(text)
			least, numbers, words := len(pages), 0, false
			for _, cell := range parts {
				least = min(least, seen[w.form(cell)])
				if _, ok := w.pageNumber(cell); ok {
					numbers++
				}
				words = words || !isNumeric(cell)
			}
			switch {
			case least < need || strings.HasPrefix(text, "___") || strings.ContainsRune(",;:", endsIn(text)):
			case words && numbers < len(parts):
				w.mark(i, "recurs at the edge of pages, but for its digits")
			case numbers > 0 && len(parts) <= 3 && distance < numberLines && w.standsFree(i, p):
				w.mark(i, "a page number")
			}
		})
	}
}

// form is what a cell has in common with those like it: a date is only like
// itself.
func (w *furnishing) form(cell string) string {
	for word := range strings.FieldsFuncSeq(cell, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if w.months[strings.ToLower(word)] {
			return cell
		}
	}
	return maskDigits(cell)
}

// standsFree tells a page number from the number of a note, which has its text
// on the line below.
func (w *furnishing) standsFree(i int, p page) bool {
	return i == p.from || i+1 == p.to || w.lines[i+1].gap || w.lines[i+1].shape == furniture
}

// byCounting reads a text without form feeds: page numbers are told by their
// count, running heads by the page numbers that they stand with, or because
// they break sentences.
func (w *furnishing) byCounting() {
	type count struct{ at, numbers []int }
	counts := make(map[string]*count)
	for i := range w.lines {
		n, ok := w.pageNumber(w.text(i))
		if !ok || w.lines[i].shape != running {
			continue
		}
		form := maskDigits(w.text(i))
		if counts[form] == nil {
			counts[form] = &count{}
		}
		counts[form].at = append(counts[form].at, i)
		counts[form].numbers = append(counts[form].numbers, n)
	}
	heads := make(map[string][]int)
	for form, c := range counts {
		steps := 0
		for k := 1; k < len(c.numbers); k++ {
			if c.numbers[k] == c.numbers[k-1]+1 {
				steps++
			}
		}
		last := len(c.at) - 1
		apart := w.lines[c.at[last]].number - w.lines[c.at[0]].number
		worded := strings.ContainsFunc(form, unicode.IsLetter)
		if !worded && (last < 1 || steps*5 < last*4 || form == "#" && (last < 2 || apart < last*leastApart)) {
			continue
		}
		for _, i := range c.at {
			w.mark(i, "a page number")
		}
	}
	for i := range w.lines {
		if form := maskDigits(w.text(i)); w.lines[i].shape == running && w.besideNumber(i) {
			heads[form] = append(heads[form], i)
		}
	}
	w.addSplitters(heads)
	for _, at := range heads {
		if len(at) < recurPages {
			continue
		}
		for _, i := range at {
			w.mark(i, "recurs with the page numbers, or in the middle of sentences")
		}
	}
}

// besideNumber tells whether a line stands next to a page number.
func (w *furnishing) besideNumber(i int) bool {
	return i > 0 && w.lines[i-1].shape == furniture || i+1 < len(w.lines) && w.lines[i+1].shape == furniture
}

// addSplitters adds lines that stand alone in the middle of a sentence.
func (w *furnishing) addSplitters(heads map[string][]int) {
	for i := 1; i+1 < len(w.lines); i++ {
		l, next := &w.lines[i], &w.lines[i+1]
		if l.shape != running || !l.gap || !next.gap || w.besideNumber(i) || countWords(w.text(i)) > mostPlainWords {
			continue
		}
		if before := endsIn(w.text(i - 1)); (unicode.IsLower(before) || before == ',') && next.class == noMarker && beginsLower(w.text(i+1)) && isBroken(w.text(i)) {
			form := maskDigits(w.text(i))
			heads[form] = append(heads[form], i)
		}
	}
}

// isBroken tells a line that is itself no part of the sentence around it.
func isBroken(text string) bool { return !beginsLower(text) && !isStop(endsIn(text)) }

// pageNumber reads "3", "- 3 -", "2/5", "Page 3 of 10".
func (w *furnishing) pageNumber(text string) (n int, ok bool) {
	if len(text) > 40 {
		return 0, false
	}
	numbers := 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch value := number(word); {
		case value > 0 && numbers == 0:
			n, numbers = value, 1
		case value > 0:
			if numbers++; value < n {
				return 0, false
			}
		case !w.words[strings.ToLower(word)]:
			return 0, false
		}
	}
	signs := strings.Trim(text, "0123456789")
	return n, numbers > 0 && numbers <= 2 && !strings.ContainsAny(signs, ".,)") && !strings.HasPrefix(text, "(")
}

// cells parts a line at its wide gaps: a running head has its symbol on one
// side and its title on the other, and they change sides.
func cells(text string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(text, "   ", "\t"), func(r rune) bool { return r == '\t' })
}

// maskDigits is the form of a line: white space folded, small letters, one sign
// for any number.
func maskDigits(text string) string {
	var b strings.Builder
	var before rune
	for _, r := range text {
		switch {
		case isHidden(r):
			continue
		case unicode.IsSpace(r):
			r = ' '
		case unicode.IsDigit(r):
			r = '#'
		default:
			r = unicode.ToLower(r)
		}
		if (r == ' ' || r == '#') && r == before {
			continue
		}
		b.WriteRune(r)
		before = r
	}
	return strings.TrimSpace(b.String())
}

func isNumeric(text string) bool { return !strings.ContainsFunc(text, unicode.IsLetter) }

// isBarcode reads "*1817962*".
func isBarcode(text string) bool {
	inner := strings.Trim(text, "*")
	return len(text)-len(inner) == 2 && text[0] == '*' && len(inner) >= 5 && len(inner) <= 14 && allDigits(inner)
}

// isCode reads what printers set at the foot of a page: "18-17962 (E) 021118",
// "GE.19-01234(E)". It has many digits, no small letter and no word.
func isCode(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
			letters = 0
		case unicode.IsUpper(r):
			if letters++; letters > 2 {
				return false
			}
		case strings.ContainsRune("-.*() ", r):
			letters = 0
		default:
			return false
		}
	}
	return digits >= 5 && len(text) <= 60 && strings.Contains(text, "-") && strings.IndexFunc(text, unicode.IsDigit) < 6
}
