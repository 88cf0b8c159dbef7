package vocab

import (
	"strings"
	"testing"
)

// Nesting that nobody wrote by hand is refused in every form, and neither the
// stack nor the time grows without bound.
func TestDeepNesting(t *testing.T) {
	const deep = 200_000
	for name, text := range map[string]string{
		"a.ttl":  "<a> <b> " + strings.Repeat("[ <c> ", deep),
		"b.ttl":  "<a> <b> " + strings.Repeat("( ", deep),
		"a.rdf":  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://x.org/">` + strings.Repeat("<A><b>", deep),
		"a.yaml": "topics: " + strings.Repeat("[", deep),
		"b.yaml": "topics: " + strings.Repeat("{a: ", deep),
		"c.yaml": strings.Repeat("- ", deep),
		"a.tsv":  strings.Repeat("\t", deep) + "\n" + strings.Repeat("\t", deep),
	} {
		v, faults := ReadVocabulary(name, []byte(text), "en")
		if faults.Err() == nil || len(v.Topics) > 0 {
			t.Errorf("%s: %d topics, %d faults", name, len(v.Topics), len(faults))
			continue
		}
		t.Logf("%s: %.200s", name, faults[0])
	}
}
