package markup

import (
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"precis/generator/picture"
)

// pictures is the extension that draws tables. The heading of a section asks
// for it and names the kind:
//
//	## By year {#years .years data-picture="years"}
//
// The first table of that section is drawn and the picture stands before it,
// or before the fold that holds it. The Markdown so holds the very table that
// the picture is made of, and whatever shows no picture shows the table.
//
// The kind "grid" is no picture beside a table but the table itself: the link
// that a cell begins with gets a class by its number, s1 to s12, by which the
// stylesheet tints it.
type pictures struct{}

// Extend adds the extension to a converter, after links were looked at: a
// picture leads nowhere that its table does not.
func (p pictures) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(p, 500)))
	addRenderer(m, p)
}

// Transform draws the tables of the sections that ask for it.
func (pictures) Transform(page *ast.Document, reader text.Reader, _ parser.Context) {
	type wanted struct {
		section *element
		kind    string
	}
	var found []wanted
	_ = ast.Walk(page, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if section, ok := n.(*element); ok && entering {
			value, _ := section.AttributeString("data-picture")
			if kind, ok := value.([]byte); ok {
				found = append(found, wanted{section, string(kind)})
			}
		}
		return ast.WalkContinue, nil
	})
	for _, w := range found {
		table := firstTable(w.section)
		switch {
		case table == nil:
		case w.kind == "grid":
			mark(table, reader.Source())
		default:
			draw(w.section, table, w.kind, reader.Source())
		}
	}
}

// firstTable gives the first table below a node, or nil.
func firstTable(below ast.Node) (table *east.Table) {
	_ = ast.Walk(below, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if t, ok := n.(*east.Table); ok {
			table = t
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return table
}

// draw puts the picture of a table before whatever of the section holds it.
func draw(section *element, table *east.Table, kind string, source []byte) {
	svg := picture.Draw(kind, tableOf(table, source))
	if svg == "" {
		return
	}
	var holder ast.Node = table
	for holder.Parent() != section {
		holder = holder.Parent()
	}
	section.InsertBefore(section, holder, &drawing{svg: svg})
}

// mark gives the numbers of a table their degrees, the first column left out.
func mark(table *east.Table, source []byte) {
	type counted struct {
		cell ast.Node
		n    int
	}
	var numbers []counted
	most := 0
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() == east.KindTableHeader || row.FirstChild() == nil {
			continue
		}
		for cell := row.FirstChild().NextSibling(); cell != nil; cell = cell.NextSibling() {
			if n, ok := picture.Number(plainText(cell, source)); ok {
				numbers = append(numbers, counted{cell.FirstChild(), n})
				most = max(most, n)
			}
		}
	}
	for _, c := range numbers {
		if link, ok := c.cell.(*ast.Link); ok && c.n > 0 {
			link.SetAttributeString("class", fmt.Appendf(nil, "s%d", picture.Degree(c.n, most)))
		}
	}
}

// tableOf takes a table out of a page's tree.
func tableOf(table *east.Table, source []byte) picture.Table {
	var t picture.Table
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []picture.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, picture.Cell{Text: plainText(cell, source), Links: linksIn(cell, source)})
		}
		if row.Kind() == east.KindTableHeader {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

func linksIn(cell ast.Node, source []byte) (found []picture.Link) {
	_ = ast.Walk(cell, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, ok := n.(*ast.Link); ok && entering {
			found = append(found, picture.Link{Text: plainText(link, source), Address: string(link.Destination)})
		}
		return ast.WalkContinue, nil
	})
	return found
}

// drawing is a picture in a page's tree.
type drawing struct {
	ast.BaseBlock
	svg string
}

var kindDrawing = ast.NewNodeKind("Drawing")

// Kind tells goldmark which renderer the node is for.
func (d *drawing) Kind() ast.NodeKind { return kindDrawing }

// Dump prints the node, for whoever debugs a tree.
func (d *drawing) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// RegisterFuncs makes the extension the renderer of drawings.
func (pictures) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindDrawing, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(n.(*drawing).svg)
		}
		return ast.WalkContinue, nil
	})
}
