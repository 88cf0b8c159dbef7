package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/policy"
	"precis/generator/token"
)

// Limits of what is taken for a heading. A heading states no more than a
// title does; even the longest round-table titles stay below sixty words.
const (
	mostHeadingWords  = 60
	mostPlainWords    = 12 // of a heading with nothing but its place to show for it
	leastSharedPrefix = 4  // words that sibling headings begin with
	leastThemeRun     = 6  // words in a row that tie a heading to a theme
	leastMarked       = 2  // headings with marks, after which none goes without
	mostLevel         = 6
)

// Weights of what marks a heading: the lighter stands below the heavier. Of
// two kinds of one weight, the one that appears first stands above.
const (
	weightHash      = 10 // times the level
	weightUnderline = 15
	weightRoman     = 20
	weightCapitals  = 24
	weightLetter    = 28
	weightNumber    = 32
	weightPart      = 2 // more for every part of a number
	weightBold      = 44
	weightPlain     = 50
	weightSmall     = 60
)

// verdict says that a run opens a section, and why.
type verdict struct {
	weight    int
	style     string // headings marked alike are of one style
	level     int    // set by levels
	reason    string
	certainty policy.Certainty
}

// headings finds the runs that open a section. What is tested of a run alone is
// in evidence; what the others show is added here.
func (p *parser) headings() {
	p.countPrefixes()
	marked := 0
	for i := p.body; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.shape == running && (r.first().class == hashes || r.underline > 0) {
			marked++
		}
	}
	p.marksHeadings = marked >= leastMarked
	for i := p.body; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.shape == running && p.lead[i] == "" {
			if v, ok := p.evidence(i); ok {
				r.heading = v
			}
		}
	}
	p.dropCounted()
	p.dropEmptyHeadings()
	p.levels()
}

func (p *parser) isHeading(i int) bool { return i >= 0 && p.runs[i].heading.weight > 0 }

// evidence weighs whether run i is a heading. Marks that only headings have
// settle it; an unmarked line needs to stand like a heading (alone, without a
// full stop, before a list or paragraph) and one sign more.
func (p *parser) evidence(i int) (verdict, bool) {
	r := &p.runs[i]
	first := r.first()
	switch {
	case first.format != nil && first.format.Form == "heading":
		return verdict{weight: weightHash * first.format.Level, style: "format", reason: "the file’s format says so", certainty: policy.Stated}, true
	case p.file.Marks != nil:
		return verdict{}, false
	case first.class == hashes:
		return verdict{weight: weightHash * first.level, style: "#", reason: "marked with #", certainty: policy.Stated}, true
	case r.underline > 0:
		return verdict{weight: weightUnderline + weightHash*(r.underline-1), style: "underline", reason: "underlined", certainty: policy.Stated}, true
	case r.inline != nil:
		return *r.inline, true
	}
	v, ok := p.wordedEvidence(i)
	if ok && (p.standsLikeHeading(i) || p.isOpening(i)) {
		return v, true
	}
	if !p.standsLikeHeading(i) {
		return verdict{}, false
	}
	if first.class == noMarker {
		return p.unmarkedEvidence(i)
	}
	return p.numberedEvidence(i)
}

// wordedEvidence knows headings by the word that they begin with: "Article 4",
// "Chapter II", "Agenda item 3: ...", "§ 4".
func (p *parser) wordedEvidence(i int) (verdict, bool) {
	r := &p.runs[i]
	if r.words > 2*mostPlainWords || r.first().class != noMarker {
		return verdict{}, false
	}
	word, level, rest := p.headingWord(r.text())
	if bare := strings.ToLower(strings.Trim(r.text(), "*_: ")); slices.Contains(p.language.HeadingWords[1], bare) {
		word, level, rest = bare, 1, "" // "Annex" needs no number
	}
	if level == 0 || rest == r.text() {
		return verdict{}, false
	}
	return verdict{weight: 10*level + 2, style: word, reason: "begins with “" + word + "” and a number, alone on its line", certainty: policy.Evident}, true
}

// isOpening tells a line with a heading's word and number and nothing else,
// behind a sentence or colon, with text below.
func (p *parser) isOpening(i int) bool {
	_, _, rest := p.headingWord(p.runs[i].text())
	before := p.before[i]
	return rest == "" && p.after[i] >= 0 && before >= 0 && (p.runs[before].endsSentence() || p.runs[before].ends() == ':')
}

