package match

import (
	"slices"

	"precis/generator/token"
)

// Words that a list has in common are said once: "cultivation, production and
// trafficking of drugs" speaks of drug cultivation, "drug production,
// manufacture and trafficking" of drug trafficking. So where the words of a
// label stand too far apart, the items of a list between them are passed over.

const (
	longestItem = 2                             // words of an item that is passed over before the common word
	mostItems   = 8                             // items of a list that are looked at, to each side
	mostReach   = mostItems * (longestItem + 2) // content words, likewise: texts without marks have no lists
)

// item is a stretch of content words between commas and conjunctions: numbers
// from From to To of the content words. And says that a conjunction is before
// it.
type item struct {
	from, to int
	and      bool
}

func (i item) len() int { return i.to - i.from }

// elliptic tells whether the label stands around content word number at when
// items of the list around it are passed over, and gives its tokens.
func (l *wording) elliptic(text *token.Text, content []int, at int, items []item, own int) []int {
	for n := range items {
		first, last := min(n, own), max(n, own)
		if last-first < 2 {
			continue // nothing is passed over
		}
		for _, joined := range [][]int{commonBehind(items, first, last), commonBefore(items, first, last)} {
			if tokens := l.in(text, content, joined, at); tokens != nil {
				return tokens
			}
		}
	}
	return nil
}

// commonBehind gives the content words that two items of a list say together
// when the list ends with what all have in common: the last word of the first
// and all of the last.
func commonBehind(items []item, first, last int) []int {
	if !items[last].and || items[last].len() < 2 || !passed(items[first+1:last], longestItem) {
		return nil
	}
	joined := []int{items[first].to - 1}
	for i := items[last].from; i < min(items[last].to, items[last].from+1+window); i++ {
		joined = append(joined, i)
	}
	return joined
}

// commonBefore gives those of a list that begins with what all have in common:
// the last two words of the first item, and the first of the last.
func commonBefore(items []item, first, last int) []int {
	end := slices.IndexFunc(items[last:], func(i item) bool { return i.and })
	if end < 0 || items[first].len() < 2 || !passed(items[first+1:last+end], 1) {
		return nil
	}
	return []int{items[first].to - 2, items[first].to - 1, items[last].from}
}

// passed tells whether items are short enough to belong to a list, and none
// but the last ends an earlier one.
func passed(items []item, longest int) bool {
	return !slices.ContainsFunc(items, func(i item) bool { return i.len() > longest || i.and })
}

// in finds the words of the label among some content words, that numbered at
// for its key, and gives its tokens.
func (l *wording) in(text *token.Text, content, among []int, at int) []int {
	if !slices.Contains(among, at) {
		return nil
	}
	taken := []int{content[at]}
	for k, word := range l.words {
		if k == l.key {
			continue
		}
		i := slices.IndexFunc(among, func(i int) bool {
			return text.Tokens[content[i]].Stem == word.Stem && !slices.Contains(taken, content[i])
		})
		if i < 0 {
			return nil
		}
		taken = append(taken, content[among[i]])
	}
	slices.Sort(taken)
	return taken
}

// list gives the items around content word number at, as far as commas and
// conjunctions join them, and which of them holds it.
func (m *Topics) list(text *token.Text, content []int, at int) (items []item, own int) {
	from, to := at, at+1
	for seen := 0; from > 0 && at-from < mostReach && seen < mostItems && connected(text, content[from-1], content[from]); from-- {
		if comma, and := m.between(text, content, from); comma || and {
			seen++
		}
	}
	for seen := 0; to < len(content) && to-at < mostReach && seen < mostItems && connected(text, content[to-1], content[to]); to++ {
		if comma, and := m.between(text, content, to); comma || and {
			seen++
		}
	}
	current := item{from: from}
	for i := from + 1; i < to; i++ {
		if comma, and := m.between(text, content, i); comma || and {
			current.to = i
			items = append(items, current)
			current = item{from: i, and: and}
		}
		if i == at {
			own = len(items)
		}
	}
	current.to = to
	return append(items, current), own
}

// between tells whether a comma or a conjunction stands between content word
// number i and the one before it.
func (m *Topics) between(text *token.Text, content []int, i int) (comma, and bool) {
	for t := content[i-1] + 1; t <= content[i]; t++ {
		comma = comma || text.Tokens[t].Before&token.Comma != 0
		and = and || m.and.Of(text.Tokens[t].Word)
	}
	return comma, and
}
