package parse

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/lexicon"
)

// Limits of what stands around a title.
const (
	mostMasthead     = 24 // runs
	mostSessionWords = 5  // "First regular session of 2024"
	mostDateWords    = 10 // "Geneva and online, 30 May to 2 June 2023"
	mostPlaceWords   = 3  // before a month and a year: "Addis Ababa, June 2015"
	mostCodeWords    = 3  // "ENV 1101", "E/2024/3 Rev. 1"
	mostBodyWords    = 10

	mostMastheadBytes = 1000 // longer lines are not looked at: one may be a whole text
)

// mastheads knows the lines that stand around a title, each by itself: what a
// text belongs to, when and where, its symbols and what is done with it. No
// such line is a heading, and none is the title while there is another.
type mastheads struct {
	labels        map[string]bool // "distr."
	preliminaries []string
	disclaimers   []string
	sessions      map[string]bool
	ordinals      map[string]bool
	bodies        map[string]bool
	agenda        map[string]bool
	acts          map[string]bool // "resolution"
	bylines       []string
	kinds         map[string]bool // of texts: "report", "summary"
	months        map[string]bool
	small         map[string]bool
	people        people
}

func newMastheads(l *lexicon.Lexicon) *mastheads {
	return &mastheads{
		people: people{l, hangingWords(l)},
		labels: set(l.MastheadLabels), preliminaries: l.Preliminaries, disclaimers: l.Disclaimers, sessions: set(l.SessionWords), ordinals: set(l.Ordinals),
		bodies: set(l.BodyWords), agenda: set(l.AgendaWords), acts: set(l.HeadingWords[4]), bylines: l.Bylines, kinds: set(l.TextWords),
		months: set(l.Months), small: hangingWords(l),
	}
}

// belongs tells a line that can stand nowhere but in a masthead, wherever the
// title stands.
func (m *mastheads) belongs(text string) bool {
	if len(text) > mostMastheadBytes {
		return false
	}
	return m.isLabelled(text) || m.isCode(text) || m.isPreliminary(text) || m.isAgendaItem(text) || m.isDisclaimer(text)
}

// accompanies tells a line that stands above or under a title and is none.
func (m *mastheads) accompanies(text string) bool {
	return len(text) <= mostMastheadBytes && (m.belongs(text) || m.isSession(text) || m.isDated(text) || isBracketed(text))
}

// isLabelled tells "Distr.: General".
func (m *mastheads) isLabelled(text string) bool {
	label, _, ok := strings.Cut(strings.ToLower(text), ":")
	return ok && m.labels[strings.TrimSpace(label)]
}

// holdsLabel tells a masthead set as a table, of which a cell has a label.
func (m *mastheads) holdsLabel(text string) bool {
	if len(text) > mostMastheadBytes {
		return false
	}
	for cell := range strings.FieldsFuncSeq(strings.ReplaceAll(text, "   ", "\t"), func(r rune) bool { return r == '\t' || r == '|' || r == '\n' }) {
		if m.isLabelled(strings.TrimSpace(cell)) {
			return true
		}
	}
	return false
}

// isCode tells a symbol or register number: "A/78/150", "ENV 1101".
func (m *mastheads) isCode(text string) bool {
	words, digits := 0, false
	if isRegister(text) {
		return true
	}
	for word := range strings.FieldsSeq(text) {
		if words++; words > mostCodeWords || strings.Contains(word, "://") || m.acts[strings.ToLower(word)] {
			return false
		}
		has := strings.ContainsAny(word, "0123456789")
		if digits = digits || has; !has && !isAllUpper(word) && word != "Rev." && word != "Add." {
			return false
		}
	}
	slashed := words == 1 && strings.Contains(text, "/")
	coded := words > 1 && isAllUpper(text) && !m.namesPart(text)
	return digits && (slashed || coded)
}

// isRegister tells the number of a text in a register, with its dates: of its
// letters no four stand together. "32004R0021", "02004R0021 — EN — 01.07.2006".
func isRegister(text string) bool {
	digits, coded, row := 0, false, 0
	for word := range strings.FieldsSeq(text) {
		number := 0
		for _, r := range word {
			switch {
			case unicode.IsDigit(r):
				number, row = number+1, 0
			case unicode.IsUpper(r) && row < 3:
				row++
			case unicode.IsLetter(r):
				return false
			default:
				row = 0
			}
		}
		row, digits = 0, digits+number
		coded = coded || number >= 5 && number < len(word) && strings.ContainsAny(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	}
	return coded && digits >= 5
}

// namesPart tells "CHAPTER 3" and "12 MAY" from a code.
func (m *mastheads) namesPart(text string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if len(word) > 4 && !strings.ContainsAny(word, "0123456789/") || m.months[word] || m.sessions[word] || m.kinds[word] {
			return true
		}
	}
	return false
}

