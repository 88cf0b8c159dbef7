package parse

import (
	"strings"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// Limits of the name before a turn.
const (
	leastTurns    = 3
	mostTurnWords = 8
)

// markTurns finds the lines of a transcript at which somebody begins to speak:
// "THE CHAIR: ...", "Ms. Aalto: ...". Each is a paragraph, and no heading, how
// short it may be.
func markTurns(f *source.File, lines []line, language *lexicon.Lexicon) {
	titles := set(language.Titles)
	var turns []int
	for i := range lines {
		if l := &lines[i]; l.shape == running && l.class == noMarker && isTurn(f.Slice(l.span), titles) {
			turns = append(turns, i)
		}
	}
	if len(turns) < leastTurns {
		return
	}
	for _, i := range turns {
		lines[i].turn = true
	}
}

// isTurn tells a line that begins with a name in capitals, or behind a title,
// and a colon.
func isTurn(text string, titles map[string]bool) bool {
	name, said, ok := strings.Cut(text[:min(len(text), 160)], ":")
	if !ok || !hasWord(said) || countWords(name) > mostTurnWords {
		return false
	}
	bare, _, _ := strings.Cut(name, "(")
	first := strings.ToLower(strings.TrimRight(bare[:firstWord(bare)], "."))
	return isAllUpper(bare) && isCapitals(bare) || titles[first] && beginsUpper(lastWord(strings.TrimSpace(bare)))
}
