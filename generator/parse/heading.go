package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/token"
)

// Limits of what is taken for a heading. A heading states no more than a
// title does; even the longest round-table titles stay below sixty words.
const (
	mostHeadingWords  = 60
	mostShortWords    = 8  // of one right above its paragraph, without a blank line
	mostPlainWords    = 12 // of a heading with nothing but its place to show for it
	leastSharedPrefix = 4  // words that sibling headings begin with
	leastThemeRun     = 6  // words in a row that tie a heading to a theme
	leastMarked       = 2  // headings with marks, after which none goes without
	mostLevel         = 6
	leastQuestions    = 3 // with answers, in a text of questions and answers
	mostQuestionWords = 30
	mostLabelWords    = 3 // before a colon, whatever they are
	leastColons       = 3 // different lines with a colon above paragraphs
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
	byline    bool // the line below belongs to it
}

// headings finds the runs that open a section. What is tested of a run alone is
// in evidence; what the others show is added here.
func (p *parser) headings() {
	p.countAlike()
	marked := 0
	for i := p.body; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.shape == running && p.isStatedHeading(i) {
			marked++
		}
	}
	p.marksHeadings = marked >= leastMarked
	for i := p.body; i < len(p.runs); i++ {
		if r := &p.runs[i]; r.shape == running && p.lead[i] == "" {
			if p.isLabelled(i) {
				p.lead[i] = "stands right below a heading"
				continue
			}
			if v, ok := p.evidence(i); ok {
				if r.heading = v; v.byline {
					p.lead[p.after[i]] = "stands right below a heading"
				}
			}
		}
	}
	p.stoppedSiblings()
	p.longSiblings()
	p.dropCounted()
	p.dropEmptyHeadings()
	p.levels()
}

// stoppedSiblings finds the headings with a full stop behind them: "Recommendation
// 3. Sell the rafts.", where others that begin with the word and a number are
// headings, above a paragraph that begins otherwise.
func (p *parser) stoppedSiblings() {
	alike := make(map[string]int)
	for i := p.body; i < len(p.runs); i++ {
		if p.isHeading(i) {
			alike[p.runs[i].heading.style]++
		}
	}
	for i := p.firstFlow(p.body); i >= 0 && p.after[i] >= 0; i = p.after[i] {
		r, next := &p.runs[i], &p.runs[p.after[i]]
		if r.ends() != '.' || r.shape != running || p.isHeading(i) || p.lead[i] != "" || r.words > mostPlainWords || !r.first().gap || r.first().class != noMarker || r.first().speaks() || next.shape != running || !next.first().gap || next.words < r.words {
			continue
		}
		word, level, rest := p.headingWord(r.text())
		if other, _, _ := p.headingWord(next.text()); level > 0 && rest != "" && alike[word] >= leastMarked && other != word {
			r.heading = verdict{weight: 10*level + 2, style: word, reason: "begins with “" + word + "” and a number, as other headings do", certainty: policy.Guessed}
		}
	}
}

// longSiblings finds the headings with a capital or a roman number that are
// longer than a heading without sign is, where the number counts on from the
// heading before: "IX. Report of the group of experts on ...".
func (p *parser) longSiblings() {
	last := make(map[bool]int) // by whether it is roman: the number of the heading before
	for i := p.body; i < len(p.runs); i++ {
		r := &p.runs[i]
		if r.shape != running || r.first().class != capital || p.lead[i] != "" {
			continue
		}
		for _, asRoman := range []bool{true, false} {
			n := roman(r.first().label)
			if !asRoman {
				n = 0
				if len(r.first().label) == 1 {
					n = int(r.first().label[0]-'A') + 1
				}
			}
			switch {
			case n == 0:
				continue
			case p.isHeading(i) && (r.heading.weight == weightRoman) == asRoman:
				last[asRoman] = n
			case !p.isHeading(i) && last[asRoman] > 0 && (n == last[asRoman]+1 || n == 1 && p.isBelowHeading(i)) && r.first().gap && r.words <= mostHeadingWords/2 && !r.endsSentence() && !strings.ContainsRune(":;,", r.ends()) && beginsUpper(r.text()) && p.after[i] >= 0 && p.runs[p.after[i]].first().class != capital:
				weight, style := weightLetter, string(capital)
				if asRoman {
					weight = weightRoman
				}
				r.heading = verdict{weight: weight, style: style, reason: "counts on from the heading before", certainty: policy.Evident}
				last[asRoman] = n
			}
		}
	}
}

