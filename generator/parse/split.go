package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/source"
)

// A paragraph of more than mostWords words is none, but a text whose paragraphs
// were lost. It is parted at the headings, markers and rules that can be told
// inside it, and what lies between is grouped: sentence after sentence, until a
// group has groupWords words. A sentence is cut, at a word, only if it has more
// than mostSentence bytes.
const (
	mostWords     = 500
	groupWords    = 90
	mostSentence  = 20_000
	windowBytes   = 32_000 // read at once for sentences
	mostSignature = 160    // bytes
)

// splitLong parts the runs that are too long to be paragraphs.
func (p *parser) splitLong() {
	if !slices.ContainsFunc(p.runs, isLong) {
		return
	}
	var runs []run
	for _, r := range p.runs {
		if isLong(r) {
			runs = append(runs, p.split(&r)...)
		} else {
			runs = append(runs, r)
		}
	}
	p.runs = runs
}

// isLong tells a run that is too long to be a paragraph.
func isLong(r run) bool {
	text := r.draft.text
	return r.shape == running && (len(text) > mostSentence || len(text) > 2*mostWords && countWords(text) > mostWords)
}

// breakpoint is a place in a draft at which a new piece begins.
type breakpoint struct {
	at      int
	heading bool
	marked  bool  // a marker stands here
	note    bool  // a note begins here, behind a rule
	signed  bool  // a rule with a name under it begins here
	turn    *turn // somebody begins to speak here
}

func (p *parser) split(r *run) []run {
	text := r.draft.text
	sentences := p.sentences(text)
	breaks := p.breakpoints(text, sentences)
	pieces := make([]run, 0, len(breaks))
	for k, b := range breaks {
		end := len(text)
		if k+1 < len(breaks) {
			end = breaks[k+1].at
		}
		piece := run{lines: r.cutLines(b.at, end), piece: p.file.Marks == nil || b.turn != nil}
		if len(piece.lines) == 0 {
			continue
		}
		first := &piece.lines[0]
		if k > 0 {
			first.gap = true
			first.class, first.marker, first.label, first.alone = noMarker, source.Span{}, "", false
		}
		first.turn = nil
		if k == 0 {
			first.turn = r.first().turn
		}
		if b.turn != nil {
			first.turn = p.turnAt(b.turn, first, text[b.at:])
		}
		switch {
		case b.heading:
			piece.inline = &verdict{weight: weightPlain, style: "inline", reason: "words set like a heading between two sentences", certainty: policy.Guessed}
		case b.note:
			label, length, _ := noteMark(p.file.Slice(first.span))
			piece.shape, first.shape, first.label, first.reason = footnote, footnote, label, "behind a rule, with a note’s mark"
			first.marker = source.Span{Start: first.span.Start, End: first.span.Start + length}
			first.body.Start += length
			first.body.Start += len(p.file.Slice(first.body)) - len(strings.TrimLeftFunc(p.file.Slice(first.body), isBlank))
		case b.signed && end-b.at <= mostSignature:
			piece.shape, first.shape, first.reason = contact, contact, "a name under a rule"
		case b.marked:
			first.readMarker(p.file)
		}
		piece.draft = p.drafter.draft(piece.lines, false)
		pieces = append(pieces, piece)
	}
	if len(pieces) == 0 {
		return []run{*r}
	}
	// What stands before the body of the first line, its marker, stays with it.
	pieces[0].lines[0].span.Start = r.first().span.Start
	return pieces
}

// cutLines gives the lines of a run between two offsets of its draft.
func (r *run) cutLines(from, to int) []line {
	var cut []line
	d := r.draft
	at, _ := slices.BinarySearchFunc(d.pieces, from, func(p draftPiece, at int) int {
		if p.at+p.length <= at {
			return -1
		}
		return 1
	})
	n := -1 // index of the line that the last piece stood in
	for k := at; k < len(d.pieces) && d.pieces[k].at < to; k++ {
		if d.pieces[k].origin != notInFile {
			n--
		}
	}
	cut, n = make([]line, 0, -n-1), -1
	for ; at < len(d.pieces) && d.pieces[at].at < to; at++ {
		p := d.pieces[at]
		if p.origin == notInFile {
			continue
		}
		start, end := p.origin, p.origin+p.length
		if from > p.at {
			start += from - p.at
		}
		if p.at+p.length > to {
			end = p.origin + to - p.at
		}
		i, found := slices.BinarySearchFunc(r.lines, start, func(l line, at int) int { return l.span.Start - at })
		if !found {
			i--
		}
		if i = max(i, 0); i == n {
			last := &cut[len(cut)-1]
			last.span.End, last.body.End = end, end
			continue
		}
		n = i
		l := r.lines[i]
		l.span = source.Span{Start: start, End: end}
		l.body = l.span
		cut = append(cut, l)
	}
	return cut
}

