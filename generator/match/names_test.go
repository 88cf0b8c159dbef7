package match

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// named makes a registry of lines "id: name, other name"; a name with a slash
// is the reference's symbol.
func named(lines ...string) *vocab.Registry {
	registry := new(vocab.Registry)
	for _, line := range lines {
		id, names, _ := strings.Cut(line, ": ")
		r := policy.Reference{ID: id}
		for _, name := range strings.Split(names, ", ") {
			if strings.Contains(name, "/") {
				r.Symbol = name
			} else {
				r.Names = append(r.Names, policy.Name{Text: name, Method: policy.Alias})
			}
		}
		registry.References = append(registry.References, r)
	}
	return registry
}

// A name is found as a drafter writes it, the longest at each place, and not
// in words that only look like it.
func TestNames(t *testing.T) {
	registry := named(
		"paris-agreement: Paris Agreement", "paris-rulebook: Paris Agreement Work Programme", "framework-convention: Framework Convention on Climate Change, UNFCCC",
		"tobacco-convention: Framework Convention on Tobacco Control, framework convention on tobacco", "who: World Health Organization, WHO", "assembly: World Health Assembly",
		"trips: Agreement on Trade-Related Aspects of Intellectual Property Rights, TRIPS Agreement", "wto: World Trade Organization",
		"resolution-70-1: A/RES/70/1, 2030 Agenda for Sustainable Development, 2030 Agenda", "declaration: A/CONF.157/23",
		"set-one: the Conventions", "set-two: Conventions",
	)
	registry.Unsettled = []vocab.Unsettled{{Words: []string{"earlier commitments"}, Why: "they name no document"}}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"as written", "The Paris Agreement was recalled.", []string{"paris-agreement: Paris Agreement"}},
		{"the longest at its place", "The Paris Agreement Work Programme followed.", []string{"paris-rulebook: Paris Agreement Work Programme"}},
		{"names that begin alike", "The Framework Convention on Climate Change, and the Framework Convention on Tobacco Control.",
			[]string{"framework-convention: Framework Convention on Climate Change", "tobacco-convention: Framework Convention on Tobacco Control"}},
		{"a capital is part of a name", "A paris agreement; an agreement in Paris; PARIS AGREEMENT.", nil},
		{"so is its absence", "The Framework convention on tobacco and the framework Convention on tobacco.", []string{"tobacco-convention: Framework convention on tobacco"}},
		{"acronym in its own case", "WHO spoke. Those who listened asked: Who?", []string{"who: WHO"}},
		{"possessive", "The World Health Organization's plan and the WHO’s advice.", []string{"who: World Health Organization's", "who: WHO’s"}},
		{"articles do not count", "Framework Convention on the Climate Change.", []string{"framework-convention: Framework Convention on the Climate Change"}},
		{"nor hyphens", "The Agreement on Trade Related Aspects of Intellectual Property Rights.", []string{"trips: Agreement on Trade Related Aspects of Intellectual Property Rights"}},
		{"not across a full stop", "They met in Paris. Agreement was reached.", nil},
		{"not across a bracket", "Paris (Agreement); World Health (Assembly).", nil},
		{"not in part", "World Health Day and World Trade.", nil},
		{"symbol", "See A/RES/70/1 and A/CONF.157/23, and not A/RES/70/11.", []string{"resolution-70-1: A/RES/70/1", "declaration: A/CONF.157/23"}},
		{"a number in prose is for package numbered", "General Assembly resolution 70/1.", nil},
		{"name after name", "WHO, UNFCCC and the 2030 Agenda.", []string{"who: WHO", "framework-convention: UNFCCC", "resolution-70-1: 2030 Agenda"}},
		{"one name of two references", "The Conventions were recalled.", []string{"set-one: Conventions", "set-two: Conventions"}},
		{"what is not settled", "Earlier commitments stood.", []string{"open: Earlier commitments"}},
	}
	scanner := token.NewScanner(nil)
	names := NewNames(registry, []string{"a", "an", "the"}, scanner)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := scanner.Scan(test.text)
			var got []string
			for _, n := range names.Find(text) {
				to := n.Reference
				if n.Unsettled != nil {
					to = "open"
				}
				got = append(got, fmt.Sprintf("%s: %s", to, test.text[text.Tokens[n.From].Start:text.Tokens[n.To-1].End]))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}
