package lexicon

import (
	"io/fs"
	"strings"
	"unicode"
)

// When a text is said to be in a language: that many of its words are small
// words of it, and nearly all of those are there. A neighbour of the language
// shares some of them, and never most.
const (
	likelyWords   = 600 // that are looked at
	fewestWords   = 120
	leastOfText   = 15 // percent of the words
	leastOfSmall  = 60 // percent of the small words
	leastForeign  = 2  // times the small words of the language it was taken for
	mostLikelyLen = 1 << 16
)

// Likely gives the language, of those that have files here, that a text is
// plainly in and another than the given one; "" where there is none, or doubt.
// It is told by the small words of each. An error means that the embedded files
// are broken.
func Likely(text string, than *Lexicon) (string, error) {
	own := make(map[string]bool)
	for _, list := range [][]string{than.FunctionWords, than.ClauseWords} {
		for _, w := range list {
			own[w] = true
		}
	}
	words := make([]string, 0, likelyWords)
	for w := range strings.FieldsFuncSeq(text[:min(len(text), mostLikelyLen)], func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words = append(words, strings.ToLower(w)); len(words) == likelyWords {
			break
		}
	}
	known := 0
	for _, w := range words {
		if own[w] {
			known++
		}
	}
	if len(words) < fewestWords || known*100 >= len(words)*leastOfText {
		return "", nil
	}
	folders, err := fs.ReadDir(files, ".")
	if err != nil {
		return "", err
	}
	best, most := "", known*leastForeign
	for _, folder := range folders {
		if !folder.IsDir() || folder.Name() == than.Language {
			continue
		}
		var structure Structure
		if err := load(folder.Name()+"/structure", &structure); err != nil {
			return "", err
		}
		if n, ok := speaks(words, structure.ClauseWords); ok && n > most {
			best, most = folder.Name(), n
		}
	}
	return best, nil
}

// speaks counts the words that are small words of a language, and tells
// whether they are enough to speak for it.
func speaks(words, small []string) (n int, enough bool) {
	there := make(map[string]bool, len(small)) // whether a small word was met
	for _, w := range small {
		there[w] = false
	}
	met := 0
	for _, w := range words {
		if seen, is := there[w]; is {
			n++
			if !seen {
				there[w] = true
				met++
			}
		}
	}
	return n, n*100 >= len(words)*leastOfText && met*100 >= len(there)*leastOfSmall
}
