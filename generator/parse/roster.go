package parse

import (
	"slices"
	"strings"

	"precis/generator/source"
)

// Limits of the head of minutes, and of those who were there.
const (
	mostRosterWords = 80 // behind a label: whole lists of names stand there
	mostNameWords   = 16 // in a line of a list, with the office and the house
	leastRoster     = 2  // lines below a label
	wordsToName     = 6  // at most, in a list parted by commas: "Mr. Lund, Chair of the Board"
	wordsToListed   = 5  // the same, where the list ends in a full stop
	mostListedWords = 250
)

const rosterReason = "the head of minutes: where and when a meeting was held, and who was there"

// rosters finds the head of minutes: lines with a label of one ("Place: Harbour
// House", "Apologies: Mr. Vik"), and the names below a label that stands alone
// ("PRESENT:"). Who was there is no point. A label that opens line after line is
// of somebody who speaks.
func (p *parser) rosters() {
	count := make(map[string]int)
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		if label, _, ok := p.rosterLabel(i); ok {
			count[label]++
		}
	}
	if len(count) == 0 {
		return
	}
	labelled := func(i int) (string, bool) {
		if i < 0 || p.runs[i].shape != running || p.runs[i].first().speaks() {
			return "", false
		}
		label, rest, ok := p.rosterLabel(i)
		return rest, ok && count[label] <= leastTurns
	}
	front := true // nothing but the head of minutes so far
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		rest, ok := labelled(i)
		switch {
		case !ok && p.announcesNames(i):
			p.takeNames(i)
			continue
		case !ok:
			front = front && (p.lead[i] != "" || p.runs[i].shape != running)
			continue
		case hasWord(rest):
			_, before := labelled(p.before[i])
			_, after := labelled(p.after[i])
			p.sayRoster(i, front || (before || after) && !holdsSentence(rest) || isList(rest))
			if p.lead[i] != "" {
				p.takeNames(i)
			}
		default:
			p.sayRoster(i, p.takeNames(i) || strings.Contains(p.runs[i].text(), ":"))
		}
	}
}

// sayRoster says that a run belongs to the head of minutes, if it does and
// nothing else has been said of it.
func (p *parser) sayRoster(i int, does bool) {
	if does && p.lead[i] == "" && !p.isStatedHeading(i) && p.runs[i].shape == running {
		p.lead[i] = rosterReason
	}
}

// takeNames takes the names below a label, and tells whether there are any.
func (p *parser) takeNames(label int) bool {
	names := p.namesBelow(label)
	for _, n := range names {
		p.sayRoster(n, true)
	}
	return len(names) > 0
}

// announcesNames tells a paragraph that ends in "Those present were the
// following:".
func (p *parser) announcesNames(i int) bool {
	r := &p.runs[i]
	if r.shape != running || r.ends() != ':' || p.isStatedHeading(i) {
		return false
	}
	lower := strings.ToLower(strings.TrimRight(r.text(), ":*_ -–—"))
	return slices.ContainsFunc(p.language.MeetingLabels, func(label string) bool {
		return strings.Count(label, " ") > 1 && strings.HasSuffix(lower, label)
	})
}

// rosterLabel reads a label of the head of minutes: "Present" of "Present:
// Ms. Lund", of "PRESENT:" and of "Present" alone.
func (p *parser) rosterLabel(i int) (label, rest string, ok bool) {
	r := &p.runs[i]
	if class := r.first().class; r.shape != running || r.words == 0 || r.words > mostRosterWords || class != noMarker && class != bullet && class != hashes {
		return "", "", false
	}
	label, rest, colon := cutRosterLabel(r.text())
	if !colon && (r.words > mostNameWords || r.first().class == bullet) {
		return "", "", false // "* Minutes" is an item of a list
	}
	return label, rest, slices.Contains(p.language.MeetingLabels, label)
}

// cutRosterLabel parts a line at its colon: the label in small letters, and
// what stands behind.
func cutRosterLabel(text string) (label, rest string, colon bool) {
	label, rest, colon = strings.Cut(text, ":")
	label = strings.ToLower(strings.TrimSpace(strings.ReplaceAll(strings.Trim(label, "*_ "), "(s)", "s")))
	return label, strings.Trim(rest, "-–— *_"), colon
}

// isList tells names or places behind a label from a sentence.
func isList(text string) bool {
	words := countWords(text)
	return (beginsUpper(text) || text != "" && beginsWithDigit(text)) && (words <= mostPlainWords && !strings.Contains(text, ". ") || strings.Count(text, ",")*wordsToName >= words)
}

