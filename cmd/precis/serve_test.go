package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// served is "precis serve" while it runs.
type served struct {
	root string // with its closing slash
	news *bufio.Scanner
	stop func() int // ends it, and gives its status
}

// serveSeeds runs "precis serve" on a folder of seeds, at a free port.
func serveSeeds(t testing.TB, seeds string, flags ...string) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, address := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		var report bytes.Buffer
		status := run(ctx, append([]string{"serve", "--seeds", seeds, "--listen", "127.0.0.1:0"}, flags...), address, &report)
		_ = address.CloseWithError(fmt.Errorf("status %d: %s", status, &report))
		ended <- status
	}()
	root, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s := &served{root: strings.TrimSpace(root)}
	r, err := http.Get(s.root + "_precis/events")
	if err != nil {
		t.Fatal(err)
	}
	s.news = bufio.NewScanner(r.Body)
	s.news.Buffer(nil, 1<<20)
	stopped := false
	s.stop = func() int {
		stopped = true
		cancel()
		return <-ended
	}
	t.Cleanup(func() {
		if r.Body.Close(); !stopped {
			s.stop()
		}
	})
	return s
}

// state is what a page is told.
type state struct {
	Edition string
	Faults  []struct{ Place, Message, Hint string }
}

// hear waits for a state in which something holds.
func (s *served) hear(t testing.TB, holds func(state) bool) state {
	t.Helper()
	for s.news.Scan() {
		data, found := strings.CutPrefix(s.news.Text(), "data: ")
		if !found {
			continue
		}
		var n state
		if err := json.Unmarshal([]byte(data), &n); err != nil {
			t.Fatal(err)
		}
		if holds(n) {
			return n
		}
	}
	t.Fatalf("the stream ended: %v", s.news.Err())
	return state{}
}

func (s *served) get(t testing.TB, path string) (int, string) {
	t.Helper()
	r, err := http.Get(s.root + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	content, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(content)
}

// What is served is what a build writes, byte for byte but for the one script,
// at first and after every edit.
func TestServeIsBuild(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "seeds")
	if err := os.CopyFS(folder, os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	about := filepath.Join(folder, "site.yaml")
	content, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(about, append(content, "download: false\n"...), 0o600); err != nil { // which serve offers in no case
		t.Fatal(err)
	}
	s := serveSeeds(t, folder, "--base-url", "https://example.org/repo/")
	s.hear(t, func(n state) bool { return n.Edition != "" })
	same(t, s, folder)
	text := filepath.Join(folder, "cnd-2019-ministerial-round-tables.txt")
	r := rand.New(rand.NewSource(3))
	for edit := range 3 {
		content, err := os.ReadFile(text)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(content), "\n")
		at := 10 + r.Intn(len(lines)-10)
		words := fmt.Sprintf("meadow-%d", edit)
		lines[at] = "- Many speakers welcomed alternative development of the " + words + ".\n" + lines[at]
		hidden := filepath.Join(folder, ".new") // written in one step, and so told once
		if err := errors.Join(os.WriteFile(hidden, []byte(strings.Join(lines, "")), 0o600), os.Rename(hidden, text)); err != nil {
			t.Fatal(err)
		}
		s.hear(t, func(state) bool {
			_, twin := s.get(t, "documents/cnd-2019-ministerial-round-tables.md")
			return strings.Contains(twin, words)
		})
		same(t, s, folder)
	}
	if status := s.stop(); status != exitDone {
		t.Errorf("ended with status %d", status)
	}
}

// same compares what is served with what a build writes.
func same(t *testing.T, s *served, folder string) {
	t.Helper()
	script := regexp.MustCompile(`<script src="/_precis/live\.js" data-edition="[a-z0-9-]+" defer></script>`)
	out := os.DirFS(buildSite(t, folder, "--base-url", "https://example.org/repo/"))
	files := 0
	err := fs.WalkDir(out, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path == ".precis-files" {
			return err
		}
		want, err := fs.ReadFile(out, path)
		if err != nil {
			return err
		}
		status, got := s.get(t, path)
		if strings.HasSuffix(path, ".html") {
			if n := len(script.FindAllString(got, -1)); n != 1 {
				t.Errorf("%s has %d scripts of serve", path, n)
			}
			got = script.ReplaceAllString(got, "")
		}
		if status != http.StatusOK || got != string(want) {
			t.Errorf("%s: status %d, %d bytes where a build writes %d", path, status, len(got), len(want))
		}
		files++
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files, %v", files, err)
	}
	if status, got := s.get(t, "topics/none.html"); status != http.StatusNotFound || !strings.Contains(got, "precis.css") {
		t.Errorf("a page that is none: %d %s", status, got)
	}
}

