//go:build !unix || aix || solaris

package site

import (
	"errors"
	"io/fs"
	"os"
)

// openLock makes a file and holds it open. Windows refuses to remove a file
// that a process holds open, and closes it when the process ends: so what can
// be removed is stale. Where a system removes open files, only two builds
// that start in the same moment are kept apart.
func openLock(name string) (*os.File, error) {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errBusy
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, errBusy
	}
	return f, err
}

// closeLock fails to remove the file only when the next build has it already.
func closeLock(f *os.File) {
	_ = f.Close()
	_ = os.Remove(f.Name())
}
