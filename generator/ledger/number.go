package ledger

import (
	"strconv"
	"strings"
)

// number is a number that precis gave. Letters behind it came in later; those
// before 1 ("A1") are the letters behind 0.
type number struct {
	whole   int
	letters string
}

// parseNumber reads a number as labels show it.
func parseNumber(s string) (number, bool) {
	rest := strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if before := s[:len(s)-len(rest)]; before != "" {
		return number{0, before}, rest == "1"
	}
	letters := strings.TrimLeft(rest, "0123456789")
	whole, err := strconv.Atoi(rest[:len(rest)-len(letters)])
	return number{whole, letters}, err == nil && whole > 0 && strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (n number) String() string {
	if n.whole == 0 {
		return n.letters + "1"
	}
	return strconv.Itoa(n.whole) + n.letters
}

// less tells which of two numbers comes first: 7, 7ZA, 7A, 7AZA, 7AA, 7B, 8.
func (n number) less(m number) bool {
	if n.whole != m.whole {
		return n.whole < m.whole
	}
	for i := 0; i < len(n.letters) && i < len(m.letters); i++ {
		if a, b := rank(n.letters[i]), rank(m.letters[i]); a != b {
			return a < b
		}
	}
	return len(n.letters) < len(m.letters)
}

// rank puts Z, which stands before what came earlier, before A.
func rank(letter byte) int {
	if letter == 'Z' {
		return 0
	}
	return int(letter - 'A' + 1)
}

// after gives a free number that comes behind one, and before another where
// that comes later.
func (n number) after(next number, bounded bool, free func(number) bool) number {
	bounded = bounded && n.less(next)
	fits := func(m number) bool { return n.less(m) && (!bounded || m.less(next)) && free(m) }
	if last := len(n.letters) - 1; last >= 0 {
		for c := n.letters[last] + 1; c <= 'Y'; c++ {
			if m := (number{n.whole, n.letters[:last] + string(c)}); fits(m) {
				return m
			}
		}
	}
	// Each round begins nearer to n, until it is before next; a next that
	// nothing can come before was never given by us, and bounds nothing.
	for below := n.letters; ; below += "Z" {
		bounded = bounded && len(below) <= len(n.letters)+len(next.letters)
		for c := 'A'; c <= 'Y'; c++ {
			if m := (number{n.whole, below + string(c)}); fits(m) {
				return m
			}
		}
	}
}
