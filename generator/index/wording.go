package index

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// occurrence is a run of wordingRun words: a point, its paragraph and the
// first token.
type occurrence struct{ point, paragraph, token int }

// sharedRuns gives the places of every run of words that stands in two places
// or more, in reading order of the first. Runs are found by hash; whoever uses
// them checks them word by word.
func (r *relater) sharedRuns() [][]occurrence {
	runs := make(map[uint64][]occurrence)
	var order []uint64
	for i, p := range r.points {
		for n, text := range p.texts {
			for at := 0; at+wordingRun <= len(text.Tokens); at++ {
				if !r.tellsMuch(text.Tokens[at : at+wordingRun]) {
					continue
				}
				key := hash(text.Tokens[at : at+wordingRun])
				if len(runs[key]) == 0 {
					order = append(order, key)
				}
				runs[key] = append(runs[key], occurrence{i, n, at})
			}
		}
	}
	var shared [][]occurrence
	for _, key := range order {
		if len(runs[key]) > 1 {
			shared = append(shared, runs[key])
		}
	}
	return shared
}

// wordings relates points that share a run of words: agreed language, which
// policy readers trace from text to text. Runs are grown to their full length.
func (r *relater) wordings(shared [][]occurrence) {
	longest := make(map[[2]int]string)
	var pairs [][2]int
	for _, places := range shared {
		if len(places) > r.rare()+1 {
			continue
		}
		for i, a := range places {
			for _, b := range places[i+1:] {
				pair := [2]int{a.point, b.point}
				words := r.shared(a, b)
				if a.point == b.point || words == "" {
					continue
				}
				if longest[pair] == "" {
					pairs = append(pairs, pair)
				}
				if len(words) > len(longest[pair]) {
					longest[pair] = words
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, pair := range pairs {
		if r.isSubject(pair[0], longest[pair]) || r.isSubject(pair[1], longest[pair]) {
			continue
		}
		r.add(pair[0], pair[1], 8, Reason{SameWording, fmt.Sprintf("both say “%s”", longest[pair])})
	}
}

// isSubject tells whether words stand in the title, a theme or a heading of the
// point's document: what all points are about relates no two of them.
func (r *relater) isSubject(point int, words string) bool {
	words = strings.ToLower(words)
	for _, b := range r.points[point].Document.Blocks {
		switch b.Kind {
		case policy.TitleBlock, policy.ThemeBlock, policy.HeadingBlock:
			if strings.Contains(strings.ToLower(b.Text.Text), words) {
				return true
			}
		}
	}
	return false
}

// tellsMuch tells whether a run holds enough words that are not small words or
// the reporting frame.
func (r *relater) tellsMuch(tokens []token.Token) bool {
	n := 0
	for i, t := range tokens {
		if i > 0 && t.Before&token.Strong != 0 || t.Sentence != tokens[0].Sentence {
			return false
		}
		if !r.common[t.Fold] {
			n++
		}
	}
	return n >= wordingWords
}

func hash(tokens []token.Token) uint64 {
	h := fnv.New64a()
	for _, t := range tokens {
		h.Write([]byte(t.Fold))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// shared gives the words around two occurrences that both texts have, as the
// first writes them; "" when only the hashes agree.
func (r *relater) shared(a, b occurrence) string {
	x, y := r.points[a.point].texts[a.paragraph], r.points[b.point].texts[b.paragraph]
	i, j, n := a.token, b.token, 0
	for i+n < len(x.Tokens) && j+n < len(y.Tokens) && x.Tokens[i+n].Fold == y.Tokens[j+n].Fold && x.Tokens[i+n].Sentence == x.Tokens[i].Sentence {
		n++
	}
	if n < wordingRun {
		return ""
	}
	for i > 0 && j > 0 && x.Tokens[i-1].Fold == y.Tokens[j-1].Fold && x.Tokens[i-1].Sentence == x.Tokens[i].Sentence {
		i, j, n = i-1, j-1, n+1
	}
	return x.Source[x.Tokens[i].Start:x.Tokens[i+n-1].End]
}
