package site

import (
	"bytes"
	"errors"
	"path"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
	"github.com/tdewolff/parse/v2"

	"precis/generator/source"
)

// minifier makes files smaller without a change that a reader could notice.
// It is made once and safe for concurrent use.
type minifier struct {
	m       *minify.M
	buffers *sync.Pool // of *bytes.Buffer, for one file after the other
}

func newMinifier() minifier {
	m := minify.New()
	m.Add(".html", &html.Minifier{
		// Pages stay conventional: people read their source, and tools that
		// are no browser find all the tags and quotes that they look for.
		KeepDefaultAttrVals: true,
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		KeepSpecialComments: true,
		// A run of white space becomes one character but never none: which
		// elements are blocks is the style sheet's to say, and a space lost
		// beside a floated note would join two published words.
		KeepWhitespace: true,
		// What stands between template marks is copied as it is. Inside code
		// every space counts, and this is the minifier's one way to say so.
		TemplateDelims: [2]string{"<code", "</code>"},
	})
	m.Add(".css", &css.Minifier{})
	m.Add(".js", &js.Minifier{})
	m.Add(".json", &json.Minifier{KeepNumbers: true})
	m.Add(".svg", &svg.Minifier{})
	m.Add(".xml", &xml.Minifier{KeepWhitespace: true})
	// By media type, for what stands inside a page.
	m.Add("application/ld+json", &json.Minifier{KeepNumbers: true})
	m.Add("application/json", &json.Minifier{KeepNumbers: true})
	m.Add("image/svg+xml", &svg.Minifier{})
	return minifier{m, &sync.Pool{New: func() any { return new(bytes.Buffer) }}}
}

// knows tells whether the files of a name's extension can be made smaller.
func (m minifier) knows(name string) bool {
	_, _, known := m.m.Match(path.Ext(name))
	return known != nil
}

// Content is what a file is to hold, before it is made small. A page may come
// in two parts, so that the greater part of it need not be minified again: its
// frame, with Place where its body belongs, and its body.
type Content struct {
	Frame []byte
	Body  []byte // HTML, without white space at its ends; nil where the frame is all
	Small bool   // it is to be written as it is: data, which the minifier would read as a program
}

// Place stands in the frame of a page where its body belongs.
const Place = `<section class="precis-body"></section>`

// Bytes gives the content in one piece.
func (c Content) Bytes() []byte {
	if c.Body == nil {
		return c.Frame
	}
	return bytes.ReplaceAll(c.Frame, []byte(Place), c.Body)
}

// shrink hands over the content of a file as it is to be written: minified by
// the extension of its name, and as it is when that says nothing of a form that
// can be made smaller. What is handed over is overwritten later. The error is
// the minifier's.
func (m minifier) shrink(name string, content Content, use func(small []byte)) error {
	if content.Small || !m.knows(name) {
		use(content.Bytes())
		return nil
	}
	if content.Body != nil {
		drawings, isSmall := drawingsIn(content.Body)
		if bytes.Count(content.Frame, []byte(Place)) != 1 || !isSmall {
			content = Content{Frame: content.Bytes()}
		} else if len(drawings) > 0 {
			body := m.buffers.Get().(*bytes.Buffer)
			defer m.buffers.Put(body)
			body.Reset()
			if err := m.draw(body, content.Body, drawings); err != nil { // told with its place in the whole
				content = Content{Frame: content.Bytes()}
			} else {
				content.Body = body.Bytes()
			}
		}
	}
	frame := bytes.TrimSuffix(content.Frame, []byte("\n"))
	if content.Body == nil || path.Ext(name) != ".html" || !isSmall(frame) {
		small := m.buffers.Get().(*bytes.Buffer)
		defer m.buffers.Put(small)
		small.Reset()
		if err := m.m.Minify(path.Ext(name), small, bytes.NewBuffer(content.Frame)); err != nil {
			return err
		}
		frame = small.Bytes()
	}
	if content.Body == nil {
		use(frame)
		return nil
	}
	before, after, found := bytes.Cut(frame, []byte(Place))
	if !found { // the place is of what the minifier leaves out
		return m.shrink(name, Content{Frame: content.Bytes()}, use)
	}
	whole := m.buffers.Get().(*bytes.Buffer)
	defer m.buffers.Put(whole)
	whole.Reset()
	for _, part := range [][]byte{before, content.Body, after} {
		whole.Write(part)
	}
	use(whole.Bytes())
	return nil
}

// draw writes HTML that is small but for its drawings.
func (m minifier) draw(to *bytes.Buffer, html []byte, drawings []stretch) error {
	written := 0
	for _, d := range drawings {
		to.Write(html[written:d.from])
		if err := m.m.MinifyMimetype([]byte("image/svg+xml"), to, bytes.NewReader(html[d.from:d.to]), map[string]string{"inline": "1"}); err != nil {
			return err
		}
		written = d.to
	}
	to.Write(html[written:])
	return nil
}

// minifyFault takes a minifier's error apart: what is wrong, and where in
// the content as it was handed in.
func minifyFault(err error) (message string, at source.Position) {
	var fault *parse.Error
	if errors.As(err, &fault) {
		return fault.Message, source.Position{Line: fault.Line, Column: fault.Column}
	}
	return err.Error(), source.Position{}
}
