package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
)

// Wording is a run of eight words or more that stands in two documents or more: agreed
// language, or words that one took from the other. Which of these it is the
// words do not say.
type Wording struct {
	Words  string  // as the first place writes them
	Length int     // in words
	Places []Place // in reading order
}

// Place is where a wording stands.
type Place struct {
	Point *Point
	Words policy.Quote
}

// Documents counts the documents that have the wording.
func (w *Wording) Documents() int {
	n := 0
	for i, p := range w.Places {
		if i == 0 || p.Point.Document != w.Places[i-1].Point.Document {
			n++
		}
	}
	return n
}

// What is listed as a wording: so many words, of which so many are neither
// small words nor names.
const (
	agreedRun   = 8
	agreedWords = 4
)

// MostWordings is how many wordings an index holds: those that most documents
// share. A large collection agrees on thousands, and nobody reads a list of
// them.
const MostWordings = 500

// Wordings gives the wordings that documents share, at most MostWordings: those
// of more documents first, then the longer.
func (ix *Index) Wordings() []Wording { return ix.wordings().some }

// AllWordings counts the wordings that documents share.
func (ix *Index) AllWordings() int { return ix.wordings().all }

// sharedWordings are the first of the wordings that documents share, and how
// many there are.
type sharedWordings struct {
	some []Wording
	all  int
}

// agreed finds the wordings that documents share, each at its full length. A
// part of a wording counts as one of its own only where more places have it.
func (r *relater) agreed() sharedWordings {
	var found []agreement
	seen := make(map[seenRun]bool)
	var last agreement
	r.shared.all(func(places []uint32) {
		if last.covers(places) {
			return
		}
		documents := r.documentsAt(places)
		if documents < 2 {
			return
		}
		last = r.grow(places)
		known := seenRun{last.run, len(places)} // the same run, found by another of its parts
		if seen[known] || !r.isLanguage(last.run) {
			return
		}
		seen[known] = true
		last.documents = documents
		if !r.isSubjectOfAny(places, last) {
			found = append(found, last)
		}
	})
	slices.SortStableFunc(found, func(a, b agreement) int {
		return cmp.Or(cmp.Compare(b.documents, a.documents), cmp.Compare(b.length, a.length))
	})
	var w sharedWordings
	told := make(map[uint64]bool)
	for _, a := range found {
		telling := r.telling(a.run)
		if told[telling] {
			continue
		}
		told[telling] = true
		if len(w.some) < MostWordings {
			w.some = append(w.some, r.wordingOf(a))
		}
	}
	w.all = len(told)
	return w
}

// agreement is a run at its full length, as its first place has it: how far
// before the run of wordingRun words that was found it begins, the places of
// that, and how many documents have it.
type agreement struct {
	run
	before    int
	places    []uint32
	documents int
}

// seenRun is a run that so many places have.
type seenRun struct {
	run
	places int
}

// covers tells whether a run of some places lies in the one that was grown
// last. With as many places it is a part of it, and grows to the same.
func (a agreement) covers(places []uint32) bool {
	return len(places) == len(a.places) && a.first <= places[0] && int(places[0])+wordingRun <= int(a.first)+a.length
}

// documentsAt counts the documents of some places, which are in reading order.
func (r *relater) documentsAt(places []uint32) int {
	n := 0
	var last *Document
	for _, p := range places {
		if d := r.points[r.stream.point(p)].Document; d != last {
			n, last = n+1, d
		}
	}
	return n
}

// telling is a hash of the words of a wording that are not small words: two
// wordings that differ in those alone are one, and the one that more places
// have is shown.
func (r *relater) telling(w run) uint64 {
	var words []uint32
	for place := w.first; place < w.first+uint32(w.length); place++ {
		if !r.stream.is(place, commonWord) {
			words = append(words, r.stream.words[place])
		}
	}
	return hashOf(words)
}

// isLanguage tells a run that says something from one that names somebody.
func (r *relater) isLanguage(w run) bool {
	if w.length < agreedRun {
		return false
	}
	n := 0
	text, _, begin := r.stream.text(r.points, w.first)
	for k := w.first; k < w.first+uint32(w.length); k++ {
		if first, _ := utf8.DecodeRuneInString(text.Word(int(k - begin))); !r.stream.is(k, commonWord) && unicode.IsLower(first) {
			n++
		}
	}
	return n >= agreedWords
}

// grow extends a run as far as all its places go on with the same words inside
// one sentence.
func (r *relater) grow(places []uint32) agreement {
	s := r.stream
	before, behind := 0, wordingRun
	for s.allGoOn(places, before, before-1) {
		before--
	}
	for s.allGoOn(places, behind, behind) {
		behind++
	}
	return agreement{run: run{uint32(int(places[0]) + before), behind - before}, before: before, places: places}
}

// allGoOn tells whether all places have the same word at an offset, and no
// sentence ends between it and the run: none begins at the offset where.
func (s *stream) allGoOn(places []uint32, where, offset int) bool {
	at := int(places[0]) + offset
	if at < 0 || at >= len(s.words) {
		return false
	}
	word := s.words[at]
	for _, p := range places {
		k := int(p) + offset
		if k < 0 || k >= len(s.words) || s.words[k] != word || s.marks[int(p)+where]&newSentence != 0 {
			return false
		}
	}
	return true
}

// isSubjectOfAny tells whether one of the documents that have a wording is
// about it.
func (r *relater) isSubjectOfAny(places []uint32, a agreement) bool {
	words := strings.ToLower(r.stream.quote(r.points, a.run).Words)
	var last *Document
	for _, p := range places {
		if d := r.points[r.stream.point(p)].Document; d != last {
			if last = d; d.isAbout(words) {
				return true
			}
		}
	}
	return false
}

func (r *relater) wordingOf(a agreement) Wording {
	w := Wording{Length: a.length}
	for _, p := range a.places {
		quote := r.stream.quote(r.points, run{uint32(int(p) + a.before), a.length})
		w.Places = append(w.Places, Place{r.points[r.stream.point(p)], quote})
	}
	w.Words = w.Places[0].Words.Words
	return w
}
