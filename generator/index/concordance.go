package index

import (
	"cmp"
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/token"
)

// concordance holds the words of a collection and where they stand, for one
// index after the other: a document whose words it has is not gone through
// again. What an index took of it never changes, so an index may be asked while
// the next one is made. The zero value is ready; one index at a time may be made
// with it.
type concordance struct {
	language *lexicon.Lexicon
	kinds    map[string]uint8 // of words that tell little
	numbers  map[string]uint32
	stream   stream
	scripts  map[*[]*token.Text]*script // of the documents of the last index, by their first point
	base     *runs
}

// script is the words of one document in a stream.
type script struct {
	from, to   uint32   // its places
	paragraphs []uint32 // of each of its points, the first of its paragraphs in the stream; at last the one behind all
	known      []uint32 // of each place, where the base first has the run that begins there; none when it has not. Empty in what the base was made of
}

// none is no place.
const none = ^uint32(0)

// mostAdded is what share of a collection may be new to the base before another
// base is made: looking at what was added takes time with every index.
const mostAdded = 16

// of gives the stream and the runs of some documents, and keeps their words for
// the next time if told to.
func (c *concordance) of(documents []*Document, language *lexicon.Lexicon, keep bool) (*stream, *shared) {
	if c.language != language {
		*c = concordance{language: language}
	}
	places, added := 0, 0
	for _, d := range documents {
		n := d.words()
		places += n
		if s := c.scripts[d.key()]; s == nil || len(s.known) > 0 {
			added += n
		}
	}
	if c.base == nil || added > places/mostAdded || len(c.stream.words) > 2*places+1 {
		*c = concordance{language: language, kinds: kindsOf(language), numbers: make(map[string]uint32)}
		c.stream.grow(places)
	}
	scripts, own := make(map[*[]*token.Text]*script, len(documents)), make([]*script, len(documents))
	for i, d := range documents {
		key := d.key()
		if key == nil {
			own[i] = &script{}
			continue
		}
		s := c.scripts[key]
		if s == nil {
			s = c.add(d)
		}
		scripts[key], own[i] = s, s
	}
	c.scripts = scripts
	if c.base == nil {
		c.base = c.stream.runs(keep)
	}
	view := c.stream.of(documents, own)
	return view, c.base.shared(view, own)
}

// key tells documents apart by their words: readings of a text that was not read
// again share them. It is nil for a document without points.
func (d *Document) key() *[]*token.Text {
	if len(d.texts) == 0 {
		return nil
	}
	return &d.texts[0]
}

// words counts the words of all points of a document.
func (d *Document) words() int {
	n := 0
	for _, texts := range d.texts {
		for _, text := range texts {
			n += len(text.Tokens)
		}
	}
	return n
}

// add puts the words of a document at the end of the stream.
func (c *concordance) add(d *Document) *script {
	s := &script{from: uint32(len(c.stream.words)), paragraphs: make([]uint32, 0, len(d.texts)+1)}
	for _, texts := range d.texts {
		s.paragraphs = append(s.paragraphs, uint32(len(c.stream.paragraphs)))
		for k, text := range texts {
			c.stream.paragraphs = append(c.stream.paragraphs, paragraph{uint32(len(c.stream.words)), k})
			c.addText(text)
		}
	}
	s.paragraphs = append(s.paragraphs, uint32(len(c.stream.paragraphs)))
	s.to = uint32(len(c.stream.words))
	c.stream.markRuns(s.from)
	if c.base != nil {
		s.known = make([]uint32, s.to-s.from)
		for at := s.from; at < s.to; at++ {
			s.known[at-s.from] = none
			if c.stream.marks[at]&telling != 0 {
				s.known[at-s.from] = c.base.find(&c.stream, at)
			}
		}
	}
	return s
}

func (c *concordance) addText(text *token.Text) {
	s := &c.stream
	for i, t := range text.Tokens {
		number, known := c.numbers[t.Fold]
		if !known {
			number = uint32(len(c.numbers))
			c.numbers[t.Fold] = number
			kinds := c.kinds[t.Fold]
			if strings.Trim(t.Fold, "0123456789") == "" {
				kinds |= formalWord
			}
			s.kinds = append(s.kinds, kinds)
		}
		var marks uint8
		if i == 0 {
			marks = newParagraph | newSentence
		} else if t.Sentence != text.Tokens[i-1].Sentence {
			marks = newSentence
		}
		if t.Before&token.Strong != 0 {
			marks |= strongBreak
		}
		if first := text.Source[t.Start]; first >= 'A' && first <= 'Z' && marks&newSentence == 0 {
			marks |= inName
		}
		s.words = append(s.words, number)
		s.marks = append(s.marks, marks)
		s.at = append(s.at, uint32(len(s.paragraphs)-1))
	}
}

// kindsOf gives the words of a language that tell little.
func kindsOf(language *lexicon.Lexicon) map[string]uint8 {
	kinds := make(map[string]uint8)
	note := func(words []string, of uint8) {
		for _, w := range words {
			kinds[w] |= of
		}
	}
	note(language.FunctionWords, smallWord|commonWord|formalWord)
	note(language.Frame, commonWord|formalWord)
	note(slices.Concat(language.Procedure, language.Months), formalWord)
	for _, lines := range language.Verbs {
		for _, line := range lines { // "called for greater cooperation" tells little more than that somebody spoke
			note(strings.Fields(lexicon.Forms(line)[0])[:1], formalWord)
		}
	}
	return kinds
}

