package parse

import (
	"strings"

	"precis/generator/source"
)

// markFences sets apart what stands between two fences, as Markdown has code:
// its lines keep their ends, and no sign in it is a mark. A fence that is never
// closed is none, and where most of a text stands between fences, they only
// hold it together.
func markFences(f *source.File, lines []line) {
	var blocks [][2]int
	open, sign, inside := -1, "", 0
	for i := range lines {
		text := f.Slice(lines[i].span)
		switch {
		case open < 0:
			if sign = fence(text); sign != "" && !strings.Contains(text[len(sign):], sign[:1]) {
				open = i
			}
		case strings.HasPrefix(text, sign) && strings.Trim(text, sign[:1]) == "":
			blocks = append(blocks, [2]int{open, i + 1})
			inside += i + 1 - open
			open = -1
		}
	}
	if inside*2 > len(lines) {
		return
	}
	for _, b := range blocks {
		for i := b[0]; i < b[1]; i++ {
			l := &lines[i]
			l.unmark()
			l.shape, l.opens, l.reason = table, i == b[0], "set between fences, as code is"
		}
		if b[1] < len(lines) {
			lines[b[1]].gap = true
		}
	}
}

// fence gives the signs of a fence at the head of a line: three backticks or
// more, or tildes.
func fence(text string) string {
	for _, sign := range []string{"`", "~"} {
		if rest := strings.TrimLeft(text, sign); len(text)-len(rest) >= 3 && len(rest) <= 40 {
			return text[:len(text)-len(rest)]
		}
	}
	return ""
}
