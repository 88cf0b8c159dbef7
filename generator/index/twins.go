package index

import (
	"cmp"
	"slices"
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
	point    int32
	document *Document
	same     bool // word for word
}

// likes is what other documents have of the points of one.
type likes struct {
	points [][]likeness        // of each point, in reading order
	shared map[*Document]*Twin // how many points of this document each other one has
	most   map[*Document]int   // how many points of each other one this document can have at most
}

// kin is which documents are nearly alike to one, and what they have of it.
type kin struct {
	twins []Twin
	likes [][]int32 // of each point, those that say the same in them, in reading order
}

// Twins gives the documents nearly alike, those that share most points first.
func (d *Document) Twins() []Twin { return d.kin().twins }

// likesOf gives the points that say the same as one in documents nearly alike
// to its own.
func (r *relater) likesOf(i int) []int32 {
	d := r.points[i].Document
	return d.kin().likes[i-d.Points[0].place]
}

// kinOf finds the documents that are nearly alike to one. What more than
// rareAtMost places hold is a formula and makes no two documents alike, so the
// work grows with the text alone.
func kinOf(d *Document) *kin {
	found := d.likes()
	most := func(t *Twin, of *Document) bool {
		if t == nil {
			return false
		}
		n := t.Same + t.Near
		return n >= min(leastTwins, len(of.Points)) && 2*n > len(of.Points)
	}
	k := &kin{likes: make([][]int32, len(d.Points))}
	alike := make(map[*Document]bool)
	for other, t := range found.shared {
		if most(t, d) || 2*found.most[other] > len(other.Points) && most(other.likes().shared[d], other) {
			alike[other] = true
			k.twins = append(k.twins, *t)
		}
	}
	slices.SortFunc(k.twins, func(a, b Twin) int {
		return cmp.Or(cmp.Compare(b.Same+b.Near, a.Same+a.Near), cmp.Compare(a.Document.place, b.Document.place))
	})
	for i, list := range found.points {
		for _, l := range list {
			if len(alike) > 0 && alike[l.document] {
				k.likes[i] = append(k.likes[i], l.point)
			}
		}
	}
	return k
}

// likenesses gives for every point of a document the points of others that say
// the same.
func (r *relater) likenesses(d *Document) *likes {
	found := &likes{points: make([][]likeness, len(d.Points)), shared: make(map[*Document]*Twin), most: make(map[*Document]int)}
	touched := make(map[int32]bool)
	for i, p := range d.Points {
		list := r.likeness(p.place, touched)
		found.points[i] = list
		best := make(map[*Document]bool) // whether word for word
		for _, l := range list {
			best[l.document] = best[l.document] || l.same
		}
		for other, same := range best {
			if found.shared[other] == nil {
				found.shared[other] = &Twin{Document: other}
			}
			if same {
				found.shared[other].Same++
			} else {
				found.shared[other].Near++
			}
		}
	}
	for other := range touched {
		found.most[r.points[other].Document]++
	}
	return found
}

// likeness gives the points of other documents that say the same as one, in
// reading order, and notes those that could say of themselves that this one
// does.
func (r *relater) likeness(i int, touched map[int32]bool) []likeness {
	c := r.coverages.Get().(*coverage)
	defer r.coverages.Put(c)
	list := c.same(i)
	list = append(list, c.near(i, list, touched)...)
	slices.SortFunc(list, func(a, b likeness) int { return cmp.Compare(a.point, b.point) })
	return list
}

// isLike tells whether one point says the same as another, in documents nearly
// alike.
func (r *relater) isLike(i, other int) bool {
	here, there := r.points[i].Document, r.points[other].Document
	if here == there {
		return false
	}
	var found []likeness
	if r.allLikes {
		found = here.likes().points[i-here.Points[0].place]
	} else { // those of a whole document for one point would be too many
		found = r.likeness(i, nil)
	}
	if !slices.ContainsFunc(found, func(l likeness) bool { return int(l.point) == other }) {
		return false
	}
	_, alike := slices.BinarySearch(r.likesOf(i), int32(other))
	return alike
}

