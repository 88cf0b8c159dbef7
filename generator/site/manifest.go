package site

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Manifest reads a published tree back and gives the SHA-256 of every file
// that precis wrote in it, the list of them too: a line each, sorted by name,
// in the form that "sha256sum -c" verifies from inside the folder. Files of
// the publisher's are left out.
func Manifest(tree fs.FS) ([]byte, error) {
	list, err := fs.ReadFile(tree, listName)
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	names := []string{listName}
	_, paths, _ := bytes.Cut(list, []byte("\n"))
	for line := range bytes.Lines(paths) {
		names = append(names, strings.TrimRight(string(line), "\r\n"))
	}
	slices.Sort(names)
	var manifest bytes.Buffer
	for _, name := range names {
		sum, err := digestOf(tree, name)
		if err != nil {
			return nil, fmt.Errorf("manifest: %w", err)
		}
		fmt.Fprintf(&manifest, "%x  %s\n", sum, name)
	}
	return manifest.Bytes(), nil
}

func digestOf(tree fs.FS, name string) ([]byte, error) {
	f, err := tree.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	return hash.Sum(nil), err
}
