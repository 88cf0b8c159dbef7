package index

import (
	"cmp"
	"slices"
)

// Alike is another document that holds most of the points of one, or most of
// whose points one holds: a version, a reprint, or a text that took the other
// over. Which of these it is, and which came first, the words do not say.
type Alike struct {
	Document *Document
	Same     int // points of this document that stand there word for word
	Near     int // others most of whose words do
}

// Limits of what is alike.
const (
	sameWords   = 8 // words of a point that is the same: “It was so decided” is no sign of anything
	nearWords   = 2 // of three words in runs of six, so many stand in the other point
	leastShared = 3 // points that two documents share; or all, where one has fewer
)

// likeness is a point of another document that says what one says.
type likeness struct {
	point int32
	same  bool // word for word
}

// likes is what other documents have of the points of one.
type likes struct {
	points [][]likeness // of each point, in reading order
	shares []share      // with each document that has any, in the order of documents
}

// share is how many points of a document another one has, and how many of that
// one's this document can have at most.
type share struct {
	with       int32 // the other document, by its place
	same, near int32
	most       int32
}

// with gives what a document has of the points: nothing when it is not listed.
func (l *likes) with(other *Document) share {
	at, found := slices.BinarySearchFunc(l.shares, int32(other.place), func(s share, place int32) int { return cmp.Compare(s.with, place) })
	if !found {
		return share{}
	}
	return l.shares[at]
}

// isMost tells whether so many points that are shared make most of a document's.
func isMost(points int32, of *Document) bool {
	n := int(points)
	return n >= min(leastShared, len(of.Points)) && 2*n > len(of.Points)
}

// kin is which documents are nearly alike to one, and what they have of it.
type kin struct {
	alike []Alike
	likes [][]int32 // of each point, those that say the same in them, in reading order
}

// Alike gives the documents nearly alike, those that share most points first.
func (d *Document) Alike() []Alike { return d.kin().alike }

// likesOf gives the points that say the same as one in documents nearly alike
// to its own.
func (r *relater) likesOf(i int) []int32 {
	d := r.points[i].Document
	return d.kin().likes[i-d.Points[0].place]
}

// kinOf finds the documents that are nearly alike to one. What more than
// rareAtMost places hold is a formula and makes no two documents alike, so the
// work grows with the text alone.
func (r *relater) kinOf(d *Document) *kin {
	found := d.likes()
	k := &kin{likes: make([][]int32, len(d.Points))}
	alike := make(map[*Document]bool)
	for _, s := range found.shares {
		other := r.documents[s.with]
		has := func() bool {
			back := other.likes().with(d)
			return isMost(back.same+back.near, other)
		}
		if isMost(s.same+s.near, d) || 2*int(s.most) > len(other.Points) && has() {
			alike[other] = true
			k.alike = append(k.alike, Alike{other, int(s.same), int(s.near)})
		}
	}
	if len(alike) == 0 {
		return k
	}
	slices.SortFunc(k.alike, func(a, b Alike) int {
		return cmp.Or(cmp.Compare(b.Same+b.Near, a.Same+a.Near), cmp.Compare(a.Document.place, b.Document.place))
	})
	for i, list := range found.points {
		for _, l := range list {
			if alike[r.points[l.point].Document] {
				k.likes[i] = append(k.likes[i], l.point)
			}
		}
	}
	return k
}

// likenesses gives for every point of a document the points of others that say
// the same.
func (r *relater) likenesses(d *Document) *likes {
	c := r.coverages.Get().(*coverage)
	defer r.coverages.Put(c)
	c.forDocument()
	found := &likes{points: make([][]likeness, len(d.Points))}
	for i, p := range d.Points {
		list := c.likeness(p.place)
		found.points[i] = list
		for len(list) > 0 { // those of one document stand together
			other, n, same := r.points[list[0].point].Document, 0, false
			for n < len(list) && r.points[list[n].point].Document == other {
				same = same || list[n].same
				n++
			}
			c.share(other, same)
			list = list[n:]
		}
	}
	found.shares = c.sharesOf()
	return found
}

// likeness gives the points of other documents that say the same as one, in
// reading order.
func (c *coverage) likeness(i int) []likeness {
	list := c.same(i)
	list = append(list, c.near(i, list)...)
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
		c := r.coverages.Get().(*coverage)
		c.forDocument()
		found = c.likeness(i)
		r.coverages.Put(c)
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

// rarestRun gives the places of the run of a point that fewest places have, and
// how many words of the point stand before it. No places are none but its own;
// found tells whether there is a run that tells much.
func (c *coverage) rarestRun(i int) (places []uint32, before uint32, found bool) {
	s := c.stream
	for at := s.start(i); at < s.end(i); at++ {
		if s.marks[at]&telling == 0 {
			continue
		}
		these := c.shared.begins(at, &c.room)
		if !found || len(these) < len(places) {
			c.room, c.rarest = c.rarest, c.room // where these may stand
			places, before, found = these, at-s.start(i), true
		}
		if len(places) == 0 {
			break
		}
	}
	return places, before, found
}

// candidates gives the points that can say what a point says word for word, the
// point itself among them, each once: those that have its rarest run as far
// from their beginning. What a formula begins is thus not held against all else
// that it begins.
func (c *coverage) candidates(i int) []int32 {
	places, before, found := c.rarestRun(i)
	if !found {
		return c.withoutRuns()[hashOf(c.words(i))]
	}
	points := c.said[:0]
	for _, place := range places {
		if other := c.stream.point(place); place-c.stream.start(other) == before {
			points = append(points, int32(other))
		}
	}
	c.said = points
	return points
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
		if c.points[other].Document != c.points[i].Document {
			list = append(list, likeness{other, true})
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
