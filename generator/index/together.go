package index

import (
	"cmp"
	"slices"
	"strings"
)

// Neighbour is a topic that stands in the same points as another.
type Neighbour struct {
	Topic  *Topic
	Points []*Point // that have both, in reading order
	With   []*Topic // those of the neighbourhood that it meets most often in these points, as they do it
}

// mostWith is how many of the others a neighbour is said to meet most often.
// Two are tied only where each is among these of the other: else all would be
// tied to the one that stands everywhere.
const mostWith = 2

// Together gives the topics that stand in the points of a topic, at most so
// many: those of most points first, then by label. What stands above or below
// the topic is left out, for it shares all its points by definition. A topic
// counts where a point was given this very one.
func (ix *Index) Together(topic *Topic, most int) []Neighbour {
	shared := make(map[string]int) // points, by the other topic
	for _, p := range topic.All {
		for i := range p.Finding.Topics {
			shared[p.Finding.Topics[i].Topic]++
		}
	}
	near := make([]Neighbour, 0, len(shared))
	for id := range shared {
		if other := ix.topics[id]; other != nil && other != topic && !topic.Covers(id) && !other.Covers(topic.ID) {
			near = append(near, Neighbour{Topic: other})
		}
	}
	slices.SortFunc(near, func(a, b Neighbour) int {
		return cmp.Or(cmp.Compare(shared[b.Topic.ID], shared[a.Topic.ID]), strings.Compare(a.Topic.Label, b.Topic.Label), strings.Compare(a.Topic.ID, b.Topic.ID))
	})
	near = near[:min(len(near), most)]
	at := make(map[string]int, len(near)) // only of the nearest are the points needed
	for i, n := range near {
		at[n.Topic.ID], near[i].Points = i, make([]*Point, 0, shared[n.Topic.ID])
	}
	for _, p := range topic.All {
		for i := range p.Finding.Topics {
			if n, ok := at[p.Finding.Topics[i].Topic]; ok {
				near[n].Points = append(near[n].Points, p)
			}
		}
	}
	meets := make([][]int, len(near))
	for i := range near {
		meets[i] = meetsMost(near, i)
	}
	for i := range near {
		for _, other := range meets[i] {
			if slices.Contains(meets[other], i) {
				near[i].With = append(near[i].With, near[other].Topic)
			}
		}
	}
	return near
}

// meetsMost gives the places of the neighbours that share most points with one
// of them, in two points or more: once may be chance.
func meetsMost(near []Neighbour, here int) []int {
	type other struct{ at, points int }
	in := make(map[*Point]bool, len(near[here].Points))
	for _, p := range near[here].Points {
		in[p] = true
	}
	var others []other
	for at, n := range near {
		points := 0
		for _, p := range n.Points {
			if in[p] {
				points++
			}
		}
		if at != here && points > 1 {
			others = append(others, other{at, points})
		}
	}
	slices.SortStableFunc(others, func(a, b other) int { return cmp.Compare(b.points, a.points) })
	var most []int
	for _, o := range others[:min(len(others), mostWith)] {
		most = append(most, o.at)
	}
	return most
}