// sentences parts a text, a window at a time, so that the words of a long one
// are never all in memory.
func (p *parser) sentences(text string) []int {
	var starts []int
	for from := 0; from < len(text); {
		to := min(len(text), from+windowBytes)
		if to < len(text) {
			if space := strings.LastIndexByte(text[from:to], ' '); space > 0 {
				to = from + space + 1
			} else if space := strings.IndexByte(text[to:], ' '); space >= 0 {
				to += space + 1
			} else {
				to = len(text)
			}
		}
		for k, s := range p.scanner.Sentences(text[from:to]) {
			if k == 0 && from > 0 && !isStop(endsIn(text[max(0, from-16):from])) {
				continue // the sentence began in the window before
			}
			starts = append(starts, from+s.Start)
		}
		from = to
	}
	if len(starts) == 0 || starts[0] != 0 {
		starts = append([]int{0}, starts...)
	}
	return starts
}

// breakpoints settles where the pieces begin.
func (p *parser) breakpoints(text string, sentences []int) []breakpoint {
	breaks := []breakpoint{{}}
	words, counted := 0, 0
	ruled := false // a rule stands before
	note := 1      // the next one behind it
	turns := p.turnsIn(text, sentences)
	if p.file.Marks != nil { // a format's paragraphs stand, but for those that hold turns of several
		for k, at := range sentences {
			if turns[k] != nil && at > 0 {
				breaks = append(breaks, breakpoint{at: at, turn: turns[k]})
			}
		}
		return breaks
	}
	begin := func(b breakpoint) {
		if b.at > breaks[len(breaks)-1].at {
			breaks = append(breaks, b)
		} else {
			b.at = breaks[len(breaks)-1].at
			breaks[len(breaks)-1] = b
		}
		words, counted = 0, b.at
	}
	for k, at := range sentences {
		end := len(text)
		if k+1 < len(sentences) {
			end = sentences[k+1]
		}
		for end-at > mostSentence {
			next := at + mostSentence
			if space := strings.LastIndexByte(text[at:next], ' '); space > 0 {
				next = at + space + 1
			} else if space := strings.IndexByte(text[next:end], ' '); space >= 0 {
				next += space + 1
			} else {
				next = end
			}
			begin(breakpoint{at: at})
			at = next
		}
		words += countWords(text[counted:at])
		counted = at
		sentence := text[at:end]
		n, body := p.inlineHeading(sentence)
		class, label, _ := marker(sentence)
		switch {
		case ruled:
			// what stands behind the rule is of the notes
		case turns[k] != nil:
			begin(breakpoint{at: at, turn: turns[k]})
		case n > 0:
			begin(breakpoint{at: at, heading: true})
			begin(breakpoint{at: at + body})
		case class == digit && number(label) < 200 || class == capital && len(label) > 1 || class == bullet && strings.Contains(glyphRunes, label):
			begin(breakpoint{at: at, marked: true})
		case words >= groupWords && !endsInInitial(text[:at]):
			begin(breakpoint{at: at})
		}
		if rule := strings.Index(sentence, "______"); rule >= 0 && !ruled {
			ruled = true
			begin(breakpoint{at: at + rule, signed: true})
		}
		if ruled {
			for _, behind := range notesIn(sentence, &note) {
				begin(breakpoint{at: at + behind, note: true})
			}
			continue
		}
		for glyph := range glyphsIn(sentence) {
			begin(breakpoint{at: at + glyph, marked: true})
		}
	}
	return breaks
}

// turnsIn finds the sentences of a long run with which somebody begins to speak,
// by their number: a transcript of which the lines were lost.
func (p *parser) turnsIn(text string, sentences []int) map[int]*turn {
	t := newTurns(p.file, nil, p.language)
	found, count := make(map[int]*turn), make(map[string]int)
	for k, at := range sentences {
		head := text[at:min(len(text), at+mostTurnBytes)]
		lead := len(captionOf(head))
		o := t.stopped(head[lead:])
		if o == nil {
			o = t.named(head[lead:])
		}
		if o != nil {
			found[k] = o.from(lead)
			count[o.name]++
		}
	}
	names := make(map[string]bool) // that come back
	back, known := 0, false
	for _, o := range found {
		switch n := count[o.name]; {
		case o.how == shortName && n >= leastShort:
			names[o.name] = true
		case o.how != shortName && n >= comesBack:
			back++
			known = known || o.how != bareName
		}
	}
	noted, spoken := len(names) >= leastShort, back >= leastTurns && known
	for k, o := range found {
		if o.how == shortName && !(noted && names[o.name]) || o.how != shortName && !spoken || o.how == bareName && count[o.name] < comesBack {
			delete(found, k)
		}
	}
	return found
}

