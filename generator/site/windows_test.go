package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// windows is the computer's disk with the manners of another: names that
// differ only in case, or in how an accent is composed, name one file (as on
// Windows, and on macOS), names are held to what Microsoft documents of them
// ("Naming Files, Paths, and Namespaces"), said here a second time and not by
// the rules that are on trial, and a file that is open can be neither removed
// nor moved, nor a folder above it. The root is not held to the names.
type windows struct {
	disk
	root string
	open map[string]int // files that are open, by their real names
}

var errName = errors.New("the name is not allowed here")

// real gives the name as the disk has it: that of what is there, whatever the
// case asked for.
func (w windows) real(name string) (string, error) {
	rel, err := filepath.Rel(w.root, name)
	if err != nil || rel == "." {
		return name, err
	}
	at := w.root
	for _, part := range strings.Split(filepath.ToSlash(rel), "/") {
		kept, err := windowsName(part)
		if err != nil {
			return "", &fs.PathError{Op: "name", Path: name, Err: err}
		}
		entries, _ := os.ReadDir(at)
		for _, entry := range entries {
			if strings.EqualFold(norm.NFD.String(entry.Name()), norm.NFD.String(kept)) {
				kept = entry.Name()
				break
			}
		}
		at = filepath.Join(at, kept)
	}
	return at, nil
}

// windowsName gives a name as Windows keeps it: without the full stops and
// spaces at its end.
func windowsName(name string) (string, error) {
	if units := len(utf16.Encode([]rune(name))); units > 255 {
		return "", fmt.Errorf("%w: %d units", errName, units)
	}
	for _, r := range name {
		if r < 32 || strings.ContainsRune(`<>:"/\|?*`, r) {
			return "", fmt.Errorf("%w: it holds %q", errName, r)
		}
	}
	devices := []string{"con", "prn", "aux", "nul", "conin$", "conout$"}
	for _, n := range "123456789¹²³" {
		devices = append(devices, "com"+string(n), "lpt"+string(n))
	}
	kept := strings.TrimRight(name, ". ")
	before, _, _ := strings.Cut(kept, ".")
	for _, device := range devices {
		if strings.EqualFold(strings.TrimRight(before, " "), device) {
			return "", fmt.Errorf("%w: it is the device %s", errName, device)
		}
	}
	if kept == "" {
		return "", fmt.Errorf("%w: nothing is left of it", errName)
	}
	return kept, nil
}

func (w windows) Lstat(name string) (fs.FileInfo, error) {
	return named(w, name, w.disk.Lstat)
}

func (w windows) ReadDir(name string) ([]fs.DirEntry, error) { return named(w, name, w.disk.ReadDir) }

func (w windows) ReadFile(name string) ([]byte, error) { return named(w, name, w.disk.ReadFile) }

func (w windows) Readlink(name string) (string, error) { return named(w, name, w.disk.Readlink) }

func (w windows) Open(name string) (io.ReadCloser, error) {
	return named(w, name, func(real string) (io.ReadCloser, error) {
		f, err := w.disk.Open(real)
		if err != nil {
			return nil, err
		}
		return struct {
			io.Reader
			io.Closer
		}{f, w.holds(real, f)}, nil
	})
}

func (w windows) OpenAt(name string) (scattered, error) {
	return named(w, name, func(real string) (scattered, error) {
		f, err := w.disk.OpenAt(real)
		if err != nil {
			return nil, err
		}
		return struct {
			io.ReaderAt
			io.Closer
		}{f, w.holds(real, f)}, nil
	})
}

func (w windows) Create(name string) (file, error) {
	return named(w, name, func(real string) (file, error) {
		f, err := w.disk.Create(real)
		if err != nil {
			return nil, err
		}
		return openFile{f, w.holds(real, f)}, nil
	})
}

// openFile is a file that is being written and is counted as open.
type openFile struct {
	file
	counted io.Closer
}

func (f openFile) Close() error { return f.counted.Close() }

// closer lets go of an open file, once.
type closer func() error

func (c closer) Close() error { return c() }

// holds notes that a file is open until it is closed.
func (w windows) holds(name string, f io.Closer) io.Closer {
	w.open[name]++
	return closer(sync.OnceValue(func() error {
		w.open[name]--
		return f.Close()
	}))
}

// free refuses what is open, and a folder with something open in it.
func (w windows) free(name string) error {
	for open, n := range w.open {
		if n > 0 && (open == name || strings.HasPrefix(open, name+string(filepath.Separator))) {
			return &fs.PathError{Op: "move or remove", Path: name, Err: fmt.Errorf("%s is open", open)}
		}
	}
	return nil
}

func (w windows) Rename(from, to string) error {
	from, err := w.real(from)
	to, err2 := w.real(to)
	if err := errors.Join(err, err2, w.free(from)); err != nil {
		return err
	}
	if info, err := w.disk.Lstat(to); err == nil && info.IsDir() {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist} // Linux lets an empty one be replaced
	}
	return w.disk.Rename(from, to)
}

func (w windows) Remove(name string) error    { return w.removed(name, w.disk.Remove) }
func (w windows) RemoveAll(name string) error { return w.removed(name, w.disk.RemoveAll) }

func (w windows) removed(name string, remove func(string) error) error {
	real, err := w.real(name)
	if err := errors.Join(err, w.free(real)); err != nil {
		return err
	}
	return remove(real)
}

// named does something to what a name names.
func named[T any](w windows, name string, do func(string) (T, error)) (T, error) {
	real, err := w.real(name)
	if err != nil {
		var none T
		return none, err
	}
	return do(real)
}

