package markup

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// links is the extension that looks where links lead. Within the site, to the
// web and to a mailbox is well; a link anywhere else (javascript:, data:,
// file:) is only its text. A link out of the site says so with
// rel="external". A picture from outside the site is only its alternative
// text: the site calls no other.
type links struct{}

// Extend adds the extension to a converter.
func (l links) Extend(m goldmark.Markdown) {
	// Goldmark would look for fewer schemes, at each link again, and there is no
	// raw HTML that this would let through.
	m.Renderer().AddOptions(html.WithUnsafe())
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(l, 400)))
}

// Transform marks the links of a page, or takes them away.
func (links) Transform(page *ast.Document, _ text.Reader, _ parser.Context) {
	var refused []ast.Node
	_ = ast.Walk(page, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			switch scheme(n.Destination) {
			case "http", "https":
				n.SetAttributeString("rel", "external")
			case "", "mailto":
			default:
				refused = append(refused, n)
			}
		case *ast.Image:
			if scheme(n.Destination) != "" {
				refused = append(refused, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range refused {
		unwrap(n)
	}
}

// scheme gives the scheme of a destination in lower case, "" if it leads
// within the site. It reads what goldmark's renderer will write, in which
// backslashes and entities are resolved and control characters escaped, so
// that nothing hides from it; and it takes all before a first colon, so that
// whatever a browser may make of "java%09script:" is refused too. An address
// that leaves the scheme out leaves the site as surely as one with http.
func scheme(destination []byte) string {
	if isPath(destination) {
		return ""
	}
	address := string(util.URLEscape(destination, true))
	if strings.HasPrefix(address, "//") {
		return "http"
	}
	end := strings.IndexAny(address, ":/?#")
	if end < 0 || address[end] != ':' {
		return ""
	}
	return strings.ToLower(address[:end])
}

// isPath tells, without a copy, an address of letters, digits and what pages'
// own names have besides, which leads within the site.
func isPath(destination []byte) bool {
	for i, c := range destination {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '.', c == '-', c == '#', c == '/' && i > 0:
		default:
			return false
		}
	}
	return true
}

// unwrap puts the content of a node in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}
