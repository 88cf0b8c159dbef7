package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// history is a folder of seeds that is edited at random, and the site that is
// built of it again and again with one cache.
type history struct {
	t      *testing.T
	random *rand.Rand
	root   string
	made   int // names and words that were given
}

func (h *history) path(name string) string { return filepath.Join(h.root, name) }

// pick gives one of the texts; "" when there is none.
func (h *history) pick() string {
	texts, _ := filepath.Glob(h.path("seeds/*.txt"))
	if len(texts) == 0 {
		return ""
	}
	return texts[h.random.IntN(len(texts))]
}

// next gives a number that was not given before.
func (h *history) next() int {
	h.made++
	return h.made
}

func (h *history) text() string {
	subjects := []string{"river wardens", "flood maps", "clean water", "fish ladders", "reed beds", "ferry fares"}
	who := []string{"Many speakers noted", "Some participants stressed", "One speaker asked", "Several delegations welcomed"}
	var b strings.Builder
	fmt.Fprintf(&b, "Summary of talks %d\n\nThe following themes were discussed:\n\n(a) Water for all\n(b) Boats\n\n", h.next())
	for _, theme := range []string{"(a) Water for all", "(b) Boats"} {
		fmt.Fprintf(&b, "%s\n\n", theme)
		for range 1 + h.random.IntN(4) {
			fmt.Fprintf(&b, "- %s that %s and %s matter, as in resolution 76/%d and the Charter of Rivers.\n", who[h.random.IntN(len(who))],
				subjects[h.random.IntN(len(subjects))], subjects[h.random.IntN(len(subjects))], 100+h.random.IntN(3))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// edits are what happens to the folder between two builds.
var edits = map[string]func(h *history){
	"nothing": func(*history) {},
	"a text is added": func(h *history) {
		write(h.t, h.path(fmt.Sprintf("seeds/talks-%d.txt", h.next())), h.text())
	},
	"a text is removed": func(h *history) { _ = os.Remove(h.pick()) },
	"a text is renamed": func(h *history) {
		if old := h.pick(); old != "" {
			_ = os.Rename(old, h.path(fmt.Sprintf("seeds/renamed-%d.txt", h.next())))
		}
	},
	"a word is changed": func(h *history) {
		h.rewrite(h.pick(), func(text string) string {
			return strings.Replace(text, " matter", fmt.Sprintf(" matter%s", strings.Repeat("!", 1+h.random.IntN(2))), 1)
		})
	},
	"a line is added": func(h *history) {
		h.rewrite(h.pick(), func(text string) string {
			lines := strings.SplitAfter(text, "\n")
			at := h.random.IntN(len(lines) + 1)
			return strings.Join(slices.Insert(lines, at, fmt.Sprintf("- Most speakers said that %d boats had sunk.\n", h.next())), "")
		})
	},
	"white space is added": func(h *history) {
		h.rewrite(h.pick(), func(text string) string { return text + strings.Repeat("\n", 1+h.random.IntN(2)) })
	},
	"facts are changed": func(h *history) {
		if text := h.pick(); text != "" {
			write(h.t, strings.TrimSuffix(text, ".txt")+".yaml", fmt.Sprintf("title: Talks on water, %d\ndate: 20%02d-05-06\nsymbol: A/%d\n", h.next(), h.random.IntN(30), h.next()))
		}
	},
	"the site is renamed": func(h *history) {
		write(h.t, h.path("seeds/site.yaml"), fmt.Sprintf("title: Rivers %d\nbase: https://example.org/\n", h.random.IntN(3)))
	},
	"the vocabulary is changed": func(h *history) {
		label := []string{"flood maps", "river wardens", "reed beds"}[h.random.IntN(3)]
		write(h.t, h.path("seeds/vocabulary.yaml"), fmt.Sprintf("topics:\n  - id: topic\n    label: %s\n  - id: water\n    label: clean water\n", label))
	},
	"there is no vocabulary": func(h *history) { _ = os.Remove(h.path("seeds/vocabulary.yaml")) },
	"the registry is changed": func(h *history) {
		write(h.t, h.path("seeds/references.yaml"), fmt.Sprintf("references:\n  - id: charter\n    kind: instrument\n    title: Charter of Rivers\n    year: 1990\n    aliases: [%s]\n", []string{"flood maps", "river wardens", "Charter of Rivers"}[h.random.IntN(3)]))
	},
	"a link leads elsewhere": func(h *history) {
		write(h.t, h.path("seeds/references.yaml"), "references:\n  - id: charter\n    kind: instrument\n    title: Charter of Rivers\n    address: https://example.org/0\n")
		write(h.t, h.path("seeds/linked.md"), fmt.Sprintf("# Notes\n\n- Many speakers read [it](https://example.org/%d).\n", h.random.IntN(2)))
	},
	"something is learned": func(h *history) {
		write(h.t, h.path("seeds/topics.weights"), fmt.Sprintf("learned from 120 points\nneeds 10\n\ntopic topic -10\n60 %s\n", []string{"boat", "river", "water"}[h.random.IntN(3)]))
	},
	"nothing is learned": func(h *history) { _ = os.Remove(h.path("seeds/topics.weights")) },
	"findings are corrected": func(h *history) {
		text := h.pick()
		if text == "" {
			return
		}
		what := []string{"not-attributions: [Many speakers, Some participants, One speaker]", "read-as: heading\n    level: 2"}[h.random.IntN(2)]
		write(h.t, h.path("seeds/corrections.yaml"), fmt.Sprintf("corrections:\n  - text: %s\n    line: %d\n    %s\n", strings.TrimSuffix(filepath.Base(text), ".txt"), 10+h.random.IntN(3), what))
	},
	"nothing is corrected": func(h *history) { _ = os.Remove(h.path("seeds/corrections.yaml")) },
	"numbers are kept": func(h *history) {
		_ = run(context.Background(), []string{"number", "--seeds", h.path("seeds"), "--quiet"}, io.Discard, io.Discard)
	},
	"numbers are not kept": func(h *history) { _ = os.Remove(h.path("seeds/numbers.lock")) },
	"the cache is lost":    func(h *history) { _ = os.RemoveAll(h.path("cache")) },
	"a byte of the cache is changed": func(h *history) {
		h.spoil(h.anyOf("cache"), func(data []byte) []byte {
			data[h.random.IntN(len(data))] ^= byte(1 + h.random.IntN(255))
			return data
		})
	},
	"the cache is cut": func(h *history) {
		h.spoil(h.anyOf("cache"), func(data []byte) []byte { return data[:h.random.IntN(len(data))] })
	},
	"the site is lost": func(h *history) { _ = os.RemoveAll(h.path("site")) },
	"pages change a byte": func(h *history) {
		h.some(func(page string) {
			h.spoil(page, func(data []byte) []byte {
				data[h.random.IntN(len(data))] ^= 1
				return data
			})
		})
	},
	"pages grow and are dated back": func(h *history) {
		h.some(func(page string) { h.spoil(page, func(data []byte) []byte { return append(data, ' ') }) })
	},
	"pages are locked":  func(h *history) { h.some(func(page string) { _ = os.Chmod(page, 0o600) }) },
	"a page is cut":     func(h *history) { _ = os.Truncate(h.anyOf("site"), 0) },
	"a page is removed": func(h *history) { _ = os.Remove(h.anyOf("site")) },
	"a page is a folder": func(h *history) {
		if page := h.anyOf("site"); os.Remove(page) == nil {
			_ = os.Mkdir(page, 0o755)
		}
	},
	"the site is dated": func(h *history) { // as unpacking does
		_ = filepath.WalkDir(h.path("site"), func(name string, _ fs.DirEntry, _ error) error {
			_ = os.Chtimes(name, time.Unix(1e9, 0), time.Unix(1e9, 0))
			return nil
		})
	},
	"somebody else builds": func(h *history) { h.build("site", "--no-cache") },
}

func (h *history) rewrite(file string, change func(string) string) {
	if data, err := os.ReadFile(file); err == nil {
		write(h.t, file, change(string(data)))
	}
}

// spoil changes the bytes of a file. One of another size than before keeps its
// date, and one of the same size does not: nobody could tell the two apart.
func (h *history) spoil(file string, change func([]byte) []byte) {
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		return
	}
	info, err := os.Stat(file)
	if err != nil {
		return
	}
	changed := change(slices.Clone(data))
	write(h.t, file, string(changed))
	if len(changed) != len(data) {
		_ = os.Chtimes(file, info.ModTime(), info.ModTime())
	}
}

// anyOf gives some file of a folder, the hidden ones of the publisher's left
// out; "" when there is none.
func (h *history) anyOf(folder string) string {
	var files []string
	_ = filepath.WalkDir(h.path(folder), func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && e.Name() != ".precis-files" {
			files = append(files, name)
		}
		return nil
	})
	if len(files) == 0 {
		return ""
	}
	return files[h.random.IntN(len(files))]
}

// some does something to some files of the site.
func (h *history) some(do func(file string)) {
	for range 5 {
		do(h.anyOf("site"))
	}
}

// build builds a site and tells what was said and with which status.
func (h *history) build(out string, flags ...string) (status int, said string) {
	var report bytes.Buffer
	status = run(context.Background(), append([]string{"build", "--seeds", h.path("seeds"), "--out", h.path(out), "--quiet"}, flags...), &report, &report)
	return status, strings.ReplaceAll(report.String(), h.path(out), "SITE")
}

// tree gives all of a folder: of each file its mode and bytes.
func (h *history) tree(folder string) map[string]string {
	tree := make(map[string]string)
	_ = filepath.WalkDir(h.path(folder), func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			h.t.Fatal(err)
		}
		info, err := e.Info()
		if err != nil {
			h.t.Fatal(err)
		}
		rel, _ := filepath.Rel(h.path(folder), name)
		tree[rel] = info.Mode().String()
		if !e.IsDir() {
			data, err := os.ReadFile(name)
			if err != nil {
				h.t.Fatal(err)
			}
			tree[rel] += " " + string(data)
		}
		return nil
	})
	return tree
}

