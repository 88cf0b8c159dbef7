package site

import (
	"bytes"
	"encoding/json"
)

// isSmall tells HTML that the minifier would give back as it is, by a look that
// takes a twentieth of the minifier's time. It knows the elements and
// attributes that pages are mostly made of; whatever it does not know, and
// whatever might be written shorter, it leaves to the minifier. A fuzz test
// holds it against that.
func isSmall(html []byte) bool {
	drawings, small := drawingsIn(html)
	return small && len(drawings) == 0
}

// stretch is a part of a text, from a place up to another.
type stretch struct{ from, to int }

// drawingsIn tells HTML that is small (isSmall) but for the drawings in it, and
// where these are.
func drawingsIn(html []byte) (drawings []stretch, small bool) {
	if !bytes.HasPrefix(html, []byte("<")) || !bytes.HasSuffix(html, []byte(">")) {
		return nil, false
	}
	if bytes.HasSuffix(html, []byte("</pre>")) { // which tells on what the minifier does with space behind it
		return nil, false
	}
	const doctype = "<!doctype html>"
	at := 0
	if bytes.HasPrefix(html, []byte(doctype+"<")) {
		at = len(doctype)
	}
	for at < len(html) {
		switch c := html[at]; c {
		case '<':
			end := tagEnd(html[at:])
			if end < 0 {
				if end = drawingEnd(html[at:]); end < 0 {
					return nil, false
				}
				drawings = append(drawings, stretch{at, at + end})
			}
			at += end
		case '&':
			if !bytes.HasPrefix(html[at:], []byte("&lt;")) {
				return nil, false
			}
			at += len("&lt;")
		case ' ', '\n':
			if at++; html[at] == ' ' || html[at] == '\n' {
				return nil, false
			}
		case '\t', '\r', '\f', 0:
			return nil, false
		default:
			at++
		}
	}
	return drawings, true
}

// drawingEnd gives the length of the drawing that some HTML begins with; -1
// where that is none, or the minifier may take it to end elsewhere.
func drawingEnd(html []byte) int {
	const begin, end = "<svg ", "</svg>"
	length := bytes.Index(html, []byte(end))
	if !bytes.HasPrefix(html, []byte(begin)) || length < 0 {
		return -1
	}
	within := html[len(begin):length]
	if bytes.IndexByte(within, 0) >= 0 || bytes.Count(within, []byte(`"`))%2 != 0 {
		return -1
	}
	for rest := within; ; {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			return length + len(end)
		}
		rest = bytes.TrimPrefix(rest[at+1:], []byte("/"))
		if len(rest) >= 3 && bytes.EqualFold(rest[:3], []byte("svg")) {
			return -1
		}
	}
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
	first := at
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
	switch at++; {
	case tag == "title" && !closes: // in which a tag is text
		if next := bytes.IndexByte(html[at:], '<'); next < 0 || !bytes.HasPrefix(html[at+next:], []byte("</title>")) {
			return -1
		}
	case tag == "meta" && !isPlainMeta(html[first:at]):
		return -1
	case tag == "script" && !closes:
		length := scriptEnd(html[first:at], html[at:])
		if length < 0 {
			return -1
		}
		at += length
	}
	return at
}

// isPlainMeta tells attributes of a meta element of whose content the minifier
// knows nothing special.
func isPlainMeta(attributes []byte) bool {
	switch {
	case bytes.HasPrefix(attributes, []byte(` charset="utf-8">`)), string(attributes) == ` name="viewport" content="width=device-width,initial-scale=1">`:
		return true
	case bytes.Count(attributes, []byte(`content="`)) != 1, bytes.Count(attributes, []byte(`="`)) > 3:
		return false
	}
	for _, known := range []string{` name="description" property="`, ` name="color-scheme" `, ` name="generator" `, ` name="citation_`, ` name="twitter:`, ` property="og:`, ` http-equiv="Content-Security-Policy" `} {
		if bytes.HasPrefix(attributes, []byte(known)) {
			return !bytes.Contains(attributes, []byte("charset"))
		}
	}
	return false
}

// scriptEnd gives the length of what a script element holds, which is nothing,
// or JSON without a space between its parts; -1 for anything else.
func scriptEnd(attributes, rest []byte) int {
	end := bytes.Index(rest, []byte("</script>"))
	if end == 0 && bytes.HasPrefix(attributes, []byte(` src="`)) && !bytes.Contains(attributes, []byte("type=")) {
		return 0
	}
	if end <= 0 || string(attributes) != ` type="application/ld+json">` || !bytes.HasPrefix(rest, []byte("{")) || !json.Valid(rest[:end]) {
		return -1
	}
	inString := false
	for i := 0; i < end; i++ {
		switch c := rest[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case !inString && (c == ' ' || c == '\n' || c == '\t' || c == '\r'):
			return -1
		}
	}
	return end
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// isPlainElement tells elements that the minifier knows nothing special about.
func isPlainElement(tag string) bool {
	switch tag {
	case "a", "blockquote", "code", "details", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "nav", "ol",
		"p", "pre", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
		"body", "button", "footer", "form", "head", "header", "html", "input", "label", "link", "main", "meta", "script", "title":
		return true
	}
	return false
}

// attributeEnd gives the length of an attribute, name="value" or one of two that
// have no value; -1 where it might be written shorter.
func attributeEnd(html []byte) int {
	for _, alone := range []string{"defer", "data-search-results"} {
		if bytes.HasPrefix(html, []byte(alone+">")) {
			return len(alone)
		}
	}
	name, rest, found := bytes.Cut(html, []byte(`="`))
	end := bytes.IndexByte(rest, '"')
	if !found || end <= 0 || !isPlainAttribute(string(name)) {
		return -1
	}
	value := rest[:end]
	if bytes.ContainsAny(value, "&<>\t\r\n\f\x00") || value[0] == ' ' || value[end-1] == ' ' || bytes.Contains(value, []byte("  ")) {
		return -1
	}
	if isKeyword(string(name)) && bytes.ContainsFunc(value, func(r rune) bool { return r == ' ' || 'A' <= r && r <= 'Z' }) {
		return -1
	}
	// Of addresses, those of the web may have a scheme.
	if scheme, _, found := bytes.Cut(value, []byte(":")); found && isAddress(string(name)) && string(scheme) != "https" && string(scheme) != "http" {
		return -1
	}
	return len(name) + len(`="`) + end + 1
}

// isPlainAttribute tells attributes whose values are written as they are.
func isPlainAttribute(name string) bool {
	switch name {
	case "aria-current", "aria-label", "class", "href", "id", "rel", "role", "scope", "tabindex",
		"action", "autocapitalize", "autocomplete", "charset", "content", "data-page", "data-picture", "for", "http-equiv", "lang", "maxlength", "name", "placeholder", "property", "src", "title", "type":
		return true
	}
	return false
}

// isKeyword tells attributes whose values may be written in lower case.
func isKeyword(name string) bool {
	switch name {
	case "autocapitalize", "autocomplete", "charset", "lang", "rel", "role", "scope", "type":
		return true
	}
	return false
}

func isAddress(name string) bool { return name == "action" || name == "href" || name == "src" }
