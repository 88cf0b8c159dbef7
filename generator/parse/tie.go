package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// noteMarkAt is a mark in a run's draft that leads to a note.
type noteMarkAt struct {
	cut  cut         // of the draft, with the space before it
	span source.Span // in the file
	note int         // index of the note's run
}

// How plainly a number in the text is a note's mark. The plainest candidate
// wins if it is the only one so plain.
const (
	unsure   = iota
	spaced   // "Agreement 4 requires"
	paused   // "activities, 1 at"
	glued    // "agenda2", "a.m.1"
	bracketN // "[1]", "[^1]", "¹"
)

// tieNotes leads the marks in the text to their notes. A number is a note's
// mark only where it stands on the note's page (or anywhere, when notes stand
// at the end), after the mark of the note before, and is the only one that
// plainly is one.
func (p *parser) tieNotes() {
	var notes []int
	for i := range p.runs {
		if p.runs[i].shape == footnote {
			notes = append(notes, i)
		}
	}
	if len(notes) == 0 {
		return
	}
	wanted := make(map[string][]int) // labels, with their notes
	paged := make(map[int]int)       // notes on each page
	for _, n := range notes {
		first := p.runs[n].first()
		wanted[first.label] = append(wanted[first.label], n)
		paged[first.page]++
	}
	found := make(map[int][]candidate) // by note
	for i := range p.runs {
		if r := &p.runs[i]; r.shape == running || r.shape == quotation {
			p.candidates(i, wanted, len(paged) > 1, found)
		}
	}
	latest := make(map[string]candidate) // by series: numbers count on, a sign is used again
	for _, n := range notes {
		series := p.runs[n].first().label
		if number(series) > 0 {
			series = "1"
		}
		last, any := latest[series]
		if !any {
			last = candidate{run: -1}
		}
		best := unsure
		for _, c := range found[n] {
			if c.plain == bracketN || c.after(last) {
				best = max(best, c.plain)
			}
		}
		fitting := slices.DeleteFunc(found[n], func(c candidate) bool { return c.plain < best || best < bracketN && !c.after(last) })
		if best == unsure || len(fitting) != 1 || best == spaced && len(paged) < 2 {
			continue
		}
		tied := fitting[0]
		tied.at.note = n
		p.runs[tied.run].marks = append(p.runs[tied.run].marks, tied.at)
		if best < bracketN {
			latest[series] = tied
		}
	}
	for i := range p.runs {
		slices.SortFunc(p.runs[i].marks, func(a, b noteMarkAt) int { return a.cut.Start - b.cut.Start })
	}
}

type candidate struct {
	run, plain int
	at         noteMarkAt
}

// after tells whether a mark stands behind another.
func (c candidate) after(o candidate) bool {
	return c.run > o.run || c.run == o.run && c.at.cut.Start > o.at.cut.Start
}

// candidates finds the numbers and signs of a run that may be marks of notes.
func (p *parser) candidates(run int, wanted map[string][]int, onPage bool, found map[int][]candidate) {
	r := &p.runs[run]
	text := r.draft.text
	piece := 0
	emphasis, _ := r.draft.emphasis()
	for at := 0; at < len(text); {
		label, length, plain := markAt(text, at)
		if length == 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		for piece+1 < len(r.draft.pieces) && r.draft.pieces[piece+1].at <= at {
			piece++
		}
		in := r.draft.pieces[piece]
		if notes := wanted[label]; plain > unsure && in.origin != notInFile && at+length <= in.at+in.length && len(notes) > 0 {
			origin := in.origin + at - in.at
			c := candidate{run, plain, noteMarkAt{cut: cut{Start: at, End: at + length}, span: source.Span{Start: origin, End: origin + length}}}
			for start := at; start > in.at; {
				r, size := utf8.DecodeLastRuneInString(text[:start])
				if r != ' ' && r != '\u00A0' {
					break
				}
				start -= size
				c.at.cut.Start = start
			}
			page := pageAt(r.lines, origin)
			_, marks := slices.BinarySearchFunc(emphasis, at, func(c cut, at int) int { return c.Start - at })
			if marks || plain == spaced && p.isLocated(text[:at]) || p.abbreviations[strings.ToLower(lastWord(text[:at]))] || plain < bracketN && p.isDay(text[at+length:]) {
				c.plain = unsure
			}
			if n := noteOf(run, notes); c.plain > unsure && (!onPage || p.runs[n].first().page == page) {
				found[n] = append(found[n], c)
			}
		}
		at += length
	}
}

