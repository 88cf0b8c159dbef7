package vocab

import (
	"cmp"
	"slices"

	"precis/generator/policy"
)

// Registry is what texts may cite: instruments, bodies, goals and tools. The
// zero value, and nil, is a registry without references.
type Registry struct {
	References []policy.Reference // sorted by ID
	Unsettled  []Unsettled        // in the publisher's order

	// Symbols is the address at which documents stand by their symbols, with
	// SYMBOL in the place of one; it may be empty.
	Symbols string
}

// Unsettled is words that seem to cite something and could mean more than one
// thing. They are shown with what they could mean, and never linked.
type Unsettled struct {
	Words      []string // ways to write it
	Candidates []string // IDs of references, sorted; may be empty
	Why        string   // a clause for the reader
}

// Reference gives the reference with an ID, or nil.
func (r *Registry) Reference(id string) *policy.Reference {
	if r == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(r.References, id, func(ref policy.Reference, id string) int { return cmp.Compare(ref.ID, id) })
	if !found {
		return nil
	}
	return &r.References[i]
}
