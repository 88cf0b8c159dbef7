// Package match finds in a token stream what a publisher's data names: the
// labels of topics and the names of references.
package match

import (
	"cmp"
	"slices"

	"precis/generator/policy"
	"precis/generator/token"
)

// window is how many words of a sentence may stand among those of a label,
// small words not counted. Two, measured on policy texts, finds "trafficking in
// illicit drugs" for "drug trafficking" at no cost in precision; a whole
// sentence finds what is not meant.
const window = 2

// longestAcronym is the most letters that an all-capital label may have to be
// matched in exact case: "ATS" is not "at".
const longestAcronym = 6

// shortestCompound is how many letters a word of a label has at least for two
// words of a text to be read as it: "poly-drug", but not "on to".
const shortestCompound = 7

// Topics finds the labels of topics in texts. It is safe for concurrent use.
type Topics struct {
	byKey     token.Table[[]wording]   // by the stem of the label's rarest word
	compounds token.Table[token.Token] // words of labels, which texts may write as two
	small     token.Table[bool]
	and       token.Table[bool]
}

// wording is one name of a topic, ready for matching.
type wording struct {
	topic   string
	text    string
	words   []token.Token // without small words
	key     int           // index in words of the rarest
	acronym bool
	proper  bool
	group   bool // one word that stands above other topics
}

// Match is a place where a label was found.
type Match struct {
	Topic  string
	Label  string
	Proper bool  // the label has a proper word in it, such as the name of a country
	Tokens []int // indexes in the text, ascending
}

// NewTopics makes a matcher for every label of the topics. The scanner must
// part words as the one that reads the texts; small words (articles,
// prepositions) are left out of labels and texts alike; conjunctions ("and")
// join the items of lists. A preferred label of one word that stands above
// other topics counts in the number it has and in no other: "Development" is a
// field, and "developments" are whatever came about. An alternative label
// counts in both.
func NewTopics(topics []policy.Topic, smallWords, conjunctions []string, scanner *token.Scanner) *Topics {
	m := &Topics{}
	for _, w := range smallWords {
		m.small.Set(w, true)
	}
	for _, w := range conjunctions {
		m.and.Set(w, true)
	}
	groups := make(map[string]bool) // topics that stand above others
	for _, topic := range topics {
		for _, broader := range topic.Broader {
			groups[broader] = true
		}
	}
	written := casingOf(topics)
	var labels []wording
	frequency := make(map[string]int)
	for _, topic := range topics {
		all := slices.Concat([]string{topic.Label}, topic.Alt, topic.Hidden)
		for i, name := range all {
			for _, text := range spellings(name) {
				tokens := scanner.Scan(text).Tokens
				l := wording{topic: topic.ID, text: text, words: m.content(tokens)}
				if len(l.words) == 0 {
					continue
				}
				l.group = i == 0 && len(l.words) == 1 && groups[topic.ID]
				l.acronym = len(l.words) == 1 && written.isAcronym(text, slices.Concat(all, spellings(name)))
				l.proper = written.isProper(text, i == 0, l.acronym)
				labels = append(labels, l)
				for _, words := range closed(scanner, tokens, &m.small) {
					variant := l
					if variant.words = m.content(words); len(variant.words) > 0 { // "th e" is "the"
						labels = append(labels, variant)
					}
				}
				for _, w := range l.words {
					frequency[w.Stem]++
					if len(w.Plain) >= shortestCompound && !l.acronym {
						m.compounds.Set(w.Plain, w)
					}
				}
			}
		}
	}
	for _, l := range labels {
		for i, w := range l.words {
			if frequency[w.Stem] < frequency[l.words[l.key].Stem] {
				l.key = i
			}
		}
		key := l.words[l.key].Stem
		m.byKey.Set(key, append(m.byKey.Get(key), l))
	}
	return m
}

func (m *Topics) content(tokens []token.Token) []token.Token {
	return slices.DeleteFunc(slices.Clone(tokens), func(t token.Token) bool { return m.small.Of(t.Word) })
}

// Gaps counts the words of the text that stand between those of the label.
func (m Match) Gaps() int { return m.Tokens[len(m.Tokens)-1] - m.Tokens[0] + 1 - len(m.Tokens) }

// Find gives every place of every label, those inside a longer label left
// out, in the order of their first words.
func (m *Topics) Find(text *token.Text) []Match {
	merged, origin := m.merge(text)
	if merged == nil {
		return longest(m.matches(text))
	}
	matches := m.matches(merged)
	for i, match := range matches {
		var tokens []int
		for _, t := range match.Tokens {
			last := len(text.Tokens)
			if t+1 < len(origin) {
				last = origin[t+1]
			}
			for o := origin[t]; o < last; o++ {
				tokens = append(tokens, o)
			}
		}
		matches[i].Tokens = tokens
	}
	return longest(append(m.matches(text), matches...))
}