// namesBelow gives the runs of a list of people below its label. It ends where
// the text goes on: at a sentence, at a heading with its text, at another label.
// Behind a label with names on its line the list ends at the blank line, and
// right below one a single name is a list.
func (p *parser) namesBelow(label int) []int {
	var names []int
	below := p.after[label]
	_, rest, _ := cutRosterLabel(p.runs[label].text())
	for i := below; i >= 0; i = p.after[i] {
		r := &p.runs[i]
		if hasWord(rest) && (r.first().gap || !beginsWithName(r.text())) {
			break
		}
		if r.shape == table && r.first().reason == listingReason {
			names = append(names, i)
			continue
		}
		listed := i == below || r.first().class == p.runs[below].first().class // "1. Fares" is none of unmarked names
		if _, _, ok := p.rosterLabel(i); ok || !listed || !p.isName(i) && !(i == below && p.isListed(i)) || p.opensText(i) {
			break
		}
		names = append(names, i)
	}
	alone := len(names) == 1 && below == names[0] && (p.file.Marks != nil || !p.runs[below].first().gap || p.isListed(below) || p.isAboveLabel(below)) // a list of terms has one each
	if len(names) < leastRoster && !alone {
		return nil
	}
	return names
}

// isAboveLabel tells a run with the next label of minutes right below it.
func (p *parser) isAboveLabel(i int) bool {
	next := p.after[i]
	if next < 0 {
		return false
	}
	_, _, ok := p.rosterLabel(next)
	return ok
}

// isName tells a line that can name people: short or parted by commas, with a
// capital in front and without a full stop.
func (p *parser) isName(i int) bool {
	r := &p.runs[i]
	text := r.text()
	if r.shape != running || p.lead[i] != "" || p.isStatedHeading(i) || r.first().class == hashes || r.isTheme || strings.ContainsRune(":?!", r.ends()) && !strings.HasSuffix(text, "??") || hasWord(text) && !beginsUpper(text) && !beginsWithDigit(text) && r.first().class == noMarker {
		return false
	}
	if !hasWord(text) {
		return r.first().empty || r.first().alone // a line that nobody filled in
	}
	commas := strings.Count(text, ",")
	return r.words <= mostNameWords && (r.words <= mostNameWords/2 || !strings.Contains(text, ". ")) && (r.ends() != '.' || commas > 0) ||
		r.words <= mostRosterWords && commas*wordsToName >= r.words && r.ends() != '.'
}

// isListed tells names that are set as a paragraph: many commas and
// brackets, and often a full stop at the end.
func (p *parser) isListed(i int) bool {
	r := &p.runs[i]
	signs := strings.Count(r.text(), ",") + strings.Count(r.text(), ";") + strings.Count(r.text(), "(")
	return r.shape == running && r.first().class == noMarker && p.lead[i] == "" && signs > 2 && signs*wordsToListed >= r.words && r.words <= mostListedWords && beginsUpper(r.text()) && !holdsSentence(r.text())
}

// holdsSentence tells a text in whose midst a longer word has a full stop, as
// no title has: "Mr. Lund, Ms. Vik".
func holdsSentence(text string) bool {
	words := strings.Fields(text)
	return slices.ContainsFunc(words[:max(0, len(words)-1)], func(word string) bool {
		return strings.HasSuffix(strings.TrimRight(word, closers), ".") && len(word) > 5
	})
}

// beginsWithName tells a line whose words up to the first comma or bracket are
// few and all capitalized.
func beginsWithName(text string) bool {
	if end := strings.IndexAny(text, ",(–—"); end >= 0 {
		text = text[:end]
	}
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= mostBareWords && !strings.Contains(text, ":") &&
		!slices.ContainsFunc(words, func(word string) bool { return !beginsUpper(word) })
}

// opensText tells a short line above a paragraph: a heading, and no name.
func (p *parser) opensText(i int) bool {
	r, next := &p.runs[i], p.after[i]
	if _, level, _ := p.headingWord(r.text()); level > 0 || isCapitals(r.text()) && r.first().gap && !strings.Contains(r.text(), ",") {
		return true
	}
	return next >= 0 && r.first().class == noMarker && !strings.Contains(r.text(), ",") && r.first().gap &&
		p.runs[next].shape == running && p.runs[next].endsSentence() && p.runs[next].words > mostPlainWords
}

// isStatedHeading tells a heading that its marks or its format state.
func (p *parser) isStatedHeading(i int) bool {
	r := &p.runs[i]
	format := r.first().format
	return r.first().class == hashes || r.underline > 0 || format != nil && format.Form == source.Heading
}
