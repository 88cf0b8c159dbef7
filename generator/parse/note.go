package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// leastRule is the number of strokes in a line that parts notes from the text.
const leastRule = 5

// markNotes finds the notes of a text: below a rule at the foot of a page or
// at the end, under a heading that says so, or written as "[^1]: ...".
func markNotes(f *source.File, lines []line, language *lexicon.Lexicon) {
	n := &noting{file: f, lines: lines}
	for i := 0; i < len(lines); i++ {
		text := f.Slice(lines[i].span)
		switch {
		case lines[i].shape != running:
		case strings.HasPrefix(text, "[^"):
			if at := strings.Index(text[:min(len(text), 24)], "]:"); at > 2 {
				n.open(i, text[2:at], at+2, "written as a note")
				i = n.written(i)
			}
		case isRule(text), countWords(text) <= 2 && slices.Contains(language.NoteWords, strings.ToLower(strings.Trim(text, "#*_: "))):
			i = n.region(i)
		}
	}
	markFeet(n)
}

// written takes what goes on with a note that is written as "[^1]: ...": the
// lines right below it, and what is set in behind a blank line. It gives the
// last line of the note.
func (n *noting) written(note int) int {
	i := note + 1
	for ; i < len(n.lines); i++ {
		l := &n.lines[i]
		text := n.file.Slice(l.span)
		if l.shape != running || l.page != n.lines[note].page || l.class == hashes || strings.HasPrefix(text, "[^") || l.gap && l.indent < noteIndent {
			break
		}
		l.unmark()
		l.shape, l.reason = footnote, "goes on with the note before it"
	}
	return i - 1
}

// noteIndent is how far the further paragraphs of a note are set in, in Markdown.
const noteIndent = 4

type noting struct {
	file  *source.File
	lines []line
	last  int // the last line of a note so far
}

// goesOn tells a rule below which a note of the page before goes on.
func (n *noting) goesOn(rule int) bool {
	return n.last > 0 && n.lines[rule].page > 0 && n.lines[n.last].page == n.lines[rule].page-1 && n.file.Slice(n.lines[rule].span)[0] == '_'
}

// isRule tells a line of strokes.
func isRule(text string) bool {
	if strings.Contains(text, "= ") && strings.Trim(text, "= ") == "" {
		return true
	}
	return len(text) >= leastRule && (strings.Trim(text, "_") == "" || strings.Trim(text, "-") == "" || strings.Trim(text, "—") == "")
}

func (n *noting) open(i int, label string, length int, reason string) {
	l := &n.lines[i]
	l.unmark()
	l.shape, l.opens, l.label, l.reason = footnote, true, label, reason
	l.marker = source.Span{Start: l.span.Start, End: l.span.Start + length}
	rest := n.file.Text[l.marker.End:l.span.End]
	l.body.Start = l.span.End - len(strings.TrimLeftFunc(rest, isBlank))
}

// region reads the notes that follow a rule or heading and gives the index of
// the last line that belongs to them. It ends with the page, or at a paragraph
// that no note mark opens.
func (n *noting) region(rule int) int {
	last, previous, indent := rule, 0, 0
	waiting := false // for the text of a mark that stands alone
	footed := n.lines[rule].page < n.lines[len(n.lines)-1].page && isRule(n.file.Slice(n.lines[rule].span))
	for i := rule + 1; i < len(n.lines); i++ {
		l := &n.lines[i]
		paged := l.page != n.lines[rule].page
		if l.shape == furniture {
			continue
		}
		if paged && last == rule {
			return rule
		}
		if i > rule+1 && isRule(n.file.Slice(l.span)) {
			return i - 1
		}
		label, length, sign := noteMark(n.file.Slice(l.span))
		value := number(label)
		opens := length > 0 && (sign || value == previous+1 || previous == 0 && value > 0) && n.canFollow(rule, l)
		switch {
		case paged:
			return last
		case opens:
			n.open(i, label, length, "under a rule or heading for notes, with a note's mark")
			if value > 0 {
				previous = value
			}
			indent, waiting = l.indent, l.body.Len() == 0
		case last == rule && n.isSignature(rule, i):
			continue
		case last == rule && !n.goesOn(rule):
			return rule // nothing here is a note: a rule of another kind
		case l.gap && !waiting && !footed && l.indent <= indent && !beginsLower(n.file.Slice(l.span)):
			return last
		default:
			l.unmark()
			l.shape, l.reason = footnote, "goes on with the note before it"
			waiting = false
		}
		if last == rule && isRule(n.file.Slice(n.lines[rule].span)) {
			n.lines[rule].shape, n.lines[rule].reason, n.lines[rule].opens = furniture, "parts the notes from the text", true
		}
		last, n.last = i, i
	}
	return last
}

