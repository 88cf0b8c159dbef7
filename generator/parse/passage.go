package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// draft is the running text of a run before marks of emphasis and of notes are
// taken out of it: wrapped lines joined, characters that no reader sees left
// out.
type draft struct {
	text   string
	pieces []draftPiece
}

// draftPiece says that the text from at on stands in the file from origin on.
// What joins two lines stands nowhere.
type draftPiece struct{ at, origin, length int }

const notInFile = -1

// drafter joins lines. It knows the words of the whole text, so that a word
// that a line end parted is mended only where the text has it whole.
type drafter struct {
	file  *source.File
	known map[string]bool // in small letters; made when first needed
}

func (d *drafter) draft(lines []line, lineEnds bool) draft {
	if s := lines[0].body; len(lines) == 1 && lines[0].class != hashes && d.isPlain(s) {
		if s.Len() == 0 {
			return draft{}
		}
		return draft{d.file.Slice(s), []draftPiece{{0, s.Start, s.Len()}}}
	}
	var w draftWriter
	w.text.Grow(lines[len(lines)-1].body.End - lines[0].body.Start)
	w.pieces = make([]draftPiece, 0, 2*len(lines)-1)
	for i := range lines {
		body := lines[i].body
		if lines[i].class == hashes { // Markdown allows closing hashes
			body.End = body.Start + len(strings.TrimRight(strings.TrimRight(d.file.Slice(body), "#"), " "))
		}
		parted := !lineEnds && i+1 < len(lines) && d.parts(&lines[i], &lines[i+1])
		if parted && d.mends(&lines[i], &lines[i+1]) {
			body.End--
		}
		d.add(&w, body)
		switch {
		case i+1 == len(lines) || w.text.Len() == 0 || parted:
		case lineEnds:
			w.join("\n")
		default:
			w.join(" ")
		}
	}
	return draft{w.text.String(), w.pieces}
}

// draftWriter gathers a draft.
type draftWriter struct {
	text   strings.Builder
	pieces []draftPiece
}

func (w *draftWriter) add(text string, origin int) {
	if text != "" {
		w.pieces = append(w.pieces, draftPiece{w.text.Len(), origin, len(text)})
		w.text.WriteString(text)
	}
}

func (w *draftWriter) join(s string) { w.add(s, notInFile) }

// add appends what a reader sees of a span, and no backslash that only guards
// a sign.
func (d *drafter) add(w *draftWriter, s source.Span) {
	text := d.file.Slice(s)
	from := 0
	for i, r := range text {
		switch {
		case isHidden(r):
			w.add(text[from:i], s.Start+from)
			from = i + utf8.RuneLen(r)
		case r == '\\' && i+1 < len(text) && strings.IndexByte("[]*_#()`", text[i+1]) >= 0:
			w.add(text[from:i], s.Start+from)
			from = i + 1
		}
	}
	w.add(text[from:], s.Start+from)
}

// isPlain tells a span of which a reader sees every character.
func (d *drafter) isPlain(s source.Span) bool {
	text := d.file.Slice(s)
	return strings.IndexByte(text, '\\') < 0 && strings.IndexFunc(text, isHidden) < 0
}

// parts tells whether a line end parts a word: a letter and a hyphen before
// it, a letter behind; or a soft hyphen.
func (d *drafter) parts(l, next *line) bool {
	if strings.HasPrefix(d.file.Text[l.body.End:], "\u00AD") {
		return true
	}
	before, ok := strings.CutSuffix(d.file.Slice(l.body), "-")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(d.file.Slice(next.body))
	return unicode.IsLetter(r) && unicode.IsLetter(first)
}

// mends tells whether the hyphen at a line end is the printer's: the text has
// the word whole elsewhere, and never with a hyphen.
func (d *drafter) mends(l, next *line) bool {
	text, ok := strings.CutSuffix(d.file.Slice(l.body), "-")
	if !ok {
		return false
	}
	if d.known == nil {
		d.known = wordsOf(d.file.Text)
	}
	head := strings.ToLower(text[len(strings.TrimRightFunc(text, unicode.IsLetter)):])
	tail := d.file.Slice(next.body)
	tail = strings.ToLower(tail[:len(tail)-len(strings.TrimLeftFunc(tail, unicode.IsLetter))])
	return d.known[head+tail] && !d.known[head+"-"+tail]
}