// matches gives every place of every label.
func (m *Topics) matches(text *token.Text) []Match {
	var matches []Match
	content := make([]int, 0, len(text.Tokens))
	for i, t := range text.Tokens {
		if !m.small.Of(t.Word) {
			content = append(content, i)
		}
	}
	for at, i := range content {
		var items []item // of the list around the word, when first asked for
		own := 0
		labels := m.byKey.Get(text.Tokens[i].Stem)
		for n := range labels {
			l := &labels[n]
			tokens := l.at(text, content, at)
			if tokens == nil && len(l.words) > 1 {
				if items == nil {
					items, own = m.list(text, content, at)
				}
				tokens = l.elliptic(text, content, at, items, own)
			}
			if tokens != nil {
				matches = append(matches, Match{l.topic, l.text, l.proper, tokens})
			}
		}
	}
	return matches
}

// at tells whether the label stands around content word number at, and gives
// its tokens.
func (l *wording) at(text *token.Text, content []int, at int) []int {
	if len(l.words) == 1 {
		if !l.isWord(text, content[at]) {
			return nil
		}
		return []int{content[at]}
	}
	taken := []int{content[at]}
	for k, word := range l.words {
		if k == l.key {
			continue
		}
		found := nearest(text, content, at, len(l.words)+window-1, func(i int) bool {
			return text.Tokens[i].Stem == word.Stem && !slices.Contains(taken, i)
		})
		if found < 0 {
			return nil
		}
		taken = append(taken, found)
	}
	slices.Sort(taken)
	first, _ := slices.BinarySearch(content, taken[0])
	last, _ := slices.BinarySearch(content, taken[len(taken)-1])
	if last-first+1 > len(l.words)+window {
		return nil
	}
	return taken
}

// isWord tells whether a token is the one word of the label.
func (l *wording) isWord(text *token.Text, at int) bool {
	here, own := text.Tokens[at], l.words[0]
	switch {
	case l.acronym:
		return text.Seen(at) == l.text
	case l.group:
		return token.Spelling(here.Fold) == token.Spelling(own.Fold)
	}
	return token.Spelling(here.Plain) == token.Spelling(own.Plain)
}

// nearest finds the closest content word to number at, within reach of it in
// the same sentence and on the same side of every strong break.
func nearest(text *token.Text, content []int, at, reach int, wanted func(int) bool) int {
	forward, backward := true, true
	for step := 1; step <= reach; step++ {
		if next := at + step; forward && next < len(content) {
			if forward = connected(text, content[next-1], content[next]); forward && wanted(content[next]) {
				return content[next]
			}
		}
		if next := at - step; backward && next >= 0 {
			if backward = connected(text, content[next], content[next+1]); backward && wanted(content[next]) {
				return content[next]
			}
		}
	}
	return -1
}

// connected tells whether no strong break and no sentence end stands between
// two tokens.
func connected(text *token.Text, from, to int) bool {
	if text.Tokens[from].Sentence != text.Tokens[to].Sentence {
		return false
	}
	for i := from + 1; i <= to; i++ {
		if text.Tokens[i].Before&token.Strong != 0 {
			return false
		}
	}
	return true
}

// longest leaves out what stands wholly inside a longer match.
func longest(matches []Match) []Match {
	slices.SortStableFunc(matches, func(a, b Match) int {
		return cmp.Or(cmp.Compare(len(b.Tokens), len(a.Tokens)), cmp.Compare(a.Tokens[0], b.Tokens[0]), cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Label, b.Label))
	})
	var kept []Match
	holding := make(map[int][]int) // by token, the kept matches that hold it
	for _, m := range matches {
		inside := slices.ContainsFunc(holding[m.Tokens[0]], func(i int) bool {
			k := kept[i]
			if len(k.Tokens) == len(m.Tokens) && k.Topic != m.Topic {
				return false // one label of two topics
			}
			if k.Topic == m.Topic && k.Gaps() > 0 && m.Gaps() == 0 {
				return false // words side by side are the better evidence
			}
			return !slices.ContainsFunc(m.Tokens, func(i int) bool { return !slices.Contains(k.Tokens, i) })
		})
		if !inside {
			for _, t := range m.Tokens {
				holding[t] = append(holding[t], len(kept))
			}
			kept = append(kept, m)
		}
	}
	slices.SortStableFunc(kept, func(a, b Match) int {
		return cmp.Or(slices.Compare(a.Tokens, b.Tokens), cmp.Compare(a.Topic, b.Topic))
	})
	return kept
}
