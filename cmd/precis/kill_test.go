package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// program is precis as a process of its own: this very test program, which
// runs as precis when called so.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Args[0] = "precis"
	return cmd
}

// twoSeeds writes two folders of texts, and gives with each the site that
// comes of it and how long the longer build took.
func twoSeeds(t *testing.T) (folders [2]string, sites [2]map[string]string, took time.Duration) {
	t.Helper()
	base := t.TempDir()
	for i, text := range []string{
		"Summary of talks on rivers\n\n- Many speakers noted that rivers rise.\n- Some called for wardens.\n",
		"Summary of talks on lakes\n\n- Several speakers noted that lakes freeze.\n",
	} {
		folders[i] = filepath.Join(base, "seeds"+strconv.Itoa(i))
		write(t, filepath.Join(folders[i], "talks-"+strconv.Itoa(i)+".txt"), text)
		out := filepath.Join(base, "site"+strconv.Itoa(i))
		start := time.Now()
		if said, err := program(t, "build", "--quiet", "--no-cache", "--seeds", folders[i], "--out", out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		took = max(took, time.Since(start))
		sites[i] = digests(t, out)
	}
	return folders, sites, took
}

// precis killed at any moment, every other time about the moment when the new
// site takes the old one's place, leaves one of two whole sites, byte for byte,
// and the publisher's own file; and the next build leaves nothing else.
// KILLS says how often; "make kill" does it a thousand times.
func TestKilled(t *testing.T) {
	kills := 40
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil {
		kills = n
	}
	seeds, sites, took := twoSeeds(t)
	dir, cache := filepath.Join(t.TempDir(), "public"), t.TempDir()
	write(t, filepath.Join(dir, "CNAME"), "rivers.example.org")
	hit, unfinished, published := 0, 0, 0
	var before map[string]string
	for i := range kills {
		build := program(t, "build", "--quiet", "--cache", cache, "--seeds", seeds[i/2%2], "--out", dir)
		var said bytes.Buffer
		build.Stderr = &said
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- build.Wait() }()
		if i%2 == 0 {
			time.Sleep(rand.N(took * 3 / 2))
		} else {
			nearTheSwap(dir, ended)
		}
		_ = build.Process.Kill() // it may have ended
		if err := <-ended; err != nil {
			hit++
		}
		if said.Len() > 0 {
			t.Fatalf("the build failed by itself: %s", &said)
		}
		if entries, err := os.ReadDir(filepath.Dir(dir)); err == nil && len(entries) > 1 {
			unfinished++
		}
		is := wholeSite(t, dir, sites, published == 0)
		if cmp.Equal(is, sites[i/2%2]) && !cmp.Equal(is, before) {
			published++
		}
		before = is
	}
	t.Logf("%d kills; %d met the build running, %d left a site half made beside the old one, %d builds had published before", kills, hit, unfinished, published)
	if hit == 0 {
		t.Error("every build had ended before it was killed")
	}
	if said, err := program(t, "build", "--quiet", "--cache", cache, "--seeds", seeds[0], "--out", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	wholeSite(t, dir, [2]map[string]string{sites[0], sites[0]}, false)
	if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) != 1 {
		t.Errorf("beside the site stand %v, %v", left, err)
	}
}

// nearTheSwap waits until the new site is written but for its list, which
// comes last, and up to half a millisecond more: that is when the two sites
// are exchanged and the old one is removed.
func nearTheSwap(dir string, ended chan error) {
	list := filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".precis-staging", "next", ".precis-files")
	for {
		select {
		case err := <-ended:
			ended <- err
			return
		default:
		}
		if _, err := os.Lstat(list); err == nil {
			time.Sleep(rand.N(400 * time.Microsecond))
			return
		}
		time.Sleep(20 * time.Microsecond)
	}
}

// wholeSite fails unless a folder holds one of two sites and CNAME, and
// nothing else, and gives that site. Before the first build is through there
// may be none.
func wholeSite(t *testing.T, dir string, sites [2]map[string]string, none bool) map[string]string {
	t.Helper()
	got := digests(t, dir)
	if _, there := got["/CNAME"]; !there {
		t.Fatal("the publisher's file is gone")
	}
	delete(got, "/CNAME")
	if len(got) == 0 && none || cmp.Equal(got, sites[0]) || cmp.Equal(got, sites[1]) {
		return got
	}
	t.Fatalf("neither of the two sites; against the first (-want +got):\n%s", cmp.Diff(sites[0], got))
	return nil
}

// Of builds that begin at once into one folder, some may be turned away, with
// words; the site is whole, and nothing else is left.
func TestBuildsAtOnce(t *testing.T) {
	seeds, sites, _ := twoSeeds(t)
	dir := filepath.Join(t.TempDir(), "public")
	write(t, filepath.Join(dir, "CNAME"), "rivers.example.org")
	type end struct {
		said string
		err  error
	}
	ends := make(chan end)
	const builds = 6
	for i := range builds {
		build := program(t, "build", "--quiet", "--no-cache", "--seeds", seeds[i%2], "--out", dir)
		go func() {
			said, err := build.CombinedOutput()
			ends <- end{string(said), err}
		}()
	}
	published := 0
	for range builds {
		switch e := <-ends; {
		case e.err == nil && e.said == "":
			published++
		case e.err == nil, !strings.Contains(e.said, "another build is writing here"), !strings.Contains(e.said, "hint: wait for the other build"):
			t.Errorf("%v: %s", e.err, e.said)
		}
	}
	if published == 0 {
		t.Error("no build was let through")
	}
	wholeSite(t, dir, sites, false)
	if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) != 1 {
		t.Errorf("beside the site stand %v, %v", left, err)
	}
}
