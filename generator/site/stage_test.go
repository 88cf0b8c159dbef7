package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"precis/generator/source"
)

// files is a tree as a map from slash paths to contents; folders that hold
// nothing end in a slash, and symbolic links read "-> target".
type files map[string]string

func read(t *testing.T, dir string) files {
	t.Helper()
	tree := files{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		switch {
		case entry.IsDir():
			if inside, err := os.ReadDir(name); err != nil || len(inside) > 0 {
				return err
			}
			tree[rel+"/"] = ""
		case entry.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			tree[rel] = "-> " + target
			return err
		default:
			content, err := os.ReadFile(name)
			tree[rel] = string(content)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func write(t *testing.T, dir string, tree files) {
	t.Helper()
	for name, content := range tree {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// publish builds a site in dir, whoever made the folder.
func publish(t *testing.T, dir string, tree files) (Written, error) {
	t.Helper()
	s, err := NewStage(dir, Options{Force: true})
	if err != nil {
		return Written{}, err
	}
	defer func() {
		if err := s.Discard(); err != nil {
			t.Error(err)
		}
	}()
	for name, content := range tree {
		if err := s.Add(name, "page "+name, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	return s.Publish()
}

func mustPublish(t *testing.T, dir string, tree files) {
	t.Helper()
	if _, err := publish(t, dir, tree); err != nil {
		t.Fatal(err)
	}
}

// alone fails when anything but the output stands in its parent folder.
func alone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() != filepath.Base(dir) {
			t.Errorf("left behind: %s", entry.Name())
		}
	}
}

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	report, err := publish(t, dir, files{"index.html": "<p>a</p>\n", "topics/a.txt": "a", "old/b.txt": "b"})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Written{Files: 3, Bytes: 10}); report != want {
		t.Errorf("got %+v, want %+v", report, want)
	}
	want := files{
		"index.html": "<p>a</p>", "topics/a.txt": "a", "old/b.txt": "b",
		listName: listHeader + "index.html\nold/b.txt\ntopics/a.txt\n",
	}
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("first build (-want +got):\n%s", diff)
	}
	mustPublish(t, dir, files{"index.html": "<p>b</p>"})
	want = files{"index.html": "<p>b</p>", listName: listHeader + "index.html\n"}
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Errorf("second build (-want +got):\n%s", diff)
	}
	alone(t, dir)
}

func TestForeignFilesStay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	foreign := files{
		".gitignore": "*\n", "CNAME": "a.example", ".git/objects/00/aa": "blob",
		"topics/mine.txt": "mine", "media/deep/b.pdf": "pdf",
	}
	write(t, dir, foreign)
	if err := os.Chmod(filepath.Join(dir, "CNAME"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("CNAME", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o750); err != nil {
		t.Fatal(err)
	}
	for _, pages := range []files{
		{"index.html": "a", "topics/a.html": "a", "gone/b.html": "b"},
		{"index.html": "b", "topics/b.html": "b"},
		{"index.html": "c"},
	} {
		mustPublish(t, dir, pages)
		want := files{"link": "-> CNAME", "empty/": ""}
		for _, tree := range []files{foreign, pages} {
			for name, content := range tree {
				want[name] = content
			}
		}
		got := read(t, dir)
		delete(got, listName)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		for name, mode := range map[string]fs.FileMode{"CNAME": 0o600, "empty": 0o750} {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != mode {
				t.Errorf("%s: %v, %v, want mode %v", name, info, err, mode)
			}
		}
		alone(t, dir)
	}
}

func TestForeignFileInTheWay(t *testing.T) {
	tests := []struct {
		desc    string
		foreign files
		add     string
		want    string
	}{
		{"a file where a file is wanted", files{"about.html": "mine"}, "about.html", "DIR/about.html: precis did not write this, and it is in the way of about.html, page about.html\n    hint: move it out of DIR"},
		{"a file where a folder is wanted", files{"topics": "mine"}, "topics/a.html", "DIR/topics: precis did not write this, and it is in the way of the folder topics/, where page topics/a.html is to stand"},
		{"a folder where a file is wanted", files{"search.html/a": "mine"}, "search.html", "DIR/search.html: precis did not write this"},
		{"a file that differs in case", files{"Index.html": "mine"}, "index.html", "DIR/Index.html: precis did not write this"},
		{"deep in a folder of both", files{"topics/x/a.html": "mine"}, "topics/x/a.html", "DIR/topics/x/a.html: precis did not write this"},
	}
	for _, test := range tests {
		t.Run(test.desc, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			write(t, dir, test.foreign)
			_, err := publish(t, dir, files{test.add: "new"})
			if want := strings.ReplaceAll(test.want, "DIR", dir); !errors.Is(err, source.ErrInput) || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v\nwant %s", err, want)
			}
			if diff := cmp.Diff(test.foreign, read(t, dir)); diff != "" {
				t.Errorf("the folder changed (-want +got):\n%s", diff)
			}
			alone(t, dir)
		})
	}
}

