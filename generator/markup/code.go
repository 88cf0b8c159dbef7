package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// codeBlocks is the extension for code. A fence says the language and may have
// attributes:
//
//	```json
//	```text {#source .lines}
//
// With the class "lines" each line is a block with an id, L1, L2, ..., and a
// link to itself that shows its number. The number is data, not text, so that
// it is not copied with the code: the text of the code element is the code,
// every character of it.
type codeBlocks struct{ highlighter *highlighter }

// Extend adds the extension to a converter.
func (c codeBlocks) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(c, 300)))
	addRenderer(m, c)
}

// code is a block of code, fenced or indented.
type code struct {
	ast.BaseBlock
	language string // in lower case, "" if none is said
	lineID   string // what the ids of lines begin with, "" if they have none
}

var kindCode = ast.NewNodeKind("Code")

// Kind tells goldmark which renderer the node is for.
func (c *code) Kind() ast.NodeKind { return kindCode }

// IsRaw says that there is no Markdown inside.
func (c *code) IsRaw() bool { return true }

// Dump prints the node, for whoever debugs a tree.
func (c *code) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"language": c.language}, nil)
}

// text gives the code, each line with its line end.
func (c *code) text(source []byte) string {
	var b strings.Builder
	for i := range c.Lines().Len() {
		line := c.Lines().At(i)
		b.Write(line.Value(source))
	}
	return b.String()
}

// Transform puts a code node in the place of each block that goldmark found.
// The lines of the first numbered block are L1, L2, ...; those of the second
// L2-1, L2-2, ..., so that no id repeats.
func (codeBlocks) Transform(page *ast.Document, reader text.Reader, _ parser.Context) {
	var found []ast.Node
	_ = ast.Walk(page, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == ast.KindFencedCodeBlock || n.Kind() == ast.KindCodeBlock) {
			found = append(found, n)
		}
		return ast.WalkContinue, nil
	})
	numbered := 0
	for _, n := range found {
		block := newCode(n, reader.Source())
		if hasClass(block, "lines") {
			numbered++
			block.lineID = "L"
			if numbered > 1 {
				block.lineID = fmt.Sprintf("L%d-", numbered)
			}
		}
		n.Parent().ReplaceChild(n.Parent(), n, block)
	}
}

// newCode gives the code node for a block of goldmark's.
func newCode(n ast.Node, source []byte) *code {
	block := &code{}
	block.SetLines(n.Lines())
	if fenced, ok := n.(*ast.FencedCodeBlock); ok && fenced.Info != nil {
		info := fenced.Info.Value(source)
		words, _, _ := bytes.Cut(info, []byte("{"))
		if words := bytes.Fields(words); len(words) > 0 {
			block.language = strings.ToLower(string(words[0]))
		}
		attributes, _ := parser.ParseAttributes(text.NewReader(info[len(words):]))
		for _, a := range attributes {
			setAttribute(block, a.Name, a.Value)
		}
	}
	class := []byte("chroma")
	for name := range classes(block) {
		class = append(append(class, ' '), name...)
	}
	block.SetAttributeString("class", class)
	return block
}

// RegisterFuncs makes the extension the renderer of code.
func (c codeBlocks) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindCode, c.render)
}

func (c codeBlocks) render(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := n.(*code)
	_, _ = w.WriteString("<pre")
	html.RenderAttributes(w, block, nil)
	_, _ = w.WriteString("><code")
	if c.highlighter.knows(block.language) {
		_, _ = w.WriteString(` class="language-` + block.language + `"`)
	}
	_ = w.WriteByte('>')
	tokens := c.highlighter.tokens(block.language, block.text(source))
	for i, line := range chroma.SplitTokensIntoLines(tokens) {
		c.renderLine(w, line, block.lineID, i+1)
	}
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// renderLine writes a line with its line end inside, which is what gives an
// empty line its height. The link to a line is left out of the tab order: a
// thousand stops between a reader and the rest of the page would be a wall.
func (c codeBlocks) renderLine(w util.BufWriter, tokens []chroma.Token, lineID string, number int) {
	if lineID == "" {
		c.renderTokens(w, tokens)
		return
	}
	_, _ = fmt.Fprintf(w, `<span class="line" id="%s%d">`, lineID, number)
	_, _ = fmt.Fprintf(w, `<a href="#%s%d" data-line="%d" aria-label="Line %d" tabindex="-1"></a>`, lineID, number, number, number)
	c.renderTokens(w, tokens)
	_, _ = w.WriteString("</span>")
}

func (c codeBlocks) renderTokens(w util.BufWriter, tokens []chroma.Token) {
	for _, token := range tokens {
		class := c.highlighter.class(token)
		if class == "" {
			_, _ = codeEscaper.WriteString(w, token.Value)
			continue
		}
		_, _ = w.WriteString(`<span class="` + class + `">`)
		_, _ = codeEscaper.WriteString(w, token.Value)
		_, _ = w.WriteString("</span>")
	}
}

// codeEscaper writes code as the text of an element. A carriage return that
// stands as it is would be lost to a browser, which reads it as a line end.
var codeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
