package ledger

import (
	"cmp"
	"slices"
)

// How like words must be to be the same point, in thousandths.
const (
	likeAnywhere = 450 // of what either holds
	likeInPlace  = 200 // likewise, between the same neighbours
	likeShort    = 350 // likewise, of one with no more than shortPairs of words
	shortPairs   = 8
	mostPart     = 700 // of one that stands in the other, where a point was split, or took another in
	leastPart    = 150 // of the whole that such a part makes up
	leastHits    = 3   // pairs of the sketch, whatever their share
)

// mostCommon is in how many points a pair of words may stand and still tell
// one from another. With it, the work grows with the text and not with its
// square.
const mostCommon = 64

// alignment says which entry each text belongs to.
type alignment struct {
	old   []*entry
	now   []*words
	oldOf []int // by text, the entry; -1 for none
	nowOf []int // by entry, the text; -1 for none
	exact []bool

	restored []bool // by text: it belongs to an entry that did not stand
}

// align follows entries, in the order that they had, to texts in the order that
// they have: by all their words, then by likeness.
func align(old []*entry, now []*words) *alignment {
	a := alignWords(old, now)
	a.byLikeness(nil)
	return a
}

// alignWords follows entries by all their words alone.
func alignWords(old []*entry, now []*words) *alignment {
	a := &alignment{old: old, now: now, oldOf: fill(len(now)), nowOf: fill(len(old)), exact: make([]bool, len(now)), restored: make([]bool, len(now))}
	first, last := 0, 0
	for first < len(old) && first < len(now) && a.same(first, first) {
		a.pair(first, first)
		first++
	}
	for last < len(old)-first && last < len(now)-first && a.same(len(old)-1-last, len(now)-1-last) {
		a.pair(len(old)-1-last, len(now)-1-last)
		last++
	}
	if first == len(old) && first == len(now) {
		return a
	}
	a.byWords()
	a.byOtherPrints()
	return a
}

func fill(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

func (a *alignment) same(old, now int) bool { return a.old[old].print.Hash == a.now[now].hash }

func (a *alignment) pair(old, now int) {
	a.oldOf[now], a.nowOf[old] = old, now
	a.exact[now] = a.same(old, now)
}

func (a *alignment) open(old, now int) bool {
	return old >= 0 && now >= 0 && old < len(a.old) && now < len(a.now) && a.nowOf[old] < 0 && a.oldOf[now] < 0
}

// byWords pairs what has the same words: first those that only one of each
// has, then what stands beside such a pair on both sides, then the rest in
// order (after Heckel, 1978).
func (a *alignment) byWords() {
	oldWith, nowWith := make(map[string][]int), make(map[string][]int)
	for i, e := range a.old {
		if a.nowOf[i] < 0 {
			oldWith[e.print.Hash] = append(oldWith[e.print.Hash], i)
		}
	}
	for j, w := range a.now {
		if a.oldOf[j] < 0 {
			nowWith[w.hash] = append(nowWith[w.hash], j)
		}
	}
	for j, w := range a.now {
		if with := oldWith[w.hash]; a.oldOf[j] < 0 && len(with) == 1 && len(nowWith[w.hash]) == 1 {
			a.pair(with[0], j)
		}
	}
	for j := range a.now {
		if i := a.oldOf[j]; i >= 0 && a.open(i+1, j+1) && a.same(i+1, j+1) {
			a.pair(i+1, j+1)
		}
	}
	for j := len(a.now) - 1; j >= 0; j-- {
		if i := a.oldOf[j]; i >= 0 && a.open(i-1, j-1) && a.same(i-1, j-1) {
			a.pair(i-1, j-1)
		}
	}
	for j, w := range a.now {
		if a.oldOf[j] >= 0 {
			continue
		}
		for _, i := range oldWith[w.hash] {
			if a.open(i, j) {
				a.pair(i, j)
				break
			}
		}
	}
}

// byOtherPrints pairs by the words that an anchor has on the other side of a
// merge.
func (a *alignment) byOtherPrints() {
	for i, e := range a.old {
		for _, other := range e.others {
			for j, w := range a.now {
				if a.open(i, j) && other.Hash == w.hash {
					a.pair(i, j)
				}
			}
		}
	}
}

// candidate is a pair that might be the same point.
type candidate struct {
	old, now int
	score    int
	away     int // how far from the same place
}

// byLikeness pairs what is left, the likest first. What is certain to be
// something else, by its hash, is left out.
func (a *alignment) byLikeness(not map[string]bool) {
	left := crowdOf(a.now, func(j int) bool { return a.oldOf[j] < 0 && !a.restored[j] && !not[a.now[j].hash] })
	if left == nil {
		return
	}
	formulas := a.formulas()
	oldGap, nowGap := a.gaps()
	var found []candidate
	for i, e := range a.old {
		if a.nowOf[i] >= 0 || not[e.print.Hash] {
			continue
		}
		for _, j := range left.near(e) {
			inPlace := oldGap[i].before == nowGap[j].before || oldGap[i].behind == nowGap[j].behind
			if l := e.likeness(a.now[j], formulas); l.isSame(inPlace) {
				found = append(found, candidate{i, j, l.both, distance(i, j)})
			}
		}
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.away, y.away), cmp.Compare(x.old, y.old), cmp.Compare(x.now, y.now))
	})
	for _, c := range found {
		if a.open(c.old, c.now) {
			a.pair(c.old, c.now)
		}
	}
}

