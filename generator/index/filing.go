package index

import (
	"strings"
	"unicode"

	"precis/generator/lexicon"
)

// filing tells what an index of names files speakers under.
type filing struct{ titles, bodies map[string]bool }

func newFiling(l *lexicon.Lexicon) filing {
	f := filing{make(map[string]bool), make(map[string]bool)}
	for _, title := range l.Titles {
		f.titles[title] = true
	}
	for _, body := range l.Bodies {
		f.bodies[body] = true
	}
	return f
}

// under gives the name behind the titles and initials that stand before it:
// "Lake" of "Mr. A. Lake", and the whole of what is a name only with its first
// word, "Justice Department".
func (f filing) under(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 || f.bodies[strings.ToLower(words[len(words)-1])] {
		return name
	}
	rest := words
	for len(rest) > 1 {
		switch {
		case len(rest) > 2 && f.titles[folded(rest[0])+" "+folded(rest[1])]:
			rest = rest[2:]
		case f.titles[folded(rest[0])] || isInitial(rest[0]):
			rest = rest[1:]
		default:
			return strings.Join(rest, " ")
		}
	}
	return strings.Join(rest, " ")
}

// folded is a word as lists of titles have it.
func folded(word string) string { return strings.ToLower(strings.TrimRight(word, ".")) }

// isInitial tells letters each of which stands for a name: "A.", "J.-P.".
func isInitial(word string) bool {
	letters := 0
	for part := range strings.SplitAfterSeq(word, ".") {
		part = strings.TrimLeft(part, "-")
		if part == "" {
			continue
		}
		letter, stop := strings.CutSuffix(part, ".")
		if r := []rune(letter); !stop || len(r) != 1 || !unicode.IsUpper(r[0]) {
			return false
		}
		letters++
	}
	return letters > 0
}
