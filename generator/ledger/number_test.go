package ledger

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What comes in between two numbers, in the order in which it comes in. "." is
// the end of a section.
func TestAfter(t *testing.T) {
	for _, c := range []struct{ before, behind, want string }{
		{"7", "8", "7A 7B 7C"},
		{"7", "9", "7A"},
		{"7A", "8", "7B 7C"},
		{"7A", "7B", "7AA 7AB"},
		{"7AA", "7B", "7AB"},
		{"7", "7A", "7ZA 7ZB"},
		{"7", "7ZA", "7ZZA"},
		{"7A", "7AA", "7AZA"},
		{"7X", "8", "7Y 7YA 7YB"},
		{"", "1", "A1 B1 C1"},
		{"", "A1", "ZA1"},
		{"A1", "1", "B1"},
		{"A1", "B1", "AA1"},
		{"9", "3", "9A 9B"}, // points that changed places
		{"7", "7Z", "7ZZA"}, // nothing that we gave
	} {
		before, _ := parseNumber(c.before)
		behind, ok := parseNumber(c.behind)
		if !ok {
			t.Fatalf("%s is no number", c.behind)
		}
		used := map[string]bool{c.before: true, c.behind: true}
		var got []string
		for range strings.Fields(c.want) {
			n := before.after(behind, true, func(n number) bool { return !used[n.String()] })
			if again, ok := parseNumber(n.String()); !ok || again != n {
				t.Errorf("%v reads back as %v", n, again)
			}
			used[n.String()] = true
			got, before = append(got, n.String()), n
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("between %q and %q (-want +got):\n%s", c.before, c.behind, diff)
		}
	}
}

// A number that was given stays given, wherever new ones come in.
func TestAfterNeverTwice(t *testing.T) {
	one, two := number{whole: 7}, number{whole: 8}
	used := map[string]bool{"7": true, "8": true}
	for range 200 { // each right behind 7
		n := one.after(two, true, func(n number) bool { return !used[n.String()] })
		if used[n.String()] || !one.less(n) || !n.less(two) {
			t.Fatalf("%v between %v and %v", n, one, two)
		}
		used[n.String()], two = true, n
	}
}
