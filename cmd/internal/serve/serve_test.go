package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const address = "127.0.0.1:8017"

// siteOf is an edition of a few files that all say which it is.
func siteOf(n int) *Edition {
	page := fmt.Sprintf("<!doctype html><html><head><title>%d</title></head><body>%d</body></html>", n, n)
	files := map[string]string{
		"index.html": page, "topics/index.html": page, "topics/water.html": page, "404.html": page,
		"topics/water.md": fmt.Sprint(n), "assets/precis.css": fmt.Sprint(n), ".nojekyll": "",
	}
	return &Edition{Root: "/repo/", File: func(path string) ([]byte, bool, error) {
		if path == "broken.html" {
			return nil, true, errors.New("seeds/a.txt:3:1: words <lost>")
		}
		content, found := files[path]
		return []byte(content), found, nil
	}}
}

// ask asks and does not wait, so that a stream of events ends at once.
func ask(s *Server, method, target, host string) *httptest.ResponseRecorder {
	gone, leave := context.WithCancel(context.Background())
	leave()
	r := httptest.NewRequestWithContext(gone, method, "/", nil)
	r.Host = host
	if parsed, err := r.URL.Parse(target); err == nil {
		r.URL = parsed
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestPaths(t *testing.T) {
	s := New(address, "127.0.0.1", "run")
	s.Show(siteOf(1))
	for target, want := range map[string]struct {
		status int
		kind   string
	}{
		"/":                       {200, "text/html; charset=utf-8"},
		"/index.html":             {200, "text/html; charset=utf-8"},
		"/topics/":                {200, "text/html; charset=utf-8"},
		"/topics/water.html?q=a":  {200, "text/html; charset=utf-8"},
		"/topics/water.md":        {200, "text/markdown; charset=utf-8"},
		"/assets/precis.css":      {200, "text/css; charset=utf-8"},
		"/repo/assets/precis.css": {200, "text/css; charset=utf-8"}, // as 404.html calls it
		"/repo/":                  {200, "text/html; charset=utf-8"},
		"/_precis/live.js":        {200, "text/javascript; charset=utf-8"},
		"/_precis/live.css":       {200, "text/css; charset=utf-8"},
		"/.nojekyll":              {200, "text/plain; charset=utf-8"},
		"/broken.html":            {500, "text/html; charset=utf-8"},
	} {
		w := ask(s, "GET", target, address)
		if w.Code != want.status || w.Header().Get("Content-Type") != want.kind {
			t.Errorf("%s: %d %s", target, w.Code, w.Header().Get("Content-Type"))
		}
	}
	for _, target := range []string{
		"/nothing.html", "/topics", "/../go.mod", "/topics/../index.html", "/%2e%2e/go.mod", "/..%2fgo.mod", "/topics%2Fwater.html", "/topics%5Cwater.html",
		`/topics\water.html`, `/..\..\go.mod`, "/index.html%00", "/index.html\x00.txt", "//etc/passwd", "//index.html", "/./index.html", "/etc/passwd", "/C:/index.html",
		"/_precis/", "/_precis/serve.go", "/repo/repo/index.html", "/%69ndex.html", "index.html", "*", "",
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = address
		r.URL.Path, r.URL.RawPath = target, ""
		if parsed, err := r.URL.Parse(target); err == nil && strings.Contains(target, "%") {
			r.URL = parsed
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != 404 || !strings.Contains(w.Body.String(), "<title>1</title>") {
			t.Errorf("%q: %d %.40s", target, w.Code, w.Body)
		}
	}
}

func TestFailedPageEscapes(t *testing.T) {
	s := New(address, "127.0.0.1", "run")
	s.Show(siteOf(1))
	if body := ask(s, "GET", "/broken.html", address).Body.String(); !strings.Contains(body, "seeds/a.txt:3:1: words &lt;lost&gt;") {
		t.Error(body)
	}
}

// A page on the web whose own name was made to lead here reads nothing.
func TestHosts(t *testing.T) {
	for _, test := range []struct{ listens, name, host string }{
		{address, "127.0.0.1", "127.0.0.1:8017"}, {address, "127.0.0.1", "localhost:8017"}, {address, "127.0.0.1", "LOCALHOST:8017"}, {"[::1]:8017", "::1", "[::1]:8017"},
		{"192.168.1.5:8017", "box.lan", "box.lan:8017"}, {"192.168.1.5:8017", "box.lan", "192.168.1.5:8017"}, {"127.0.0.1:80", "127.0.0.1", "localhost"}, {"127.0.0.1:80", "127.0.0.1", "[::1]"},
		{"[::]:8017", "", "192.168.1.5:8017"}, {"0.0.0.0:8017", "0.0.0.0", "[fe80::1]:8017"},
	} {
		if s := New(test.listens, test.name, "run"); !s.hosts.allow(test.host) {
			t.Errorf("%s is refused by one that listens at %s", test.host, test.listens)
		}
	}
	for _, test := range []struct{ listens, host string }{
		{address, "evil.example:8017"}, {address, "127.0.0.1"}, {address, "127.0.0.1:80"}, {address, "127.0.0.1.evil.example:8017"}, {address, "localhost.:8017"}, {address, ""},
		{address, "192.168.1.5:8017"}, {address, "[::1]:8018"}, {address, "127.0.0.1:8017:8017"}, {"[::]:8017", "evil.example:8017"}, {address, "user@127.0.0.1:8017"},
	} {
		s := New(test.listens, "", "run")
		s.Show(siteOf(1))
		for _, target := range []string{"/", "/_precis/events", "/_precis/live.js"} {
			if w := ask(s, "GET", target, test.host); w.Code != http.StatusMisdirectedRequest || strings.Contains(w.Body.String(), "<title>") {
				t.Errorf("%s%s: %d", test.host, target, w.Code)
			}
		}
	}
}

func TestMethods(t *testing.T) {
	s := New(address, "127.0.0.1", "run")
	s.Show(siteOf(1))
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PATCH", "get"} {
		if w := ask(s, method, "/", address); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	if w := ask(s, "HEAD", "/", address); w.Code != 200 || w.Body.Len() > 0 || w.Header().Get("Content-Length") == "0" {
		t.Errorf("HEAD: %d, %d bytes", w.Code, w.Body.Len())
	}
}

// started is a server that really listens.
func started(t *testing.T) (s *Server, root string, stop func() error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s = New(l.Addr().String(), "127.0.0.1", "run")
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, l) }()
	stop = sync.OnceValue(func() error { cancel(); return <-ended })
	t.Cleanup(func() { _ = stop() })
	return s, "http://" + l.Addr().String(), stop
}

// A page hears of the state that it finds, of faults, and of the edition that
// mends them; and the server ends while it listens.
func TestEvents(t *testing.T) {
	s, root, stop := started(t)
	r, err := http.Get(root + "/_precis/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	hear := func() news {
		for lines.Scan() {
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
				var n news
				if err := json.Unmarshal([]byte(data), &n); err != nil {
					t.Fatal(err)
				}
				return n
			}
		}
		t.Fatal("the stream ended")
		return news{}
	}
	if n := hear(); n.Edition != "" || n.Faults == nil || len(n.Faults) > 0 {
		t.Errorf("before all: %+v", n)
	}
	s.Show(siteOf(1))
	first := hear()
	if first.Edition == "" || len(first.Faults) > 0 {
		t.Errorf("an edition: %+v", first)
	}
	s.Fail([]Fault{{"seeds/a.txt:3:1", "wrong", "mend it"}})
	if n := hear(); n.Edition != first.Edition || n.ID == first.ID || len(n.Faults) != 1 || n.Faults[0].Place != "seeds/a.txt:3:1" {
		t.Errorf("a fault: %+v", n)
	}
	s.Show(siteOf(2))
	if n := hear(); n.Edition == first.Edition || len(n.Faults) > 0 {
		t.Errorf("mended: %+v", n)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if rest, err := io.ReadAll(r.Body); err != nil || strings.TrimSpace(string(rest)) != "" {
		t.Errorf("%q, %v", rest, err)
	}
}

// Before the first edition, and when there can be none, every page says so.
func TestWithoutEdition(t *testing.T) {
	s := New(address, "127.0.0.1", "run")
	if w := ask(s, "GET", "/topics/", address); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "is being made") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	s.Fail([]Fault{{"seeds/site.yaml:1:1", "a field <that> is not known", "take it out"}})
	w := ask(s, "GET", "/", address)
	for _, want := range []string{"seeds/site.yaml:1:1", "&lt;that&gt;", "take it out", `role="alert"`, `data-state="run-1"`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s is not in %s", want, w.Body)
		}
	}
}

