package journal

import (
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
)

// Append gives the file with what a merge left open settled and, where
// something changed, an entry behind the others. The day is "2026-11-24", or ""
// for none. What the last entry says already is not said again: the command
// was stopped before it had written the numbers.
func (l *Log) Append(day string, changes []policy.Change) []byte {
	var b strings.Builder
	for _, line := range l.lines {
		b.WriteString(line.text + "\n")
	}
	if len(changes) > 0 && !l.endsWith(day, changes) {
		if b.Len() == 0 {
			b.WriteString(preface)
		}
		if day == "" {
			b.WriteString("\nundated\n")
		} else {
			b.WriteString("\non " + day + "\n")
		}
		for _, c := range changes {
			b.WriteString(write(c))
		}
	}
	return []byte(b.String())
}

func (l *Log) endsWith(day string, changes []policy.Change) bool {
	n := len(l.updates)
	return n > 0 && l.updates[n-1].Day == day && slices.Equal(l.updates[n-1].Changes, changes)
}

// The parts of what git leaves where two sides differ.
var marks = []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"}

// markOf tells which of git's marks a line is; -1 for none.
func markOf(text string) int {
	return slices.IndexFunc(marks, func(mark string) bool {
		return strings.HasPrefix(text, mark) && (len(text) == len(mark) || text[len(mark)] == ' ')
	})
}

// settle parts a file into its lines. Of those between the marks of a conflict
// it takes both sides', and not what both had before.
func (l *Log) settle(data string) {
	const ours, before, theirs, outside = 0, 1, 2, 3
	part, n := outside, 0
	first, clashes := make(map[string]bool), make(map[string]bool) // addresses that were added: by the first side, by both
	for text := range strings.Lines(data) {
		n++
		text = strings.TrimRight(text, "\r\n")
		if mark := markOf(text); mark >= 0 {
			l.open.Errorf(l.name, source.Position{Line: n, Column: 1}, settle, "a conflict of a merge is not settled")
			if part = mark; mark == ours {
				clear(first)
				clear(clashes)
			}
			continue
		}
		switch address, added := addressOf(text); {
		case part == before:
			continue
		case part == ours && added:
			first[address] = true
		case part == theirs:
			clashes[address] = clashes[address] || added && first[address]
			if clashes[address] {
				continue
			}
		}
		l.lines = append(l.lines, line{n, text})
	}
}

// addressOf gives the address that a line tells of, and whether it tells that
// it was added.
func addressOf(text string) (address string, added bool) {
	words := strings.SplitN(text, " ", 4)
	if len(words) < 3 {
		return "", false
	}
	return words[2], words[0] == string(policy.WasAdded)
}
