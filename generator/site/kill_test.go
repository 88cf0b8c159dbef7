package site

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// buildsIn names the environment variable that makes this test binary build
// sites in a folder until it is killed.
const buildsIn = "PRECIS_TEST_BUILDS_IN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(buildsIn); dir != "" {
		buildForEver(dir)
	}
	os.Exit(m.Run())
}

func buildForEver(dir string) {
	for version := 0; ; version++ {
		s, err := NewStage(dir, Options{})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		for i := range 20 + version%2*20 { // every other site is larger
			if err := s.Add(fmt.Sprintf("%d.txt", i), "page", fmt.Append(nil, version)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		if _, err := s.Publish(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// whole fails unless all files that the list names are there, are of one
// build, and nothing else is there.
func whole(t *testing.T, dir string) {
	t.Helper()
	tree := read(t, dir)
	listed := strings.Fields(strings.TrimPrefix(tree[listName], listHeader))
	delete(tree, listName)
	delete(tree, "CNAME")
	if len(listed) == 0 || len(listed) != len(tree) {
		t.Errorf("%d files listed, %d there", len(listed), len(tree))
	}
	version := tree["0.txt"]
	for _, name := range listed {
		if content, there := tree[name]; !there || content != version {
			t.Errorf("%s: %q, want %q as in 0.txt", name, content, version)
		}
	}
}

// A build killed at any moment leaves one whole site and the publisher's own
// file, and the next build clears up.
func TestKilled(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	own := files{"CNAME": "a.example"}
	write(t, dir, own)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for range 25 {
		build := exec.Command(self)
		build.Env = append(os.Environ(), buildsIn+"="+dir)
		var said strings.Builder
		build.Stderr = &said
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(5*time.Millisecond + rand.N(60*time.Millisecond))
		if err := build.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = build.Wait() // it was killed
		if said.Len() > 0 {
			t.Fatalf("the build failed by itself: %s", &said)
		}
		tree := read(t, dir)
		if tree["CNAME"] != "a.example" {
			t.Fatal("the publisher's file is gone")
		}
		if len(tree) > 1 { // else it was killed before its first publish
			whole(t, dir)
		}
	}
	mustPublish(t, dir, files{"0.txt": "last"})
	whole(t, dir)
	alone(t, dir)
}

// Where folders cannot be exchanged, the old site may be found moved away.
func TestSwapByRenames(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	write(t, dir, files{"CNAME": "a.example"})
	mustPublish(t, dir, files{"0.txt": "old"})
	before := read(t, dir)

	next, previous := dir+".next", dir+".previous"
	if err := replace(computer{}, next, dir, previous); err == nil {
		t.Error("put a missing site in place")
	}
	if got := read(t, dir)["0.txt"]; got != "old" {
		t.Errorf("not rolled back: %q", got)
	}
	write(t, next, files{"0.txt": "new"})
	if err := replace(computer{}, next, dir, previous); err != nil {
		t.Fatal(err)
	}
	if got, old := read(t, dir)["0.txt"], read(t, previous)["0.txt"]; got != "new" || old != "old" {
		t.Errorf("got %q, and %q moved away", got, old)
	}

	// As a kill between the two renames leaves it.
	staging := filepath.Join(filepath.Dir(dir), ".public.precis-staging")
	if err := os.Rename(dir, filepath.Join(filepath.Dir(dir), "elsewhere")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(staging, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(previous, filepath.Join(staging, "previous")); err != nil {
		t.Fatal(err)
	}
	s, err := NewStage(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir); got["0.txt"] != before["0.txt"] || got["CNAME"] != before["CNAME"] {
		t.Errorf("the old site was not put back: %v", got)
	}
}

// A copy is made where a link cannot be.
func TestCopyFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, files{"a": "words"})
	if err := copyFile(computer{}, filepath.Join(dir, "a"), filepath.Join(dir, "b"), 0o640); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "b"))
	if err != nil || info.Mode().Perm() != 0o640 || read(t, dir)["b"] != "words" {
		t.Errorf("%v, %v", info, err)
	}
}
