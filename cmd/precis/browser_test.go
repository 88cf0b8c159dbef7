package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Every kind of page opens in a real browser from the disk, with no error on
// its console, no request that fails and none that leaves the disk.
func TestBrowserFromDisk(t *testing.T) {
	browser := startBrowser(t)
	out := buildSite(t, seeds, "--base-url", "https://example.org/repo/")
	for kind, path := range kinds(t, out) {
		if kind == "error" {
			continue // a host shows it, and never the disk
		}
		t.Run(kind, func(t *testing.T) {
			tab, cancel := chromedp.NewContext(browser, chromedp.WithListener(func(event any) { complain(t, event) }))
			defer cancel()
			if err := chromedp.Do(tab, chromedp.EmulateViewport(360, 740)); err != nil {
				t.Fatal(err)
			}
			tab, stop := context.WithTimeout(tab, time.Minute)
			defer stop()
			if _, err := chromedp.Call(tab, network.Enable, network.EnableParams{}); err != nil {
				t.Fatal(err)
			}
			if err := chromedp.Do(tab, chromedp.Navigate("file://"+path)); err != nil {
				t.Fatal(err)
			}
			heading := askPage[string](t, tab, `document.querySelector("h1").innerText`)
			font := askPage[string](t, tab, `getComputedStyle(document.querySelector("main")).fontFamily`)
			wide := askPage[bool](t, tab, `document.documentElement.scrollWidth > innerWidth`)
			switch {
			case strings.TrimSpace(heading) == "":
				t.Error("shows no heading")
			case !strings.Contains(font, "sans"):
				t.Errorf("is without its stylesheet: the font is %s", font)
			case wide:
				t.Error("is wider than a phone")
			}
		})
	}
}

// complain tells what a page must not do.
func complain(t *testing.T, event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		t.Errorf("exception: %s", e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			t.Errorf("console: %s", e.Type)
		}
	case *log.EventEntryAdded:
		t.Errorf("log: %s %s", e.Entry.Text, e.Entry.URL)
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "file://") {
			t.Errorf("asks for %s", e.Request.URL)
		}
	case *network.EventLoadingFailed:
		t.Errorf("does not load: %s", e.ErrorText)
	}
}

func askPage[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	value, err := chromedp.Run(tab, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// startBrowser starts a headless Chromium that talks to nobody.
func startBrowser(t testing.TB) context.Context {
	t.Helper()
	program := ""
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if found, err := exec.LookPath(name); name != "" && err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium here: install it or set CHROMIUM to its program; \"make test\" gets Debian's")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-dev-shm-usage", true),
	)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	browser, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("%s does not start: %v", program, err)
	}
	return browser
}

// The address of a point in a document that was renamed leads to the point.
func TestBrowserMoved(t *testing.T) {
	browser := startBrowser(t)
	folder := t.TempDir()
	write := func(name string) {
		const text = "Round table on rivers\n\n- Many participants noted that the rivers of the plain rise in spring.\n- Several speakers called for wardens on every bridge, by day and by night.\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if status := run(t.Context(), []string{"number", "--seeds", folder}, io.Discard, io.Discard); status != exitDone {
			t.Fatalf("number: status %d", status)
		}
	}
	write("old.txt")
	if err := os.Remove(filepath.Join(folder, "old.txt")); err != nil {
		t.Fatal(err)
	}
	write("new.txt")
	tab, cancel := chromedp.NewContext(browser)
	defer cancel()
	tab, stop := context.WithTimeout(tab, time.Minute)
	defer stop()
	out := buildSite(t, folder)
	if err := chromedp.Do(tab, chromedp.Navigate("file://"+filepath.Join(out, "documents", "old.html")+"#p2")); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if strings.HasSuffix(askPage[string](t, tab, `location.href`), "/documents/new.html#p2") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("leads to %s", askPage[string](t, tab, `location.href`))
}
