package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// Limits of the name before a turn.
const (
	leastTurns    = 3
	mostTurnWords = 8
	mostBareWords = 4 // of a name without a title
	mostTurnBytes = 160
	comesBack     = 2
)

// speaks is what shows that the words before a colon speak.
type speaks int

const (
	nobody   speaks = iota
	bareName        // "Li Wei": in a transcript, where it comes back
	byRole          // "Moderator", "The Chair"
	byTitle         // "Ms. Aalto", "THE CHAIR"
)

// turns finds the lines of a transcript at which somebody begins to speak.
type turns struct {
	file          *source.File
	lines         []line
	titles, roles map[string]bool
	labels        map[string]bool // of the head of minutes, which has roles as well
	articles      []string
	small         map[string]bool // "of", in "Ms. VIK of Northmarsh"
}

// markTurns finds the lines of a transcript at which somebody begins to speak:
// "THE CHAIR: ...", "Ms. Aalto: ...", "Moderator: ...". Each is a paragraph, and
// no heading, how short it may be.
//
// Names in capitals or behind a title make a transcript where there are three.
// Roles and bare names are turns only where the text is one, by those names or
// by two speakers that come back, one of whom has a role or a title.
func markTurns(f *source.File, lines []line, language *lexicon.Lexicon) {
	t := &turns{file: f, lines: lines, titles: set(language.Titles), roles: set(language.TurnRoles), labels: set(language.MeetingLabels), articles: language.Articles, small: hangingWords(language)}
	type turn struct {
		line int
		name string
		how  speaks
	}
	var found []turn
	count := make(map[string]int)
	sure := 0
	for i := range lines {
		if l := &lines[i]; l.shape != running || l.class != noMarker || l.format != nil && l.format.Form != "" {
			continue
		}
		if name, how := t.speaker(i); how != nobody {
			found = append(found, turn{i, name, how})
			count[name]++
			if how == byTitle {
				sure++
			}
		}
	}
	back, known := 0, false // speakers that come back; one of them has a role or a title
	counted := make(map[string]bool)
	for _, o := range found {
		if count[o.name] >= comesBack && !counted[o.name] {
			counted[o.name] = true
			back++
			known = known || o.how != bareName
		}
	}
	transcript := back >= comesBack && known
	if !transcript && sure < leastTurns {
		return
	}
	for _, o := range found {
		switch {
		case o.how == byTitle, o.how == bareName && transcript,
			o.how == byRole && (count[o.name] >= comesBack || !t.labels[o.name]):
			lines[o.line].speaker = o.name
		}
	}
}

// isSaidBelow tells what stands below a name alone on its line: "Anna Lund:".
func (p *parser) isSaidBelow(i int) bool {
	before := p.before[i]
	return before >= 0 && p.runs[before].first().speaks() && p.runs[before].ends() == ':'
}

// paragraphsPerTurn is how many paragraphs a turn has at most on average, in a
// text whose paragraphs without a name go on with the turn before them. More
// than one speaker must come back: a report names each party once.
const paragraphsPerTurn = 8

