package intake

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"precis/generator/source"
)

// webList is a list that is open.
type webList struct {
	like string // as for count; "•" for a bullet, "" for nothing
	next int
	step int // 1, or -1 in a list that counts down
}

// webItem is an item that is open.
type webItem struct {
	level int
	label string
	begun bool
}

// mark says what a paragraph is to its item.
func (i *webItem) mark() source.Mark {
	if i.begun {
		return source.Mark{Form: source.Continued, Level: i.level}
	}
	i.begun = true
	return source.Mark{Form: source.Item, Level: i.level, Label: i.label}
}

// list reads a list; what follows it goes on with the item around it.
func (w *webPage) list(n *html.Node, in surroundings) {
	l := &webList{like: "•", next: 1, step: 1}
	if n.DataAtom == atom.Ol {
		l.like = "1"
		switch as := value(n, "type"); as {
		case "a", "A", "i", "I":
			l.like = as
		}
		for _, a := range n.Attr {
			if a.Key == "reversed" {
				l.step, l.next = -1, items(n)
			}
		}
		if start, err := strconv.Atoi(strings.TrimSpace(value(n, "start"))); err == nil {
			l.next = start
		}
	}
	l.like = listStyle(n, l.like)
	item := w.item
	w.lists = append(w.lists, l)
	w.block(n, in)
	w.lists = w.lists[:len(w.lists)-1]
	w.item = item
}

// items is the number of items in a list.
func items(list *html.Node) int {
	n := 0
	for child := list.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom == atom.Li {
			n++
		}
	}
	return n
}

// listStyle reads the way to count, or the bullet, off an element's style.
func listStyle(n *html.Node, otherwise string) string {
	says := style(n, "list-style-type") + " " + style(n, "list-style")
	for word := range strings.FieldsSeq(says) {
		switch word {
		case "none":
			return ""
		case "disc", "circle", "square":
			return "•"
		case "decimal":
			return "1"
		case "decimal-leading-zero":
			return "01"
		case "lower-alpha", "lower-latin":
			return "a"
		case "upper-alpha", "upper-latin":
			return "A"
		case "lower-roman":
			return "i"
		case "upper-roman":
			return "I"
		}
	}
	return otherwise
}

// listItem reads an item.
func (w *webPage) listItem(n *html.Node, in surroundings) {
	l := &webList{like: "•", next: 1, step: 1} // for an item outside any list
	if len(w.lists) > 0 {
		l = w.lists[len(w.lists)-1]
	}
	if number, err := strconv.Atoi(strings.TrimSpace(value(n, "value"))); err == nil {
		l.next = number
	}
	item := &webItem{level: max(0, len(w.lists)-1), label: listStyle(n, l.like)}
	if item.label != "" && item.label != "•" {
		item.label = count(l.next, item.label) + "."
	}
	l.next += l.step
	outer := w.item
	w.item = item
	w.block(n, in)
	w.item = outer
}

var wordList = regexp.MustCompile(`^l\d+ level(\d) lfo\d+$`)

// paragraph reads a paragraph. In pages that Word writes, items of lists are
// paragraphs too, with their labels written before them.
func (w *webPage) paragraph(n *html.Node, in surroundings) {
	level := wordList.FindStringSubmatch(style(n, "mso-list"))
	var written *html.Node
	if level != nil && in.form == "" {
		descendants(n, func(n *html.Node) bool {
			if written == nil && style(n, "mso-list") == "ignore" {
				written = n
			}
			return written == nil
		})
	}
	if written == nil || !leads(written, n) {
		w.block(n, in)
		return
	}
	label := strings.Join(strings.Fields(words(written)), " ")
	if !strings.ContainsFunc(label, isFigure) || label == "o" {
		label = bulletSign(label)
	}
	descendants(written, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			w.notes.marks[n] = true
		}
		return true
	})
	outer := w.item
	w.item = &webItem{level: max(0, int(level[1][0]-'1')), label: label}
	w.block(n, in)
	w.item = outer
}

// leads tells whether an element's words are the first of a paragraph, and not
// all of it.
func leads(n, paragraph *html.Node) bool {
	first, all := strings.TrimSpace(words(n)), strings.TrimSpace(words(paragraph))
	return len(first) < len(all) && strings.HasPrefix(all, first)
}

func isFigure(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
