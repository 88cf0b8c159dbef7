package learn

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"precis/generator/source"
	"precis/generator/vocab"
)

const head = `# What labelled points teach of topics: made by "precis learn", which makes it
# anew when there are more of them. Review a change of it as you would one of
# the vocabulary, and strike out what nobody should go by.
#
# A word speaks for a topic with a weight: 16 doubles the odds that a point has
# it. The three heaviest words of a point are added to the weight that the topic
# has from the start; with "needs" or more the point gets the topic. Words are
# written by their stems. A label that misleads gives its topic no more.
`

// Bytes is the file: lines of "topic", weight and ID, under each its words,
// the heaviest first; topics in the order of their IDs.
func (w *Weights) Bytes() []byte {
	var b strings.Builder
	b.WriteString(head)
	fmt.Fprintf(&b, "\nlearned from %d points\n", w.Points)
	if w.Needs < never {
		fmt.Fprintf(&b, "needs %d\n", w.Needs)
	}
	words := make(map[string][]weighed)
	for key, list := range w.words {
		for _, t := range list {
			words[t.topic] = append(words[t.topic], weighed{key, t.weight})
		}
	}
	labels := make(map[string][]string)
	for key := range w.labels {
		labels[key.topic] = append(labels[key.topic], key.label)
	}
	for _, topic := range slices.Sorted(maps.Keys(w.prior)) {
		if len(words[topic])+len(labels[topic]) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\ntopic %s %d\n", topic, w.prior[topic])
		slices.SortFunc(words[topic], heavier)
		for _, one := range words[topic] {
			fmt.Fprintf(&b, "%d %s\n", one.weight, one.word)
		}
		slices.Sort(labels[topic])
		for _, label := range labels[topic] {
			fmt.Fprintf(&b, "misleads %s\n", label)
		}
	}
	return []byte(b.String())
}

// Read reads a file of weights. A topic that the vocabulary has not is named
// in a warning and its words count for nothing; anything else that is wrong is
// an error.
func Read(name string, data []byte, vocabulary *vocab.Vocabulary, r *Reader) (*Weights, source.Diagnostics) {
	file := source.Read(name, data)
	p := parser{file: file, vocabulary: vocabulary, weights: newWeights(r, 0)}
	for n := 1; n <= file.Lines(); n++ {
		p.line = n
		line := strings.TrimSpace(file.Slice(file.Line(n)))
		if line != "" && !strings.HasPrefix(line, "#") {
			p.read(line)
		}
	}
	if p.weights.Points == 0 && p.found.Err() == nil {
		p.found.Errorf(name, source.Position{}, again, `the line "learned from … points" is missing`)
	}
	return p.weights, p.found.Sorted()
}

// again is what to do with a file that cannot be read.
const again = "delete the file, and make it anew: precis learn"

type parser struct {
	file       *source.File
	vocabulary *vocab.Vocabulary
	weights    *Weights
	topic      string // that the next lines are about; "" before the first
	unknown    bool   // the vocabulary has it not
	line       int
	found      source.Diagnostics
}

func (p *parser) at() source.Position { return source.Position{Line: p.line, Column: 1} }

func (p *parser) read(line string) {
	first, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case first == "learned":
		p.weights.Points = p.number(strings.TrimSuffix(strings.TrimPrefix(rest, "from "), " points"))
	case first == "needs":
		p.weights.Needs = p.number(rest)
	case first == "topic":
		id, prior, _ := strings.Cut(rest, " ")
		p.topic, p.unknown = id, p.vocabulary.Topic(id) == nil
		if p.unknown {
			p.found.Warnf(p.file.Name, p.at(), "precis learn makes the file anew", "the vocabulary has no topic %q: what was learned of it counts for nothing", id)
		}
		p.keep(func() { p.weights.prior[id] = p.number(prior) })
	case p.topic == "":
		p.found.Errorf(p.file.Name, p.at(), again, "%q stands before any topic", line)
	case first == "misleads" && rest != "":
		p.keep(func() { p.weights.labels[labelOf{p.topic, rest}] = true })
	default:
		weight := p.number(first)
		one, two, _ := strings.Cut(rest, " ")
		key := word{one, two}
		p.keep(func() { p.weights.words[key] = append(p.weights.words[key], forTopic{p.topic, weight}) })
	}
}

func (p *parser) keep(add func()) {
	if !p.unknown {
		add()
	}
}

// mostWeight is more than anything can weigh: a number beyond it is an error.
const mostWeight = 1 << 16

func (p *parser) number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || max(n, -n) > mostWeight {
		p.found.Errorf(p.file.Name, p.at(), again, "%s is no weight", cmp.Or(strconv.Quote(text), "nothing"))
		return 0
	}
	return n
}
