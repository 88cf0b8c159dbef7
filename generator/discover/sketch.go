package discover

import (
	"iter"
	"math"

	"precis/generator/token"
)

// sketch tells how often a phrase stands in a collection, or more: it counts by
// two hashes of each phrase, and others may share one of them or both (the
// count-min sketch of Cormode and Muthukrishnan 2005, its rows in one). Most
// phrases of a large collection stand in it once or twice and can be no topic;
// to hold each with its points and forms takes many times the memory of the
// texts.
type sketch []uint8

const (
	mostCounted = math.MaxUint8 // such a place is never counted down
	mostPlaces  = 1 << 27       // of a sketch: 128 MiB
	perWord     = 32            // places that each word wants, where twice is often
)

// newSketch makes a sketch for so many words, in which the phrases are looked
// for that stand there so often at least.
func newSketch(words, often int) sketch {
	size := 1
	for size < min(perWord*words/often, mostPlaces) {
		size *= 2
	}
	return make(sketch, size)
}

// places are those of a phrase by its hash.
func (s sketch) places(sum uint64) (one, other *uint8) {
	last := uint64(len(s) - 1)
	return &s[(sum^sum>>32)&last], &s[(sum*0x9e3779b97f4a7c15>>24)&last] // by the golden ratio, as Knuth has it
}

// holds tells whether a phrase can stand in the collection so often.
func (s sketch) holds(sum uint64, often int) bool {
	one, other := s.places(sum)
	return int(min(*one, *other)) >= min(often, mostCounted)
}

// add counts the phrases of some points once more, or no longer (-1).
func (s sketch) add(points [][]*token.Text, g *genre, times int) {
	count := func(at *uint8) {
		if *at < mostCounted {
			*at = uint8(int(*at) + times)
		}
	}
	for _, paragraphs := range points {
		for _, text := range paragraphs {
			for from := 0; from < len(text.Tokens); {
				to := g.run(text, from)
				for _, sum := range g.phrases(text.Tokens[from:to]) {
					one, other := s.places(sum)
					count(one)
					count(other)
				}
				from = max(to, from+1)
			}
		}
	}
}

// words is a part of a run.
type words struct{ from, to int }

// phrases gives the candidates of a run, and a hash of what keyOf gives for
// each (FNV-1a of 64 bits).
func (g *genre) phrases(run []token.Token) iter.Seq2[words, uint64] {
	return func(yield func(words, uint64) bool) {
		for i := range run {
			sum := uint64(14695981039346656037)
			for j := i; j < min(len(run), i+longestPhrase); j++ {
				sum = hashed(sum, run[j].Stem)
				if !g.isPhrase(run[i : j+1]) {
					continue
				}
				key := sum
				if i == j {
					key = hashed(0, run[i].Plain)
				}
				if !yield(words{i, j + 1}, key) {
					return
				}
			}
		}
	}
}

func hashed(sum uint64, word string) uint64 {
	const prime = 1099511628211
	for i := range len(word) {
		sum = (sum ^ uint64(word[i])) * prime
	}
	return (sum ^ ' ') * prime
}
