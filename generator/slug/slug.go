// Package slug makes the names that addresses are made of.
package slug

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Most is the greatest length of a slug, in bytes.
const Most = 60

// Make gives lower-case letters, digits and single hyphens: words cut at Most
// bytes, at a word where there is one, and Safe. Different texts may give one
// slug; whoever needs them unique sees to it.
func Make(text string) string {
	s := Fold(text)
	if len(s) > Most {
		s = strings.ToValidUTF8(s[:Most+1], "")
		if cut := strings.LastIndexByte(s, '-'); cut > Most/3 {
			s = s[:cut]
		} else {
			s = strings.ToValidUTF8(s[:min(Most, len(s))], "")
		}
	}
	return Safe(s)
}

// Safe gives a slug that can be the name of a page everywhere: not empty, no
// name that lists of pages have, and none that Windows keeps for devices,
// whatever its ending.
func Safe(slug string) string {
	switch {
	case slug == "":
		return "x"
	case isTaken(slug):
		return slug + "-page"
	}
	return slug
}

// Is tells whether a text is a slug, of whatever length: one that gives itself.
func Is(text string) bool { return Safe(Fold(text)) == text }

func isTaken(slug string) bool {
	switch slug {
	case "index", "timeline", "matrix", "con", "prn", "aux", "nul":
		return true
	}
	device := strings.HasPrefix(slug, "com") || strings.HasPrefix(slug, "lpt")
	return device && len(slug) == 4 && slug[3] >= '0' && slug[3] <= '9'
}

// Fold is Make without the cut: what names are sorted by. It may be empty.
func Fold(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(text) {
		r = unicode.ToLower(r)
		switch {
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteString(plain(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// plain gives a Latin letter that is no other with a mark on it as who has no
// key for it writes it, and any other as it is.
func plain(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ð', 'đ':
		return "d"
	case 'ł':
		return "l"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	}
	return string(r)
}
