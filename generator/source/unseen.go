package source

import (
	"cmp"
	"slices"
	"unicode"
)

// Unseen is a character that no reader sees, and how often a file has it.
type Unseen struct {
	Rune  rune
	What  string   // what it does, as a clause
	At    Position // the first
	Count int
}

// Unseen lists the characters of a file that can make it read otherwise than it
// shows: marks that turn the direction of a text, as somebody may have put them
// there to hide what it says, and characters without width inside words, which
// a search will not find. Soft hyphens, joiners and the marks of direction
// beside letters are ordinary and none of them.
func (f *File) Unseen() []Unseen {
	first := make(map[rune]int)
	var found []Unseen
	for at, r := range f.Text {
		what := unseen(r)
		if what == "" {
			continue
		}
		i, known := first[r]
		if !known {
			i = len(found)
			first[r] = i
			found = append(found, Unseen{Rune: r, What: what, At: f.At(at)})
		}
		found[i].Count++
	}
	slices.SortStableFunc(found, func(a, b Unseen) int { return cmp.Compare(a.Rune, b.Rune) })
	return found
}

// unseen says what a character does that shows as nothing; "" of any other.
func unseen(r rune) string {
	switch {
	case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return "turns the direction in which what follows is shown"
	case r == '\u200B', r == '\u180E', r == '\uFEFF', r >= '\u2060' && r <= '\u2064', r >= 0xE0000 && r <= 0xE007F:
		return "shows as nothing"
	case r < ' ' && !unicode.IsSpace(r), r == 0x7F:
		return "is a control character and shows as nothing"
	}
	return ""
}