// named reads "THE CHAIR: ..." at the head of a sentence.
func (t *turns) named(head string) *turn {
	name, said, ok := strings.Cut(head, ":")
	if !ok || !hasWord(said) || countWords(name) > mostTurnWords {
		return nil
	}
	bare, _, bracket := strings.Cut(name, "(")
	bare = strings.TrimSpace(bare)
	o := &turn{name: strings.ToLower(bare), who: source.Span{End: len(bare)}, said: len(name) + len(": ")}
	if o.how = t.how(-1, o.name, bare, bracket, false, false); o.how == nobody {
		return nil
	}
	return o
}

// turnAt moves a turn that was read in a run to the line of the file where it
// stands. Where the words of its head are parted there, only that it opens is
// known.
func (p *parser) turnAt(o *turn, first *line, text string) *turn {
	moved := *o
	if head := text[:min(len(text), o.said)]; strings.HasPrefix(p.file.Slice(first.span), head) {
		return moved.from(first.span.Start)
	}
	moved.who, moved.said = source.Span{}, first.span.Start
	return &moved
}

// endsInInitial tells text that ends in "Thomas M." or "the U.S.": a stop there
// is rarely the end of a sentence.
func endsInInitial(text string) bool {
	text = strings.TrimRight(text, " ")
	word := text[strings.LastIndexByte(text, ' ')+1:]
	return len(word) == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z' || strings.Count(word, ".") > 1
}

// notesIn finds where the notes begin inside a sentence, one number after the
// other: "1. ", wherever the sentences were parted.
func notesIn(sentence string, next *int) []int {
	var found []int
	for from := 0; ; {
		mark := strconv.Itoa(*next) + ". "
		at := strings.Index(sentence[from:], mark)
		if at < 0 {
			return found
		}
		at += from
		from = at + len(mark)
		if at == 0 || sentence[at-1] == ' ' {
			found = append(found, at)
			*next++
		}
	}
}

// glyphsIn gives the places of bullets inside a sentence.
func glyphsIn(sentence string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i, r := range sentence {
			if i > 0 && sentence[i-1] == ' ' && strings.ContainsRune(glyphRunes, r) && !yield(i) {
				return
			}
		}
	}
}

// inlineHeading reads a heading at the head of a sentence: words with capitals,
// or in capitals, before the word that begins a sentence. It gives the number
// of its words and where the sentence itself begins.
func (p *parser) inlineHeading(sentence string) (words, body int) {
	const most = 14
	at, capitals := 0, 0
	var last string
	for n := 0; n <= most && at < len(sentence); n++ {
		word := sentence[at:]
		if end := strings.IndexByte(word, ' '); end >= 0 {
			word = word[:end]
		} else {
			return 0, 0
		}
		first, _ := utf8.DecodeRuneInString(word)
		lower := strings.ToLower(word)
		next := sentence[at+len(word)+1:]
		if n >= 2 && unicode.IsUpper(first) && p.function[lower] && !p.function[strings.ToLower(last)] && continues(next) {
			return n, at
		}
		if n >= 2 && capitals == n && first != 0 && unicode.IsUpper(first) && !isCapitals(word) && strings.IndexFunc(word[utf8.RuneLen(first):], unicode.IsLower) >= 0 && letters8(sentence[:at]) {
			return n, at
		}
		if strings.ContainsAny(word, ".,;:?!()\"“”") && !(n == 0 && isNumbering(word)) && !isDay(word) || !unicode.IsUpper(first) && !p.function[lower] && !unicode.IsDigit(first) || n == 0 && p.function[lower] && !isAllUpper(word) {
			return 0, 0
		}
		if isAllUpper(word) {
			capitals++
		}
		last = word
		at += len(word) + 1
	}
	return 0, 0
}

// continues tells whether a sentence runs on in small letters within the next
// three words, as prose does.
func continues(text string) bool {
	for range 3 {
		if beginsLower(text) {
			return true
		}
		at := strings.IndexByte(text, ' ')
		if at < 0 {
			return false
		}
		text = text[at+1:]
	}
	return false
}

// isDay tells "17," and "18–19," in a date.
func isDay(word string) bool {
	inner, ok := strings.CutSuffix(word, ",")
	return ok && strings.Trim(inner, "0123456789-–") == ""
}

// isNumbering tells "1." or "II." at the head of a heading.
func isNumbering(word string) bool {
	label := strings.TrimRight(word, ".)")
	return label != word && (allDigits(label) || roman(label) > 0)
}

// isAllUpper tells a word in capitals.
func isAllUpper(word string) bool {
	return strings.IndexFunc(word, unicode.IsUpper) >= 0 && strings.IndexFunc(word, unicode.IsLower) < 0
}

// letters8 tells whether a text has eight letters, so that it is no acronym.
func letters8(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n >= 8
}
