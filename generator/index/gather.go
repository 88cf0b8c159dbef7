package index

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// What relates two points counts so much. Scores are whole numbers, so that no
// machine rounds them otherwise.
const (
	continuesScore = 12
	wordingScore   = 8
	citesScore     = 2 // beside the rarity of what is cited
)

// gatherer finds the related points of one point after the other. It holds a
// slot for every point and empties those that it used: one for each worker,
// and nothing grows with the number of pairs.
type gatherer struct {
	*relater
	rarest  int
	score   []int32
	longest []run       // the longest wording that the point shares with each other
	touched []int       // the points with a score or a wording
	room    [2][]uint32 // for places
}

func newGatherer(r *relater) *gatherer {
	n := len(r.points)
	return &gatherer{relater: r, rarest: r.rare(), score: make([]int32, n), longest: make([]run, n)}
}

// add counts for a point.
func (g *gatherer) add(other, score int) {
	g.touch(other)
	g.score[other] += int32(score)
}

func (g *gatherer) touch(other int) {
	if g.score[other] == 0 && g.longest[other].length == 0 {
		g.touched = append(g.touched, other)
	}
}

// best gives the best relations of a point: by score, other sections and
// documents before the point's own on a tie, then in reading order.
func (g *gatherer) best(i int) []Relation {
	g.touched = g.touched[:0]
	if g.opens(i) != "" {
		g.add(i-1, continuesScore)
	}
	if g.opens(i+1) != "" {
		g.add(i+1, continuesScore)
	}
	for _, ref := range g.refs[i] {
		g.addAll(i, g.citing[ref].points, citesScore)
	}
	for _, topic := range g.topics[i] {
		g.addAll(i, topic.points, 0)
	}
	g.sharedRuns(i)
	related := g.relations(i)
	for _, other := range g.touched {
		g.score[other], g.longest[other] = 0, run{}
	}
	return related
}

func (g *gatherer) addAll(i int, points []int, extra int) {
	score := g.rarity(len(points)) + extra
	for _, other := range points {
		if other != i {
			g.add(other, score)
		}
	}
}

// sharedRuns counts for the points that share a run of words with one: agreed
// language, which policy readers trace from text to text. Of each the longest
// is kept, at its full length.
func (g *gatherer) sharedRuns(i int) {
	s := g.stream
	for at := s.start(i); at < s.end(i); at++ {
		places := g.shared.begins(at, &g.room[0])
		if len(places) == 0 || len(places) > g.rarest+1 {
			continue
		}
		for _, other := range places {
			if p := s.point(other); p != i && !g.grewBefore(at, other) {
				g.shares(i, at, p, other)
			}
		}
	}
}

// isSubject tells whether a wording that a point shares with another is what
// one of their documents is about.
func (g *gatherer) isSubject(i, other int) bool {
	words := strings.ToLower(g.stream.quote(g.points, g.longest[other]).Words)
	return g.points[i].Document.isAbout(words) || g.points[other].Document.isAbout(words)
}

// grewBefore tells whether the places before two are the places of a run, too:
// then what both share was grown from there.
func (g *gatherer) grewBefore(a, b uint32) bool {
	s := g.stream
	if s.marks[a]&newSentence != 0 || s.marks[b]&newSentence != 0 || s.words[a-1] != s.words[b-1] || s.marks[a-1]&s.marks[b-1]&telling == 0 {
		return false
	}
	places := g.shared.begins(a-1, &g.room[1])
	return len(places) <= g.rarest+1
}

// shares notes the run that two points have, as the first of them writes it.
func (g *gatherer) shares(i int, at uint32, p int, other uint32) {
	a, b := at, other
	if p < i {
		a, b = b, a
	}
	grown := g.stream.grown(a, b, wordingRun)
	g.touch(p)
	if g.longest[p].length == 0 || g.isLonger(grown, g.longest[p]) {
		g.longest[p] = grown
	}
}

// isLonger compares runs as they are written; of two of one length the earlier
// counts as the longer.
func (g *gatherer) isLonger(a, b run) bool {
	if a == b {
		return false
	}
	x, y := g.stream.bytes(g.points, a), g.stream.bytes(g.points, b)
	return x > y || x == y && g.stream.compare(a.first, b.first) < 0
}

// relations takes the best of those that were counted for.
func (g *gatherer) relations(i int) []Relation {
	here := g.points[i]
	near := func(other int) int {
		if o := g.points[other]; o.Document == here.Document && o.Section == here.Section {
			return 1
		}
		return 0
	}
	compare := func(a, b int) int {
		if by := cmp.Compare(g.score[b], g.score[a]); by != 0 { // nearly always
			return by
		}
		return cmp.Or(cmp.Compare(near(a), near(b)), cmp.Compare(a, b))
	}
	// The likes of a point, and those of one that is listed, say nothing new.
	most := g.most * mostAlike
	likes := g.likesOf(i)
	best := make([]int, 0, most+1)
	slices.Sort(g.touched) // so that on a tie the first are the best, and the others need no closer look
	for _, other := range g.touched {
		if _, alike := slices.BinarySearch(likes, int32(other)); alike {
			continue
		}
		shares := g.longest[other].length > 0
		if shares {
			g.score[other] += wordingScore
		}
		if len(best) == most && compare(other, best[most-1]) > 0 {
			continue
		}
		if shares && (!g.stream.tells(g.longest[other]) || g.isSubject(i, other)) {
			g.longest[other] = run{}
			g.score[other] -= wordingScore
		}
		if g.score[other] == 0 || len(best) == most && compare(other, best[most-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, other, compare)
		best = slices.Insert(best, at, other)
		best = best[:min(len(best), most)]
	}
	best = g.distinct(best)
	if len(best) == 0 {
		return nil
	}
	related := make([]Relation, len(best))
	for k, other := range best {
		related[k] = Relation{g.points[other], g.reasons(i, other)}
	}
	return related
}

// distinct takes the first of the best, and leaves out what says the same as one
// before it in a document nearly alike.
func (g *gatherer) distinct(best []int) []int {
	kept := best[:0]
	for _, other := range best {
		if len(kept) == g.most {
			break
		}
		if !slices.ContainsFunc(kept, func(k int) bool { return g.isLike(other, k) }) {
			kept = append(kept, other)
		}
	}
	return kept
}

// reasons says why two points are related.
func (g *gatherer) reasons(i, other int) []Reason {
	var reasons []Reason
	if later := max(i, other); later-min(i, other) == 1 && g.opens(later) != "" {
		reasons = append(reasons, Reason{Continues, fmt.Sprintf("%s opens with “%s”", g.points[later].Label, g.opens(later))})
	}
	for _, ref := range g.refs[i] {
		if slices.Contains(g.refs[other], ref) {
			reasons = append(reasons, Reason{SameReference, "both cite the " + g.citing[ref].name})
		}
	}
	if wording := g.longest[other]; wording.length > 0 {
		reasons = append(reasons, Reason{SameWording, fmt.Sprintf("both say “%s”", g.stream.quote(g.points, g.stream.trimmed(wording)).Words)})
	}
	var labels []string
	for _, topic := range g.topics[i] {
		if slices.Contains(g.topics[other], topic) {
			labels = append(labels, "“"+topic.label+"”")
		}
	}
	if len(labels) > 0 {
		reasons = append(reasons, Reason{SameTopic, "both speak of " + list(labels)})
	}
	return reasons
}
