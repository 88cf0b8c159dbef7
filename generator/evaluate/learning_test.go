package evaluate_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator"
	"precis/generator/evaluate"
	"precis/generator/learn"
	"precis/generator/lexicon"
)

// TestLearning measures what labelled points teach, on notes of meetings about
// a city's transport. Texts and labels were written before there was anything
// that learns, in words as various as people find when they talk of what they
// have lived through: a hard case, with few words that recur.
func TestLearning(t *testing.T) {
	const folder = "testdata/transport"
	ix, found, err := generator.Collect(generator.Config{Seeds: os.DirFS(filepath.Join(folder, "seeds")), Name: folder, Jobs: 1, Unlearned: true})
	if err != nil || found.Err() != nil {
		t.Fatal(err, found.Err())
	}
	files, err := filepath.Glob(folder + "/labels/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	var gold []*evaluate.Gold
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		labels, faults := evaluate.Read(file, data)
		if err := faults.Err(); err != nil {
			t.Fatal(err)
		}
		gold = append(gold, labels)
	}
	points, err := evaluate.Labelled(gold, ix)
	if err != nil {
		t.Fatal(err)
	}
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	reader := learn.NewReader(english, ix.Vocabulary.Topics)
	got := evaluate.CrossValidate(points, reader).Text() + "\n" + string(reader.Train(points).Bytes())
	const golden = folder + "/learned.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
