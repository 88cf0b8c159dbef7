package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
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

// A job that a pull request starts and that may write runs nothing of the
// request, whose code and texts are a stranger's; no workflow is one that
// GitHub runs for a request with the rights of the repository; every job ends;
// and what a request or a text says reaches a shell by its environment alone.
func TestWorkflowsTrustNobody(t *testing.T) {
	type job struct {
		Timeout     int               `yaml:"timeout-minutes"`
		Permissions map[string]string `yaml:"permissions"`
		Steps       []struct{ Uses, Run string }
	}
	var names []string
	for _, folder := range []string{"../../.github/workflows/*.yml", "../precis/starter/.github/workflows/*.yml"} {
		some, err := filepath.Glob(folder)
		if err != nil || len(some) == 0 {
			t.Fatalf("%s: %v, %v", folder, some, err)
		}
		names = append(names, some...)
	}
	writing := 0
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var workflow struct {
			On   any
			Jobs map[string]job
		}
		if err := yaml.Load(content, &workflow); err != nil || len(workflow.Jobs) == 0 {
			t.Fatalf("%s: %d jobs, %v", name, len(workflow.Jobs), err)
		}
		if bytes.Contains(content, []byte("pull_request_target")) || bytes.Contains(content, []byte("workflow_run")) {
			t.Errorf("%s runs for strangers with the rights of the repository", name)
		}
		on, _ := workflow.On.(map[string]any)
		_, requested := on["pull_request"]
		for id, j := range workflow.Jobs {
			if j.Timeout == 0 {
				t.Errorf("%s: %s may run for hours", name, id)
			}
			writes := slices.Contains(slices.Collect(maps.Values(j.Permissions)), "write")
			if writes {
				writing++
			}
			for _, step := range j.Steps {
				if requested && writes && (strings.HasPrefix(step.Uses, "actions/checkout@") || strings.Contains(step.Run, "precis ") || strings.Contains(step.Run, "make ")) {
					t.Errorf("%s: %s may write, and runs %s%s", name, id, step.Uses, step.Run)
				}
				if strings.Contains(step.Run, "${{") {
					t.Errorf("%s: %s writes words of others into a program: %s", name, id, step.Run)
				}
			}
		}
	}
	if writing < 3 {
		t.Errorf("only %d jobs that may write were found", writing)
	}
}
