package site

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// publishWhole publishes files with an archive of at most so many bytes, added
// side by side and in any order, and gives what was said of the archive.
func publishWhole(t *testing.T, dir string, site files, most int64) (said int64, report Written) {
	t.Helper()
	s, err := NewStage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Discard()
	if err := s.Offer("all-of-it", most); err != nil {
		t.Fatal(err)
	}
	names := slices.Collect(maps.Keys(site))
	rand.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	var wait sync.WaitGroup
	for _, name := range names {
		wait.Go(func() {
			if err := s.Add(name, "a test", []byte(site[name])); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	path, said := s.Archive()
	if path != "all-of-it.zip" {
		t.Errorf("it will stand at %s", path)
	}
	if err := s.AddArchive(); err != nil {
		t.Fatal(err)
	}
	report, err = s.Publish()
	if err != nil {
		t.Fatal(err)
	}
	return said, report
}

// many is a site of so many pages that are not alike.
func many(n int) files {
	site := files{"index.html": "<p>home</p>", ".nojekyll": "", "données/café.md": "# Café\n"}
	for i := range n {
		site[fmt.Sprintf("pages/p%d.md", i)] = strings.Repeat(fmt.Sprintf("words of page %d. ", i*i), 40)
	}
	return site
}

// The archive holds the site as it was published, in one folder, is as large
// as was said, and is the same bytes however the files came.
func TestArchive(t *testing.T) {
	site := many(60)
	var first []byte
	for range 3 {
		dir := filepath.Join(t.TempDir(), "site")
		said, report := publishWhole(t, dir, site, 1e6)
		whole, err := os.ReadFile(filepath.Join(dir, "all-of-it.zip"))
		if err != nil {
			t.Fatal(err)
		}
		if int64(len(whole)) != said {
			t.Errorf("%d bytes were said, and it has %d", said, len(whole))
		}
		if report.Files != len(site)+1 {
			t.Errorf("%d files are told of", report.Files)
		}
		if first == nil {
			first = whole
		} else if string(first) != string(whole) {
			t.Error("the same files give another archive")
		}
		z, err := zip.OpenReader(filepath.Join(dir, "all-of-it.zip"))
		if err != nil {
			t.Fatal(err)
		}
		held := files{}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r) // which checks the sum
			if err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			name, inside := strings.CutPrefix(f.Name, "all-of-it/")
			if !inside || f.Mode().Perm() != 0o644 || f.Modified.UTC().Year() != 1980 {
				t.Errorf("%s has mode %v and time %v", f.Name, f.Mode(), f.Modified)
			}
			held[name] = string(content)
		}
		z.Close()
		if !maps.Equal(held, site) {
			t.Errorf("it holds %v", slices.Sorted(maps.Keys(held)))
		}
	}
}

// An archive that is too large is given up, whatever came first, and nothing
// is left of it.
func TestArchiveThatIsTooLarge(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	site := many(60)
	said, _ := publishWhole(t, dir, site, 1e6)
	for range 3 {
		if again, _ := publishWhole(t, dir, site, said-1); again != 0 {
			t.Errorf("%d bytes are said of it", again)
		}
		if _, err := os.Stat(filepath.Join(dir, "all-of-it.zip")); err == nil {
			t.Error("it is there")
		}
		if again, _ := publishWhole(t, dir, site, said); again != said {
			t.Errorf("%d bytes are said of one that is just small enough", again)
		}
	}
	left, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the site is left %v, %v", left, err)
	}
}

// A stage names its files by their content.
func TestSum(t *testing.T) {
	sum := func(site files) string {
		s, err := NewStage(filepath.Join(t.TempDir(), "site"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Discard()
		for name, content := range site {
			if err := s.Add(name, "a test", []byte(content)); err != nil {
				t.Fatal(err)
			}
		}
		return s.Sum()
	}
	one := sum(files{"a.md": "x", "b.md": "y"})
	if one != sum(files{"b.md": "y", "a.md": "x"}) {
		t.Error("the order of files counts")
	}
	for _, other := range []files{{"a.md": "y", "b.md": "x"}, {"a.md": "x"}, {"a.md": "x", "c.md": "y"}} {
		if one == sum(other) {
			t.Errorf("%v has the same name", other)
		}
	}
}
