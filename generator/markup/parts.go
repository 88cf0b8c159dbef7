package markup

import (
	"bytes"
	"regexp"
	"slices"
)

// partSize is about how many bytes of Markdown are held as a tree at a time.
// The tree of a page takes many times the room of its text, and a long
// document makes a page of many megabytes.
const partSize = 256 << 10

// parts cuts a page that is longer than size before headings of the second
// level, so that the HTML of the parts, one behind the other, is that of the
// page. What names stand for, at the foot of a page, goes with every part. A page
// in which anything else reaches over such a heading is left whole: a definition
// of a link, or a section that a heading of the first level opens.
func parts(whole []byte, size int) [][]byte {
	if len(whole) <= size {
		return [][]byte{whole}
	}
	page, names := foot(whole)
	if hasDefinition(page) {
		return [][]byte{whole}
	}
	var cut [][]byte
	var fence []byte // that closes the code block which a line stands in
	from := 0
	for at := 0; at < len(page); {
		line := page[at:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end+1]
		}
		switch text := bytes.TrimLeft(line, " "); {
		case fence != nil:
			if bytes.HasPrefix(text, fence) && len(bytes.Trim(text, string(fence[:1])+" \t\r\n")) == 0 {
				fence = nil
			}
		case opensFence(text) && bytes.Contains(line, []byte("lines")):
			return [][]byte{whole} // numbered lines are counted through the page
		case opensFence(text):
			fence = text[:len(text)-len(bytes.TrimLeft(text, string(text[:1])))]
		case opensPage(text):
			return [][]byte{whole}
		case at-from >= size && bytes.HasPrefix(line, []byte("## ")):
			cut = append(cut, page[from:at])
			from = at
		}
		at += len(line)
	}
	if fence != nil || len(cut) == 0 {
		return [][]byte{whole}
	}
	cut = append(cut, page[from:])
	if len(names) > 0 {
		for i, part := range cut {
			cut[i] = slices.Concat(part, []byte("\n"), names)
		}
	}
	return cut
}

// definition is a line that tells what a name stands for, in the one form in
// which pages have it.
var definition = regexp.MustCompile(`^\[(?:[^\[\]\\\s]|\\[[:punct:]])(?:[^\[\]\\\s]| [^\[\]\\\s]|\\[[:punct:]])*\]: [^\s<>()"'\\]+$`)

// foot parts a page before the lines at its end that tell what names stand for,
// which stand behind an empty line.
func foot(page []byte) (text, names []byte) {
	at := len(page)
	for at > 0 {
		line := bytes.LastIndexByte(page[:at-1], '\n') + 1
		if !definition.Match(bytes.TrimSuffix(page[line:at], []byte("\n"))) {
			break
		}
		at = line
	}
	if at == len(page) || !bytes.HasSuffix(page[:at], []byte("\n\n")) {
		return page, nil
	}
	return page[:at], page[at:]
}

// hasDefinition tells whether a page may define the address of a link by name.
func hasDefinition(page []byte) bool {
	for rest := page; ; {
		at := bytes.Index(rest, []byte("]:"))
		if at < 0 {
			return false
		}
		if at == 0 || rest[at-1] != '\\' {
			return true
		}
		rest = rest[at+2:]
	}
}

// opensFence tells the line that opens a block of code from one with code in it.
func opensFence(line []byte) bool {
	if behind := bytes.TrimLeft(line, "`"); len(line)-len(behind) >= 3 {
		return !bytes.ContainsRune(behind, '`')
	}
	return bytes.HasPrefix(line, []byte("~~~"))
}

// opensPage tells a heading of the first level, or the line under one, that
// may open a section in which all others stand.
func opensPage(line []byte) bool {
	title, ok := bytes.CutPrefix(line, []byte("# "))
	return len(line) > 0 && line[0] == '=' || ok && bytes.ContainsRune(title, '{') && !bytes.HasSuffix(bytes.TrimSpace(title), []byte(" {.published}"))
}
