package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The same seeds give the same bytes, in programs of their own: with one
// worker and with many, on one core and on eight, in other folders, in the
// order of another file system, in other time zones and languages, by whoever
// is at home where, with files of any date, and with what an earlier build left
// and without.
func TestSameBytes(t *testing.T) {
	before, after := time.Date(1970, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(2199, 1, 1, 0, 0, 0, 0, time.UTC)
	places := []struct {
		name  string
		dated time.Time
		flags []string
		env   []string
	}{
		{"here", time.Time{}, []string{"--jobs", "1"}, nil},
		{"one core", before, []string{"--jobs", "7"}, []string{"GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LC_ALL=C"}},
		{"eight cores", after, []string{"--jobs", "8"}, []string{"GOMAXPROCS=8", "TZ=America/Anchorage", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "LANGUAGE=tr"}},
		{"many workers", after, []string{"--jobs", "64"}, []string{"GOMAXPROCS=2", "TZ=:/nowhere", "LC_ALL=ar_EG.UTF-8", "HOME=/nowhere", "USER=nobody", "GODEBUG=randautoseed=0", "GOGC=1"}},
		{"été, and a space", before, []string{"--check"}, []string{"TZ=UTC", "SOURCE_DATE_EPOCH=1"}},
	}
	var want []byte
	for _, place := range places {
		dir := filepath.Join(t.TempDir(), place.name)
		copied := copySeeds(t, filepath.Join(dir, "seeds"), place.dated)
		for _, cache := range []string{"cold", "warm", "without the site"} {
			if cache == "without the site" {
				mustChange(t, os.RemoveAll(filepath.Join(dir, "site")))
			}
			build := program(t, append([]string{"build", "--seeds", copied, "--quiet", "--out", filepath.Join(dir, "site"), "--base-url", "https://example.org/", "--manifest", "-"}, place.flags...)...)
			build.Dir, build.Env = dir, append(os.Environ(), place.env...)
			manifest, err := build.Output()
			if err != nil {
				t.Fatalf("%s, %s: %v", place.name, cache, err)
			}
			if want == nil {
				want = manifest
			}
			if diff := cmp.Diff(string(want), string(manifest)); diff != "" || len(manifest) == 0 {
				t.Errorf("%s, cache %s (-here +there):\n%s", place.name, cache, diff)
			}
			if kept, _ := filepath.Glob(filepath.Join(dir, ".precis-cache", "*.cache")); len(kept) != 1 {
				t.Errorf("%s: %d caches are kept", place.name, len(kept))
			}
		}
	}
}

// copySeeds makes a copy of the real seeds, its files in another order.
func copySeeds(t *testing.T, to string, dated time.Time) string {
	t.Helper()
	names, err := filepath.Glob(seeds + "/*")
	if err != nil || len(names) < 4 {
		t.Fatalf("%d seeds, %v", len(names), err)
	}
	slices.Reverse(names) // most file systems list in the order of making, or by a hash of it
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(to, filepath.Base(name))
		write(t, copied, string(data))
		if !dated.IsZero() {
			if err := os.Chtimes(copied, dated, dated); err != nil {
				t.Fatal(err)
			}
		}
	}
	return to
}
