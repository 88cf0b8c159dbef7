package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// longSeeds is a document of so many points in chapters of so many.
func longSeeds(t *testing.T, points, chapter int) string {
	t.Helper()
	seeds := t.TempDir()
	var b strings.Builder
	b.WriteString("Report on long rivers\n\n")
	for n := range points {
		if n%chapter == 0 {
			fmt.Fprintf(&b, "\n%d. Chapter on ferry %d\n\n", n/chapter+1, n)
		}
		fmt.Fprintf(&b, "- Several speakers noted crossing number%d, and that it had been put off.\n", n)
	}
	if err := os.WriteFile(filepath.Join(seeds, "rivers.txt"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return seeds
}

// A vast document is read on several pages: they lead to each other, hold every
// point once and in order, have twins, and are what data and the site map name.
func TestParts(t *testing.T) {
	const points = 1200
	seeds, site := longSeeds(t, points, 600), filepath.Join(t.TempDir(), "public")
	for _, args := range [][]string{
		{"build", "--quiet", "--no-cache", "--base-url", "https://rivers.example/", "--seeds", seeds, "--out", site},
		{"check", site},
	} {
		var told bytes.Buffer
		if status := run(context.Background(), args, &told, &told); status != exitDone {
			t.Fatalf("precis %s: status %d\n%s", strings.Join(args, " "), status, told.String())
		}
	}
	read := func(name string) string {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	page, at := "rivers.html", 0
	for part := 1; page != ""; part++ {
		twin := read("documents/" + strings.TrimSuffix(page, ".html") + ".md")
		for ; strings.Contains(twin, fmt.Sprintf(" number%d, ", at)); at++ {
			if part > 1 && strings.Contains(read("documents/rivers.md"), fmt.Sprintf(" number%d, ", at)) {
				t.Fatalf("point %d stands on two pages", at)
			}
		}
		if html := read("documents/" + page); !strings.Contains(html, `<link rel="canonical" href="https://rivers.example/documents/`+page+`">`) {
			t.Errorf("%s is said to be at another address", page)
		}
		if !strings.Contains(read("sitemap.xml"), "/documents/"+page+"<") {
			t.Errorf("%s is not in the site map", page)
		}
		next := fmt.Sprintf("rivers--%d.html", part+1)
		if !strings.Contains(twin, "("+next+")") {
			next = ""
		}
		page = next
	}
	if at != points {
		t.Errorf("following the parts, %d of %d points are read", at, points)
	}
	if list := read("data/points.jsonl"); !strings.Contains(list, `"page":"documents/rivers--2.html","text":"Several speakers noted crossing number400,`) {
		t.Error("data do not say on which page the point stands")
	}
	if !strings.Contains(read("documents/rivers--2.md"), "continued {#on-section-") {
		t.Error("a section that goes on has no heading on its second page")
	}
}

// The address of a point leads to it from whichever page it names.
func TestBrowserParts(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	var told bytes.Buffer
	if status := run(context.Background(), []string{"build", "--quiet", "--no-cache", "--seeds", longSeeds(t, 1200, 350), "--out", out}, &told, &told); status != exitDone {
		t.Fatal(told.String())
	}
	browser := startBrowser(t)
	for from, to := range map[string]string{
		"rivers.html#d1": "rivers--3.html#d1", "rivers--3.html#a1": "rivers.html#a1", "rivers--2.html#section-d": "rivers--3.html#section-d",
		"rivers.html#a2": "rivers.html#a2",
	} {
		r := openPage(t, browser, out, "documents/"+from)
		r.until("the address leads to "+to, `location.href.endsWith("/`+to+`") && document.querySelector(":target") !== null`)
	}
}