// isPreliminary tells "PRESS RELEASE", and "Embargoed until 10.00, 3 June".
func (m *mastheads) isPreliminary(text string) bool {
	lower := strings.ToLower(strings.Trim(text, "*_#:. "))
	for _, words := range m.preliminaries {
		if rest, ok := strings.CutPrefix(lower, words); ok && (rest == "" || !isLetterFirst(rest) && strings.ContainsAny(rest, "0123456789")) {
			return true
		}
	}
	return false
}

// isDisclaimer tells "This text is meant purely as a documentation tool and ...".
func (m *mastheads) isDisclaimer(text string) bool {
	lower := strings.ToLower(strings.TrimLeft(text, "*_( "))
	return slices.ContainsFunc(m.disclaimers, func(words string) bool {
		rest, ok := strings.CutPrefix(lower, words)
		return ok && !isLetterFirst(rest)
	})
}

func isLetterFirst(s string) bool { return s != "" && unicode.IsLetter(rune(s[0])) }

// isAgendaItem tells "Agenda item 30" and "Item 6 (b) of the provisional
// agenda".
func (m *mastheads) isAgendaItem(text string) bool {
	agenda, label := false, false
	for i, word := range strings.Fields(strings.ToLower(text)) {
		bare := strings.Trim(word, "(),.*†1234567890")
		switch {
		case m.agenda[bare]:
			agenda = true
		case strings.ContainsAny(word, "0123456789") && bare == "" || i > 0 && isLabel(bare):
			label = true
		case !m.small[bare]:
			return false
		}
	}
	return agenda && label && !isStop(endsIn(text))
}

// isSession tells "Twelfth session", "61st plenary meeting", "Session 3".
func (m *mastheads) isSession(text string) bool {
	words := strings.Fields(strings.ToLower(strings.Trim(text, "*_:")))
	if len(words) == 0 || len(words) > mostSessionWords || isStop(endsIn(text)) {
		return false
	}
	for _, word := range words {
		if m.sessions[strings.Trim(word, "(),")] {
			return m.isOrdinal(words[0]) || m.isOrdinal(words[len(words)-1]) && len(words) == 2
		}
	}
	return false
}

// isDatedSession tells "26th plenary meeting, 26 October 2018" on one line.
func (m *mastheads) isDatedSession(text string) bool {
	words := strings.Fields(text)
	for n := 2; n <= mostSessionWords && n < len(words); n++ {
		if m.sessions[strings.ToLower(strings.Trim(words[n-1], ",()"))] {
			return m.isSession(strings.Join(words[:n], " ")) && m.isDated(strings.Join(words[n:], " "))
		}
	}
	return false
}

// isOrdinal tells "twelfth", "seventy-third", "61st", "2024".
func (m *mastheads) isOrdinal(word string) bool {
	digits := strings.TrimLeft(word, "0123456789")
	if digits != word {
		return m.ordinals[digits] || digits == ""
	}
	return m.ordinals[word[strings.LastIndexByte(word, '-')+1:]]
}

// isDated tells a date, alone or with a place: nothing but capitalized words,
// small words, numbers and a month. "National Accounts of the Harbours May 2005",
// with neither day nor comma, names something.
func (m *mastheads) isDated(text string) bool {
	words, named, day, month, digits := 0, 0, false, false, false
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.'
	}) {
		word = strings.Trim(word, ".")
		lower := strings.ToLower(word)
		number := strings.ContainsAny(word, "0123456789")
		if words++; words > mostDateWords || m.kinds[lower] || m.sessions[lower] {
			return false
		}
		month, digits = month || m.months[lower], digits || number
		day = day || number && len(strings.TrimRight(lower, "dhnrst")) <= 2
		if !number && !m.small[lower] && !m.months[lower] {
			named++
		}
		if !number && !m.small[lower] && !m.months[lower] && !beginsUpper(word) && len(lower) > 2 {
			return false
		}
	}
	if words == 1 && !month {
		return isNumericDate(text)
	}
	return month && digits && !strings.HasSuffix(text, ":") && (day || named <= mostPlaceWords || strings.Contains(text, ","))
}

