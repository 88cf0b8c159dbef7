package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/source"
)

const (
	leastCells      = 2  // in a row of a table
	leastRows       = 3  // of a table that only its gaps tell
	cellGap         = 3  // spaces between two cells
	contactWords    = 12 // in a line of a contact block, at most
	quoteIndent     = 4  // columns by which a quotation is set in, on both sides
	listingWords    = 12
	leastListing    = 3 // short lines, one below the other
	contentsEntry   = 2
	contentsReach   = 4 // lines of an entry
	contentsGap     = 6 // lines without a page's number between two with one
	mostSigned      = 5
	mostSignedWords = 6  // in a line
	leastMailLabels = 3  // of the head of a message with others
	mastheadGap     = 12 // spaces
	mastheadLines   = 8

	mostShapedBytes = 4000 // a longer line that stands alone is running text

	mailReason    = "the head of a message"
	listingReason = "short lines, one below the other"
)

// shaping sets apart, group by group, what is no running text: tables,
// quotations, lists of contents, addresses. A group is what stands between two
// blank lines.
type shaping struct {
	file     *source.File
	language *lexicon.Lexicon
	lines    []line
	left     int // the text's usual indent and right edge
	right    int
	wrapped  bool
	hanging  map[string]bool
	heads    *mastheads
	headed   bool // nothing but a masthead stands before
}

func markShapes(f *source.File, lines []line, language *lexicon.Lexicon, wrapped bool, right int) {
	s := &shaping{file: f, language: language, lines: lines, right: right, wrapped: wrapped, hanging: hangingWords(language), left: usualIndent(lines), heads: newMastheads(language), headed: true}
	announced := -1 // the line that said that contents follow
	for from := 0; from < len(lines); {
		to := from + 1
		quoted := s.quoted(from)
		for to < len(lines) && lines[to].shape == lines[from].shape && !lines[to].gap && !s.isStroke(to) && !s.isStroke(from) && s.quoted(to) == quoted {
			to++
		}
		if lines[from].shape == running {
			announced = s.group(from, to, announced)
			s.headed = s.headed && from < mostMasthead && s.isHead(from, to)
		}
		from = to
	}
}

// quoted counts the marks of quotation at the head of a line: what an answer
// quotes of an answer is a quotation of its own.
func (s *shaping) quoted(i int) int {
	if s.lines[i].class != quoting {
		return 0
	}
	return strings.Count(s.file.Slice(s.lines[i].marker), ">")
}

// isStroke tells a rule, which stands alone whatever is next to it.
func (s *shaping) isStroke(i int) bool {
	return strings.HasPrefix(s.text(i), "___") && isRule(s.text(i))
}

// group gives the lines of a group their shape. It gives the line that
// announces a list of contents, as long as one goes on, or -1.
func (s *shaping) group(from, to, announced int) int {
	if to-from == 1 && s.lines[from].class != quoting && s.lines[from].span.Len() > mostShapedBytes {
		return -1
	}
	start := from
	if slices.Contains(s.language.ContentsWords, strings.ToLower(strings.Trim(s.text(from), "#*_: "))) {
		announced, start = from, from+1
		if s.takeContents(from) {
			return -1
		}
		if start == to {
			return announced
		}
		if to-from <= leastListing && !s.isContents(start, to, true) {
			s.set(from, to, contents, "announces the list of contents")
			return announced
		}
	}
	switch {
	case s.isContents(start, to, announced >= 0):
		s.set(start, to, contents, "lines that lead to page numbers")
		if announced >= 0 && s.lines[announced].shape == running {
			s.set(announced, announced+1, contents, "announces the list of contents")
			s.lines[start].opens = s.lines[start].gap
		}
		return announced
	case announced >= 0 && announced+1 == start && s.areEntries(start, to):
		s.set(start, to, contents, "the list of contents")
		if s.lines[announced].shape == running {
			s.set(announced, announced+1, contents, "announces the list of contents")
			s.lines[start].opens = s.lines[start].gap
		}
		return -1
	case s.isQuoted(from, to):
		s.set(from, to, quotation, "marked with >")
	case s.isMailHead(from, to):
		s.set(from, to, contact, mailReason)
	case to-from == 1 && s.isCaption(s.text(from)), to-from == 2 && s.isCaption(s.text(from)) && countWords(s.text(from)) == 2 && !isStop(endsIn(s.text(from+1))):
		s.set(from, to, table, "the caption of a table or figure")
	case s.isMasthead(from, to):
		s.set(from, to, table, "the head of the first page, set at both its sides")
	case s.isTable(from, to):
		s.set(from, to, table, "its columns stand below each other")
	case from > 0 && s.isStroke(from-1) && s.isSigned(from, to):
		s.set(from, to, contact, "a name under a rule")
	case s.isSignatureLine(from, to):
		s.set(from, to, contact, "a line to sign on")
	case s.isSigning(from, to):
		s.set(from, to, contact, "who signs, and for whom")
	case s.isSignature(from, to):
		s.set(from, to, contact, "the signature of a message")
	case s.isClosing(from, to):
		s.set(from, to, contact, "closing words, and who signs")
	case to-from == 1 && s.isDeviceLine(from):
		s.set(from, to, contact, "what a device puts below a message")
	case s.isContact(from, to):
		s.set(from, to, contact, "short lines with an address, a number or a name to write to")
	case s.isSetIn(from, to):
		s.set(from, to, quotation, "set in on both sides")
	case s.isRoster(from, to):
		s.set(from, to, contact, rosterReason)
	case s.headed && s.holdsMasthead(from, to) && !s.areNames(from, to), s.namesPart(from), s.areLabelled(from, to):
		// lines of their own: one may be the title, or a heading
	case s.isListing(from, to):
		s.set(from, to, table, listingReason)
	}
	return -1
}

