package markup

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// outlines is the extension that gives headings an extent.
//
//	### a.7 {#a7 .point}          opens <section id="a7" class="point">
//	## Contents {#contents .nav}  opens <nav>, called by the heading
//	#### Why {.fold}              opens <details class="fold">
//	## Contents {#contents .nav .fold}  opens <nav> with a <details> in it
//
// Each holds its heading and everything up to the next heading of the same or
// a higher level in the same container, or the container's end. The heading's
// attributes move to it. A section has no accessible name: with one, each of a
// hundred points would be a landmark, and landmarks that many help nobody. Its
// heading is what a screen reader steps through. The words that open a fold are
// its summary and no heading: a button already, and hundreds of them would hide
// the numbers of the points.
type outlines struct{}

// Extend adds the extension to a converter.
func (o outlines) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(o, 100)))
	addRenderer(m, &element{})
}

// Transform rearranges the blocks of a page.
func (outlines) Transform(page *ast.Document, text text.Reader, _ parser.Context) {
	arrange(page, text.Source())
}

// extent is an element that a heading opened and that still takes in blocks.
type extent struct {
	element *element
	level   int // of its heading
}

// arrange moves the blocks of a container into the elements that the headings
// among them open, and does the same in every container below.
func arrange(container ast.Node, source []byte) {
	var open []extent
	var next ast.Node
	for block := container.FirstChild(); block != nil; block = next {
		next = block.NextSibling()
		heading, _ := block.(*ast.Heading)
		if heading != nil {
			for len(open) > 0 && open[len(open)-1].level >= heading.Level {
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			inner := open[len(open)-1].element
			inner.AppendChild(inner, block)
		}
		if heading == nil {
			arrange(block, source)
		} else if e := begin(heading, source); e != nil {
			open = append(open, extent{e, heading.Level})
		}
	}
}

// begin wraps a heading in the element that it opens and gives the one that
// takes in what follows, or nil if the heading opens none. Either way, only
// those attributes remain that a text may set.
func begin(heading *ast.Heading, source []byte) *element {
	takeAttributes(heading, heading)
	_, named := heading.AttributeString("id")
	var e *element
	switch {
	case named && hasClass(heading, "nav"):
		e = wrap(heading, "nav")
		e.SetAttributeString("aria-label", []byte(plainText(heading, source)))
		if hasClass(heading, "fold") {
			takeAttributes(heading, e)
			return fold(heading)
		}
	case hasClass(heading, "fold"):
		e = fold(heading)
	case named && hasClasses(heading):
		e = wrap(heading, "section")
	default:
		return nil
	}
	takeAttributes(heading, e)
	return e
}

// fold puts a fold in a heading's place, with its words for a summary.
func fold(heading *ast.Heading) *element {
	details, summary := wrap(heading, "details"), &element{tag: "summary"}
	details.AppendChild(details, summary)
	for words := heading.FirstChild(); words != nil; words = heading.FirstChild() {
		summary.AppendChild(summary, words)
	}
	details.RemoveChild(details, heading)
	return details
}
