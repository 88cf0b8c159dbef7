package correct

import (
	"testing"

	"precis/generator/policy"
	"precis/generator/vocab"
)

// TestDiscoveredTopics corrects topics of a collection without a vocabulary:
// their IDs are known only when the texts are read.
func TestDiscoveredTopics(t *testing.T) {
	data := []byte("corrections:\n- {text: a, line: 3, not-topics: [draft]}\n- {text: a, line: 5, topics: [drafd]}\n")
	read, faults := Read("corrections.yaml", data, vocab.New(nil), new(vocab.Registry))
	if len(faults) > 0 {
		t.Fatalf("told before topics are discovered: %v", faults)
	}
	found := read.Topics(vocab.New([]policy.Topic{{ID: "draft", Label: "Draft"}}))
	if len(found) != 1 || found[0].At.Line != 3 || found[0].Message != `there is no topic "drafd"` || found[0].Hint != "did you mean draft?" {
		t.Errorf("got %v, want the one topic that was not discovered, on line 3", found)
	}
	const hint = "topics are discovered in the texts, for there is no vocabulary; their ids are fares, ferries"
	found = read.Topics(vocab.New([]policy.Topic{{ID: "fares", Label: "Fares"}, {ID: "ferries", Label: "Ferries"}}))
	if len(found) != 2 || found[0].Hint != hint || found[1].Hint != hint {
		t.Errorf("got %v, want the topics that were discovered in the hint", found)
	}
}