// isHead tells a group that can stand above a title: short lines, no sentence
// and no item among them.
func (s *shaping) isHead(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &s.lines[i]; l.shape != table && (l.class != noMarker || countWords(s.text(i)) > listingWords || isStop(endsIn(s.text(i)))) {
			return false
		}
	}
	return true
}

// holdsMasthead tells a group of which a line belongs to a masthead, or names
// the kind of the text.
func (s *shaping) holdsMasthead(from, to int) bool {
	for i := from; i < to; i++ {
		if s.heads.accompanies(s.text(i)) || s.heads.namesKind(s.text(i)) || s.heads.isAct(s.text(i)) {
			return true
		}
	}
	return false
}

// isRoster tells names, one below the other, under a label of the head of
// minutes that stands alone: "Present:".
func (s *shaping) isRoster(from, to int) bool {
	listed, named := false, 0 // a label stands above; names below one
	for i := from; i < to; i++ {
		label, rest, colon := cutRosterLabel(s.text(i))
		switch known := slices.Contains(s.language.MeetingLabels, label); {
		case known && (colon || i == from):
			listed = listed || !hasWord(rest)
		case listed && !colon && !strings.ContainsAny(s.text(i), "0123456789"):
			named++
		default:
			return false
		}
	}
	return named > 0 && s.areShort(from, to)
}

// areLabelled tells lines that all have a label of the head of minutes.
func (s *shaping) areLabelled(from, to int) bool {
	for i := from; i < to; i++ {
		if label, _, colon := cutRosterLabel(s.text(i)); !colon || !slices.Contains(s.language.MeetingLabels, label) {
			return false
		}
	}
	return true
}

