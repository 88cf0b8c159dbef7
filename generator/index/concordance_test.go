package index

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// A memory that went through many states of a collection makes the index that
// one without makes of the last state alone; and what was made with it before
// stays what it was.
func TestMemoryChangesNothing(t *testing.T) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	build := func(readings []Reading, known *Memory) *Index {
		return Build(Collection{Readings: readings, Vocabulary: vocab.New(nil), Registry: new(vocab.Registry), Language: english}, known, 2)
	}
	r := rand.New(rand.NewSource(11))
	next := 0
	read := func() Reading {
		next++
		return readingOf(fmt.Sprintf("d%03d", next), r, scanner)
	}
	kept, related, wordings, alike := 0, 0, 0, 0
	for range 4 {
		var readings []Reading
		for range 60 {
			readings = append(readings, read())
		}
		known := new(Memory)
		var earlier *Index
		before := ""
		for range 12 {
			base := known.words.base
			ix := build(readings, known)
			if base != nil && base == known.words.base {
				kept++
			}
			got := relations(ix)
			want := strings.Split(relations(build(readings, nil)), "\n")
			if diff := cmp.Diff(want, strings.Split(got, "\n")); diff != "" {
				t.Fatalf("(-without +with what was kept)\n%s", diff)
			}
			if earlier != nil && relations(earlier) != before {
				t.Fatal("an index changed after it was made")
			}
			earlier, before = build(readings, known), got // that was not asked yet
			related += strings.Count(got, " to ")
			wordings += strings.Count(got, "wording")
			alike += strings.Count(got, " like ")
			for range 1 + r.Intn(2) {
				at := r.Intn(len(readings))
				switch r.Intn(5) {
				case 0:
					readings = slices.Delete(slices.Clone(readings), at, at+1)
				case 1:
					readings = append(slices.Clone(readings), read())
				case 2: // it moves in the order of documents
					moved := *readings[at].Document
					moved.Facts.Date = fmt.Sprintf("20%02d", r.Intn(30))
					readings = slices.Clone(readings)
					readings[at].Document = &moved
				default:
					readings = slices.Clone(readings)
					id := readings[at].Document.ID
					readings[at] = readingOf(id, r, scanner)
				}
			}
		}
	}
	if kept < 20 || related < 1000 || wordings < 100 || alike < 10 {
		t.Errorf("too little was tried: %d times with a base of before, %d relations, %d wordings, %d alike", kept, related, wordings, alike)
	}
}

// readingOf makes a document of a few points; some of their phrases, and some
// whole points, stand in others, too.
func readingOf(id string, r *rand.Rand, scanner *token.Scanner) Reading {
	d := &policy.Document{ID: id, Sections: []policy.Section{{}}}
	reading := Reading{Document: d, Findings: &policy.Findings{}}
	for range r.Intn(6) {
		seed := r
		if r.Intn(6) == 0 { // a point that others may say
			seed = rand.New(rand.NewSource(int64(r.Intn(20))))
		}
		d.Points = append(d.Points, policy.Point{Label: fmt.Sprint(len(d.Points) + 1)})
		texts := make([]*token.Text, seed.Intn(3))
		for k := range texts {
			texts[k] = scanner.Scan(phrases(seed))
		}
		reading.Texts = append(reading.Texts, texts)
	}
	reading.Findings.Points = make([]policy.Finding, len(d.Points))
	return reading
}

func phrases(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.Intn(4) {
		phrase := rand.New(rand.NewSource(int64(r.Intn(60))))
		for range 4 + phrase.Intn(5) {
			fmt.Fprintf(&b, "word%d ", phrase.Intn(300))
		}
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "and. Then ")
		}
	}
	return b.String()
}

// relations tells all that relates points and documents.
func relations(ix *Index) string {
	var b strings.Builder
	for _, p := range ix.Points {
		for _, related := range p.Related() {
			fmt.Fprintf(&b, "%s %s to %s %s: %v\n", p.Document.ID, p.Label, related.Point.Document.ID, related.Point.Label, related.Reasons)
		}
	}
	for _, d := range ix.Documents {
		for _, other := range d.Alike() {
			fmt.Fprintf(&b, "%s like %s: %d, %d\n", d.ID, other.Document.ID, other.Same, other.Near)
		}
	}
	for _, w := range ix.Wordings() {
		fmt.Fprintf(&b, "wording %q\n", w.Words)
		for _, place := range w.Places {
			fmt.Fprintf(&b, "  %s %s %+v\n", place.Point.Document.ID, place.Point.Label, place.Words)
		}
	}
	fmt.Fprintf(&b, "%d\n", ix.AllWordings())
	return b.String()
}
