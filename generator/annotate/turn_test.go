package annotate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A bare name before a colon speaks where the document shows that it is a
// transcript, and a heading before one never does.
func TestTurns(t *testing.T) {
	read := reader(t, "", "")
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"names that come back", `Hearing on piers

1. AALTO: The pier is old.

2. OYELARAN: It was built in 1915.

3. AALTO: That is what I said.

4. OYELARAN: It is to be closed.

5. NOTE: The pier was closed.
`, []string{"AALTO", "OYELARAN", "AALTO", "OYELARAN"}},
		{"headings that come back", `Minutes on piers

1. Piers: The north pier is old.

2. Piers: The south pier is new.

3. Ferries: The ferry is late.
`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, found := read(test.text)
			var got []string
			for _, p := range found.Points {
				for _, a := range p.Attributions {
					got = append(got, a.Who)
					if functions := a.Functions(); !a.Turn || len(functions) > 0 {
						t.Errorf("%s: a turn says whose words follow, and does %v", a.Who, functions)
					}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("who speaks (-want +got):\n%s", diff)
			}
		})
	}
}
