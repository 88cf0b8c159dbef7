package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Whatever way a program writes a file, the change is told: into the file, by
// a rename over it, in a folder made a moment ago, by taking it away.
func TestChanges(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "seeds")
	write := func(name, text string) error {
		path := filepath.Join(folder, name)
		return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
	}
	if err := write("a.txt", "a"); err != nil {
		t.Fatal(err)
	}
	w, err := New(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, change := range []struct {
		name string
		make func() error
	}{
		{"written", func() error { return write("a.txt", "b") }},
		{"renamed over", func() error {
			return errors.Join(write(".a.txt.new", "c"), os.Rename(filepath.Join(folder, ".a.txt.new"), filepath.Join(folder, "a.txt")))
		}},
		{"many", func() error { return errors.Join(write("b.txt", "b"), write("c.txt", "c")) }},
		{"a new folder", func() error { return os.Mkdir(filepath.Join(folder, "new"), 0o755) }},
		{"in a folder made before", func() error { return write("new/d.txt", "d") }},
		{"taken away", func() error { return os.Remove(filepath.Join(folder, "a.txt")) }},
	} {
		if err := w.Follow(); err != nil {
			t.Fatal(err)
		}
		if err := change.make(); err != nil {
			t.Fatal(err)
		}
		if err := wait(w, time.Minute); err != nil {
			t.Errorf("%s: %v", change.name, err)
		}
		for wait(w, 300*time.Millisecond) == nil { // what a slow machine tells later
		}
	}
	if err := errors.Join(write(".a.txt.swp", "x"), os.Chmod(filepath.Join(folder, "b.txt"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := wait(w, 300*time.Millisecond); !errors.Is(err, errUnchanged) {
		t.Errorf("a hidden file and a mode: %v", err)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := w.Follow(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that is gone: %v", err)
	}
	if err := errors.Join(write("a.txt", "again"), w.Follow(), write("a.txt", "and again"), wait(w, time.Minute)); err != nil {
		t.Errorf("a folder that is there again: %v", err)
	}
}

// errUnchanged says that nothing changed.
var errUnchanged = errors.New("nothing changed")

func wait(w *Watcher, rest time.Duration) error {
	changed, err := w.Wait(context.Background(), rest)
	if err == nil && !changed {
		return errUnchanged
	}
	return err
}

// A change that comes while a rest is nearly over is told, and once.
func TestRestLosesNoChange(t *testing.T) {
	folder := t.TempDir()
	w, err := New(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Follow(); err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		const rest = 30 * time.Millisecond
		written := make(chan error, 1)
		go func() {
			time.Sleep(rest - 10*time.Millisecond + time.Duration(n)*time.Millisecond)
			written <- os.WriteFile(filepath.Join(folder, "a.txt"), []byte{byte(n)}, 0o600)
		}()
		err := wait(w, rest)
		if errors.Is(err, errUnchanged) {
			err = wait(w, time.Minute)
		}
		if err := errors.Join(err, <-written); err != nil {
			t.Fatalf("change %d: %v", n, err)
		}
		for wait(w, 100*time.Millisecond) == nil { // what a slow machine tells later
		}
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if changed, err := w.Wait(ended, 0); changed || !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v, %v", changed, err)
	}
}