// isSignature tells the name and office between the rule at the end of a text
// and its notes.
func (n *noting) isSignature(rule, i int) bool {
	text := n.file.Slice(n.lines[i].span)
	return i-rule <= mostSigned && rule*2 >= len(n.lines) && isRule(n.file.Slice(n.lines[rule].span)) &&
		countWords(text) <= mostSignedWords && !isStop(endsIn(text)) && n.lines[i].class == noMarker && !strings.ContainsAny(text, "0123456789")
}

// canFollow guards against a rule that parts other things: below strokes of
// another kind only "1/" and "[1]" are notes, and what looks like an item of a
// list is one in the first half of a text.
func (n *noting) canFollow(rule int, l *line) bool {
	text := n.file.Slice(n.lines[rule].span)
	strokes := isRule(text)
	if strokes && text[0] != '_' {
		return l.class == noMarker
	}
	return l.class == noMarker || rule*2 >= len(n.lines) || n.lines[len(n.lines)-1].page > n.lines[rule].page
}

// noteMark reads what opens a note: "1", "1/", "1.", "[1]", "¹", "*", "a/". A
// sign is a mark that cannot be a number of anything else.
func noteMark(text string) (label string, length int, sign bool) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '*' || r == '†' || r == '‡' || r == '§':
		length = len(text) - len(strings.TrimLeft(text, string(r)))
		if length > 3*size || length == len(text) || !isBlank(rune(text[length])) && strings.Contains(text[length:], text[:length]) {
			return "", 0, false // "**Present:** ..." is emphasis
		}
		return text[:length], length, true
	case isSuperscript(r):
		end := strings.IndexFunc(text, func(r rune) bool { return !isSuperscript(r) })
		if end < 0 {
			end = len(text)
		}
		return plainDigits(text[:end]), end, true
	case r == '(':
		label, length = spacedMark(text)
		return label, length, length > 0
	case r == '[':
		end := strings.IndexByte(text[:min(len(text), 8)], ']')
		if end > 1 && isNoteLabel(text[1:end]) {
			return text[1:end], end + 1, true
		}
		return "", 0, false
	}
	end := 0
	for end < len(text) && end < 4 && (text[end] >= '0' && text[end] <= '9' || end == 0 && text[end] >= 'a' && text[end] <= 'z') {
		end++
	}
	label, rest := text[:end], text[end:]
	switch {
	case end == 0:
		return "", 0, false
	case strings.HasPrefix(rest, "/") && (len(rest) == 1 || rest[1] < '0' || rest[1] > '9'):
		return label, end + 1, true
	case !allDigits(label):
		return "", 0, false
	case rest == "" || isBlank(rune(rest[0])):
		return label, end, false
	case rest[0] == '.' || rest[0] == ')':
		return label, end + 1, false
	case unicode.IsUpper(rune(rest[0])):
		return label, end, false
	}
	return "", 0, false
}

func isNoteLabel(s string) bool { return allDigits(s) || len(s) == 1 && unicode.IsLetter(rune(s[0])) }

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

func isSuperscript(r rune) bool { return strings.ContainsRune(superscripts, r) }

// plainDigits writes superscript digits on the line.
func plainDigits(s string) string {
	var b strings.Builder
	for _, r := range s {
		at := strings.IndexRune(superscripts, r)
		b.WriteByte(byte('0' + utf8.RuneCountInString(superscripts[:at])))
	}
	return b.String()
}
