package check

import (
	"bytes"
	"unicode/utf8"

	"precis/generator/source"
)

// cursor turns offsets into places. Offsets must not go back: a minified page
// may be one long line, and to count from its start each time would take the
// square of its length.
type cursor struct {
	text   []byte
	offset int
	place  source.Position
}

func newCursor(text []byte) *cursor { return &cursor{text, 0, source.Position{Line: 1, Column: 1}} }

// at gives the place of an offset: LF, CRLF and a lone CR all end a line.
func (c *cursor) at(offset int) source.Position {
	offset = min(offset, len(c.text))
	for c.offset < offset {
		rest := c.text[c.offset:offset]
		end := bytes.IndexAny(rest, "\r\n")
		if end < 0 {
			c.place.Column += utf8.RuneCount(rest)
			c.offset = offset
			break
		}
		c.offset += end + 1
		if rest[end] == '\r' && c.offset < len(c.text) && c.text[c.offset] == '\n' {
			c.place.Column += utf8.RuneCount(rest[:end]) // its LF ends the line
			continue
		}
		c.place.Line++
		c.place.Column = 1
	}
	return c.place
}