// Whatever is done to the seeds, the site and the cache between two builds, a
// build with the cache says and makes, byte for byte, what one without any
// does. HISTORIES and EDITS say how many and how long.
func TestCacheChangesNothing(t *testing.T) {
	histories, length := 2, 20
	for name, n := range map[string]*int{"HISTORIES": &histories, "EDITS": &length} {
		if wanted, err := strconv.Atoi(os.Getenv(name)); err == nil {
			*n = wanted
		}
	}
	kinds := slices.Sorted(maps.Keys(edits))
	built := 0
	for seed := range histories {
		h := &history{t: t, random: rand.New(rand.NewPCG(uint64(seed), 7)), root: t.TempDir()}
		for range 3 {
			edits["a text is added"](h)
		}
		var past []string
		for range length {
			for range 1 + h.random.IntN(2) {
				kind := kinds[h.random.IntN(len(kinds))]
				past = append(past, kind)
				edits[kind](h)
			}
			_ = os.RemoveAll(h.path("clean"))
			wantStatus, want := h.build("clean", "--no-cache")
			status, said := h.build("site", "--cache", h.path("cache"))
			if strings.Contains(said, "precis did not write this") { // what an edit put in the way of a page
				_ = os.RemoveAll(h.path("site"))
				status, said = h.build("site", "--cache", h.path("cache"))
			}
			if status != wantStatus || said != want {
				t.Fatalf("history %d: %s\nwith the cache, status %d:\n%s\nwithout, status %d:\n%s", seed, strings.Join(past, "; "), status, said, wantStatus, want)
			}
			if status != exitDone {
				continue
			}
			built++
			if diff := cmp.Diff(h.tree("clean"), h.tree("site")); diff != "" {
				t.Fatalf("history %d: %s\n(-without +with):\n%s", seed, strings.Join(past, "; "), diff)
			}
		}
	}
	t.Logf("%d sites", built)
	if built < histories*length/2 {
		t.Errorf("only %d sites were built", built)
	}
}

