package match

import (
	"slices"
	"strings"
	"testing"

	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// FuzzNames holds that names are found where every name, held against every
// word, is found: what is looked up by first words misses nothing.
func FuzzNames(f *testing.F) {
	f.Add("The Plan of Action and the plan; Plan of the Action’s goals", "Plan of Action", "the Plan", "plan")
	f.Add("Côte d’Ivoire, COTE and A/RES/1", "Cote d'Ivoire", "A/RES/1", "côte")
	f.Fuzz(func(t *testing.T, text, one, two, three string) {
		scanner := token.NewScanner(nil)
		registry := &vocab.Registry{}
		for i, name := range []string{one, two, three} {
			registry.References = append(registry.References, policy.Reference{ID: string(rune('a' + i)), Names: []policy.Name{{Text: name, Method: policy.Alias}}})
		}
		n := NewNames(registry, []string{"the", "of"}, scanner)
		scanned := scanner.Scan(text)
		var all []name
		for _, r := range registry.References {
			for _, names := range n.byFirst.All() {
				for _, candidate := range names {
					if candidate.Reference == r.ID {
						all = append(all, candidate)
					}
				}
			}
		}
		var want []Naming
		for i := 0; i < len(scanned.Tokens); {
			best := 0
			for _, candidate := range all {
				best = max(best, n.end(scanned, i, candidate.words))
			}
			for _, candidate := range all {
				if best > 0 && n.end(scanned, i, candidate.words) == best {
					want = append(want, Naming{i, best, candidate.Named})
				}
			}
			i = max(best, i+1)
		}
		same := func(a, b Naming) bool { return a.From == b.From && a.To == b.To && a.Reference == b.Reference }
		if got := n.Find(scanned); !slices.EqualFunc(got, want, same) {
			t.Fatalf("found %v, and %v when looked for everywhere, in %s", got, want, strings.Join([]string{text, one, two, three}, " | "))
		}
	})
}
