package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

const (
	mostTitleLines   = 8
	mostSessionWords = 3
	leastTitleWords  = 4  // of a title in a masthead
	mostToColon      = 8  // words from "themes" to the colon that announces them
	mostThemes       = 40 // that one meeting is asked; a longer list is no list of themes
)

// title takes the first run for the title when it is none of a list and not a
// sentence. A title of the document stands in any case: the publisher's, the
// text's own, or its first words.
func (p *parser) title() {
	d := p.document
	d.Title = d.Facts.Title
	if d.Title == "" {
		d.Title = p.anyWords()
	}
	at := p.titleRun()
	if first := p.firstFlow(0); at < 0 || p.runs[first].first().reason == mailReason {
		return
	}
	r := &p.runs[at]
	if d.Facts.Title == "" {
		d.Title = strings.Join(strings.Fields(r.text()), " ")
	}
	r.isTitle, p.body = true, at+1
	for i := range at {
		p.lead[i] = "stands above the title"
	}
}

// titleRun finds the title: the run that bears a resolution's number ("73/6."),
// else the first run behind the masthead, unless that is a sentence or an
// item.
func (p *parser) titleRun() int {
	at, n := p.firstFlow(0), 0
	for i := at; i >= 0 && n < mostTitleLines; i = p.after[i] {
		if r := &p.runs[i]; r.shape == running && r.words <= mostHeadingWords && !r.endsSentence() && isResolutionNumber(r.text()) {
			return i
		}
		n++
	}
	at = p.behindMasthead(at)
	for at >= 0 && (p.runs[at].shape == table || p.runs[at].shape == running && (p.runs[at].words == 0 || p.isSession(at) || p.isBareDate(at))) {
		at = p.after[at]
	}
	if at < 0 || p.after[at] < 0 || p.runs[at].shape != running {
		return -1
	}
	r := &p.runs[at]
	stated := r.first().format != nil && r.first().format.Form == source.Heading || r.first().class == hashes || r.underline > 0
	open := strings.ContainsRune(":,;", r.ends()) || r.endsSentence()
	marked := r.first().class != noMarker && r.first().class != hashes
	if marked || open && !stated || r.words == 0 || r.words > mostHeadingWords || r.piece && r.inline == nil || strings.Contains(r.text(), "://") {
		return -1
	}
	return at
}

// behindMasthead is the first run behind the lines that say to whom and in which
// language a text goes, and under which symbol.
func (p *parser) behindMasthead(first int) int {
	at, n := first, 0
	for i := first; i >= 0 && n < 2*mostTitleLines; i = p.after[i] {
		r := &p.runs[i]
		if r.shape == running && (r.words > mostPlainWords || r.endsSentence() || r.first().class != noMarker) {
			break
		}
		label, _, ok := strings.Cut(strings.ToLower(r.text()), ":")
		symbol := !strings.ContainsAny(r.text(), " \n") && strings.Contains(r.text(), "/") && strings.ContainsAny(r.text(), "0123456789") && !strings.Contains(r.text(), "://")
		if r.shape == running && p.after[i] >= 0 && (ok && p.mastheads[label] || i > first && symbol) {
			at = p.after[i]
			if p.isBareDate(at) {
				at = p.after[at]
			}
		}
		n++
	}
	return at
}

// isSession tells the lines of a masthead that say what a text belongs to:
// "Seventy-third session", "Agenda item 30".
func (p *parser) isSession(i int) bool {
	r := &p.runs[i]
	if p.preliminaries[strings.ToLower(strings.Trim(r.text(), "*_:. "))] {
		return true
	}
	if i == 0 || r.words > mostSessionWords || r.shape != running || r.first().class != noMarker {
		return false
	}
	_, level, rest := p.headingWord(r.text())
	words := strings.Fields(strings.ToLower(r.text()))
	return level > 0 && rest == "" || p.sessions[words[len(words)-1]]
}

// isResolutionNumber tells "73/6. Fiftieth anniversary ...".
func isResolutionNumber(text string) bool {
	word := text[:firstWord(text)]
	session, n, ok := strings.Cut(strings.TrimSuffix(word, "."), "/")
	return ok && strings.HasSuffix(word, ".") && len(word) < len(text) && number(session) > 0 && number(n) > 0
}

