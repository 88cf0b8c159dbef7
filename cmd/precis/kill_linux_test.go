package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// precis killed at a call to the system, as it enters it: at the first of a
// kind, the second and so on, each thread counting its own, for all calls by
// which a build changes the disk. What it leaves is one of two whole sites, and
// the next build leaves nothing else. Where there is no strace, by which the
// kills are done, TestEveryCallGoesWrong in generator/site has to do.
// "make kill" tries every number; else a few are.
func TestKilledAtCalls(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace here")
	}
	few := os.Getenv("KILLS") == ""
	seeds, sites, _ := twoSeeds(t)
	base := t.TempDir()
	dir, cache := filepath.Join(base, "place", "public"), filepath.Join(base, "cache")
	write(t, filepath.Join(dir, "CNAME"), "rivers.example.org")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	precis := filepath.Join(base, "precis") // which the test program runs as when called so
	if err := os.Symlink(self, precis); err != nil {
		t.Fatal(err)
	}
	killed, now := 0, -1 // which of the two sites stands there
	build := func(cached bool, with ...string) (ended bool) {
		t.Helper()
		args := append(with, precis, "build", "--quiet", "--jobs", "1", "--seeds", seeds[(now+1)%2], "--out", dir)
		if cached {
			args = append(args, "--cache", cache)
		} else {
			args = append(args, "--no-cache")
		}
		var said bytes.Buffer
		command := exec.CommandContext(t.Context(), args[0], args[1:]...)
		command.Env = append(os.Environ(), "GOMAXPROCS=1")
		command.Stderr = &said
		err := command.Run()
		if said.Len() > 0 {
			t.Fatalf("%q failed by itself: %v\n%s", with, err, &said)
		}
		is := wholeSite(t, dir, sites, now < 0)
		now = slices.IndexFunc(sites[:], func(site map[string]string) bool { return cmp.Equal(site, is) })
		return err == nil
	}
	for _, call := range []string{
		"mkdirat", "openat", "?flock,?fcntl", "ftruncate", "write,?pwrite64", "close", "fchmod", "?fchmodat,?fchmodat2", "linkat",
		"?renameat,?rename", "renameat2", "unlinkat", "?newfstatat,?fstatat64", "readlinkat", "getdents64",
	} {
		for n, step := 1, 1; ; n += step {
			if few && n > 2 {
				step = 2 * n
			}
			if build(n%2 == 0, strace, "-f", "-qq", "-o", os.DevNull, "-e", "trace="+call, "-e", "inject="+call+":signal=KILL:when="+strconv.Itoa(n)) {
				break // no thread has so many
			}
			killed++
		}
		for !build(true) {
		}
		if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) != 1 {
			t.Errorf("%s: beside the site stand %v, %v", call, left, err)
		}
	}
	t.Logf("%d kills", killed)
	if killed < 40 {
		t.Errorf("only %d kills", killed)
	}
}
