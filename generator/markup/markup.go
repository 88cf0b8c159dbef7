// Package markup turns the Markdown of a page into HTML.
//
// The Markdown is CommonMark with the tables of GitHub and with attributes on
// headings and on code fences, {#id .class key="value"}. Raw HTML is not part
// of it: a tag in the text is text. What is added to plain goldmark stands in
// a file each:
//
//   - parts.go: a page of megabytes is read in parts, to the same HTML
//   - outline.go: headings with a class open sections, navigation or folds
//   - voice.go: published words say their language
//   - table.go: tables scroll under a name, and their headers say what they head
//   - code.go, highlight.go: code in colours, its lines numbered where asked
//   - picture.go: tables that a heading asks to have drawn are drawn
//   - link.go: links that lead nowhere good are text, links out of the site say so
//
// No words are altered: there are no typographic quotes, no links made from
// bare addresses, no ids but those that are written.
package markup

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Converter turns Markdown into HTML. It is built once with New and is safe
// for concurrent use.
type Converter struct {
	markdown goldmark.Markdown
	writers  *sync.Pool // of *bufio.Writer, for one page after the other
}

// New gives a converter, ready for use.
func New() *Converter {
	return &Converter{
		goldmark.New(
			goldmark.WithParser(newParser()),
			goldmark.WithExtensions(outlines{}, voices{}, tables{}, codeBlocks{newHighlighter()}, links{}, pictures{}),
		),
		&sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 1<<13) }},
	}
}

// newParser gives goldmark's parser without raw HTML and without autolinks: a
// published "<" is a character like any other, and has to reach the reader.
func newParser() parser.Parser {
	attributes := parser.WithHeadingAttribute()
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(attributes), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(attributes), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
}

// Convert takes the Markdown of a page, with or without front matter, and
// writes the HTML of its body. The language, in BCP 47, is that of the published
// words on it, "" where it is the page's own or there are several. Any text is
// Markdown, so the error is only ever goldmark's own.
func (c *Converter) Convert(to *bytes.Buffer, markdown []byte, language string) error {
	to.Grow(len(markdown) + len(markdown)/2)
	return c.convert(withoutFrontMatter(markdown), language, partSize, to)
}

// convert writes the HTML of a page, a part at a time.
func (c *Converter) convert(markdown []byte, language string, size int, page io.Writer) error {
	w := c.writers.Get().(*bufio.Writer)
	defer c.writers.Put(w)
	w.Reset(page)
	for _, part := range parts(markdown, size) {
		if err := c.markdown.Convert(clean(part), w, inLanguage(language)); err != nil {
			return err
		}
	}
	return w.Flush()
}

// clean gives a text in which bytes that are not UTF-8, and NUL, are U+FFFD, as
// HTML wants it. It has no room behind its end: goldmark appends a line end to
// a last line that has none, which would write behind the caller's slice.
func clean(text []byte) []byte {
	if utf8.Valid(text) && bytes.IndexByte(text, 0) < 0 {
		return slices.Clip(text)
	}
	valid := bytes.ToValidUTF8(text, []byte("\uFFFD"))
	return bytes.ReplaceAll(valid, []byte{0}, []byte("\uFFFD"))
}

// withoutFrontMatter gives what follows the front matter: the lines between a
// first line "---" and the next such line. A page that does not begin so, or
// in which the second line is missing, is given back whole.
func withoutFrontMatter(page []byte) []byte {
	first, rest, _ := bytes.Cut(page, []byte("\n"))
	if !isFence(first) {
		return page
	}
	for len(rest) > 0 {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		if isFence(line) {
			return rest
		}
	}
	return page
}

// isFence says whether a line opens or closes front matter.
func isFence(line []byte) bool {
	return string(bytes.TrimRight(line, " \t\r")) == "---"
}
