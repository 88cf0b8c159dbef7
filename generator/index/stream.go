package index

import (
	"cmp"
	"slices"

	"precis/generator/policy"
	"precis/generator/token"
)

// stream is the words of all points, one after the other, as numbers: what
// looks for the same words in two places compares them thousands of millions
// of times in a large collection. A place is an index in the stream. It may hold
// words of texts that are no more.
type stream struct {
	words      []uint32    // of each place, the number of its folded form
	marks      []uint8     // of each place, what is known of its word
	at         []uint32    // of each place, its paragraph
	kinds      []uint8     // of each number, what kinds of words it is of
	paragraphs []paragraph // in the order of their places

	// Of one collection.
	points  []int32 // of each paragraph, the point that it stands in; -1 when that is no more
	spans   []span  // of each point, its places
	inOrder bool    // places of points are in reading order
}

// paragraph is a paragraph of a point: its first place, and which of the
// point's it is.
type paragraph struct {
	first  uint32
	number int
}

// span is the places from one to another, which is behind the last.
type span struct{ from, to uint32 }

// What is known of a place, a set of bits.
const (
	newSentence uint8 = 1 << iota
	newParagraph
	strongBreak
	inName  // the word itself has a capital, and not because it begins a sentence
	telling // a run that tells much begins here
)

// The kinds of words that tell little, a set of bits.
const (
	smallWord  uint8 = 1 << iota
	commonWord       // a small word or one of the reporting frame
	formalWord       // one of those, a word of procedure, a reporting verb or a number
)

func (s *stream) grow(places int) {
	s.words, s.marks, s.at = make([]uint32, 0, places), make([]uint8, 0, places), make([]uint32, 0, places)
}

// of gives the stream as it is for some documents.
func (s *stream) of(documents []*Document, scripts []*script) *stream {
	view := *s
	view.points, view.inOrder = make([]int32, len(s.paragraphs)), true
	for i := range view.points {
		view.points[i] = -1
	}
	last := uint32(0)
	for i, d := range documents {
		script := scripts[i]
		for k := range d.Points {
			for p := script.paragraphs[k]; p < script.paragraphs[k+1]; p++ {
				view.points[p] = int32(len(view.spans))
			}
			view.spans = append(view.spans, span{s.begin(script.paragraphs[k]), s.begin(script.paragraphs[k+1])})
		}
		view.inOrder = view.inOrder && script.from >= last
		last = script.to
	}
	return &view
}

// begin is the first place of a paragraph, or the end of the stream.
func (s *stream) begin(paragraph uint32) uint32 {
	if int(paragraph) == len(s.paragraphs) {
		return uint32(len(s.words))
	}
	return s.paragraphs[paragraph].first
}

// point gives the point that a place stands in; -1 when that is no more.
func (s *stream) point(place uint32) int { return int(s.points[s.at[place]]) }

// start is the first place of a point, and end the one behind its last.
func (s *stream) start(point int) uint32 { return s.spans[point].from }
func (s *stream) end(point int) uint32   { return s.spans[point].to }

// compare brings places to reading order.
func (s *stream) compare(a, b uint32) int {
	return cmp.Or(cmp.Compare(s.point(a), s.point(b)), cmp.Compare(a, b))
}

// text gives the paragraph of a place, and its first place.
func (s *stream) text(points []*Point, place uint32) (text *token.Text, number int, first uint32) {
	p := s.paragraphs[s.at[place]]
	return points[s.point(place)].texts[p.number], p.number, p.first
}

// quote gives the words of a run as their point has them.
func (s *stream) quote(points []*Point, r run) policy.Quote {
	text, number, first := s.text(points, r.first)
	from, to := text.Tokens[r.first-first], text.Tokens[int(r.first-first)+r.length-1]
	return policy.Quote{
		Words: text.Source[from.Start:to.End], Paragraph: number, Start: from.Start, End: to.End, Sentence: int(from.Sentence),
	}
}

// is tells whether the word at a place is of a kind.
func (s *stream) is(place uint32, kind uint8) bool { return s.kinds[s.words[place]]&kind != 0 }

// tells tells whether a run holds enough words of its matter to relate two
// points: words of procedure and of names stand in any two reports.
func (s *stream) tells(r run) bool {
	n := 0
	for place := r.first; place < r.first+uint32(r.length); place++ {
		if !s.is(place, formalWord) && s.marks[place]&inName == 0 {
			n++
		}
	}
	return n >= wordingWords
}

// trimmed leaves out the small words at the end of a run: it is quoted up to
// the last word that tells something.
func (s *stream) trimmed(r run) run {
	for r.length > 1 && s.is(r.first+uint32(r.length)-1, smallWord) {
		r.length--
	}
	return r
}

// run is so many words from a place on.
type run struct {
	first  uint32
	length int
}

// grown gives the run around two places that both texts have, inside the
// sentence of the first.
func (s *stream) grown(a, b uint32, length int) run {
	n := uint32(length)
	for int(a+n) < len(s.words) && int(b+n) < len(s.words) && s.words[a+n] == s.words[b+n] &&
		s.marks[a+n]&newSentence == 0 && s.marks[b+n]&newParagraph == 0 {
		n++
	}
	for s.marks[a]&newSentence == 0 && s.marks[b]&newParagraph == 0 && s.words[a-1] == s.words[b-1] {
		a, b, n = a-1, b-1, n+1
	}
	return run{a, int(n)}
}

// bytes is the length of a run as it is written.
func (s *stream) bytes(points []*Point, r run) int {
	text, _, first := s.text(points, r.first)
	return text.Tokens[int(r.first-first)+r.length-1].End - text.Tokens[r.first-first].Start
}

// markRuns marks the runs that tell much, from a place on: those inside one
// sentence, with no strong break in them, that hold enough words that are not
// small words or the reporting frame.
func (s *stream) markRuns(from uint32) {
	unbroken, content := 0, 0 // words up to here without a break; telling ones in the last wordingRun
	for i := from; int(i) < len(s.words); i++ {
		if s.marks[i]&(newSentence|strongBreak) != 0 {
			unbroken, content = 0, 0
		}
		unbroken++
		if !s.is(i, commonWord) {
			content++
		}
		if unbroken > wordingRun && !s.is(i-wordingRun, commonWord) {
			content--
		}
		if unbroken >= wordingRun && content >= wordingWords {
			s.marks[i-wordingRun+1] |= telling
		}
	}
}

// same tells whether the runs at two places have the same words.
func (s *stream) same(a, b uint32) bool {
	return slices.Equal(s.words[a:a+wordingRun], s.words[b:b+wordingRun])
}

// hash is that of the run at a place.
func (s *stream) hash(at uint32) uint64 { return hashOf(s.words[at : at+wordingRun]) }

// hashOf mixes numbers of words, as FNV does bytes.
func hashOf(words []uint32) uint64 {
	const prime = 0x9E3779B97F4A7C15
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ uint64(w)) * prime
		h ^= h >> 29
	}
	return h
}
