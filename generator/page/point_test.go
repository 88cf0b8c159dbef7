package page

import (
	"testing"

	"precis/generator/index"
	"precis/generator/policy"
)

// TestFindingsLine sees that the folded line hides no speaker without saying so.
func TestFindingsLine(t *testing.T) {
	p := &index.Point{Document: &index.Document{Attributed: true}, Finding: new(policy.Finding)}
	p.Point = policy.Point{Label: "2"}
	for _, step := range []struct{ who, want string }{
		{"", "**2** no speaker found"},
		{"Unions", "**2** “Unions”"},
		{"Unions", "**2** “Unions”"},
		{"Employers", "**2** “Unions”, “Employers”"},
		{"One", "**2** “Unions”, “Employers”, and 1 more"},
		{"Others", "**2** “Unions”, “Employers”, and 2 more"},
	} {
		if step.who != "" {
			p.Finding.Attributions = append(p.Finding.Attributions, policy.Attribution{Quote: policy.Quote{Words: step.who}})
		}
		if got := string(findingsLine(p)); got != step.want {
			t.Errorf("got %s, want %s", got, step.want)
		}
	}
}