// isBelowHeading tells what stands right below a heading, or what is said of it.
func (p *parser) isBelowHeading(i int) bool {
	before := p.before[i]
	if before >= 0 && p.lead[before] != "" {
		before = p.before[before]
	}
	return p.isHeading(before)
}

// isLabelled tells "Moderator: Ms. Owusu" right below a heading.
func (p *parser) isLabelled(i int) bool {
	r := &p.runs[i]
	_, part := p.unnumberedPart(r.text())
	if isBracketed(r.text()) && p.isHeading(p.before[i]) && p.mastheads.isAgendaItem(strings.Trim(r.text(), "()[]")+")") {
		return true
	}
	label, _, _ := cutRosterLabel(r.text())
	known := slices.Contains(p.language.TurnRoles, label) || slices.Contains(p.language.MeetingLabels, label) // behind a blank line, too
	return p.isHeading(p.before[i]) && (known || !r.first().gap) && !part && r.first().class == noMarker && r.first().format == nil && !r.first().speaks() &&
		p.file.Marks == nil && r.words <= mostPlainWords && !r.endsSentence() && strings.Contains(r.text(), ": ") && p.after[i] >= 0 && p.runs[p.after[i]].first().gap
}

func (p *parser) isHeading(i int) bool { return i >= 0 && p.runs[i].heading.weight > 0 }

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

