package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"

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
			set.Entries = append(set.Entries, entry{base + home(p)})
		}
	}
	return document(set)
}

// home calls the site's first page by its folder, as its canonical link does.
func home(page string) string { return strings.TrimSuffix(page, "index.html") }

// feed is an Atom feed of the documents, the latest first. The days in it are
// those of the meetings: a build leaves no time of its own.
func feed(ix *index.Index) ([]byte, error) {
	type link struct {
		Address string `xml:"href,attr"`
		Rel     string `xml:"rel,attr,omitempty"`
	}
	type name struct {
		Name string `xml:"name"`
	}
	type entry struct {
		Title   string `xml:"title"`
		ID      string `xml:"id"`
		Link    link   `xml:"link"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
	}
	const most = 50
	site := ix.Site
	atom := struct {
		XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Language string   `xml:"xml:lang,attr"`
		Title    string   `xml:"title"`
		Subtitle string   `xml:"subtitle,omitempty"`
		ID       string   `xml:"id"`
		Links    []link   `xml:"link"`
		Author   name     `xml:"author"`
		Updated  string   `xml:"updated"`
		Entries  []entry  `xml:"entry"`
	}{
		Language: site.Language, Title: site.Title, Subtitle: site.Description, ID: site.Base,
		Links: []link{{Address: site.Base}, {site.Base + "feed.xml", "self"}}, Author: name{cmp.Or(site.Publisher, site.Title)},
		Updated: midnight(""),
	}
	for i, d := range ix.Documents[:min(len(ix.Documents), most)] {
		if i == 0 {
			atom.Updated = midnight(d.Facts.Date)
		}
		address := site.Base + "documents/" + d.ID + ".html"
		atom.Entries = append(atom.Entries, entry{
			d.Title, address, link{Address: address}, midnight(d.Facts.Date), fmt.Sprintf("%d numbered points with their topics, references and attributions.", len(d.Points)),
		})
	}
	return document(atom)
}

// midnight is the beginning of a day as Atom writes it. Atom asks for a time
// where a publisher gave none: the oldest that there is claims the least.
func midnight(day string) string { return cmp.Or(day, "1970-01-01") + "T00:00:00Z" }

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
		text += "\nSitemap: " + ix.Site.Base + "sitemap.xml\n"
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
	for _, d := range ix.Documents {
		fmt.Fprintf(&b, "- [%s](%sdocuments/%s.md): %d points\n", oneLine(d.Title), ix.Site.Base, d.ID, len(d.Points))
	}
	b.WriteString("\n## Lists\n\n")
	for _, list := range [][2]string{{"Themes", "themes/index.md"}, {"Topics", "topics/index.md"}, {"References", "references/index.md"}, {"Who spoke", "tags/index.md"}} {
		fmt.Fprintf(&b, "- [%s](%s%s)\n", list[0], ix.Site.Base, list[1])
	}
	b.WriteString("\n## Data\n\n")
	fmt.Fprintf(&b, "- [Points](%[1]sdata/points.jsonl): one a line, described by [a JSON Schema](%[1]sdata/points.schema.json)\n", ix.Site.Base)
	return []byte(b.String()), nil
}
