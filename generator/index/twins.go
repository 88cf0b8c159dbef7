package index

import (
	"cmp"
	"slices"

	"precis/generator/parallel"
)

// Twin is another document that holds most of the points of one, or most of
// whose points one holds: a version, a reprint, or a text that took the other
// over. Which of these it is, and which came first, the words do not say.
type Twin struct {
	Document *Document
	Same     int // points of this document that stand there word for word
	Near     int // others most of whose words do
}

// Limits of twins.
const (
	sameWords  = 8 // words of a point that is the same: “It was so decided” is no sign of anything
	nearWords  = 2 // of three words in runs of six, so many stand in the other point
	leastTwins = 3 // points that two documents share; or all, where one has fewer
)

// likeness is a point that another document has, too.
type likeness struct {
	point int32
	same  bool // word for word
}

// twins finds the documents that are nearly alike, and notes for each of their
// points its likes there. What more than rareAtMost places hold is a formula
// and makes no two documents alike, so the work grows with the text alone.
func (r *relater) twins(documents []*Document, jobs int) {
	like := r.likenesses(jobs)
	type pair struct{ a, b *Document }
	shared := make(map[pair]*Twin)
	for i, list := range like {
		best := make(map[*Document]bool) // whether word for word
		for _, l := range list {
			d := r.points[l.point].Document
			best[d] = best[d] || l.same
		}
		for d, same := range best {
			key := pair{r.points[i].Document, d}
			if shared[key] == nil {
				shared[key] = &Twin{Document: d}
			}
			if same {
				shared[key].Same++
			} else {
				shared[key].Near++
			}
		}
	}
	most := func(a, b *Document) bool {
		t := shared[pair{a, b}]
		if t == nil {
			return false
		}
		n := t.Same + t.Near
		return n >= min(leastTwins, len(a.Points)) && 2*n > len(a.Points)
	}
	order := make(map[*Document]int, len(documents))
	for i, d := range documents {
		order[d] = i
	}
	alike := make(map[pair]bool)
	for key, t := range shared {
		if most(key.a, key.b) || most(key.b, key.a) {
			alike[key] = true
			key.a.Twins = append(key.a.Twins, *t)
		}
	}
	for _, d := range documents {
		slices.SortFunc(d.Twins, func(a, b Twin) int {
			return cmp.Or(cmp.Compare(b.Same+b.Near, a.Same+a.Near), cmp.Compare(order[a.Document], order[b.Document]))
		})
	}
	r.alike, r.likes = len(alike) > 0, make([][]int32, len(r.points))
	for i, list := range like {
		for _, l := range list {
			if alike[pair{r.points[i].Document, r.points[l.point].Document}] {
				r.likes[i] = append(r.likes[i], l.point)
			}
		}
		slices.Sort(r.likes[i])
	}
}

// likenesses gives for every point the points of other documents that say the
// same, in reading order.
func (r *relater) likenesses(jobs int) [][]likeness {
	like := make([][]likeness, len(r.points))
	r.sameWords(like)
	inRuns := r.wordsInRuns()
	counters := make([]*coverage, jobs)
	parallel.Chunks(jobs, len(r.points), func(worker, from, to int) {
		if counters[worker] == nil {
			counters[worker] = &coverage{relater: r, words: make([]int32, len(r.points)), until: make([]uint32, len(r.points))}
		}
		for i := from; i < to; i++ {
			like[i] = append(like[i], counters[worker].near(i, inRuns[i], like[i])...)
			slices.SortFunc(like[i], func(a, b likeness) int { return cmp.Compare(a.point, b.point) })
		}
	})
	return like
}

// sameWords finds points that say the same word for word.
func (r *relater) sameWords(like [][]likeness) {
	type hashed struct {
		hash  uint64
		point int
	}
	var all []hashed
	words := func(i int) []uint32 { return r.stream.words[r.stream.start(i):r.stream.end(i)] }
	for i := range r.points {
		if w := words(i); len(w) >= sameWords {
			all = append(all, hashed{hashOf(w), i})
		}
	}
	slices.SortFunc(all, func(a, b hashed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.point, b.point)) })
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].hash == all[from].hash && slices.Equal(words(all[to].point), words(all[from].point)) {
			to++
		}
		if group := all[from:to]; len(group) <= rareAtMost {
			for _, a := range group {
				for _, b := range group {
					if r.points[a.point].Document != r.points[b.point].Document {
						like[a.point] = append(like[a.point], likeness{int32(b.point), true})
					}
				}
			}
		}
		from = to
	}
}

// wordsInRuns counts for every point the words that stand in runs that tell
// much.
func (r *relater) wordsInRuns() []int32 {
	counts := make([]int32, len(r.points))
	end := uint32(0)
	r.stream.tellingRuns(func(place uint32, _ uint64) {
		counts[r.stream.point(place)] += int32(place + wordingRun - max(place, end))
		end = place + wordingRun
	})
	return counts
}

// coverage counts how many words of a point stand in others, in a slot for
// every point: one for each worker.
type coverage struct {
	*relater
	words   []int32  // that stand there
	until   []uint32 // the place up to which they are counted
	touched []int
}

// near gives the points of other documents that most words of a point stand
// in, but for those that are known to be the same.
func (c *coverage) near(i int, inRuns int32, known []likeness) []likeness {
	if inRuns < sameWords {
		return nil
	}
	s := c.stream
	c.touched = c.touched[:0]
	for at := s.start(i); at < s.end(i); at++ {
		places := c.shared.begins(at)
		if len(places) > rareAtMost {
			continue
		}
		for _, place := range places {
			other := s.point(place)
			if c.points[other].Document == c.points[i].Document {
				continue
			}
			if c.words[other] == 0 {
				c.touched = append(c.touched, other)
			}
			if from := max(at, c.until[other]); from < at+wordingRun {
				c.words[other] += int32(at + wordingRun - from)
				c.until[other] = at + wordingRun
			}
		}
	}
	var near []likeness
	for _, other := range c.touched {
		if 3*c.words[other] >= nearWords*inRuns && !slices.ContainsFunc(known, func(l likeness) bool { return int(l.point) == other }) {
			near = append(near, likeness{point: int32(other)})
		}
		c.words[other], c.until[other] = 0, 0
	}
	return near
}
