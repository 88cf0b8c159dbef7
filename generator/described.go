package generator

import (
	"cmp"
	"encoding/json"
	"strings"

	"precis/generator/layout"
	"precis/generator/page"
	"precis/generator/policy"
)

// citation is what Zotero reads of a document's page to file it as a report. The
// page with its text line by line has none, or there would be two of it; nor
// have the later pages of a parted one.
// No body stands as an author: a text of an institution has none.
func citation(p *page.Page, canonical string) []layout.Meta {
	if p.Document == nil || p.Source || p.Part.Number > 0 {
		return nil
	}
	facts := p.Document.Facts
	meta := []layout.Meta{{Name: "citation_title", Content: p.Document.Title}}
	add := func(name, content string) {
		if content != "" {
			meta = append(meta, layout.Meta{Name: name, Content: content})
		}
	}
	add("citation_publication_date", strings.ReplaceAll(facts.Date, "-", "/"))
	add("citation_technical_report_institution", facts.Publisher)
	add("citation_technical_report_number", cmp.Or(facts.Symbol, facts.Report))
	add("citation_language", facts.Language)
	add("citation_public_url", canonical)
	add("citation_keywords", strings.Join(p.Topics, "; "))
	return meta
}

// thing is something that schema.org has a word for.
type thing struct {
	Context   string   `json:"@context,omitempty"`
	Type      string   `json:"@type"`
	Name      string   `json:"name,omitempty"`
	Number    string   `json:"reportNumber,omitempty"`
	Publisher *thing   `json:"publisher,omitempty"`
	Coverage  string   `json:"temporalCoverage,omitempty"`
	Start     string   `json:"startDate,omitempty"`
	End       string   `json:"endDate,omitempty"`
	Location  *thing   `json:"location,omitempty"`
	About     *thing   `json:"about,omitempty"`
	Language  string   `json:"inLanguage,omitempty"`
	Address   string   `json:"url,omitempty"`
	SameAs    string   `json:"sameAs,omitempty"`
	Within    *thing   `json:"isPartOf,omitempty"`
	Licence   string   `json:"license,omitempty"`
	Cites     []*thing `json:"citation,omitempty"`
}

// linkedData is what search engines and reference tools read of a document's
// page: the report, the meeting that it is on, and what it cites. The days are
// the meeting's, since nobody says when the text came out.
func linkedData(p *page.Page, site policy.Site) json.RawMessage {
	if p.Document == nil || p.Source || p.Part.Number > 0 {
		return nil
	}
	facts := p.Document.Facts
	report := &thing{
		Context: "https://schema.org", Type: "Report", Name: p.Document.Title,
		Number: cmp.Or(facts.Symbol, facts.Report), Publisher: called("Organization", facts.Publisher),
		Language: facts.Language, SameAs: facts.Address, Licence: site.LicenceURL,
		Coverage: facts.Date, Within: called("WebSite", site.Title),
	}
	if facts.Date != "" && facts.EndDate != "" {
		report.Coverage += "/" + facts.EndDate
	}
	if facts.Meeting != "" {
		report.About = &thing{Type: "Event", Name: facts.Meeting, Start: facts.Date, End: facts.EndDate, Location: called("Place", facts.Place)}
	}
	if site.Base != "" {
		report.Address = site.Base + p.Path
	}
	for _, work := range p.Cited {
		cited := called("CreativeWork", work.Name)
		cited.SameAs = work.Address
		report.Cites = append(report.Cites, cited)
	}
	data, err := json.Marshal(report)
	if err != nil {
		return nil // words and numbers can always be encoded
	}
	return data
}

// called is a thing of which only the name is known, nil without one.
func called(kind, name string) *thing {
	if name == "" {
		return nil
	}
	return &thing{Type: kind, Name: name}
}
