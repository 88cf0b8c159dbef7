package check

import (
	"regexp"
	"strings"
)

// readStyle finds the addresses in a style sheet: url(...) and @import "...".
// Comments and other strings are stepped over.
func readStyle(_ string, content []byte) (reading, []link) {
	// In the order tried: comment, url with its quotes, import, any string.
	addresses := regexp.MustCompile(`(?is)/\*.*?(?:\*/|$)|url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'`)
	var links []link
	places := newCursor(content)
	for _, m := range addresses.FindAllSubmatchIndex(content, -1) {
		for group := 1; group <= 5; group++ {
			start, end := m[2*group], m[2*group+1]
			if start < 0 {
				continue
			}
			l := link{"url()", string(content[start:end]), image, places.at(m[0])}
			if group > 3 {
				l.what, l.use = "@import", load
			}
			if strings.HasPrefix(l.to, "data:") && !strings.HasPrefix(l.to, "data:image/") {
				l.use = load
			}
			if !strings.HasPrefix(l.to, "#") { // an id of the page that is styled
				links = append(links, l)
			}
		}
	}
	return reading{}, links
}
