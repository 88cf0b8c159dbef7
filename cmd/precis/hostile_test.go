package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"precis/generator/check"
)

// hostileSeeds is a folder with the seeds in testdata/seeds, and their numbers
// with addresses that somebody says were given.
func hostileSeeds(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/seeds/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, f := range archive.Files {
		write(t, filepath.Join(folder, f.Name), string(f.Data))
	}
	if said, err := program(t, "number", "--seeds", folder, "--quiet").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	numbers := filepath.Join(folder, "numbers.lock")
	kept, err := os.ReadFile(numbers)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"lakes#a99", "gone#p1"} {
		kept = append(kept, at+` <img/src=x/onerror=ran=1> point withdrawn SJFcUmF0zo21 1 abc <script>ran=1</script> [x](javascript:ran=1) "'& {#main .site}`+"\n"...)
	}
	write(t, numbers, string(kept))
	return folder
}

// Whatever words the seeds hold: the site reads back without a fault or a
// warning, and its pages hold no element and no address that the frame and the
// pages do not make themselves.
func TestHostileSeeds(t *testing.T) {
	const base = "https://example.org/a%20b/"
	out := buildSite(t, hostileSeeds(t), "--strict", "--base-url", base)
	_, found, err := check.Site(os.DirFS(out), base)
	if err != nil || len(found) > 0 {
		t.Fatalf("%v\n%v", err, found)
	}
	if _, err := os.Stat(filepath.Join(out, "themes", "clean-water-for-all", "water.html")); err != nil {
		t.Errorf("the theme that two documents share has no page for its topic: %v", err)
	}
	if gone, err := os.ReadFile(filepath.Join(out, "documents", "gone.html")); err != nil || !bytes.Contains(gone, []byte("&lt;script>ran=1")) {
		t.Errorf("the words of a number that was withdrawn are not shown: %v", err)
	}
	err = filepath.WalkDir(out, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		page, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		root, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			return err
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if slices.Contains([]string{"b", "i", "img", "iframe", "style"}, n.Data) || n.Data == "script" && n.FirstChild != nil && !isData(n) {
				t.Errorf("%s holds an element %s", strings.TrimPrefix(path, out), n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s holds %s=%q", strings.TrimPrefix(path, out), a.Key, a.Val)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// In a real browser with the policy switched off, which would stop it, no
// script that the seeds hold runs on any page, nor from a page's address.
func TestHostileSeedsInBrowser(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, hostileSeeds(t), "--base-url", "https://example.org/")
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	var pages []string
	err := filepath.WalkDir(out, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		page, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		bare := policy.ReplaceAll(page, nil)
		if len(bare) == len(page) {
			t.Errorf("%s has no policy to switch off", path)
		}
		pages = append(pages, "file://"+(&url.URL{Path: path}).EscapedPath())
		return os.WriteFile(path, bare, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	tab, cancel := chromedp.NewContext(browser)
	defer cancel()
	tab, stop := context.WithTimeout(tab, 2*time.Minute)
	defer stop()
	ran := func(address string) bool {
		if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		did, err := chromedp.Run(tab, chromedp.Evaluate[bool](`new Promise(done => setTimeout(() => done("ran" in window), 20))`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		return did
	}
	const payload = "<img src=x onerror=ran=1>"
	probe := filepath.Join(t.TempDir(), "probe.html")
	write(t, probe, payload)
	if !ran("file://" + probe) {
		t.Fatal("a script that runs is not seen")
	}
	for _, page := range pages {
		for _, behind := range []string{"", "#" + payload, "?q=" + url.QueryEscape(payload+` water "><script>ran=1</script>`), "?a=" + url.QueryEscape(payload)} {
			if behind != "" && !strings.HasSuffix(page, "search.html") && !strings.HasSuffix(page, "compare.html") {
				continue
			}
			if ran(page + behind) {
				t.Errorf("%s%s runs a script of the seeds", page, behind)
			}
		}
	}
}

// isData tells a script that browsers run from data that they do not.
func isData(script *html.Node) bool {
	return slices.Contains(script.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) && json.Valid([]byte(script.FirstChild.Data))
}
