package annotate

import (
	"flag"
	"fmt"
	"os"
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

var update = flag.Bool("update", false, "rewrite the goldens")

// reader reads texts with a vocabulary and a registry given as YAML; either
// may be empty.
func reader(t testing.TB, vocabulary, registry string) func(text string) (*policy.Document, *policy.Findings) {
	t.Helper()
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	v, faults := vocab.New(nil), source.Diagnostics(nil)
	if vocabulary != "" {
		v, faults = vocab.ReadVocabulary("vocabulary.yaml", []byte(vocabulary), "en")
	}
	if faults != nil {
		t.Fatal(faults)
	}
	r := &vocab.Registry{}
	if registry != "" {
		r, faults = vocab.ReadRegistry("references.yaml", []byte(registry))
	}
	if faults != nil {
		t.Fatal(faults)
	}
	annotator := New(english, v, r)
	scanner := token.NewScanner(english.Abbreviations, english.FunctionWords...)
	return func(text string) (*policy.Document, *policy.Findings) {
		d := parse.Document("doc", source.Read("doc.txt", []byte(text)), policy.Facts{}, english, scanner)
		found := annotator.Document(d, Scan(d, scanner))
		return d, found
	}
}

func TestAttributions(t *testing.T) {
	const golden = "testdata/attributions.txt"
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t, "", "")
	var got strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "    ") {
			continue
		}
		got.WriteString(line + "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		_, found := read(line)
		for _, a := range found.Points[0].Attributions {
			var verbs []string
			for _, v := range a.Verbs {
				verbs = append(verbs, fmt.Sprintf("%s (%s)", v.Words, v.Function))
			}
			fmt.Fprintf(&got, "    %s / %s / %s / %s\n", a.Class, a.Who, a.Words, strings.Join(verbs, ", "))
		}
		for _, x := range found.Points[0].Continuations {
			fmt.Fprintf(&got, "    continues %s: %s\n", x.Of.Words, x.Words)
		}
		for _, x := range found.Points[0].Disagreements {
			fmt.Fprintf(&got, "    differ, %s: %s | %s\n", x.Why, x.Sides[0].Who.Words, x.Sides[1].Who.Words)
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(data), got.String()); diff != "" && !*update {
		t.Errorf("attributions (-want +got):\n%s", diff)
	}
}

// Whatever the text: every finding quotes words that stand where it says.
func FuzzQuotes(f *testing.F) {
	for _, s := range []string{
		"In the view of", "Many speakers noted and", "It was", "the", "Speakers, in particular", "was highlighted by", "paragraph of the River Declaration",
		"The representative of", "Support was", "while others", "There was", "Some 40", "A number of speakers", "expressed", "the Office", "A/RES/66/900 (a)",
	} {
		f.Add(s)
	}
	read := reader(f, vocabulary, registry)
	f.Fuzz(func(t *testing.T, text string) {
		d, found := read(text)
		for i, finding := range found.Points {
			paragraphs := d.Paragraphs(d.Points[i])
			check := func(q policy.Quote, trimmed bool) {
				words := paragraphs[q.Paragraph].Text[q.Start:q.End]
				if trimmed {
					words = words[:len(q.Words)]
				}
				if words != q.Words || q.Words == "" {
					t.Fatalf("%q is quoted where %q stands", q.Words, words)
				}
			}
			for _, a := range finding.Attributions {
				check(a.Quote, false)
				check(a.Clause, true)
				for _, v := range a.Verbs {
					check(v.Quote, false)
				}
			}
			for _, x := range finding.Continuations {
				check(x.Quote, false)
				check(x.Clause, true)
				for _, v := range x.Verbs {
					check(v.Quote, false)
				}
			}
			for _, x := range finding.Disagreements {
				for _, side := range x.Sides {
					check(side.Who, false)
					check(side.Clause, true)
				}
			}
			for _, a := range finding.Topics {
				for _, e := range a.Evidence {
					check(e.Quote, false)
				}
			}
			for _, c := range finding.Citations {
				check(c.Quote, false)
			}
			for _, m := range finding.Mentions {
				check(m.Quote, false)
			}
		}
	})
}
