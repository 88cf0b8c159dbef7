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
	mostShort     = 16 // bytes of a short name
	leastShort    = 3  // of them, and times that each comes back
	mostFixed     = 75 // percent of the turns behind which the same name follows
)

// speaks is what shows that the words before a colon speak.
type speaks int

const (
	nobody    speaks = iota
	shortName        // "Li", "LW": where three such come back, in no fixed order
	bareName         // "Li Wei": in a transcript, where it comes back
	byRole           // "Moderator", "The Chair"
	byTitle          // "Ms. Aalto", "THE CHAIR"
)

// turn is the head of a line that may open one.
type turn struct {
	name   string // in small letters: whoever has the same speaks again
	how    speaks
	upper  bool        // the name is in capitals
	noted  bool        // in notes: what stands below without a name may be of anybody
	timed  bool        // the time of the day stands before it
	titled bool        // "Ms. Vik"
	shown  bool        // by more than its words: a stop behind it, or that it comes back
	who    source.Span // the name in the file's text; empty when there is none
	said   int         // where what is said begins, in the file's text
}

// turns finds the lines of a transcript at which somebody begins to speak.
type turns struct {
	file          *source.File
	lines         []line
	titles, roles map[string]bool
	labels        map[string]bool // of the head of minutes, which has roles as well
	nouns         map[string]bool // that stand alone above parts of minutes: "ACTION"
	articles      []string
	small         map[string]bool // "of", in "Ms. VIK of Northmarsh"
	tails         map[string]bool // "pro", in "The SPEAKER pro tempore"
}

// markTurns finds the lines of a transcript at which somebody begins to speak:
// "THE CHAIR: ...", "Ms. Aalto: ...", "Moderator: ...". Each is a paragraph, and
// no heading, how short it may be.
//
// Names in capitals or behind a title make a transcript where there are three.
// Roles and bare names are turns only where the text is one, by those names or
// by two speakers that come back, one of whom has a role or a title, or where
// nearly every paragraph begins with a name.
func markTurns(f *source.File, lines []line, language *lexicon.Lexicon) {
	t := newTurns(f, lines, language)
	t.captions()
	found := make(map[int]*turn)
	e := evidence{count: make(map[string]int), opening: len(lines)}
	for i := range lines {
		if l := &lines[i]; l.shape != running || l.class != noMarker || l.format != nil && l.format.Form != "" {
			continue
		}
		if o := t.read(i); o != nil {
			found[i] = o
			e.count[o.name]++
			e.opening = min(e.opening, i)
			if o.how == byTitle {
				e.sure++
			}
		}
	}
	back, known := make(map[string]bool), false // speakers that come back; one of them has a role or a title
	for _, o := range found {
		if o.how != shortName && e.count[o.name] >= comesBack {
			back[o.name] = true
			known = known || o.how != bareName
		}
	}
	e.transcript = len(back) >= comesBack && (known || t.speakOnly(found))
	e.noted = t.areNoted(found, e.count)
	if !e.transcript && !e.noted && e.sure < leastTurns {
		return
	}
	for i, o := range found {
		if t.opens(o, i, e) {
			o.noted = !e.transcript && e.sure < leastTurns
			o.shown = o.shown || e.transcript && (o.timed || o.how == byRole || o.titled || e.count[o.name] >= comesBack)
			lines[i].turn = o
		}
	}
}

// evidence is what the heads of lines show together.
type evidence struct {
	count      map[string]int // by the name
	sure       int            // names in capitals or behind a title
	opening    int            // the first line with one
	transcript bool
	noted      bool // by initials, as those do who take notes
}

// opens tells whether the head of a line opens a turn, by what shows it and by
// the others.
func (t *turns) opens(o *turn, line int, e evidence) bool {
	again := e.count[o.name] >= comesBack
	switch o.how {
	case byTitle:
		return true
	case bareName:
		return e.transcript || e.noted
	case shortName:
		asName := unicode.IsUpper(firstRune(t.file.Slice(o.who))) || e.count[o.name] >= leastShort
		return e.noted && asName || o.upper && again && (e.transcript || e.sure >= leastTurns)
	case byRole:
		return again || !t.labels[o.name] || e.transcript && line > e.opening
	}
	return false
}

func newTurns(f *source.File, lines []line, language *lexicon.Lexicon) *turns {
	return &turns{file: f, lines: lines, titles: set(language.Titles), roles: set(language.TurnRoles), labels: set(language.MeetingLabels), nouns: set(slices.Concat(language.Labels, language.TextWords, language.PlainParts)), articles: language.Articles, small: hangingWords(language), tails: set(language.OfficeTails)}
}

// mostUnspoken is how many of a hundred paragraphs of a transcript open no turn,
// where no speaker has a role or a title.
const mostUnspoken = 30

