package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// What tells a text whose lines were broken to fit a width.
const (
	mostWidth     = 140 // columns; longer lines are paragraphs
	leastLower    = 25  // percent of lines that begin with a small letter
	leastFull     = 60  // percent of lines that reach the edge
	fullPercent   = 86  // of the width, that a full line reaches with the next word
	leastCentred  = 6   // columns by which both lines of a centred title are set in
	firstIndent   = 3   // columns by which the first line of a paragraph is set in
	openPercent   = 75  // the same for a line that ends in the middle of a sentence
	exactPercent  = 97  // the same where the width explains nearly all line ends
	exactFull     = 75  // percent of line ends
	leastExact    = 3   // line ends
	fewestWidth   = 30
	leastParted   = 10 // lines of a text whose lines are its paragraphs
	mostGaps      = 25 // percent of them that stand behind a blank line
	leastLong     = 15 // percent of them that are longer than any width
	doublePercent = 20 // of lines that go on behind a blank line
	doubleLines   = 8  // at least
	leastCut      = 2  // paragraphs of a format that are cut off so, where lines were made paragraphs
	cutPercent    = 5  // of those that could be
	leastCutOff   = 8  // words of a line whose sentence goes on behind a blank line
)

// wrapping is how a text's lines were broken.
type wrapping struct {
	file    *source.File
	openers map[string]bool // words that open the paragraphs of a preamble
	hanging map[string]bool // words with which no paragraph ends
	before  map[string]bool // words that a number follows: "paragraph", "May"
	wrapped bool
	width   int  // the right edge, in columns
	percent int  // of the width, that a full line reaches with the next word
	left    int  // the usual indent
	double  bool // a blank line stands after every line
	cut     bool // of a format: lines of print were made paragraphs
}

// measure finds out whether and how a text was wrapped.
func measure(f *source.File, lines []line, language *lexicon.Lexicon) wrapping {
	w := wrapping{file: f, openers: set(language.PreambleOpeners), hanging: hangingWords(language), before: wordsBeforeNumbers(language)}
	if f.Marks != nil {
		return w
	}
	w.left = usualIndent(lines)
	width, covered := edge(f, lines, false)
	text, pairs, lower, split := 0, 0, 0, 0
	for i := range lines {
		if lines[i].shape == running {
			text++
		}
	}
	for i := 1; i < len(lines); i++ {
		l, previous := &lines[i], &lines[i-1]
		if l.shape != running || previous.shape != running || l.class != noMarker {
			continue
		}
		end := endsIn(f.Slice(previous.span))
		small := beginsLower(f.Slice(l.span)) && !isStop(end)
		if l.gap {
			if small && !previous.alone && previous.right <= mostWidth && end != ';' && end != ':' { // "(a)", and its text below, are no line that was broken
				split++
			}
			continue
		}
		pairs++
		if small {
			lower++
		}
	}
	if pairs*4 < text && text >= doubleLines && split*100 >= text*doublePercent {
		w.wrapped, w.double = true, true
		w.width, _ = edge(f, lines, true)
		w.percent = fullPercent
		return w
	}
	if width < fewestWidth {
		return w
	}
	w.width, w.percent = width, fullPercent
	if covered*100 >= pairs*exactFull && pairs >= leastExact {
		w.percent = exactPercent
	}
	w.wrapped = pairs > 0 && (lower*100 >= pairs*leastLower || covered*100 >= pairs*leastFull && pairs >= leastExact)
	return w
}

// part sets the lines of a text apart where each is a paragraph and hardly any
// blank line stands between, as word processors save them. Rows of a table, short
// lines below each other and the rest of a sentence stay together.
func (w wrapping) part(lines []line, heads *mastheads) bool {
	text, gaps, long := 0, 0, 0
	for i := range lines {
		if l := &lines[i]; l.shape == running {
			text++
			if l.gap {
				gaps++
			}
			if l.right > mostWidth {
				long++
			}
		}
	}
	if w.wrapped || w.file.Marks != nil || text < leastParted || gaps*100 > text*mostGaps || long*100 < text*leastLong {
		return false
	}
	short := func(i int) bool {
		if i < 0 || i >= len(lines) || lines[i].class != noMarker {
			return false
		}
		text := w.file.Slice(lines[i].span)
		return countWords(text) <= mostSignedWords && !isStop(endsIn(text)) && !heads.accompanies(text) && !heads.isAct(text)
	}
	for i := 1; i < len(lines); i++ {
		l, previous := &lines[i], &lines[i-1]
		if l.shape != running || previous.shape != running || previous.alone {
			continue
		}
		before, own := w.file.Slice(previous.span), w.file.Slice(l.span)
		_, stroke := isUnderline(own)
		rows := isRow(before, previous) && isRow(own, l)
		listed := short(i) && short(i-1) && (short(i+1) || short(i-2))
		goesOn := l.class == noMarker && beginsLower(own) && !isStop(endsIn(before))
		l.gap = l.gap || !rows && !listed && !goesOn && !stroke && l.class != quoting
	}
	return true
}

