package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/policy"
	"precis/generator/source"
)

const (
	mostTitleLines  = 8
	leastTitleWords = 4   // of a title in a masthead
	mostToColon     = 8   // words from "themes" to the colon that announces them
	mostToThemes    = 600 // words from the title to the line that announces them
	mostThemes      = 40  // that one meeting is asked; a longer list is no list of themes
)

// title finds the title among the first runs. A title of the document stands in
// any case: the publisher's, the text's own, or its first words.
func (p *parser) title() {
	d := p.document
	d.Title = d.Facts.Title
	at, act := p.titleRun()
	if d.Title == "" {
		d.Title = p.anyWords()
	}
	if at < 0 || d.Facts.Title != "" && p.isFirstOfSections(at) {
		return
	}
	p.body = at + 1
	for i := range at {
		p.lead[i] = "stands above the title"
	}
	r := &p.runs[at]
	if r.shape != running {
		return // the head of a message has it
	}
	r.isTitle = true
	if d.Facts.Title == "" {
		d.Title = strings.Join(strings.Fields(r.text()), " ")
		if act >= 0 {
			d.Title = strings.TrimRight(p.runs[act].text(), ". ") + ": " + d.Title
		}
	}
}

// isFirstOfSections tells the heading of a section from the title of a text
// whose title stands elsewhere: a heading of a lower level, with others like it.
func (p *parser) isFirstOfSections(at int) bool {
	r := &p.runs[at]
	if r.first().class != hashes || r.first().level < 2 || p.firstFlow(0) != at {
		return false
	}
	return slices.ContainsFunc(p.runs[at+1:], func(o run) bool { return o.first().class == hashes && o.first().level == r.first().level })
}

// How well a run does for a title: the best one is, the first of several.
const (
	noTitle     = iota
	accompanies // a date, a session, a symbol
	namesBody   // or a person
	plainTitle
	namesText // a word for a kind of text, behind a masthead
	namesAct  // right under "Resolution 6/11"
)

// titleRun finds the title, and the name of the act that stands above it, or
// -1 for either. It is looked for up to the first sentence, item or list. The
// run that bears a resolution's number ("73/6.") is the title in any case. A
// message has its title in its head.
func (p *parser) titleRun() (at, act int) {
	at, best := -1, noTitle
	named, sure := -1, false // the act, and whether a line that only mastheads have stands behind the best
	n := 0
	for i := p.firstFlow(0); i >= 0 && n < mostMasthead; i = p.after[i] {
		r := &p.runs[i]
		text := r.text()
		if r.first().reason == mailReason {
			return i, -1
		}
		if r.shape == table && n < mastheadLines || r.shape == running && !hasLetters(text) {
			sure = sure || r.shape == table && best == noTitle && p.mastheads.holdsLabel(text)
			continue
		}
		if p.after[i] < 0 || !p.standsLikeTitle(i) {
			break
		}
		n++
		if isResolutionNumber(text) {
			return i, -1
		}
		if best < plainTitle && p.isOneOfSeveral(i) {
			return at, -1
		}
		worth := plainTitle
		switch {
		case p.mastheads.isAct(text):
			if !p.isOnlyAct(i) {
				return at, -1
			}
			named, worth = i, accompanies
		case p.mastheads.belongs(text):
			sure, worth = true, accompanies
		case p.isLink(i):
			worth = accompanies // it leads to the text, or away from it
		case p.mastheads.accompanies(text):
			worth = accompanies
			sure = sure || p.mastheads.isSession(text)
			if n == 1 && r.first().class == hashes && p.mastheads.isNamed(text) {
				worth = plainTitle // "# Harbour board, 3 May 2023"
			}
		case named >= 0:
			worth = namesAct
		case p.mastheads.isBody(text), p.mastheads.people.areNamed(text), p.mastheads.isByline(text), p.before[i] >= 0 && p.mastheads.people.holdsOffice(p.runs[p.before[i]].text(), text):
			worth = namesBody
		case sure && p.mastheads.namesKind(text):
			worth = namesText
		}
		if worth == plainTitle && best == plainTitle && p.isOnlyTop(i) && !p.isOnlyTop(at) {
			worth = namesText // the one heading of level 1 is the title, not what was written above it
		}
		if at >= 0 && best >= plainTitle && worth >= plainTitle && p.mastheads.namesKind(text) && len(text) > len(p.runs[at].text()) && strings.Contains(strings.ToLower(text), strings.ToLower(p.runs[at].text())) {
			at = i // "Report of the Harbour Board", below "Harbour Board"
		}
		if worth > best {
			at, best, sure = i, worth, sure && worth < plainTitle
		}
		if worth == namesAct {
			return at, named
		}
		if stated := r.first().class == hashes || r.underline > 0 || r.first().format != nil && r.first().format.Form == source.Heading; stated && worth > accompanies {
			break
		}
	}
	return at, -1
}

