package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"unicode"

	"precis/generator/source"
)

// starter is the folder that a publisher begins with.
//
//go:embed all:starter
var starter embed.FS

// initFolder writes a folder to begin with: seeds with an example, a workflow
// that publishes them, and the next step. It writes over nothing: if a file
// stands in the way it writes none.
func initFolder(c *call) error {
	if err := c.parse(1); err != nil {
		return err
	}
	dir := "."
	if c.flags.NArg() == 1 {
		dir = c.flags.Arg(0)
	}
	files, err := fs.Sub(starter, "starter")
	if err != nil {
		return err
	}
	names, err := namesOf(files)
	if err != nil {
		return err
	}
	if err := inTheWay(dir, names); err != nil {
		return err
	}
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if err := writeNew(filepath.Join(dir, filepath.FromSlash(name)), bytes.ReplaceAll(content, []byte("@VERSION@"), []byte(revision()))); err != nil {
			return err
		}
		fmt.Fprintln(c.out, path.Join(filepath.ToSlash(dir), name))
	}
	step := "precis build"
	if dir != "." {
		step = "cd " + typed(dir) + " && " + step
	}
	fmt.Fprintf(c.report, "next: %s, then open public/index.html; README.md says how to go on\n", step)
	return nil
}

// typed is a word as it is typed at a shell: one with other signs than those of
// ordinary names stands in quotation marks, so that it is pasted as it is.
func typed(word string) string {
	signs := "._-/"
	if runtime.GOOS == "windows" {
		signs += `\:`
	}
	special := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(signs, r)
	}
	switch {
	case !strings.ContainsFunc(word, special):
		return word
	case runtime.GOOS == "windows":
		return `"` + word + `"`
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// revision is what the workflow builds precis from: this very release, or what
// is newest.
func revision() string {
	info, _ := debug.ReadBuildInfo()
	if _, release, found := strings.Cut(maker(info), " "); found {
		return release
	}
	return "main"
}

func namesOf(files fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// inTheWay tells everything that stands where a file is to be written; and
// texts, which would be mixed with the example.
func inTheWay(dir string, names []string) error {
	var faults source.Diagnostics
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			faults.Errorf(path.Join(filepath.ToSlash(dir), name), source.Position{}, "name a new folder: precis init FOLDER", "the file is there already, and nothing was written")
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	seeds := path.Join(filepath.ToSlash(dir), "seeds")
	if entries, _ := os.ReadDir(seeds); len(entries) > 0 && len(faults) == 0 {
		faults.Errorf(seeds, source.Position{}, "name a new folder: precis init FOLDER", "the folder holds %s already, and nothing was written", entries[0].Name())
	}
	return faults.Err()
}

// writeNew makes a file, and the folders above it; it fails where one is.
func writeNew(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}
