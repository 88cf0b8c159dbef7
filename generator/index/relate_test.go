package index_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/generator"
)

// Words of procedure and of names relate no two points, and words of the matter
// do.
func TestSameWording(t *testing.T) {
	const text = `Report on piers

- A contact group was established, co-chaired by two pilots, on the north pier.
- On fees, a contact group was established, co-chaired by Chile and Peru.
- Members praised the work of the Harbour Office for Piers and Canals in spring.
- Others wrote to the Harbour Office for Piers and Canals about ice.
- Members called for safe, clean and well-lit piers for all who board.
- The plan asks for safe, clean and well-lit piers for the young.
`
	ix, _, err := generator.Collect(generator.Config{Seeds: fstest.MapFS{"piers.txt": {Data: []byte(text)}}, Name: "seeds", Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range ix.Points {
		for _, r := range p.Related() {
			for _, reason := range r.Reasons {
				if strings.Contains(reason.Text, "both say") {
					got = append(got, p.Number+" and "+r.Point.Number+": "+reason.Text)
				}
			}
		}
	}
	want := []string{"5 and 6: both say “for safe, clean and well-lit piers”", "6 and 5: both say “for safe, clean and well-lit piers”"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("shared wordings (-want +got):\n%s", diff)
	}
}