// runs is the runs of wordingRun words that tell much, of the texts that a
// stream began with.
type runs struct {
	until  uint32   // the place behind those texts
	places []uint32 // of the runs that stand in two places or more, those of one together and in the order of the stream
	starts []uint32 // where the places of each begin, and at last their number; runs in the order of their first place
	of     []uint32 // of each place, the run that begins there, plus one; 0 when it stands there alone
	sorted []hashed // all of them; empty when none will be looked for
}

// hashed is a run by the hash of its words.
type hashed struct {
	hash  uint64
	place uint32
}

// runs finds the runs of a stream, by the hash of their words; those that only
// share the hash are told apart by their words.
func (s *stream) runs(keep bool) *runs {
	n := 0
	for _, marks := range s.marks {
		if marks&telling != 0 {
			n++
		}
	}
	all := make([]hashed, 0, n) // a list of millions, and grown it would stand there twice
	for at, marks := range s.marks {
		if marks&telling != 0 {
			all = append(all, hashed{s.hash(uint32(at)), uint32(at)})
		}
	}
	slices.SortFunc(all, func(a, b hashed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.place, b.place)) })
	type found struct{ from, to int }
	var several []found
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].hash == all[from].hash && s.same(all[from].place, all[to].place) {
			to++
		}
		if to-from > 1 {
			several = append(several, found{from, to})
		}
		from = to
	}
	slices.SortFunc(several, func(a, b found) int { return cmp.Compare(all[a.from].place, all[b.from].place) })
	r := &runs{until: uint32(len(s.words)), of: make([]uint32, len(s.words)), starts: make([]uint32, 1, len(several)+1)}
	for i, f := range several {
		for _, h := range all[f.from:f.to] {
			r.places = append(r.places, h.place)
			r.of[h.place] = uint32(i + 1)
		}
		r.starts = append(r.starts, uint32(len(r.places)))
	}
	if keep {
		r.sorted = all
	}
	return r
}

// run gives the places of a run that stands in several.
func (r *runs) run(i int) []uint32 { return r.places[r.starts[i]:r.starts[i+1]] }

// find gives the first place of the run of the same words as one at a place of
// a stream, or none.
func (r *runs) find(s *stream, at uint32) uint32 {
	hash := s.hash(at)
	i, _ := slices.BinarySearchFunc(r.sorted, hash, func(h hashed, hash uint64) int { return cmp.Compare(h.hash, hash) })
	for ; i < len(r.sorted) && r.sorted[i].hash == hash; i++ {
		if s.same(r.sorted[i].place, at) {
			return r.sorted[i].place
		}
	}
	return none
}

// shared is the runs of one collection that stand in two places or more: those
// of the base without the texts that are no more, and with those that came
// later.
type shared struct {
	*runs
	stream *stream
	pruned bool                // texts of the base are no more
	added  map[uint32][]uint32 // later places of a run, by its first place in the base or else of all
	first  map[uint32]uint32   // of each later place, that first place
}

func (r *runs) shared(s *stream, scripts []*script) *shared {
	result := &shared{runs: r, stream: s, added: make(map[uint32][]uint32), first: make(map[uint32]uint32)}
	fresh := make(map[uint64]uint32)
	here := uint32(0) // places of the base that are still there
	for _, script := range scripts {
		if script.to <= r.until {
			here += script.to - script.from
			continue
		}
		for i, first := range script.known {
			at := script.from + uint32(i)
			if s.marks[at]&telling == 0 {
				continue
			}
			if first == none {
				hash := s.hash(at)
				known, isKnown := fresh[hash]
				if !isKnown || !s.same(known, at) {
					fresh[hash], known = at, at
				}
				first = known
			}
			result.first[at] = first
			result.added[first] = append(result.added[first], at)
		}
	}
	result.pruned = here < r.until
	return result
}

// begins gives the places of the run that begins at a place, which has room for
// them; none when it is alone, or tells too little.
func (s *shared) begins(at uint32, room *[]uint32) []uint32 {
	var places []uint32
	first := at
	if at >= s.until {
		later, known := s.first[at]
		if !known {
			return nil
		}
		first = later
	}
	if first < s.until {
		if i := s.of[first]; i > 0 {
			places = s.run(int(i - 1))
			first = places[0]
		}
	}
	if !s.pruned && len(s.added) == 0 {
		return places
	}
	added := s.added[first]
	if !s.pruned && len(added) == 0 {
		return places
	}
	list := (*room)[:0]
	if len(places) == 0 && first < s.until && s.stream.marks[first]&telling != 0 {
		list = append(list, first)
	}
	list = append(list, places...)
	list = slices.DeleteFunc(append(list, added...), func(place uint32) bool { return s.stream.point(place) < 0 })
	*room = list
	if len(list) < 2 {
		return nil
	}
	return list
}

// all calls a function with the places of every run, in reading order of the
// first and each in reading order.
func (s *shared) all(do func(places []uint32)) {
	if !s.pruned && len(s.added) == 0 && s.stream.inOrder {
		for i := range len(s.starts) - 1 {
			do(s.run(i))
		}
		return
	}
	var all [][]uint32
	take := func(at uint32) {
		var room []uint32
		if places := s.begins(at, &room); len(places) > 0 {
			places = slices.Clone(places)
			slices.SortFunc(places, s.stream.compare)
			all = append(all, places)
		}
	}
	for i := range len(s.starts) - 1 {
		take(s.run(i)[0])
	}
	for first := range s.added {
		if first >= s.until || s.of[first] == 0 { // the others were taken
			take(first)
		}
	}
	slices.SortFunc(all, func(a, b []uint32) int { return s.stream.compare(a[0], b[0]) })
	for _, places := range all {
		do(places)
	}
}
