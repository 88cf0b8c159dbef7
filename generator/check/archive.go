package check

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"precis/generator/source"
)

// readArchive holds the site as one file against the site: all that precis
// wrote but the archive itself, in one folder, with the same content.
func (t *tree) readArchive(fsys fs.FS, name string) (reading, error) {
	var r reading
	fault := func(hint, format string, args ...any) {
		r.faults.Errorf(name, source.Position{}, hint, format, args...)
	}
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return r, fmt.Errorf("check %s: %w", name, err)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		fault("build the site again", "the archive cannot be read: %v", err)
		return r, nil
	}
	held := make(map[string]*zip.File, len(archive.File))
	for _, f := range archive.File {
		_, file, _ := strings.Cut(f.Name, "/")
		held[file] = f
	}
	for _, file := range slices.Sorted(maps.Keys(t.written)) {
		f := held[file]
		delete(held, file)
		if file == name || !t.files[file] {
			continue
		}
		site, err := fs.ReadFile(fsys, file)
		switch {
		case err != nil:
			return r, fmt.Errorf("check %s: %w", file, err)
		case f == nil:
			fault("build the site again", "the archive lacks %s", file)
		case !holds(f, site):
			fault("build the site again", "the archive holds another %s than the site", file)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(held)) {
		fault("build the site again", "the archive holds %s, which is not in the site", file)
	}
	return r, nil
}

// holds tells whether a file of an archive has a content: what a reader unpacks,
// and not what the archive says of it. Of one that unfolds to more no more is
// read.
func holds(f *zip.File, content []byte) bool {
	unpacked, err := f.Open()
	if err != nil {
		return false
	}
	defer unpacked.Close() //nolint:errcheck // only read
	part := make([]byte, 1<<15)
	for {
		n, err := unpacked.Read(part)
		if !bytes.HasPrefix(content, part[:n]) {
			return false
		}
		content = content[n:]
		if err != nil { // the end, if its checksum is right
			return errors.Is(err, io.EOF) && len(content) == 0
		}
	}
}