// headingWord reads the word and number that a heading begins with, and gives
// what is left: "Financing" for "Agenda item 3: Financing".
func (p *parser) headingWord(text string) (word string, level int, rest string) {
	lower := strings.ToLower(text)
	for _, h := range p.headingWords {
		tail, ok := strings.CutPrefix(lower, h.word+" ")
		if !ok {
			continue
		}
		tail = strings.TrimLeft(tail, " ")
		end := strings.IndexAny(tail, " :.–—-")
		if end < 0 {
			end = len(tail)
		}
		if label := strings.Trim(tail[:end], "()"); !allDigits(strings.ReplaceAll(label, "/", "")) && !isLabel(label) && !p.numerals[label] || label == "" {
			continue
		}
		behind := len(text) - len(tail) + end
		if behind < 0 || behind > len(text) { // small letters may take other room
			return h.word, h.level, ""
		}
		rest := text[behind:]
		if next := strings.TrimLeft(rest, " "); rest != "" && rest[0] == ' ' && (p.function[strings.ToLower(next[:firstWord(next)])] || beginsLower(next)) {
			continue // "Article 4 of the Convention" is no heading of its own
		}
		return h.word, h.level, strings.TrimLeft(rest, " :.–—-)")
	}
	return "", 0, text
}

// numberedEvidence tells "I. Introduction" from the first item of a list: it is
// short, begins with a capital, and what follows is not its sibling.
func (p *parser) numberedEvidence(i int) (verdict, bool) {
	r := &p.runs[i]
	l := r.first()
	next := p.runs[p.after[i]].first()
	v := verdict{reason: "numbered, short and without a full stop, before text of another kind", certainty: policy.Evident}
	switch l.class {
	case digit:
		v.weight = weightNumber
	case decimal:
		v.weight = weightNumber + weightPart*strings.Count(l.label, ".")
	case letter:
		v.weight = weightSmall
	case capital:
		v.weight = weightLetter
		if roman(l.label) > 0 && (len(l.label) > 1 || l.label == "I" || l.label == "V" || l.label == "X") {
			v.weight = weightRoman
		}
	default:
		return verdict{}, false
	}
	v.style = string(l.class) + strings.Repeat(".", v.weight%weightPart)
	sibling := next.class == l.class && (l.class != capital || followsLabel(l.label, next.label))
	short := r.words <= mostPlainWords || isCapitals(r.text())
	return v, short && beginsUpper(r.text()) && !sibling && r.ends() != ':' && (l.gap || l.alone && l.class == capital)
}

// followsLabel tells labels that stand next to each other in one count.
func followsLabel(a, b string) bool {
	if len(a) == 1 && len(b) == 1 && a[0]+1 == b[0] {
		return true
	}
	return roman(a) > 0 && roman(a)+1 == roman(b)
}

func (p *parser) unmarkedEvidence(i int) (verdict, bool) {
	r := &p.runs[i]
	if countWords(r.text()) > mostPlainWords && r.ends() == ':' {
		return verdict{}, false // it announces what follows
	}
	plain := verdict{weight: weightPlain, style: "plain", certainty: policy.Guessed}
	if strings.Contains(r.text(), "://") {
		return verdict{}, false
	}
	whole := len(r.passage.Emphasis) == 1 && r.passage.Emphasis[0].Len() == len(r.text())
	switch {
	case whole && (r.ends() != ':' || r.words <= mostPlainWords/2):
		return verdict{weight: weightBold, style: "set apart", reason: "set apart as a whole, alone on its line", certainty: policy.Evident}, true
	case isCapitals(r.text()):
		return verdict{weight: weightCapitals, style: "capitals", reason: "in capitals, alone on its line", certainty: policy.Evident}, true
	case p.marksHeadings || !p.nextIsApart(i):
		return verdict{}, false
	case p.themes.longest(p.words(i)) >= leastThemeRun:
		plain.reason, plain.certainty = "repeats the words of a theme", policy.Evident
		return plain, true
	case p.sharesPrefix(i):
		plain.reason, plain.certainty = "begins like other headings", policy.Evident
		return plain, true
	case r.words <= mostPlainWords && r.ends() != ':' && !beginsLower(r.text()) && !r.piece:
		plain.reason = "short, alone, without a full stop, before text"
		return plain, true
	}
	return verdict{}, false
}