// isOnlyTop tells the only stated heading of level 1 that a text has.
func (p *parser) isOnlyTop(at int) bool {
	if !p.isTop(at) {
		return false
	}
	for i := range p.runs {
		if i != at && p.isTop(i) {
			return false
		}
	}
	return true
}

func (p *parser) isTop(i int) bool {
	r := &p.runs[i]
	l := r.first()
	return r.shape == running && (l.class == hashes && l.level == 1 || r.underline == 1 || l.format != nil && l.format.Form == source.Heading && l.format.Level == 1)
}

// standsLikeTitle tells a run that can be a title or stand above one: no item,
// no sentence, nothing that announces what follows.
func (p *parser) standsLikeTitle(i int) bool {
	r := &p.runs[i]
	first := r.first()
	stated := first.format != nil && first.format.Form == source.Heading || first.class == hashes || r.underline > 0
	open := strings.ContainsRune(":,;", r.ends()) && !(r.ends() == ',' && p.isOverDate(i)) || r.endsSentence()
	marked := first.class != noMarker && first.class != hashes || p.isSalutation(i)
	if p.mastheads.accompanies(r.text()) && r.shape == running && first.class == noMarker {
		return true
	}
	return r.shape == running && !marked && (!open || stated) && r.words <= mostHeadingWords && (!r.piece || r.inline != nil) && !strings.Contains(r.text(), "://")
}

// isLink tells a line that is nothing but a link: "Original file".
func (p *parser) isLink(i int) bool {
	l := p.runs[i].first()
	if len(p.runs[i].lines) > 1 || l.class != noMarker || l.format != nil && l.format.Form != "" {
		return false
	}
	at, _ := slices.BinarySearchFunc(p.file.Links, l.body.Start, func(link source.Link, at int) int { return link.Words.Start - at })
	return at < len(p.file.Links) && p.file.Links[at].Words.Start == l.body.Start && p.file.Links[at].Words.End == l.body.End
}

// isOneOfSeveral tells a heading by its word and number, with words of its own,
// whose like another line begins with: "Item 3: Ferries" before "Item 4: ...".
func (p *parser) isOneOfSeveral(at int) bool {
	word, level, rest := p.headingWord(p.runs[at].text())
	if level == 0 || rest == "" || p.runs[at].first().format != nil {
		return false
	}
	for i := p.after[at]; i >= 0; i = p.after[i] {
		if r := &p.runs[i]; r.shape == running && r.words <= mostHeadingWords && r.first().gap && !r.endsSentence() {
			if other, _, rest := p.headingWord(r.text()); other == word && rest != "" {
				return true
			}
		}
	}
	return false
}

// isOnlyAct tells a text of one act from a series of several, whose names are
// headings.
func (p *parser) isOnlyAct(at int) bool {
	for i := p.after[at]; i >= 0; i = p.after[i] {
		if r := &p.runs[i]; r.shape == running && r.words <= mostSessionWords && r.first().gap && p.mastheads.isAct(r.text()) {
			return false
		}
	}
	return true
}

// isResolutionNumber tells "73/6. Fiftieth anniversary ...".
func isResolutionNumber(text string) bool {
	word := text[:firstWord(text)]
	session, n, ok := strings.Cut(strings.TrimSuffix(word, "."), "/")
	return ok && strings.HasSuffix(word, ".") && len(word) < len(text) && number(session) > 0 && number(n) > 0
}

// anyWords are the first words of a text that make a title; the document's ID
// when it has none.
func (p *parser) anyWords() string { return strings.TrimLeft(strings.Trim(p.someWords(), "*_ "), "# ") }

