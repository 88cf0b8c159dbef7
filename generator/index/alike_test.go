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

// points of a report of which others are versions.
var reported = []string{
	"Ministers agreed that the upper harbour would stay open to small fishing boats in winter.",
	"Several speakers asked for a survey of the sand banks before any dredging began.",
	"The secretariat was asked to publish the tide tables of all member ports each spring.",
	"Pilots from four ports described how the new buoys had shortened the passage at night.",
	"It was so decided.",
}

func written(points ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("Report of the meeting\n\n- " + strings.Join(points, "\n\n- ") + "\n")}
}

func collect(t *testing.T, seeds fstest.MapFS) *index.Index {
	t.Helper()
	ix, found, err := generator.Collect(generator.Config{Seeds: seeds, Name: "seeds", Jobs: 2})
	if err != nil || found.Err() != nil {
		t.Fatalf("%v, %v", found, err)
	}
	return ix
}

// Documents that share most of their points are told on both, with how many
// stand word for word and how many nearly; a point alike is not listed as
// related, and of two that are alike one is.
func TestAlike(t *testing.T) {
	revised := append([]string{}, reported...)
	revised[1] = "Several speakers asked for a survey of the sand banks before any new dredging began."
	ix := collect(t, fstest.MapFS{
		"first.txt":   written(reported...),
		"revised.txt": written(revised...),
		"longer.txt": written(append([]string{"Fees were raised by a tenth.", "The lighthouse will be painted white.", "Two ports joined the union.",
			"Oil was found on the northern beach.", "Seals were counted."}, reported[:3]...)...),
		"other.txt":   written("Owners want the upper harbour to stay open to small fishing boats in winter, and said so.", "Nets were mended.", "It was so decided."),
		"decided.txt": written("It was so decided.", "It was so agreed."),
	})
	var got []string
	for _, d := range ix.Documents {
		for _, other := range d.Alike() {
			got = append(got, fmt.Sprintf("%s, %d points: %d in %s, and %d nearly", d.ID, len(d.Points), other.Same, other.Document.ID, other.Near))
		}
	}
	want := []string{
		"first, 5 points: 3 in revised, and 1 nearly",
		"first, 5 points: 3 in longer, and 0 nearly",
		"longer, 8 points: 3 in first, and 0 nearly",
		"longer, 8 points: 2 in revised, and 1 nearly",
		"revised, 5 points: 3 in first, and 1 nearly",
		"revised, 5 points: 2 in longer, and 1 nearly",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	related := func(document string, point int) []string {
		var list []string
		for _, d := range ix.Documents {
			if d.ID == document {
				for _, r := range d.Points[point].Related() {
					list = append(list, r.Point.Document.ID+" "+r.Point.Number)
				}
			}
		}
		return list
	}
	if diff := cmp.Diff([]string{"other 1"}, related("first", 0)); diff != "" {
		t.Errorf("related to a point with likes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"first 1"}, related("other", 0)); diff != "" {
		t.Errorf("related to points that are alike (-want +got):\n%s", diff)
	}
}

// A sentence that very many documents have is a formula, and makes none alike.
func TestFormulaMakesNothingAlike(t *testing.T) {
	seeds := fstest.MapFS{}
	for i := range 60 {
		seeds[fmt.Sprintf("d%02d.txt", i)] = written(reported[0], fmt.Sprintf("Item %d was taken note of.", i))
	}
	for _, d := range collect(t, seeds).Documents {
		if len(d.Alike()) > 0 {
			t.Fatalf("%s is like %s", d.ID, d.Alike()[0].Document.ID)
		}
	}
}
