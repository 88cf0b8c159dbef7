package intake

import (
	"strconv"
	"strings"
)

// count writes a number of a list in the way that a format names by an
// example: "1", "01", "a", "A", "i", "I", "1st", "*". Any other way, and a
// number too large for the way, is written in digits.
func count(n int, like string) string {
	switch like {
	case "a":
		return letters(n)
	case "A":
		return strings.ToUpper(letters(n))
	case "i":
		return roman(n)
	case "I":
		return strings.ToUpper(roman(n))
	case "01":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "1st":
		return ordinal(n)
	case "*":
		if marks := []string{"*", "†", "‡", "§"}; n >= 1 && n <= 12 {
			return strings.Repeat(marks[(n-1)%4], (n-1)/4+1)
		}
	}
	return strconv.Itoa(n)
}

// letters counts a to z, and on with aa, ab.
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	var b []byte
	for ; n > 0; n = (n - 1) / 26 {
		b = append([]byte{byte('a' + (n-1)%26)}, b...)
	}
	return string(b)
}

// repeated counts a to z, and on with aa, bb, as Word does.
func repeated(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, figure := range [...]struct {
		value int
		sign  string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
		{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for ; n >= figure.value; n -= figure.value {
			b.WriteString(figure.sign)
		}
	}
	return b.String()
}

func ordinal(n int) string {
	ending := "th"
	if tens := n / 10 % 10; tens != 1 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}

// bulletSign is the sign that a list shows before its items. Signs out of a
// font of signs, and letters in such a font ("o", "§"), look like bullets and
// are written as one.
func bulletSign(written string) string {
	switch written {
	case "", "-", "–", "—", "*", "+", "•", "◦", "▪", "▫", "■", "□", "●", "○", "‣", "→", "➢", "✓":
		return written
	}
	return "•"
}
