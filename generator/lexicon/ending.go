package lexicon

import "strings"

// Endings are ends of words that tell what a word is: "ly" an adverb, "ing"
// what is being done.
type Endings []string

// shortestStem is how many bytes must stand before an ending: "only" and
// "being" are words of their own.
const shortestStem = 3

// Of tells whether a folded word has one of the endings.
func (e Endings) Of(fold string) bool {
	for _, ending := range e {
		if len(fold) >= len(ending)+shortestStem && strings.HasSuffix(fold, ending) {
			return true
		}
	}
	return false
}