// countAlike counts what the unmarked runs that could be headings have in
// common: how they begin, bare numbers, capitals, question marks.
func (p *parser) countAlike() {
	p.prefixes, p.bare, p.colons = make(map[string]int), make(map[int]bool), make(map[string]int)
	for i := p.body; i < len(p.runs); i++ {
		r := &p.runs[i]
		if r.shape != running || r.first().class != noMarker {
			continue
		}
		if p.asks(i) {
			p.questions++
		}
		if p.isOverSentence(i) {
			p.colons[r.text()]++
		}
		if !p.standsLikeHeading(i) {
			continue
		}
		p.prefixes[p.prefix(i)]++
		if n := bareNumber(r.text()); n > 0 && r.words <= mostPlainWords {
			p.bare[n] = true
		}
		if isCapitals(r.text()) {
			p.capitals++
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
	front := p.firstFlow(p.body) // the first run that nothing but titles and leads stands above
	for _, i := range headings {
		for front >= 0 && front < i && p.lead[front] != "" {
			front = p.after[front]
		}
		v := p.runs[i].heading
		next := p.after[i]
		empty := next < 0 || p.isHeading(next) && p.runs[next].heading.style == v.style && !p.opensChapter(i)
		if v.certainty != policy.Stated && p.runs[i].first().class == noMarker && empty && v.style != "inline" {
			p.runs[i].heading = verdict{}
			if front == i && next >= 0 && p.body > 0 || front == i && next >= 0 && p.document.Title != "" && p.document.Facts.Title != "" {
				p.lead[i] = "stands under the title, without text of its own"
			}
			continue
		}
		kept++
	}
	if first := p.firstFlow(p.body); kept == 1 && p.body > 0 && first >= 0 && p.runs[first].heading.style == "plain" && p.runs[first].heading.certainty == policy.Guessed {
		p.runs[first].heading = verdict{}
		p.lead[first] = "stands under the title, the only line of its kind"
	}
}

// opensChapter tells a short line without marks between the end of a paragraph
// and another such line that has text below: the heading of a part above that of
// its first section.
func (p *parser) opensChapter(i int) bool {
	r, before, next := &p.runs[i], p.before[i], p.after[i]
	if r.heading.style != "plain" || r.words > mostShortWords || !r.first().gap || before < 0 || p.isHeading(before) || p.lead[before] != "" || !p.runs[before].endsSentence() || p.runs[before].words < mostPlainWords {
		return false
	}
	text := p.after[next]
	return p.runs[next].first().gap && text >= 0 && !p.isHeading(text) && p.runs[text].shape == running && p.runs[text].endsSentence() && p.runs[text].words >= mostPlainWords
}

// isPlainPart tells "Conclusions", which stands beside "3. Fares" and not
// below, though it has no number.
func (p *parser) isPlainPart(i int) bool {
	r := &p.runs[i]
	return r.first().class == noMarker && slices.Contains(p.language.PlainParts, strings.ToLower(strings.Trim(r.text(), "*_:. ")))
}

// levels nests the headings by what marks them.
func (p *parser) levels() {
	p.nestParts()
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
		if len(above) > 0 && v.certainty != policy.Stated && p.isPlainPart(i) {
			own = above[0]
		}
		for len(above) > 0 && (above[len(above)-1].weight > own.weight || above[len(above)-1].weight == own.weight && above[len(above)-1].order >= own.order) {
			above = above[:len(above)-1]
		}
		if len(above) < mostLevel {
			above = append(above, own)
		}
		v.level = len(above)
	}
}

// nestParts puts the parts of a text that words and numbers open in the order
// that the text has them: what begins anew with its first number in every part
// of another kind stands below that ("Section 1" in each "Article"), and so do
// headings in capitals where they stand right below a word and its number.
func (p *parser) nestParts() {
	kinds := make(map[string]*partKind)
	var order []string
	titled := make(map[string]int)             // kinds with a line in capitals right below a bare number
	inside := make(map[string]map[string]bool) // kinds that stand between two of a kind that count on
	since := make(map[string]map[string]bool)  // kinds since the last of each
	for i := range p.runs {
		text, v := p.runs[i].text(), &p.runs[i].heading
		if p.runs[i].shape != running || len(text) < 2 {
			continue
		}
		word, level, rest := p.headingWord(cutBytes(text, mostPartBytes))
		if level == 0 {
			continue
		}
		k := kinds[word]
		if k == nil {
			k = new(partKind)
			kinds[word] = k
			order = append(order, word)
		}
		if opensCount(text) {
			k.opens++ // of a paragraph, too: "Section 1: The mayor ..."
		} else {
			for other := range since[word] {
				addTo(inside, word, other)
			}
		}
		if v.style != word {
			continue
		}
		for other := range kinds {
			if other != word {
				addTo(since, other, word)
			}
		}
		since[word] = nil
		k.weight = v.weight
		if next := p.after[i]; rest == "" && next >= 0 && p.runs[next].heading.style == "capitals" {
			titled[word]++
		}
	}
	for n, outer := range order {
		a := kinds[outer]
		if a.weight == 0 {
			continue
		}
		if titled[outer] >= leastMarked && a.weight > weightCapitals {
			a.weight = weightCapitals - 1
		}
		for _, inner := range order[n+1:] {
			if b := kinds[inner]; b.weight > 0 && b.weight <= a.weight && a.opens <= 1 && b.opens > a.opens && b.opens >= leastMarked && !inside[inner][outer] {
				b.weight = a.weight + 1
			}
		}
	}
	for i := range p.runs {
		if v := &p.runs[i].heading; v.weight > 0 && kinds[v.style] != nil {
			v.weight = kinds[v.style].weight
		}
	}
}

func addTo(sets map[string]map[string]bool, key, value string) {
	if sets[key] == nil {
		sets[key] = make(map[string]bool)
	}
	sets[key][value] = true
}

// partKind is a kind of part: "article", with how often one has the first number.
type partKind struct{ weight, opens int }

// mostPartBytes is how much of a run is looked at for its word and number.
const mostPartBytes = 60

// cutBytes gives the head of a text, whole characters of it.
func cutBytes(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// opensCount tells "Section 1" and "ARTICLE I" from those that count on.
func opensCount(text string) bool {
	for word := range strings.FieldsSeq(cutBytes(text, mostPartBytes)) {
		switch label := strings.ToLower(strings.Trim(word, ".:–—-()")); {
		case label == "1", label == "i", label == "one":
			return true
		case strings.ContainsAny(label, "0123456789"), roman(label) > 0:
			return false
		}
	}
	return false
}