// words gives the words of a point.
func (r *relater) words(i int) []uint32 { return r.stream.words[r.stream.start(i):r.stream.end(i)] }

// firstRun gives the first place of a point at which a run begins that tells
// much.
func (r *relater) firstRun(i int) (at uint32, found bool) {
	for at := r.stream.start(i); at < r.stream.end(i); at++ {
		if r.stream.marks[at]&telling != 0 {
			return at, true
		}
	}
	return 0, false
}

// pointsWithoutRuns gives the points of sameWords words and more in which no run
// tells much, by the hash of all their words.
func (r *relater) pointsWithoutRuns() map[uint64][]int32 {
	all := make(map[uint64][]int32)
	for i := range r.points {
		if w := r.words(i); len(w) >= sameWords {
			if _, found := r.firstRun(i); !found {
				hash := hashOf(w)
				all[hash] = append(all[hash], int32(i))
			}
		}
	}
	return all
}

// candidates gives the points that can say what a point says word for word, the
// point itself among them: those that have its first run, each once.
func (c *coverage) candidates(i int) []int32 {
	at, found := c.firstRun(i)
	if !found {
		return c.withoutRuns()[hashOf(c.words(i))]
	}
	var points []int32
	for _, place := range c.shared.begins(at, &c.room) {
		points = append(points, int32(c.stream.point(place)))
	}
	slices.Sort(points)
	return slices.Compact(points)
}

// same gives the points of other documents that say what a point says, word for
// word.
func (c *coverage) same(i int) []likeness {
	words := c.words(i)
	if len(words) < sameWords {
		return nil
	}
	var list []likeness
	group := 0
	for _, other := range c.candidates(i) {
		if !slices.Equal(words, c.words(int(other))) {
			continue
		}
		group++
		if d := c.points[other].Document; d != c.points[i].Document {
			list = append(list, likeness{other, d, true})
		}
	}
	if group > rareAtMost {
		return nil
	}
	return list
}

// wordsInRuns counts the words of a point that stand in runs that tell much.
func (r *relater) wordsInRuns(i int) int32 {
	count, end := uint32(0), r.stream.start(i)
	for at := end; at < r.stream.end(i); at++ {
		if r.stream.marks[at]&telling != 0 {
			count += at + wordingRun - max(at, end)
			end = at + wordingRun
		}
	}
	return int32(count)
}

// coverage counts how many words of a point stand in others, in a slot for
// every point: one for each worker.
type coverage struct {
	*relater
	counts  []int32  // words that stand there
	until   []uint32 // the place up to which they are counted
	touched []int
	room    []uint32 // for places
}

func newCoverage(r *relater) *coverage {
	return &coverage{relater: r, counts: make([]int32, len(r.points)), until: make([]uint32, len(r.points))}
}

// near gives the points of other documents that most words of a point stand
// in, but for those that are known to be the same. It notes all that share a run
// with it.
func (c *coverage) near(i int, known []likeness, touched map[int32]bool) []likeness {
	inRuns := c.wordsInRuns(i)
	s := c.stream
	c.touched = c.touched[:0]
	for at := s.start(i); at < s.end(i); at++ {
		places := c.shared.begins(at, &c.room)
		if len(places) > rareAtMost {
			continue
		}
		for _, place := range places {
			other := s.point(place)
			if c.points[other].Document == c.points[i].Document {
				continue
			}
			if c.counts[other] == 0 {
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
		if touched != nil {
			touched[int32(other)] = true
		}
		if inRuns >= sameWords && 3*c.counts[other] >= nearWords*inRuns && !slices.ContainsFunc(known, func(l likeness) bool { return int(l.point) == other }) {
			near = append(near, likeness{point: int32(other), document: c.points[other].Document})
		}
		c.counts[other], c.until[other] = 0, 0
	}
	return near
}