// While editions follow each other, every answer is of one of them in whole,
// and names the edition that it is of.
func TestOneWholeEdition(t *testing.T) {
	s := New(address, "127.0.0.1", "run")
	s.Show(siteOf(1))
	done := make(chan struct{})
	var askers sync.WaitGroup
	for range 4 {
		askers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				body := ask(s, "GET", "/", address).Body.String()
				var title, shown, text int
				if n, err := fmt.Sscanf(body, `<!doctype html><html><head><title>%d</title><script src="/_precis/live.js" data-edition="run-%d" defer></script></head><body>%d</body></html>`, &title, &shown, &text); n != 3 || title != text || shown != title {
					t.Errorf("%v: %s", err, body)
					return
				}
			}
		})
	}
	for n := 2; n < 300; n++ {
		s.Show(siteOf(n))
	}
	close(done)
	askers.Wait()
}

// Connections that say nothing, or too much, are ended, and no others with
// them.
func TestLimits(t *testing.T) {
	s, root, _ := started(t)
	s.Show(siteOf(1))
	c, err := net.Dial("tcp", strings.TrimPrefix(root, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: %s\r\nX: %s\r\n\r\n", strings.TrimPrefix(root, "http://"), strings.Repeat("x", 3*mostHeader))
	if r, err := http.ReadResponse(bufio.NewReader(c), nil); err == nil && r.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of %d bytes: %d", 3*mostHeader, r.StatusCode)
	}
	if r, err := http.Get(root); err != nil || r.StatusCode != 200 {
		t.Errorf("others: %v", err)
	} else {
		r.Body.Close()
	}
}
