package index_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/generator"
	"precis/generator/index"
)

// Topics stand together by the points that have both: the commonest first,
// then by label, without those above and below; two are tied where each is
// among those that the other most often meets.
func TestTogether(t *testing.T) {
	seeds := fstest.MapFS{
		"vocabulary.yaml": {Data: []byte("topics:\n- {id: water, label: Lakes}\n- {id: rivers, label: Rivers, broader: [water]}\n- {id: fish, label: Fish}\n- {id: birds, label: Birds}\n- {id: boats, label: Boats}\n")},
		"a.txt": {Data: []byte(`Summary of the talks

- The rivers have fish and birds.

- The rivers carry fish and birds, too.

- The rivers carry boats.

- The fish are elsewhere, and so are the boats.
`)},
	}
	ix, found, err := generator.Collect(generator.Config{Seeds: seeds, Name: "seeds", Jobs: 1})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v, %v", found, err)
	}
	told := func(near []index.Neighbour) string {
		var lines []string
		for _, n := range near {
			line := fmt.Sprintf("%s %d", n.Topic.Label, len(n.Points))
			for _, with := range n.With {
				line += ", with " + with.Label
			}
			lines = append(lines, line)
		}
		return strings.Join(lines, "\n")
	}
	for _, test := range []struct {
		topic string
		most  int
		want  string
	}{
		{"water", 9, "Birds 2, with Fish\nFish 2, with Birds\nBoats 1"},
		{"water", 1, "Birds 2"},
		{"rivers", 9, "Birds 2, with Fish\nFish 2, with Birds\nBoats 1"},
		{"boats", 9, "Fish 1\nRivers 1"},
	} {
		if diff := cmp.Diff(test.want, told(ix.Together(ix.Topic(test.topic), test.most))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.topic, diff)
		}
	}
}
