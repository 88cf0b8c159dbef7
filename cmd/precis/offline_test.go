package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Where a publisher wants it, a page that was read can be read again without a
// network, one that was not says so, a new build takes the old one's place, and
// one that wants no worker takes it away.
func TestOffline(t *testing.T) {
	browser := startBrowser(t)
	texts := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(texts, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.yaml", "title: Rivers\noffline: true\n")
	write("rivers.txt", "Summary of the round table on rivers\n\n- Many participants noted that the river was cleaner.\n")
	out := buildSite(t, texts)
	server := httptest.NewUnstartedServer(nil)
	var down atomic.Bool
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			panic(http.ErrAbortHandler)
		}
		w.Header().Set("Cache-Control", "no-store")
		http.StripPrefix("/repo/", http.FileServer(http.Dir(out))).ServeHTTP(w, r)
	})
	server.Start()
	defer server.Close()

	tab, cancel := chromedp.NewContext(browser)
	defer cancel()
	tab, stop := context.WithTimeout(tab, time.Minute)
	defer stop()
	r := reader{t, tab, out}
	at := server.URL + "/repo/"
	r.do(chromedp.Navigate(at + "documents/rivers.html"))
	r.until("the page is kept with its files", kept("documents/rivers.html", "assets/precis.css", "assets/search.js", "index.html"))

	down.Store(true)
	r.do(chromedp.Navigate(at + "documents/rivers.html"))
	if text := askPage[string](t, tab, `document.body.innerText`); !strings.Contains(text, "the river was cleaner") {
		t.Errorf("without a network the page says %q", text)
	}
	if font := askPage[string](t, tab, `getComputedStyle(document.body).fontFamily`); !strings.Contains(font, "sans") {
		t.Errorf("without a network the page has no style: %s", font)
	}
	r.do(chromedp.Navigate(at + "about.html"))
	if text := askPage[string](t, tab, `document.body.innerText`); !strings.Contains(text, "not kept") {
		t.Errorf("a page that was not read says %q", text)
	}

	down.Store(false)
	write("rivers.txt", "Summary of the round table on rivers\n\n- Many participants noted that the river was dirty.\n")
	again := func() {
		t.Helper()
		if status := run(context.Background(), []string{"build", "--quiet", "--no-cache", "--seeds", texts, "--out", out}, io.Discard, os.Stderr); status != exitDone {
			t.Fatalf("status %d", status)
		}
	}
	again()
	r.do(chromedp.Navigate(at + "index.html"))
	r.until("one build is kept, with what was read of the old one", settled(`caches.keys().then(names =>
		names.length === 1 && caches.match("`+at+`documents/rivers.html")).then(a => a && a.text()).then(t => !!t && t.includes("dirty"))`))

	write("site.yaml", "title: Rivers\n")
	again()
	r.do(chromedp.Navigate(at + "about.html"))
	r.until("nothing is kept once it is not wanted", settled(`Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(([names, workers]) => names.length + workers.length === 0)`))
}

// settled asks for what a promise gave when it was asked before.
func settled(promise string) string {
	return "(" + promise + ".then(v => { window.settled = v }), window.settled === true)"
}

// kept asks whether files of the site are kept.
func kept(files ...string) string {
	return settled(`Promise.all("` + strings.Join(files, " ") + `".split(" ").map(f => caches.match(new URL("../" + f, location)))).then(all => all.every(Boolean))`)
}
