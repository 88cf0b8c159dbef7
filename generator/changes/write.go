package changes

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

// Style is how a difference looks in a terminal: what is written before and
// behind each kind of words.
type Style struct {
	added, deleted, title, end string
}

// Plain marks what was deleted and added by signs.
func Plain() Style { return Style{} }

// Coloured marks it by colours besides.
func Coloured() Style { return Style{"\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[0m"} }

func (s Style) with(colour, text string) string {
	if colour == "" {
		return text
	}
	return colour + text + s.end
}

// seen keeps words on one line, and what does not show out of a terminal.
func seen(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}

// Text writes a difference for a terminal.
func (d *Difference) Text(style Style) string {
	if d.IsEmpty() {
		return "nothing differs\n"
	}
	var b strings.Builder
	part := func(n int, title string) bool {
		if n > 0 {
			fmt.Fprintf(&b, "%s\n", style.with(style.title, fmt.Sprintf("%s: %d", title, n)))
		}
		return n > 0
	}
	if part(len(d.Gone), "addresses that lead nowhere now") {
		for _, a := range d.Gone {
			fmt.Fprintf(&b, "  ! %s\n", seen(a))
		}
	}
	if part(len(d.Added), "points added") {
		for _, p := range d.Added {
			fmt.Fprintf(&b, "  + %s: %s\n", seen(p.Name), style.with(style.added, seen(p.Text)))
		}
	}
	if part(len(d.Removed), "points removed") {
		for _, p := range d.Removed {
			fmt.Fprintf(&b, "  - %s: %s\n", seen(p.Name), style.with(style.deleted, seen(p.Text)))
		}
	}
	if part(len(d.Reworded), "points reworded") {
		for _, p := range d.Reworded {
			fmt.Fprintf(&b, "  ~ %s: %s\n", seen(p.Name), style.words(p.Words))
		}
	}
	if part(len(d.Renamed), "documents under another name") {
		for _, r := range d.Renamed {
			fmt.Fprintf(&b, "  > %s\n", seen(r.line()))
		}
	}
	if part(len(d.Moved), "points moved") {
		for _, m := range d.Moved {
			fmt.Fprintf(&b, "  > %s\n", seen(m.line()))
		}
	}
	if part(len(d.Renumbered), "points with another number, whose old address does not lead to them") {
		for _, m := range d.Renumbered {
			fmt.Fprintf(&b, "  # %s\n", seen(m.line()))
		}
	}
	if part(len(d.Findings), "findings gained (+) and lost (-)") {
		for _, f := range d.Findings {
			fmt.Fprintf(&b, "  * %s, %s:", seen(f.Name), f.Kind)
			for _, s := range f.Gained {
				b.WriteString(" " + style.with(style.added, "+"+seen(s)))
			}
			for _, s := range f.Lost {
				b.WriteString(" " + style.with(style.deleted, "-"+seen(s)))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// line tells where a point went.
func (m Move) line() string {
	if m.From == m.To {
		return m.Name
	}
	return m.Name + ", before at " + m.From
}

// mostKept is how many words that stayed are shown between two changes.
const mostKept = 12

func (s Style) words(runs []Run) string {
	parts := make([]string, len(runs))
	for i, r := range runs {
		switch text := seen(r.Words); r.Edit {
		case Deleted:
			parts[i] = s.with(s.deleted, "[-"+text+"-]")
		case Added:
			parts[i] = s.with(s.added, "{+"+text+"+}")
		default:
			parts[i] = shortened(text, i > 0, i+1 < len(runs))
		}
	}
	return strings.Join(parts, " ")
}

// shortened leaves of words that stayed those beside a change.
func shortened(text string, before, behind bool) string {
	words := strings.Fields(text)
	if len(words) <= mostKept {
		return text
	}
	var parts []string
	if before {
		parts = append(parts, words[:mostKept/2]...)
	}
	parts = append(parts, "…")
	if behind {
		parts = append(parts, words[len(words)-mostKept/2:]...)
	}
	return strings.Join(parts, " ")
}

// JSON writes a difference for programs.
func (d *Difference) JSON() (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(d)
	return b.String(), err
}
