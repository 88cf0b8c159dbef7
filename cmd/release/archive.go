package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// entry is a file of an archive.
type entry struct {
	name    string
	mode    int64
	content []byte
}

// contents are the files that come with a program.
func contents(program string, modules []module) ([]entry, error) {
	var entries []entry
	for _, file := range []struct {
		name, path string
		mode       int64
	}{
		{filepath.Base(program), program, 0o755}, {"LICENSE", "LICENSE", 0o644}, {"README.md", "README.md", 0o644}, {"CHANGELOG.md", "CHANGELOG.md", 0o644},
	} {
		content, err := os.ReadFile(file.path)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{file.name, file.mode, content})
	}
	return append(entries, entry{"THIRD-PARTY-LICENSES.txt", 0o644, []byte(notices(modules))}), nil
}

// notices are the licences of all modules in a program, which each of them
// asks to be given on with it.
func notices(modules []module) string {
	var b strings.Builder
	b.WriteString("precis holds the following works of others.\n")
	for _, m := range modules {
		fmt.Fprintf(&b, "\n%s\n%s %s (%s)\n\n%s\n", strings.Repeat("-", 72), m.path, m.version, m.licence, strings.TrimSpace(m.text))
	}
	return b.String()
}

// same is the date of every file in an archive: the first that zip knows.
// When something was packed must not show in it.
func same() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

func writeTar(name string, entries []entry) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	packed, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(packed)
	for _, e := range entries {
		header := &tar.Header{Name: e.name, Mode: e.mode, Size: int64(len(e.content)), ModTime: same(), Format: tar.FormatUSTAR}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		if _, err := archive.Write(e.content); err != nil {
			return err
		}
	}
	return errors.Join(archive.Close(), packed.Close())
}

func writeZip(name string, entries []entry) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	archive := zip.NewWriter(f)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: same()}
		header.SetMode(os.FileMode(e.mode))
		w, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := w.Write(e.content); err != nil {
			return err
		}
	}
	return archive.Close()
}
