package markup

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// element is a block that HTML has a tag for and Markdown has no sign for: a
// section, a fold and its summary, the frame of a table.
type element struct {
	ast.BaseBlock
	tag string
}

var kindElement = ast.NewNodeKind("Element")

// Kind tells goldmark which renderer the node is for.
func (e *element) Kind() ast.NodeKind { return kindElement }

// Dump prints the node and what is in it, for whoever debugs a tree.
func (e *element) Dump(source []byte, level int) {
	ast.DumpHelper(e, source, level, map[string]string{"tag": e.tag}, nil)
}

// wrap puts a new element with the given tag in a node's place, and the node
// into the element.
func wrap(node ast.Node, tag string) *element {
	e := &element{tag: tag}
	parent := node.Parent()
	parent.ReplaceChild(parent, node, e)
	e.AppendChild(e, node)
	return e
}

// RegisterFuncs makes the zero element the renderer of its kind.
func (e *element) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindElement, renderElement)
}

func renderElement(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := n.(*element).tag
	if entering {
		_, _ = w.WriteString("<" + tag)
		html.RenderAttributes(w, n, nil)
		_, _ = w.WriteString(">\n")
	} else {
		_, _ = w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

// addRenderer adds a renderer to a converter, before goldmark's own for the
// same kinds of nodes.
func addRenderer(m goldmark.Markdown, r renderer.NodeRenderer) {
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(r, 100)))
}
