//go:build unix

package site

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// The umask of whoever builds does not show in the site.
func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	defer syscall.Umask(syscall.Umask(0o077))
	mustPublish(t, dir, files{"index.html": "<p>a</p>", "topics/deep/a.txt": "a"})
	for name, mode := range map[string]fs.FileMode{
		"": 0o755, "topics": 0o755, "topics/deep": 0o755, "index.html": 0o644, "topics/deep/a.txt": 0o644, listName: 0o644,
	} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%q: %v, %v, want mode %v", name, info, err, mode)
		}
	}
}

// A folder of the publisher's that forbids writing is carried over as it is,
// and does not keep the old site from being removed.
func TestFolderThatForbids(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, files{"a.txt": "a"})
	write(t, dir, files{"locked/deep/b.txt": "b"})
	for _, folder := range []string{"locked/deep", "locked"} {
		if err := os.Chmod(filepath.Join(dir, folder), 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { unlock(computer{}, dir) })
	for _, content := range []string{"b", "c"} {
		mustPublish(t, dir, files{"a.txt": content})
		alone(t, dir)
	}
	if info, err := os.Stat(filepath.Join(dir, "locked", "deep")); err != nil || info.Mode().Perm() != 0o555 || read(t, dir)["locked/deep/b.txt"] != "b" {
		t.Errorf("%v, %v", info, err)
	}
}