func (p *parser) someWords() string {
	if first := p.firstFlow(0); first >= 0 && p.runs[first].shape == table { // a masthead may bear it
		for _, cell := range cells(strings.ReplaceAll(p.runs[first].text(), "\n", "\t")) {
			if countWords(cell) >= leastTitleWords {
				return shortTitle(strings.Join(strings.Fields(cell), " "))
			}
		}
	}
	for i, n := p.firstFlow(0), 0; i >= 0 && n < mostMasthead; i, n = p.after[i], n+1 {
		if p.runs[i].first().reason != mailReason {
			continue
		}
		for line := range strings.SplitSeq(p.runs[i].text(), "\n") {
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

// titleLines finds what stands under the title before the text: date, place,
// symbol, session, who wrote it. They are no headings, however short they are.
func (p *parser) titleLines() {
	if p.body == 0 || !p.runs[p.body-1].isTitle {
		return
	}
	n := 0
	for i := p.firstFlow(p.body); i >= 0 && n < mostTitleLines; i = p.after[i] {
		r := &p.runs[i]
		if r.shape == table {
			continue
		}
		if p.goesOnWithTitle(i) {
			continue
		}
		if r.shape == running && p.lead[i] == "" && p.isLongTitleLine(i) {
			p.lead[i] = "stands under the title: what the text is of, above its date"
			continue
		}
		if r.shape != running || r.first().class != noMarker || r.underline > 0 || r.words > mostPlainWords || r.isTheme || r.inline != nil || r.first().edited {
			return
		}
		switch {
		case p.isTitleLine(r.text()) || p.isOverTitleLine(i):
			p.lead[i] = "stands under the title: a date, a place or a symbol"
		case r.endsSentence() || p.after[i] < 0:
			return
		case p.mastheads.isByline(r.text()) || p.mastheads.people.areNamed(r.text()) || p.mastheads.belongs(r.text()) && !p.mastheads.isAgendaItem(r.text()):
			p.lead[i] = "stands under the title: who wrote the text, or what is done with it"
		case p.isSubtitle(i):
			p.lead[i] = "stands under the title, before the first heading or right below it"
		default:
			return
		}
		n++
	}
}

// isLongTitleLine tells "Subjects: fares; boats; ice.", and a long line without
// a stop right above a date.
func (p *parser) isLongTitleLine(i int) bool {
	r := &p.runs[i]
	if r.first().class != noMarker || r.words > mostHeadingWords || r.first().edited || r.isTheme {
		return false
	}
	return p.mastheads.isLabelled(r.text()) || r.words > mostPlainWords && !r.endsSentence() && p.isOverDate(i) && !strings.ContainsRune(":;", r.ends())
}

// goesOnWithTitle says of a line under the title that it goes on with it, where
// it begins with a small letter ("of 7 May 1998", "on the use of piers"), or
// repeats words of it; and takes it into the document's title.
func (p *parser) goesOnWithTitle(i int) bool {
	r := &p.runs[i]
	d := p.document
	if r.shape != running || r.first().class != noMarker || r.words > mostHeadingWords || r.isTheme || p.lead[i] != "" || r.first().format != nil && r.first().format.Form != "" && r.first().format.Form != source.Heading || p.after[i] < 0 || strings.ContainsRune(":;,", r.ends()) {
		return false
	}
	text := strings.Join(strings.Fields(r.text()), " ")
	above := p.before[i]
	switch {
	case above >= 0 && p.runs[above].isTitle && strings.EqualFold(r.text(), p.runs[above].text()):
		p.lead[i] = "repeats words of the title"
	case r.first().format != nil && r.first().format.Form == source.Heading:
		return false
	case r.words > 1 && strings.Contains(strings.ToLower(d.Title), strings.ToLower(text)):
		p.lead[i] = "repeats words of the title"
	case beginsLower(text) && countWords(d.Title)+r.words <= 2*mostHeadingWords && (p.runs[above].isTitle || p.lead[above] == titleReason) && !p.runs[above].endsSentence() && !r.endsSentence():
		p.lead[i] = titleReason
		if d.Facts.Title == "" {
			d.Title += " " + text
		}
	case p.double && isCapitals(text) && isCapitals(d.Title) && countWords(d.Title)+r.words <= 2*mostHeadingWords && (p.runs[above].isTitle || p.lead[above] == titleReason) && !p.runs[above].endsSentence():
		p.lead[i] = titleReason // a title over several lines, where blank lines say nothing
		if d.Facts.Title == "" {
			d.Title += " " + text
		}
	default:
		return false
	}
	return true
}

const titleReason = "goes on with the title"

// isSubtitle tells a line under the title without text of its own: right below
// it and above a blank line, or before a heading of another kind that opens a
// count, and the only one of its look.
func (p *parser) isSubtitle(i int) bool {
	r := &p.runs[i]
	next := p.after[i]
	l := p.runs[next].first()
	if _, part := p.unnumberedPart(r.text()); part || r.first().format != nil || r.ends() == ':' || r.ends() == ',' {
		return false
	}
	if _, level, _ := p.headingWord(r.text()); level > 0 {
		return false
	}
	if !r.first().gap && l.gap {
		return true
	}
	opens := l.class != noMarker && l.gap && p.runs[next].words <= mostPlainWords && !p.runs[next].endsSentence() && (l.label == "1" || l.label == "I" || l.label == "A")
	return opens && p.after[next] >= 0 && !strings.ContainsRune(":;,", p.runs[next].ends())
}

// isOverTitleLine tells a short line right above a date: the place.
func (p *parser) isOverTitleLine(i int) bool {
	next := p.after[i]
	return next >= 0 && p.runs[next].shape == running && !p.runs[next].first().gap && !p.runs[i].endsSentence() && p.isTitleLine(p.runs[next].text())
}

// isOverDate tells a line above a date, on a line of its own: the comma behind
// it is the date's.
func (p *parser) isOverDate(i int) bool {
	next := p.after[i]
	return next >= 0 && p.runs[next].shape == running && p.mastheads.isDated(p.runs[next].text())
}

// isTitleLine tells a date, a symbol, or words in brackets.
func (p *parser) isTitleLine(text string) bool {
	if strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[") {
		return strings.ContainsRune(")]", rune(text[len(text)-1]))
	}
	digits, month := false, false
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		digits = digits || strings.ContainsAny(w, "0123456789")
		month = month || p.months[strings.ToLower(w)]
	}
	if strings.IndexByte(text, ' ') < 0 {
		return digits && strings.ContainsAny(text, "/.-")
	}
	return digits && month
}

// preambleLeads finds the lines around the paragraphs of a preamble.
func (p *parser) preambleLeads() {
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		if p.runs[i].shape == running && p.lead[i] == "" && p.isLead(i) {
			p.lead[i] = "leads into the paragraphs of a preamble, or from them into the text"
		}
	}
}

// isLead tells what leads the text in wherever it stands: "The General
// Assembly," before the paragraphs of a preamble, "RECALLING" above a list, and
// "Have agreed as follows:" behind them.
func (p *parser) isLead(i int) bool {
	r, next, before := &p.runs[i], p.after[i], p.before[i]
	if next >= 0 && p.enacts(i) {
		return true
	}
	if p.isPreamble(i) || r.first().class != noMarker || r.words > mostPlainWords || next < 0 || r.first().format != nil && r.first().format.Form != "" {
		return false
	}
	switch r.ends() {
	case ',':
		return p.isPreamble(next) || p.opensList(next) || p.runs[next].first().class != noMarker && p.mastheads.isBody(r.text())
	case ':':
		return before >= 0 && p.isPreamble(before)
	}
	return p.opensList(i)
}

// enacts tells "HAVE ADOPTED THIS REGULATION:", and what names who has.
func (p *parser) enacts(i int) bool {
	r := &p.runs[i]
	if r.ends() != ':' || r.words > mostLeadWords || r.first().class != noMarker {
		return false
	}
	lower := strings.ToLower(r.text())
	return slices.ContainsFunc(p.language.Enacting, func(words string) bool { return strings.Contains(lower, words) })
}

// opensList tells a word of a preamble alone above the list that it governs.
func (p *parser) opensList(i int) bool {
	r, next := &p.runs[i], p.after[i]
	return r.shape == running && r.words == 1 && r.first().class == noMarker && p.preamble[p.opens(r.text())] && next >= 0 && p.runs[next].first().class != noMarker
}

// isPreamble tells the paragraphs of a preamble: "Recalling ...," and
// "Convinced that ...,".
func (p *parser) isPreamble(i int) bool {
	r := &p.runs[i]
	return r.shape == running && r.first().class == noMarker && p.preamble[p.opens(r.text())] && strings.ContainsRune(",;:", r.ends())
}

// opens is the word that a paragraph of a preamble opens with: "recalling" of
// "Recalling ..." and of "Also recalling ...".
func (p *parser) opens(text string) string {
	word := opener(text)
	if word == "" || !slices.Contains(p.language.PreambleAdverbs, word) {
		return word
	}
	text = strings.TrimLeft(text, "*_\"“ ")
	second := strings.TrimLeft(text[firstWord(text):], " ")
	return strings.ToLower(strings.Trim(second[:firstWord(second)], "*_,"))
}

// titleBlock makes the block of the title.
func (p *parser) titleBlock(r *run) policy.Block {
	certainty := policy.Evident
	if r.first().class == hashes || r.underline > 0 || r.first().format != nil {
		certainty = policy.Stated
	}
	return r.block(p.file, policy.TitleBlock, 1, certainty, "first in the text, and not a sentence")
}
