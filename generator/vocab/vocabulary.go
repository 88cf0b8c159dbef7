// Package vocab brings in what a publisher knows of a field: the vocabulary of
// its topics and the registry of what its texts cite.
//
// A vocabulary is SKOS in Turtle, N-Triples or RDF/XML, or, for those who have
// no thesaurus, a table or YAML; ReadVocabulary takes all five. A registry is
// YAML, read by ReadRegistry. Both give everything that is wrong with a file at
// once, each fault with its place.
package vocab

import (
	"cmp"
	"slices"

	"precis/generator/policy"
)

// Vocabulary is the topics of a field and how they hang together. The zero
// value, and nil, is a vocabulary without topics.
type Vocabulary struct {
	Topics []policy.Topic // sorted by ID
	File   string         // that it was read from, as the user knows it; "" for none

	narrower map[string][]string // by ID of the broader topic, sorted

	// Discovered tells that the topics are phrases found in the texts, and no
	// publisher's.
	Discovered bool
}

// New makes a vocabulary of topics, in any order. What they say of each other
// is taken as it is; ReadVocabulary is what checks it.
func New(topics []policy.Topic) *Vocabulary {
	v := &Vocabulary{Topics: slices.Clone(topics), narrower: map[string][]string{}}
	slices.SortStableFunc(v.Topics, func(a, b policy.Topic) int { return cmp.Compare(a.ID, b.ID) })
	for _, t := range v.Topics {
		for _, b := range t.Broader {
			v.narrower[b] = append(v.narrower[b], t.ID)
		}
	}
	return v
}

// Topic gives the topic with an ID, or nil.
func (v *Vocabulary) Topic(id string) *policy.Topic {
	if v == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(v.Topics, id, func(t policy.Topic, id string) int { return cmp.Compare(t.ID, id) })
	if !found {
		return nil
	}
	return &v.Topics[i]
}

// Roots gives the IDs of the topics that have no broader one, sorted.
func (v *Vocabulary) Roots() []string {
	var roots []string
	if v != nil {
		for _, t := range v.Topics {
			if len(t.Broader) == 0 {
				roots = append(roots, t.ID)
			}
		}
	}
	return roots
}

// Children gives the IDs of the topics right below one, sorted.
func (v *Vocabulary) Children(id string) []string {
	if v == nil {
		return nil
	}
	return v.narrower[id]
}

// Ancestors gives the IDs of all topics above one, each once: the nearest
// first, those of one distance sorted.
func (v *Vocabulary) Ancestors(id string) []string {
	var ancestors []string
	seen := map[string]bool{id: true}
	for level := []string{id}; len(level) > 0; {
		var above []string
		for _, below := range level {
			if t := v.Topic(below); t != nil {
				for _, b := range t.Broader {
					if !seen[b] {
						seen[b] = true
						above = append(above, b)
					}
				}
			}
		}
		slices.Sort(above)
		ancestors = append(ancestors, above...)
		level = above
	}
	return ancestors
}
