package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"precis/generator/source"
)

// readHTML takes the text from a web page.
func readHTML(name string, raw []byte) (*source.File, error) {
	if len(raw) > mostBytes {
		return nil, faultf("part it into several files", "the page is larger than %d MB, and more is not read", mostBytes>>20)
	}
	page, encoding, guess := decodeHTML(name, raw)
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, faultf("save the page's text as plain text (.txt)", "the page cannot be read: %s", strings.TrimPrefix(err.Error(), "html: "))
	}
	var file *source.File
	if isTypescript(root) {
		file = source.Taken(name, raw, typescript(root), nil)
	} else {
		w := &webPage{to: new(gatherer), notes: findNotes(root), main: findMain(root)}
		w.walk(root, surroundings{})
		w.to.end()
		file = w.to.file(name, raw)
	}
	file.Encoding, file.Guess = encoding, guess
	return file, nil
}

// decodeHTML decodes a page: by a byte order mark, as UTF-8 when it is
// well-formed UTF-8 beyond ASCII, as the page says of itself, and else as
// plain text is decoded.
func decodeHTML(name string, raw []byte) (page string, encoding source.Encoding, guess string) {
	plain := source.Read(name, raw)
	if plain.Encoding == source.UTF8 && plain.Guess == "" && len(plain.Text) != utf8.RuneCountInString(plain.Text) {
		return plain.Text, plain.Encoding, ""
	}
	head := raw[:min(len(raw), 1024)] // as far as browsers look
	declared, called, _ := charset.DetermineEncoding(head, "")
	said := called != "windows-1252" || bytes.Contains(bytes.ToLower(head), []byte("charset")) // else it is a guess
	if !said || strings.HasPrefix(called, "utf-") || plain.Encoding == source.UTF16LE || plain.Encoding == source.UTF16BE {
		return plain.Text, plain.Encoding, plain.Guess
	}
	decoded, err := declared.NewDecoder().Bytes(raw)
	if err != nil || bytes.Contains(decoded, []byte("\uFFFD")) {
		return plain.Text, plain.Encoding, plain.Guess
	}
	if called == "windows-1252" {
		return string(decoded), source.Windows1252, ""
	}
	return string(decoded), source.Encoding(called), ""
}

// webPage goes through a page in the order of its words.
type webPage struct {
	to    *gatherer
	notes *webNotes
	main  *webMain
	lists []*webList
	item  *webItem // the item that is open
}

// surroundings is what the elements around a place say of it.
type surroundings struct {
	form  source.Form // heading, footnote or furniture
	level int         // of the heading
	note  *html.Node  // the footnote
	quote int         // quotations around it
	bold  bool
	pre   bool // line ends are breaks
	main  bool // inside the page's main part, or the article
}

// isPower tells a raised number: an exponent, or a mark that is no note's.
func isPower(n *html.Node) bool {
	only := n.FirstChild
	return only != nil && only.NextSibling == nil && only.Type == html.TextNode && only.Data != "" &&
		strings.Trim(only.Data, "0123456789+-−") == ""
}

// walk reads a node and what stands in it.
func (w *webPage) walk(n *html.Node, in surroundings) {
	switch n.Type {
	case html.TextNode:
		if !w.notes.marks[n] {
			w.say(n.Data, in)
		}
		return
	case html.ElementNode:
	case html.DocumentNode:
		w.inside(n, in)
		return
	default:
		return
	}
	if !isShown(n) {
		return
	}
	if ref, ok := w.notes.refs[n]; ok {
		w.say("["+ref+"]", in)
		return
	}
	if w.notes.back[n] {
		return
	}
	in.bold = isBold(n, in.bold)
	if _, ok := w.notes.bodies[n]; ok {
		w.block(n, surroundings{form: source.Footnote, note: n, main: in.main})
		return
	}
	if w.furniture(n, &in) {
		w.block(n, in)
		return
	}
	switch n.DataAtom {
	case atom.A:
		w.to.link(value(n, "href"), func() error { w.inside(n, in); return nil })
	case atom.Br:
		w.to.lineBreak()
	case atom.Sup:
		if isPower(n) {
			w.say("^", in) // else "10<sup>6</sup>" would be read as 106
		}
		w.inside(n, in)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if in.form == "" {
			in.form, in.level = source.Heading, int(n.Data[1]-'0')
		}
		w.block(n, in)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n, in)
	case atom.Li:
		w.listItem(n, in)
	case atom.Tr:
		w.row(n, in)
	case atom.Blockquote:
		in.quote++
		w.block(n, in)
	case atom.P:
		w.paragraph(n, in)
	default:
		in.pre = in.pre || isPre(n)
		if blocks[n.DataAtom] {
			w.block(n, in)
		} else {
			w.inside(n, in)
		}
	}
}

func (w *webPage) inside(n *html.Node, in surroundings) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.walk(child, in)
	}
}

// block reads an element that stands on lines of its own.
func (w *webPage) block(n *html.Node, in surroundings) {
	w.to.end()
	w.inside(n, in)
	w.to.end()
}

// say adds words. The first ones of a paragraph settle what it is.
func (w *webPage) say(text string, in surroundings) {
	if !w.to.begun && strings.TrimSpace(text) != "" {
		w.to.mark, w.to.begun = w.mark(in), true
	}
	if !in.pre {
		w.to.flow(text, in.bold)
		return
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.to.lineBreak()
		}
		w.to.write(line, in.bold)
	}
}

// mark says what a paragraph is.
func (w *webPage) mark(in surroundings) source.Mark {
	switch in.form {
	case source.Heading:
		return source.Mark{Form: source.Heading, Level: in.level}
	case source.Footnote:
		return source.Mark{Form: source.Footnote, Label: w.notes.label(in.note)}
	case source.Furniture:
		return source.Mark{Form: source.Furniture}
	}
	if w.item != nil {
		return w.item.mark()
	}
	if in.quote > 0 {
		return source.Mark{Form: source.Quotation, Level: in.quote - 1}
	}
	return source.Mark{}
}

// row reads a row of a table. Its cells know nothing of a list around them.
func (w *webPage) row(n *html.Node, in surroundings) {
	w.to.end()
	table, item, lists := w.to, w.item, w.lists
	var cells [][]paragraph
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.ElementNode || !isShown(child) {
			continue
		}
		w.to, w.item, w.lists = new(gatherer), nil, nil
		w.walk(child, surroundings{form: in.form, level: in.level, note: in.note, bold: in.bold, main: in.main})
		w.to.end()
		cells = append(cells, w.to.done)
	}
	w.to, w.item, w.lists = table, item, lists
	w.to.row(cells)
}
