package site

import (
	"bytes"
	"strings"
)

// isSmall tells HTML that the minifier would give back as it is, by a look that
// takes a twentieth of the minifier's time. It knows the elements and
// attributes that pages are mostly made of; whatever it does not know, and
// whatever might be written shorter, it leaves to the minifier. A fuzz test
// holds it against that.
func isSmall(html []byte) bool {
	if !bytes.HasPrefix(html, []byte("<")) || !bytes.HasSuffix(html, []byte(">")) {
		return false
	}
	if bytes.HasSuffix(html, []byte("</pre>")) { // which tells on what the minifier does with space behind it
		return false
	}
	for at := 0; at < len(html); {
		switch c := html[at]; c {
		case '<':
			end := tagEnd(html[at:])
			if end < 0 {
				return false
			}
			at += end
		case '&':
			if !bytes.HasPrefix(html[at:], []byte("&lt;")) {
				return false
			}
			at += len("&lt;")
		case ' ', '\n':
			if at++; html[at] == ' ' || html[at] == '\n' {
				return false
			}
		case '\t', '\r', '\f', 0:
			return false
		default:
			at++
		}
	}
	return true
}

// tagEnd gives the length of the tag that some HTML begins with, of an element
// of code the length of the whole element, which the minifier leaves alone; -1
// where it might be written shorter.
func tagEnd(html []byte) int {
	at := 1
	closes := at < len(html) && html[at] == '/'
	if closes {
		at++
	}
	name := at
	for at < len(html) && (isLower(html[at]) || '1' <= html[at] && html[at] <= '6') {
		at++
	}
	tag := string(html[name:at])
	if !isPlainElement(tag) {
		return -1
	}
	if tag == "code" {
		end := bytes.Index(html, []byte("</code>"))
		if closes || end < 0 {
			return -1
		}
		return end + len("</code>")
	}
	for !closes && at < len(html) && html[at] == ' ' {
		length := attributeEnd(html[at+1:])
		if length < 0 {
			return -1
		}
		at += 1 + length
	}
	if at == len(html) || html[at] != '>' {
		return -1
	}
	return at + 1
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// isPlainElement tells elements that the minifier knows nothing special about.
func isPlainElement(tag string) bool {
	switch tag {
	case "a", "blockquote", "code", "details", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "nav", "ol",
		"p", "pre", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul":
		return true
	}
	return false
}

// attributeEnd gives the length of an attribute, name="value"; -1 where it might
// be written shorter.
func attributeEnd(html []byte) int {
	name, rest, found := bytes.Cut(html, []byte(`="`))
	end := bytes.IndexByte(rest, '"')
	if !found || end <= 0 || !isPlainAttribute(string(name)) {
		return -1
	}
	value := rest[:end]
	if bytes.ContainsAny(value, "&<>\t\r\n\f\x00") || value[0] == ' ' || value[end-1] == ' ' || bytes.Contains(value, []byte("  ")) {
		return -1
	}
	// Of addresses, those of the web may have a scheme.
	if scheme, _, found := strings.Cut(string(value), ":"); found && string(name) == "href" && scheme != "https" && scheme != "http" {
		return -1
	}
	return len(name) + len(`="`) + end + 1
}

// isPlainAttribute tells attributes whose values are written as they are.
func isPlainAttribute(name string) bool {
	switch name {
	case "aria-label", "class", "href", "id", "rel", "role", "scope", "tabindex":
		return true
	}
	return false
}
