package learn

import (
	"maps"
	"slices"

	"precis/generator/policy"
)

// counts is what is counted over examples.
type counts struct {
	reader  *Reader
	topics  []string            // IDs that examples tell of or a label names, sorted
	all     map[string]*tally   // by topic
	kinds   [kinds]tally        // of words of labels where the label is not
	words   map[word]*wordCount // over all examples
	several bool                // the examples are of several documents
	labels  map[labelOf]*tally  // of a topic found by a label: whether the example has it
}

// tally is how many examples speak for and against something.
type tally struct{ yes, no int }

// kind is what a word is to a topic before any example is seen.
type kind int

const (
	anyWord    kind = iota // no label of the topic has it
	ownWord                // labels of this topic alone have it
	sharedWord             // labels of others have it, too
	kinds
)

// kindOf tells what a word is to a topic.
func (r *Reader) kindOf(w word, topic string) kind {
	topics := r.inLabel[w.first]
	switch {
	case w.second != "" || !slices.Contains(topics, topic):
		return anyWord
	case len(topics) == 1:
		return ownWord
	}
	return sharedWord
}

type labelOf struct{ topic, label string }

// wordCount is the examples that have a word.
type wordCount struct {
	complete int              // with all topics told
	topics   map[string]*told // by topic, where there is something to tell
}

// told is the examples with a word of which a topic is told: that they have
// it, likewise of those that are complete, and that they have it not.
type told struct {
	yes, complete, no int
	first             string // the document of the first that has it
	several           bool   // examples of several documents have it
}

func (c *wordCount) tally(topic string) tally {
	if c == nil {
		return tally{}
	}
	t := c.topics[topic]
	if t == nil {
		return tally{no: c.complete}
	}
	return tally{t.yes, c.complete - t.complete + t.no}
}

// counted is an example with its words, each once.
type counted struct {
	*Example
	places map[word]place // the first of each
}

// says tells whether an example has a topic, where that is known.
func (e *Example) says(topic string) (has, known bool) {
	if slices.Contains(e.Topics, topic) {
		return true, true
	}
	return false, e.Complete || slices.Contains(e.Not, topic)
}

// isFound tells whether an example has a topic by its labels.
func (e *Example) isFound(topic string) bool {
	return slices.ContainsFunc(e.Found, func(a policy.Assignment) bool { return a.Topic == topic })
}

// count takes an example into a tally.
func (t *tally) count(has, known bool) {
	switch {
	case has:
		t.yes++
	case known:
		t.no++
	}
}

func (r *Reader) count(examples []*counted) *counts {
	c := &counts{reader: r, all: make(map[string]*tally), words: make(map[word]*wordCount), labels: make(map[labelOf]*tally)}
	for _, e := range examples {
		for _, t := range slices.Concat(e.Topics, e.Not) {
			c.all[t] = new(tally)
		}
	}
	for _, topics := range r.inLabel {
		for _, t := range topics {
			c.all[t] = new(tally)
		}
	}
	c.topics = slices.Sorted(maps.Keys(c.all))
	for _, e := range examples {
		c.several = c.several || e.Document != examples[0].Document
		c.add(e)
	}
	return c
}

// read takes the words out of examples.
func (r *Reader) read(examples []Example) []*counted {
	list := make([]*counted, len(examples))
	for i := range examples {
		e := &counted{Example: &examples[i], places: make(map[word]place)}
		r.each(e.Texts, func(p place) {
			if _, seen := e.places[p.word]; !seen {
				e.places[p.word] = p
			}
		})
		list[i] = e
	}
	return list
}

func (c *counts) add(e *counted) {
	for _, topic := range c.topics {
		c.all[topic].count(e.says(topic))
	}
	for w := range e.places {
		c.addWord(e, w)
	}
	for _, a := range e.Found {
		has, known := e.says(a.Topic)
		for _, label := range labelsOf(a) {
			key := labelOf{a.Topic, label}
			if c.labels[key] == nil {
				c.labels[key] = new(tally)
			}
			c.labels[key].count(has, known)
		}
	}
}

func (c *counts) addWord(e *counted, w word) {
	count := c.words[w]
	if count == nil {
		count = &wordCount{topics: make(map[string]*told)}
		c.words[w] = count
	}
	at := func(topic string) *told {
		if count.topics[topic] == nil {
			count.topics[topic] = new(told)
		}
		return count.topics[topic]
	}
	for _, topic := range e.Topics {
		t := at(topic)
		if t.yes++; t.yes == 1 {
			t.first = e.Document
		}
		t.several = t.several || t.first != e.Document
		if e.Complete {
			at(topic).complete++
		}
	}
	if e.Complete {
		count.complete++
	} else {
		for _, topic := range e.Not {
			at(topic).no++
		}
	}
	if w.second != "" {
		return
	}
	for _, topic := range c.reader.inLabel[w.first] {
		if !e.isFound(topic) {
			c.kinds[c.reader.kindOf(w, topic)].count(e.says(topic))
		}
	}
}

// labelsOf gives the labels by which a topic was found, each once.
func labelsOf(a policy.Assignment) []string {
	var labels []string
	for _, e := range a.Evidence {
		if !slices.Contains(labels, e.Label) {
			labels = append(labels, e.Label)
		}
	}
	return labels
}
