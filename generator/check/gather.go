package check

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// gather notes every address that an element holds.
func (s *scanner) gather(e element) {
	for _, a := range e.attrs {
		what := e.tag + " " + a.Key
		switch a.Key {
		case "href", "xlink:href":
			switch e.tag {
			case "link":
				s.link(e, what, a.Val, relUse(e.value("rel")))
			case "base":
				s.fault(e, "leave it out", "a base element changes where every link leads")
			case "image", "feimage":
				s.link(e, what, a.Val, image)
			case "use":
				s.link(e, what, a.Val, load)
			default:
				s.link(e, what, a.Val, visit)
			}
		case "src":
			if e.tag == "img" || e.tag == "input" {
				s.link(e, what, a.Val, image)
			} else {
				s.link(e, what, a.Val, load)
			}
		case "srcset", "imagesrcset":
			for _, to := range candidates(a.Val) {
				s.link(e, what, to, image)
			}
		case "poster":
			s.link(e, what, a.Val, load)
		case "action", "formaction":
			s.link(e, what, a.Val, visit)
		case "cite":
			s.link(e, what, a.Val, tell)
		case "data":
			if e.tag == "object" {
				s.link(e, what, a.Val, load)
			}
		case "content":
			if e.tag == "meta" {
				s.meta(e, a.Val)
			}
		}
	}
}

func (s *scanner) link(e element, what, to string, u use) {
	s.links = append(s.links, link{what, to, u, e.at})
}

// meta notes the addresses in a meta element: where a page sends its reader
// on to, and what others show when they tell of the page.
func (s *scanner) meta(e element, content string) {
	if strings.EqualFold(e.value("http-equiv"), "refresh") {
		_, to, _ := strings.Cut(content, ";")
		to = strings.TrimSpace(to)
		if len(to) > 4 && strings.EqualFold(to[:4], "url=") {
			s.link(e, "meta refresh", strings.Trim(to[4:], `'"`), visit)
		}
	}
	switch name := e.value("property") + e.value("name"); name {
	case "og:url", "og:image", "twitter:image":
		s.link(e, "meta "+name, content, tell)
	}
}

// relUse tells the links that a page loads from those that only name
// something.
func relUse(rel string) use {
	for _, word := range strings.Fields(strings.ToLower(rel)) {
		switch word {
		case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch":
			return load
		}
	}
	return tell
}

// candidates gives the addresses of a srcset. A comma ends one only where it
// stands at its end, so that those in data: addresses are kept.
func candidates(srcset string) []string {
	var found []string
	for {
		srcset = strings.TrimLeft(srcset, ", \t\r\n\f")
		if srcset == "" {
			return found
		}
		end := strings.IndexAny(srcset, " \t\r\n\f")
		if end < 0 {
			end = len(srcset)
		}
		to := srcset[:end]
		srcset = srcset[end:]
		if bare := strings.TrimRight(to, ","); bare != to {
			found = append(found, bare)
			continue
		}
		found = append(found, to)
		_, srcset, _ = strings.Cut(srcset, ",") // past the width or density
	}
}

// canonical gives the canonical address that a page states, or "".
func canonical(content []byte) string {
	z := html.NewTokenizer(bytes.NewReader(content))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			e := readElement(z)
			if e.tag == "link" && slices.Contains(strings.Fields(strings.ToLower(e.value("rel"))), "canonical") {
				return e.value("href")
			}
		}
	}
}
