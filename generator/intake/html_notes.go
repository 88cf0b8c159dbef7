package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// webNotes are the footnotes of a page: a short link that stands raised or in
// brackets, or says that it is one, and leads down the page, has its note
// there.
type webNotes struct {
	refs   map[*html.Node]string // links to notes, with their labels
	bodies map[*html.Node]string // notes, likewise
	back   map[*html.Node]bool   // links back that say nothing in words
	marks  map[*html.Node]bool   // text that repeats a label where that is shown
	begun  map[*html.Node]bool   // notes whose first paragraph has been read
}

// label gives a note's label, for the first of its paragraphs.
func (n *webNotes) label(body *html.Node) string {
	if n.begun[body] {
		return ""
	}
	n.begun[body] = true
	return n.bodies[body]
}

func findNotes(root *html.Node) *webNotes {
	notes := &webNotes{
		make(map[*html.Node]string), make(map[*html.Node]string), make(map[*html.Node]bool), make(map[*html.Node]bool), make(map[*html.Node]bool),
	}
	order := make(map[*html.Node]int)
	named := make(map[string]*html.Node)
	var links []*html.Node
	descendants(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		order[n] = len(order)
		for _, name := range []string{value(n, "id"), value(n, "name")} {
			if name != "" && named[name] == nil {
				named[name] = n
			}
		}
		if n.DataAtom == atom.A && strings.HasPrefix(value(n, "href"), "#") {
			links = append(links, n)
		}
		return true
	})
	for _, link := range links {
		label, ok := noteLabel(link)
		target := named[value(link, "href")[1:]]
		if !ok || target == nil || order[target] < order[link] {
			continue
		}
		body := noteBody(target)
		if body == nil || order[body] < order[link] || within(link, notes.bodies) {
			continue
		}
		notes.refs[link] = label
		if _, known := notes.bodies[body]; !known {
			notes.bodies[body] = label
		}
	}
	for body, label := range notes.bodies {
		notes.clean(body, label)
	}
	return notes
}

// longestLabel is the length of the longest label of a note, in characters.
const longestLabel = 5

// noteLabel reads the label off a link that may lead to a note.
func noteLabel(link *html.Node) (string, bool) {
	text := strings.TrimSpace(words(link))
	label := strings.TrimFunc(text, isBracket)
	if label == "" || utf8.RuneCountInString(label) > longestLabel || strings.ContainsFunc(label, unicode.IsSpace) {
		return "", false
	}
	number := strings.Trim(label, "0123456789") == "" || strings.Trim(label, "ivxlc") == "" ||
		utf8.RuneCountInString(label) == 1 || strings.Trim(label, "*†‡§") == ""
	says := strings.ToLower(value(link, "role") + " " + value(link, "class") + " " + value(link, "epub:type"))
	marked := label != text || strings.Contains(says, "note") || strings.Contains(says, "sdfoot")
	descendants(link, func(n *html.Node) bool {
		marked = marked || n.DataAtom == atom.Sup || style(n, "vertical-align") == "super"
		return true
	})
	for n, i := link.Parent, 0; n != nil && i < 3; n, i = n.Parent, i+1 {
		marked = marked || n.DataAtom == atom.Sup
	}
	return label, number && marked
}

func isBracket(r rune) bool { return strings.ContainsRune("[]() \u00A0", r) }

// noteBody finds the element that holds a note, given where links to it lead.
func noteBody(target *html.Node) *html.Node {
	n := target
	for n != nil && !blocks[n.DataAtom] {
		n = n.Parent
	}
	if n == nil {
		return nil
	}
	if p := n.Parent; p != nil && p.DataAtom == atom.Div { // as Word and LibreOffice wrap one note
		for _, begin := range []string{"ftn", "edn", "sdfootnote", "sdendnote"} {
			if strings.HasPrefix(value(p, "id"), begin) {
				n = p
				break
			}
		}
	}
	switch n.DataAtom {
	case atom.Li, atom.P, atom.Div, atom.Dd, atom.Aside, atom.Td, atom.Tr, atom.Blockquote:
		return n
	}
	return nil
}

// within tells whether a node stands in one of some others.
func within(n *html.Node, others map[*html.Node]string) bool {
	for ; n != nil; n = n.Parent {
		if _, ok := others[n]; ok {
			return true
		}
	}
	return false
}

// clean finds, in a note, the label written before it and the links back.
func (n *webNotes) clean(body *html.Node, label string) {
	first, all := true, strings.TrimSpace(words(body))
	descendants(body, func(node *html.Node) bool {
		switch {
		case node.Type == html.TextNode && first && strings.TrimSpace(node.Data) != "":
			first = false
			if strings.TrimFunc(node.Data, func(r rune) bool { return isBracket(r) || r == '.' || unicode.IsSpace(r) }) == label &&
				isRaised(node, body) && all != strings.TrimSpace(node.Data) {
				n.marks[node] = true
			}
		case node.DataAtom == atom.A && strings.HasPrefix(value(node, "href"), "#") &&
			strings.IndexFunc(words(node), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0:
			n.back[node] = true
			return false
		}
		return true
	})
}

// isRaised tells whether text in a note is a link or raised.
func isRaised(n, body *html.Node) bool {
	for n = n.Parent; n != nil && n != body; n = n.Parent {
		if n.DataAtom == atom.A || n.DataAtom == atom.Sup {
			return true
		}
	}
	return false
}
