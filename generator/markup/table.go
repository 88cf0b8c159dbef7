package markup

import (
	"cmp"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tables is the extension for tables that can be read on a phone and by ear.
// Each stands in a frame that scrolls sideways; the frame takes the keyboard's
// focus, so that it can be scrolled without a mouse, and has a name of its own
// on the page, so that whoever lands on it knows where they are. Each cell of
// the head is the header of its column, the first of a row that of its row.
type tables struct{}

// Extend adds the extension to a converter.
func (t tables) Extend(m goldmark.Markdown) {
	extension.Table.Extend(m)
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(t, 200)))
	addRenderer(m, t)
}

// Transform puts a frame around each table of a page, named after the nearest
// heading before it.
func (tables) Transform(page *ast.Document, reader text.Reader, _ parser.Context) {
	type under struct{ heading, table ast.Node }
	var found []under
	var heading ast.Node
	_ = ast.Walk(page, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case entering && n.Kind() == ast.KindHeading:
			heading = n
		case entering && n.Kind() == east.KindTable:
			found = append(found, under{heading, n})
		}
		return ast.WalkContinue, nil
	})
	taken := names{}
	for _, f := range found {
		name := "Table"
		if f.heading != nil {
			name = cmp.Or(plainText(f.heading, reader.Source()), name)
		}
		frame := wrap(f.table, "div")
		frame.SetAttributeString("class", "table")
		frame.SetAttributeString("tabindex", "0")
		frame.SetAttributeString("role", "region")
		frame.SetAttributeString("aria-label", taken.take(name))
	}
}

// names are those that regions of a page have, each with the number of times
// that it was asked for.
type names map[string]int

// take gives a name that no other region has: the one asked for, with a number
// behind it if it must be.
func (ns names) take(name string) string {
	unique := name
	for ns[unique] > 0 {
		ns[name]++
		unique = fmt.Sprintf("%s %d", name, ns[name])
	}
	ns[unique]++
	return unique
}

// RegisterFuncs makes the extension the renderer of cells. Everything else of
// a table is as goldmark writes it.
func (tables) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(east.KindTableCell, renderCell)
}

// renderCell writes a cell. Its alignment is a class, for a style attribute is
// against the page's security policy. An empty cell is never a header: it
// would announce nothing.
func renderCell(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag, scope := "td", ""
	switch {
	case !n.HasChildren():
	case n.Parent().Kind() == east.KindTableHeader:
		tag, scope = "th", ` scope="col"`
	case n.PreviousSibling() == nil:
		tag, scope = "th", ` scope="row"`
	}
	if !entering {
		_, _ = w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + tag + scope)
	if alignment := n.(*east.TableCell).Alignment; alignment != east.AlignNone {
		_, _ = w.WriteString(` class="` + alignment.String() + `"`)
	}
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}
