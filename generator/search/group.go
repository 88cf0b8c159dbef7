package search

import "precis/generator/index"

// groups are the runs of points that share a document and a section. What is
// said of the whole run, its title and its heading, is filed once for it.
type groups struct {
	first []int // number of the first point of each
	of    []int // group of each point
	total int   // points
}

func groupsOf(points []*index.Point) groups {
	g := groups{of: make([]int, len(points)), total: len(points)}
	for i, p := range points {
		if i == 0 || points[i-1].Document != p.Document || points[i-1].Section != p.Section {
			g.first = append(g.first, i)
		}
		g.of[i] = len(g.first) - 1
	}
	return g
}

// end is the number after a group's last point.
func (g groups) end(group int) int {
	if group+1 < len(g.first) {
		return g.first[group+1]
	}
	return g.total
}

func (g groups) sizes() string {
	var e encoder
	for i, first := range g.first {
		e.number(g.end(i) - first)
	}
	return e.String()
}

// covering gives the groups of some points, each once.
func (g groups) covering(points []int) []int {
	var list []int
	for _, p := range points {
		if n := len(list); n == 0 || list[n-1] != g.of[p] {
			list = append(list, g.of[p])
		}
	}
	return list
}
