package site

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"precis/generator/digest"
)

// buildKnowing publishes a tree, each file made of its own content, on a disk
// where a site is known. It tells which files were made, and what is known now.
func buildKnowing(d disk, dir string, tree files, earlier map[string]Made) (made []string, known map[string]Made, err error) {
	return buildWith(d, dir, tree, earlier, 0)
}

// buildWith does so with an archive of at most so many bytes; 0 is none.
func buildWith(d disk, dir string, tree files, earlier map[string]Made, most int64) (made []string, known map[string]Made, err error) {
	s, err := newStage(d, dir, dir, Options{Earlier: earlier})
	if err != nil {
		return nil, nil, err
	}
	if most > 0 {
		if err := s.Offer("whole", most); err != nil {
			return nil, nil, errors.Join(err, s.Discard())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		err := s.AddMade(name, "page "+name, digest.Plain([]byte(tree[name])), func() (Content, error) {
			made = append(made, name)
			return Content{Frame: []byte(tree[name])}, nil
		})
		if err != nil {
			return made, nil, errors.Join(err, s.Discard())
		}
	}
	if err := s.AddArchive(); err != nil {
		return made, nil, errors.Join(err, s.Discard())
	}
	_, err = s.Publish()
	return made, s.Made(), errors.Join(err, s.Discard())
}

// A file stays where nothing differs, and keeps its time; whatever somebody did
// to it, it is made anew.
func TestFilesStay(t *testing.T) {
	page := "<p>a</p>"
	for name, test := range map[string]struct {
		change func(t *testing.T, file string)
		plain  bool // a disk that cannot link
		stays  bool
	}{
		"nothing happened": {func(*testing.T, string) {}, false, true},
		"it was dated":     {func(t *testing.T, file string) { mustDo(t, os.Chtimes(file, time.Unix(1, 0), time.Unix(1, 0))) }, false, true},
		"it was changed": {func(t *testing.T, file string) {
			mustDo(t, os.WriteFile(file, []byte("<p>b</p>"), 0o644))
			mustDo(t, os.Chtimes(file, time.Unix(1, 0), time.Unix(1, 0)))
		}, false, false},
		"it grew":              {func(t *testing.T, file string) { mustDo(t, os.WriteFile(file, []byte(page+" "), 0o644)) }, false, false},
		"it was removed":       {func(t *testing.T, file string) { mustDo(t, os.Remove(file)) }, false, false},
		"the disk cannot link": {func(*testing.T, string) {}, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			tree := files{"sub/a.html": page}
			_, known, err := buildKnowing(computer{}, dir, tree, map[string]Made{})
			mustDo(t, err)
			file := filepath.Join(dir, "sub", "a.html")
			// As if the clock had moved before the build ended.
			for path, made := range known {
				info, err := os.Lstat(file)
				mustDo(t, err)
				made.Written = info.ModTime().UnixNano()
				known[path] = made
			}
			test.change(t, file)
			before, _ := os.Stat(file)
			made, again, err := buildKnowing(&faulty{disk: computer{}, plain: test.plain}, dir, tree, known)
			mustDo(t, err)
			if stayed := len(made) == 0; stayed != test.stays {
				t.Errorf("made %v", made)
			}
			if got, _ := os.ReadFile(file); string(got) != page {
				t.Errorf("got %s", got)
			}
			after, err := os.Lstat(file)
			mustDo(t, err)
			if test.stays && !after.ModTime().Equal(before.ModTime()) {
				t.Error("it has another time")
			}
			if again["sub/a.html"].Content != known["sub/a.html"].Content {
				t.Error("it is not known anymore")
			}
		})
	}
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A file changed before the clock moves has the time that it was written at,
// and its size: such times are not noted.
func TestTimesOfTheLastMoment(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	_, known, err := buildKnowing(computer{}, dir, files{"a.html": "<p>a</p>"}, map[string]Made{})
	mustDo(t, err)
	list, err := os.Stat(filepath.Join(dir, listName))
	mustDo(t, err)
	page, err := os.Stat(filepath.Join(dir, "a.html"))
	mustDo(t, err)
	if same, noted := !page.ModTime().Before(list.ModTime()), known["a.html"].Written != 0; same == noted {
		t.Errorf("written at the last moment: %v; its time is noted: %v", same, noted)
	}
}

// Whichever call goes wrong while files of the old site stay in the new one,
// and in its archive, there is the one site or the other.
func TestEveryCallGoesWrongWhereFilesStay(t *testing.T) {
	old := files{"a.html": "<p>same</p>", "gone/b.html": "<p>old</p>", "sub/c.html": "<p>same</p>"}
	pages := files{"a.html": "<p>same</p>", "come/d.html": "<p>new</p>", "sub/c.html": "<p>same</p>"}
	whole := func(tree files, most int64) files {
		dir := filepath.Join(t.TempDir(), "public")
		_, _, err := buildWith(computer{}, dir, tree, nil, most)
		mustDo(t, err)
		published := read(t, dir)
		delete(published, listName)
		return published
	}
	for name, archive := range map[string]struct{ before, after int64 }{
		"no archive": {0, 0}, "an archive": {1 << 20, 1 << 20}, "one that is given up": {1 << 20, 100},
	} {
		before, after := whole(old, archive.before), whole(pages, archive.after)
		tried := 0
		for _, fault := range []error{errKilled, syscall.ENOSPC, syscall.EACCES} {
			for at := 1; ; at++ {
				dir := filepath.Join(t.TempDir(), "public")
				_, known, err := buildWith(computer{}, dir, old, map[string]Made{}, archive.before)
				mustDo(t, err)
				f := &faulty{disk: computer{}, at: at, fault: fault}
				_, _, err = buildWith(f, dir, pages, known, archive.after)
				if f.failed == "" {
					break
				}
				tried++
				aftermath{
					what:   fmt.Sprintf("%s, %v at call %d, %s", name, fault, at, strings.ReplaceAll(f.failed, filepath.Dir(dir), "")),
					before: before, after: maps.Clone(after),
				}.check(t, dir, err, fault)
			}
		}
		t.Logf("%s: %d faults", name, tried)
		if tried < 60 {
			t.Errorf("%s: only %d faults were tried", name, tried)
		}
	}
}

// An archive is the same, byte for byte, whether its files stay or are made,
// and whatever became of the old archive.
func TestArchiveOfFilesThatStay(t *testing.T) {
	build := func(dir string, tree files, earlier map[string]Made, most int64) (string, map[string]Made) {
		s, err := NewStage(dir, Options{Earlier: earlier})
		mustDo(t, err)
		defer s.Discard()
		mustDo(t, s.Offer("whole", most))
		for _, name := range slices.Sorted(maps.Keys(tree)) {
			mustDo(t, s.Add(name, "a test", []byte(tree[name])))
		}
		mustDo(t, s.AddArchive())
		_, err = s.Publish()
		mustDo(t, err)
		archive, err := os.ReadFile(filepath.Join(dir, "whole.zip"))
		if errors.Is(err, os.ErrNotExist) {
			return "", s.Made()
		}
		mustDo(t, err)
		return string(archive), s.Made()
	}
	for name, spoil := range map[string]func(file string){
		"it is there":    func(string) {},
		"it is lost":     func(file string) { mustDo(t, os.Remove(file)) },
		"it was changed": func(file string) { mustDo(t, os.WriteFile(file, []byte("PK"), 0o644)) },
	} {
		for _, most := range []int64{1 << 20, 3000} {
			root := t.TempDir()
			first, second := many(20), many(20)
			second["pages/p7.md"] = "other words"
			delete(second, "pages/p8.md")
			want, _ := build(filepath.Join(root, "clean"), second, nil, most)
			dir := filepath.Join(root, "public")
			archive, known := build(dir, first, map[string]Made{}, most)
			if archive != "" {
				spoil(filepath.Join(dir, "whole.zip"))
			}
			got, _ := build(dir, second, known, most)
			if !cmp.Equal(got, want) || (most == 3000) != (want == "") {
				t.Errorf("%s, at most %d bytes: %d bytes, want %d", name, most, len(got), len(want))
			}
		}
	}
}
