package vocab

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapes are the escapes of one letter in a string.
var escapes = map[byte]byte{'t': '\t', 'b': '\b', 'n': '\n', 'r': '\r', 'f': '\f', '"': '"', '\'': '\'', '\\': '\\'}

// unescape undoes the escapes in text that stands at an offset: \u and \U, and
// in strings those of one letter. It says whether all were in order, and names
// the first that was not.
func (l *turtleLexer) unescape(text string, offset int, inString bool) (string, bool) {
	if !strings.Contains(text, `\`) {
		return text, true
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			b.WriteByte(text[i])
			continue
		}
		letter := byte(0)
		if i+1 < len(text) {
			letter = text[i+1]
		}
		plain, known := escapes[letter]
		if known && inString {
			b.WriteByte(plain)
			i++
			continue
		}
		digits := map[byte]int{'u': 4, 'U': 8}[letter]
		if digits > 0 && i+2+digits <= len(text) {
			code, err := strconv.ParseUint(text[i+2:i+2+digits], 16, 32)
			if err == nil && utf8.ValidRune(rune(code)) {
				b.WriteRune(rune(code))
				i += 1 + digits
				continue
			}
		}
		l.errorf(offset+i, `write \\ for a backslash, \" for a quotation mark, \u00E9 for a character by its code`, "unknown escape")
		return "", false
	}
	return b.String(), true
}

// numberLength is how many bytes at the start of text are a number. A full
// stop counts only with a digit or an exponent after it: else it ends the
// statement.
func numberLength(text string) int {
	sign := 0
	if text[0] == '+' || text[0] == '-' {
		sign = 1
	}
	whole := leading(text[sign:], isDigit)
	n := sign + whole
	if n < len(text) && text[n] == '.' {
		if fraction := leading(text[n+1:], isDigit); fraction > 0 {
			n += 1 + fraction
			whole += fraction
		}
	}
	if whole == 0 {
		return 0
	}
	if n < len(text) && (text[n] == 'e' || text[n] == 'E') {
		m := n + 1
		if m < len(text) && (text[m] == '+' || text[m] == '-') {
			m++
		}
		if exponent := leading(text[m:], isDigit); exponent > 0 {
			n = m + exponent
		}
	}
	return n
}

// leading is how many bytes at the start of text are characters of a class.
func leading(text string, is func(rune) bool) int {
	n := strings.IndexFunc(text, func(r rune) bool { return !is(r) })
	if n < 0 {
		return len(text)
	}
	return n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isASCIILetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// isNameRune tells the characters of prefixes and local names but for the full
// stop. It takes every letter, digit and mark there is, a little more than
// Turtle does: that refuses nothing a publisher could mean.
func isNameRune(r rune) bool {
	return r == '_' || r == '-' || r == '·' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}
