package intake

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"precis/generator/source"
)

// blocks are the elements whose words stand on lines of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true,
	atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true, atom.Hr: true, atom.Legend: true, atom.Li: true, atom.Listing: true, atom.Main: true, atom.Menu: true, atom.Nav: true,
	atom.Ol: true, atom.Optgroup: true, atom.Option: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
	atom.Xmp: true,
}

// unseen are the elements whose words no reader sees.
var unseen = map[atom.Atom]bool{
	atom.Audio: true, atom.Canvas: true, atom.Datalist: true, atom.Head: true, atom.Iframe: true, atom.Noembed: true,
	atom.Noframes: true, atom.Noscript: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Title: true, atom.Video: true,
}

// isShown tells whether a reader sees an element; style sheets are not asked.
func isShown(n *html.Node) bool {
	if unseen[n.DataAtom] {
		return false
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return false
		}
	}
	return style(n, "display") != "none" && style(n, "visibility") != "hidden"
}

// isBold tells whether an element's words are bold.
func isBold(n *html.Node, around bool) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		around = true
	}
	switch style(n, "font-weight") {
	case "bold", "bolder", "600", "700", "800", "900":
		return true
	case "normal", "400":
		return false
	}
	return around
}

// value gives the value of an attribute.
func value(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// style gives what an element's own style says of a property.
func style(n *html.Node, property string) string {
	for declaration := range strings.SplitSeq(value(n, "style"), ";") {
		if name, says, ok := strings.Cut(declaration, ":"); ok && strings.EqualFold(strings.TrimSpace(name), property) {
			says, _, _ = strings.Cut(says, "!")
			return strings.ToLower(strings.TrimSpace(says))
		}
	}
	return ""
}

// descendants calls visit for an element and all that a reader sees in it,
// until visit says not to go into one.
func descendants(n *html.Node, visit func(*html.Node) bool) {
	if n.Type == html.ElementNode && !isShown(n) || !visit(n) {
		return
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		descendants(child, visit)
	}
}

// words gives the text that a reader sees in an element.
func words(n *html.Node) string {
	var b strings.Builder
	descendants(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		return true
	})
	return b.String()
}

// webMain is what a page says is its text.
type webMain struct {
	node  *html.Node // nil when it does not say
	title *html.Node // the heading of level 1, when it stands elsewhere
}

// findMain finds the page's one main element, and the title of the page when
// that stands in the page's head, above the text.
func findMain(root *html.Node) *webMain {
	main := new(webMain)
	several := false
	var titles []*html.Node
	descendants(root, func(n *html.Node) bool {
		switch {
		case n.DataAtom == atom.Main || value(n, "role") == "main":
			several = several || main.node != nil
			main.node = n
		case n.DataAtom == atom.H1:
			titles = append(titles, n)
		}
		return true
	})
	if several {
		main.node = nil
	}
	for _, title := range titles {
		if !main.isOutside(title) {
			return main
		}
	}
	if len(titles) > 0 {
		main.title = titles[0]
	}
	return main
}

// isOutside tells whether an element belongs to the page and not to its text.
func (m *webMain) isOutside(n *html.Node) bool {
	outer := false
	for ; n != nil; n = n.Parent {
		switch {
		case n == m.node, isPart(n):
			return outer
		case isFurniture(n), n.DataAtom == atom.Header, n.DataAtom == atom.Footer:
			outer = true
		}
	}
	return outer || m.node != nil
}

// isPart tells the elements whose head and foot are their own and not the
// page's.
func isPart(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Article, atom.Main, atom.Section:
		return true
	}
	return value(n, "role") == "main"
}

// isFurniture tells elements that belong to the page wherever they stand.
func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Button, atom.Select, atom.Textarea:
		return true
	}
	switch value(n, "role") {
	case "navigation", "banner", "contentinfo", "search":
		return true
	}
	return false
}

// furniture tells whether the page and not its text begins with an element, or
// the other way round, and notes it in what surrounds the words.
func (w *webPage) furniture(n *html.Node, in *surroundings) bool {
	switch {
	case n == w.main.node, n == w.main.title:
		in.form, in.main = "", true
		if n == w.main.title {
			in.form, in.level = source.Heading, 1
		}
		return true
	case n.DataAtom == atom.Body && w.main.node != nil, isFurniture(n),
		!in.main && (n.DataAtom == atom.Header || n.DataAtom == atom.Footer):
		in.form = source.Furniture
		return true
	case isPart(n):
		in.main = true
	}
	return false
}

// isPre tells the elements whose line ends are line ends.
func isPre(n *html.Node) bool {
	return n.DataAtom == atom.Pre || n.DataAtom == atom.Listing || n.DataAtom == atom.Xmp
}

// isTypescript tells a page that shows plain text, as a typewriter would: most
// of its words stand in one or more "pre".
func isTypescript(root *html.Node) bool {
	typed, all := 0, 0
	var in func(n *html.Node, pre bool)
	in = func(n *html.Node, pre bool) {
		switch n.Type {
		case html.TextNode:
			size := 0
			for _, r := range n.Data {
				if !unicode.IsSpace(r) {
					size++
				}
			}
			all += size
			if pre {
				typed += size
			}
		case html.ElementNode:
			if !isShown(n) {
				return
			}
			pre = pre || isPre(n)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			in(child, pre)
		}
	}
	in(root, false)
	return typed > all/2
}

// typescript gives the text of such a page, line by line.
func typescript(root *html.Node) string {
	var b strings.Builder
	var in func(n *html.Node, pre bool)
	in = func(n *html.Node, pre bool) {
		block := false
		switch n.Type {
		case html.TextNode:
			if pre {
				b.WriteString(n.Data)
			} else if text := strings.Join(strings.Fields(n.Data), " "); text != "" {
				b.WriteString(text + " ")
			}
		case html.ElementNode:
			if !isShown(n) {
				return
			}
			if n.DataAtom == atom.Br {
				b.WriteByte('\n')
			}
			pre = pre || isPre(n)
			block = blocks[n.DataAtom]
		}
		if block && b.Len() > 0 {
			b.WriteString("\n\n")
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			in(child, pre)
		}
		if block {
			b.WriteString("\n\n")
		}
	}
	in(root, false)
	return strings.TrimRight(b.String(), "\n") + "\n"
}
