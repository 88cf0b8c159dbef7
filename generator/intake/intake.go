// Package intake takes the text out of the formats that publishers have: Word
// and OpenDocument, web pages, Markdown with front matter. What comes out is a
// source.File whose text has one line for a paragraph, and marks that say what
// the format knew of each line: a heading and its level, an item and the label
// that the reader of the format was shown, a row of a table, a footnote.
//
//	.txt          as it stands, without front matter that has a title; columns side by side are laid one below the other
//	.md           as it stands, without front matter and marks inside of lines
//	.html, .htm   the visible text; menus and page heads are furniture
//	.docx         deletions left out, insertions kept; numbers as Word shows them
//	.odt          likewise
//
// A footnote's mark stands in the text as its label in brackets, "noted[1]";
// the footnotes follow at the end, so that no list is interrupted. A line
// break inside a paragraph begins a line of its own, unless what follows goes
// on with the sentence in a small letter.
//
// A document that says nothing of any of its lines, a typescript, is plain text
// in another wrapping: it has no marks and keeps its empty lines.
//
// Nothing outside the file is ever read: no linked part, no entity, no address.
package intake

import (
	"fmt"
	"path"
	"strings"

	"precis/generator/source"
)

// What a file may hold. Real documents stay far below; a file made to fill the
// memory of whoever opens it does not.
const (
	mostParts = 10_000    // files in an archive
	mostBytes = 128 << 20 // bytes of an archive, unpacked, and of a web page
	mostDepth = 256       // elements inside each other
)

// Text is what was taken from a seed.
type Text struct {
	File *source.File

	// Front is the front matter of a Markdown file, or of a plain one: YAML, on
	// the lines where it stands there. Empty when there is none.
	Front string
}

// Extensions are the endings of the files that can be read.
func Extensions() []string { return []string{".txt", ".md", ".html", ".htm", ".docx", ".odt"} }

// Read takes the text from a seed, by the ending of its name. The file is nil
// when the diagnostics hold an error; they name it as it was given.
func Read(name string, raw []byte) (Text, source.Diagnostics) {
	var faults source.Diagnostics
	var read Text
	err := foreign(name, raw)
	if err == nil {
		read, err = taken(name, raw, &faults)
	}
	if err != nil {
		// An error, for a site that leaves a text out without a word would look
		// whole; so the hint says how to leave it out on purpose.
		hint := "save it again in the program that wrote it"
		if f, ok := err.(*fault); ok && f.hint != "" {
			hint = f.hint
		}
		hint += "; to leave it out for now, begin its name with a full stop: ." + path.Base(name)
		read.File = nil
		faults.Errorf(name, source.Position{}, hint, "%v", err)
	}
	return read, faults
}

// taken takes the text by the rules of the format that the name says.
func taken(name string, raw []byte, faults *source.Diagnostics) (read Text, err error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".md":
		read = readMarkdown(source.Read(name, raw))
	case ".html", ".htm":
		read.File, err = readHTML(name, raw)
	case ".docx":
		read.File, err = readDocx(name, raw, faults)
	case ".odt":
		read.File, err = readOdt(name, raw)
	default:
		read = titled(source.Read(name, raw))
		var first int
		if read.File, first = uncolumned(read.File); first > 0 {
			faults.Warnf(name, source.Position{Line: first}, "look whether its sentences are whole; pdftotext without -layout writes one column below the other, too",
				"columns that stood side by side are read one below the other; lines count in the text laid out so")
		}
	}
	return read, err
}

// fault is why a file cannot be read, and what to do about it.
type fault struct{ says, hint string }

func (f *fault) Error() string { return f.says }

func faultf(hint, format string, args ...any) error {
	return &fault{fmt.Sprintf(format, args...), hint}
}
