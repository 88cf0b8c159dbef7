package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// archive is a document that is a zip archive of XML parts.
type archive struct {
	parts map[string]*zip.File
	left  int // bytes that may still be unpacked
}

func openArchive(raw []byte) (*archive, error) {
	if bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return nil, faultf("open it in a word processor, and save it without a password in the format that its name says",
			"this is an old Word file under a new name, or one protected by a password")
	}
	reader, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, faultf("open it in a word processor and save it again", "the file is damaged: %v", err)
	}
	if len(reader.File) > mostParts {
		return nil, faultf("", "the archive holds %d files, and more than %d are not read", len(reader.File), mostParts)
	}
	a := &archive{make(map[string]*zip.File, len(reader.File)), mostBytes}
	for _, part := range reader.File {
		if _, twice := a.parts[part.Name]; !twice {
			a.parts[part.Name] = part
		}
	}
	return a, nil
}

func (a *archive) has(part string) bool { return a.parts[part] != nil }

// read walks over a part: root is called for its outermost element. A part
// that is not there is passed over.
func (a *archive) read(part string, root func(*walker, xml.StartElement) error) error {
	packed := a.parts[part]
	if packed == nil {
		return nil
	}
	if packed.UncompressedSize64 > uint64(a.left) {
		return faultf(tooLarge.hint, "%s: %s", part, tooLarge.says)
	}
	opened, err := packed.Open()
	if err != nil {
		return faultf("open it in a word processor and save it again", "the file is damaged: %s: %v", part, err)
	}
	defer opened.Close()
	w := &walker{decoder: xml.NewDecoder(&bounded{opened, &a.left})}
	err = w.each(func(e xml.StartElement) error { return root(w, e) }, nil)
	if err == nil {
		return nil
	}
	if known := (*fault)(nil); errors.As(err, &known) {
		return faultf(known.hint, "%s: %s", part, known.says)
	}
	return faultf("open it in a word processor and save it again", "the file is damaged: %s: %v", part, err)
}

var tooLarge = &fault{
	fmt.Sprintf("unpacked the document is larger than %d MB, and more is not read", mostBytes>>20),
	"save the document without what makes it so large",
}

// bounded is a reader that fails when no more bytes may be unpacked, whatever
// the archive says of its parts.
type bounded struct {
	r    io.Reader
	left *int
}

func (b *bounded) Read(p []byte) (int, error) {
	if *b.left <= 0 {
		return 0, tooLarge
	}
	n, err := b.r.Read(p[:min(len(p), *b.left)])
	*b.left -= n
	return n, err
}

// walker goes through XML as a stream, element by element.
type walker struct {
	decoder *xml.Decoder
	depth   int
}

// each goes through what stands in the element that was just opened, or in the
// whole part, up to the end of it. For every element in it, element is called,
// which has to go on to that element's end: by each or by skip. Text goes to
// text, if that is not nil.
func (w *walker) each(element func(xml.StartElement) error, text func(string)) error {
	w.depth++
	defer func() { w.depth-- }()
	if w.depth > mostDepth {
		return faultf("", "elements stand inside each other more than %d deep, and deeper ones are not read", mostDepth)
	}
	for {
		token, err := w.decoder.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := element(token); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			if text != nil {
				text(string(token))
			}
		}
	}
}

// skip passes over the element that was just opened.
func (w *walker) skip() error { return w.decoder.Skip() }

// text gives the text in the element that was just opened.
func (w *walker) text() (string, error) {
	var b bytes.Buffer
	err := w.each(func(xml.StartElement) error { return w.skip() }, func(s string) { b.WriteString(s) })
	return b.String(), err
}

// attribute gives the value of an attribute by its local name; "" when the
// element has none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