// wordsOf gathers the words of a text, with their hyphens.
func wordsOf(text string) map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		words[strings.ToLower(strings.TrimLeft(w, "-"))] = true
	}
	return words
}

// cut is a run of a draft that is left out of the passage.
type cut = source.Span

// passage gives the running text without the cuts, which are in order and do
// not overlap, and with the emphasis that they marked.
func (d draft) passage(f *source.File, cuts []cut, emphasis []source.Span) source.Passage {
	var b source.Builder
	c := 0
	for _, p := range d.pieces {
		for from, to := p.at, p.at+p.length; from < to; {
			for c < len(cuts) && cuts[c].End <= from {
				c++
			}
			end := to
			if c < len(cuts) {
				if cuts[c].Start <= from {
					from = min(cuts[c].End, to)
					continue
				}
				end = min(end, cuts[c].Start)
			}
			if p.origin == notInFile {
				b.Join(d.text[from:end])
			} else {
				origin := p.origin + from - p.at
				b.Add(f, source.Span{Start: origin, End: origin + end - from})
			}
			from = end
		}
	}
	s := shifter{cuts: cuts}
	for _, e := range emphasis {
		b.Emphasize(source.Span{Start: s.shift(e.Start), End: s.shift(e.End)})
	}
	return b.Passage()
}

// shifter tells where offsets of a draft stand in its passage. They are asked
// for in order.
type shifter struct {
	cuts    []cut
	removed int // by the cuts that are done with
}

func (s *shifter) shift(offset int) int {
	for len(s.cuts) > 0 && s.cuts[0].End <= offset {
		s.removed += s.cuts[0].Len()
		s.cuts = s.cuts[1:]
	}
	if len(s.cuts) > 0 && s.cuts[0].Start < offset {
		return s.cuts[0].Start - s.removed
	}
	return offset - s.removed
}

// emphasis finds what the publisher set apart by * or _, and the marks that do
// it.
func (d draft) emphasis() (marks []cut, emphasis []source.Span) {
	text := d.text
	if strings.IndexByte(text, '*') < 0 && strings.IndexByte(text, '_') < 0 {
		return nil, nil
	}
	closing := closingMarks(text)
	for at := 0; at < len(text); {
		open, size := nextMark(text, at)
		if size == 0 {
			break
		}
		ends := closing[text[open:open+size]]
		i, _ := slices.BinarySearch(ends, open+size+1)
		if i == len(ends) {
			at = open + size
			continue
		}
		end := ends[i]
		marks = append(marks, cut{Start: open, End: open + size}, cut{Start: end, End: end + size})
		emphasis = append(emphasis, source.Span{Start: open + size, End: end})
		at = end + size
	}
	return withSeams(text, marks), emphasis
}

// withSeams adds the four stars with which programs end bold and begin it again
// in the midst of words: "**PRESENT****:**".
func withSeams(text string, marks []cut) []cut {
	if !strings.Contains(text, seam) {
		return marks
	}
	known, k := len(marks), 0 // the marks of emphasis are in order
	for at := strings.Index(text, seam); at >= 0; {
		end := at + len(seam)
		for end < len(text) && text[end] == '*' {
			end++
		}
		inside := at > 0 && end < len(text) && (text[at-1] != ' ' || text[end] != ' ')
		for k < known && marks[k].End <= at {
			k++
		}
		if taken := k < known && marks[k].Start < end; end == at+len(seam) && inside && !taken {
			marks = append(marks, cut{Start: at, End: end})
		}
		next := strings.Index(text[end:], seam)
		if next < 0 {
			break
		}
		at = end + next
	}
	slices.SortFunc(marks, func(a, b cut) int { return a.Start - b.Start })
	return marks
}

const seam = "****"

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

// closingMarks gives, for each mark of emphasis, the places where one can end.
func closingMarks(text string) map[string][]int {
	ends := make(map[string][]int)
	for i := 1; i < len(text); i++ {
		c := text[i]
		if c != '*' && c != '_' || text[i-1] == ' ' || text[i-1] == c {
			continue
		}
		size := 1
		for i+size < len(text) && text[i+size] == c {
			size++
		}
		if rest := text[i+size:]; size <= 3 && (rest == "" || strings.IndexByte(" \t.,;:!?)]\"'", rest[0]) >= 0) {
			ends[text[i:i+size]] = append(ends[text[i:i+size]], i)
		}
	}
	return ends
}
