package index

import (
	"cmp"
	"slices"
)

// coverage finds what other points have of the words of one, and other documents
// of the points of one, in a slot for every point and document: one for each
// worker.
type coverage struct {
	*relater
	counts  []int32  // of each point, the words that stand there
	until   []uint32 // of each point, the place up to which they are counted
	touched []int
	room    []uint32 // for places
	rarest  []uint32 // for those of the rarest run
	said    []int32  // for points

	// Of one document.
	round  uint32   // counts documents
	seen   []uint32 // of each point, the round in which it shared a run
	shares []share  // of each document
	met    []int32  // the documents with a share that is not empty
}

func newCoverage(r *relater) *coverage {
	n := len(r.points)
	return &coverage{relater: r, counts: make([]int32, n), until: make([]uint32, n), seen: make([]uint32, n), shares: make([]share, len(r.documents))}
}

// forDocument begins another document.
func (c *coverage) forDocument() {
	c.round++
	for _, d := range c.met {
		c.shares[d] = share{}
	}
	c.met = c.met[:0]
}

// of gives the slot of a document.
func (c *coverage) of(other *Document) *share {
	s := &c.shares[other.place]
	if *s == (share{}) {
		c.met = append(c.met, int32(other.place))
	}
	return s
}

// share notes that another document has a point, word for word or nearly.
func (c *coverage) share(other *Document, same bool) {
	if s := c.of(other); same {
		s.same++
	} else {
		s.near++
	}
}

// meets notes that a point of another document shares a run with one.
func (c *coverage) meets(other int) {
	if c.seen[other] != c.round {
		c.seen[other] = c.round
		c.of(c.points[other].Document).most++
	}
}

// sharesOf gives what other documents have of this one's points, in the order
// of documents.
func (c *coverage) sharesOf() []share {
	var all []share
	for _, d := range c.met {
		if s := c.shares[d]; s.same+s.near > 0 {
			s.with = d
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b share) int { return cmp.Compare(a.with, b.with) })
	return all
}

// near gives the points of other documents that most words of a point stand
// in, but for those that are known to be the same.
func (c *coverage) near(i int, known []likeness) []likeness {
	inRuns := c.wordsInRuns(i)
	s, here := c.stream, c.points[i].Document
	c.touched = c.touched[:0]
	for at := s.start(i); at < s.end(i); at++ {
		places := c.shared.begins(at, &c.room)
		if len(places) > rareAtMost {
			continue
		}
		for _, place := range places {
			other := s.point(place)
			if c.counts[other] == 0 {
				if c.points[other].Document == here {
					continue
				}
				c.touched = append(c.touched, other)
			}
			if from := max(at, c.until[other]); from < at+wordingRun {
				c.counts[other] += int32(at + wordingRun - from)
				c.until[other] = at + wordingRun
			}
		}
	}
	var near []likeness
	for _, other := range c.touched {
		c.meets(other)
		if inRuns >= sameWords && 3*c.counts[other] >= nearWords*inRuns && !slices.ContainsFunc(known, func(l likeness) bool { return int(l.point) == other }) {
			near = append(near, likeness{point: int32(other)})
		}
		c.counts[other], c.until[other] = 0, 0
	}
	return near
}
