package vocab_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/source"
	"precis/generator/vocab"
)

var update = flag.Bool("update", false, "rewrite the .want files in testdata")

// TestVocabularyFaults reads each file in testdata/faults and compares what is
// said of it with the file beside it that ends in .want.
func TestVocabularyFaults(t *testing.T) {
	eachFile(t, "testdata/faults", func(name string, data []byte) source.Diagnostics {
		_, faults := vocab.ReadVocabulary(name, data, "en")
		return faults
	})
}

// TestRegistryFaults does the same with registries.
func TestRegistryFaults(t *testing.T) {
	eachFile(t, "testdata/registry", func(name string, data []byte) source.Diagnostics {
		_, faults := vocab.ReadRegistry(name, data)
		return faults
	})
}

func eachFile(t *testing.T, folder string, read func(name string, data []byte) source.Diagnostics) {
	files, err := filepath.Glob(folder + "/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	for _, file := range files {
		if stem, isWant := strings.CutSuffix(file, ".want"); isWant {
			if _, err := os.Stat(stem); err != nil {
				t.Errorf("%s belongs to no file", file)
			}
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, fault := range read(filepath.Base(file), data) {
				got += fault.String() + "\n"
			}
			if *update {
				if err := os.WriteFile(file+".want", []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file + ".want")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
