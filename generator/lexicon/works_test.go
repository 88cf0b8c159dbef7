package lexicon

import (
	"regexp"
	"strings"
	"testing"
)

// Every form finds its examples, by the letters it says they begin with, and
// nothing of what it must never find.
func TestForms(t *testing.T) {
	for _, language := range []string{"en", "tlh"} {
		l, err := For(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range l.Works.Symbols {
			if len(f.Examples) == 0 || len(f.Never) == 0 {
				t.Errorf("%s: a form needs examples of what it finds and of what it must not", f.Name)
			}
			for _, example := range f.Examples {
				if length, _ := f.Pattern.Match(example); length != len(example) {
					t.Errorf("%s: of %q only %q is found", f.Name, example, example[:length])
				}
				if head := Head(example); !contains(f.Begins, head) {
					t.Errorf("%s: %q begins with %q, which the form does not say", f.Name, example, head)
				}
			}
			for _, never := range f.Never {
				if length, _ := f.Pattern.Match(never); length > 0 {
					t.Errorf("%s: %q is found in %q", f.Name, never[:length], never)
				}
			}
		}
	}
}

// Every template names groups that its pattern has.
func TestTemplates(t *testing.T) {
	l, err := For("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range l.Works.Symbols {
		known(t, f.Name, f.Pattern, f.Symbol, f.Title, f.ID, f.Address)
	}
	for _, b := range l.Works.Bodies {
		for act, numbers := range b.Acts {
			if l.Works.Acts[act] == nil {
				t.Errorf("%s: there is no act %q", b.Names[0], act)
			}
			for _, n := range numbers {
				known(t, b.Names[0], n.Number, n.Symbol)
			}
		}
	}
}

var group = regexp.MustCompile(`\$\{(\w+)\}`)

func known(t *testing.T, name string, p Pattern, templates ...string) {
	t.Helper()
	for _, used := range group.FindAllStringSubmatch(strings.Join(templates, " "), -1) {
		if used[1] != "0" && !contains(p.expression.SubexpNames(), used[1]) {
			t.Errorf("%s: the pattern has no group %q", name, used[1])
		}
	}
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}
