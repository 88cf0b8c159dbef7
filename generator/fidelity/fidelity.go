// Package fidelity proves, at every build, that a document's pages say what its
// text says: every letter and digit of the text stands in a block, and every
// one of a block on its page, in the publisher's voice, in order, once, and no
// two words run together. It trusts neither the parser nor the pages: a
// difference is an error of ours and stops the build, so that no site goes out
// with words missing.
package fidelity

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"precis/generator/policy"
	"precis/generator/source"
)

// Blocks are those of a document that one page has: the first, and the one
// behind the last. The blocks of its pages, one behind the other, are all.
type Blocks struct{ From, To int }

// Page compares some blocks of a document with the HTML of the page that has
// them; name is that of the text as the user knows it. Punctuation and signs do
// not count, nor how much white space parts two words: lines are joined and
// markers set anew. Notes stand behind the text, and what was taken for furniture
// of the pages is listed elsewhere. With the first page it is also proved that
// the blocks hold the whole text. The diagnostics name the first place where text
// and page part.
func Page(d *policy.Document, has Blocks, name string, page []byte) source.Diagnostics {
	var found source.Diagnostics
	if has.From == 0 {
		if at := uncovered(d); at >= 0 {
			tell(&found, name, d.File.At(at), "was read", d.File.Text[at:])
			return found
		}
	}
	var text, notes strings.Builder
	for _, b := range d.Blocks[has.From:has.To] {
		switch b.Kind {
		case policy.FurnitureBlock:
		case policy.NoteBlock:
			if b.Text.Text != "" {
				write(&notes, d, b)
			}
		default:
			write(&text, d, b)
		}
	}
	text.WriteString(notes.String())
	want := text.String()
	if at, same := compare(want, Published(page)); !same {
		tell(&found, name, source.Position{}, "is published", want[at:])
	}
	return found
}

// uncovered gives the offset of the first letter or digit of a text that does
// not stand in exactly one block, as word, marker or mark of a note; -1 when
// there is none.
func uncovered(d *policy.Document) int {
	covered := make([]uint8, len(d.File.Text)) // by how many blocks, at most 2
	cover := func(from, length int) {
		for i := from; i < min(from+length, len(covered)); i++ {
			if covered[i] < 2 {
				covered[i]++
			}
		}
	}
	for _, b := range d.Blocks {
		if strings.HasPrefix(d.File.Text[b.Span.Start:], b.Marker) {
			cover(b.Span.Start, len(b.Marker)) // else the format has it, and not the text
		}
		for at, r := range b.Text.Text {
			if !counts(r) {
				continue
			}
			if origin := b.Text.Origin(at); strings.HasPrefix(d.File.Text[origin:], b.Text.Text[at:at+utf8.RuneLen(r)]) {
				cover(origin, utf8.RuneLen(r))
			}
		}
		for _, n := range b.Notes {
			cover(n.Span.Start, n.Span.Len())
		}
	}
	for at, r := range d.File.Text {
		if counts(r) && covered[at] != 1 {
			return at
		}
	}
	return -1
}

// write adds a block as a page publishes it: marker, words, and the marks of
// notes where they stand.
func write(to *strings.Builder, d *policy.Document, b policy.Block) {
	if !policy.IsBulletLetter(b.Marker) {
		to.WriteString(b.Marker)
		to.WriteByte(' ')
	}
	at := 0
	for _, n := range b.Notes {
		to.WriteString(b.Text.Text[at:n.At])
		to.WriteString(d.File.Slice(n.Span))
		at = n.At
	}
	to.WriteString(b.Text.Text[at:])
	to.WriteByte(' ')
}

func tell(found *source.Diagnostics, name string, at source.Position, done, rest string) {
	found.Errorf(name, at, "this is an error of precis and not of the text; please report it with the text",
		"not all of the text %s: it parts at “%s”", done, excerpt(rest))
}

// compare walks the letters and digits of two texts side by side. It gives the
// offset in the first one where they part, or where white space of it stands
// between two that touch in the second.
func compare(a, b string) (at int, same bool) {
	for {
		i, x := next(a, at)
		j, y := next(b, 0)
		if x != y {
			return i, false
		}
		if x < 0 {
			return 0, true
		}
		if j == 0 && at > 0 && strings.ContainsFunc(a[at:i], unicode.IsSpace) {
			return i, false
		}
		at, b = i+utf8.RuneLen(x), b[j+utf8.RuneLen(y):]
	}
}

// next finds the first letter or digit from an offset on; the rune is -1 when
// there is none.
func next(s string, from int) (at int, r rune) {
	for from < len(s) && s[from] < utf8.RuneSelf {
		if r := rune(s[from]); counts(r) {
			return from, r
		}
		from++
	}
	for i, r := range s[from:] {
		if counts(r) {
			return from + i, r
		}
	}
	return len(s), -1
}

func counts(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// excerpt is the first words of a text.
func excerpt(s string) string {
	words := strings.Fields(s[:min(len(s), 200)])
	return strings.ToValidUTF8(strings.Join(words[:min(len(words), 8)], " "), "")
}

// Published gives the text that a page sets in the publisher's voice: its
// title, the headings of sections, quotations, and whatever else is marked as
// published.
func Published(page []byte) string {
	var text strings.Builder
	tokens := html.NewTokenizer(bytes.NewReader(page))
	depth := 0       // of elements inside a published one
	heading := false // the next heading is a section's
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return text.String()
		case html.TextToken:
			if depth > 0 {
				text.Write(tokens.Text())
			}
		case html.StartTagToken:
			name, attributes := tokens.TagName()
			tag := kindOf(name)
			var published, section bool
			for attributes {
				var key, value []byte
				key, value, attributes = tokens.TagAttr()
				if string(key) == "class" {
					published, section = has(value, "published"), has(value, "section")
				}
			}
			isHeading := tag == headingTag
			switch {
			case tag == emptyTag:
			case depth > 0, tag == quoteTag, published, isHeading && heading:
				depth++
			}
			if tag == sectionTag {
				heading = section
			} else if isHeading {
				heading = false
			}
			if tag != inlineTag {
				text.WriteByte(' ')
			}
		case html.EndTagToken:
			if depth > 0 {
				depth--
			}
			if name, _ := tokens.TagName(); kindOf(name) != inlineTag {
				text.WriteByte(' ')
			}
		}
	}
}

// tag is what an element means here.
type tag int

const (
	otherTag  tag = iota
	emptyTag      // it has no end
	inlineTag     // it parts no words
	quoteTag
	headingTag
	sectionTag
)

func kindOf(name []byte) tag {
	switch string(name) {
	case "br", "hr", "img", "wbr":
		return emptyTag
	case "a", "em", "strong", "span", "mark", "code":
		return inlineTag
	case "blockquote":
		return quoteTag
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return headingTag
	case "section":
		return sectionTag
	}
	return otherTag
}

// has tells whether a list of classes has one.
func has(classes []byte, class string) bool {
	if len(classes) < len(class) {
		return false
	}
	for one := range bytes.FieldsSeq(classes) {
		if string(one) == class {
			return true
		}
	}
	return false
}
