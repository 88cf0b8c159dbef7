package correct

import (
	"testing"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/vocab"
)

// FuzzRead looks for a panic and for a fault outside the file, when corrections
// are read and when they are held against a text.
func FuzzRead(f *testing.F) {
	const text = "Title\n\n- Many speakers noted the river.\n\n- Others did not."
	for _, s := range []string{
		"corrections:\n- {text: a, line: 3, read-as: heading, level: 2}\n- {text: a.txt, words: the river, topics: [water], not-references: [x]}",
		"corrections:\n- {text: a, words: Many speakers, attributions: [{words: Many, class: many, who: speakers, verbs: [{words: noted, function: reports}]}], not-attributions: [Others]}",
		"corrections:\n- {text: b, line: 99, read-as: song}\n- {text: a, line: -1, words: ''}", "corrections: [a, {b: c}]",
	} {
		f.Add([]byte(s))
	}
	vocabulary := vocab.New([]policy.Topic{{ID: "water", Label: "Water"}})
	f.Fuzz(func(t *testing.T, data []byte) {
		read, faults := Read("corrections.yaml", data, vocabulary, new(vocab.Registry))
		faults = append(faults, read.Unknown([]string{"a", "a.txt"})...)
		seed := source.Read("a.txt", []byte(text))
		marks, unfit := read.Structure("a", seed)
		for line := range marks {
			if line < 1 || line > seed.Lines() {
				t.Fatalf("line %d of %d is corrected", line, seed.Lines())
			}
		}
		file := source.Read("corrections.yaml", data)
		for _, fault := range append(faults, unfit...) {
			if fault.At != (source.Position{}) && (fault.At.Line < 1 || fault.At.Line > file.Lines() || fault.At.Column < 1) {
				t.Fatalf("%v is outside the file of %d lines", fault, file.Lines())
			}
		}
	})
}
