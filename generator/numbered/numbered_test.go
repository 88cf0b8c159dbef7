package numbered

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/lexicon"
	"precis/generator/token"
)

var update = flag.Bool("update", false, "rewrite the golden")

func finder(t testing.TB) func(paragraphs ...string) ([]*token.Text, [][]Found) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	works := New(english, scanner)
	return func(paragraphs ...string) ([]*token.Text, [][]Found) {
		var texts []*token.Text
		for _, p := range paragraphs {
			texts = append(texts, scanner.Scan(strings.TrimSpace(p)))
		}
		document := works.Document(texts, "")
		var found [][]Found
		for _, text := range texts {
			found = append(found, document.Find(text))
		}
		return texts, found
	}
}

func TestFind(t *testing.T) {
	const golden = "testdata/works.txt"
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	find := finder(t)
	var got strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "    ") {
			continue
		}
		got.WriteString(line + "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		texts, found := find(strings.Split(line, "&")...)
		for n, list := range found {
			for _, f := range list {
				words := texts[n].Source[f.Start:f.End]
				if f.Open != "" {
					fmt.Fprintf(&got, "    open: %s / %s\n", words, f.Open)
					continue
				}
				w := f.Work
				year := ""
				if w.Year != 0 {
					year = fmt.Sprint(w.Year)
				}
				parts := []string{w.ID, strings.TrimSpace(w.Short + " " + w.Title), w.Symbol, year, w.Date, f.Part, words}
				for i := 0; i < len(parts); i++ {
					if parts[i] == "" {
						parts = append(parts[:i], parts[i+1:]...)
						i--
					}
				}
				fmt.Fprintf(&got, "    %s\n", strings.Join(parts, " / "))
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(data), got.String()); diff != "" && !*update {
		t.Errorf("works (-want +got):\n%s", diff)
	}
}

// Whatever the text: what is found stands where it says, in order and without
// overlap, and is either a work or open.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"A/RES/64/182", "resolutions 1 (I), 2/3 and", "General Assembly resolution 64/182 A to E of 18 December 2009", "Goals 1, 2 and", "E/1/1-E/2/2 and Add.1", "SDG 3.", "decision 1/CP.21"} {
		f.Add(s)
	}
	find := finder(f)
	f.Fuzz(func(t *testing.T, s string) {
		texts, found := find(s)
		end := 0
		for _, one := range found[0] {
			if one.Start < end || one.End <= one.Start || one.End > len(texts[0].Source) {
				t.Fatalf("%d to %d in %q, behind %d", one.Start, one.End, s, end)
			}
			if (one.Open == "") != (one.Work.ID != "") || one.Open == "" && one.Work.Title == "" {
				t.Fatalf("%+v is neither a work nor open", one)
			}
			end = one.End
		}
	})
}
