package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"precis/generator/source"
)

// written is what an earlier build wrote to the output, by its list.
type written struct{ files, folders map[string]bool }

// readList reads the list in an output folder; where there is none, nothing
// was written. Its paths are only compared, never opened, so that a list that
// somebody tampered with can do no harm.
func readList(out string) (written, error) {
	w := written{map[string]bool{}, map[string]bool{}}
	list, err := os.ReadFile(filepath.Join(out, listName))
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	_, paths, _ := strings.Cut(string(list), "\n") // the first line says what it is
	for line := range strings.Lines(paths) {
		file := strings.TrimRight(line, "\r\n") // git may have changed line ends
		w.files[file] = true
		for _, folder := range parents(file) {
			w.folders[folder] = true
		}
	}
	return w, nil
}

// carry brings what precis did not write in the output into the staged tree,
// and gathers what cannot be brought because the new site wants its path.
func (s *Stage) carry() error {
	if _, err := os.Lstat(s.out); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	old, err := readList(s.out)
	if err != nil {
		return err
	}
	return s.carryFolder(old, ".")
}

// carryFolder does so for one folder that is precis's own, at least in part.
func (s *Stage) carryFolder(old written, folder string) error {
	entries, err := os.ReadDir(at(s.out, folder))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		if name == listName || old.files[name] && entry.Type().IsRegular() {
			continue
		}
		if entry.IsDir() && (old.folders[name] || s.claims.wantFolder(name)) {
			err = s.carryFolder(old, name)
		} else if clash, found := s.claims.inTheWay(name); found {
			s.faults.Errorf(name, source.Position{},
				"move it out of "+s.out+", or delete it if an earlier build wrote it",
				"precis did not write this, and the new site wants the path %s", clash)
		} else {
			err = carryAll(at(s.out, name), at(s.work.next, name))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// carryAll brings a file, or a folder with all in it, to a new place on
// (most often) the same disk, and leaves it in the old one too.
func carryAll(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return carryFile(from, to, info)
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := carryAll(filepath.Join(from, entry.Name()), filepath.Join(to, entry.Name())); err != nil {
			return err
		}
	}
	return os.Chmod(to, info.Mode()) // last: it may forbid writing
}

// carryFile links a file, which costs no space and keeps all there is to
// keep. Some disks cannot link, and some systems forbid to link what another
// user owns: there it is copied.
func carryFile(from, to string, info fs.FileInfo) error {
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return os.Symlink(target, to)
	}
	if os.Link(from, to) == nil {
		return nil
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is neither a file nor a folder", from)
	}
	return copyFile(from, to, info.Mode())
}

func copyFile(from, to string, mode fs.FileMode) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Chmod(mode), out.Close())
}
