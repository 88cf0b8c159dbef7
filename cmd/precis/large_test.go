package main

import (
	"bytes"
	"context"
	"fmt"
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
	for _, args := range [][]string{{"build", "--quiet", "--no-cache", "--seeds", seeds, "--out", site}, {"check", site}} {
		var told bytes.Buffer
		if status := run(context.Background(), args, &told, &told); status != exitDone {
			t.Fatalf("precis %s: status %d\n%s", strings.Join(args, " "), status, told.String())
		}
	}
	size := sizeOf(t, site)
	if times := size / int64(texts); times > 45 {
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

// In a vast collection texts stand on the pages of their documents alone, one
// file of each form has all citations, and the site is not many times its texts.
func TestVastCollection(t *testing.T) {
	const documents, points = 26, 400
	seeds, site := t.TempDir(), filepath.Join(t.TempDir(), "public")
	var texts [documents]string
	size := 0
	for i := range texts {
		var b strings.Builder
		fmt.Fprintf(&b, "Meeting %d\n\n", i+1)
		for n := range points {
			fmt.Fprintf(&b, "- Several speakers noted matter %d of %d, and that it had been put off.\n", n, i)
		}
		texts[i] = b.String()
		size += len(texts[i])
		if err := os.WriteFile(filepath.Join(seeds, fmt.Sprintf("meeting-%d.txt", i)), []byte(texts[i]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"build", "--quiet", "--no-cache", "--seeds", seeds, "--out", site}, {"check", site}} {
		var told bytes.Buffer
		if status := run(context.Background(), args, &told, &told); status != exitDone {
			t.Fatalf("precis %s: status %d\n%s", strings.Join(args, " "), status, told.String())
		}
	}
	read := func(name string) string {
		content, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		}
		return string(content)
	}
	if _, err := os.Stat(filepath.Join(site, "sources")); !os.IsNotExist(err) {
		t.Errorf("the texts stand in the site once more: %v", err)
	}
	if n := strings.Count(read("data/citations.bib"), "@techreport"); n != documents {
		t.Errorf("%d citations of %d documents", n, documents)
	}
	if page := read("documents/meeting-0.md"); strings.Contains(page, "meeting-0.bib") || strings.Contains(page, "../sources/") {
		t.Error("a page leads to a file that there is none of")
	}
	if times := sizeOf(t, site) / int64(size); times > 18 { // points of a dozen words
		t.Errorf("the site is %d times its texts", times)
	}
}

// sizeOf is how many bytes the files of a folder have.
func sizeOf(t *testing.T, folder string) int64 {
	t.Helper()
	size := int64(0)
	err := fs.WalkDir(os.DirFS(folder), ".", func(_ string, entry fs.DirEntry, err error) error {
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
	return size
}
