// Package cite writes how a document is cited, in words and for reference
// managers. All forms are made from one record.
package cite

import (
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
	Language  string // BCP 47
	Locator   string // of a point: what is cited of the document
	Address   string // where it can be read: as first published, else on this site
}

// Of makes the record of a document. The path is that of its page from the
// site's root.
func Of(d *policy.Document, site policy.Site, path string) Record {
	r := Record{
		Key: d.ID, Title: d.Title, Publisher: d.Facts.Publisher, Number: d.Facts.Symbol,
		Place: d.Facts.Place, Date: d.Facts.Date, Language: d.Facts.Language, Address: d.Facts.Address,
	}
	if r.Number == "" {
		r.Number = d.Facts.Report
	}
	if r.Address == "" && site.Base != "" {
		r.Address = site.Base + path
	}
	return r
}

// Point makes the record of one point of a document. It leads to the point on
// this site, where the site has an address: no other has its number.
func Point(d *policy.Document, p policy.Point, site policy.Site, path string) Record {
	r := Of(d, site, path)
	r.Key += "-" + p.Anchor
	r.Locator = Locator(p)
	if site.Base != "" {
		r.Address = site.Base + path + "#" + p.Anchor
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

// Form is a citation as reference managers read it.
type Form struct {
	Name      string // as readers know it
	Class     string // of the block of code that shows it
	Extension string // of a file that holds it
	Text      string
}

// Forms gives the citation in every form for reference managers.
func (r Record) Forms() []Form { return forms(r.BibTeX(), r.RIS(), r.CSL()) }

// Together gives citations in every form, all in one text of each, as reference
// managers take them in.
func Together(records []Record) []Form {
	var bib, ris strings.Builder
	for _, r := range records {
		bib.WriteString(r.BibTeX())
		ris.WriteString(r.RIS())
	}
	return forms(bib.String(), ris.String(), cslOf(records))
}

func forms(bib, ris, csl string) []Form {
	return []Form{{"BibTeX", "bib", ".bib", bib}, {"RIS", "ris", ".ris", ris}, {"CSL-JSON", "csl", ".csl.json", csl}}
}

// Text is the citation in words.
func (r Record) Text() string {
	var parts []string
	for _, part := range []string{r.Publisher, r.Title, r.Number, r.Place, r.year(), r.Locator, r.Address} {
		if part != "" {
			parts = append(parts, strings.TrimSuffix(part, "."))
		}
	}
	return strings.Join(parts, ", ") + "."
}