// Everything that is wrong is told, in one order whatever the order of calls,
// and the old site stands byte for byte.
func TestRefusedPaths(t *testing.T) {
	const want = `../a.html: the path leads out of the site
    hint: give page up another name
Topics: wanted more than once: as the folder Topics/ by topic Cannabis, and as the folder topics/ by topic a
    hint: give one of them another name; names that differ only in case are one on Windows and macOS
Topics/Cannabis.html: wanted more than once: as Topics/Cannabis.html by topic Cannabis, and as topics/cannabis.html by topic cannabis
    hint: give one of them another name; names that differ only in case are one on Windows and macOS
a: wanted more than once: as a by file a, and as the folder a/ by file b
    hint: give one of them another name; names that differ only in case are one on Windows and macOS
broken.js:2:5: script broken cannot be minified: unexpected } in expression
café.html: wanted more than once: as café.html by decomposed, and as café.html by composed
    hint: give one of them another name; names that differ only in case are one on Windows and macOS
twice.html: wanted more than once: as twice.html by one, and as twice.html by three, and as twice.html by two
    hint: give one of them another name; names that differ only in case are one on Windows and macOS`
	calls := [][2]string{
		{"../a.html", "page up"}, {"Topics/Cannabis.html", "topic Cannabis"}, {"topics/cannabis.html", "topic cannabis"},
		{"topics/a.html", "topic a"}, {"a", "file a"}, {"a/b", "file b"}, {"broken.js", "script broken"}, {"caf\u00e9.html", "composed"},
		{"cafe\u0301.html", "decomposed"}, {"twice.html", "one"}, {"twice.html", "two"}, {"twice.html", "three"}, {"fine.html", "fine"},
	}
	for _, order := range []int{1, 5} {
		dir := filepath.Join(t.TempDir(), "public")
		old := files{"index.html": "old", "a/b": "old"}
		mustPublish(t, dir, old)
		before := read(t, dir)
		s, err := NewStage(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range calls {
			call := calls[i*order%len(calls)]
			if err := s.Add(call[0], call[1], []byte("var a\na = }")); err != nil {
				t.Fatal(err)
			}
		}
		_, err = s.Publish()
		if err == nil {
			t.Fatal("published")
		}
		if diff := cmp.Diff(want, norm.NFC.String(err.Error())); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if err := s.Discard(); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(before, read(t, dir)); diff != "" {
			t.Errorf("the old site changed (-want +got):\n%s", diff)
		}
		alone(t, dir)
	}
}

// What was a folder of precis may become a file, unless the publisher put
// something in it.
func TestFolderBecomesFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, files{"a/b.txt": "b"})
	mustPublish(t, dir, files{"a": "a"})
	mustPublish(t, dir, files{"a/b.txt": "b"})
	write(t, dir, files{"a/mine.txt": "mine"})
	for _, name := range []string{"a", "A/b.txt"} {
		_, err := publish(t, dir, files{name: "a"})
		if err == nil || !strings.HasPrefix(err.Error(), filepath.ToSlash(dir)+"/a/mine.txt: precis did not write this") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// A folder of somebody else's is left alone until precis is told to take it.
func TestWhoseFolder(t *testing.T) {
	for _, ours := range []files{{}, {".git/config": "x", ".gitignore": "*", "CNAME": "a.example"}, {listName: listHeader, "photo.jpg": "x"}} {
		dir := filepath.Join(t.TempDir(), "public")
		write(t, dir, ours)
		s, err := NewStage(dir, Options{})
		if err != nil {
			t.Errorf("%v: %v", ours, err)
			continue
		}
		if err := s.Discard(); err != nil {
			t.Error(err)
		}
	}
	theirs := files{".git/config": "x", "thesis.docx": "years of work", "index.md": "y"}
	dir := filepath.Join(t.TempDir(), "Documents")
	write(t, dir, theirs)
	want := dir + ": precis did not make this folder, and it is not empty: it holds index.md\n    hint: name another folder; or say --force"
	if _, err := NewStage(dir, Options{}); !errors.Is(err, source.ErrInput) || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v\nwant %s", err, want)
	}
	if diff := cmp.Diff(theirs, read(t, dir)); diff != "" {
		t.Errorf("the folder changed (-want +got):\n%s", diff)
	}
	alone(t, dir)
	mustPublish(t, dir, files{"index.html": "a"}) // by force
	got := read(t, dir)
	for name, content := range theirs {
		if got[name] != content {
			t.Errorf("%s is %q", name, got[name])
		}
	}
}

