package sides_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/generator"
	"precis/generator/index"
	"precis/generator/page"
	"precis/generator/sides"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const rivers = `Summary of the round table on rivers

- Many participants noted that A/RES/64/182 had been slow to reach the wardens.
- Several speakers called for river wardens; others feared the cost of wardens.
- It was emphasized that the river had come back in 2009.
`

const lakes = `Summary of the round table on lakes </script>

- Speakers recalled A/RES/64/182 and A/RES/58/217.
- Several speakers called for wardens.
`

const topics = "id\tlabel\tbroader\nwater\tWater\t\nrivers\tRiver\twater\nwardens\tWarden\t\n"

// What a browser is told of two texts: every side, every row, and the counts.
func TestFiles(t *testing.T) {
	ix := indexOf(t, fstest.MapFS{
		"rivers.txt":     {Data: []byte(rivers)},
		"lakes.txt":      {Data: []byte(lakes)},
		"rivers.yaml":    {Data: []byte("date: 2019-03-14\n")},
		"vocabulary.tsv": {Data: []byte(topics)},
	})
	var b strings.Builder
	files, err := page.Comparison(ix).Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b.WriteString("-- " + f.Path + " --\n")
		b.WriteString(strings.NewReplacer("],", "],\n", ":[", ":[\n").Replace(string(f.Content())))
	}
	const golden = "testdata/rivers.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("the files differ (-want +got); see testdata, or run with -update:\n%s", diff)
	}
	if strings.Contains(b.String(), "</script") {
		t.Error("a title can end a script")
	}
}

// A site with nothing to compare publishes nothing for it.
func TestNothingToCompare(t *testing.T) {
	files, err := page.Comparison(indexOf(t, fstest.MapFS{"rivers.txt": {Data: []byte(rivers)}})).Files()
	if err != nil || len(files) > 0 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// A row counts the points of a side that it has, and no others.
func TestCount(t *testing.T) {
	points := make([]*index.Point, 5)
	for i := range points {
		points[i] = new(index.Point)
	}
	c := &sides.Comparison{Groups: []sides.Group{
		{Rows: []sides.Row{{Points: points[:3]}, {Points: points[2:]}, {}}},
		{Rows: []sides.Row{{Points: points[4:]}}},
	}}
	got := c.Counter().Count(sides.Side{Points: points[1:4]})
	if diff := cmp.Diff([][]int{{2, 2, 0}, {0}}, got); diff != "" {
		t.Error(diff)
	}
}

func indexOf(t *testing.T, seeds fstest.MapFS) *index.Index {
	t.Helper()
	ix, found, err := generator.Collect(generator.Config{Seeds: seeds, Name: "seeds", Jobs: 1})
	if err != nil || ix == nil {
		t.Fatal(err, found)
	}
	return ix
}
