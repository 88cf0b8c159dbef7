// Package learn makes topics better by example: from points whose topics a
// person has told, it learns which words speak for a topic besides its labels,
// and which labels mislead. What it learned is a table of words with whole
// numbers that people can read, keep with the vocabulary and strike out of.
//
// The weight of a word for a topic is by how much it raises the odds that a
// point has the topic, in sixteenths of a doubling: naive Bayes, by the words
// that are there alone. Of a point the few heaviest words are added up, which
// are also what a reader is shown. How much they must weigh together is told
// by the examples themselves, those of each document judged by what the others
// teach: as much as gives the best F1, with most of what is added right. So
// nothing is added where examples teach nothing.
package learn

import (
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// Least is how many points must be labelled for anything to be learned.
const Least = 100

const (
	doubling     = 16           // the weight that doubles the odds
	leastPoints  = 2            // examples of a topic that must have a word for it to count
	leastWeight  = doubling     // of a word
	unseen       = 2            // examples besides, in which a word says nothing: so that few are not taken for many
	mostWords    = 3            // words that are added up
	mostOfTopic  = 100          // words that are kept for a topic, the heaviest
	misleads     = 2 * doubling // a label is let go where a point is so much likelier without its topic
	rightOfThree = 2            // of three topics that are added so many must be right, by the examples
	parts        = 10           // that examples are divided into, to judge each by the others
)

// Example is a point whose topics somebody has told.
type Example struct {
	Document string              // ID
	Texts    []*token.Text       // its paragraphs
	Found    []policy.Assignment // topics by their labels alone
	Topics   []string            // IDs of topics that it has
	Not      []string            // IDs of topics that it has not
	Complete bool                // Topics are all that it has
}

// word is one word of a point, or two that follow each other, by their stems.
type word struct {
	first, second string // second is "" for a single word
}

func (w word) String() string { return strings.TrimSuffix(w.first+" "+w.second, " ") }

// place is where a word stands in a point.
type place struct {
	word
	paragraph int
	from, to  int // tokens
}

// overlaps tells whether two places share a token.
func (p place) overlaps(o place) bool {
	return p.paragraph == o.paragraph && p.from < o.to && o.from < p.to
}

// Reader takes the words out of points that can tell something. It is safe for
// concurrent use.
type Reader struct {
	common  map[string]bool
	inLabel map[string][]string // by stem, the topics that have it in a label, each once
}

// NewReader makes a reader for a language and a vocabulary: small words and
// the reporting frame tell nothing of a topic.
func NewReader(l *lexicon.Lexicon, topics []policy.Topic) *Reader {
	r := &Reader{common: make(map[string]bool), inLabel: make(map[string][]string)}
	for _, w := range slices.Concat(l.FunctionWords, l.Frame, forms(l.CommonVerbs), l.GenericWords, l.Adverbs, l.Numbers, forms(l.Nouns)) {
		r.common[w] = true
	}
	scanner := token.NewScanner(l.Abbreviations, l.FunctionWords...)
	for _, topic := range topics {
		for _, label := range slices.Concat([]string{topic.Label}, topic.Alt, topic.Hidden) {
			r.each([]*token.Text{scanner.Scan(label)}, func(p place) {
				if p.second == "" && !slices.Contains(r.inLabel[p.first], topic.ID) {
					r.inLabel[p.first] = append(r.inLabel[p.first], topic.ID)
				}
			})
		}
	}
	return r
}

// each gives every word of a point, and of two that follow each other in one
// sentence, small words passed over, the pair.
func (r *Reader) each(texts []*token.Text, yield func(place)) {
	for n, text := range texts {
		last := -1
		for i, t := range text.Tokens {
			if last >= 0 && (t.Sentence != text.Tokens[last].Sentence || t.Before&token.Strong != 0) {
				last = -1
			}
			if r.common[t.Fold] || !hasLetter(t.Fold) {
				continue
			}
			yield(place{word{first: t.Stem}, n, i, i + 1})
			if last >= 0 {
				yield(place{word{text.Tokens[last].Stem, t.Stem}, n, last, i + 1})
			}
			last = i
		}
	}
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// forms parts the forms of words that stand together in a list.
func forms(list []string) []string {
	var all []string
	for _, one := range list {
		for form := range strings.SplitSeq(one, ",") {
			all = append(all, strings.TrimSpace(form))
		}
	}
	return all
}
