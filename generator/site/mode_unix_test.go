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
