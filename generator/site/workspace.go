package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// errBusy says that another build holds the lock.
var errBusy = errors.New("another build is running")

// workspace is the folder beside the output that one build holds for itself.
type workspace struct {
	dir, next, previous, spool string
	lock                       *os.File
}

// openWorkspace takes the lock, mends and removes what a killed build left,
// and makes an empty folder for the new site. It gives errBusy when another
// build holds the lock.
func openWorkspace(out string) (*workspace, error) {
	dir := filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".precis-staging")
	lock, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	w := &workspace{dir, filepath.Join(dir, "next"), filepath.Join(dir, "previous"), filepath.Join(dir, "spool"), lock}
	err = w.clean(out)
	if err == nil {
		err = os.Mkdir(w.next, 0o755)
	}
	if err != nil {
		return nil, errors.Join(err, w.close(out))
	}
	return w, nil
}

// takeLock makes the folder and locks it. A build that ends removes lock and
// folder while it holds them, so that what was opened may be gone by the time
// it is locked; then it is tried again.
func takeLock(dir string) (*os.File, error) {
	for range 100 {
		if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		lock, err := openLock(filepath.Join(dir, "lock"))
		if !errors.Is(err, fs.ErrNotExist) {
			return lock, err
		}
	}
	return nil, errBusy
}

// clean removes both trees and the spool. A build killed (or failed) between the two
// renames of a swap left no site at out: then the old one is put back first,
// and never removed.
func (w *workspace) clean(out string) error {
	if _, err := os.Lstat(out); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(w.previous, out); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.RemoveAll(w.next), os.RemoveAll(w.previous), os.RemoveAll(w.spool))
}

// close removes the folder and all in it and gives the lock back.
func (w *workspace) close(out string) error {
	err := w.clean(out)
	closeLock(w.lock)
	// It is not empty when the next build is already in it, and then its own.
	_ = os.Remove(w.dir)
	return err
}
