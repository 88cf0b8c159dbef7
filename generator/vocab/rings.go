package vocab

import (
	"maps"
	"slices"
	"strings"
)

// ringText prints a ring of ids: "a, b, a".
func ringText(ring []word) string {
	ids := []string{ring[len(ring)-1].Value}
	for _, step := range ring {
		ids = append(ids, step.Value)
	}
	return strings.Join(ids, ", ")
}

// rings finds the rings in a graph given by the steps from each id: for every
// knot of ids that lead to each other, the shortest ring through its smallest
// id, as the steps that lead from it back to it. A step from an id to itself
// is not looked at. Rings come in the order of their smallest ids.
func rings(steps map[string][]word) [][]word {
	var found [][]word
	done := map[string]bool{}
	for _, start := range slices.Sorted(maps.Keys(steps)) {
		if done[start] {
			continue
		}
		ring := ringFrom(start, steps)
		for _, step := range ring {
			done[step.Value] = true
		}
		if ring != nil {
			found = append(found, ring)
		}
	}
	return found
}

// ringFrom gives the shortest way from an id back to itself, or nil.
func ringFrom(start string, steps map[string][]word) []word {
	came := map[string]word{} // the step that first led to an id
	from := map[string]string{}
	for queue := []string{start}; len(queue) > 0; queue = queue[1:] {
		for _, step := range steps[queue[0]] {
			if _, seen := came[step.Value]; seen || step.Value == queue[0] {
				continue
			}
			came[step.Value], from[step.Value] = step, queue[0]
			queue = append(queue, step.Value)
		}
		if last, back := came[start]; back {
			ring := []word{last}
			for id := from[start]; id != start; id = from[id] {
				ring = append(ring, came[id])
			}
			slices.Reverse(ring)
			return ring
		}
	}
	return nil
}
