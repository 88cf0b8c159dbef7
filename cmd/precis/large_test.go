package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// In a large collection lists name points instead of quoting them. Every link
// still leads somewhere, and the site does not outgrow its texts by more than
// is stated in docs/speed.md.
func TestLargeCollection(t *testing.T) {
	seeds, site := t.TempDir(), filepath.Join(t.TempDir(), "public")
	texts := 0
	for name, file := range collection(60) {
		texts += len(file.Data)
		if err := os.WriteFile(filepath.Join(seeds, name), file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"build", "--quiet", "--seeds", seeds, "--out", site}, {"check", site}} {
		var told bytes.Buffer
		if status := run(context.Background(), args, &told, &told); status != exitDone {
			t.Fatalf("precis %s: status %d\n%s", strings.Join(args, " "), status, told.String())
		}
	}
	size := int64(0)
	err := fs.WalkDir(os.DirFS(site), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if times := size / int64(texts); times > 55 {
		t.Errorf("the site is %d times its texts", times)
	}
	list, err := os.ReadFile(filepath.Join(site, "tags", "attribution", "impersonal.md"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(list, []byte("\n> ")) {
		t.Error("a list of all attributions of a class quotes points")
	}
	if n := bytes.Count(list, []byte("../../documents/")); n < 60 {
		t.Errorf("it leads to %d places, and there are 60 documents", n)
	}
}
