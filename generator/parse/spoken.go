package parse

import (
	"slices"
	"strings"
	"unicode"
)

// paragraphsPerTurn is how many paragraphs a turn has at most on average, in a
// text whose paragraphs without a name go on with the turn before them. More
// than one speaker must come back: a report names each party once.
const paragraphsPerTurn = 8

// findSpoken finds the paragraphs that go on with a turn: unmarked ones behind
// it, up to the next turn, a heading, an aside in brackets, a list, or what the
// record itself tells.
func (p *parser) findSpoken() {
	turns, paragraphs, back := 0, 0, 0
	count := make(map[string]int)
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		if r := &p.runs[i]; r.shape == running && p.lead[i] == "" && !p.isHeading(i) {
			if paragraphs++; r.first().speaks() {
				turns++
				if count[r.first().turn.name]++; count[r.first().turn.name] == comesBack {
					back++
				}
			}
		}
	}
	if turns < leastTurns || back < comesBack || turns*paragraphsPerTurn < paragraphs {
		return
	}
	speaks := false
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		r := &p.runs[i]
		first := r.first()
		switch {
		case r.shape == quotation:
		case first.speaks():
			speaks = !first.turn.noted
		case r.shape != running, p.lead[i] != "", p.isHeading(i), p.closing[i], p.own[i] != "", first.class != noMarker, first.edited, isBracketed(r.text()), first.format != nil && first.format.Form != "":
			speaks = false
		case speaks && isNamed(r.text()):
			speaks = false // somebody else, perhaps
		case speaks && p.isNarrated(i):
			speaks = false
		case speaks && hasWord(r.text()):
			r.spoken = true
		}
	}
}

// isNamed tells a paragraph that begins with one word and a colon.
func isNamed(text string) bool {
	name, said, ok := strings.Cut(text[:firstWord(text)], ":")
	return ok && name != "" && said == "" && len(name) <= mostShort
}

// Limits of what the record itself tells between two turns.
const (
	mostNarratedWords = 30
	mostNarratedLines = 6
)

// isNarrated tells a paragraph that is said by nobody: it tells of the
// procedure, as those behind it may, up to the next turn or the end of a part.
func (p *parser) isNarrated(i int) bool {
	for n := 0; n < mostNarratedLines && i >= 0; n++ {
		if !p.narrates(i) {
			r := &p.runs[i]
			return n > 0 && (r.first().speaks() || p.isHeading(i) || r.shape != running || isBracketed(r.text()))
		}
		i = p.after[i]
	}
	return i < 0
}

// narrates tells one sentence that tells of the procedure, with no word by which
// a speaker means themself or who listens: "The motion was carried."
func (p *parser) narrates(i int) bool {
	r := &p.runs[i]
	text := r.text()
	if r.shape != running || r.first().speaks() || p.isHeading(i) || r.words > mostNarratedWords || !r.endsSentence() || strings.ContainsAny(text, "“\"") || len(p.sentences(text)) > 1 {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("'’-", r) })
	if slices.ContainsFunc(words, func(word string) bool { return p.ownWords[word] }) {
		return false
	}
	text = " " + strings.Join(words, " ") + " "
	return slices.ContainsFunc(p.language.ProcedurePhrases, func(phrase string) bool { return strings.Contains(text, " "+phrase+" ") })
}