// isRow tells a line of several cells, its marker aside.
func isRow(text string, l *line) bool {
	if l.class != noMarker {
		text = text[min(len(text), l.body.Start-l.span.Start):]
	}
	return strings.ContainsRune(text, '\t') || strings.Count(text, "|") > 1
}

// widen gives the lines of a text whose marks were taken out the width that they
// had with them: by that they were broken.
func widen(f *source.File, lines []line) {
	if !f.Pruned {
		return
	}
	for i := range lines {
		l := &lines[i]
		if l.number >= f.Lines() {
			continue
		}
		from, ok := f.Origin(f.Line(l.number).Start)
		to, known := f.Origin(f.Line(l.number + 1).Start)
		if ok && known && to > from && to <= len(f.Raw) {
			l.right = max(l.right, columns(strings.TrimRight(string(f.Raw[from:to]), " \r\n")))
		}
	}
}

// edge finds the width that explains the most line ends: a line had to end
// where it does if it fits into the width and would not with the next word; lines
// that are longer speak against a width. It gives the widest of several, and how
// many line ends it explains. Where a blank line stands after every line, none
// is the end of a paragraph.
func edge(f *source.File, lines []line, double bool) (width, explained int) {
	var change [2*mostWidth + 2]int
	var ends [mostWidth + 1]int // lines by where they end
	longer := 0                 // than the width: they speak against it
	for i := range lines {
		if l := &lines[i]; l.shape == running && l.right <= mostWidth {
			ends[l.right]++
			longer++
		}
	}
	for i := 1; i < len(lines); i++ {
		l, previous := &lines[i], &lines[i-1]
		if l.shape != running || previous.shape != running || l.class != noMarker || previous.right > mostWidth ||
			l.gap && !double && !beginsLower(f.Slice(l.span)) {
			continue
		}
		change[previous.right]++
		change[min(previous.right+firstWord(f.Slice(l.span)), 2*mostWidth)+1]--
	}
	fitting, weight := 0, 0
	for w := range mostWidth + 1 {
		fitting += change[w]
		longer -= ends[w]
		if kept := fitting - longer; kept >= weight && kept > 0 {
			width, explained, weight = w, fitting, kept
		}
	}
	return width, explained
}

// gather groups lines into runs: what stands together and is one block in the
// end. A run may go on behind what is set apart from the text.
func (w wrapping) gather(lines []line) []run {
	apart := 0
	for i := range lines {
		if lines[i].gap {
			apart++
		}
	}
	runs := make([]run, 0, apart+1)
	flow, last := -1, -1 // the open run of the text, and its last line
	for i := range lines {
		l := &lines[i]
		previous := len(runs) - 1
		switch {
		case l.shape != running:
			if !l.opens && previous >= 0 && w.takesIn(runs, &previous, l.shape) {
				runs[previous].take(lines, i)
				if l.shape != furniture && l.shape != footnote {
					flow = -1
				}
				continue
			}
			runs = append(runs, run{lines: lines[i : i+1 : i+1], shape: l.shape})
			if l.shape != furniture && l.shape != footnote {
				flow = -1
			}
			continue
		case flow >= 0 && w.joins(&runs[flow], &lines[last], l, i-last > 1 || l.page != lines[last].page):
			runs[flow].take(lines, i)
			last = i
			continue
		case flow >= 0 && flow == previous && w.underlines(&runs[flow], l):
			continue
		}
		if i > 0 && (lines[i-1].shape != running || lines[i-1].page != l.page) {
			l.gap = true
		}
		runs = append(runs, run{lines: lines[i : i+1 : i+1]})
		flow, last = len(runs)-1, i
	}
	return runs
}

// take takes a further line into a run. The lines of a run are those of the
// text themselves as long as nothing stands between them: a copy of each would
// be as much again.
func (r *run) take(lines []line, i int) {
	if n := len(r.lines); i >= n && &lines[i-n] == &r.lines[0] {
		r.lines = lines[i-n : i+1 : i+1]
		return
	}
	r.lines = append(r.lines, lines[i])
}

