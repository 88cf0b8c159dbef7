package cite

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
)

func TestCitations(t *testing.T) {
	tests := map[string]struct {
		record       Record
		text, bibtex string
	}{
		"all facts": {
			Record{Key: "forum-2023", Title: "Summary of the forum.", Publisher: "Climate Forum", Number: "CF/2023/1", Place: "Nairobi", Date: "2023-05-04", Address: "https://example.org/forum"},
			"Climate Forum, Summary of the forum, CF/2023/1, Nairobi, 2023, https://example.org/forum.",
			`@techreport{forum-2023,
  title       = {{Summary of the forum.}},
  institution = {Climate Forum},
  number      = {CF/2023/1},
  address     = {Nairobi},
  year        = {2023},
  month       = may,
  day         = {4},
  url         = {https://example.org/forum},
}
`},
		"a title alone": {
			Record{Key: "forum", Title: "Summary of the forum"},
			"Summary of the forum.",
			`@techreport{forum,
  title       = {{Summary of the forum}},
}
`},
		"nothing": {Record{Key: "forum"}, ".", "@techreport{forum,\n  title       = {{}},\n}\n"},
		"hostile": {
			Record{Key: "forum", Title: `50% of "R&D" in {C#} \ A_b^c~d $5: été 健康 }}`, Publisher: "A & B, {C}", Number: "x_1", Place: "Cœur", Date: "2023", Address: "https://example.org/{a}_%20~b"},
			`A & B, {C}, 50% of "R&D" in {C#} \ A_b^c~d $5: été 健康 }}, x_1, Cœur, 2023, https://example.org/{a}_%20~b.`,
			`@techreport{forum,
  title       = {{50\% of "R\&D" in \textbraceleft{}C\#\textbraceright{} \textbackslash{} A\_b\textasciicircum{}c\textasciitilde{}d \$5: été 健康 \textbraceright{}\textbraceright{}}},
  institution = {A \& B, \textbraceleft{}C\textbraceright{}},
  number      = {x\_1},
  address     = {Cœur},
  year        = {2023},
  url         = {https://example.org/%7Ba%7D_%20~b},
}
`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.record.Text(); got != test.text {
				t.Errorf("in words:\n%s\nwant\n%s", got, test.text)
			}
			if diff := cmp.Diff(test.bibtex, test.record.BibTeX()); diff != "" {
				t.Errorf("BibTeX (-want +got):\n%s", diff)
			}
		})
	}
}

// The document's own symbol and address come before the report's and ours; an
// address of ours is only given where the site has one.
func TestOf(t *testing.T) {
	d := &policy.Document{ID: "forum", Title: "The forum", Facts: policy.Facts{Symbol: "CF/1", Report: "R/1", Address: "https://example.org/forum", Date: "2023-05-04"}}
	site := policy.Site{Base: "https://example.org/site/"}
	if got := Of(d, site, "documents/forum.html"); got.Number != "CF/1" || got.Address != "https://example.org/forum" || got.Date != "2023-05-04" {
		t.Errorf("got %+v", got)
	}
	d.Facts = policy.Facts{Report: "R/1"}
	if got := Of(d, site, "documents/forum.html"); got.Number != "R/1" || got.Address != "https://example.org/site/documents/forum.html" {
		t.Errorf("got %+v", got)
	}
	if got := Of(d, policy.Site{}, "documents/forum.html"); got.Address != "" {
		t.Errorf("got %+v", got)
	}
}

// BibTeX counts braces and heeds no backslash before them: one too many, in
// any title, would swallow the entries that follow.
func FuzzBibTeX(f *testing.F) {
	for _, s := range []string{"", "a", "{", "}", `\{`, `\}`, "%", `\`, "a\nb", "}}, note = {x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		entry := Record{Key: "key", Title: s, Publisher: s, Number: s, Place: s, Date: "2023", Locator: s, Address: strings.ReplaceAll(s, "\n", "")}.BibTeX() // shelf lets no other date and address through
		depth := 0
		for i, r := range entry {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			case '\n':
				if depth != 1 && i != len(entry)-1 {
					t.Fatalf("a line ends within %d braces:\n%s", depth, entry)
				}
			}
		}
		if depth != 0 || strings.Count(entry, "\n") > 9 {
			t.Fatalf("%d braces stay open:\n%s", depth, entry)
		}
	})
}

// RIS and CSL-JSON, of a point too: both make a report of an institution.
func TestReferenceManagers(t *testing.T) {
	d := &policy.Document{ID: "forum-2023", Title: "Forum\non rivers", Facts: policy.Facts{
		Publisher: "Climate Forum", Symbol: "CF/2023/1", Place: "Nairobi", Date: "2023-05-04", Language: "en",
	}}
	point := policy.Point{Anchor: "a7", Label: "a.7"}
	record := Point(d, point, policy.Site{Base: "https://example.org/site/"}, "documents/forum-2023.html")
	ris := `TY  - RPRT
ID  - forum-2023-a7
TI  - Forum on rivers
PB  - Climate Forum
SN  - CF/2023/1
CY  - Nairobi
PY  - 2023
DA  - 2023/05/04/
LA  - en
N1  - point a.7 (numbered by precis)
UR  - https://example.org/site/documents/forum-2023.html#a7
ER  - 
`
	if diff := cmp.Diff(ris, record.RIS()); diff != "" {
		t.Errorf("RIS (-want +got):\n%s", diff)
	}
	csl := `[{"id":"forum-2023-a7","type":"report","title":"Forum\non rivers","publisher":"Climate Forum","number":"CF/2023/1","publisher-place":"Nairobi",` +
		`"issued":{"date-parts":[[2023,5,4]]},"language":"en","note":"point a.7 (numbered by precis)","URL":"https://example.org/site/documents/forum-2023.html#a7"}]` + "\n"
	if diff := cmp.Diff(csl, record.CSL()); diff != "" {
		t.Errorf("CSL-JSON (-want +got):\n%s", diff)
	}
	if got, want := (Record{Key: "forum", Title: "Forum"}).RIS(), "TY  - RPRT\nID  - forum\nTI  - Forum\nER  - \n"; got != want {
		t.Errorf("RIS of a title alone:\n%s", got)
	}
}

// A point leads to this site, and where the site has no address, to where the
// document was first published.
func TestPointAddress(t *testing.T) {
	d := &policy.Document{ID: "forum", Title: "The forum", Facts: policy.Facts{Address: "https://example.org/forum"}}
	p := policy.Point{Anchor: "p36", Label: "36", Own: true}
	if got, want := Point(d, p, policy.Site{Base: "https://example.org/site/"}, "documents/forum.html").Text(), "The forum, paragraph 36, https://example.org/site/documents/forum.html#p36."; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := Point(d, p, policy.Site{}, "documents/forum.html").Text(), "The forum, paragraph 36, https://example.org/forum."; got != want {
		t.Errorf("got %s", got)
	}
}
