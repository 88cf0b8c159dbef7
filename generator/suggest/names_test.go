package suggest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/lexicon"
	"precis/generator/token"
)

// Persons, offices, months and those who take part are no references, and a
// word that opens a sentence is no part of a name.
func TestNames(t *testing.T) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	n := newNamer(english)
	for text, want := range map[string][]string{
		"The Treaty on the Upper Rivers stands.":                      {"Treaty on the Upper Rivers"},
		"But the Harbour Union and the ICPR met in March and April.":  {"Harbour Union", "ICPR"},
		"President Okoro and the Assistant Director met.":             nil,
		"Despite the Lake Protocol, Harbour Members left.":            {"Lake Protocol"},
		"The Secretary of State Lind and Ambassador Reyes were late.": nil,
	} {
		var got []string
		for _, s := range n.names(scanner.Scan(text)) {
			got = append(got, text[s.Start:s.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
	persons := make(map[string]bool)
	n.people(scanner.Scan("Dr. Eric Lander spoke, as did Minister Reyes."), persons)
	if diff := cmp.Diff(map[string]bool{"eric": true, "lander": true, "reyes": true}, persons); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	for name, want := range map[string]bool{"Kyoto Protocol": true, "Treaty on the Upper Rivers": true, "Harbour Union": false} {
		if n.isText(name) != want {
			t.Errorf("%s: is a text %v, want %v", name, !want, want)
		}
	}
}
