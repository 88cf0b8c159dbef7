package source

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDiagnosticString(t *testing.T) {
	tests := map[string]struct {
		d    Diagnostic
		want string
	}{
		"all":        {Diagnostic{"seeds/a.txt", Position{3, 7}, Error, "a fault", "mend it"}, "seeds/a.txt:3:7: a fault\n    hint: mend it"},
		"warning":    {Diagnostic{"seeds/a.txt", Position{3, 7}, Warning, "a doubt", ""}, "seeds/a.txt:3:7: warning: a doubt"},
		"whole file": {Diagnostic{File: "seeds/a.txt", Message: "a fault"}, "seeds/a.txt: a fault"},
		"no file":    {Diagnostic{Message: "a fault", Hint: "mend it"}, "a fault\n    hint: mend it"},
		"a terminal": {Diagnostic{"a\x1b[2J\nb.txt", Position{1, 1}, Error, "bad \u009b2J word\nand\tmore", "x\r"}, "a\\x1b[2J\\nb.txt:1:1: bad \\u009b2J word\nand\tmore\n    hint: x\\r"},
		"endless":    {Diagnostic{Message: strings.Repeat("é", 3000)}, strings.Repeat("é", 1000) + " …"},
		"percent":    {Diagnostic{File: "100%d.txt", Message: "50% too %s"}, "100%d.txt: 50% too %s"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.d.String(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Faults are told by file, line and column, lines as numbers, each once; the
// list that was gathered keeps its order.
func TestSorted(t *testing.T) {
	var ds Diagnostics
	ds.Errorf("b.yaml", Position{1, 1}, "", "one")
	ds.Errorf("a.yaml", Position{10, 1}, "", "ten")
	ds.Errorf("a.yaml", Position{9, 20}, "", "later on the line")
	ds.Warnf("a.yaml", Position{9, 3}, "", "%d doubts", 2)
	ds.Errorf("a.yaml", Position{}, "", "the whole file")
	ds.Errorf("b.yaml", Position{1, 1}, "", "one")
	ds.Errorf("b.yaml", Position{1, 1}, "", "and another")

	var got []string
	for _, d := range ds.Sorted() {
		got = append(got, d.String())
	}
	want := []string{
		"a.yaml: the whole file",
		"a.yaml:9:3: warning: 2 doubts",
		"a.yaml:9:20: later on the line",
		"a.yaml:10:1: ten",
		"b.yaml:1:1: and another",
		"b.yaml:1:1: one",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sorted (-want +got):\n%s", diff)
	}
	if ds[0].Message != "one" || len(ds) != 7 {
		t.Errorf("the list itself was changed: %v", ds)
	}
}

// Two faults at one place that differ in nothing but their hint, with another
// order of gathering, print the same.
func TestSortedIsTotal(t *testing.T) {
	a := Diagnostic{"a.yaml", Position{1, 1}, Error, "a fault", "mend it so"}
	b := Diagnostic{"a.yaml", Position{1, 1}, Error, "a fault", "or so"}
	c := Diagnostic{"a.yaml", Position{1, 1}, Warning, "a fault", "or so"}
	want := Diagnostics{a, b, c}
	for _, ds := range []Diagnostics{{a, b, c, a}, {c, b, a}, {b, a, c, b}} {
		if diff := cmp.Diff(want, ds.Sorted()); diff != "" {
			t.Errorf("sorted (-want +got):\n%s", diff)
		}
	}
}

func TestErr(t *testing.T) {
	var ds Diagnostics
	if err := ds.Err(); err != nil {
		t.Errorf("nothing is at fault: %v", err)
	}
	ds.Warnf("a.txt", Position{1, 1}, "", "a doubt")
	if err := ds.Err(); err != nil {
		t.Errorf("a warning stops nothing: %v", err)
	}
	ds.Errorf("b.txt", Position{2, 1}, "", "second")
	ds.Errorf("b.txt", Position{1, 1}, "mend it", "first")
	err := fmt.Errorf("build: %w", ds.Err())
	if !errors.Is(err, ErrInput) {
		t.Errorf("%v is not told from a fault of the machine", err)
	}
	if got, want := ds.Err().Error(), "b.txt:1:1: first\n    hint: mend it\nb.txt:2:1: second"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