// A build that changes nothing rewrites no page, and one that changes a text
// those that differ.
func TestPagesStay(t *testing.T) {
	h := &history{t: t, random: rand.New(rand.NewPCG(1, 1)), root: t.TempDir()}
	for range 3 {
		edits["a text is added"](h)
	}
	times := func() map[string]time.Time {
		if status, said := h.build("site", "--cache", h.path("cache")); status != exitDone {
			t.Fatal(said)
		}
		times := make(map[string]time.Time)
		_ = filepath.WalkDir(h.path("site"), func(name string, e fs.DirEntry, _ error) error {
			if info, err := e.Info(); err == nil && !e.IsDir() {
				times[name] = info.ModTime()
			}
			return nil
		})
		return times
	}
	before := times()
	bytesBefore := h.tree("site")
	for _, edit := range []string{"nothing", "a word is changed", "a byte of the cache is changed", "nothing"} {
		edits[edit](h)
		after := times()
		bytesAfter := h.tree("site")
		stayed := 0
		for name, time := range after {
			rel, _ := filepath.Rel(h.path("site"), name)
			switch {
			case time.Equal(before[name]):
				stayed++
				if bytesAfter[rel] != bytesBefore[rel] {
					t.Errorf("%s: %s has other bytes and its old time", edit, rel)
				}
			case edit == "nothing" && !strings.HasSuffix(rel, ".zip") && rel != ".precis-files":
				t.Errorf("%s: %s was written again", edit, rel)
			}
		}
		if edit == "a word is changed" && (stayed == 0 || stayed == len(after)) {
			t.Errorf("%s: %d of %d files stayed", edit, stayed, len(after))
		}
		before, bytesBefore = after, bytesAfter
	}
}

