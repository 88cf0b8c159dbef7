package serve

import (
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// Whatever is asked for, and by whatever name: an answer with words of the site
// goes to a browser that asked this computer by its own name alone, and holds a
// file that the site has.
func FuzzRequest(f *testing.F) {
	f.Add("127.0.0.1:8123", "/index.html", "")
	f.Add("evil.example:8123", "/topics/water.md", "")
	f.Add("localhost.:8123", "/../go.mod", "/%2e%2e/go.mod")
	f.Add("[::1]:8123", "/repo/topics/water.html", "")
	f.Add("127.0.0.1:8123@evil.example", "//index.html", "")
	f.Add("LOCALHOST:8123", `/topics\water.html`, "/topics%5Cwater.html")
	names := []string{"", "/", "index.html", "404.html", "topics/", "topics/index.html", "topics/water.html", "topics/water.md", "assets/precis.css", ".nojekyll", "broken.html"}
	f.Fuzz(func(t *testing.T, host, path, raw string) {
		if path == eventsPath {
			return // which lasts
		}
		s := New("127.0.0.1:8123", "127.0.0.1", "run")
		s.Show(siteOf(1))
		r := httptest.NewRequest("GET", "/", nil)
		r.Host, r.URL.Path, r.URL.RawPath = host, path, raw
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != 421 {
			asked, err := url.Parse("http://" + host + "/")
			if err != nil || asked.Port() != "8123" || asked.User != nil || !slices.Contains([]string{"127.0.0.1", "localhost", "::1"}, strings.ToLower(asked.Hostname())) {
				t.Errorf("an answer %d to the host %q", w.Code, host)
			}
		}
		if w.Code == 200 && !strings.HasPrefix(path, own) {
			file, found := strings.CutPrefix(path, "/")
			below, isBelow := strings.CutPrefix(path, "/repo/")
			if raw != "" || !(found && slices.Contains(names, file)) && !(isBelow && slices.Contains(names, below)) {
				t.Errorf("%q, %q leads to %.60s", path, raw, w.Body)
			}
		}
		if w.Code != 200 && w.Code != 404 && w.Code != 421 && w.Code != 500 {
			t.Errorf("%d", w.Code)
		}
	})
}
