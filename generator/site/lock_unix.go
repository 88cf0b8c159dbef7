//go:build unix && !aix && !solaris

package site

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// openLock makes and locks a file. The system lets go of the lock when the
// process ends, however it ends. It gives errBusy when another holds the
// lock, and fs.ErrNotExist when the file was removed meanwhile.
func openLock(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, errBusy
		}
		return nil, &fs.PathError{Op: "lock", Path: name, Err: err}
	}
	mine, err := f.Stat()
	if err == nil {
		var there fs.FileInfo
		if there, err = os.Stat(name); err == nil && !os.SameFile(mine, there) {
			err = fs.ErrNotExist
		}
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// closeLock removes the file while it is still locked, so that nobody can
// lock a file that is about to go and think that they are alone.
func closeLock(f *os.File) {
	_ = os.Remove(f.Name())
	_ = f.Close()
}
