package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// docs/trust.md names every fuzz target that there is, with what it holds, and
// no other.
func TestFuzzTargets(t *testing.T) {
	root := os.DirFS("../..")
	var there []string
	declared := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		code, err := fs.ReadFile(root, name)
		for _, target := range declared.FindAllSubmatch(code, -1) {
			there = append(there, strings.TrimPrefix(path.Dir(name), "generator/")+" "+string(target[1]))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	trust, err := fs.ReadFile(root, "docs/trust.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([\\w/]+)` (Fuzz\\w+) \\| \\S.* \\|$").FindAllSubmatch(trust, -1) {
		named = append(named, string(row[1])+" "+string(row[2]))
	}
	slices.Sort(there)
	slices.Sort(named)
	for _, target := range there {
		if !slices.Contains(named, target) {
			t.Errorf("docs/trust.md does not say what %s holds", target)
		}
	}
	for i, target := range named {
		if !slices.Contains(there, target) || i > 0 && named[i-1] == target {
			t.Errorf("docs/trust.md names %s, which is not there or stands twice", target)
		}
	}
	if len(there) < 40 {
		t.Errorf("only %d targets", len(there))
	}
}
