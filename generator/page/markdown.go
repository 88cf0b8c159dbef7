package page

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writer writes one page of Markdown: CommonMark with tables and heading
// attributes. Text that goes in is escaped by whoever makes inline Markdown;
// the type inline keeps the two apart.
type writer struct {
	*bytes.Buffer
	page string // path of the page, which links are relative to
	ext  string // what pages are called in links: ".html" or ".md"

	names  *addressNames // the addresses that have names; nil where none are given
	failed error         // why the page cannot be written
}

// inline is Markdown that may stand inside a line.
type inline string

// special are the characters that mean something inside a line to CommonMark,
// or to Pandoc and Obsidian, which read these pages too.
const special = "\\`*_{}[]<>!#|&$~^@"

// isSpecial tells the special characters of ASCII, which all of them are.
var isSpecial = func() (set [utf8.RuneSelf]bool) {
	for i := range len(special) {
		set[special[i]] = true
	}
	return set
}()

// lineStart matches what would begin a list at the head of a line.
var lineStart = regexp.MustCompile(`^(?:[-+=:]|[0-9]{1,9}[.)])`)

// escape makes text into inline Markdown that gives back the same text: every
// run of white space becomes one space, as it would on the page.
func escape(text string) inline {
	if isPlain(text) {
		return inline(text)
	}
	var b strings.Builder
	b.Grow(len(text) + len(text)/16 + 8) // most of it is plain
	gap := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		if r < utf8.RuneSelf && isSpecial[r] {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return inline(b.String())
}

// isPlain tells a text that escape has nothing to do for: nothing special, and
// no white space but single spaces between words. Only ASCII is looked at.
func isPlain(text string) bool {
	gap := true // before the first word there is none to keep
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && gap || isSpecial[c] {
			return false
		}
		gap = c == ' '
	}
	return !gap || text == ""
}

// atLineStart guards inline Markdown against being read as a list or rule when
// it begins a line.
func atLineStart(in inline) inline {
	s := string(in)
	if at := lineStart.FindStringIndex(s); at != nil {
		return inline(s[:at[1]-1] + `\` + s[at[1]-1:])
	}
	return in
}

// rel is the address of a page or file of the site as seen from this page. The
// target is a path from the site's root, with or without a fragment.
func (w *writer) rel(target string) string {
	file, fragment, _ := strings.Cut(target, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if file == w.page {
		return fragment
	}
	if trimmed, ok := strings.CutSuffix(file, ".html"); ok {
		file = trimmed + w.ext
	}
	slash := strings.LastIndexByte(file, '/')
	if folder := w.page[:strings.LastIndexByte(w.page, '/')+1]; folder == file[:slash+1] {
		return file[slash+1:] + fragment
	}
	return strings.Repeat("../", strings.Count(w.page, "/")) + file + fragment
}

// link leads to a path of the site. A link to the page itself without a
// fragment is only its text.
func (w *writer) link(text inline, target string) inline { return w.linkTitled(text, target, "") }

// linkTitled is a link with a title, which browsers show on hovering.
func (w *writer) linkTitled(text inline, target, title string) inline {
	address := w.rel(target)
	if address == "" {
		return text
	}
	return hyperlink(text, address, title)
}

// file leads to a file that is no page. Markdown for other generators has no
// such files, so there it is only the text.
func (w *writer) file(text inline, target string) inline {
	if w.ext != ".html" {
		return text
	}
	return w.link(text, target)
}

// external leads out of the site.
func external(text inline, address string) inline { return hyperlink(text, address, "") }

// inAddress keeps what would end an address in Markdown out of it.
var inAddress = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "", "\r", "")

func hyperlink(text inline, address, title string) inline {
	address = inAddress.Replace(address)
	if strings.ContainsAny(address, " ()") || address == "" {
		address = "<" + address + ">"
	}
	if title != "" {
		return "[" + text + "](" + inline(address) + ` "` + inline(strings.ReplaceAll(string(escape(title)), `"`, `\"`)) + `")`
	}
	return "[" + text + "](" + inline(address) + ")"
}

func strong(text inline) inline { return "**" + text + "**" }

// quoted sets words of the text in quotation marks.
func quoted(words string) inline { return "“" + escape(words) + "”" }

// write writes inline Markdown piece by piece.
func (w *writer) write(pieces ...inline) {
	for _, p := range pieces {
		w.WriteString(string(p))
	}
}

// heading writes a heading. The attributes are those of the braces behind it:
// "#a7 .point"; a heading with both an id and a class opens a section.
func (w *writer) heading(level int, text inline, attributes string) {
	w.write("\n", inline("######"[:min(level, 6)]), " ", text)
	if attributes != "" {
		w.write(" {", inline(attributes), "}")
	}
	w.WriteString("\n")
}

func (w *writer) para(text inline) {
	if text != "" {
		w.write("\n", atLineStart(text), "\n")
	}
}

// quote writes published words, a paragraph each.
func (w *writer) quote(paragraphs ...inline) {
	w.WriteString("\n")
	for i, p := range paragraphs {
		if i > 0 {
			w.WriteString(">\n")
		}
		w.write("> ", atLineStart(p), "\n")
	}
}

// item is an item of a list, with items below it.
type item struct {
	text  inline
	below []inline
}

func (w *writer) list(items ...item) {
	if len(items) > 0 {
		w.WriteString("\n")
	}
	for _, i := range items {
		w.listItem(0, i.text)
		for _, b := range i.below {
			w.listItem(1, b)
		}
	}
}

// listItem writes an item of a list that stands in so many others.
func (w *writer) listItem(depth int, text inline) {
	for range depth {
		w.WriteString("  ")
	}
	w.write("- ", atLineStart(text), "\n")
}

func (w *writer) lines(items ...inline) {
	list := make([]item, len(items))
	for i, text := range items {
		list[i].text = text
	}
	w.list(list...)
}

// table writes a table. Pipes inside cells are escaped by escape.
func (w *writer) table(head []inline, rows [][]inline) {
	w.WriteString("\n")
	w.row(head)
	w.WriteString("|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, r := range rows {
		w.row(r)
	}
}

func (w *writer) row(cells []inline) {
	w.WriteString("|")
	for _, c := range cells {
		w.write(" ", c, " |")
	}
	w.WriteString("\n")
}

// code writes a code block with a fence longer than any in it.
func (w *writer) code(info, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	fmt.Fprintf(w, "\n%s%s\n%s\n%s\n", fence, info, strings.TrimSuffix(text, "\n"), fence)
}

// joined joins inline Markdown.
func joined(parts []inline, separator string) inline {
	s := make([]string, len(parts))
	for i, p := range parts {
		s[i] = string(p)
	}
	return inline(strings.Join(s, separator))
}