// anyWords are the first words of a text that make a title; the document's ID
// when it has none.
func (p *parser) anyWords() string {
	if first := p.firstFlow(0); first >= 0 && p.runs[first].shape == table { // a masthead may bear it
		for _, cell := range cells(strings.ReplaceAll(p.runs[first].text(), "\n", "\t")) {
			if countWords(cell) >= leastTitleWords {
				return shortTitle(strings.Join(strings.Fields(cell), " "))
			}
		}
	}
	if first := p.firstFlow(0); first >= 0 && p.runs[first].first().reason == mailReason {
		for line := range strings.SplitSeq(p.runs[first].text(), "\n") {
			if label, subject, _ := strings.Cut(line, ":"); slices.Contains(p.language.SubjectLabels, strings.ToLower(label)) && hasWord(subject) {
				return strings.Join(strings.Fields(subject), " ")
			}
		}
	}
	for _, wanted := range []func(*run) bool{
		func(r *run) bool { return r.shape == running && r.words > 1 },
		func(r *run) bool { return r.shape != furniture },
		func(*run) bool { return true },
	} {
		for i := range p.runs {
			if r := &p.runs[i]; wanted(r) && hasWord(r.text()) {
				return shortTitle(strings.Join(strings.Fields(r.text()), " "))
			}
		}
	}
	return p.document.ID
}

// declaredThemes finds the list of themes: items after a line that ends in a
// colon and speaks of themes.
func (p *parser) declaredThemes() {
	for i := p.firstFlow(p.body); i >= 0 && p.after[i] >= 0; i = p.after[i] {
		r := &p.runs[i]
		if r.first().class == hashes || r.underline > 0 {
			return // themes are declared before the first section
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

// titleLines finds what stands under the title before the text: date, place,
// symbol, session. They are no headings, however short they are.
func (p *parser) titleLines() {
	if p.body == 0 {
		return
	}
	n := 0
	for i := p.firstFlow(p.body); i >= 0 && n < mostTitleLines; i = p.after[i] {
		r := &p.runs[i]
		if r.shape == table {
			continue
		}
		if r.shape != running || r.first().class != noMarker || r.underline > 0 || r.words > mostPlainWords || r.isTheme || r.inline != nil || !p.isTitleLine(r.text()) && !p.isOverTitleLine(i) {
			return
		}
		p.lead[i] = "stands under the title: a date, a place or a symbol"
		n++
	}
}

// isBareDate tells a line above the title with a date or a symbol alone.
func (p *parser) isBareDate(i int) bool {
	r := &p.runs[i]
	return r.shape == running && r.words <= mostSessionWords && p.after[i] >= 0 && p.isTitleLine(r.text())
}

// isOverTitleLine tells a short line right above a date: the place.
func (p *parser) isOverTitleLine(i int) bool {
	next := p.after[i]
	return next >= 0 && p.runs[next].shape == running && !p.runs[next].first().gap && !p.runs[i].endsSentence() && p.isTitleLine(p.runs[next].text())
}

// isTitleLine tells a date, a symbol, or words in brackets.
func (p *parser) isTitleLine(text string) bool {
	if strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[") {
		return strings.ContainsRune(")]", rune(text[len(text)-1]))
	}
	digits, month := false, false
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		digits = digits || strings.ContainsAny(w, "0123456789")
		month = month || p.months[strings.ToLower(w)]
	}
	if strings.IndexByte(text, ' ') < 0 {
		return digits && strings.ContainsAny(text, "/.-")
	}
	return digits && month
}

// isLead tells what leads the text in wherever it stands: "The General
// Assembly," before the paragraphs of a preamble.
func (p *parser) isLead(i int) bool {
	r, next := &p.runs[i], p.after[i]
	return !p.isPreamble(i) && r.first().class == noMarker && r.words <= mostPlainWords && r.ends() == ',' && next >= 0 && p.isPreamble(next)
}

// isPreamble tells the paragraphs of a preamble: "Recalling ...," and
// "Convinced that ...,".
func (p *parser) isPreamble(i int) bool {
	r := &p.runs[i]
	return r.shape == running && r.first().class == noMarker && p.preamble[opener(r.text())] && strings.ContainsRune(",;:", r.ends())
}

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

// titleBlock makes the block of the title.
func (p *parser) titleBlock(r *run) policy.Block {
	certainty := policy.Evident
	if r.first().class == hashes || r.underline > 0 || r.first().format != nil {
		certainty = policy.Stated
	}
	return r.block(p.file, policy.TitleBlock, 1, certainty, "first in the text, and not a sentence")
}
