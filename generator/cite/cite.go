// Package cite writes how a document is cited, in words and for reference
// managers. All forms are made from one record.
package cite

import (
	"fmt"
	"strings"

	"precis/generator/policy"
)

// Record is what a citation of a document needs. Fields may be empty.
type Record struct {
	Key       string // document ID
	Title     string
	Publisher string
	Number    string // document symbol, its own or that of the report that holds it
	Place     string
	Date      string // ISO 8601
	Address   string // where it can be read: as first published, else on this site
}

// Of makes the record of a document. The path is that of its page from the
// site's root.
func Of(d *policy.Document, site policy.Site, path string) Record {
	r := Record{
		Key: d.ID, Title: d.Title, Publisher: d.Facts.Publisher, Number: d.Facts.Symbol,
		Place: d.Facts.Place, Date: d.Facts.Date, Address: d.Facts.Address,
	}
	if r.Number == "" {
		r.Number = d.Facts.Report
	}
	if r.Address == "" && site.Base != "" {
		r.Address = site.Base + path
	}
	return r
}

// Locator is how a point is cited behind its document: by the text's own number
// where it has one, else by ours, which says so.
func Locator(p policy.Point) string {
	if p.Own {
		return "paragraph " + p.Label
	}
	return "point " + p.Label + " (numbered by precis)"
}

func (r Record) year() string {
	year, _, _ := strings.Cut(r.Date, "-")
	return year
}

// Text is the citation in words.
func (r Record) Text() string {
	var parts []string
	for _, part := range []string{r.Publisher, r.Title, r.Number, r.Place, r.year(), r.Address} {
		if part != "" {
			parts = append(parts, strings.TrimSuffix(part, "."))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// BibTeX is the citation as a BibTeX entry: a report of an institution, with
// no person for an author.
func (r Record) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@techreport{%s,\n", r.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-11s = {%s},\n", name, value)
		}
	}
	field("title", "{"+texEscape(r.Title)+"}") // the inner braces keep its capitals
	field("institution", texEscape(r.Publisher))
	field("number", texEscape(r.Number))
	field("address", texEscape(r.Place))
	field("year", r.year())
	field("url", strings.NewReplacer("{", "%7B", "}", "%7D").Replace(r.Address))
	b.WriteString("}\n")
	return b.String()
}

// texEscape guards what TeX would read as commands. Braces become words, since
// BibTeX counts them and heeds no backslash.
func texEscape(s string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "%", `\%`, "&", `\&`, "$", `\$`, "#", `\#`, "_", `\_`, "^", `\^{}`, "~", `\~{}`, "\n", " ",
	).Replace(s)
}
