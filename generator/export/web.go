package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"

	"precis/generator/index"
)

// notFound is the one page that no list names.
const notFound = "404.html"

// sitemap lists every page by its address.
func sitemap(base string, pages []string) ([]byte, error) {
	type entry struct {
		Location string `xml:"loc"`
	}
	set := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Entries []entry  `xml:"url"`
	}{}
	for _, p := range pages {
		if p != notFound {
			set.Entries = append(set.Entries, entry{escaped(base + home(p))})
		}
	}
	return document(set)
}

// home calls the site's first page by its folder, as its canonical link does.
func home(page string) string { return strings.TrimSuffix(page, "index.html") }

// escaped writes an address as links on pages have it: what is not ASCII in it
// by its bytes, as programs ask for it that read nothing else.
func escaped(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

func document(value any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	err := e.Encode(value)
	b.WriteString("\n")
	return b.Bytes(), err
}

// robots lets everybody read everything.
func robots(ix *index.Index) ([]byte, error) {
	text := "User-agent: *\nAllow: /\n"
	if ix.Site.Base != "" {
		text += "\nSitemap: " + escaped(ix.Site.Base) + "sitemap.xml\n"
	}
	return []byte(text), nil
}

// plain keeps the signs of a title from being read as Markdown.
var plain = strings.NewReplacer(`\`, `\\`, "`", "\\`", "[", `\[`, "]", `\]`, "*", `\*`, "_", `\_`, "<", `\<`)

// llms tells language models what is here and what it does not mean, with
// links to the Markdown.
func llms(ix *index.Index) ([]byte, error) {
	var b strings.Builder
	oneLine := func(s string) string { return plain.Replace(strings.Join(strings.Fields(s), " ")) }
	fmt.Fprintf(&b, "# %s\n\n", oneLine(ix.Site.Title))
	if ix.Site.Description != "" {
		fmt.Fprintf(&b, "> %s\n\n", oneLine(ix.Site.Description))
	}
	b.WriteString("Quotations are the publishers' words; everything else is added. The numbers of points are added too, but for those called paragraphs, which are the text's own. Words such as “many”, “several” and “a number of” are the drafters': they are no scale and stand for no number of speakers. A bare “speakers” leaves the size open, “it was noted” the source.\n\n## Documents\n\n")
	names := ix.Names()
	for _, d := range ix.Documents {
		fmt.Fprintf(&b, "- [%s](%sdocuments/%s.md): %d points\n", oneLine(names[d]), ix.Site.Base, d.ID, len(d.Points))
	}
	b.WriteString("\n## Lists\n\n")
	for _, list := range [][2]string{{"Themes", "themes/index.md"}, {"Topics", "topics/index.md"}, {"References", "references/index.md"}, {"Who spoke", "tags/index.md"}} {
		fmt.Fprintf(&b, "- [%s](%s%s)\n", list[0], ix.Site.Base, list[1])
	}
	if len(ix.Updates) > 0 {
		fmt.Fprintf(&b, "- [Changes](%schanges.md)\n", ix.Site.Base)
	}
	b.WriteString("\n## Data\n\n")
	fmt.Fprintf(&b, "- [Points](%[1]sdata/points.jsonl): one a line, described by [a JSON Schema](%[1]sdata/points.schema.json)\n", ix.Site.Base)
	return []byte(b.String()), nil
}