// Two pages that want one address are told of after the site is shown, with
// what a build says of them, and no more when that is mended.
func TestServeClash(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		hidden := filepath.Join(folder, ".new") // written in one step, and so told once
		if err := errors.Join(os.WriteFile(hidden, []byte(content), 0o600), os.Rename(hidden, filepath.Join(folder, name))); err != nil {
			t.Fatal(err)
		}
	}
	text := "Round table on rivers\n\n- Some speakers asked for pumps.\n"
	for town := range 90 { // more than one page lists
		text += fmt.Sprintf("- Many speakers called for safe water in town %d.\n", town)
	}
	write("rivers.txt", text)
	topics := func(pumps string) {
		write("vocabulary.yaml", "topics:\n- id: water\n  label: Safe water\n- id: "+pumps+"\n  label: Pumps\n")
	}
	topics("water-2")
	s := serveSeeds(t, folder)
	clash := s.hear(t, func(n state) bool { return len(n.Faults) > 0 })
	if clash.Edition == "" || clash.Faults[0].Place != "topics/water-2.html" || !strings.Contains(clash.Faults[0].Message, "wanted more than once") {
		t.Errorf("it says %+v", clash)
	}
	topics("pumps")
	if n := s.hear(t, func(n state) bool { return n.Edition != clash.Edition }); len(n.Faults) > 0 {
		t.Errorf("mended: %+v", n)
	}
}

// A second server at the same place says that the place is taken.
func TestServeTaken(t *testing.T) {
	s := serveSeeds(t, seeds)
	address := strings.Trim(strings.TrimPrefix(s.root, "http://"), "/")
	var report bytes.Buffer
	status := run(t.Context(), []string{"serve", "--seeds", seeds, "--listen", address}, io.Discard, &report)
	want := "precis serve: " + address + " is taken: another \"precis serve\", or another program, answers there\n    hint: stop it, or give another port, as --listen 127.0.0.1:8018\n"
	if status != exitInput || report.String() != want {
		t.Errorf("status %d: %s", status, &report)
	}
}

// In a real browser an edit loads the page again where its reader was, a fault
// stands over it, can be closed, and goes when it is mended.
func TestBrowserServe(t *testing.T) {
	browser := startBrowser(t)
	folder := t.TempDir()
	text := func(first string) {
		var b strings.Builder
		fmt.Fprintf(&b, "Round table on rivers\n\n- %s\n", first)
		for i := range 60 {
			fmt.Fprintf(&b, "- Several speakers called for %d wardens on every bridge, by day and by night.\n", i)
		}
		file := filepath.Join(folder, "rivers.txt")
		if err := os.WriteFile(file+".new~", []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(file+".new~", file); err != nil { // as editors do
			t.Fatal(err)
		}
	}
	about := func(content string) {
		if err := os.WriteFile(filepath.Join(folder, "site.yaml"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text("Many speakers spoke of floods.")
	about("title: Rivers\n")
	s := serveSeeds(t, folder)
	tab, cancel := chromedp.NewContext(browser)
	defer cancel()
	tab, end := context.WithTimeout(tab, 2*time.Minute)
	defer end()
	if err := chromedp.Do(tab, chromedp.EmulateViewport(800, 700)); err != nil {
		t.Fatal(err)
	}
	s.hear(t, func(n state) bool { return n.Edition != "" })
	if err := chromedp.Do(tab, chromedp.Navigate(s.root+"documents/rivers.html")); err != nil {
		t.Fatal(err)
	}
	until := func(what, expression string) {
		t.Helper()
		for range 300 {
			if value, err := chromedp.Run(tab, chromedp.Evaluate[bool](expression)); err == nil && value {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Fatalf("%s: never", what)
	}
	until("the page", `document.readyState === "complete" && !!document.getElementById("p40")`)
	const place = `Math.round(document.getElementById("p40").getBoundingClientRect().top)`
	askPage[float64](t, tab, `document.getElementById("p40").scrollIntoView({behavior: "instant"}), scrollY`)
	before := 0.0
	for still := 0; still < 5; time.Sleep(100 * time.Millisecond) { // fonts and scripts move things after the page is there
		now := askPage[float64](t, tab, place)
		if still++; now != before {
			before, still = now, 0
		}
	}
	text(strings.Repeat("Many speakers spoke of droughts, and of all that comes with them. ", 20))
	until("the edit", `document.readyState === "complete" && document.body.innerText.includes("droughts")`)
	until("the place", fmt.Sprintf(`Math.abs(%s - %g) < 3 && scrollY > 500`, place, before))

	about("title: Rivers\ntittle: Rivers\n")
	until("the fault", `!!document.querySelector("#precis-faults[open] [role=alert]")`)
	if said := askPage[string](t, tab, `document.querySelector("#precis-faults").innerText`); !strings.Contains(said, "site.yaml:2:1") {
		t.Errorf("it says %q", said)
	}
	if font := askPage[string](t, tab, `document.querySelector("#precis-faults").matches(":modal") + getComputedStyle(document.querySelector("#precis-faults")).fontFamily`); !strings.HasPrefix(font, "true") || !strings.Contains(font, "sans") {
		t.Errorf("it looks like %s", font)
	}
	askPage[bool](t, tab, `document.querySelector("#precis-faults button").click(), true`)
	until("closed", `!document.querySelector("#precis-faults[open]") && document.body.innerText.includes("droughts")`)
	about("title: Rivers\nwrong: Rivers\n")
	until("the second fault", `!!document.querySelector("#precis-faults[open]") && document.querySelector("#precis-faults").innerText.includes("wrong")`)
	about("title: Rivers and lakes\n")
	until("mended", `!document.querySelector("#precis-faults") && document.title.includes("lakes")`)
	until("the place again", fmt.Sprintf(`Math.abs(%s - %g) < 3`, place, before))
}
