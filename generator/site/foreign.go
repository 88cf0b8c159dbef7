package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"precis/generator/source"
)

// owned refuses a folder that is somebody else's. A folder is precis's to
// build in when it is not there, is empty, or holds the list of what precis
// wrote; and when all it holds are the files that a publisher puts there
// before the first build: hidden ones (.git, .gitignore) and CNAME.
func owned(d disk, dir, out string) error {
	entries, err := d.ReadDir(out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	stranger := ""
	for _, entry := range entries {
		switch name := entry.Name(); {
		case name == listName:
			return nil
		case !strings.HasPrefix(name, ".") && name != "CNAME" && stranger == "":
			stranger = name
		}
	}
	if stranger == "" {
		return nil
	}
	return refusal(dir, "name another folder; or say --force: the site is then built among these files, and they stay",
		"precis did not make this folder, and it is not empty: it holds %s", stranger)
}

// written is what an earlier build wrote to the output, by its list.
type written struct{ files, folders map[string]bool }

// readList reads the list in an output folder; where there is none, nothing
// was written. Its paths are only compared, never opened, and a line that can
// be no path of a site is none: a list that somebody tampered with can do no
// harm.
func readList(d disk, out string) (written, error) {
	w := written{map[string]bool{}, map[string]bool{}}
	list, err := d.ReadFile(filepath.Join(out, listName))
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	_, paths, _ := strings.Cut(string(list), "\n") // the first line says what it is
	for line := range strings.Lines(paths) {
		file := strings.TrimRight(line, "\r\n") // git may have changed line ends
		if badPath(file) != "" {
			continue
		}
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
	if there, err := stands(s.disk, s.out); err != nil || !there {
		return err
	}
	old, err := readList(s.disk, s.out)
	if err != nil {
		return err
	}
	return s.carryFolder(old, ".")
}

// carryFolder does so for one folder that is precis's own, at least in part.
func (s *Stage) carryFolder(old written, folder string) error {
	entries, err := s.disk.ReadDir(at(s.out, folder))
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
			s.faults.Errorf(path.Join(filepath.ToSlash(s.name), name), source.Position{},
				"move it out of "+s.name+", or delete it if an earlier build wrote it",
				"precis did not write this, and it is in the way of %s", clash.what())
		} else {
			err = carryAll(s.disk, at(s.out, name), at(s.work.next, name))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// carryAll brings a file, or a folder with all in it, to a new place on
// (most often) the same disk, and leaves it in the old one too.
func carryAll(d disk, from, to string) error {
	if err := d.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	info, err := d.Lstat(from)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return carryFile(d, from, to, info)
	}
	if err := d.Mkdir(to, 0o700); err != nil {
		return err
	}
	entries, err := d.ReadDir(from)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := carryAll(d, filepath.Join(from, entry.Name()), filepath.Join(to, entry.Name())); err != nil {
			return err
		}
	}
	return d.Chmod(to, info.Mode()) // last: it may forbid writing
}

// carryFile links a file, which costs no space and keeps all there is to
// keep. Some disks cannot link, and some systems forbid to link what another
// user owns: there it is copied.
func carryFile(d disk, from, to string, info fs.FileInfo) error {
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := d.Readlink(from)
		if err != nil {
			return err
		}
		return d.Symlink(target, to)
	}
	if d.Link(from, to) == nil {
		return nil
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is neither a file nor a folder", from)
	}
	return copyFile(d, from, to, info.Mode())
}

func copyFile(d disk, from, to string, mode fs.FileMode) error {
	in, err := d.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // only read
	out, err := d.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Chmod(mode), out.Close())
}