// findSpoken finds the paragraphs that go on with a turn: unmarked ones behind
// it, up to the next turn, a heading, an aside in brackets, or a list.
func (p *parser) findSpoken() {
	turns, paragraphs, back := 0, 0, 0
	count := make(map[string]int)
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		if r := &p.runs[i]; r.shape == running && p.lead[i] == "" && !p.isHeading(i) {
			if paragraphs++; r.first().speaks() {
				turns++
				if count[r.first().speaker]++; count[r.first().speaker] == comesBack {
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
			speaks = true
		case r.shape != running, p.lead[i] != "", p.isHeading(i), p.closing[i], p.own[i] != "", first.class != noMarker, first.edited, isBracketed(r.text()), first.format != nil && first.format.Form != "":
			speaks = false
		case speaks && hasWord(r.text()):
			r.spoken = true
		}
	}
}

// speaker reads the words before the colon at the head of a line: a name in
// capitals or behind a title, a role, or a bare name of several words. What
// follows a role is a sentence: "Moderator: Ms. B. Lund" is of a programme.
func (t *turns) speaker(i int) (name string, how speaks) {
	text := t.file.Slice(t.lines[i].span)
	if name, how = t.stopped(text); how != nobody {
		return name, how
	}
	time := timeOf(text)
	text = text[len(time):]
	name, said, ok := strings.Cut(text[:min(len(text), mostTurnBytes)], ":")
	alone := ok && !hasWord(said) && i+1 < len(t.lines) && t.lines[i+1].shape == running && t.lines[i+1].class == noMarker // what is said stands below
	if !ok || !hasWord(said) && !alone || countWords(name) > mostTurnWords {
		return "", nobody
	}
	bare, _, bracket := strings.Cut(name, "(")
	bare = strings.TrimSpace(bare)
	lower := strings.ToLower(bare)
	first := strings.TrimRight(lower[:firstWord(lower)], ".")
	switch {
	case alone && (t.labels[lower] || !t.isBareName(bare, bracket) && !t.titles[first]):
		return "", nobody // "MEMBERS PRESENT:"
	case time != "" && t.isBareName(bare, bracket):
		return lower, byRole
	case alone:
		return lower, bareName
	case strings.ContainsAny(bare, "0123456789"):
		return "", nobody // "AGENDA ITEM 7 (b): ..."
	case isAllUpper(bare) && isCapitals(bare) || t.titles[first] && beginsUpper(lastWord(bare)):
		return lower, byTitle
	case !beginsUpper(bare) || !alone && !t.saysSentence(i):
		return "", nobody
	case t.roles[lower] || slices.Contains(t.articles, first) && t.roles[strings.TrimSpace(lower[firstWord(lower):])]:
		return lower, byRole
	case t.isBareName(bare, bracket):
		return lower, bareName
	}
	return "", nobody
}

// timeOf is the time of the day at the head of a line, with what parts it from a
// name: "10:04:38 am - " of "10:04:38 am - Anna Lund:".
func timeOf(text string) string {
	end := len(text) - len(strings.TrimLeft(text, "[(0123456789:."))
	if strings.Count(text[:end], ":") == 0 {
		return ""
	}
	for _, half := range []string{" am", " pm", "am", "pm", " AM", " PM", "AM", "PM"} {
		if strings.HasPrefix(text[end:], half) {
			end += len(half)
			break
		}
	}
	return text[:len(text)-len(strings.TrimLeft(text[end:], "]) -–—\t"))]
}

// stopped reads a name in capitals with a full stop behind it, as records of
// parliaments have it: "Mr. LUND. I agree", "The PRESIDING OFFICER (Ms. Vik).
// So ordered", "MR. VIK of Northmarsh. No". "Q" is who asks at a press
// briefing.
func (t *turns) stopped(text string) (name string, how speaks) {
	if rest, ok := strings.CutPrefix(text, "Q"); ok && len(rest) > 2 && (rest[0] == ' ' || strings.HasPrefix(rest, ". ")) && beginsUpper(strings.TrimLeft(rest, ". ")) {
		return "q", byRole
	}
	end, capitals, bracket := 0, 0, false
	for n := 0; n <= mostTurnWords; n++ {
		from := end + len(text[end:]) - len(strings.TrimLeft(text[end:], " "))
		if end = from + firstWord(text[from:]); end == len(text) {
			return "", nobody
		}
		word := text[from:end]
		lower := strings.ToLower(strings.TrimRight(word, stopSigns))
		bracket = bracket || word[0] == '('
		switch {
		case bracket:
			bracket = !strings.HasSuffix(strings.TrimRight(word, "."), ")")
		case n == 0 && (t.titles[lower] || slices.Contains(t.articles, lower)), capitals > 0 && (t.small[lower] || beginsUpper(word) && t.small[lastWord(text[:max(0, from-1)])]):
			if t.titles[lower] {
				how = byTitle
			}
			if capitals == 0 || t.small[lower] {
				continue
			}
		case isAllUpper(word) && strings.ContainsFunc(word, unicode.IsLetter):
			if n == 0 && t.roles[lower] {
				how = byTitle // "CHAIRMAN LUND."
			}
			if !isInitials(word) {
				capitals++
			}
		default:
			return "", nobody
		}
		if hasStop(word) && capitals > 0 && !bracket && !isInitials(word) {
			break
		}
	}
	bare, _, _ := strings.Cut(text[:end], "(")
	name = strings.ToLower(strings.TrimRight(bare, stopSigns))
	said := strings.TrimLeft(text[end:], " ")
	switch {
	case !hasStop(text[:end]) || capitals == 0 || !beginsUpper(said) || isAllUpper(said):
		return "", nobody
	case how == byTitle || slices.Contains(t.articles, name[:firstWord(name)]):
		return name, byTitle
	}
	return "", nobody
}

// stopSigns may stand behind the name that opens a turn: "Mr. LUND.- I agree".
const stopSigns = ".:-–— "

func hasStop(word string) bool {
	return strings.Contains(word[len(strings.TrimRight(word, stopSigns)):], ".")
}

// isInitials tells "S.S." and "J." from a name.
func isInitials(word string) bool {
	for part := range strings.SplitSeq(strings.TrimRight(word, stopSigns), ".") {
		if len(part) > 1 {
			return false
		}
	}
	return true
}

// isBareName tells a name of several words, or of one with a country or a body
// in brackets behind it.
func (t *turns) isBareName(bare string, bracket bool) bool {
	words := strings.Fields(bare)
	if len(words) > mostBareWords || len(words) < 2 && !bracket || strings.ContainsAny(bare, "0123456789,;") || t.labels[strings.ToLower(bare)] {
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool { return !beginsUpper(word) })
}

// saysSentence tells whether the lines from one to the next blank line come to
// the end of a sentence.
func (t *turns) saysSentence(i int) bool {
	for i+1 < len(t.lines) && !t.lines[i+1].gap && t.lines[i+1].shape == running && !strings.Contains(t.file.Slice(t.lines[i+1].span), ":") {
		i++
	}
	return isStop(endsIn(t.file.Slice(t.lines[i].span)))
}
