package intake

import (
	"strings"

	"precis/generator/source"
)

// readMarkdown takes the front matter off a Markdown text, and the marks that no
// reader is shown. The rest stays on the lines it has in the file.
func readMarkdown(f *source.File) Text {
	read := parted(f)
	read.File = unmarked(read.File)
	return read
}

// parted takes the front matter off: what stands between a first line "---" and
// the next "---" or "...", when it begins with a field.
func parted(f *source.File) Text {
	line := func(n int) string { return strings.TrimRight(f.Slice(f.Line(n)), " \t") }
	switch line(1) {
	case "---":
	case "+++":
		return partedTOML(f, line)
	default:
		return Text{File: f}
	}
	begun := false
	for n := 2; n <= f.Lines(); n++ {
		switch text := line(n); {
		case begun && (text == "---" || text == "..."):
			front := f.Text[f.Line(1).End:f.Line(n).Start]
			return Text{f.Without(n), front}
		case begun, text == "", strings.HasPrefix(text, "#"):
		case isField(text):
			begun = true
		default:
			return Text{File: f}
		}
	}
	return Text{File: f}
}

// titled takes the front matter off a plain text, where it has a title: so it is
// not the head of a message between two strokes.
func titled(f *source.File) Text {
	read := parted(f)
	for line := range strings.Lines(read.Front) {
		if name, _, _ := strings.Cut(line, ":"); strings.EqualFold(strings.TrimSpace(name), "title") {
			return read
		}
	}
	return Text{File: f}
}

// partedTOML takes off front matter in TOML: what stands between "+++" and the
// next "+++". Facts are given as YAML is written, a line for a line, so that
// faults in them keep their place, which no parser of TOML tells. Read is what
// such heads are made of and YAML writes alike: a field on one line with a text
// in quotation marks, a number, a date or a list; a list over several lines;
// remarks. No fact is a table: tables, and all behind the first, are passed over.
// A text in three quotation marks is not read: what holds one is no front matter.
func partedTOML(f *source.File, line func(int) string) Text {
	var front strings.Builder
	fields, table, list := false, false, false
	for n := 2; n <= f.Lines(); n++ {
		front.WriteByte('\n')
		text := line(n)
		name, value, field := strings.Cut(text, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		switch {
		case list && text != "+++":
			front.WriteString("  " + text)
			list = !closesList(text)
		case text == "+++" && (fields || table):
			return Text{f.Without(n), front.String()}
		case strings.HasPrefix(value, `"""`) || strings.HasPrefix(value, "'''"):
			return Text{File: f} // a text over several lines: the lines of none are told from fields
		case strings.HasPrefix(text, "["):
			table = true
		case text == "" || strings.HasPrefix(text, "#"):
		case field && isField(name+":"):
			if fields = true; !table {
				front.WriteString(name + ": " + value)
				list = strings.HasPrefix(value, "[") && !closesList(value)
			}
		case !table:
			return Text{File: f}
		}
	}
	return Text{File: f}
}

// closesList tells the last line of a list, perhaps with a remark behind it.
func closesList(line string) bool {
	line, _, _ = strings.Cut(line, " #")
	return strings.HasSuffix(strings.TrimRight(line, " \t"), "]")
}

// isField tells the first line of a field: its name and a colon.
func isField(line string) bool {
	name, value, found := strings.Cut(line, ":")
	if !found || name == "" || value != "" && value[0] != ' ' && value[0] != '\t' {
		return false
	}
	return strings.IndexFunc(strings.Trim(name, `"'`), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-' && r != '.'
	}) < 0
}
