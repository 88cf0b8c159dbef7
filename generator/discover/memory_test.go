package discover

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/lexicon"
	"precis/generator/token"
)

// A memory that went through many states of a collection gives the topics that
// one gives which sees the last state alone.
func TestMemoryChangesNothing(t *testing.T) {
	r, english := rand.New(rand.NewSource(5)), english(t)
	words := strings.Fields("River rivers fish fishing Fishing stock stocks harbour Harbour safe the of and water policies policy illegal market markets trained training")
	read := func() [][]*token.Text {
		points := make([]string, r.Intn(4))
		for i := range points {
			for range 3 + r.Intn(20) {
				points[i] += words[r.Intn(len(words))] + []string{" ", " ", " ", ", ", ". The "}[r.Intn(5)]
			}
		}
		return scanned(t, points)
	}
	var memory Memory
	var documents [][][]*token.Text
	found, remembered := 0, 0
	for step := range 200 {
		switch {
		case len(documents) < 12 || r.Intn(3) == 0:
			documents = append(documents, read())
		case r.Intn(2) == 0:
			documents[r.Intn(len(documents))] = read()
		default:
			at := r.Intn(len(documents))
			documents = slices.Delete(documents, at, at+1)
		}
		counted := memory.counted
		got := memory.Topics(documents, english)
		if counted == memory.counted {
			remembered++
		}
		want := topicsOf(slices.Concat(documents...), english)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("step %d (-without +with a memory)\n%s", step, diff)
		}
		found += len(got)
	}
	if found < 500 || remembered < 100 {
		t.Errorf("too little was tried: %d topics, %d times with what was counted before", found, remembered)
	}
}

// What a large collection does not hold of rare phrases makes no other topics,
// neither when it is counted nor when it changes, be it by a phrase that was
// rare and is no longer.
func TestLargeCollection(t *testing.T) {
	r, english := rand.New(rand.NewSource(7)), english(t)
	word := func() string { // the later ones are rare
		n := int(r.ExpFloat64() * 60)
		return string([]byte{"bdfgklmnprst"[n%12], "aeiou"[n/12%5], "lmnrt"[n/60%5], "eo"[n/300%2], 'k', "aeiou"[n%5], 'r'})
	}
	read := func(points int) [][]*token.Text {
		texts := make([]string, points)
		for i := range texts {
			texts[i] = "The " + word() + " " + word() + " of the " + word() + "s and " + word() + " " + word() + "s."
		}
		return scanned(t, texts)
	}
	documents := make([][][]*token.Text, 40)
	for i := range documents {
		documents[i] = read(100)
	}
	var memory Memory
	remembered, missed := 0, 0
	for step := range 12 {
		before := memory.counted
		got := memory.Topics(documents, english)
		switch {
		case before == nil:
			if len(memory.counted.counted) > len(all(documents, english).counted)/2 {
				t.Error("most phrases are counted, though most are rare")
			}
		case memory.counted == before:
			remembered++
		case before.missed:
			missed++
		}
		points := slices.Concat(documents...)
		plain := all(documents, english)
		want := topics(cover(plain.weigh(len(points)), len(points), len(points)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("step %d (-all counted +not the rare)\n%s", step, diff)
		}
		documents[r.Intn(len(documents))] = read(100)
		if step == 6 {
			documents[3] = scanned(t, slices.Repeat([]string{"A rebuilt lighthouse stands on every island."}, 50))
		}
	}
	if remembered < 8 || missed == 0 {
		t.Errorf("too little was tried: %d times with what was counted before, %d with a phrase that was rare", remembered, missed)
	}
}

// all counts every phrase.
func all(documents [][][]*token.Text, l *lexicon.Lexicon) *collection {
	c := newCollection(l, 0, 0)
	c.fill(slices.Concat(documents...), 0)
	return c
}
