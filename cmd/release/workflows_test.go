package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Every step of another's that a workflow runs is named by the commit, which
// nobody can move, with its version beside it; a workflow may only read, and
// a job says what else it needs.
func TestWorkflows(t *testing.T) {
	names, err := filepath.Glob("../../.github/workflows/*.yml")
	started, err2 := filepath.Glob("../precis/starter/.github/workflows/*.yml")
	if err != nil || err2 != nil || len(names) < 3 || len(started) == 0 {
		t.Fatalf("%v, %v, %v, %v", names, started, err, err2)
	}
	uses := regexp.MustCompile(`(?m)^.*\buses:.*$`)
	pinned := regexp.MustCompile(`uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	reads := regexp.MustCompile(`(?m)^permissions:\n  contents: read\n(\n|[a-z])`)
	found := 0
	for _, name := range append(names, started...) {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range uses.FindAllString(string(content), -1) {
			found++
			if !pinned.MatchString(line) {
				t.Errorf("%s: %s", filepath.Base(name), line)
			}
		}
		if !reads.Match(content) {
			t.Errorf("%s does not begin with leave to read alone", filepath.Base(name))
		}
	}
	if found == 0 {
		t.Error("no step of another's was found")
	}
}
