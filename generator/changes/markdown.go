package changes

import (
	"fmt"
	"strings"
)

// A comment on GitHub holds 65,536 characters; a reader takes in fewer.
const (
	mostLines = 60    // of one kind
	mostBytes = 50000 // of all
)

// Markdown writes a difference as a comment on a pull request. Words of texts
// stay words: they call nobody, link nothing and are no HTML.
func (d *Difference) Markdown() string {
	var b strings.Builder
	b.WriteString("### What changes for readers\n\n")
	if d.IsEmpty() {
		b.WriteString("Nothing: every point, every finding and every address is as it was.\n")
		return b.String()
	}
	fmt.Fprintf(&b, "| added | removed | reworded | renamed | moved | renumbered | findings | addresses gone |\n|---|---|---|---|---|---|---|---|\n| %d | %d | %d | %d | %d | %d | %d | %d |\n",
		len(d.Added), len(d.Removed), len(d.Reworded), len(d.Renamed), len(d.Moved), len(d.Renumbered), len(d.Findings), len(d.Gone))
	var lines []string
	for _, a := range d.Gone {
		lines = append(lines, escaped(a))
	}
	list(&b, "Addresses that lead nowhere now", lines)
	list(&b, "Points added", places(d.Added))
	list(&b, "Points removed", places(d.Removed))
	lines = nil
	for _, p := range d.Reworded {
		lines = append(lines, "**"+escaped(p.Name)+"**: "+marked(p.Words))
	}
	list(&b, "Points reworded", lines)
	lines = nil
	for _, r := range d.Renamed {
		lines = append(lines, escaped(r.line()))
	}
	list(&b, "Documents under another name", lines)
	list(&b, "Points moved", moves(d.Moved))
	list(&b, "Points with another number, whose old address does not lead to them", moves(d.Renumbered))
	lines = nil
	for _, f := range d.Findings {
		line := "**" + escaped(f.Name) + "**, " + f.Kind
		if len(f.Gained) > 0 {
			line += ", gained: " + escaped(strings.Join(f.Gained, "; "))
		}
		if len(f.Lost) > 0 {
			line += ", lost: " + escaped(strings.Join(f.Lost, "; "))
		}
		lines = append(lines, line)
	}
	list(&b, "Findings gained and lost", lines)
	return b.String()
}

// list writes one kind of change, folded, as far as there is room.
func list(b *strings.Builder, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(b, "\n<details><summary>%s: %d</summary>\n\n", title, len(lines))
	for i, line := range lines {
		if i == mostLines || b.Len()+len(line) > mostBytes {
			fmt.Fprintf(b, "- and %d more\n", len(lines)-i)
			break
		}
		b.WriteString("- " + line + "\n")
	}
	b.WriteString("\n</details>\n")
}

func places(all []Place) []string {
	lines := make([]string, len(all))
	for i, p := range all {
		lines[i] = "**" + escaped(p.Name) + "**: " + escaped(p.Text)
	}
	return lines
}

func moves(all []Move) []string {
	lines := make([]string, len(all))
	for i, m := range all {
		lines[i] = escaped(m.line())
	}
	return lines
}

func marked(runs []Run) string {
	parts := make([]string, len(runs))
	for i, r := range runs {
		switch r.Edit {
		case Deleted:
			parts[i] = "<del>" + escaped(r.Words) + "</del>"
		case Added:
			parts[i] = "<ins>" + escaped(r.Words) + "</ins>"
		default:
			parts[i] = escaped(shortened(r.Words, i > 0, i+1 < len(runs)))
		}
	}
	return strings.Join(parts, " ")
}

// apart keeps GitHub from making mentions, references and links of words: a
// remark that does not show parts the sign from what follows.
const apart = "<!-- -->"

// escaped writes words so that they are read as nothing else.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range seen(text) {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]()!|~$^=\"'+-.", r):
			b.WriteString("\\" + string(r))
		case r == '@' || r == '#' || r == ':' || r == '/':
			b.WriteString(string(r) + apart)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
