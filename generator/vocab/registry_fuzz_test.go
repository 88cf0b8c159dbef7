package vocab

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"precis/generator/source"
)

// FuzzReadRegistry looks for a panic and for a fault outside the file. A
// registry without a fault is fit for use: each ID once, addresses on the web,
// and members that it has.
func FuzzReadRegistry(f *testing.F) {
	files, err := filepath.Glob("../../seeds/references.yaml")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("references:\n- {id: a, kind: set, title: A, members: [b], year: 1999}\n- {id: b, kind: body, title: B, aliases: [b, c], context: {d: [e]}, address: 'https://x.org'}\nunsettled:\n- {words: [f], candidates: [a], why: g}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		registry, faults := ReadRegistry("f.yaml", data)
		file := source.Read("f.yaml", data)
		for _, fault := range faults {
			if fault.At != (source.Position{}) {
				inFile(t, file, fault.At)
			}
		}
		if faults.Err() != nil {
			return
		}
		known := make(map[string]bool)
		for _, r := range registry.References {
			if r.ID == "" || known[r.ID] || strings.ContainsAny(r.ID, "/\\. ") {
				t.Fatalf("the id %q", r.ID)
			}
			known[r.ID] = true
			if lower := strings.ToLower(r.Address); lower != "" && !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
				t.Fatalf("the address %q", r.Address)
			}
		}
		for _, r := range registry.References {
			for _, m := range r.Members {
				if !known[m] {
					t.Fatalf("%q has the member %q, which is not there", r.ID, m)
				}
			}
		}
	})
}