// speakOnly tells a text whose paragraphs nearly all begin with a name.
func (t *turns) speakOnly(found map[int]*turn) bool {
	paragraphs := 0
	for i := range t.lines {
		if l := &t.lines[i]; l.shape == running && l.gap {
			paragraphs++
		}
	}
	return (paragraphs-len(found))*100 <= paragraphs*mostUnspoken
}

// areNoted tells notes of a discussion in which each is named in short: three
// names or more that come back three times, one behind the other in no fixed
// order. Labels of records come back in theirs: "Place:", "Status:", "Owner:".
func (t *turns) areNoted(found map[int]*turn, count map[string]int) bool {
	type pair struct{ a, b string }
	follows := make(map[pair]int)
	before, names, turns := "", make(map[string]bool), 0
	for i := range t.lines {
		o := found[i]
		if o == nil || o.how != shortName && o.how != bareName || count[o.name] < leastShort {
			continue
		}
		names[o.name] = true
		if before != "" {
			follows[pair{before, o.name}]++
			turns++
		}
		before = o.name
	}
	if len(names) < leastShort {
		return false
	}
	most := make(map[string]int)
	for p, n := range follows {
		most[p.a] = max(most[p.a], n)
	}
	fixed := 0
	for _, n := range most {
		fixed += n
	}
	return fixed*100 <= turns*mostFixed
}

// captions takes back the marks of quotation of a transcript that was written
// while people spoke: ">> MS. AALTO: ...", and ">> Thank you" of somebody that
// nobody named. Three that name somebody show one.
func (t *turns) captions() {
	named := 0
	for i := range t.lines {
		if l := &t.lines[i]; l.shape == running && l.class == quoting {
			text := t.file.Slice(l.span)
			name, _, ok := strings.Cut(text[len(captionOf(text)):min(len(text), mostTurnBytes)], ":")
			if ok && captionOf(text) != "" && countWords(name) <= mostTurnWords && isAllUpper(name) {
				named++
			}
		}
	}
	if named < leastTurns {
		return
	}
	for i := range t.lines {
		if l := &t.lines[i]; l.class == quoting && captionOf(t.file.Slice(l.span)) != "" {
			l.unmark()
			l.gap = true
		}
	}
}

// captionOf is the ">>" at the head of a turn, with the space behind it.
func captionOf(text string) string {
	if !strings.HasPrefix(text, ">>") {
		return ""
	}
	return text[:len(text)-len(strings.TrimLeft(text, "> "))]
}

// isSaidBelow tells what stands below a name alone on its line: "Anna Lund:".
func (p *parser) isSaidBelow(i int) bool {
	before := p.before[i]
	return before >= 0 && p.runs[before].first().speaks() && p.runs[before].ends() == ':'
}

// read reads the words before the colon at the head of a line: a name in
// capitals or behind a title, a role, or a bare name of several words. What
// follows a role is a sentence: "Moderator: Ms. B. Lund" is of a programme.
func (t *turns) read(i int) *turn {
	text, start := t.file.Slice(t.lines[i].span), t.lines[i].span.Start
	if o := t.stopped(text); o != nil {
		o.shown = true
		return o.from(start)
	}
	lead := len(captionOf(text))
	time := lead + len(timeOf(text[lead:]))
	name, said, ok := strings.Cut(text[time:max(time, min(len(text), mostTurnBytes))], ":")
	alone := ok && !hasWord(said) && i+1 < len(t.lines) && t.lines[i+1].shape == running && t.lines[i+1].class == noMarker // what is said stands below
	most := mostTurnWords
	if isAllUpper(name) && strings.Contains(name, ", ") {
		most = 2 * mostTurnWords // "PER VIK, MINISTER FOR FERRIES, CANALS AND THE ISLANDS OF THE NORTH"
	}
	if !ok || !hasWord(said) && !alone || countWords(name) > most {
		return nil
	}
	bare, _, bracket := strings.Cut(name, "(")
	o := &turn{who: trimmed(text, source.Span{Start: time, End: time + len(bare)}), said: time + len(name) + len(":"), timed: time > lead}
	bare = strings.TrimSpace(bare)
	o.name, o.upper = strings.ToLower(bare), isAllUpper(bare)
	o.titled = t.titles[strings.TrimRight(o.name[:firstWord(o.name)], ".")]
	o.how = t.how(i, o.name, bare, bracket, alone, o.timed)
	if o.how == nobody {
		return nil
	}
	return o.from(start)
}

// from moves a turn that was read in a line to where the line stands.
func (o *turn) from(start int) *turn {
	o.who.Start += start
	o.who.End += start
	o.said += start
	return o
}

// trimmed is a span without the space at its ends.
func trimmed(text string, s source.Span) source.Span {
	s.Start += len(text[s.Start:s.End]) - len(strings.TrimLeft(text[s.Start:s.End], " \t"))
	s.End = s.Start + len(strings.TrimRight(text[s.Start:s.End], " \t"))
	return s
}