// A folder keeps the caches of the sites that were built last, and nothing that
// a killed build left; files of others are none of its business.
func TestCachesArePruned(t *testing.T) {
	folder := t.TempDir()
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	for i := range 20 {
		name := filepath.Join(folder, fmt.Sprintf("%016x.cache", i))
		if i%2 == 1 {
			name += ".next" // of a build that was killed
		}
		write(t, name, "old")
		mustChange(t, os.Chtimes(name, day(i+1), day(i+1)))
	}
	for _, name := range []string{"CACHEDIR.TAG", "notes.txt"} {
		write(t, filepath.Join(folder, name), "kept")
		mustChange(t, os.Chtimes(filepath.Join(folder, name), day(1), day(1)))
	}
	seeds := t.TempDir()
	write(t, filepath.Join(seeds, "rivers.txt"), "Summary of talks\n\n- Many speakers noted that rivers rise.\n")
	var told bytes.Buffer
	if status := run(context.Background(), []string{"build", "--quiet", "--seeds", seeds, "--out", filepath.Join(t.TempDir(), "public"), "--cache", folder}, &told, &told); status != exitDone {
		t.Fatal(told.String())
	}
	entries, err := os.ReadDir(folder)
	mustChange(t, err)
	var old []string
	caches := 0
	for _, entry := range entries {
		if strings.Contains(entry.Name(), ".cache") {
			caches++
			if strings.HasPrefix(entry.Name(), "00000000") {
				old = append(old, entry.Name())
			}
		}
	}
	var want []string
	for i := 13; i < 20; i++ {
		want = append(want, fmt.Sprintf("%016x.cache%s", i, map[int]string{1: ".next"}[i%2]))
	}
	if diff := cmp.Diff(want, old); diff != "" || caches != mostCaches || len(entries) != mostCaches+2 {
		t.Errorf("%d caches, %d files (-want +got):\n%s", caches, len(entries), diff)
	}
}

func mustChange(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
