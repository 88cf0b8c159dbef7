package parse

import (
	"hash/fnv"
	"slices"
	"strings"
)

// How often a running head must recur that only its distance tells, and how
// long it and its pages are.
const (
	recurDistance = 4 // times
	leastPage     = 20
	mostPage      = 90  // lines
	mostHead      = 100 // bytes
)

// byDistance finds running heads without page numbers beside them: what recurs
// four times or more, word for word but for a number that counts on, with pages
// of much the same length between, and breaks sentences, as no heading does.
// The first may be the title, and is left.
func (w *furnishing) byDistance() {
	sums := make([]uint32, len(w.lines)) // of forms; 0 for what can be no head
	count := make(map[uint32]uint8)      // up to recurDistance; most lines of a long text recur nowhere
	sum := fnv.New32a()                  // two forms may share one
	var form []byte
	for i := range w.lines {
		text := w.text(i)
		if w.lines[i].shape != running || w.lines[i].class == bullet || len(text) > mostHead || isStop(endsIn(text)) || endsIn(text) == ':' || !hasWord(text) {
			continue
		}
		form = appendForm(form[:0], text)
		sum.Reset()
		_, _ = sum.Write(form)
		sums[i] = max(sum.Sum32(), 1)
		if n := count[sums[i]]; n < recurDistance {
			count[sums[i]] = n + 1
		}
	}
	found := make(map[string][]int)
	for i, sum := range sums {
		if sum > 0 && count[sum] >= recurDistance {
			form := maskDigits(w.text(i))
			found[form] = append(found[form], i)
		}
	}
	for _, at := range found {
		if at = w.regular(at); len(at) < recurDistance || !w.counts(at) || w.breaks(at)*4 < len(at) {
			continue
		}
		for _, i := range at {
			w.mark(i, "recurs at the distance of pages")
		}
	}
}

// breaks counts the lines before which a sentence has not come to its end.
func (w *furnishing) breaks(at []int) int {
	n := 0
	for _, i := range at {
		k := i - 1
		for k > 0 && (w.lines[k].shape != running || isNote(w.text(k))) {
			k--
		}
		if k >= 0 && !isStop(endsIn(w.text(k))) && !strings.ContainsRune(":;", endsIn(w.text(k))) {
			n++
		}
	}
	return n
}

// isNote tells a line with a note's mark before a sentence: two notes can be
// alike but for their digits.
func isNote(text string) bool {
	_, length, _ := noteMark(text)
	return length > 0 && length < len(text) && isStop(endsIn(text))
}

// regular gives those of the lines, all but perhaps the first, that stand about
// as far from each other as the median does; none if others do not.
func (w *furnishing) regular(at []int) []int {
	if len(at) < recurDistance {
		return nil
	}
	gaps := make([]int, 0, len(at))
	for k := 1; k < len(at); k++ {
		gaps = append(gaps, w.lines[at[k]].number-w.lines[at[k-1]].number)
	}
	sorted := slices.Sorted(slices.Values(gaps))
	median := sorted[len(sorted)/2]
	if median < leastPage || median > mostPage {
		return nil
	}
	fit := func(gap int) bool { return gap*4 >= median*3 && gap*4 <= median*5 }
	wrong := 0
	for _, gap := range gaps[1:] {
		if !fit(gap) {
			wrong++
		}
	}
	if wrong*5 > len(gaps) {
		return nil
	}
	if at[0] < edgeLines {
		return at[1:] // the title, which the heads repeat
	}
	return at
}

// counts tells whether the lines are alike word for word, or their numbers count
// on by one.
func (w *furnishing) counts(at []int) bool {
	same := true
	previous := 0
	for k, i := range at {
		text := w.text(i)
		same = same && text == w.text(at[0])
		n := lastNumber(text)
		if k > 0 && n != previous+1 && !same {
			return false
		}
		previous = n
	}
	return same || len(at) > 1
}

// lastNumber reads the number at one end of a line.
func lastNumber(text string) int {
	if n := number(text[strings.LastIndexByte(text, ' ')+1:]); n > 0 {
		return n
	}
	return number(text[:firstWord(text)])
}
