package export

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"html"
	"strings"

	"precis/generator/address"
	"precis/generator/index"
	"precis/generator/journal"
	"precis/generator/policy"
)

// mostEntries is how many entries a feed has.
const mostEntries = 50

// atom is an Atom feed.
type atom struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Links    []atomLink  `xml:"link"`
	Author   atomName    `xml:"author"`
	Updated  string      `xml:"updated"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Address string `xml:"href,attr"`
	Rel     string `xml:"rel,attr,omitempty"`
}

type atomName struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Title   string       `xml:"title"`
	ID      string       `xml:"id"`
	Link    atomLink     `xml:"link"`
	Updated string       `xml:"updated"`
	Summary string       `xml:"summary"`
	Content *atomContent `xml:"content"`
}

// atomContent is HTML, written as text.
type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// newAtom begins the feed that stands in a file and tells of a page of the
// site.
func newAtom(site policy.Site, file, page, title string) atom {
	return atom{
		Language: site.Language, Title: title, ID: site.Base + page,
		Links: []atomLink{{Address: site.Base + page}, {site.Base + file, "self"}}, Author: atomName{cmp.Or(site.Publisher, site.Title)},
		Updated: midnight(""),
	}
}

// feed is an Atom feed of the documents, the latest first. The days in it are
// those of the meetings: a build leaves no time of its own.
func feed(ix *index.Index) ([]byte, error) {
	f := newAtom(ix.Site, "feed.xml", "", ix.Site.Title)
	f.Subtitle = ix.Site.Description
	for i, d := range ix.Documents[:min(len(ix.Documents), mostEntries)] {
		if i == 0 {
			f.Updated = midnight(d.Facts.Date)
		}
		address := ix.Site.Base + d.Path()
		f.Entries = append(f.Entries, atomEntry{
			Title: d.Title, ID: address, Link: atomLink{Address: address}, Updated: midnight(d.Facts.Date),
			Summary: fmt.Sprintf("%d numbered points with their topics, references and attributions.", len(d.Points)),
		})
	}
	return document(f)
}

// changesFeed is an Atom feed of what changed in the texts, the latest first.
// The days in it are the publisher's.
func changesFeed(ix *index.Index) ([]byte, error) {
	const page = "changes.html"
	f := newAtom(ix.Site, journal.FeedPath, page, "Changes – "+ix.Site.Title)
	teller := journal.Teller{Names: ix.Addresses(), Title: make(map[string]string)}
	for _, d := range ix.Documents {
		teller.Title[d.ID] = d.Title
	}
	for i := len(ix.Updates) - 1; i >= 0 && len(f.Entries) < mostEntries; i-- {
		u := ix.Updates[i]
		f.Updated = max(f.Updated, midnight(u.Day))
		sum := journal.Sum(u)
		f.Entries = append(f.Entries, atomEntry{
			Title: sum, ID: ix.Site.Base + page + "#" + u.ID, Link: atomLink{Address: ix.Site.Base + page}, Updated: midnight(u.Day),
			Summary: sum + ".", Content: &atomContent{"html", listed(teller, u, ix.Site.Base)},
		})
	}
	return document(f)
}

// listed writes what changed as a list in HTML, for programs that show feeds.
func listed(teller journal.Teller, u policy.Update, base string) string {
	var b strings.Builder
	b.WriteString("<ul>")
	for _, c := range u.Changes {
		b.WriteString("<li>")
		for _, p := range teller.Tell(c) {
			text := html.EscapeString(p.Text)
			switch {
			case p.Quoted:
				text = "“" + text + "”"
			case p.Target != "":
				text = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(base+address.Place(p.Target)), text)
			}
			b.WriteString(text)
		}
		b.WriteString("</li>")
	}
	b.WriteString("</ul>")
	return b.String()
}

// midnight is the beginning of a day as Atom writes it. Atom asks for a time
// where a publisher gave none: the oldest that there is claims the least.
func midnight(day string) string { return cmp.Or(day, "1970-01-01") + "T00:00:00Z" }
