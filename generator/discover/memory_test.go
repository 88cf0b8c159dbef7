package discover

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
		want := Topics(slices.Concat(documents...), english)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("step %d (-without +with a memory)\n%s", step, diff)
		}
		found += len(got)
	}
	if found < 500 || remembered < 100 {
		t.Errorf("too little was tried: %d topics, %d times with what was counted before", found, remembered)
	}
}
