package discover

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/slug"
)

// topicsFor is how many topics a collection of so many points gets: 25 for a
// single summary, about 80 for a thousand points. It grows with the root, as
// vocabularies do with texts.
func topicsFor(points int) int {
	root := 0
	for root*root < points {
		root++
	}
	return min(mostTopics, 15+2*root)
}

// cover chooses phrases greedily: the next one is that whose score counts most
// in points that few of the chosen ones reach. The points have numbers below
// the given one.
func cover(candidates []*phrase, numbers, points int) []*phrase {
	covered := make([]int, numbers)
	queue := make(gains, 0, len(candidates))
	for _, p := range candidates {
		if p.score > 0 {
			queue = append(queue, gain{p, gainOf(p, covered), 0})
		}
	}
	heap.Init(&queue)
	var chosen []*phrase
	for len(queue) > 0 && len(chosen) < topicsFor(points) {
		best := queue[0]
		if best.asOf < len(chosen) { // gains only fall, so a fresh one at the top is the best
			queue[0].value, queue[0].asOf = gainOf(best.phrase, covered), len(chosen)
			heap.Fix(&queue, 0)
			continue
		}
		heap.Pop(&queue)
		if slices.ContainsFunc(chosen, func(c *phrase) bool { return same(c, best.phrase) }) {
			continue
		}
		chosen = append(chosen, best.phrase)
		for _, point := range best.points {
			covered[point]++
		}
	}
	return chosen
}

// gain is what a phrase adds, as of when so many were chosen.
type gain struct {
	*phrase
	value, asOf int
}

func gainOf(p *phrase, covered []int) int {
	sum := 0
	for _, point := range p.points {
		sum += unit / (1 + covered[point])
	}
	return p.score * sum / (unit * len(p.points))
}

// gains is a heap, the largest first; of equals the first by letter.
type gains []gain

func (g gains) Len() int { return len(g) }
func (g gains) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(g[j].value, g[i].value), cmp.Compare(g[i].key, g[j].key)) < 0
}
func (g gains) Swap(i, j int) { g[i], g[j] = g[j], g[i] }
func (g *gains) Push(x any)   { *g = append(*g, x.(gain)) }
func (g *gains) Pop() any {
	last := (*g)[len(*g)-1]
	*g = (*g)[:len(*g)-1]
	return last
}

// same tells two phrases that name one thing: one holds the words of the
// other, and they stand in nearly the same points.
func same(a, b *phrase) bool {
	if !within(a, b) && !within(b, a) {
		return false
	}
	shared := 0
	for _, point := range a.points {
		if _, ok := slices.BinarySearch(b.points, point); ok {
			shared++
		}
	}
	return shared*100 >= nearlyAll*max(len(a.points), len(b.points))
}

// within tells whether all words of one phrase stand in another.
func within(short, long *phrase) bool {
	return !slices.ContainsFunc(short.stems, func(stem string) bool { return !slices.Contains(long.stems, stem) })
}

// topics makes topics of phrases. A phrase that ends in another chosen one is
// narrower than it: "drug trafficking" stands below "trafficking".
func topics(chosen []*phrase) []policy.Topic {
	list := make([]policy.Topic, 0, len(chosen))
	ids := make(map[string]string) // by key
	taken := make(map[string]bool)
	for _, p := range chosen {
		label := capitalized(p.written)
		id := slug.Make(label)
		if id == "" || taken[id] {
			continue
		}
		taken[id] = true
		ids[p.key] = id
		topic := policy.Topic{ID: id, Label: label}
		for s := range p.surfaces {
			if s != label {
				topic.Hidden = append(topic.Hidden, s)
			}
		}
		slices.Sort(topic.Hidden)
		list = append(list, topic)
	}
	for _, p := range chosen {
		own := slices.IndexFunc(list, func(t policy.Topic) bool { return t.ID == ids[p.key] })
		for at := 1; own >= 0 && at < len(p.stems); at++ {
			tail := strings.Join(p.stems[at:], " ")
			if at == len(p.stems)-1 {
				tail = p.last
			}
			if broader := ids[tail]; broader != "" {
				list[own].Broader = []string{broader}
				break
			}
		}
	}
	slices.SortFunc(list, func(a, b policy.Topic) int { return cmp.Compare(a.ID, b.ID) })
	return list
}