// noteOf gives the one of the notes with a label that a mark in a run can lead
// to: the next one, for where notes stand by chapter or page their labels begin
// anew; behind the last of them, that.
func noteOf(run int, notes []int) int {
	next, _ := slices.BinarySearch(notes, run)
	return notes[min(next, len(notes)-1)]
}

// lastWord is what stands behind the last space or slash of a text.
func lastWord(s string) string { return s[strings.LastIndexAny(s, " /(")+1:] }

func pageAt(lines []line, origin int) int {
	i, found := slices.BinarySearchFunc(lines, origin, func(l line, at int) int { return l.span.Start - at })
	if !found {
		i--
	}
	return lines[max(i, 0)].page
}

// isLocated tells a number that belongs to the word before it: "article 4".
func (p *parser) isLocated(before string) bool {
	before = strings.TrimRight(before, " .")
	word := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
	return p.located[word] || p.months[word]
}

// isDay tells a number that a month follows: ", 3 May".
func (p *parser) isDay(behind string) bool {
	if !strings.HasPrefix(behind, " ") {
		return false
	}
	behind = strings.TrimLeft(behind, " ")
	return p.months[strings.ToLower(strings.Trim(behind[:firstWord(behind)], ".,;"))]
}

// markAt reads what may be a note's mark at a place of a text, and how plainly
// it is one. Without a length there is nothing to read here.
func markAt(text string, at int) (label string, length, plain int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case r == '(':
		if label, length := spacedMark(text[at:]); length > 0 && at > 0 {
			return label, length, bracketN
		}
		if label, length := gluedMark(text[at:]); length > 0 && isBehindWord(text[:at]) {
			return label, length, glued
		}
	case r == '[':
		inner := strings.TrimPrefix(text[at+1:min(len(text), at+26)], "^")
		if end := strings.IndexByte(inner, ']'); end > 0 && (isNoteLabel(inner[:end]) || text[at+1] == '^') {
			return inner[:end], end + len(text[at:min(len(text), at+26)]) - len(inner) + 1, bracketN
		}
	case isSuperscript(r):
		end := at
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !isSuperscript(r) {
				break
			}
			end += size
		}
		return plainDigits(text[at:end]), end - at, bracketN
	case r >= '0' && r <= '9':
		end := at
		for end < len(text) && (text[end] >= '0' && text[end] <= '9') {
			end++
		}
		return text[at:end], end - at, plainness(text, at, end)
	case (r == '*' || r == '†' || r == '‡') && at > 0 && !unicode.IsSpace(rune(text[at-1])) && text[at-1] != text[at]:
		if at+size == len(text) || text[at+size] == ' ' {
			return string(r), size, glued
		}
	}
	return "", 0, unsure
}

// plainness weighs a run of digits by what stands around it.
func plainness(text string, at, end int) int {
	if at == 0 || end-at > 3 || text[at] == '0' {
		return unsure
	}
	if after, _ := utf8.DecodeRuneInString(text[end:]); end < len(text) && !unicode.IsSpace(after) && !strings.ContainsRune(".,;:)]”\"—", after) {
		if after != '/' {
			return unsure
		}
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	if before != ' ' {
		if before == ']' && text[0] != '[' || unicode.IsLetter(before) && unicode.IsLower(before) || strings.ContainsRune(".,;:)]”\"’", before) && !endsInDigit(text[:at-utf8.RuneLen(before)]) {
			return glued
		}
		return unsure
	}
	earlier, _ := utf8.DecodeLastRuneInString(text[:at-1])
	switch {
	case strings.ContainsRune(",;:)]”\".", earlier) && !endsInAbbreviation(text[:at-1]):
		return paused
	case unicode.IsLetter(earlier) || unicode.IsDigit(earlier):
		return spaced
	}
	return unsure
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// endsInAbbreviation tells "No. 3" and "para. 3" from the end of a sentence: a
// short word with a full stop.
func endsInAbbreviation(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return strings.HasSuffix(word, ".") && len(word) <= 6
}
