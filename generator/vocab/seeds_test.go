package vocab_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/vocab"
)

const seeds = "../../seeds/"

// TestSeedVocabulary reads the vocabulary that comes with the project.
func TestSeedVocabulary(t *testing.T) {
	data, err := os.ReadFile(seeds + "vocabulary.ttl")
	if err != nil {
		t.Fatal(err)
	}
	v, faults := vocab.ReadVocabulary("seeds/vocabulary.ttl", data, "en")
	for _, fault := range faults {
		t.Error(fault)
	}
	roots := []string{
		"controlled-medicines", "data", "demand-reduction", "development",
		"human-rights-and-groups", "international-cooperation", "supply-reduction", "trends",
	}
	if diff := cmp.Diff(roots, v.Roots()); diff != "" {
		t.Errorf("roots, -want +got:\n%s", diff)
	}
	for _, topic := range v.Topics {
		if topic.Label == "" || topic.Scope == "" || len(topic.Alt) == 0 || len(topic.Hidden) == 0 {
			t.Errorf("%s lacks a label or a scope note", topic.ID)
		}
		for _, b := range topic.Broader {
			if v.Topic(b) == nil {
				t.Errorf("%s has the broader topic %s, which is not there", topic.ID, b)
			}
		}
	}
}

// TestSeedRegistry reads the registry that comes with the project.
func TestSeedRegistry(t *testing.T) {
	data, err := os.ReadFile(seeds + "references.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, faults := vocab.ReadRegistry("seeds/references.yaml", data)
	for _, fault := range faults {
		t.Error(fault)
	}
	set := r.Reference("drug-control-conventions")
	if set == nil {
		t.Fatal("no entry for the conventions")
	}
	if diff := cmp.Diff([]string{"single-convention-1961", "convention-1971", "convention-1988"}, set.Members); diff != "" {
		t.Errorf("members, -want +got:\n%s", diff)
	}
	for _, ref := range r.References {
		if len(ref.Names) == 0 {
			t.Errorf("%s has no names", ref.ID)
		}
	}
	for _, u := range r.Unsettled {
		for _, id := range u.Candidates {
			if r.Reference(id) == nil {
				t.Errorf("%q could mean %s, which is not there", u.Words[0], id)
			}
		}
	}
}
