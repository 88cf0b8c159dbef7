package learn

import (
	"fmt"
	"slices"

	"precis/generator/policy"
	"precis/generator/token"
)

// Weights is what was learned.
type Weights struct {
	Points int // examples that it was learned from
	Needs  int // how much words must weigh together, with the odds of the topic itself

	reader *Reader
	prior  map[string]int      // by topic
	words  map[word][]forTopic // by topic's ID in each
	labels map[labelOf]bool    // of labels that mislead
}

// forTopic is what a word weighs for a topic.
type forTopic struct {
	topic  string
	weight int
}

func newWeights(r *Reader, points int) *Weights {
	return &Weights{
		Points: points, Needs: never, reader: r,
		prior: make(map[string]int), words: make(map[word][]forTopic), labels: make(map[labelOf]bool),
	}
}

func (w *Weights) add(topic string, prior int, words []weighed) {
	w.prior[topic] = prior
	for _, one := range words {
		w.words[one.word] = append(w.words[one.word], forTopic{topic, one.weight})
	}
}

// Teaches tells whether there is anything that changes topics.
func (w *Weights) Teaches() bool { return w.Needs < never && len(w.words) > 0 || len(w.labels) > 0 }

// Summary says how much was learned.
func (w *Weights) Summary() string {
	topics := make(map[string]bool)
	for _, list := range w.words {
		for _, t := range list {
			topics[t.topic] = true
		}
	}
	return fmt.Sprintf("learned from %d points: %d words for %d topics, %d labels that mislead", w.Points, len(w.words), len(topics), len(w.labels))
}

// Why says of a topic that was learned how it came about.
func (w *Weights) Why() string { return fmt.Sprintf("learned from %d labelled points", w.Points) }

// Apply gives a point the topics that its words speak for clearly, and takes
// those off that it has by labels that mislead alone. Nil weights change
// nothing.
func (w *Weights) Apply(texts []*token.Text, f *policy.Finding) {
	if w == nil {
		return
	}
	scores := w.scores(texts)
	kept := f.Topics[:0]
	for _, a := range f.Topics {
		if _, speaks := scores[a.Topic]; speaks || !w.misled(a) {
			kept = append(kept, a)
		} else {
			f.LetGo = append(f.LetGo, a)
		}
	}
	f.Topics = kept
	for topic, places := range scores {
		if slices.ContainsFunc(f.Topics, func(a policy.Assignment) bool { return a.Topic == topic }) {
			continue
		}
		added := policy.Assignment{Topic: topic, Method: policy.TopicLearned, Why: w.Why()}
		for _, p := range places {
			added.Evidence = append(added.Evidence, policy.Evidence{Quote: quote(texts, p)})
		}
		f.Topics = append(f.Topics, added)
	}
	f.SortTopics()
}

// Document applies the weights to every point of a document, given with its
// paragraphs.
func (w *Weights) Document(points [][]*token.Text, f *policy.Findings) {
	for i := range f.Points {
		w.Apply(points[i], &f.Points[i])
	}
}

func (w *Weights) misled(a policy.Assignment) bool {
	return !slices.ContainsFunc(labelsOf(a), func(label string) bool {
		return !w.labels[labelOf{a.Topic, label}]
	})
}

// scores gives the topics that the words of a point speak for clearly, and
// those words in reading order.
func (w *Weights) scores(texts []*token.Text) map[string][]place {
	found := make(map[string][]weighed)
	places := make(map[word]place)
	w.reader.each(texts, func(p place) {
		if _, seen := places[p.word]; seen || w.words[p.word] == nil {
			return
		}
		places[p.word] = p
		for _, t := range w.words[p.word] {
			found[t.topic] = append(found[t.topic], weighed{p.word, t.weight})
		}
	})
	clear := make(map[string][]place)
	for topic, words := range found {
		sum, chosen := score(words, places)
		if sum+w.prior[topic] >= w.Needs {
			slices.SortFunc(chosen, func(a, b place) int { return (a.paragraph-b.paragraph)<<20 + a.from - b.from })
			clear[topic] = chosen
		}
	}
	return clear
}

func quote(texts []*token.Text, p place) policy.Quote {
	t := texts[p.paragraph]
	from, to := t.Tokens[p.from], t.Tokens[p.to-1]
	return policy.Quote{Words: t.Source[from.Start:to.End], Paragraph: p.paragraph, Start: from.Start, End: to.End, Sentence: int(from.Sentence)}
}
