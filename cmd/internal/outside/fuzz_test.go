package outside

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Whatever a host answers as its robots.txt: it is read without a panic, no
// pause is shorter than ours or longer than the longest, and an address is
// allowed or not, the same whenever it is read.
func FuzzRobots(f *testing.F) {
	f.Add(200, "User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n", "/private/x")
	f.Add(200, "User-agent: precis\nAllow: /*.html$\nDisallow: /(((\nCrawl-delay: -1e308\n", "/a.html?q=%ff")
	f.Add(404, "<html>", "/")
	f.Add(503, "", "/")
	f.Add(200, "\ufeffUser-agent:\r\rCrawl-delay: NaN\x00Sitemap:", "/")
	f.Fuzz(func(t *testing.T, status int, body, path string) {
		u, err := url.Parse("http://host.example" + path)
		if err != nil || status < 200 || status > 599 {
			return
		}
		r := understood(status, []byte(body))
		if r.pause < pause || r.pause > longestWait {
			t.Errorf("a pause of %v", r.pause)
		}
		if status == http.StatusNotFound && !r.allows(u) {
			t.Error("a host without robots.txt forbids something")
		}
		if again := understood(status, []byte(body)); r.allows(u) != again.allows(u) || r.pause != again.pause {
			t.Error("the same answer is understood in two ways")
		}
	})
}

// What stands in the memory is read without a panic, what is believed is no
// older than it may be, and what is written is read back the same.
func FuzzMemory(f *testing.F) {
	f.Add([]byte(`{"http://a/":{"verdict":"fine","tried":"2026-03-04T05:06:07Z"},"b":{"verdict":"gone","why":"x","tried":"2999-01-01T00:00:00Z"}}`))
	f.Add([]byte(`null`))
	f.Add([]byte(`{"":{"verdict":"?","tried":"0001-01-01T00:00:00Z"}}`))
	now := time.Date(2026, 3, 4, 6, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, data []byte) {
		m := ParseMemory(data)
		for address := range m {
			if r, fresh := m.fresh(address, now); fresh && (r.Tried.After(now) || now.Sub(r.Tried) > fineFor) {
				t.Errorf("%s was tried %v, and is believed", address, r.Tried)
			}
		}
		written, err := m.Bytes(nil, now)
		if err != nil {
			t.Fatal(err)
		}
		kept := ParseMemory(written)
		again, err := kept.Bytes(nil, now)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(written), string(again)); diff != "" {
			t.Errorf("read back (-written +again):\n%s", diff)
		}
	})
}

// What a host says of coming back is a time from now on.
func FuzzRetryAfter(f *testing.F) {
	for _, s := range []string{"7", "-7", "99999999999999999999", "Wed, 04 Mar 2026 06:06:07 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", ""} {
		f.Add(s)
	}
	now := time.Date(2026, 3, 4, 6, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, said string) {
		answer := httptest.NewRecorder().Result()
		answer.Header.Set("Retry-After", said)
		if wait := retryAfter(answer, now); wait < 0 {
			t.Errorf("%q: %v", said, wait)
		}
	})
}
