package learn

import (
	"slices"

	"precis/generator/policy"
)

// never is more than words can weigh.
const never = 1 << 20

// score adds up the heaviest words that do not overlap, and gives their places.
func score(words []weighed, at map[word]place) (sum int, chosen []place) {
	slices.SortFunc(words, heavier)
	for _, w := range words {
		if len(chosen) == mostWords {
			break
		}
		if p := at[w.word]; !slices.ContainsFunc(chosen, p.overlaps) {
			sum, chosen = sum+w.weight, append(chosen, p)
		}
	}
	return sum, chosen
}

// candidate is a topic that the words of an example speak for.
type candidate struct {
	score int
	right bool
}

// judgement is how topics do on examples when each is judged by what others
// teach: those by labels, and what could be added.
type judgement struct {
	found, right, wanted int
	candidates           []candidate
}

// needs finds how much words must weigh together: as much as gives the best F1
// of topics, half way to what is judged wrong or adds nothing.
func (r *Reader) needs(examples []*counted) int {
	j := r.judge(examples)
	slices.SortStableFunc(j.candidates, func(a, b candidate) int { return b.score - a.score })
	best, needs := f1(j.right, j.found, j.wanted), never
	right := 0
	for i, a := range j.candidates {
		if a.right {
			right++
		}
		added, next := i+1, a.score
		if added < len(j.candidates) {
			if next = j.candidates[added].score; next == a.score {
				continue
			}
		}
		if value := f1(j.right+right, j.found+added, j.wanted); value > best && right*3 >= added*rightOfThree {
			best, needs = value, next+(a.score-next+1)/2
		}
	}
	return needs
}

// f1 in millionths.
func f1(right, found, wanted int) int {
	if found+wanted == 0 {
		return 0
	}
	return 2 * right * 1_000_000 / (found + wanted)
}

// judge divides examples into parts and judges each by the others: once with
// points of one document in all parts, for what is learned is used on the
// points beside them, and, where there are several, once with documents kept
// whole, for it is used on the next one, too.
func (r *Reader) judge(examples []*counted) *judgement {
	j := new(judgement)
	documents := make(map[string]int) // in order
	for _, e := range examples {
		if _, seen := documents[e.Document]; !seen {
			documents[e.Document] = len(documents)
		}
	}
	r.judgeParts(j, examples, func(i int) int { return i % parts })
	if len(documents) > 1 {
		r.judgeParts(j, examples, func(i int) int { return documents[examples[i].Document] % parts })
	}
	return j
}

func (r *Reader) judgeParts(j *judgement, examples []*counted, partOf func(i int) int) {
	for part := range parts {
		var others, own []*counted
		for i, e := range examples {
			if partOf(i) == part {
				own = append(own, e)
			} else {
				others = append(others, e)
			}
		}
		if len(own) == 0 {
			continue
		}
		c := r.count(others)
		for _, e := range own {
			j.add(c, e)
		}
	}
}

// add judges an example by what others teach.
func (j *judgement) add(c *counts, e *counted) {
	if !e.Complete {
		return
	}
	j.wanted += len(e.Topics)
	for _, a := range e.Found {
		if c.misled(a) {
			continue
		}
		j.found++
		if slices.Contains(e.Topics, a.Topic) {
			j.right++
		}
	}
	for _, topic := range c.topics {
		if e.isFound(topic) {
			continue
		}
		if words := c.weigh(topic, e.places); len(words) > 0 {
			sum, _ := score(words, e.places)
			j.candidates = append(j.candidates, candidate{sum + c.all[topic].odds(), slices.Contains(e.Topics, topic)})
		}
	}
}

// misled tells whether all labels by which a topic was found mislead.
func (c *counts) misled(a policy.Assignment) bool {
	return !slices.ContainsFunc(labelsOf(a), func(label string) bool {
		t := c.labels[labelOf{a.Topic, label}]
		return t == nil || !t.isMisleading()
	})
}
