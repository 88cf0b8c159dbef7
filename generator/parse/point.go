package parse

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
)

// addPoints makes the points. Those that the text numbers have its numbers; the
// others are counted within their section.
func (p *parser) addPoints() {
	d := p.document
	section, number := -1, 0
	open := false // the last block of the text was of a point
	taken := make(map[string]bool)
	for i, b := range d.Blocks {
		if next := section + 1; next < len(d.Sections) && (d.Sections[next].Heading == i || d.Sections[next].Heading < 0 && isPointBlock(b.Kind)) {
			section, number, open = next, 0, false
		}
		if !isPointBlock(b.Kind) {
			open = open && (b.Kind == policy.FurnitureBlock || b.Kind == policy.NoteBlock)
			continue
		}
		own := p.own[i]
		if last := len(d.Points) - 1; open && own == "" && p.belongs(i, d.Points[last]) {
			d.Points[last].Blocks = append(d.Points[last].Blocks, i)
			d.Points[last].Lines[1] = max(d.Points[last].Lines[1], p.lastLine(b))
			continue
		}
		open = true
		if own == "" {
			number++
		}
		d.Points = append(d.Points, p.newPoint(i, section, number, taken))
	}
}

func (p *parser) newPoint(block, section, number int, taken map[string]bool) policy.Point {
	d := p.document
	point := policy.Point{Section: section, Blocks: []int{block}}
	if own := p.own[block]; own != "" {
		point.Own, point.Number, point.Label, point.Anchor = true, own, own, policy.NumberedBy(own)
	} else {
		point.Number = strconv.Itoa(number)
		point.Anchor, point.Label = policy.NumberedIn(d.Sections[section].Label, point.Number)
	}
	anchor := point.Anchor
	for n := p.again[anchor]; taken[point.Anchor]; n++ {
		point.Anchor = anchor + "-" + strconv.Itoa(n+2)
		p.again[anchor] = n + 1
	}
	taken[point.Anchor] = true
	point.ID = d.ID + "#" + point.Anchor
	point.Lines = [2]int{p.file.LineAt(d.Blocks[block].Span.Start), p.lastLine(d.Blocks[block])}
	return point
}

func (p *parser) lastLine(b policy.Block) int { return p.file.LineAt(max(b.Span.Start, b.Span.End-1)) }

// belongs tells whether a block goes on with the point before it: a paragraph
// that continues, an item of a deeper list, or an item that the point
// announces and that is no sentence of its own.
func (p *parser) belongs(block int, point policy.Point) bool {
	d := p.document
	b, first := d.Blocks[block], d.Blocks[point.Blocks[0]]
	switch b.Kind {
	case policy.MoreBlock, policy.QuoteBlock:
		return true
	case policy.ItemBlock:
		if first.Kind == policy.ItemBlock {
			return b.Level > first.Level
		}
		at := point.Blocks[len(point.Blocks)-1]
		last := d.Blocks[at]
		if last.Kind == policy.ItemBlock && (b.Level > last.Level || goesOn(last.Text.Text)) {
			return true
		}
		sibling := last.Kind == policy.ItemBlock && b.Level == last.Level && p.runs[block].first().class == p.runs[at].first().class // of one that belongs
		announced := strings.HasSuffix(first.Text.Text, ":") || strings.HasSuffix(first.Text.Text, ",") && unicode.IsLower(firstRune(b.Text.Text))
		return announced && (sibling || isFragment(b.Text.Text))
	}
	return false
}

// goesOn tells an item after which the sentence goes on in the next: it ends in
// ";" or ",", perhaps with "and" behind.
func goesOn(text string) bool {
	text = strings.TrimRight(text, " ")
	if cut := strings.LastIndexByte(text, ' '); cut > 0 && len(text)-cut <= 4 {
		text = text[:cut]
	}
	return strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",")
}

// isFragment tells an item that finishes the sentence which announced the
// list from one that is a sentence itself.
func isFragment(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first) || !strings.HasSuffix(strings.TrimRight(text, "\"”’)"), ".")
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// mostTitleRunes keeps navigation to a line or two.
const mostTitleRunes = 72

// shortTitle is a heading's words up to the first pause, cut at a word if they
// are still too many, with a capital in front. It is for navigation: the
// heading itself always stands as published.
func shortTitle(text string) string {
	text = text[:firstPause(text)]
	text = strings.TrimRight(text, " ,.;:")
	if utf8.RuneCountInString(text) > mostTitleRunes {
		text = strings.TrimRight(cutAtWord(text), " ,") + "…"
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// firstPause is where the first colon, semicolon or full stop stands behind two
// words, or the end. The stop of a short word ("Mr.", "U.S.") is no pause.
func firstPause(text string) int {
	for from := 0; ; {
		at := strings.IndexAny(text[from:], ":;.")
		if at < 0 {
			return len(text)
		}
		at += from
		word := text[strings.LastIndexByte(text[:at], ' ')+1 : at]
		if strings.IndexByte(text[:at], ' ') > 0 && (text[at] != '.' || len(word) > 3 && (at+1 == len(text) || text[at+1] == ' ')) {
			return at
		}
		from = at + 1
	}
}

// cutAtWord gives the words that fit into mostTitleRunes, at least one, and
// leaves no small word hanging at the end.
func cutAtWord(text string) string {
	words := strings.Fields(text)
	n, runes := 0, 0
	for n < len(words) && runes+utf8.RuneCountInString(words[n]) <= mostTitleRunes {
		runes += utf8.RuneCountInString(words[n]) + 1
		n++
	}
	for n > 1 && utf8.RuneCountInString(words[n-1]) <= 3 {
		n--
	}
	if n == 0 {
		return string([]rune(text)[:mostTitleRunes])
	}
	return strings.Join(words[:n], " ")
}
