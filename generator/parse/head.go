package parse

import "strings"

// titleAmong finds the title of a text whose running head repeats it: the first
// line of words among those at the top of the first page that recur, where the
// text begins right below them. It is -1 where something else stands below, and
// that may be the title.
func (w *furnishing) titleAmong(first page, recurs func(cell string) bool) int {
	title := -1
	for i := first.from; i < first.to; i++ {
		text := w.text(i)
		switch {
		case w.lines[i].shape == furniture || isCode(text):
		case i < first.from+edgeLines && allCells(text, recurs):
			if title < 0 && w.canBeTitle(i) {
				title = i
			}
		case title >= 0 && w.namesMonth(text) && countWords(text) <= mostSessionWords && !isStop(endsIn(text)):
			// the date below the title
		case title >= 0 && w.opensBody(i, first.to):
			return title
		default:
			return -1
		}
	}
	return -1
}

func allCells(text string, does func(cell string) bool) bool {
	for _, cell := range cells(text) {
		if !does(cell) {
			return false
		}
	}
	return true
}

// canBeTitle tells words in one cell from a symbol or a page's number.
func (w *furnishing) canBeTitle(i int) bool {
	text := w.text(i)
	_, isNumber := w.pageNumber(text)
	return w.lines[i].class == noMarker && len(cells(text)) == 1 && countWords(text) >= leastTitleWords && beginsUpper(text) && !isNumber && !isStop(endsIn(text))
}

// opensBody tells the first line of a text below its title: a number or another
// mark, the name of a part, or a paragraph that comes to the end of a sentence.
func (w *furnishing) opensBody(i, to int) bool {
	if w.lines[i].class != noMarker || w.parts[strings.ToLower(w.text(i))] {
		return true
	}
	last := i
	for last+1 < to && !w.lines[last+1].gap {
		last++
	}
	return isStop(endsIn(w.text(last)))
}
