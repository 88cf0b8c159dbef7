package index

import (
	"fmt"
	"strings"
	"testing"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// collection builds an index of documents of one point each.
func collection(t *testing.T, texts ...string) *Index {
	t.Helper()
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	var readings []Reading
	for i, text := range texts {
		d := &policy.Document{ID: fmt.Sprint("d", i), Sections: []policy.Section{{}}, Points: []policy.Point{{}}}
		readings = append(readings, Reading{
			Document: d, Findings: &policy.Findings{Points: make([]policy.Finding, 1)}, Texts: [][]*token.Text{{scanner.Scan(text)}},
		})
	}
	return Build(Collection{Readings: readings, Vocabulary: vocab.New(nil), Registry: new(vocab.Registry), Language: english}, nil, 2)
}

// Every wording stands at full length once, and a part of one only where other
// places have it, too.
func TestWordings(t *testing.T) {
	ix := collection(t,
		"Ministers will keep the upper harbour open to small fishing boats throughout the winter months.",
		"The plan is to keep the upper harbour open to small fishing boats throughout the winter months. It rained.",
		"Owners asked to keep the upper harbour open to small fishing boats at night.",
		"The Deputy Secretary General of the Upper Harbour Board of the River Union spoke.",
		"We met the Deputy Secretary General of the Upper Harbour Board of the River Union there.",
	)
	var got []string
	for _, w := range ix.Wordings() {
		got = append(got, fmt.Sprintf("%d documents, %d words: %s", w.Documents(), w.Length, w.Words))
	}
	want := []string{
		"3 documents, 9 words: keep the upper harbour open to small fishing boats",
		"2 documents, 13 words: keep the upper harbour open to small fishing boats throughout the winter months",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
