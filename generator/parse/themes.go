package parse

import (
	"slices"

	"precis/generator/token"
)

// themes finds the declared themes that share words with a heading, without
// holding each against each.
type themes struct {
	runs  []int
	words [][]string
	pairs map[[2]string][]int // two words in a row, with the themes that have them
}

func (t *themes) add(run int, tokens []token.Token) {
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = tokens[i].Fold
	}
	if t.pairs == nil {
		t.pairs = make(map[[2]string][]int)
	}
	for i := 1; i < len(words); i++ {
		pair := [2]string{words[i-1], words[i]}
		if list := t.pairs[pair]; len(list) == 0 || list[len(list)-1] != len(t.runs) {
			t.pairs[pair] = append(list, len(t.runs))
		}
	}
	t.runs, t.words = append(t.runs, run), append(t.words, words)
}

// near gives the themes that share two words in a row.
func (t *themes) near(words []token.Token) []int {
	if len(t.runs) == 0 {
		return nil
	}
	seen := make([]bool, len(t.runs))
	var near []int
	for i := 1; i < len(words); i++ {
		for _, n := range t.pairs[[2]string{words[i-1].Fold, words[i].Fold}] {
			if !seen[n] {
				seen[n] = true
				near = append(near, n)
			}
		}
	}
	return near
}

// single gives the theme of one word in which a heading ends; -1 when there is
// none.
func (t *themes) single(words []token.Token) int {
	if len(words) == 0 {
		return -1
	}
	return slices.IndexFunc(t.words, func(theme []string) bool { return len(theme) == 1 && theme[0] == words[len(words)-1].Fold })
}

// longest is the length of the longest run of words that a heading shares with
// a theme.
func (t *themes) longest(words []token.Token) int {
	longest := 0
	for _, n := range t.near(words) {
		longest = max(longest, commonRun(words, t.words[n]))
	}
	return longest
}

// commonRun counts the longest run of words that stands in both.
func commonRun(a []token.Token, b []string) int {
	longest := 0
	previous := make([]int, len(b)+1)
	current := make([]int, len(b)+1)
	for i := range a {
		for j := range b {
			current[j+1] = 0
			if a[i].Fold == b[j] {
				current[j+1] = previous[j] + 1
				longest = max(longest, current[j+1])
			}
		}
		previous, current = current, previous
	}
	return longest
}

// declaredThemes finds the list of themes: items after a line that ends in a
// colon and speaks of themes.
func (p *parser) declaredThemes() {
	words := 0
	for i := p.firstFlow(p.body); i >= 0 && p.after[i] >= 0; i = p.after[i] {
		r := &p.runs[i]
		words += r.words
		if p.isStatedHeading(i) || p.isPart(i) || words > mostToThemes || r.first().class != noMarker && r.endsSentence() {
			return // themes are declared before the text begins
		}
		class := p.runs[p.after[i]].first().class
		if r.shape != running || r.ends() != ':' || class == noMarker || r.words > mostHeadingWords || !p.speaksOfThemes(i) {
			continue
		}
		var found []int
		for j := p.after[i]; j >= 0 && p.runs[j].first().class == class && p.runs[j].shape == running; j = p.after[j] {
			found = append(found, j)
		}
		if len(found) > mostThemes {
			continue
		}
		for _, j := range found {
			p.runs[j].isTheme = true
			p.themes.add(j, p.words(j))
		}
		return
	}
}

// isPart tells a line with a heading's word and number and nothing else:
// "Article 1".
func (p *parser) isPart(i int) bool {
	r := &p.runs[i]
	_, level, rest := p.headingWord(r.text())
	return r.shape == running && r.words <= mostSessionWords && level > 0 && rest == ""
}

func (p *parser) speaksOfThemes(i int) bool {
	words := p.words(i)
	for _, w := range words[max(0, len(words)-mostToColon):] {
		for _, theme := range p.language.ThemeWords {
			if w.Fold == theme {
				return true
			}
		}
	}
	return false
}
