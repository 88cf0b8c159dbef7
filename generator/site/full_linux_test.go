package site

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// A disk that is really full: the old site stays, the message says why, and
// what was half written is gone. Only root may make such a disk; for everybody
// else TestEveryCallGoesWrong tries the same error at every call.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, "size=512k"); err != nil {
		t.Skipf("a small disk cannot be made here: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "public")
	mustPublish(t, dir, files{"a.txt": "old"})
	before := read(t, dir)
	s, err := NewStage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; err == nil && i < 100; i++ {
		err = s.Add(fmt.Sprintf("%d.txt", i), "page", []byte(strings.Repeat("x", 50_000)))
	}
	if !errors.Is(err, unix.ENOSPC) || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("told as %v", err)
	}
	if _, err := s.Publish(); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("published what was not written: %v", err)
	}
	if err := s.Discard(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, read(t, dir)); diff != "" {
		t.Errorf("the old site changed (-want +got):\n%s", diff)
	}
	alone(t, dir)
}
