package parse

import (
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// Limits of the name before a turn.
const (
	leastTurns    = 3
	mostTurnWords = 8
	mostBareWords = 4 // of a name without a title
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
}

// markTurns finds the lines of a transcript at which somebody begins to speak:
// "THE CHAIR: ...", "Ms. Aalto: ...", "Moderator: ...". Each is a paragraph, and
// no heading, how short it may be.
//
// Names in capitals or behind a title make a transcript where there are three.
// Roles and bare names are turns only where the text is one, by those names or
// by two speakers that come back, one of whom has a role or a title.
func markTurns(f *source.File, lines []line, language *lexicon.Lexicon) {
	t := &turns{file: f, lines: lines, titles: set(language.Titles), roles: set(language.TurnRoles), labels: set(language.MeetingLabels), articles: language.Articles}
	type turn struct {
		line int
		name string
		how  speaks
	}
	var found []turn
	count := make(map[string]int)
	sure := 0
	for i := range lines {
		if l := &lines[i]; l.shape != running || l.class != noMarker {
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
		case o.how == byTitle,
			o.how == byRole && (count[o.name] >= comesBack || !t.labels[o.name]),
			o.how == bareName && transcript && count[o.name] >= comesBack:
			lines[o.line].turn = true
		}
	}
}

// speaker reads the words before the colon at the head of a line: a name in
// capitals or behind a title, a role, or a bare name of several words. What
// follows a role is a sentence: "Moderator: Ms. B. Lund" is of a programme.
func (t *turns) speaker(i int) (name string, how speaks) {
	text := t.file.Slice(t.lines[i].span)
	name, said, ok := strings.Cut(text[:min(len(text), 160)], ":")
	if !ok || !hasWord(said) || countWords(name) > mostTurnWords {
		return "", nobody
	}
	bare, _, bracket := strings.Cut(name, "(")
	bare = strings.TrimSpace(bare)
	lower := strings.ToLower(bare)
	first := strings.TrimRight(lower[:firstWord(lower)], ".")
	switch {
	case isAllUpper(bare) && isCapitals(bare) || t.titles[first] && beginsUpper(lastWord(bare)):
		return lower, byTitle
	case !beginsUpper(bare) || !t.saysSentence(i):
		return "", nobody
	case t.roles[lower] || slices.Contains(t.articles, first) && t.roles[strings.TrimSpace(lower[firstWord(lower):])]:
		return lower, byRole
	case t.isBareName(bare, bracket):
		return lower, bareName
	}
	return "", nobody
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
