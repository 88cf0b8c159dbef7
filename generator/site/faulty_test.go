package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/source"
)

var errKilled = errors.New("the process is gone")

// faulty is the computer's disk, on which the call of a number goes wrong. A
// fault that is a kill is the end: that call and all later ones do nothing.
type faulty struct {
	disk
	at      int // the number of the call; 0: none
	fault   error
	plain   bool // a disk that can neither exchange folders nor link files
	calls   int
	failed  string // the call that went wrong
	release io.Closer
}

// next counts a call, and says how it goes wrong, if it does.
func (f *faulty) next(call string, names ...string) error {
	f.calls++
	killed := f.fault == errKilled && f.at > 0 && f.calls > f.at
	if f.calls != f.at && !killed {
		return nil
	}
	if f.calls == f.at {
		f.failed = call + " " + strings.Join(names, " ")
		if f.fault == errKilled && f.release != nil {
			_ = f.release.Close() // as the system does when a process ends
		}
	}
	return &fs.PathError{Op: call, Path: strings.Join(names, " "), Err: f.fault}
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.next("lstat", name); err != nil {
		return nil, err
	}
	return f.disk.Lstat(name)
}

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.next("readdir", name); err != nil {
		return nil, err
	}
	return f.disk.ReadDir(name)
}

func (f *faulty) ReadFile(name string) ([]byte, error) {
	if err := f.next("read", name); err != nil {
		return nil, err
	}
	return f.disk.ReadFile(name)
}

func (f *faulty) Open(name string) (io.ReadCloser, error) {
	if err := f.next("open", name); err != nil {
		return nil, err
	}
	return f.disk.Open(name)
}

func (f *faulty) OpenAt(name string) (scattered, error) {
	if err := f.next("open", name); err != nil {
		return nil, err
	}
	return f.disk.OpenAt(name)
}

func (f *faulty) Readlink(name string) (string, error) {
	if err := f.next("readlink", name); err != nil {
		return "", err
	}
	return f.disk.Readlink(name)
}

func (f *faulty) Mkdir(name string, mode fs.FileMode) error {
	return f.or(func() error { return f.disk.Mkdir(name, mode) }, "mkdir", name)
}

func (f *faulty) MkdirAll(name string, mode fs.FileMode) error {
	return f.or(func() error { return f.disk.MkdirAll(name, mode) }, "mkdirall", name)
}

func (f *faulty) Chmod(name string, mode fs.FileMode) error {
	return f.or(func() error { return f.disk.Chmod(name, mode) }, "chmod", name)
}

func (f *faulty) Link(from, to string) error {
	if f.plain {
		return errors.ErrUnsupported
	}
	return f.or(func() error { return f.disk.Link(from, to) }, "link", from, to)
}

func (f *faulty) Symlink(target, name string) error {
	return f.or(func() error { return f.disk.Symlink(target, name) }, "symlink", name)
}

func (f *faulty) Rename(from, to string) error {
	return f.or(func() error { return f.disk.Rename(from, to) }, "rename", from, to)
}

func (f *faulty) Exchange(a, b string) error {
	if f.plain {
		return errors.ErrUnsupported
	}
	return f.or(func() error { return f.disk.Exchange(a, b) }, "exchange", a, b)
}

func (f *faulty) Remove(name string) error {
	return f.or(func() error { return f.disk.Remove(name) }, "remove", name)
}

