package parse

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
)

// addPoints makes the points, counted within their section.
func (p *parser) addPoints() {
	d := p.document
	section, number := -1, 0
	for i, b := range d.Blocks {
		if next := section + 1; next < len(d.Sections) && (d.Sections[next].Heading == i || d.Sections[next].Heading < 0 && isPointBlock(b.Kind)) {
			section, number = next, 0
		}
		if !isPointBlock(b.Kind) {
			continue
		}
		if last := len(d.Points) - 1; number > 0 && p.belongs(i, d.Points[last]) {
			d.Points[last].Blocks = append(d.Points[last].Blocks, i)
			d.Points[last].Lines[1] = p.lastLine(b)
			continue
		}
		number++
		d.Points = append(d.Points, p.newPoint(i, section, number))
	}
}

func (p *parser) newPoint(block, section, number int) policy.Point {
	d := p.document
	n := strconv.Itoa(number)
	label := d.Sections[section].Label
	point := policy.Point{Number: n, Section: section, Blocks: []int{block}}
	point.Anchor, point.Label = label+n, label+"."+n
	switch last, _ := utf8.DecodeLastRuneInString(label); {
	case label == "":
		point.Anchor, point.Label = "p"+n, n
	case unicode.IsDigit(last):
		point.Anchor = "p" + label + "-" + n
	}
	point.ID = d.ID + "#" + point.Anchor
	point.Lines = [2]int{p.file.LineAt(d.Blocks[block].Span.Start), p.lastLine(d.Blocks[block])}
	return point
}

func (p *parser) lastLine(b policy.Block) int { return p.file.LineAt(b.Span.End - 1) }

// belongs tells whether a block goes on with the point before it: a paragraph
// that continues, an item of a deeper list, or an item that the point
// announces and that is no sentence of its own.
func (p *parser) belongs(block int, point policy.Point) bool {
	d := p.document
	b, first := d.Blocks[block], d.Blocks[point.Blocks[0]]
	switch b.Kind {
	case policy.MoreBlock:
		return true
	case policy.ItemBlock:
		if first.Kind == policy.ItemBlock {
			return b.Level > first.Level
		}
		return strings.HasSuffix(first.Text.Text, ":") && isFragment(b.Text.Text)
	}
	return false
}

// isFragment tells an item that finishes the sentence which announced the
// list from one that is a sentence itself.
func isFragment(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first) || !strings.HasSuffix(strings.TrimRight(text, "\"”’)"), ".")
}

// mostTitleRunes keeps navigation to a line or two.
const mostTitleRunes = 72

// shortTitle is a heading's words up to the first pause, cut at a word if they
// are still too many, with a capital in front. It is for navigation: the
// heading itself always stands as published.
func shortTitle(text string) string {
	if at := strings.IndexAny(text, ":;."); at > 0 && strings.Count(text[:at], " ") > 0 {
		text = text[:at]
	}
	text = strings.TrimRight(text, " ,.;:")
	if utf8.RuneCountInString(text) > mostTitleRunes {
		text = strings.TrimRight(cutAtWord(text), " ,") + "…"
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
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
