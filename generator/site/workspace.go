package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// errBusy says that somebody else holds a lock.
var errBusy = errors.New("the lock is held")

// busyError says that another build holds the lock, and which.
type busyError struct{ process string } // "" when not known

func (e *busyError) Error() string {
	if e.process == "" {
		return "another build is writing here"
	}
	return "another build is writing here: process " + e.process
}

// workspace is the folder beside the output that one build holds for itself.
type workspace struct {
	disk                       disk
	dir, next, previous, spool string
	lock                       io.Closer
}

// openWorkspace takes the lock, mends and removes what a killed build left,
// and makes an empty folder for the new site. It gives a *busyError when
// another build holds the lock.
func openWorkspace(d disk, out string) (*workspace, error) {
	dir := filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".precis-staging")
	lock, err := takeLock(d, dir)
	if err != nil {
		return nil, err
	}
	w := &workspace{d, dir, filepath.Join(dir, "next"), filepath.Join(dir, "previous"), filepath.Join(dir, "spool"), lock}
	err = w.clean(out)
	if err == nil {
		err = d.Mkdir(w.next, 0o755)
	}
	if err != nil {
		return nil, errors.Join(err, w.close(out))
	}
	return w, nil
}

// takeLock makes the folder and locks it. A build that ends removes lock and
// folder while it holds them, so that what was opened may be gone by the time
// it is locked; then it is tried again.
func takeLock(d disk, dir string) (io.Closer, error) {
	name := filepath.Join(dir, "lock")
	for range 100 {
		if err := d.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		lock, err := d.Lock(name, fmt.Sprintln(os.Getpid()))
		if errors.Is(err, errBusy) {
			process, _ := d.ReadFile(name) // it may have gone meanwhile
			return nil, &busyError{strings.TrimSpace(string(process))}
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return lock, err
		}
	}
	return nil, &busyError{}
}

// clean removes both trees and the spool. A build killed (or failed) between the two
// renames of a swap left no site at out: then the old one is put back first,
// and never removed.
func (w *workspace) clean(out string) error {
	there, err := stands(w.disk, out)
	if err != nil {
		return err
	}
	if !there {
		if err := w.disk.Rename(w.previous, out); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(removeTree(w.disk, w.next), removeTree(w.disk, w.previous), w.disk.RemoveAll(w.spool))
}

// removeTree removes a folder and all in it, also where a folder of the
// publisher's, carried over with its mode, forbids it. Modes of files are left
// alone: a file that was linked has the same one in the new site.
func removeTree(d disk, name string) error {
	err := d.RemoveAll(name)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	unlock(d, name)
	return d.RemoveAll(name)
}

// unlock lets everything in a folder be removed, as far as that can be let.
func unlock(d disk, folder string) {
	_ = d.Chmod(folder, 0o700)
	entries, _ := d.ReadDir(folder)
	for _, entry := range entries {
		if entry.IsDir() {
			unlock(d, filepath.Join(folder, entry.Name()))
		}
	}
}

// close removes the folder and all in it and gives the lock back.
func (w *workspace) close(out string) error {
	err := w.clean(out)
	_ = w.lock.Close()
	// It is not empty when the next build is already in it, and then its own.
	_ = w.disk.Remove(w.dir)
	return err
}