// namesPart tells a line that is the name of a part of the text and nothing
// else: "Article 1", with its heading below.
func (s *shaping) namesPart(i int) bool {
	word, label, ok := strings.Cut(strings.ToLower(strings.Trim(s.text(i), "*_:. ")), " ")
	if !ok || !allDigits(label) && !isLabel(label) && !slices.Contains(s.language.Numerals, label) {
		return false
	}
	for _, words := range s.language.HeadingWords {
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

func (s *shaping) text(i int) string { return s.file.Slice(s.lines[i].span) }

// set gives a group its shape. Rows keep their indents, as seen from the least.
func (s *shaping) set(from, to int, shape shape, reason string) {
	least := s.lines[from].indent
	for i := from; i < to; i++ {
		least = min(least, s.lines[i].indent)
	}
	for i := from; i < to; i++ {
		l := &s.lines[i]
		if shape != quotation || l.class != quoting {
			l.unmark()
		}
		l.shape, l.opens, l.reason = shape, i == from, reason
		if in := l.indent - least; shape == table && in > 0 && in <= l.span.Start && strings.Trim(s.file.Text[l.span.Start-in:l.span.Start], " ") == "" {
			l.body.Start -= in
		}
	}
}

// isContents tells entries with dot leaders, or with page numbers where the
// line before announced them.
func (s *shaping) isContents(from, to int, announced bool) bool {
	entries, led, numbers := 0, 0, 0
	for i := from; i < to; i++ {
		text := s.text(i)
		if _, _, length := bareMarker(text); length == len(text) {
			numbers++ // of an entry, alone on its line
			continue
		}
		title := s.beforePage(text)
		if roman := strings.LastIndexAny(text, " ."); title == text && roman > 0 && isRomanPage(text[roman+1:]) {
			title = text[:roman+1]
		}
		if title == text {
			continue
		}
		bare := strings.TrimRight(title, " \t")
		leaders := strings.HasSuffix(bare, "...") || strings.HasSuffix(bare, ". . .") || strings.HasSuffix(bare, "…")
		if leaders || announced && (len(title)-len(bare) >= 2 || strings.HasSuffix(title, "\t")) {
			entries++
		}
		if leaders {
			led++
		}
	}
	lines := to - from - numbers
	if last := s.text(to - 1); announced && entries >= contentsEntry && lines <= contentsReach*entries && strings.TrimRight(last, "0123456789") != last {
		return true // entries over several lines
	}
	return led > 0 && led == lines || entries >= contentsEntry && entries*3 >= lines*2 || announced && entries > 0 && entries == lines
}

// takeContents takes the list of contents behind the line that announces it,
// whatever blank lines stand in it: up to the last line that leads to a page by a
// tab or by dots, where such lines follow each other closely.
func (s *shaping) takeContents(announced int) bool {
	last, entries := announced, 0
	for i := announced + 1; i < len(s.lines) && i-last <= contentsGap; i++ {
		if l := &s.lines[i]; l.shape != running && l.shape != furniture {
			break
		}
		text := s.text(i)
		title := s.beforePage(text)
		bare := strings.TrimRight(title, " \t")
		if title != text && bare != "" && (strings.HasSuffix(title, "\t") || strings.HasSuffix(bare, "...") || strings.HasSuffix(bare, ". .") || strings.HasSuffix(bare, "…")) {
			last, entries = i, entries+1
		}
	}
	if entries < leastListing {
		return false
	}
	for from := announced; from <= last; {
		to := from + 1
		for to <= last && s.lines[to].shape == s.lines[from].shape {
			to++
		}
		if s.lines[from].shape == running {
			s.set(from, to, contents, "the list of contents, up to its last page number")
		}
		from = to
	}
	for i := announced + 1; i <= last; i++ {
		l := &s.lines[i]
		l.opens = l.opens || l.gap && l.number > s.lines[i-1].number+1
	}
	return true
}

// areEntries tells the items of a list of contents without page numbers, which
// stands right below its heading.
func (s *shaping) areEntries(from, to int) bool {
	for i := from; i < to; i++ {
		l := &s.lines[i]
		if l.class == noMarker || l.class == hashes || l.class == quoting || countWords(s.text(i)) > listingWords || isStop(endsIn(s.text(i))) {
			return false
		}
	}
	return to-from >= leastListing
}

// beforePage is what stands before the number of a page: "Fares ....." of
// "Fares ..... 12" and of "Fares ..... Page 12".
func (s *shaping) beforePage(text string) string {
	title := strings.TrimRight(text, "0123456789")
	if title == text || !strings.HasSuffix(title, " ") {
		return title
	}
	word := strings.ToLower(strings.TrimRight(lastWord(strings.TrimRight(title, " ")), "."))
	if bare := strings.TrimRight(title, " "); slices.Contains(s.language.PageWords, strings.TrimLeft(word, ".")) {
		if at := strings.LastIndexAny(bare, " .…"); at >= 0 {
			_, size := utf8.DecodeRuneInString(bare[at:])
			return bare[:at+size]
		}
	}
	return title
}

func isRomanPage(s string) bool { return s != "" && s == strings.ToLower(s) && roman(s) > 0 }

func (s *shaping) isQuoted(from, to int) bool {
	for i := from; i < to; i++ {
		if s.lines[i].class != quoting {
			return false
		}
	}
	return true
}

// isSetIn tells a paragraph that stands deeper than most of the text
// and ends before its right edge.
func (s *shaping) isSetIn(from, to int) bool {
	if !s.wrapped || to-from < 2 {
		return false
	}
	low, high := s.lines[from].indent, s.lines[from].indent
	for i := from; i < to; i++ {
		l := &s.lines[i]
		if l.class != noMarker || l.right > s.right-quoteIndent || countWords(s.text(i)) < 4 && i+1 < to {
			return false
		}
		low, high = min(low, l.indent), max(high, l.indent)
	}
	return high-low <= 1 && low >= s.left+quoteIndent && isStop(endsIn(s.text(to-1)))
}

// usualIndent is the indent that the most lines have.
func usualIndent(lines []line) int {
	count := make(map[int]int)
	usual := 0
	for i := range lines {
		indent := lines[i].indent
		count[indent]++
		if n := count[indent]; n > count[usual] || n == count[usual] && indent < usual {
			usual = indent
		}
	}
	return usual
}
