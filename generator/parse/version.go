package parse

import (
	"strings"

	"precis/generator/source"
)

// versionArrows stand, in a law with its amendments, before the letter of the
// act that what follows comes from: "▼B", "►M1".
const versionArrows = "▼►▲◄"

// markVersions finds the lines of a consolidated law that say nothing but from
// which act the text below comes. They are of the edition, and break nothing.
func markVersions(f *source.File, lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.shape == running && !l.edited && isVersion(f.Slice(l.span), l.format) {
			l.unmark()
			l.shape, l.opens, l.reason = furniture, true, "says from which act of the law what follows comes"
		}
	}
}

// isVersion reads an arrow, which a format may keep as the sign of an item, a
// capital letter and a number, and the strokes that stand for what was repealed.
func isVersion(text string, format *source.Mark) bool {
	if len(text) > 64 {
		return false
	}
	mark := strings.TrimLeft(text, versionArrows)
	pointed := mark != text || format != nil && format.Label != "" && strings.Trim(format.Label, versionArrows) == ""
	mark = strings.TrimRight(mark, versionArrows+" —–-_")
	return pointed && mark != "" && mark[0] >= 'A' && mark[0] <= 'Z' && len(mark) <= 4 && (len(mark) == 1 || allDigits(mark[1:]))
}
