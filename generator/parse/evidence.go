package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/policy"
	"precis/generator/source"
)

// evidence weighs whether run i is a heading. Marks that only headings have
// settle it; an unmarked line needs to stand like a heading (alone, without a
// full stop, before a list or paragraph) and one sign more.
func (p *parser) evidence(i int) (verdict, bool) {
	r := &p.runs[i]
	first := r.first()
	switch {
	case first.format != nil && first.format.Form == source.Heading:
		return verdict{weight: weightHash * first.format.Level, style: "format", reason: first.reason, certainty: policy.Stated}, true
	case first.format != nil && first.format.Form == "" && first.format.Strong && r.words <= mostPlainWords && !r.endsSentence() && p.after[i] >= 0:
		return verdict{weight: weightBold, style: "set apart", reason: "set in bold, alone on its line", certainty: policy.Evident}, true
	case p.closing[i] || first.speaks() || p.isSaidBelow(i) || isBracketed(r.text()) || first.format != nil && first.format.Form != "":
		return verdict{}, false
	case p.file.Marks != nil:
		return p.formlessEvidence(i)
	case first.class == hashes:
		return verdict{weight: weightHash * first.level, style: "#", reason: "marked with #", certainty: policy.Stated}, true
	case r.underline > 0:
		return verdict{weight: weightUnderline + weightHash*(r.underline-1), style: "underline", reason: "underlined", certainty: policy.Stated}, true
	case r.inline != nil:
		return *r.inline, true
	}
	if p.questions >= leastQuestions && !p.marksHeadings && p.asks(i) {
		return verdict{weight: weightPlain, style: "question", reason: "a question with its answer below, as others are", certainty: policy.Evident}, true
	}
	if len(p.colons) >= leastColons && !p.marksHeadings && p.isOverSentence(i) && p.colons[r.text()] == 1 {
		return verdict{weight: weightPlain, style: "colon", reason: "short, with a colon, above a paragraph, as others are", certainty: policy.Guessed}, true
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

// formlessEvidence tells the headings of a file whose format could mark them
// and marks none, as pages of laws do: by the word and number that they begin
// with, by their capitals, or right below a word and number alone.
func (p *parser) formlessEvidence(i int) (verdict, bool) {
	r := &p.runs[i]
	if p.marksHeadings || r.first().class != noMarker || r.words > 2*mostPlainWords || !p.standsLikeHeading(i) {
		return verdict{}, false
	}
	if v, ok := p.wordedEvidence(i); ok {
		return v, true
	}
	before := p.before[i]
	level, rest := 0, ""
	if p.isHeading(before) {
		_, level, rest = p.headingWord(p.runs[before].text())
	}
	switch {
	case isCapitals(r.text()) && p.capitals >= leastMarked:
		return verdict{weight: weightCapitals, style: "capitals", reason: "in capitals, alone on its line", certainty: policy.Evident}, true
	case level > 0 && rest == "" && beginsUpper(r.text()) && r.ends() != ':' && r.words <= mostPlainWords:
		return verdict{weight: weightPlain, style: "plain", reason: "short, right below the number of its part", certainty: policy.Guessed}, true
	}
	return verdict{}, false
}

// wordedEvidence knows headings by the word that they begin with: "Article 4",
// "Chapter II", "Agenda item 3: ...", "§ 4".
func (p *parser) wordedEvidence(i int) (verdict, bool) {
	r := &p.runs[i]
	if r.words > 2*mostPlainWords || r.first().class != noMarker {
		return verdict{}, false
	}
	word, level, rest := p.headingWord(r.text())
	if part, ok := p.unnumberedPart(r.text()); ok {
		word, level, rest = part, 1, "" // "Annex" needs no number
	}
	if level == 0 && r.first().gap && strings.ContainsAny(r.text(), "0123456789") && p.mastheads.isAct(r.text()) {
		word, level, rest = strings.ToLower(r.text()[:firstWord(r.text())]), 4, ""
	}
	if level == 0 || rest == r.text() || rest != "" && r.ends() == ':' && p.after[i] >= 0 && p.runs[p.after[i]].first().class != noMarker {
		return verdict{}, false // "Section 5: Their report shall contain:"
	}
	weight := 10*level + 2
	if slices.Contains(p.language.AnnexWords, word) {
		weight = weightHash // beside the parts of the text, whatever they are
	}
	return verdict{weight: weight, style: word, reason: "begins with “" + word + "” and a number, alone on its line", certainty: policy.Evident}, true
}

// unnumberedPart reads "Annex", "ANNEX: PARTICIPANTS" and "Annex – Programme".
func (p *parser) unnumberedPart(text string) (word string, ok bool) {
	lower := strings.ToLower(strings.Trim(text, "*_: "))
	for _, part := range p.language.HeadingWords[1] {
		rest, found := strings.CutPrefix(lower, part)
		if rest = strings.TrimLeft(rest, " "); found && (rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "- ")) {
			return part, true
		}
	}
	return "", false
}

// isOpening tells a line with a heading's word and number and nothing else,
// behind a sentence or colon, with text below.
func (p *parser) isOpening(i int) bool {
	_, _, rest := p.headingWord(p.runs[i].text())
	before, next := p.before[i], p.after[i]
	if r := &p.runs[i]; rest == "" && before >= 0 && next >= 0 && r.first().gap && p.runs[next].first().gap && p.runs[before].ends() != ',' && !p.hanging[strings.ToLower(lastWord(strings.TrimRight(p.runs[before].text(), " ")))] {
		return true // alone between blank lines: "SECTION 4."
	}
	return rest == "" && p.after[i] >= 0 && before >= 0 && (p.isHeading(before) || isBracketed(p.runs[before].text()) || p.runs[before].endsSentence() || p.runs[before].ends() == ':')
}

// headingWord reads the word and number that a heading begins with, and gives
// what is left: "Financing" for "Agenda item 3: Financing".
func (p *parser) headingWord(text string) (word string, level int, rest string) {
	whole := text
	text = strings.ReplaceAll(text, "\u00A0", " ") // "Article", a space that does not break, "4"
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
		if label := strings.Trim(tail[:end], "()"); !allDigits(strings.ReplaceAll(withoutLetter(label), "/", "")) && !isLabel(label) && !p.numerals[label] || label == "" {
			continue
		}
		behind := len(text) - len(tail) + end
		if behind < 0 || behind > len(text) { // small letters may take other room
			return h.name, h.level, ""
		}
		rest := text[behind:]
		if next := strings.TrimLeft(rest, " "); rest != "" && rest[0] == ' ' && (p.function[strings.ToLower(next[:firstWord(next)])] || beginsLower(next)) {
			continue // "Article 4 of the Convention" is no heading of its own
		}
		return h.name, h.level, strings.TrimLeft(rest, " :.–—-)")
	}
	return "", 0, whole
}

