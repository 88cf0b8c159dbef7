package site

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// disk is all that a build asks of the file system. There are two kinds: the
// computer's own, and the tests', on which any call can fail or be the last.
// Names are those of package os.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	ReadFile(name string) ([]byte, error)
	Open(name string) (io.ReadCloser, error)
	OpenAt(name string) (scattered, error) // to be read here and there
	Readlink(name string) (string, error)
	Mkdir(name string, mode fs.FileMode) error
	MkdirAll(name string, mode fs.FileMode) error
	Create(name string) (file, error) // a new one: it fails where something is
	Chmod(name string, mode fs.FileMode) error
	Link(from, to string) error
	Symlink(target, name string) error
	Rename(from, to string) error
	Exchange(a, b string) error // two folders, each other's names, in one step
	Remove(name string) error
	RemoveAll(name string) error
	// Lock makes a file that holds words and keeps it locked until it is closed
	// or the process ends. It gives errBusy when another holds the lock, and
	// fs.ErrNotExist when the file went meanwhile.
	Lock(name, words string) (io.Closer, error)
}

// stands tells whether there is anything of that name. What cannot be told is
// an error: whoever took it for a no could remove the last copy of a site.
func stands(d disk, name string) (bool, error) {
	_, err := d.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// file is one that is being written.
type file interface {
	io.WriteCloser
	Chmod(mode fs.FileMode) error
}

// scattered is a file that is read here and there.
type scattered interface {
	io.ReaderAt
	io.Closer
}

// computer is the disk of the computer.
type computer struct{}

func (computer) Lstat(name string) (fs.FileInfo, error)       { return os.Lstat(name) }
func (computer) ReadDir(name string) ([]fs.DirEntry, error)   { return os.ReadDir(name) }
func (computer) ReadFile(name string) ([]byte, error)         { return os.ReadFile(name) }
func (computer) Readlink(name string) (string, error)         { return os.Readlink(name) }
func (computer) Mkdir(name string, mode fs.FileMode) error    { return os.Mkdir(name, mode) }
func (computer) MkdirAll(name string, mode fs.FileMode) error { return os.MkdirAll(name, mode) }
func (computer) Chmod(name string, mode fs.FileMode) error    { return os.Chmod(name, mode) }
func (computer) Link(from, to string) error                   { return os.Link(from, to) }
func (computer) Symlink(target, name string) error            { return os.Symlink(target, name) }
func (computer) Rename(from, to string) error                 { return os.Rename(from, to) }
func (computer) Exchange(a, b string) error                   { return exchange(a, b) }
func (computer) Remove(name string) error                     { return os.Remove(name) }
func (computer) RemoveAll(name string) error                  { return os.RemoveAll(name) }

func (computer) Open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err // and not a nil *os.File, which would be a reader
	}
	return f, nil
}

func (computer) OpenAt(name string) (scattered, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (computer) Create(name string) (file, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (computer) Lock(name, words string) (io.Closer, error) {
	f, err := openLock(name)
	if err != nil {
		return nil, err
	}
	// Only to be told to whoever comes meanwhile: without them the lock holds.
	_ = f.Truncate(0)
	_, _ = f.WriteString(words)
	return heldLock{f}, nil
}

// heldLock is a lock file, locked.
type heldLock struct{ file *os.File }

func (l heldLock) Close() error {
	closeLock(l.file)
	return nil
}
