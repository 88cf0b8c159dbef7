package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/token"
)

// Limits of what is taken for a heading. A heading states no more than a
// title does; even the longest round-table titles stay below sixty words.
const (
	mostHeadingWords  = 60
	mostPlainWords    = 12 // of a heading with nothing but its place to show for it
	leastSharedPrefix = 4  // words that sibling headings begin with
	leastThemeRun     = 6  // words in a row that tie a heading to a theme
)

// headings finds the runs that open a section, with the level of each and the
// reason. What is tested of a run alone is in evidence; what siblings show is
// added here.
func (p *parser) headings(from int) {
	for i := from; i < len(p.runs); i++ {
		if level, reason, ok := p.evidence(i); ok {
			p.heading[i] = verdict{level, reason}
		}
	}
	p.dropEmptyHeadings(from)
}

type verdict struct {
	level  int
	reason string
}

// evidence weighs whether run i is a heading. Marks that only headings have
// settle it; an unmarked line needs to stand like a heading (alone, without a
// full stop, before a list or paragraph) and one sign more.
func (p *parser) evidence(i int) (level int, reason string, ok bool) {
	r := &p.runs[i]
	switch {
	case r.first().class == hashes:
		return r.first().level, "marked with #", true
	case r.underline > 0:
		return r.underline, "underlined", true
	case !p.standsLikeHeading(i):
		return 0, "", false
	case r.first().class == noMarker:
		return p.unmarkedEvidence(i)
	case p.isNumberedHeading(i):
		return 1 + strings.Count(r.first().label, "."), "numbered, short and without a full stop, before text of another kind", true
	}
	return 0, "", false
}

func (p *parser) unmarkedEvidence(i int) (level int, reason string, ok bool) {
	r := &p.runs[i]
	switch {
	case len(r.passage.Emphasis) == 1 && r.passage.Emphasis[0].Len() == len(r.text()):
		return 1, "set apart as a whole, alone on its line", true
	case isCapitals(r.text()):
		return 1, "in capitals, alone on its line", true
	case p.themeRun(i) >= leastThemeRun:
		return 1, "repeats the words of a theme", true
	case p.sharesPrefix(i):
		return 1, "begins like other headings", true
	case r.words <= mostPlainWords && r.ends() != ':':
		return 1, "short, alone, without a full stop, before text", true
	}
	return 0, "", false
}

// standsLikeHeading tests the place: alone between blank lines, unfinished as
// a sentence, with text after it.
func (p *parser) standsLikeHeading(i int) bool {
	r := &p.runs[i]
	if i+1 >= len(p.runs) || r.words == 0 || r.words > mostHeadingWords || strings.ContainsRune(".;,…", r.ends()) {
		return false
	}
	next := &p.runs[i+1]
	return (r.first().gap || i > 0 && p.isHeading(i-1)) && (next.first().gap || next.first().class != noMarker)
}

func (p *parser) isHeading(i int) bool { return p.heading[i].level > 0 }

// isNumberedHeading tells "I. Introduction" from the first item of a list: it
// is short, begins with a capital and what follows is not its sibling.
func (p *parser) isNumberedHeading(i int) bool {
	r, next := &p.runs[i], p.runs[i+1].first()
	first, _ := utf8.DecodeRuneInString(r.text())
	switch r.first().class {
	case digit, decimal, letter:
		return r.words <= mostPlainWords && unicode.IsUpper(first) && next.class != r.first().class && r.ends() != ':' && r.first().gap
	}
	return false
}

// isCapitals tells a line whose letters are all capitals, in at least two
// words or one long one: an acronym alone is no heading.
func isCapitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 6
}

// sharesPrefix tells whether another unmarked run that stands like a heading
// begins with the same words.
func (p *parser) sharesPrefix(i int) bool {
	for j := range p.runs {
		if j != i && p.runs[j].first().class == noMarker && p.standsLikeHeading(j) &&
			sharedPrefix(p.words[i], p.words[j]) >= leastSharedPrefix {
			return true
		}
	}
	return false
}

// sharedPrefix counts the words that two runs begin with.
func sharedPrefix(a, b []token.Token) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].Fold == b[n].Fold {
		n++
	}
	return n
}

// themeRun is the length of the longest run of words that run i shares with a
// declared theme.
func (p *parser) themeRun(i int) int {
	longest := 0
	for _, t := range p.themes {
		longest = max(longest, longestCommonRun(p.words[i], p.words[t]))
	}
	return longest
}

// longestCommonRun counts the longest run of words that stands in both.
func longestCommonRun(a, b []token.Token) int {
	longest := 0
	previous := make([]int, len(b)+1)
	for i := range a {
		current := make([]int, len(b)+1)
		for j := range b {
			if a[i].Fold == b[j].Fold {
				current[j+1] = previous[j] + 1
				longest = max(longest, current[j+1])
			}
		}
		previous = current
	}
	return longest
}

// dropEmptyHeadings takes back what only its place made a heading when nothing
// but another such line follows: the lines under a title (a date, a place).
func (p *parser) dropEmptyHeadings(from int) {
	for i := from; i+1 < len(p.runs); i++ {
		if p.isHeading(i) && p.isHeading(i+1) && p.heading[i].level == p.heading[i+1].level && p.runs[i].first().class == noMarker && p.runs[i].underline == 0 {
			delete(p.heading, i)
		}
	}
	if last := len(p.runs) - 1; last >= from && p.isHeading(last) && p.runs[last].first().class == noMarker {
		delete(p.heading, last)
	}
}
