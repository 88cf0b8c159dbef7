package source

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// codepage tells Windows-1252 from Mac Roman, the two in which texts of the
// years before Unicode were saved. Both give every byte above 0x7F a meaning,
// and hardly one byte the same: what is "resolution" with an accent in one
// has a capital Z in the midst of the word in the other. So each such byte is
// read in both, and each reading is judged by the characters beside it: small
// letters stand beside letters, capitals do not stand after small letters,
// quotation marks open before a word and close after one, dashes stand between
// words or numbers, bullets begin lines. The reading with more sense in it
// wins, and Windows-1252, the far commoner one, when there is no telling.
func codepage(raw []byte) Encoding {
	if sense(raw, charmap.Macintosh) > sense(raw, charmap.Windows1252) {
		return MacRoman
	}
	return Windows1252
}

// sense adds up how well the characters above ASCII fit their places.
func sense(raw []byte, table *charmap.Charmap) int {
	at := func(i int) rune {
		if i < 0 || i >= len(raw) {
			return '\n'
		}
		return byteIn(table, raw[i])
	}
	total := 0
	for i, b := range raw {
		if b >= 0x80 {
			total += fit(at(i-1), at(i), at(i+1))
		}
	}
	return total
}

// fit judges a character by its neighbours: 3 where hardly anything else can
// stand, 2 where it is at home, 1 where it may stand, 0 where nothing can be
// said, and below that where it cannot well stand.
func fit(before, r, after rune) int {
	word, next := isWordPart(before), isWordPart(after)
	switch {
	case unicode.IsControl(r):
		return -5
	case strings.ContainsRune("ªº", r):
		return pick(unicode.IsDigit(before), 1, 0)
	case r == 'œ' && after != 'u': // "œuvre", "cœur"; hardly anywhere else
		return 0
	case unicode.IsLetter(r):
		return fitLetter(before, r, after)
	case strings.ContainsRune("“‘„‚«‹", r):
		return fitQuote(word, next, unicode.IsSpace(before) || strings.ContainsRune("([-–—/“‘", before))
	case r == '’' && unicode.IsLetter(before) && unicode.IsLetter(after):
		return 2 // an apostrophe
	case strings.ContainsRune("”’»›", r):
		return fitQuote(next, word, unicode.IsSpace(after) || strings.ContainsRune(")].,;:!?-–—/”’", after))
	case strings.ContainsRune("–—", r):
		switch {
		case unicode.IsSpace(before) && unicode.IsSpace(after), unicode.IsDigit(before) && unicode.IsDigit(after):
			return 3
		case word && next:
			return 2
		}
		return 1
	case strings.ContainsRune("•·", r):
		return pick(!word && unicode.IsSpace(after), 2, -1)
	case r == '…':
		return pick(next, 1, 2)
	case r == '\u00A0':
		return pick(!unicode.IsSpace(before) && !unicode.IsSpace(after), 1, 0)
	case r == '\u00AD':
		return pick(word && next, 1, 0)
	case strings.ContainsRune("£€¥¢", r):
		return pick(unicode.IsDigit(before) || unicode.IsDigit(after), 2, -1)
	case strings.ContainsRune("§¶", r):
		return pick(!word && !unicode.IsLetter(after), 2, 0)
	case r == '°':
		return pick(unicode.IsDigit(before), 2, 0)
	}
	return pick(unicode.IsLetter(before) && unicode.IsLetter(after), -3, 0)
}

// fitLetter judges a letter.
func fitLetter(before, r, after rune) int {
	switch {
	case unicode.IsDigit(before) || unicode.IsDigit(after):
		return -2
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -3
	case unicode.IsLetter(before) && unicode.IsLetter(after):
		return pick(unicode.IsUpper(r) && unicode.IsLower(after), 0, 2)
	case unicode.IsLetter(before) || unicode.IsLetter(after):
		return 1
	}
	return -1
}

// fitQuote judges a quotation mark, given whether a word stands on its outer
// and on its inner side, and whether what stands outside may. Languages differ
// in which marks open and which close, so one the wrong way round may stand.
func fitQuote(outer, inner, outside bool) int {
	switch {
	case outer && inner:
		return -3
	case outside && inner:
		return 3
	case outer || inner:
		return 1
	}
	return 0
}

func isWordPart(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func pick(holds bool, yes, no int) int {
	if holds {
		return yes
	}
	return no
}