// standsLikeHeading tests the place: below a blank line or another heading,
// unfinished as a sentence, with text after it.
func (p *parser) standsLikeHeading(i int) bool {
	r := &p.runs[i]
	if p.after[i] < 0 || r.words == 0 || r.words > mostHeadingWords || strings.ContainsRune(".;,…", r.ends()) || p.hanging[lastWord(strings.TrimRight(r.text(), " "))] {
		return false
	}
	return r.first().gap || r.first().alone || p.isHeading(p.before[i]) || isCapitals(r.text()) && r.words > 1
}

// nextIsApart tests that a blank line or a list follows, or, where lines are
// whole paragraphs, one that is much longer.
func (p *parser) nextIsApart(i int) bool {
	r, next := &p.runs[i], &p.runs[p.after[i]]
	return next.first().gap || next.first().class != noMarker ||
		!p.wrapped && r.words <= mostPlainWords/2 && next.words >= mostPlainWords && next.endsSentence()
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

// prefix is how a run begins, or "" when it has too few words.
func (p *parser) prefix(i int) string {
	words := p.words(i)
	if len(words) < leastSharedPrefix {
		return ""
	}
	var b strings.Builder
	for _, w := range words[:leastSharedPrefix] {
		b.WriteString(w.Fold)
		b.WriteByte(' ')
	}
	return b.String()
}

// countPrefixes counts how the unmarked runs that could be headings begin.
func (p *parser) countPrefixes() {
	p.prefixes = make(map[string]int)
	for i := p.body; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.shape == running && r.first().class == noMarker && p.standsLikeHeading(i) {
			p.prefixes[p.prefix(i)]++
		}
	}
}

// sharesPrefix tells whether another run that stands like a heading begins with
// the same words.
func (p *parser) sharesPrefix(i int) bool {
	prefix := p.prefix(i)
	return prefix != "" && p.prefixes[prefix] > 1
}

// sharedPrefix counts the words that two runs begin with.
func sharedPrefix(a, b []token.Token) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].Fold == b[n].Fold {
		n++
	}
	return n
}

// dropCounted takes back a numbered heading whose number stands between those of
// two paragraphs: it is a paragraph of their count, only short.
func (p *parser) dropCounted() {
	var counted []int // runs with a number, in order
	for i := p.body; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.shape == running && r.first().class == digit {
			counted = append(counted, i)
		}
	}
	for k := 1; k+1 < len(counted); k++ {
		before, r, after := &p.runs[counted[k-1]], &p.runs[counted[k]], &p.runs[counted[k+1]]
		n := number(r.first().label)
		if r.heading.weight > 0 && before.heading.weight == 0 && after.heading.weight == 0 &&
			number(before.first().label) == n-1 && number(after.first().label) == n+1 {
			r.heading = verdict{}
		}
	}
}

// dropEmptyHeadings takes back what is a heading by its place alone when nothing
// but another such line follows, or nothing at all; and the only such line when
// it stands right under the title: a place, a name.
func (p *parser) dropEmptyHeadings() {
	var headings []int
	for i := range p.runs {
		if p.isHeading(i) {
			headings = append(headings, i)
		}
	}
	kept := 0
	for _, i := range headings {
		v := p.runs[i].heading
		next := p.after[i]
		empty := next < 0 || p.isHeading(next) && p.runs[next].heading.style == v.style
		if v.certainty != policy.Stated && p.runs[i].first().class == noMarker && empty && v.style != "inline" {
			p.runs[i].heading = verdict{}
			continue
		}
		kept++
	}
	if first := p.firstFlow(p.body); kept == 1 && p.body > 0 && first >= 0 && p.runs[first].heading.style == "plain" && p.runs[first].heading.certainty == policy.Guessed {
		p.runs[first].heading = verdict{}
		p.lead[first] = "stands under the title, the only line of its kind"
	}
}

// levels nests the headings by what marks them.
func (p *parser) levels() {
	type open struct{ weight, order int }
	order := make(map[string]int)
	var above []open
	for i := range p.runs {
		v := &p.runs[i].heading
		if v.weight == 0 {
			continue
		}
		if _, seen := order[v.style]; !seen {
			order[v.style] = len(order)
		}
		own := open{v.weight, order[v.style]}
		for len(above) > 0 && (above[len(above)-1].weight > own.weight || above[len(above)-1].weight == own.weight && above[len(above)-1].order >= own.order) {
			above = above[:len(above)-1]
		}
		if len(above) < mostLevel {
			above = append(above, own)
		}
		v.level = len(above)
	}
}
