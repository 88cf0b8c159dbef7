package source

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Mixed is what looks like UTF-8 in a file that was read by a code page, as
// happens when two files are put together.
type Mixed struct {
	At    Position // the first, as an editor counts that reads all by the code page
	Reads string   // as it was read
	Means string   // as UTF-8 has it
	Count int
}

// Mixed looks for characters of UTF-8 in a file that was read as Windows-1252
// or Mac Roman, and is false where there are none. Only Western letters, signs
// and quotation marks are looked for: the bytes of others stand beside each
// other in words of the code pages, too. For the same reason nothing is said
// where a capital stands before: such a word may be all in capitals.
func (f *File) Mixed() (found Mixed, ok bool) {
	table := charmap.Windows1252
	switch f.Encoding {
	case Windows1252:
	case MacRoman:
		table = charmap.Macintosh
	default:
		return found, false
	}
	at, before := Position{1, 1}, '\n'
	for i := 0; i < len(f.Raw); {
		size := 1
		if r, n := utf8.DecodeRune(f.Raw[i:]); n > 1 && isWestern(r) && !unicode.IsUpper(before) {
			size = n
			if found.Count++; found.Count == 1 {
				found.At, found.Means = at, string(r)
				for _, b := range f.Raw[i : i+n] {
					found.Reads += string(byteIn(table, b))
				}
			}
		}
		before = byteIn(table, f.Raw[i+size-1])
		at.Column += size
		if before == '\n' || before == '\r' && (i+1 == len(f.Raw) || f.Raw[i+1] != '\n') {
			at = Position{at.Line + 1, 1}
		}
		i += size
	}
	return found, found.Count > 0
}

// isWestern tells letters of Latin-1, and the dashes, quotation marks and signs
// that word processors put into texts.
func isWestern(r rune) bool {
	return r >= 0xA0 && r <= 0xFF || r >= '\u2010' && r <= '\u203A' || r == '€' || r == '™'
}
