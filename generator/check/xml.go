package check

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// readXML finds the addresses in a sitemap or a feed (Atom, RSS). Other XML
// is only checked for its form.
func readXML(name string, content []byte) (reading, []link) {
	var r reading
	var links []link
	places := newCursor(content)
	decoder := xml.NewDecoder(bytes.NewReader(content))
	known := false // a kind of file whose addresses are known
	root := true
	var open *link // an element whose text is an address
	for {
		start := int(decoder.InputOffset())
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return r, links
		}
		if err != nil {
			r.faults.Errorf(name, places.at(int(decoder.InputOffset())), "", "the file is not well-formed XML: %v", err)
			return r, links
		}
		switch token := token.(type) {
		case xml.StartElement:
			element := token.Name.Local
			if root {
				root = false
				r.sitemap = element == "urlset"
				known = r.sitemap || element == "sitemapindex" || element == "feed" || element == "rss"
			}
			if !known {
				continue
			}
			at := places.at(start)
			switch to := attribute(token, "href", "url"); {
			case to != "" && (element == "link" || element == "enclosure"):
				links = append(links, link{element, to, tell, at})
			case element == "loc" || element == "link":
				open = &link{element, "", tell, at}
			}
		case xml.CharData:
			if open != nil {
				open.to += string(token)
			}
		case xml.EndElement:
			if open != nil {
				open.to = strings.TrimSpace(open.to)
				links = append(links, *open)
				open = nil
			}
		}
	}
}

// attribute gives the first of some attributes that an element has.
func attribute(element xml.StartElement, names ...string) string {
	for _, name := range names {
		for _, a := range element.Attr {
			if a.Name.Local == name && a.Name.Space == "" {
				return a.Value
			}
		}
	}
	return ""
}
