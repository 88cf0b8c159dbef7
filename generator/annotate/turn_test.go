package annotate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
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
		{"names with a stop, and lines that name nobody", `Debate on piers

Mr. LUND. The pier is old. It creaks.

The SPEAKER pro tempore (Ms. Vik). The gentleman is recognized.

Mr. LUND. Mr. Speaker, it creaks.

It creaked last year as well.

The motion was carried.

Ms. VIK of Northmarsh. I move to adjourn.
`, []string{"Mr. LUND", "SPEAKER pro tempore", "Mr. LUND", "Ms. VIK of Northmarsh"}},
		{"the time of the day", `Chat on piers

10:04:38 am - Anna Lund: The pier is old.

10:05:12 am - Li Wei: It was built in 1915.

10:06:40 am - Anna Lund: That is what I said.

10:07:02 am - Li Wei: Then it is to be closed.

10:08:15 am - Eva Brandt: By whom?
`, []string{"Anna Lund", "Li Wei", "Anna Lund", "Li Wei", "Eva Brandt"}},
		{"questions of nobody", `Press briefing on piers

Q Is the pier old?

MS. AALTO: It was built in 1915.

Q And is it safe?

MS. AALTO: It is to be closed.
`, []string{"MS. AALTO", "MS. AALTO"}},
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
					if a.Class == policy.Impersonal { // "The motion was carried", of the record
						continue
					}
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