// isNamed tells a line with a word besides its date, its session and its place
// in a count.
func (m *mastheads) isNamed(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(word) > 3 && !strings.ContainsAny(word, "0123456789") && !m.months[word] && !m.small[word] && !m.sessions[word] && !m.isOrdinal(word) {
			return true
		}
	}
	return false
}

// isNumericDate tells "12.03.2024" and "2024-03-12".
func isNumericDate(text string) bool {
	return strings.Trim(text, "0123456789./-") == "" && (strings.Count(text, ".") == 2 || strings.Count(text, "-") == 2 || strings.Count(text, "/") == 2)
}

// isBody tells the name of an organization or of a body of one: capitalized
// words whose head or last is a word for a body, or an acronym.
func (m *mastheads) isBody(text string) bool {
	if len(text) > mostMastheadBytes {
		return false
	}
	words := strings.Fields(strings.Trim(text, "*_#,"))
	if len(words) == 0 || len(words) > mostBodyWords || strings.ContainsAny(text, ":0123456789") {
		return false
	}
	inHead := true
	for _, word := range words {
		lower := strings.ToLower(word)
		inHead = inHead && !m.small[lower]
		if inHead && m.kinds[lower] || !beginsUpper(word) && !m.small[lower] {
			return false // "Report of the Board", but "Parties to the Ferry Convention"
		}
	}
	head := len(words) // the words before the first small one: "Harbour Authority" of "Harbour Authority of Northmarsh"
	for i, word := range words {
		if words[i] = strings.ToLower(word); i > 0 && head == len(words) && m.small[words[i]] {
			head = i
		}
	}
	return m.bodies[words[head-1]] || m.bodies[words[len(words)-1]] || len(words) > 1 && m.bodies[words[0]+" "+words[1]] ||
		len(words) == 1 && isAllUpper(text) && len(text) <= 6
}

// isAct tells the name of a resolution, decision or numbered text alone on its
// line: "Resolution 6/11", "Decision 5/CP.21", "Report 12".
func (m *mastheads) isAct(text string) bool {
	if len(text) > mostMastheadBytes {
		return false
	}
	words := strings.Fields(strings.Trim(text, "*_#. "))
	if len(words) < 2 || len(words) > mostSessionWords {
		return false
	}
	if m.kinds[strings.ToLower(words[0])] && !m.acts[strings.ToLower(words[0])] {
		last := words[len(words)-1]
		return (len(words) == 2 || len(words) == 3 && len(words[1]) <= 3) && len(last) <= 3 && number(last) > 0 // "Report No. 12"
	}
	n := 1
	if len(words) > 2 && m.acts[strings.ToLower(words[0]+" "+words[1])] {
		n = 2
	} else if !m.acts[strings.ToLower(words[0])] {
		return false
	}
	if !strings.ContainsAny(words[n], "0123456789") {
		return false
	}
	for _, word := range words[n:] {
		if beginsLower(word) {
			return false
		}
	}
	return !strings.HasSuffix(text, ":")
}

// isByline tells "Note by the Secretariat" and "Prepared by the Chair".
func (m *mastheads) isByline(text string) bool {
	if len(text) > mostMastheadBytes {
		return false
	}
	lower := strings.ToLower(text)
	for _, words := range m.bylines {
		if rest, ok := strings.CutPrefix(lower, words); ok && strings.HasPrefix(rest, " ") {
			return true
		}
	}
	return false
}

// namesKind tells a line with a word for a kind of text: "Summary by the Chair".
func (m *mastheads) namesKind(text string) bool {
	if len(text) > mostMastheadBytes {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if m.kinds[word] {
			return true
		}
	}
	return false
}

// isBracketed tells a line that stands in brackets as a whole, in one pair or
// several.
func isBracketed(text string) bool {
	for len(text) > 2 && (text[0] == '(' || text[0] == '[') {
		end := closesAt(text)
		if end < 0 {
			return false
		}
		if text = strings.TrimLeft(text[end+1:], " "); text == "" {
			return true
		}
	}
	return false
}

// closesAt is where the bracket that a text begins with closes, those inside it
// aside; -1 when it does not.
func closesAt(text string) int {
	open := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[':
			open++
		case ')', ']':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}