// takesIn finds the run of a shape that a further line belongs to: notes go on
// behind furniture.
func (w wrapping) takesIn(runs []run, at *int, shape shape) bool {
	for i := *at; i >= 0 && i > *at-2*edgeLines; i-- {
		if runs[i].shape == shape {
			*at = i
			return true
		}
		if runs[i].shape != furniture {
			return false
		}
	}
	return false
}

// joinsFormat tells whether a paragraph of a format goes on with the one before:
// where furniture parts a sentence, or where lines of print were made paragraphs.
func (w wrapping) joinsFormat(r *run, previous, next *line, broken bool) bool {
	if !isPlainLine(previous) || !isPlainLine(next) || next.class != noMarker || next.speaks() {
		return false
	}
	before, text := w.file.Slice(previous.span), w.file.Slice(next.span)
	end := endsIn(before)
	return broken && !isStop(end) && end != ':' && end != ';' && beginsLower(text) && hasWord(before) || w.cut && w.isCutOff(r, before, text)
}

// isPlainLine tells a line of which a format says nothing.
func isPlainLine(l *line) bool { return l.format == nil || l.format.Form == "" && !l.format.Strong }

// areCut tells a file of a format whose paragraphs are lines of print: several
// end in the middle of a sentence that goes on in the next.
func areCut(f *source.File, lines []line) bool {
	pairs, cut := 0, 0
	w := wrapping{file: f}
	for i := 1; i < len(lines); i++ {
		if l, previous := &lines[i], &lines[i-1]; l.shape == running && previous.shape == running && isPlainLine(l) && isPlainLine(previous) {
			pairs++
			if w.isCutOff(&run{lines: lines[i-1 : i]}, f.Slice(previous.span), f.Slice(l.span)) {
				cut++
			}
		}
	}
	return cut >= leastCut && cut*100 >= pairs*cutPercent
}

// isCutOff tells a line that a blank line parts from the rest of its sentence, as
// some programs leave the lines of a page: it has many words, ends in a small
// letter, and the next line begins with one. What itself begins with a small
// letter may be of a list without marks.
func (w wrapping) isCutOff(r *run, before, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLower(first) && unicode.IsLower(last) && !beginsLower(w.file.Slice(r.first().body)) && countWords(before) >= leastCutOff
}

// underlines takes a line of strokes for the underline of the run before it.
func (w wrapping) underlines(r *run, l *line) bool {
	if l.gap || r.underline > 0 || len(r.lines) > 2 || r.first().class == hashes {
		return false
	}
	level, ok := isUnderline(w.file.Slice(l.span))
	if ok {
		r.underline, r.hasLine = level, l
	}
	return ok
}

// isUnderline tells a line that underlines the one before it, and the heading
// level that makes it.
func isUnderline(text string) (level int, ok bool) {
	switch {
	case len(text) >= 3 && strings.Trim(text, "=") == "":
		return 1, true
	case len(text) >= 3 && (strings.Trim(text, "-") == "" || strings.Trim(text, "~") == ""):
		return 2, true
	}
	return 0, false
}

// joins tells whether a line goes on with the run before it. Broken means that
// furniture, notes or the edge of a page stand between.
func (w wrapping) joins(r *run, previous, next *line, broken bool) bool {
	if r.underline > 0 || previous.class == hashes || next.class == hashes || next.class == quoting {
		return false
	}
	if w.file.Marks != nil && !previous.alone {
		return w.joinsFormat(r, previous, next, broken)
	}
	before, text := w.file.Slice(previous.span), w.file.Slice(next.span)
	if previous.alone {
		return next.class == noMarker && !previous.empty
	}
	if _, ok := isUnderline(text); ok || !hasWord(text) || !hasWord(before) {
		return false
	}
	end := endsIn(before)
	open := !isStop(end) && end != ':' && end != ';'
	full := w.isFull(previous, text)
	if next.class != noMarker {
		if next.gap || !full || !open || end == ',' || !w.isFalse(r, next) {
			return false
		}
		next.unmark()
		return true
	}
	lower := beginsLower(text)
	switch {
	case broken:
		return open && (lower || full && w.wrapped && !w.opensPreamble(text) && end != ',')
	case next.gap && (!w.double || next.number > previous.number+2):
		return open && (w.double && lower || lower && w.isCutOff(r, before, text) || isCapitals(before) && isCapitals(text) && end != ',' && w.hanging[small(lastWord(strings.TrimRight(before, " ")))])
	case next.speaks():
		return false
	case r.first().speaks() && !isBracketed(text) && isStop(endsIn(text)):
		return true // the same turn: no blank line stands between
	case open && end != ',' && w.hanging[small(lastWord(strings.TrimRight(before, " ")))] && !w.opensPreamble(text):
		return true
	case open && end != ',' && beginsWithDigit(text) && w.before[strings.ToLower(lastWord(strings.TrimRight(before, " ")))]:
		return true // "under paragraph", "12 of the decision"
	case open && beginsSentence(before) && w.hanging[strings.ToLower(lastWord(strings.TrimRight(before, " ")))]:
		return true // "It was a bad year. In"
	case open && end != ',' && isCapitals(before) && isAllUpper(text) && w.hanging[small(text[:firstWord(text)])]:
		return true
	case open && end != ',' && !beginsWithDigit(text) && w.centred(previous, next):
		return true
	case !w.wrapped:
		return lower && open
	case w.opensPreamble(text) && (end == ',' || end == ';') && !(len(r.lines) > 1 && full && r.first().indent+1 >= next.indent+firstIndent):
		return false
	case previous.meant && !lower:
		return false
	case lower && open:
		return true
	case isCapitals(before) != isCapitals(text) && r.first().class == noMarker && open && end != ',' && len(r.lines) == 1:
		return false
	case w.setIn(r, previous, next, full) && (!open || end == ',' || !full):
		return false
	}
	return full || open && previous.right*100 >= w.width*openPercent
}

