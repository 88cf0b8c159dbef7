package markup

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed are the elements that a page may contain, and the attributes that
// each may have beside those of everything.
var allowed = map[string]string{
	"a": "href title rel data-line aria-label tabindex", "blockquote": "", "br": "", "code": "",
	"details": "", "div": "tabindex role aria-label", "em": "", "h1": "", "h2": "", "h3": "",
	"h4": "", "h5": "", "h6": "", "hr": "", "img": "src alt title", "li": "", "ol": "start",
	"nav": "aria-label", "p": "", "pre": "", "section": "", "span": "", "strong": "", "summary": "", "table": "",
	"tbody": "", "td": "", "th": "scope", "thead": "", "tr": "", "ul": "",
	"svg": "viewbox width height direction aria-hidden", "title": "", "text": "x y dy text-anchor", "tspan": "x y",
	"line": "x1 x2 y1 y2", "rect": "x y width height rx", "path": "d stroke-width",
}

// FuzzConvert holds that the HTML of any text is sound.
func FuzzConvert(f *testing.F) {
	pages, err := filepath.Glob("testdata/*.md")
	if err != nil || len(pages) == 0 {
		f.Fatal("no pages to start from")
	}
	for _, page := range pages {
		f.Add(read(f, page))
	}
	f.Add([]byte("# a {.x id=\"\\\"><script>\" class=\"\\\" onclick=x\"}\n\n# b {#b .fold data-x=[1,{a=2}]}"))
	f.Add([]byte("> - # a {#a .b}\n>   | a |\n>   |-|\n>   | [x](javascript:y) |"))
	converter := New()
	f.Fuzz(func(t *testing.T, markdown []byte) {
		page := convert(t, converter, markdown)
		if err := sound(page); err != nil {
			t.Errorf("%v in\n%s", err, page)
		}
	})
}

// sound says what is wrong with a piece of HTML: an element or an attribute
// that no page may have, an address that leads nowhere good, a tag that is not
// closed where it should be, or nesting that a browser reads differently from
// how it is written.
func sound(page string) error {
	written, err := elements(page)
	if err != nil {
		return err
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(page), body)
	if err != nil {
		return err
	}
	var understood []string
	for _, n := range nodes {
		understood = append(understood, outline(n, 1)...)
	}
	if !slices.Equal(written, understood) {
		return fmt.Errorf("written as\n%v\nread as\n%v", written, understood)
	}
	return nil
}

// elements gives the elements of a page in the order and at the depth in which
// their tags are written.
func elements(page string) (list []string, err error) {
	tokens := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if !errors.Is(tokens.Err(), io.EOF) {
				return nil, tokens.Err()
			}
			if len(open) > 0 {
				return nil, fmt.Errorf("not closed: %v", open)
			}
			return list, nil
		case html.StartTagToken:
			token := tokens.Token()
			if err := permitted(token); err != nil {
				return nil, err
			}
			list = append(list, fmt.Sprint(len(open)+1, token.Data))
			if !slices.Contains([]string{"br", "hr", "img"}, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := tokens.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return nil, fmt.Errorf("%s closes %v", token, open)
			}
			open = open[:len(open)-1]
		case html.SelfClosingTagToken:
			token := tokens.Token()
			if err := permitted(token); err != nil {
				return nil, err
			}
			if !slices.Contains([]string{"line", "rect", "path"}, token.Data) {
				return nil, fmt.Errorf("a browser does not close %s", token)
			}
			list = append(list, fmt.Sprint(len(open)+1, token.Data))
		case html.CommentToken, html.DoctypeToken:
			return nil, fmt.Errorf("neither a tag nor text: %s", tokens.Token())
		}
	}
}

// outline gives the elements of a tree as elements does.
func outline(n *html.Node, depth int) (list []string) {
	if n.Type != html.ElementNode {
		return nil
	}
	list = append(list, fmt.Sprint(depth, n.Data))
	for child := range n.ChildNodes() {
		list = append(list, outline(child, depth+1)...)
	}
	return list
}

func permitted(token html.Token) error {
	own, ok := allowed[token.Data]
	if !ok {
		return fmt.Errorf("no page may contain %s", token)
	}
	seen := map[string]bool{}
	for _, a := range token.Attr {
		everywhere := slices.Contains([]string{"id", "class", "lang", "dir", "title"}, a.Key)
		if !everywhere && !strings.HasPrefix(a.Key, "data-") && !slices.Contains(strings.Fields(own), a.Key) {
			return fmt.Errorf("%s in %s", a.Key, token)
		}
		if seen[a.Key] {
			return fmt.Errorf("%s twice in %s", a.Key, token)
		}
		seen[a.Key] = true
		if a.Key == "href" || a.Key == "src" {
			if err := harmless(a.Val); err != nil {
				return fmt.Errorf("%w in %s", err, token)
			}
		}
	}
	return nil
}

// harmless reads an address as a browser does: without regard to spaces and
// control characters before it, and to tabs and line ends in it.
func harmless(address string) error {
	address = strings.TrimLeftFunc(address, func(r rune) bool { return r <= ' ' })
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	before, _, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(before, "/?#") {
		return nil
	}
	switch strings.ToLower(before) {
	case "", "http", "https", "mailto":
		return nil
	}
	return fmt.Errorf("the address %s", url.PathEscape(address))
}
