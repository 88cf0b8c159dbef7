package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/source"
)

// run is a paragraph, item or heading whose kind is still open: the lines that
// belong together.
type run struct {
	lines     []line
	underline int  // heading level given by an underline; 0 without one
	hasLine   line // the underline itself, when there is one
	passage   source.Passage
	words     int
}

func (r *run) first() *line { return &r.lines[0] }

// text is what the run says, marker left out.
func (r *run) text() string { return r.passage.Text }

// span reaches from the first mark to the last character, underline included.
func (r *run) span() source.Span {
	end := r.lines[len(r.lines)-1].span.End
	if r.underline > 0 {
		end = r.hasLine.span.End
	}
	return source.Span{Start: r.first().span.Start, End: end}
}

// ends is the last rune that is not a closing quote, bracket or mark.
func (r *run) ends() rune {
	text := strings.TrimRight(r.text(), "\"'”’)]*_ ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return last
}

func (r *run) endsSentence() bool { return strings.ContainsRune(".?!…", r.ends()) }

// gather groups lines into runs.
func gather(f *source.File, lines []line) []run {
	width := wrapWidth(lines)
	var runs []run
	for i, l := range lines {
		if len(runs) > 0 && !l.gap {
			previous := &runs[len(runs)-1]
			if level, ok := isUnderline(f.Slice(l.span)); ok && previous.underline == 0 && len(previous.lines) == 1 {
				previous.underline, previous.hasLine = level, l
				continue
			}
			if l.class == noMarker && previous.underline == 0 && joins(f, lines[i-1], l, width) {
				previous.lines = append(previous.lines, l)
				continue
			}
		}
		runs = append(runs, run{lines: []line{l}})
	}
	for i := range runs {
		runs[i].passage = passage(f, runs[i].lines)
		runs[i].words = len(strings.Fields(runs[i].text()))
	}
	return runs
}

// wrapWidth is the width in runes that a text was wrapped at, or 0 when its
// lines are whole paragraphs. Mail and typescripts wrap between 60 and 100.
func wrapWidth(lines []line) int {
	var widths []int
	for _, l := range lines {
		widths = append(widths, l.indent+l.span.Len())
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	if width := widths[len(widths)*9/10]; width <= 110 {
		return width
	}
	return 0
}

// joins tells whether a line goes on with the sentence of the line before it.
func joins(f *source.File, previous, next line, width int) bool {
	if previous.class == hashes {
		return false
	}
	first, _ := utf8.DecodeRuneInString(f.Slice(next.span))
	if unicode.IsLower(first) {
		return true
	}
	return width > 0 && previous.indent+previous.span.Len() >= width*7/10
}

// passage joins the lines of a run into running text.
func passage(f *source.File, lines []line) source.Passage {
	var b source.Builder
	for i, l := range lines {
		if i > 0 {
			b.Join(" ")
		}
		body := l.body
		if l.class == hashes { // Markdown allows closing hashes
			body.End = body.Start + len(strings.TrimRight(strings.TrimRight(f.Slice(body), "#"), " "))
		}
		addLine(&b, f, body)
	}
	return b.Passage()
}

// addLine adds a line without its marks of emphasis.
func addLine(b *source.Builder, f *source.File, s source.Span) {
	text := f.Slice(s)
	for at := 0; at < len(text); {
		open, size := nextMark(text, at)
		end := closingMark(text, open, size)
		if open == len(text) || end < 0 {
			next := min(open+max(size, 1), len(text))
			b.Add(f, source.Span{Start: s.Start + at, End: s.Start + next})
			at = next
			continue
		}
		b.Add(f, source.Span{Start: s.Start + at, End: s.Start + open})
		from := b.Len()
		b.Add(f, source.Span{Start: s.Start + open + size, End: s.Start + end})
		b.Emphasize(source.Span{Start: from, End: b.Len()})
		at = end + size
	}
}

// nextMark finds the next run of one to three * or _ that can open emphasis:
// at the edge of a word, with a word behind it.
func nextMark(text string, from int) (at, size int) {
	for i := from; i < len(text); i++ {
		c := text[i]
		if c != '*' && c != '_' {
			continue
		}
		size := 1
		for i+size < len(text) && text[i+size] == c {
			size++
		}
		opens := (i == 0 || strings.IndexByte(" \t([\"'", text[i-1]) >= 0) &&
			i+size < len(text) && strings.IndexByte(" \t.,;:!?)", text[i+size]) < 0
		if size <= 3 && opens {
			return i, size
		}
		i += size - 1
	}
	return len(text), 0
}

// closingMark finds where the emphasis opened at a mark ends, or -1.
func closingMark(text string, open, size int) int {
	if size == 0 {
		return -1
	}
	mark := text[open : open+size]
	for i := open + size + 1; i+size <= len(text); i++ {
		if text[i:i+size] != mark || text[i-1] == ' ' || text[i-1] == mark[0] {
			continue
		}
		if rest := text[i+size:]; rest == "" || strings.IndexByte(" \t.,;:!?)]\"'", rest[0]) >= 0 {
			return i
		}
	}
	return -1
}

// block makes the model's block of a run.
func (r *run) block(f *source.File, kind policy.Kind, level int, reason string) policy.Block {
	return policy.Block{
		Kind: kind, Span: r.span(), Marker: f.Slice(r.first().marker), Level: level, Text: r.passage, Reason: reason,
	}
}
