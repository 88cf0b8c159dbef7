package index

import (
	"cmp"
	"slices"
)

// shared is the runs of wordingRun words that stand in two places or more.
type shared struct {
	places []uint32 // of all runs, those of one together and in reading order
	starts []uint32 // where the places of each begin, and at last their number; runs in reading order of their first place
	of     []uint32 // of each place of the stream, the run that begins there, plus one
}

func (s *shared) len() int { return len(s.starts) - 1 }

// of gives the places of a run.
func (s *shared) run(i uint32) []uint32 { return s.places[s.starts[i]:s.starts[i+1]] }

// begins gives the places of the run that begins at a place; none when it is
// alone, or tells too little.
func (s *shared) begins(place uint32) []uint32 {
	if i := s.of[place]; i > 0 {
		return s.run(i - 1)
	}
	return nil
}

// sharedRuns finds the runs that tell much and stand in two places or more, by
// the hash of their words; runs that only share the hash are told apart by
// their words.
func (s *stream) sharedRuns() *shared {
	type hashed struct {
		hash  uint64
		place uint32
	}
	n := 0
	s.tellingRuns(func(uint32, uint64) { n++ })
	all := make([]hashed, 0, n) // a list of millions, and grown it would stand there twice
	s.tellingRuns(func(place uint32, hash uint64) { all = append(all, hashed{hash, place}) })
	slices.SortFunc(all, func(a, b hashed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.place, b.place)) })
	type found struct{ from, to int }
	var runs []found
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].hash == all[from].hash && s.same(all[from].place, all[to].place) {
			to++
		}
		if to-from > 1 {
			runs = append(runs, found{from, to})
		}
		from = to
	}
	slices.SortFunc(runs, func(a, b found) int { return cmp.Compare(all[a.from].place, all[b.from].place) })
	result := &shared{of: make([]uint32, len(s.words)), starts: make([]uint32, 1, len(runs)+1)}
	for i, r := range runs {
		for _, h := range all[r.from:r.to] {
			result.places = append(result.places, h.place)
			result.of[h.place] = uint32(i + 1)
		}
		result.starts = append(result.starts, uint32(len(result.places)))
	}
	return result
}

// tellingRuns gives every run, inside one sentence and with no strong break in
// it, that holds enough words that are not small words or the reporting frame.
func (s *stream) tellingRuns(found func(place uint32, hash uint64)) {
	unbroken, telling := 0, 0 // words up to here without a break; telling ones in the last wordingRun
	for i, word := range s.words {
		if s.breaks[i]&(newSentence|strongBreak) != 0 {
			unbroken, telling = 0, 0
		}
		unbroken++
		if !s.common[word] {
			telling++
		}
		if unbroken > wordingRun && !s.common[s.words[i-wordingRun]] {
			telling--
		}
		if unbroken >= wordingRun && telling >= wordingWords {
			first := i - wordingRun + 1
			found(uint32(first), hashOf(s.words[first:i+1]))
		}
	}
}

func (s *stream) same(a, b uint32) bool {
	return slices.Equal(s.words[a:a+wordingRun], s.words[b:b+wordingRun])
}

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
