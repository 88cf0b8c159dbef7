package ledger

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// In a text of very many points, each of them reworded, all keep their numbers
// but for a few.
func TestLongText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("w%d", r.IntN(5000)) }
	const n = 8000
	old, now := make([]string, n), make([]string, n)
	for i := range old {
		words := strings.Fields("many speakers noted the importance of")
		for range 24 {
			words = append(words, word())
		}
		old[i] = strings.Join(words, " ")
		for range 3 {
			words[6+r.IntN(24)] = word()
		}
		now[i] = strings.Join(words, " ")
	}
	l, faults := Read("numbers.lock", New("numbers.lock").Update([]*Text{text("a", old...)}).Bytes())
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	after := text("a", now...)
	revision := l.Update([]*Text{after})
	revision.Number()
	kept := 0
	for i, p := range after.document.Points {
		if p.Number == fmt.Sprint(i+1) {
			kept++
		}
	}
	if kept < n*99/100 {
		t.Errorf("%d of %d kept their number", kept, n)
	}
}
