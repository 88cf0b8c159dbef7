// Package fidelity proves, at every build, that a document's page says what its
// text says: every letter and digit of the text stands in a block, and every
// one of a block on the page, in the publisher's voice, in order, once. It
// trusts neither the parser nor the pages: a difference is an error of ours
// and stops the build, so that no site goes out with words missing.
package fidelity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"precis/generator/policy"
	"precis/generator/source"
)

// Document compares a document with the HTML of its page; name is that of its
// text as the user knows it. White space,
// punctuation and signs do not count: lines are joined and markers set anew.
// The diagnostics name the first place where the two part.
func Document(d *policy.Document, name, page string) source.Diagnostics {
	var found source.Diagnostics
	var read, published strings.Builder
	for _, b := range d.Blocks {
		words := b.Marker + " " + b.Text.Text + " "
		read.WriteString(words)
		published.WriteString(words)
	}
	if at, same := compare(d.File.Text, read.String()); !same {
		tell(&found, name, d.File.At(at), "was read", d.File.Text[at:])
		return found
	}
	if at, same := compare(published.String(), Published(page)); !same {
		tell(&found, name, source.Position{}, "is published", published.String()[at:])
	}
	return found
}

func tell(found *source.Diagnostics, name string, at source.Position, done, rest string) {
	found.Errorf(name, at, "this is an error of precis and not of the text; please report it with the text",
		"not all of the text %s: it parts at “%s”", done, excerpt(rest))
}

// compare walks the letters and digits of two texts side by side. It gives the
// offset in the first one where they part.
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
		at, b = i+utf8.RuneLen(x), b[j+utf8.RuneLen(y):]
	}
}

// next finds the first letter or digit from an offset on; the rune is -1 when
// there is none.
func next(s string, from int) (at int, r rune) {
	for i, r := range s[from:] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return from + i, r
		}
	}
	return len(s), -1
}

// excerpt is the first words of a text.
func excerpt(s string) string {
	words := strings.Fields(s[:min(len(s), 200)])
	return strings.ToValidUTF8(strings.Join(words[:min(len(words), 8)], " "), "")
}

// Published gives the text that a page sets in the publisher's voice: its
// title, the headings of sections, quotations, and whatever else is marked as
// published.
func Published(page string) string {
	var text strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(page))
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
			tag := string(name)
			class := ""
			for attributes {
				var key, value []byte
				key, value, attributes = tokens.TagAttr()
				if string(key) == "class" {
					class = " " + string(value) + " "
				}
			}
			isHeading := len(tag) == 2 && tag[0] == 'h' && tag != "hr"
			switch {
			case tag == "br" || tag == "hr" || tag == "img" || tag == "wbr":
			case depth > 0, tag == "blockquote", strings.Contains(class, " published "), isHeading && heading:
				depth++
			}
			if tag == "section" {
				heading = strings.Contains(class, " section ")
			} else if isHeading {
				heading = false
			}
			text.WriteByte(' ')
		case html.EndTagToken:
			if depth > 0 {
				depth--
			}
			text.WriteByte(' ')
		}
	}
}
