package intake

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"precis/generator/source"
)

// checkSound holds what is true of every text that was taken from a format: no
// line is empty, and every mark is a line's.
func checkSound(t *testing.T, f *source.File) {
	t.Helper()
	if f == nil || f.Marks == nil {
		return
	}
	if !utf8.ValidString(f.Text) {
		t.Fatalf("the text is not well-formed: %q", f.Text)
	}
	for n := range f.Marks {
		if n < 1 || n > f.Lines() {
			t.Fatalf("a mark of line %d, of %d", n, f.Lines())
		}
	}
	for n := 1; n <= f.Lines() && f.Text != ""; n++ {
		if strings.TrimSpace(f.Slice(f.Line(n))) == "" {
			t.Fatalf("line %d has no words: %q", n, f.Text)
		}
	}
}

// readable gives the letters and digits of a text, the labels before the lines.
func readable(f *source.File) string {
	var b strings.Builder
	for n := 1; n <= f.Lines(); n++ {
		b.WriteString(figures(f.Marks[n].Label))
		b.WriteString(figures(f.Slice(f.Line(n))))
	}
	return b.String()
}

func figures(text string) string {
	return strings.Map(func(r rune) rune {
		if isFigure(r) {
			return r
		}
		return -1
	}, text)
}

// visible gives the words that a browser shows of a page, by itself: it shares
// nothing with the reader but the parser.
func visible(n *html.Node) []string {
	if n.Type == html.TextNode {
		return strings.FieldsFunc(n.Data, unicode.IsSpace)
	}
	if n.Type == html.ElementNode {
		if strings.Contains(" head script style template noscript title iframe noframes noembed audio video canvas datalist ", " "+n.Data+" ") {
			return nil
		}
		for _, a := range n.Attr {
			css := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if a.Key == "hidden" || a.Key == "style" && (strings.Contains(css, "display:none") || strings.Contains(css, "visibility:hidden")) {
				return nil
			}
		}
	}
	var words []string
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		words = append(words, visible(child)...)
	}
	return words
}

// FuzzHTML reads any page: every word that a browser shows stands in the text,
// in order.
func FuzzHTML(f *testing.F) {
	for _, name := range []string{"page", "main", "word", "typescript"} {
		document, err := txtar.ParseFile("testdata/" + name + ".html.txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(document.Files[0].Data))
	}
	f.Add("<table><tr><td>a<td><ol><li>b<table><tr><td>c</table></table><p>d<br>e<pre>\nf\n\ng</pre>")
	f.Add("<sup><a href=#a>1</a></sup><table><tr><td id=a><a href=#b>1</a> x<td>y</table>")
	f.Add("<ul>a<li>b<ul>c</ul>d</ul><li>e<main>f<h1>g</h1></main><nav>h</nav>")
	f.Fuzz(func(t *testing.T, page string) {
		if !utf8.ValidString(page) || strings.Contains(page, "\x00") || strings.Contains(page, "charset") {
			return // how bytes are decoded is tested elsewhere
		}
		text, faults := Read("f.html", []byte("\uFEFF"+page))
		if text.File == nil {
			if len(faults) == 0 {
				t.Fatal("no text, and nobody says why")
			}
			return
		}
		checkSound(t, text.File)
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		rest := readable(text.File)
		for _, word := range visible(root) {
			if word = figures(word); word == "" || word == "o" {
				continue // "o" is a bullet in a font of signs
			}
			_, after, found := strings.Cut(rest, word)
			if !found {
				t.Fatalf("lost %q of %q in %q", word, page, text.File.Text)
			}
			rest = after
		}
	})
}

// FuzzDocx reads any parts in a Word document.
func FuzzDocx(f *testing.F) {
	document, err := txtar.ParseFile("testdata/report.docx.txtar")
	if err != nil {
		f.Fatal(err)
	}
	part := map[string]string{}
	for _, file := range document.Files {
		part[file.Name] = string(file.Data)
	}
	f.Add(part["word/document.xml"], part["word/styles.xml"], part["word/numbering.xml"], part["word/footnotes.xml"])
	f.Add("<d><b><p><r><t>a</t><p><r><t>b</t></r></p></r></p><tr><p><r><t>c", "<s>", "<n><abstractNum/></n>", "")
	f.Fuzz(func(t *testing.T, text, styles, numbering, notes string) {
		parts := []txtar.File{
			{Name: "_rels/.rels", Data: []byte(part["_rels/.rels"])},
			{Name: "word/_rels/document.xml.rels", Data: []byte(part["word/_rels/document.xml.rels"])},
			{Name: "word/document.xml", Data: []byte(text)}, {Name: "word/styles.xml", Data: []byte(styles)},
			{Name: "word/numbering.xml", Data: []byte(numbering)}, {Name: "word/footnotes.xml", Data: []byte(notes)},
		}
		read, faults := Read("f.docx", pack(t, "f.docx", parts))
		if read.File == nil && len(faults) == 0 {
			t.Fatal("no text, and nobody says why")
		}
		checkSound(t, read.File)
	})
}

// FuzzOdt reads any parts in an OpenDocument text.
func FuzzOdt(f *testing.F) {
	document, err := txtar.ParseFile("testdata/report.odt.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(document.Files[2].Data), string(document.Files[1].Data))
	f.Add("<d><body><list><list-item><h outline-level='99'>a<p>b<list><p>c", "<d><styles><outline-style><l level='1'/>")
	f.Fuzz(func(t *testing.T, content, styles string) {
		parts := []txtar.File{{Name: "content.xml", Data: []byte(content)}, {Name: "styles.xml", Data: []byte(styles)}}
		read, faults := Read("f.odt", pack(t, "f.odt", parts))
		if read.File == nil && len(faults) == 0 {
			t.Fatal("no text, and nobody says why")
		}
		checkSound(t, read.File)
	})
}

// FuzzMarkdown takes front matter off any text: nothing is lost, and no line
// moves.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{"---\ntitle: a\n---\nb", "---\r\ntitle: a\r\n...\r\nb\r\n", "---\n---\n", "a\n---\nb: c\n---", "---\na: b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		whole := source.Read("f.md", raw)
		read := parted(source.Read("f.md", raw))
		if read.File.Lines() != whole.Lines() {
			t.Fatalf("%d lines of %d", read.File.Lines(), whole.Lines())
		}
		if read.Front == "" && read.File.Text != whole.Text {
			t.Fatal("the text was altered")
		}
		for n := 1; n <= whole.Lines(); n++ {
			line, kept := whole.Slice(whole.Line(n)), read.File.Slice(read.File.Line(n))
			if kept != line && (strings.TrimSpace(kept) != "" || n > 1 && line != "---" && !strings.Contains(read.Front, line) && strings.Trim(line, "-. \t") != "") {
				t.Fatalf("line %d, %q, became %q", n, line, kept)
			}
		}
	})
}
