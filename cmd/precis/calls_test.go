package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever command is called wrongly: status 2, nothing on the standard
// output, and a way on. Each tells how it is called when asked.
func TestEveryCommandIsCalled(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, cmd := range commands() {
		for _, args := range [][]string{{"--no-such-flag"}, {"one", "two", "three"}} {
			var out, report bytes.Buffer
			status := run(context.Background(), append([]string{cmd.name}, args...), &out, &report)
			if status != exitCall || out.Len() > 0 || !strings.Contains(report.String(), "precis "+cmd.name) {
				t.Errorf("precis %s %v: status %d, output %q, report %q", cmd.name, args, status, &out, &report)
			}
		}
		for _, ask := range []string{"-h", "--help"} {
			var out, report bytes.Buffer
			status := run(context.Background(), []string{cmd.name, ask}, &out, &report)
			if told := out.String() + report.String(); status != exitDone || !strings.HasPrefix(told, "usage: precis "+cmd.name) || !strings.Contains(told, cmd.summary) {
				t.Errorf("precis %s %s: status %d, %q", cmd.name, ask, status, told)
			}
		}
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("wrong calls left %v, %v", left, err)
	}
}

// Seeds that are not there are a wrong call, seeds without a text a wrong
// input; either way nothing is written.
func TestNoSeeds(t *testing.T) {
	t.Chdir(t.TempDir())
	for path, text := range map[string]string{"file": "", "empty/.keep": "", "data/site.yaml": "title: Rivers\n"} {
		write(t, path, text)
	}
	for _, command := range []string{"build", "markdown"} {
		for seeds, test := range map[string]struct {
			status int
			want   string
		}{
			"nowhere": {exitCall, "there is no folder nowhere"},
			"file":    {exitCall, "file is a file"},
			"empty":   {exitInput, "empty: no text in this folder\n    hint: "},
			"data":    {exitInput, "data: no text in this folder\n    hint: "},
		} {
			var out, report bytes.Buffer
			status := run(context.Background(), []string{command, "--seeds", seeds, "--out", "site"}, &out, &report)
			if status != test.status || !strings.Contains(report.String(), test.want) {
				t.Errorf("precis %s --seeds %s: status %d, %s", command, seeds, status, &report)
			}
		}
	}
	if _, err := os.Stat("site"); err == nil {
		t.Error("a site was written without a text")
	}
}

// A build that fails, at whatever stage, or that is broken off leaves the old
// site byte for byte, and nothing beside it.
func TestFailedBuildLeavesTheSite(t *testing.T) {
	t.Chdir(t.TempDir())
	const rivers = "Summary of talks on rivers\n\n- Many speakers noted that.\n"
	write(t, "seeds/rivers.txt", rivers)
	build := func(ctx context.Context) (int, string) {
		var report bytes.Buffer
		return run(ctx, []string{"build", "--quiet"}, &report, &report), report.String()
	}
	if status, report := build(context.Background()); status != exitDone {
		t.Fatalf("status %d\n%s", status, report)
	}
	write(t, "public/CNAME", "rivers.example.org")
	want := digests(t, ".")

	brokenOff, stop := context.WithCancel(context.Background())
	stop()
	tests := map[string]struct {
		ctx        context.Context
		file, text string
	}{
		"data at fault":                {context.Background(), "seeds/site.yaml", "titel: Rivers\n"},
		"two texts at one address":     {context.Background(), "seeds/Rivers!.txt", rivers},
		"a name that no page can have": {context.Background(), "seeds/references.yaml", "references:\n  - id: con\n    kind: body\n    title: Rivers Office\n    aliases: [Rivers Office]\n"},
		"broken off":                   {brokenOff, "seeds/lakes.txt", rivers},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			write(t, test.file, test.text)
			status, report := build(test.ctx)
			if err := os.Remove(test.file); err != nil {
				t.Fatal(err)
			}
			if status != exitInput || report == "" {
				t.Errorf("status %d, %q", status, report)
			}
			if diff := cmp.Diff(want, digests(t, ".")); diff != "" {
				t.Errorf("files (-before +after):\n%s", diff)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