// RemoveAll goes file by file, so that it can go wrong after any of them.
func (f *faulty) RemoveAll(name string) error {
	entries, _ := f.disk.ReadDir(name)
	for _, entry := range entries {
		if err := f.RemoveAll(filepath.Join(name, entry.Name())); err != nil {
			return err
		}
	}
	if err := f.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (f *faulty) Lock(name, words string) (io.Closer, error) {
	if err := f.next("lock", name); err != nil {
		return nil, err
	}
	lock, err := f.disk.Lock(name, words)
	f.release = lock
	return faultyLock{f, lock}, err
}

func (f *faulty) Create(name string) (file, error) {
	if err := f.next("create", name); err != nil {
		return nil, err
	}
	real, err := f.disk.Create(name)
	return faultyFile{f, real, name}, err
}

func (f *faulty) or(do func() error, call string, names ...string) error {
	if err := f.next(call, names...); err != nil {
		return err
	}
	return do()
}

// faultyLock is let go of once: by the build, or by the system when it is
// killed.
type faultyLock struct {
	disk *faulty
	lock io.Closer
}

func (l faultyLock) Close() error {
	if err := l.disk.next("unlock"); err != nil && errors.Is(err, errKilled) {
		return err
	}
	return l.lock.Close() // that it fails would change nothing
}

// faultyFile writes half of what it is given when a write goes wrong, as a
// full disk does.
type faultyFile struct {
	disk *faulty
	file file
	name string
}

func (w faultyFile) Write(b []byte) (int, error) {
	if err := w.disk.next("write", w.name); err != nil {
		n, _ := w.file.Write(b[:len(b)/2])
		return n, err
	}
	return w.file.Write(b)
}

func (w faultyFile) Chmod(mode fs.FileMode) error {
	return w.disk.or(func() error { return w.file.Chmod(mode) }, "chmod", w.name)
}

func (w faultyFile) Close() error {
	err := w.disk.next("close", w.name)
	return errors.Join(err, w.file.Close())
}

// Where nothing may be written, the folder is named that forbids it.
func TestForbidden(t *testing.T) {
	dir := t.TempDir()
	_, err := newStage(&faulty{disk: computer{}, at: 1, fault: fs.ErrPermission}, "public", filepath.Join(dir, "public"), Options{})
	want := "public: the site cannot be put here: nothing can be made in " + dir + ": permission denied\n    hint: give yourself the right to write there, or name a folder in another one"
	if err == nil || err.Error() != want || !errors.Is(err, source.ErrInput) {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

// build publishes a tree on a disk, its files in one order.
func build(d disk, dir string, tree files) error {
	s, err := newStage(d, dir, dir, Options{})
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		if err := s.Add(name, "page "+name, []byte(tree[name])); err != nil {
			return errors.Join(err, s.Discard())
		}
	}
	_, err = s.Publish()
	return errors.Join(err, s.Discard())
}

// start is what a build finds.
type start struct {
	name string
	site files
	lay  func(t *testing.T, dir string)
}

func starts() []start {
	site := files{"a.html": "<p>old</p>", "gone/b.html": "<p>old</p>", "CNAME": "a.example", ".git/objects/aa": "blob", "media/x.pdf": "pdf"}
	lay := func(t *testing.T, dir string) {
		t.Helper()
		mustPublish(t, dir, files{"a.html": site["a.html"], "gone/b.html": site["gone/b.html"]})
		write(t, dir, site)
	}
	return []start{
		{"no site", nil, func(*testing.T, string) {}},
		{"an old site", site, lay},
		{"an old site, moved away by a build that was killed", site, func(t *testing.T, dir string) {
			t.Helper()
			lay(t, dir)
			staging := filepath.Join(filepath.Dir(dir), ".public.precis-staging")
			write(t, staging, files{"lock": "4711\n", "next/a.html": "<p>half"})
			if err := os.Rename(dir, filepath.Join(staging, "previous")); err != nil {
				t.Fatal(err)
			}
		}},
	}
}

// Whichever call of a build goes wrong, and however, or is its last: there is
// the old site or the new one, whole, with the publisher's own files; and the
// next build does its work and leaves nothing behind. Only where folders
// cannot be exchanged may there be no site for a moment, and then the next
// build puts the old one back, whatever becomes of that build.
func TestEveryCallGoesWrong(t *testing.T) {
	pages := files{"a.html": "<p>new</p>", "come/c.html": "<p>new</p>"}
	tried := 0
	for _, start := range starts() {
		for _, plain := range []bool{false, true} {
			for _, fault := range []error{errKilled, syscall.ENOSPC, syscall.EACCES} {
				for at := 1; ; at++ {
					dir := filepath.Join(t.TempDir(), "public")
					start.lay(t, dir)
					f := &faulty{disk: computer{}, at: at, fault: fault, plain: plain}
					err := build(f, dir, pages)
					if f.failed == "" {
						break // it has fewer calls
					}
					tried++
					a := aftermath{
						what:   fmt.Sprintf("%s; %v at call %d, %s", start.name, fault, at, strings.ReplaceAll(f.failed, filepath.Dir(dir), "")),
						before: start.site, after: maps.Clone(pages),
						// There may be none until the next build.
						none: start.name != "an old site" || plain && fault == errKilled,
					}
					for name, content := range start.site {
						if name != "gone/b.html" && pages[name] == "" {
							a.after[name] = content
						}
					}
					a.check(t, dir, err, fault)
				}
			}
		}
	}
	t.Logf("%d faults", tried)
	if tried < 1000 {
		t.Errorf("only %d faults were tried", tried)
	}
}

// aftermath is what a fault may leave.
type aftermath struct {
	what          string
	before, after files
	none          bool // there may be no site until the next build begins
}

// check looks at what a fault left, and lets two more builds run: one that is
// called off and one that is not.
func (a aftermath) check(t *testing.T, dir string, failure, fault error) {
	t.Helper()
	state := func() files {
		if _, err := os.Lstat(dir); err != nil {
			return nil
		}
		tree := read(t, dir)
		delete(tree, listName)
		return tree
	}
	got := state()
	isNew := cmp.Equal(got, a.after)
	switch {
	case !isNew && !cmp.Equal(got, a.before) && !(a.none && got == nil):
		t.Fatalf("%s: neither the old site nor the new one (-old +got):\n%s", a.what, cmp.Diff(a.before, got))
	case failure == nil && !isNew:
		t.Fatalf("%s: no error, and no new site", a.what)
	case failure != nil && !strings.Contains(failure.Error(), fault.Error()):
		t.Errorf("%s: told as %v", a.what, failure)
	}
	want := a.before
	if isNew {
		want = a.after
	}
	s, err := newStage(computer{}, dir, dir, Options{})
	if err != nil {
		t.Fatalf("%s: the next build: %v", a.what, err)
	}
	if got := state(); !cmp.Equal(got, want) {
		t.Fatalf("%s: not put back (-want +got):\n%s", a.what, cmp.Diff(want, got))
	}
	if err := s.Discard(); err != nil {
		t.Fatalf("%s: %v", a.what, err)
	}
	mustPublish(t, dir, files{"a.html": "<p>next</p>"})
	if got := read(t, dir)["a.html"]; got != "<p>next</p>" {
		t.Fatalf("%s: the build after it wrote %q", a.what, got)
	}
	alone(t, dir)
}