// withoutLetter gives a number without the letters of what was put in later:
// "2" of "2a", "12" of "12bis".
func withoutLetter(label string) string {
	number := strings.TrimRight(label, "abcdefghijklmnopqrstuvwxyz")
	if number == "" || len(label)-len(number) > len("quater") || !isDigit(number[len(number)-1]) {
		return label
	}
	return number
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
	return v, short && (beginsUpper(r.text()) || isCapitals(r.text())) && !sibling && r.ends() != ':' && (l.gap || l.alone && l.class == capital)
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
	if strings.Contains(r.text(), "://") || !hasLetters(r.text()) || strings.HasPrefix(r.text(), "©") {
		return verdict{}, false
	}
	before := p.before[i]
	whole := len(r.passage.Emphasis) == 1 && r.passage.Emphasis[0].Len() == len(r.text())
	switch {
	case whole && (r.ends() != ':' || r.words <= mostPlainWords/2):
		return verdict{weight: weightBold, style: "set apart", reason: "set apart as a whole, alone on its line", certainty: policy.Evident}, true
	case before >= 0 && p.isHeading(before) && p.mastheads.isAct(p.runs[before].text()) && r.ends() != ':' && beginsUpper(r.text()) && !p.isPreamble(i):
		plain.reason = "right below the name of an act"
		return plain, true
	case p.countsOn(i):
		return verdict{weight: weightNumber, style: "1", reason: "short, with a number that counts on from heading to heading", certainty: policy.Evident}, true
	case isCapitals(r.text()), isAllUpper(r.text()) && p.capitals >= leastMarked:
		return verdict{weight: weightCapitals, style: "capitals", reason: "in capitals, alone on its line", certainty: policy.Evident}, true
	case !p.marksHeadings && p.hasByline(i):
		plain.reason, plain.byline = "short, with a line right below it, before text", true
		return plain, true
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

// bareNumber reads the number of "2 Help for households", without a stop, from
// 1; 0 when there is none.
func bareNumber(text string) int {
	word := text[:firstWord(text)]
	if len(word) > 2 || len(word) == len(text) || !beginsUpper(strings.TrimLeft(text[len(word):], " ")) {
		return 0
	}
	return number(word)
}

// countsOn tells a short line whose bare number stands in a count of such
// lines.
func (p *parser) countsOn(i int) bool {
	r := &p.runs[i]
	n := bareNumber(r.text())
	return n > 0 && r.words <= mostPlainWords && (p.bare[n-1] || p.bare[n+1])
}

// asks tells a question of a text of questions and answers: short, behind a
// blank line, with the answer below.
func (p *parser) asks(i int) bool {
	r, next := &p.runs[i], p.after[i]
	return r.shape == running && next >= 0 && r.ends() == '?' && r.words <= mostQuestionWords && r.first().gap && r.first().class == noMarker && !r.first().speaks() &&
		p.runs[next].shape == running && p.runs[next].ends() != '?' && len(p.runs[next].text()) > 0 && !isSpoken(r.text())
}

// isOverSentence tells a short line that ends in a colon, alone above a
// paragraph of sentences: "Fares:", "Use of the Harbour:". What announces a list
// stands above that, and what announces anything ends in a small letter's word:
// "It reads as follows:".
func (p *parser) isOverSentence(i int) bool {
	r, next := &p.runs[i], p.after[i]
	if next < 0 || r.shape != running || r.ends() != ':' || r.words > mostPlainWords/2 || !r.first().gap || r.first().class != noMarker || r.first().speaks() || !beginsUpper(r.text()) || p.lead[i] != "" {
		return false
	}
	below := &p.runs[next]
	named := r.words <= mostLabelWords || beginsUpper(lastWord(r.text()))
	return named && below.shape == running && below.first().gap && below.first().class == noMarker && below.words > mostPlainWords && below.endsSentence() &&
		beginsUpper(below.text()) && !p.isPreamble(i) && !p.isPreamble(next) && strings.Count(r.text(), ":") == 1
}

// isSpoken tells a question that somebody asks by name, or behind a sentence,
// from one that stands above its answer.
func isSpoken(text string) bool {
	name, _, colon := strings.Cut(text, ": ")
	return colon && countWords(name) <= mostTurnWords && len(name) > 2 && beginsUpper(name) || strings.Contains(text, ". ") || strings.Contains(text, "? ")
}

// standsLikeHeading tests the place: below a blank line or another heading,
// unfinished as a sentence, with text after it.
func (p *parser) standsLikeHeading(i int) bool {
	r := &p.runs[i]
	if next := p.after[i]; next < 0 || p.closing[next] && !p.namesNext(p.runs[next].text()) || r.words == 0 || r.words > mostHeadingWords || strings.ContainsRune(".;,…", r.ends()) || p.hanging[lastWord(strings.TrimRight(r.text(), " "))] {
		return false
	}
	return r.first().gap || r.first().alone || p.isHeading(p.before[i]) || isCapitals(r.text()) && r.words > 1
}

// nextIsApart tests that a blank line or a list follows, or, where lines are
// whole paragraphs, one that is much longer.
func (p *parser) nextIsApart(i int) bool {
	r, next := &p.runs[i], &p.runs[p.after[i]]
	return next.first().gap || next.first().class != noMarker ||
		p.wrapped && len(r.lines) == 1 && r.first().gap && r.words <= mostShortWords && len(next.lines) > 1 && next.words >= mostPlainWords && next.endsSentence() && beginsUpper(next.text()) ||
		!p.wrapped && r.words <= mostPlainWords/2 && next.words >= mostPlainWords && next.endsSentence()
}

// hasByline tells a short line with one more right below it, who speaks or
// where, above a paragraph.
func (p *parser) hasByline(i int) bool {
	r, next := &p.runs[i], p.after[i]
	below := &p.runs[next]
	text := p.after[next]
	return r.first().gap && r.words <= mostPlainWords && r.words > 1 && beginsUpper(r.text()) && r.ends() != ':' && !r.first().speaks() &&
		!below.first().gap && below.shape == running && below.first().class == noMarker && below.words <= mostPlainWords && beginsUpper(below.text()) && !below.endsSentence() && !strings.ContainsRune(":;,", below.ends()) &&
		text >= 0 && p.runs[text].shape == running && p.runs[text].first().gap && p.runs[text].first().class == noMarker && p.runs[text].endsSentence() &&
		!strings.Contains(below.text(), ":")
}

// isCapitals tells a line whose letters are all capitals, in at least two
// words or one long one: an acronym alone is no heading.
func isCapitals(text string) bool {
	letters := 0
	for i, r := range text {
		if unicode.IsLower(r) && !(r == 'l' && isMisread(text[i+1:])) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 6
}

// isMisread tells an "l" that a scanner read for an "I": capitals follow it.
func isMisread(rest string) bool { return len(rest) > 1 && isAllUpper(rest[:2]) }
