package discover

import (
	"iter"

	"precis/generator/token"
)

// sketch tells how often a phrase stands in a collection, or more: it counts by
// the hashes of phrases, and several may share a place (the count-min sketch of
// Cormode and Muthukrishnan 2005, with one row). Most phrases of a large
// collection stand in it once or twice and can be no topic; to hold each with
// its points and forms takes many times the memory of the texts.
type sketch []uint32

// Size of a sketch: so many places for each point, about as many as it has
// phrases, within limits. From the limit on they fill up, but so does what a
// topic needs.
const (
	placesPerPoint = 64
	leastPlaces    = 1 << 10
	mostPlaces     = 1 << 22
)

func newSketch(points int) sketch {
	size := leastPlaces
	for size < min(placesPerPoint*points, mostPlaces) {
		size *= 2
	}
	return make(sketch, size)
}

// of is the place of a phrase by its hash.
func (s sketch) of(sum uint64) *uint32 { return &s[(sum>>32^sum)&uint64(len(s)-1)] }

// add counts the phrases of some points so many times.
func (s sketch) add(points [][]*token.Text, g *genre, times int) {
	for _, paragraphs := range points {
		for _, text := range paragraphs {
			for from := 0; from < len(text.Tokens); {
				to := g.run(text, from)
				for _, sum := range g.phrases(text.Tokens[from:to]) {
					*s.of(sum) += uint32(times)
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
