package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// Where on a page furniture stands, and how often it must recur.
const (
	edgeLines    = 4 // at the head and the foot of a page
	numberLines  = 2 // within which a bare page number stands
	nearPages    = 2 // from one running head to the next of its kind
	recurPages   = 3 // pages that make a recurrence certain
	leastPaged   = 2 // times that a page number in words counts on
	recurPercent = 40
	leastApart   = 12 // lines between page numbers where no form feed tells pages

	barcodeReason = "a bar code in letters"
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
	parts  map[string]bool // "section"
	lines  []line
}

func newFurnishing(f *source.File, lines []line, language *lexicon.Lexicon) *furnishing {
	w := &furnishing{f, set(language.PageWords), set(language.Months), make(map[string]bool), lines}
	for _, words := range language.HeadingWords {
		for _, word := range words {
			w.parts[word] = true
		}
	}
	return w
}

func markFurniture(f *source.File, lines []line, language *lexicon.Lexicon) {
	w := newFurnishing(f, lines, language)
	for i := range lines {
		switch text := w.text(i); {
		case isBarcode(text):
			w.mark(i, barcodeReason)
		case w.isPageMark(text):
			w.mark(i, "a page’s number in brackets")
		}
	}
	if pages := pagesOf(lines); len(pages) > 1 {
		w.atEdges(pages)
		w.keepTitle(pages[0])
	} else {
		w.byCounting()
		w.byBreaking()
		w.turnPages()
	}
}

// markPages finds the furniture of pages in a file whose format knows none, as web
// pages made of paged documents have it: "Page 7" and what recurs beside it, each
// a paragraph of its own.
func markPages(f *source.File, lines []line, language *lexicon.Lexicon) {
	w := newFurnishing(f, lines, language)
	steps, last := 0, 0
	for i := range lines {
		n, ok := w.pageNumber(w.text(i))
		if !ok || !w.isPlain(i) || isNumeric(w.text(i)) {
			continue
		}
		if n == last+1 {
			steps++
		}
		last = n
	}
	if steps >= leastPaged {
		w.byCounting()
		w.turnPages()
	}
}

// isPlain tells a line of which the format says nothing, or that it is a
// paragraph.
func (w *furnishing) isPlain(i int) bool {
	format := w.lines[i].format
	return format == nil || format.Form == "" || format.Form == source.Paragraph
}

func (w *furnishing) text(i int) string { return w.file.Slice(w.lines[i].span) }

