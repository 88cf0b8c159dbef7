package parse

import (
	"slices"
	"strings"

	"precis/generator/policy"
)

// mostClosingWords is how long the line that closes a text or a meeting is.
const mostClosingWords = 16

// findClosings finds the lines that say when a text was adopted or a meeting
// ended: "12th plenary meeting", with its date below; "The meeting rose at 6
// p.m.". They are no points, and no heading stands above them alone.
func (p *parser) findClosings() {
	p.closing = make([]bool, len(p.runs))
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		p.closing[i] = p.closing[i] || p.isClosing(i)
		if !p.closing[i] && p.isDone(i) {
			p.closing[i] = true
			p.closeSigners(i)
		}
	}
}

// isDone tells "Done at Northmarsh, 3 May 2022." above those who signed.
func (p *parser) isDone(i int) bool {
	r, next := &p.runs[i], p.after[i]
	if r.shape != running || r.first().class != noMarker || r.words > mostClosingWords || p.lead[i] != "" || next < 0 || !p.isSigner(next) {
		return false
	}
	word := strings.ToLower(strings.TrimLeft(r.text()[:firstWord(r.text())], "([*_"))
	return slices.Contains(p.language.ClosingOpeners, word) && strings.ContainsAny(r.text(), "0123456789") && p.before[i] >= 0 && len(p.sentences(r.text())) == 1
}

// closeSigners takes the short lines below for those who signed.
func (p *parser) closeSigners(done int) {
	for i, n := p.after[done], 0; i >= 0 && n < mostSigners && p.isSigner(i); i, n = p.after[i], n+1 {
		p.closing[i] = true
	}
}

// isSigner tells a short line that names an office, a body or somebody.
func (p *parser) isSigner(i int) bool {
	r := &p.runs[i]
	_, annex := p.unnumberedPart(r.text())
	_, level, _ := p.headingWord(r.text())
	return r.shape == running && r.first().class == noMarker && p.lead[i] == "" && !annex && level == 0 && !p.isStatedHeading(i) &&
		r.words > 0 && r.words <= mostSignedWords && beginsUpper(r.text()) && !strings.ContainsAny(r.text(), "0123456789") && !strings.ContainsRune(":;?", r.ends())
}

func (p *parser) isClosing(i int) bool {
	r := &p.runs[i]
	before, next := p.before[i], p.after[i]
	if r.shape != running || r.first().class != noMarker || r.first().format != nil && r.first().format.Form != "" || r.words > mostClosingWords || p.lead[i] != "" || before < 0 {
		return false
	}
	text := r.text()
	if p.isEnd(text) {
		return true
	}
	last := next < 0 || p.runs[next].first().class == hashes || p.endsPart(next)
	switch {
	case p.mastheads.isSession(text):
		return last || p.mastheads.isDated(p.runs[next].text())
	case p.mastheads.isDated(text):
		return last || p.closing[before]
	}
	return p.mastheads.isDatedSession(text) || p.opensClosing(text, last) || p.endsMeeting(text) || p.namesNext(text)
}

// isEnd tells "ENDS", "(end)" and "-ends-" alone.
func (p *parser) isEnd(text string) bool {
	return slices.Contains(p.language.EndWords, strings.ToLower(strings.Trim(text, "()[]-–—*_#./ ")))
}

// endsPart tells a run before which a text can have ended: an annex, the next
// act of a series, an address, a rule.
func (p *parser) endsPart(i int) bool {
	r := &p.runs[i]
	_, annex := p.unnumberedPart(r.text())
	return r.shape == contact || annex || p.mastheads.isAct(r.text()) || isResolutionNumber(r.text()) || !hasWord(r.text())
}

// opensClosing tells "Adopted at the 12th plenary meeting, 7 June 2024".
func (p *parser) opensClosing(text string, last bool) bool {
	bare := strings.TrimLeft(text, "([*_")
	word := strings.ToLower(bare[:firstWord(bare)])
	for _, opener := range p.language.ClosingOpeners {
		if word == opener {
			return strings.ContainsAny(text, "0123456789") && (last || isBracketed(text) || !isStop(endsIn(text)))
		}
	}
	return false
}

// endsMeeting tells "The meeting was adjourned at 11.40 a.m.": a word for a
// meeting, a word for its end, and the time, which may be noon.
func (p *parser) endsMeeting(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 || !strings.ContainsAny(text, "0123456789") && !slices.Contains(p.language.DayTimes, strings.Trim(words[len(words)-1], ".")) {
		return false
	}
	meeting := -1
	for k, word := range words {
		word = strings.Trim(word, ",.;:")
		switch {
		case p.mastheads.sessions[word], p.mastheads.bodies[word] && hasTime(text):
			meeting = k
		case meeting >= 0 && k-meeting <= 3 && p.ends[word]:
			return true
		}
	}
	return false
}

// hasTime tells a text with a time of the day: "3:12", "3 p.m.".
func hasTime(text string) bool {
	for at := 1; at+2 < len(text); at++ {
		if (text[at] == ':' || text[at] == '.') && isDigit(text[at-1]) && isDigit(text[at+1]) && isDigit(text[at+2]) {
			return true
		}
	}
	return strings.Contains(text, "a.m.") || strings.Contains(text, "p.m.")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// namesNext tells "Date of next meeting: 7 June 2021": when a body meets again,
// and nothing else.
func (p *parser) namesNext(text string) bool {
	lower := strings.ToLower(strings.TrimLeft(text, "*_ "))
	return slices.ContainsFunc(p.language.NextMeetings, func(words string) bool {
		rest, ok := strings.CutPrefix(lower, words)
		return ok && !isLetterFirst(rest) && p.saysWhen(rest)
	})
}

// saysWhen tells words with a number or a month.
func (p *parser) saysWhen(text string) bool {
	return strings.ContainsAny(text, "0123456789") || slices.ContainsFunc(strings.Fields(text), func(word string) bool { return p.months[strings.Trim(word, ",.;:")] })
}

// formalities finds what minutes must say at each meeting and what says nothing
// of a matter: "Declarations of interest: None.", "None." alone.
func (p *parser) formalities() {
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		if r := &p.runs[i]; r.shape == running && r.words <= mostClosingWords && p.lead[i] == "" && !r.isTheme && !p.isStatedHeading(i) && r.first().class == noMarker && !r.first().speaks() && p.isFormality(r.text()) {
			p.lead[i] = "a formality of the meeting, to which there was nothing to say"
		}
	}
}

func (p *parser) isFormality(text string) bool {
	bare := func(s string) string { return strings.ToLower(strings.Trim(s, " \t*_.:–—-")) }
	if at := strings.IndexAny(text, ":;"); at >= 0 {
		return slices.Contains(p.language.NothingWords, bare(text[at+1:]))
	}
	return slices.Contains(p.language.NothingWords, bare(text))
}

func (p *parser) closingBlock(r *run) policy.Block {
	return r.block(p.file, policy.ClosingBlock, 0, policy.Evident, "says that the text ends, when it was adopted, the meeting ended, or the next one is")
}
