package evaluate_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator"
	"precis/generator/evaluate"
)

var update = flag.Bool("update", false, "rewrite the figures")

// TestFields measures the findings on texts of several fields, in the styles
// of several bodies. The labels were written before the texts were first read
// by the program, and are not changed to suit it; the figures are what they
// are, and a change of them shows.
func TestFields(t *testing.T) {
	folders, err := filepath.Glob("testdata/*/labels.csv")
	if err != nil || len(folders) < 5 {
		t.Fatalf("%d fields: %v", len(folders), err)
	}
	var reports []*evaluate.Report
	for _, file := range folders {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		gold, faults := evaluate.Read(file, data)
		if err := faults.Err(); err != nil {
			t.Fatal(err)
		}
		folder := filepath.Dir(file)
		ix, found, err := generator.Collect(generator.Config{Seeds: os.DirFS(filepath.Join(folder, "seeds")), Name: folder, Jobs: 1})
		if err != nil || found.Err() != nil {
			t.Fatal(err, found.Err())
		}
		report, err := evaluate.Compare(gold, ix)
		if err != nil {
			t.Fatal(file, err)
		}
		reports = append(reports, report)
	}
	var got strings.Builder
	for _, r := range append(reports, evaluate.Total(reports)) {
		got.WriteString(r.Text() + "\n")
	}
	const golden = "testdata/figures.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
