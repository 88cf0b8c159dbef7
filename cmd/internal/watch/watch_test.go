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
	if err := wait(w, 300*time.Millisecond); !errors.Is(err, context.DeadlineExceeded) {
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

func wait(w *Watcher, long time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), long)
	defer cancel()
	return w.Wait(ctx)
}
