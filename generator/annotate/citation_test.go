package annotate

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/lexicon"
	"precis/generator/parse"
	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
	"precis/generator/vocab"
)

const registry = `
references:
  - id: river-declaration
    kind: instrument
    title: Declaration on Clean Rivers
    short: 2011 River Declaration
    year: 2011
    symbol: A/RES/66/900
    aliases: [2011 River Declaration, Declaration on Clean Rivers]
    descriptions: [goals set in 2011]
    context:
      River Declaration: []
  - id: lake-convention
    kind: instrument
    title: Convention on Lakes of 1990
    aliases: [Convention on Lakes, 1990 Convention]
  - id: sea-convention
    kind: instrument
    title: Convention on Seas of 1995
    aliases: [Convention on Seas]
  - id: water-conventions
    kind: set
    title: Water conventions
    members: [lake-convention, sea-convention]
    sets: [water conventions]
    context:
      conventions: []
  - id: water-office
    kind: body
    title: Office for Water
    aliases: [Office for Water]
    context:
      Office: []
unsettled:
  - words: [earlier promises]
    candidates: [river-declaration]
    why: the words name no document
`

func TestCitations(t *testing.T) {
	tests := map[string]struct {
		text string
		want []string
	}{
		"by symbol": {"See A/RES/66/900.", []string{"river-declaration by symbol: A/RES/66/900"}},
		"unseen characters": {"The 2011\u00A0River Decla\u00ADra\u00ADtion and A/\u200BRES/66/900 stood.", []string{
			"river-declaration by alias: 2011\u00A0River Declaration",
			"river-declaration by symbol: A/RES/66/900",
		}},
		"by number in prose":      {"General Assembly resolution 66/900 was recalled.", []string{"river-declaration by prose: General Assembly resolution 66/900"}},
		"paragraph":               {"As paragraph 36 of the 2011 River Declaration says.", []string{"river-declaration, paragraph 36 by alias: paragraph 36 of the 2011 River Declaration"}},
		"paragraphs":              {"As paras. 3-5 of the 2011 River Declaration say.", []string{"river-declaration, paragraphs 3-5 by alias: paras. 3-5 of the 2011 River Declaration"}},
		"article behind":          {"The 1990 Convention, article 3, applied.", []string{"lake-convention, article 3 by alias: 1990 Convention, article 3"}},
		"description":             {"The goals set in 2011 stood.", []string{"river-declaration by description: goals set in 2011"}},
		"set":                     {"The water conventions stood.", []string{"water-conventions by set: water conventions"}},
		"short, dated later":      {"The River Declaration stood.\n\nIt was the 2011 River Declaration.", []string{"river-declaration by context: River Declaration", "river-declaration by alias: 2011 River Declaration"}},
		"short, never dated":      {"The River Declaration stood.", []string{"open: River Declaration could be [river-declaration]: a short name, and the document does not say what it stands for"}},
		"lower case is no name":   {"The river declaration of a village. The 2011 River Declaration.", []string{"river-declaration by alias: 2011 River Declaration"}},
		"office of somebody else": {"The Office for Water met. The Office of the Mayor did not. The Office's plan was read.", []string{"water-office by alias: Office for Water", "water-office by context: Office's"}},
		"unsettled":               {"Earlier promises were kept.", []string{"open: Earlier promises could be [river-declaration]: the words name no document"}},
		"not in the registry":     {"See E/CN.7/2009/L.2 and N/A and and/or and 24/7.", []string{"e-cn-7-2009-l-2 by symbol: E/CN.7/2009/L.2"}},
		"unknown symbol":          {"See XYZ/2009/L.2.", []string{"open: XYZ/2009/L.2 could be []: a document symbol that the registry of references does not list"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, found := reader(t, "", registry)(test.text)
			if diff := cmp.Diff(test.want, cited(found)); diff != "" {
				t.Errorf("in %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// cited tells what points cite, one line each.
func cited(found *policy.Findings) []string {
	var lines []string
	for _, f := range found.Points {
		for _, c := range f.Citations {
			at := c.Reference
			if c.Locator != "" {
				at += ", " + c.Locator
			}
			lines = append(lines, fmt.Sprintf("%s by %s: %s", at, c.Method, c.Words))
		}
		for _, m := range f.Mentions {
			lines = append(lines, fmt.Sprintf("open: %s could be %v: %s", m.Words, m.Candidates, m.Why))
		}
	}
	return lines
}

// Minimal pairs: a text, and below it what it cites.
func TestCitationPairs(t *testing.T) {
	const golden = "testdata/citations.txt"
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t, "", registry)
	var got strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "    ") {
			continue
		}
		got.WriteString(line + "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		_, found := read(strings.ReplaceAll(line, " & ", "\n\n"))
		for _, c := range cited(found) {
			got.WriteString("    " + c + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(data), got.String()); diff != "" && !*update {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
}

// What a text points to in itself is found by the text's own numbers alone.
func TestPointers(t *testing.T) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	d := parse.Document("doc", source.Read("doc.txt", []byte("- The first.\n- As paragraph 12 above says.\n- As paragraph 13 above says.\n- See paras. 12-15 above.\n- See paragraphs 12 and 14 above.")), policy.Facts{}, english, scanner)
	d.Points[0].Own, d.Points[0].Number = true, "12"
	d.Points[3].Own, d.Points[3].Number = true, "15"
	found := New(english, vocab.New(nil), &vocab.Registry{}).Document(d, Scan(d, scanner))
	var got []string
	for _, f := range found.Points {
		for _, p := range f.Pointers {
			got = append(got, p.Words+" is #"+p.Anchor)
		}
		for _, m := range f.Mentions {
			got = append(got, m.Words+" is open")
		}
	}
	if diff := cmp.Diff([]string{
		"paragraph 12 above is #p1", "paragraph 13 above is open", "paras. 12 is #p1", "15 above is #p4", "paragraphs 12 and 14 above is open",
	}, got); diff != "" {
		t.Errorf("pointers (-want +got):\n%s", diff)
	}
}

// A document does not cite itself, in a running head or by its title.
func TestOwnSymbol(t *testing.T) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	facts := policy.Facts{Symbol: "A/RES/73/6", Title: "Report on the Lakes of Europe"}
	d := parse.Document("doc", source.Read("doc.txt", []byte("- See A/RES/73/6, the Report on the Lakes of Europe, and resolution 72/79.")), facts, english, scanner)
	other := parse.Document("other", source.Read("other.txt", []byte("- See A/RES/73/6.\n- The Report on the Lakes of Europe says so.")), policy.Facts{}, english, scanner)
	annotator := New(english, vocab.New(nil), new(vocab.Registry).With([]*policy.Document{d, other}))
	if got := cited(annotator.Document(d, Scan(d, scanner))); !slices.Equal(got, []string{"a-res-72-79 by prose: resolution 72/79"}) {
		t.Errorf("the document itself cites %q", got)
	}
	if got := cited(annotator.Document(other, Scan(other, scanner))); !slices.Equal(got, []string{"doc by symbol: A/RES/73/6", "doc by alias: Report on the Lakes of Europe"}) {
		t.Errorf("the other document cites %q", got)
	}
}

const vocabulary = `
topics:
  - id: river-pollution
    label: River pollution
    alt: [waste in rivers]
  - id: schools
    label: Schools
  - id: girls
    label: Girls
  - id: port-safety
    label: Port safety
    alt: [safe harbours]
  - id: water
    label: Water
  - id: clean-water
    label: Clean water
    broader: [water]
  - id: ats
    label: ATS
  - id: rivers
    label: rivers
`

func TestTopics(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"other order":               {"The pollution of rivers was high.", "river-pollution (pollution of rivers)"},
		"with words between":        {"Waste from farms in the rivers was high.", "river-pollution (Waste from farms in the rivers)"},
		"plural":                    {"Many a school closed.", "schools (school)"},
		"stem of a phrase":          {"A safer harbour was wanted.", ""},
		"longest":                   {"Polluted rivers and a river.", "river-pollution (Polluted rivers), rivers (river)"},
		"not across sentences":      {"The port was old. Safety came first.", ""},
		"not across strong breaks":  {"The port: safety came first.", ""},
		"acronym in its own case":   {"They met at ats, not ATS.", "ats (ATS)"},
		"a group in its own number": {"Water was wet.", "water (Water)"},
		"inside a name":             {"The Convention on Rivers of 1990 stood.", "rivers (Rivers)"},
		"evidence is one run":       {"Waste and pollution in rivers.", "river-pollution (Waste and pollution in rivers)"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, found := reader(t, vocabulary, "")(test.text)
			var got []string
			for _, a := range found.Points[0].Topics {
				var words []string
				for _, e := range a.Evidence {
					words = append(words, e.Words)
				}
				got = append(got, fmt.Sprintf("%s (%s)", a.Topic, strings.Join(words, "; ")))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%q: got %s, want %s", test.text, strings.Join(got, ", "), test.want)
			}
		})
	}
}

// Common words inside the name of something mean nothing by themselves; beside
// it, and in a name that is itself in common words, they do.
func TestTopicsInsideNames(t *testing.T) {
	const registry = `
references:
  - id: office
    kind: body
    title: Office for Safe Ports and Rivers
    aliases: [Office for Safe Ports and Rivers]
  - id: promises
    kind: instrument
    title: Promises on rivers
    descriptions: [promises on rivers]
`
	read := reader(t, vocabulary, registry)
	for text, want := range map[string]string{
		"The Office for Safe Ports and Rivers met.":             "",
		"The Office for Safe Ports and Rivers spoke of rivers.": "rivers",
		"The promises on rivers were kept.":                     "rivers",
	} {
		_, found := read(text)
		var got []string
		for _, a := range found.Points[0].Topics {
			got = append(got, a.Topic)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: got %v, want %s", text, got, want)
		}
	}
}