// beginsSentence tells whether the last word of a line is the first of a sentence.
func beginsSentence(text string) bool {
	text = strings.TrimRight(text, " ")
	before := strings.TrimRight(strings.TrimSuffix(text, lastWord(text)), " ")
	return before != "" && isStop(endsIn(before))
}

// small gives a word in capitals in small letters, as lines in capitals have
// their small words; any other as it is.
func small(word string) string {
	if len(word) > 1 && isAllUpper(word) {
		return strings.ToLower(word)
	}
	return word
}

func beginsWithDigit(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// centred tells two lines that a typist centred, one below the other, in a
// text that is set from the left: parts of one title.
func (w wrapping) centred(previous, next *line) bool {
	apart := previous.indent + previous.right - next.indent - next.right
	return previous.indent >= w.left+leastCentred && next.indent >= w.left+leastCentred && previous.indent != next.indent && apart >= -2 && apart <= 2 &&
		isCapitals(w.file.Slice(previous.span)) == isCapitals(w.file.Slice(next.span))
}

// isFull tells whether a line had no room for the word that the next begins
// with.
func (w wrapping) isFull(l *line, next string) bool {
	return w.width > 0 && (l.right+1+firstWord(next))*100 > w.width*w.percent
}

// setIn tells whether a line stands deeper than the lines of the run before
// it, as the first line of a paragraph does; or less deep than an item.
func (w wrapping) setIn(r *run, previous, next *line, full bool) bool {
	first := r.first()
	switch {
	case len(r.lines) > 1:
		return next.indent >= previous.indent+firstIndent || next.indent+firstIndent <= min(first.indent, previous.indent)
	case first.class == noMarker:
		return next.indent >= first.indent+firstIndent
	}
	return next.indent < first.indent && !full
}

// opensPreamble tells a line that begins as paragraphs of a preamble do.
func (w wrapping) opensPreamble(text string) bool {
	return w.openers[opener(text)]
}

// opener is the first word of a text in small letters, marks of emphasis and
// brackets left out.
func opener(text string) string {
	text = strings.TrimLeft(text, "*_\"“ ")
	if !beginsUpper(text) {
		return ""
	}
	return strings.ToLower(strings.Trim(text[:firstWord(text)], "*_,"))
}

// isFalse tells a marker at the head of a line that is none: the line before
// had to be broken there, and no list counts on with it.
func (w wrapping) isFalse(r *run, next *line) bool {
	own := r.first()
	switch next.class {
	case bullet:
		sign, _ := utf8.DecodeRuneInString(next.label)
		tight := strings.ContainsRune(glyphRunes, sign) && next.body.Start == next.span.Start+utf8.RuneLen(sign) && beginsLower(w.file.Slice(next.body)) // a letter misread: "•lement"
		return (strings.ContainsRune("-–—*+", sign) || tight) && own.class != bullet
	case digit, parenDigit:
		n := number(next.label)
		return n != 1 && !(own.class == next.class && number(own.label)+1 == n)
	case decimal:
		return own.class != decimal
	case letter, capital:
		return own.class != next.class && next.label != "a" && next.label != "i"
	}
	return false
}