func (w windows) Mkdir(name string, mode fs.FileMode) error {
	real, err := w.real(name)
	if err != nil {
		return err
	}
	return w.disk.Mkdir(real, mode)
}

func (w windows) MkdirAll(name string, mode fs.FileMode) error {
	real, err := w.real(name)
	if err != nil {
		return err
	}
	return w.disk.MkdirAll(real, mode)
}

func (w windows) Chmod(name string, mode fs.FileMode) error {
	real, err := w.real(name)
	if err != nil {
		return err
	}
	return w.disk.Chmod(real, mode)
}

func (w windows) Link(from, to string) error {
	from, err := w.real(from)
	to, err2 := w.real(to)
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	return w.disk.Link(from, to)
}

// Exchange is what Windows cannot do.
func (w windows) Exchange(_, _ string) error { return errors.ErrUnsupported }

func newWindows(t *testing.T) (w windows, dir string) {
	t.Helper()
	root := t.TempDir()
	return windows{computer{}, root, make(map[string]int)}, filepath.Join(root, "public")
}

// What badPath lets through is kept by Windows under its very name; what
// Windows would not keep so is refused, with every path that clashes there.
func TestOnWindows(t *testing.T) {
	w, dir := newWindows(t)
	tree := files{
		"index.html": "a", "documents/com10.html": "a", "documents/con-page.html": "a", "temas/año.html": "a",
		"temas/" + strings.Repeat("é", 90) + ".html": "a", ".nojekyll": "", "com/lpt.html": "a", "a b/c.d.html": "a",
	}
	for range 2 { // the second build carries, exchanges and removes
		if err := build(w, dir, tree); err != nil {
			t.Fatal(err)
		}
	}
	got := read(t, dir)
	delete(got, listName)
	for name := range tree {
		if _, kept := got[name]; !kept {
			t.Errorf("%s is not there", name)
		}
	}
	if len(got) != len(tree) {
		t.Errorf("%d files of %d: %v", len(got), len(tree), got)
	}
	for _, name := range []string{
		"CON", "a/con.html", "nul.tar.gz", "COM1", "com¹.html", "lpt9 .html", "aux.", "a.", "a ", "a/b./c", "...", "a:b", `a\b`, "a?", `"`, "a|b", "a\x01b", "a\nb",
		strings.Repeat("x", 256), strings.Repeat("é", 256),
	} {
		if kept, err := w.real(filepath.Join(w.root, name)); err == nil && kept == filepath.Join(w.root, name) {
			t.Errorf("Windows keeps %q: no need to refuse it", name)
		}
		if badPath(name) == "" {
			t.Errorf("%q is let through", name)
		}
	}
	for _, pair := range [][2]string{
		{"a/Rivers.html", "a/rivers.html"}, {"Topics/a.html", "topics/b.html"}, {"café.html", "cafe\u0301.html"},
		{"STRASSE.html", "strasse.html"}, {"ΟΔΟΣ.html", "οδος.html"}, {"οδος.html", "οδοσ.html"}, {"K.html", "\u212a.html"},
	} {
		err := build(w, dir, files{pair[0]: "a", pair[1]: "b"})
		if err == nil || !strings.Contains(err.Error(), "wanted more than once") {
			t.Errorf("%q: %v", pair, err)
		}
	}
	if diff := len(read(t, dir)) - len(tree) - 1; diff != 0 {
		t.Errorf("a refused build changed the site by %d files", diff)
	}
	alone(t, dir)
}

// A file of the publisher's is kept where the site wants its name in another
// case, and one that the site gave up in another case goes.
func TestCaseOnWindows(t *testing.T) {
	w, dir := newWindows(t)
	if err := build(w, dir, files{"Topics/A.html": "old", "b.html": "old"}); err != nil {
		t.Fatal(err)
	}
	if err := build(w, dir, files{"topics/a.html": "new", "b.html": "new"}); err != nil {
		t.Fatal(err)
	}
	got := read(t, dir)
	if got["topics/a.html"] != "new" || got["Topics/A.html"] != "" {
		t.Errorf("got %v", got)
	}
	write(t, dir, files{"About.html": "mine"})
	if err := build(w, dir, files{"about.html": "new"}); err == nil || !strings.HasPrefix(err.Error(), filepath.ToSlash(dir)+"/About.html: precis did not write this") {
		t.Errorf("got %v", err)
	}
	if got := read(t, dir)["About.html"]; got != "mine" {
		t.Errorf("the publisher's file reads %q", got)
	}
	alone(t, dir)
}

// A build holds no file of the old site open when that is moved away, whatever
// it read of it: not its archive either, of which files that stay are taken,
// whether the new one is written or given up.
func TestOpenOnWindows(t *testing.T) {
	w, dir := newWindows(t)
	site := many(20)
	made := map[string]Made{}
	for _, most := range []int64{1e6, 1e6, 500, 1e6, 0} {
		s, err := newStage(w, dir, dir, Options{Earlier: made})
		if err != nil {
			t.Fatal(err)
		}
		if most > 0 {
			mustDo(t, s.Offer("all-of-it", most))
		}
		for name, content := range site {
			mustDo(t, s.Add(name, "a test", []byte(content)))
		}
		mustDo(t, s.AddArchive())
		if _, err := s.Publish(); err != nil {
			t.Fatalf("an archive of %d bytes: %v", most, err)
		}
		if _, err := w.Lstat(filepath.Join(dir, "all-of-it.zip")); (err == nil) != (most == 1e6) {
			t.Errorf("an archive of %d bytes: %v", most, err)
		}
		made = s.Made()
		alone(t, dir)
	}
	for name, n := range w.open {
		if n != 0 {
			t.Errorf("%s is open %d times", name, n)
		}
	}
}
