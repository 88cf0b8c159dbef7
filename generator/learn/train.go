package learn

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// Train learns from examples. The weights are those of nothing, and add
// nothing, where the examples show no gain.
func (r *Reader) Train(examples []Example) *Weights {
	read := r.read(examples)
	c := r.count(read)
	w := newWeights(r, len(examples))
	w.Needs = r.needs(read)
	for _, topic := range c.topics {
		words := c.weigh(topic, c.known(topic))
		slices.SortFunc(words, heavier)
		w.add(topic, c.all[topic].odds(), words[:min(len(words), mostOfTopic)])
	}
	for key, t := range c.labels {
		if t.isMisleading() {
			w.labels[key] = true
		}
	}
	return w
}

// known gives the words that could speak for a topic: those of its examples
// and of its labels.
func (c *counts) known(topic string) map[word]place {
	known := make(map[word]place)
	for w, count := range c.words {
		if count.topics[topic] != nil {
			known[w] = place{}
		}
	}
	for stem, topics := range c.reader.inLabel {
		if slices.Contains(topics, topic) {
			known[word{first: stem}] = place{}
		}
	}
	return known
}

// weigh gives those of some words that speak for a topic.
func (c *counts) weigh(topic string, words map[word]place) []weighed {
	var speaking []weighed
	all := *c.all[topic]
	for w := range words {
		kind, t := c.reader.kindOf(w, topic), c.words[w].tally(topic)
		like := all
		if kind != anyWord {
			like = c.kinds[kind]
		} else if t.yes < leastPoints || c.several && !c.words[w].topics[topic].several {
			continue // words of one document say little of the next
		}
		if weight := t.weight(like, all); weight >= leastWeight {
			speaking = append(speaking, weighed{w, weight})
		}
	}
	return speaking
}

// weight is by how much a word raises the odds of a topic. A word that stands
// in few examples is taken to speak as others like it do.
func (t tally) weight(like, all tally) int {
	yes, no := like.yes+1, like.no+1
	return ratio(t.yes*(yes+no)+unseen*yes, t.no*(yes+no)+unseen*no) - all.odds()
}

// odds are those of a topic of which nothing else is known.
func (t tally) odds() int { return ratio(t.yes+1, t.no+1) }

// isMisleading tells a label that is hardly ever right.
func (t tally) isMisleading() bool { return ratio(2*t.yes+1, 2*t.no+1) <= -misleads }

// ratio is the binary logarithm of a/b in sixteenths. It is reckoned in whole
// numbers, so that every machine agrees.
func ratio(a, b int) int { return logarithm(uint64(a)) - logarithm(uint64(b)) }

// logarithm is the binary logarithm of n, at least 1, in sixteenths, rounded
// down: the mantissa is squared, and whether it passes two tells the next
// binary place.
func logarithm(n uint64) int {
	log := bits.Len64(n) - 1
	mantissa := n << (63 - log) // from 1 to 2, 63 binary places
	for range bits.Len(doubling) - 1 {
		high, low := bits.Mul64(mantissa, mantissa)
		log *= 2
		if high>>63 == 1 {
			log++
			mantissa = high
		} else {
			mantissa = high<<1 | low>>63
		}
	}
	return log
}

// weighed is a word with its weight for a topic.
type weighed struct {
	word
	weight int
}

// heavier orders by weight, the heaviest first, then by letter.
func heavier(a, b weighed) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.first, b.first), strings.Compare(a.second, b.second))
}