// leastFormula is in how many points a pair of words stands that tells nothing
// of any of them: "many speakers", "the importance". A point that was reworded
// counts twice, as it was and as it is.
const leastFormula = 3

func (a *alignment) formulas() map[string]bool {
	count := make(map[string]int)
	for _, w := range a.now {
		w.pair()
		for pair := range w.short {
			count[pair]++
		}
	}
	for i, e := range a.old {
		if a.nowOf[i] < 0 {
			for _, pair := range e.print.sampled() {
				count[pair]++
			}
		}
	}
	all := 0
	for _, n := range count {
		all += n
	}
	least := leastFormula + 2*all/pairCodes // in a long text, chance alone makes some alike
	formulas := make(map[string]bool)
	for pair, n := range count {
		if n >= least {
			formulas[pair] = true
		}
	}
	return formulas
}

// crowd is texts, by the pairs of words that they hold.
type crowd map[string][]int

// crowdOf gathers some of the texts; nil when there are none.
func crowdOf(now []*words, is func(int) bool) crowd {
	var c crowd
	for j, w := range now {
		if !is(j) {
			continue
		}
		if c == nil {
			c = make(crowd)
		}
		w.pair()
		for pair := range w.short {
			c[pair] = append(c[pair], j)
		}
	}
	return c
}

// near gives the texts that share a telling pair of words with an entry.
func (c crowd) near(e *entry) []int {
	var list []int
	for _, p := range append([]Print{e.print}, e.others...) {
		for _, pair := range p.sampled() {
			if with := c[pair]; len(with) <= mostCommon {
				list = append(list, with...)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// likeness takes the print that is likest, of the sides of a merge.
func (e *entry) likeness(w *words, formulas map[string]bool) likeness {
	best := e.print.likeness(w, formulas)
	for _, other := range e.others {
		if l := other.likeness(w, formulas); l.both > best.both {
			best = l
		}
	}
	return best
}

// isSame tells whether what is so like is the same point.
func (l likeness) isSame(inPlace bool) bool {
	switch {
	case l.hits < leastHits:
		return false
	case l.both >= likeAnywhere:
		return true
	case !inPlace:
		return false
	case l.pairs <= shortPairs:
		return l.both >= likeShort
	}
	return l.both >= likeInPlace || l.both >= leastPart && (l.in >= mostPart || l.of >= mostPart)
}

func distance(i, j int) int { return max(i-j, j-i) }

// gap is a place between what was known by its words: the texts before and
// behind it.
type gap struct{ before, behind int }

func (a *alignment) gaps() (old, now []gap) {
	return gaps(len(a.old), len(a.now), func(i int) int { return a.nowOf[i] }),
		gaps(len(a.now), len(a.now), func(j int) int {
			if a.oldOf[j] < 0 {
				return -1
			}
			return j
		})
}

// gaps gives the places of a sequence, given the text that each of it is paired
// with, or -1.
func gaps(length, end int, pairOf func(int) int) []gap {
	list := make([]gap, length)
	before := -1
	for i := range list {
		list[i].before = before
		if j := pairOf(i); j >= 0 {
			before = j
		}
	}
	behind := end
	for i := length - 1; i >= 0; i-- {
		list[i].behind = behind
		if j := pairOf(i); j >= 0 {
			behind = j
		}
	}
	return list
}
