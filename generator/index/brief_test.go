package index

import "testing"

// A wording is told by its first words, also where it quotes somebody in turn.
func TestBrief(t *testing.T) {
	for _, test := range []struct {
		reason Reason
		want   string
	}{
		{Reason{SameWording, "both say “restated the principle that “whole of society” should govern”"}, "both say “restated the principle that …”"},
		{Reason{SameWording, "both say “in a balanced manner”"}, "both say “in a balanced manner”"},
		{Reason{SameTopic, "both speak of “Human rights” and “Access to justice and remedies for all”"}, "both speak of “Human rights” and “Access to justice and remedies for all”"},
	} {
		if got := test.reason.Brief(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