// how tells what shows that the words before the colon of a line speak.
func (t *turns) how(i int, lower, bare string, bracket, alone, timed bool) speaks {
	first := strings.TrimRight(lower[:firstWord(lower)], ".")
	switch {
	case alone && (t.roles[lower] || t.isLoneName(bare)) && !t.labels[lower]:
		if t.roles[lower] {
			return byRole // "QUESTION:", with what is asked below
		}
		return bareName
	case alone && (t.labels[lower] || !t.isBareName(bare, bracket) && !t.titles[first]):
		return nobody // "MEMBERS PRESENT:"
	case timed && (t.isBareName(bare, bracket) || t.isNumberedRole(lower)):
		return byRole
	case alone:
		return bareName
	case t.isNumberedRole(lower) && t.saysSentence(i):
		return bareName
	case strings.ContainsAny(bare, "0123456789"):
		return nobody // "AGENDA ITEM 7 (b): ..."
	case isAllUpper(bare) && isCapitals(bare) || t.titles[first] && beginsUpper(lastWord(bare)):
		return byTitle
	case !alone && t.isShortName(bare) && !t.roles[lower]:
		return shortName
	case !beginsUpper(bare) || !alone && !t.saysSentence(i):
		return nobody
	case t.roles[lower] || slices.Contains(t.articles, first) && t.roles[strings.TrimSpace(lower[firstWord(lower):])]:
		return byRole
	case t.isBareName(bare, bracket):
		return bareName
	}
	return nobody
}

// isNumberedRole tells "Speaker 1", as programs name who speaks.
func (t *turns) isNumberedRole(lower string) bool {
	role, number, ok := strings.Cut(lower, " ")
	return ok && t.roles[role] && allDigits(number) && len(number) <= 2
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
func (t *turns) stopped(text string) *turn {
	if rest, ok := strings.CutPrefix(text, "Q"); ok && len(rest) > 2 && (rest[0] == ' ' || strings.HasPrefix(rest, ". ")) && beginsUpper(strings.TrimLeft(rest, ". ")) {
		return &turn{name: "q", how: byRole, said: len(text) - len(strings.TrimLeft(rest, ". "))}
	}
	how, end, capitals, bracket := nobody, 0, 0, false
	for n := 0; n <= mostTurnWords; n++ {
		from := end + len(text[end:]) - len(strings.TrimLeft(text[end:], " "))
		if end = from + firstWord(text[from:]); end == len(text) {
			return nil
		}
		word := text[from:end]
		lower := strings.ToLower(strings.TrimRight(word, stopSigns))
		bracket = bracket || word[0] == '('
		switch {
		case bracket:
			bracket = !strings.HasSuffix(strings.TrimRight(word, "."), ")")
		case n == 0 && (t.titles[lower] || slices.Contains(t.articles, lower)), capitals > 0 && (t.small[lower] || t.tails[lower] || beginsUpper(word) && t.small[lastWord(text[:max(0, from-1)])]):
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
			return nil
		}
		if hasStop(word) && capitals > 0 && !bracket && !isInitials(word) {
			break
		}
	}
	bare, _, _ := strings.Cut(text[:end], "(")
	bare = strings.TrimRight(bare, stopSigns)
	said := strings.TrimLeft(text[end:], " ")
	o := &turn{name: strings.ToLower(bare), how: byTitle, who: source.Span{End: len(bare)}, said: len(text) - len(said)}
	switch {
	case !hasStop(text[:end]) || capitals == 0 || !beginsUpper(said) || isAllUpper(said):
		return nil
	case how == byTitle || slices.Contains(t.articles, o.name[:firstWord(o.name)]):
		return o
	}
	return nil
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

// isShortName tells one word that can be somebody's name or initials; some write
// theirs small.
func (t *turns) isShortName(bare string) bool {
	lower := strings.ToLower(bare)
	return unicode.IsLetter(firstRune(bare)) && !strings.ContainsFunc(bare, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'’-_", r)
	}) && len(bare) <= mostShort && len(bare) > 1 && !strings.ContainsAny(bare, " \t0123456789.") && !t.labels[lower] && !t.nouns[lower]
}

// isLoneName tells a name of one word in capitals, which is none of the words
// that stand alone above a part: "LUND", but not "BACKGROUND".
func (t *turns) isLoneName(bare string) bool {
	return isAllUpper(bare) && strings.IndexByte(bare, ' ') < 0 && len(bare) > 2 && !strings.ContainsAny(bare, "0123456789") && !t.nouns[strings.ToLower(bare)]
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
	if i < 0 {
		return true // it was looked for at the head of a sentence
	}
	for i+1 < len(t.lines) && !t.lines[i+1].gap && t.lines[i+1].shape == running && !strings.Contains(t.file.Slice(t.lines[i+1].span), ":") {
		i++
	}
	return isStop(endsIn(t.file.Slice(t.lines[i].span)))
}