func (w *furnishing) mark(i int, reason string) {
	if l := &w.lines[i]; l.shape == running && w.isPlain(i) {
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
	seen := make(map[string]int)  // forms of cells, with the number of pages
	words := make(map[string]int) // whole lines, likewise
	near := make(map[string]int)  // of each form, the pages with one that has it right before
	last := make(map[string]int)
	for n, p := range pages {
		once := make(map[string]bool)
		p.edges(func(i, _ int) {
			words[w.text(i)]++
			for _, cell := range cells(w.text(i)) {
				if form := w.form(cell); !once[form] {
					once[form] = true
					if seen[form] > 0 && n-last[form] <= nearPages {
						near[form]++
					}
					seen[form]++
					last[form] = n
				}
			}
		})
	}
	need := neededOf(len(pages))
	for _, p := range pages {
		p.edges(func(i, distance int) {
			text := w.text(i)
			if isCode(text) {
				w.mark(i, "a code at the edge of a page")
				return
			}
			parts := cells(text)
			least, numbers, worded := len(pages), 0, false
			for _, cell := range parts {
				form := w.form(cell)
				if least = min(least, seen[form]); seen[form] >= need && near[form]*2 < seen[form] {
					least = 0 // it stands at the head of parts, here and there
				}
				if _, ok := w.pageNumber(cell); ok {
					numbers++
				}
				worded = worded || !isNumeric(cell)
			}
			switch {
			case least < need || w.namesPart(text) && words[text]*2 <= len(pages) || words[text] < need && w.isBelowMark(i, p) || strings.HasPrefix(text, "___") || strings.ContainsRune(",;:", endsIn(text)):
			case worded && numbers < len(parts):
				w.mark(i, "recurs at the edge of pages, but for its digits")
			case numbers > 0 && len(parts) <= 3 && distance < numberLines && w.standsFree(i, p):
				w.mark(i, "a page number")
			}
		})
	}
}

// keepTitle gives a text its title back where the running head says the title
// and the first page begins with it: what stands below is a marked line or a
// sentence, and so no title.
func (w *furnishing) keepTitle(first page) {
	title := -1
	for i := first.from; i < first.to; i++ {
		l := &w.lines[i]
		if l.shape != furniture {
			if title >= 0 && (l.class != noMarker || endsIn(w.text(i)) == '.') {
				w.lines[title].shape, w.lines[title].opens, w.lines[title].reason = running, false, ""
			}
			return
		}
		if text := w.text(i); strings.Contains(text, " ") && !isCode(text) && len(cells(text)) == 1 && strings.IndexFunc(text, unicode.IsDigit) < 0 {
			title = i
		}
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

// namesPart tells a line that is a word and number of a part, and nothing else:
// "SECTION 4." stands at the head of a page by chance.
func (w *furnishing) namesPart(text string) bool {
	word, label, ok := strings.Cut(strings.ToLower(strings.TrimRight(text, ". ")), " ")
	return ok && w.parts[word] && !strings.Contains(label, " ") && (allDigits(label) || isLabel(label))
}

// isBelowMark tells a line right below a number alone, as a note stands below its
// mark where the mark was set smaller.
func (w *furnishing) isBelowMark(i int, p page) bool {
	return i > p.from && !w.lines[i].gap && allDigits(w.text(i-1)) && len(w.text(i-1)) < 4
}

// standsFree tells a page number from the number of a note, which has its text
// on the line below.
func (w *furnishing) standsFree(i int, p page) bool {
	return i == p.from || i+1 == p.to || w.lines[i+1].gap || w.lines[i+1].shape == furniture
}

// byCounting reads a text without form feeds: page numbers are told by their
// count, running heads by the page numbers that they stand with. The lines behind
// a page number are of the next page.
func (w *furnishing) byCounting() {
	counts := make(map[string]*count)
	for i := range w.lines {
		n, form, ok := w.numberedForm(w.text(i))
		if !ok || w.lines[i].shape != running {
			continue
		}
		if counts[form] == nil {
			counts[form] = &count{}
		}
		counts[form].at = append(counts[form].at, i)
		counts[form].numbers = append(counts[form].numbers, n)
	}
	pages := 1
	for form, c := range counts {
		if !w.isCount(form, c) {
			continue
		}
		for _, i := range c.at {
			w.mark(i, "a page number")
		}
		pages += len(c.at)
	}
	for range edgeLines { // a head of several lines is found from the number outward
		found := make(map[string][]int)
		for i := range w.lines {
			text := w.text(i)
			switch {
			case w.lines[i].shape != running || !w.besideNumber(i) || isNote(text) || endsIn(text) == ':':
			case isCode(text):
				w.mark(i, "a code at the edge of a page")
			default:
				found[maskDigits(text)] = append(found[maskDigits(text)], i)
			}
		}
		need, marked := neededOf(pages), false
		for _, at := range found {
			if len(at) >= need && (len(at) >= recurPages || w.standFree(at)) {
				marked = true
				for _, i := range at {
					w.mark(i, "recurs with the page numbers")
				}
			}
		}
		if !marked {
			break
		}
	}
}

// byBreaking finds heads without page numbers, because they break sentences, or
// because they recur as regularly as pages do.
func (w *furnishing) byBreaking() {
	heads := make(map[string][]int)
	w.addSplitters(heads)
	for _, at := range heads {
		if len(at) < recurPages {
			continue
		}
		for _, i := range at {
			w.mark(i, "recurs in the middle of sentences")
		}
	}
	w.byDistance()
}

// neededOf is how often a line must recur in a text of so many pages.
func neededOf(pages int) int { return min(recurPages, max(2, (pages*recurPercent+99)/100)) }

// count is where page numbers of one form stand.
type count struct{ at, numbers []int }

// isCount tells page numbers from other numbers alone on a line: they count on,
// and stand as far apart as pages are long.
func (w *furnishing) isCount(form string, c *count) bool {
	steps, near := 0, 0
	for k := 1; k < len(c.numbers); k++ {
		if c.numbers[k] == c.numbers[k-1]+1 {
			steps++
		}
		if w.lines[c.at[k]].number-w.lines[c.at[k-1]].number < leastApart/2 {
			near++ // the numbers of notes
		}
	}
	last := len(c.at) - 1
	apart := w.lines[c.at[last]].number - w.lines[c.at[0]].number
	switch {
	case form != "#" && strings.ContainsFunc(form, unicode.IsLetter) && !strings.Contains(form, "\t"):
		return true // "Page 3 of 10"
	case last < 1 || steps*5 < last*4 || near*5 > last:
		return false
	case strings.Contains(form, "\t"):
		return apart >= last*leastApart
	}
	return form != "#" || last >= 2 && apart >= last*leastApart
}

// numberedForm reads a line with a page number and gives the form that it
// shares with those of other pages: "3", "Page 3 of 10", and beside a wide gap
// what else stands on the line, on whichever side.
func (w *furnishing) numberedForm(text string) (n int, form string, ok bool) {
	if n, ok := w.pageNumber(text); ok {
		return n, maskDigits(text), true
	}
	parts := cells(text)
	if len(parts) < 2 || len(parts) > 3 {
		return 0, "", false
	}
	for k := range parts {
		parts[k] = strings.TrimSpace(parts[k])
	}
	for k, part := range parts {
		number, is := w.pageNumber(part)
		if !is || isCode(part) || k > 0 && k+1 < len(parts) {
			continue
		}
		others := slices.Concat(parts[:k], parts[k+1:])
		return number, strings.Join(others, "\t") + "\t", true
	}
	return 0, "", false
}

// standFree tells lines that stand between blank lines or next to furniture.
func (w *furnishing) standFree(at []int) bool {
	for _, i := range at {
		if l := &w.lines[i]; !l.gap && i > 0 && w.lines[i-1].shape == running || i+1 < len(w.lines) && !w.lines[i+1].gap && w.lines[i+1].shape == running {
			return false
		}
	}
	return true
}

// turnPages gives the lines behind each group of furniture to the next page.
func (w *furnishing) turnPages() {
	page, turns := 0, false
	for i := range w.lines {
		l := &w.lines[i]
		if turns && l.shape != furniture {
			page, turns = page+1, false
		}
		l.page = page
		turns = turns || l.shape == furniture && l.reason != barcodeReason && i >= edgeLines
	}
}

// besideNumber tells whether a line stands next to a page number.
func (w *furnishing) besideNumber(i int) bool {
	return i > 0 && w.lines[i-1].shape == furniture || i+1 < len(w.lines) && w.lines[i+1].shape == furniture
}

// addSplitters adds lines that stand alone in the middle of a sentence. Where a
// blank line stands after every line, each does.
func (w *furnishing) addSplitters(heads map[string][]int) {
	gaps := 0
	for i := range w.lines {
		if w.lines[i].gap {
			gaps++
		}
	}
	if gaps*4 > len(w.lines)*3 {
		return
	}
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

// isPageMark tells "[[Page 12]]" and "[Page S699]": a page's number in brackets,
// as records set it where a page of print begins, in the middle of a sentence
// even.
func (w *furnishing) isPageMark(text string) bool {
	if len(text) > 40 || text == "" || text[0] != '[' || text[len(text)-1] != ']' {
		return false
	}
	words := strings.Fields(strings.Trim(text, "[]"))
	if len(words) != 2 || !w.words[strings.TrimSuffix(strings.ToLower(words[0]), "s")] {
		return false
	}
	return strings.ContainsAny(words[1], "0123456789") && strings.Trim(words[1], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-–") == ""
}

// cells parts a line at its wide gaps: a running head has its symbol on one
// side and its title on the other, and they change sides.
func cells(text string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(text, "   ", "\t"), func(r rune) bool { return r == '\t' })
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