func TestWhereASiteCanStand(t *testing.T) {
	t.Run("a link is followed", func(t *testing.T) {
		base := t.TempDir()
		if err := os.Mkdir(filepath.Join(base, "disk"), 0o755); err != nil {
			t.Fatal(err)
		}
		link := filepath.Join(base, "public")
		if err := os.Symlink(filepath.Join("disk", "site"), link); err != nil {
			t.Fatal(err)
		}
		for range 2 { // first the link leads nowhere yet
			mustPublish(t, link, files{"a.txt": "a"})
			if got := read(t, filepath.Join(base, "disk", "site"))["a.txt"]; got != "a" {
				t.Errorf("got %q", got)
			}
		}
		if target, err := os.Readlink(link); err != nil || target != filepath.Join("disk", "site") {
			t.Errorf("the link became %q, %v", target, err)
		}
	})
	t.Run("the folder's mode is the publisher's", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "public")
		mustPublish(t, dir, files{"a.txt": "a"})
		if err := os.Chmod(dir, 0o750); err != nil {
			t.Fatal(err)
		}
		mustPublish(t, dir, files{"a.txt": "b"})
		if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o750 {
			t.Errorf("%v, %v", info, err)
		}
	})
	base := t.TempDir()
	write(t, base, files{"file": "x", "here/inner/x": "x"})
	t.Chdir(filepath.Join(base, "here", "inner"))
	for dir, want := range map[string]string{
		filepath.Join(base, "file"):           "the output is a file",
		filepath.Join(base, "none", "public"): "the site cannot be put here",
		filepath.Join(base, "file", "public"): "is a file",
		filepath.Join(base, "here"):           "the output is the folder that you are in, or one above it",
		".":                                   "the output is the folder that you are in, or one above it",
	} {
		if _, err := publish(t, dir, files{"a.txt": "a"}); !errors.Is(err, source.ErrInput) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", dir, err, want)
		}
	}
}

func TestTwoBuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first, err := NewStage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewStage(dir, Options{}); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("another build is writing here: process %d\n    hint: wait", os.Getpid())) {
		t.Errorf("the second build: %v", err)
	}
	if err := first.Add("a.txt", "a", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(first.FS(), "a.txt"); err != nil || string(got) != "a" {
		t.Errorf("staged: %q, %v", got, err)
	}
	if _, err := first.Publish(); err != nil {
		t.Fatal(err)
	}
	if err := first.Add("b.txt", "b", nil); err == nil {
		t.Error("added to a published stage")
	}
	if _, err := first.Publish(); err == nil {
		t.Error("published twice")
	}
	second, err := NewStage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(first.Discard(), second.Add("a.txt", "a", []byte("b"))); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(second.Discard(), second.Discard()); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir)["a.txt"]; got != "a" {
		t.Errorf("the discarded stage shows: %q", got)
	}
	alone(t, dir)
}

// Many builds at once take turns or are turned away; none spoils another.
func TestBuildsRace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for range 20 {
				s, err := NewStage(dir, Options{})
				if errors.Is(err, source.ErrInput) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				for i := range 5 {
					err = errors.Join(err, s.Add(fmt.Sprintf("%d.txt", i), "page", fmt.Append(nil, n)))
				}
				_, published := s.Publish()
				if err := errors.Join(err, published, s.Discard()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	whole(t, dir)
	alone(t, dir)
}

func TestAddConcurrently(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := NewStage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for i := range 25 {
				page := fmt.Sprintf("<!doctype html><html lang=\"en\"><body><p>%d  %d</p></body></html>", n, i)
				if err := s.Add(fmt.Sprintf("p%d/%d.html", i, n), "page", []byte(page)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	report, err := s.Publish()
	if err != nil || report.Files != 200 {
		t.Fatalf("%+v, %v", report, err)
	}
	if got, want := read(t, dir)["p7/3.html"], `<!doctype html><html lang="en"><body><p>3 7</p></body></html>`; got != want {
		t.Errorf("got %s", got)
	}
}
