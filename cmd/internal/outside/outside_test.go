package outside

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// host is a server that writes down what it is asked.
type host struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func newHost(t *testing.T, answer func(w http.ResponseWriter, r *http.Request, times int)) *host {
	t.Helper()
	h := &host{}
	times := map[string]int{}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		line := r.Method + " " + r.URL.RequestURI()
		h.asked = append(h.asked, line)
		times[line]++
		n := times[line]
		h.mu.Unlock()
		answer(w, r, n)
	}))
	t.Cleanup(h.Close)
	return h
}

// visitor asks the own computer too, and waits by writing down how long.
func visitor(waits *[]time.Duration) *Visitor {
	v := New()
	v.private = true
	v.now = func() time.Time { return time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC) }
	v.sleep = func(ctx context.Context, d time.Duration) error {
		if waits != nil {
			*waits = append(*waits, d)
		}
		return ctx.Err()
	}
	return v
}

func TestTry(t *testing.T) {
	h := newHost(t, func(w http.ResponseWriter, r *http.Request, times int) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n")
		case "/fine":
		case "/no-head":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		case "/busy": // twice
			if times < 3 {
				w.Header().Set("Retry-After", "7")
				w.WriteHeader(http.StatusTooManyRequests)
			}
		case "/moved":
			http.Redirect(w, r, "/fine", http.StatusMovedPermanently)
		case "/elsewhere":
			http.Redirect(w, r, "/fine", http.StatusFound)
		case "/moved-to-nothing":
			http.Redirect(w, r, "/none", http.StatusMovedPermanently)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/login":
			w.WriteHeader(http.StatusForbidden)
		case "/broken":
			w.WriteHeader(http.StatusInternalServerError)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	})
	want := map[string]Result{
		"/fine": {Verdict: Fine}, "/no-head": {Verdict: Fine}, "/busy": {Verdict: Fine}, "/elsewhere": {Verdict: Fine},
		"/moved":            {Verdict: Moved, Why: "it has moved for good", To: h.URL + "/fine"},
		"/moved-to-nothing": {Verdict: Gone, Why: "it answers 404 Not Found"},
		"/gone":             {Verdict: Gone, Why: "it answers 410 Gone"},
		"/none":             {Verdict: Gone, Why: "it answers 404 Not Found"},
		"/login":            {Verdict: Unsure, Why: "it answers 403 Forbidden"},
		"/broken":           {Verdict: Unsure, Why: "it answers 500 Internal Server Error"},
		"/round":            {Verdict: Unsure, Why: "it does not answer: it is sent on more than 10 times"},
		"/private/x":        {Verdict: Asked, Why: "its robots.txt asks robots to stay away"},
	}
	var addresses []string
	for path := range want {
		addresses = append(addresses, h.URL+path)
	}
	var waits []time.Duration
	got := map[string]Result{}
	for address, r := range visitor(&waits).Try(t.Context(), addresses, nil) {
		if r.Tried.IsZero() {
			t.Errorf("%s does not say when it was tried", address)
		}
		r.Tried = time.Time{}
		got[strings.TrimPrefix(address, h.URL)] = r
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, line := range h.asked {
		if strings.Contains(line, "private") {
			t.Errorf("asked for %s against robots.txt", line)
		}
	}
	between, after := 0, 0
	for _, w := range waits {
		switch w {
		case 3 * time.Second:
			between++
		case 7 * time.Second:
			after++
		}
	}
	if between < len(want)-1 || after != 2 {
		t.Errorf("waited %v: want 3s before each address, and 7s twice", waits)
	}
}

// Where an address leads on to another host, that host is asked as politely as
// if the address were its own: what its robots.txt closes is not asked for,
// nor what it closes of the first host's own; it is waited for; and when it
// wants to be left alone it is, and not the host that led there.
func TestLedOn(t *testing.T) {
	second := newHost(t, func(w http.ResponseWriter, r *http.Request, _ int) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n")
		case "/busy":
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	first := newHost(t, func(w http.ResponseWriter, r *http.Request, _ int) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /own/\n")
		case "/a-there":
			http.Redirect(w, r, second.URL+"/there", http.StatusMovedPermanently)
		case "/b-private":
			http.Redirect(w, r, second.URL+"/private/x", http.StatusMovedPermanently)
		case "/c-own":
			http.Redirect(w, r, "/own/x", http.StatusFound)
		case "/d-busy":
			http.Redirect(w, r, second.URL+"/busy", http.StatusFound)
		case "/e-again":
			http.Redirect(w, r, second.URL+"/there", http.StatusFound)
		case "/g-script":
			w.Header().Set("Location", "javascript:alert(1)")
			w.WriteHeader(http.StatusFound)
		}
	})
	want := map[string]Result{
		"/a-there":   {Verdict: Moved, Why: "it has moved for good", To: second.URL + "/there"},
		"/b-private": {Verdict: Asked, Why: "it leads on to " + second.URL + "/private/x: its robots.txt asks robots to stay away"},
		"/c-own":     {Verdict: Asked, Why: "it leads on to " + first.URL + "/own/x: its robots.txt asks robots to stay away"},
		"/d-busy":    {Verdict: Unsure, Why: "it answers 429 Too Many Requests"},
		"/e-again":   {Verdict: Unsure, Why: "it leads on to " + second.URL + "/there: the host asks to come back in 1h0m0s"},
		"/f-fine":    {Verdict: Fine},
		"/g-script":  {Verdict: Unsure, Why: "it does not answer: it is sent on to no address on the web"},
	}
	var addresses []string
	for path := range want {
		addresses = append(addresses, first.URL+path)
	}
	var waits []time.Duration
	got := map[string]Result{}
	for address, r := range visitor(&waits).Try(t.Context(), addresses, nil) {
		r.Tried = time.Time{}
		got[strings.TrimPrefix(address, first.URL)] = r
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"GET /robots.txt", "HEAD /there", "HEAD /busy"}, second.asked); diff != "" {
		t.Errorf("the second host was asked (-want +got):\n%s", diff)
	}
	for _, line := range first.asked {
		if strings.Contains(line, "/own/") {
			t.Errorf("asked for %s against robots.txt", line)
		}
	}
	if n := len(slices.DeleteFunc(waits, func(d time.Duration) bool { return d != 5*time.Second })); n != 2 {
		t.Errorf("%d times was waited for the second host", n)
	}
}

// However many hosts lead to one, that is asked by one at a time.
func TestOneAtATime(t *testing.T) {
	var now, most atomic.Int32
	one := newHost(t, func(http.ResponseWriter, *http.Request, int) {
		most.Store(max(most.Load(), now.Add(1)))
		time.Sleep(5 * time.Millisecond) // so that others would be met
		now.Add(-1)
	})
	var addresses []string
	for range 6 {
		leads := newHost(t, func(w http.ResponseWriter, r *http.Request, _ int) {
			if r.URL.Path != "/robots.txt" {
				http.Redirect(w, r, one.URL+"/x", http.StatusFound)
			}
		})
		addresses = append(addresses, leads.URL+"/a")
	}
	for address, r := range visitor(nil).Try(t.Context(), addresses, nil) {
		if r.Verdict != Fine {
			t.Errorf("%s: %+v", address, r)
		}
	}
	if most.Load() != 1 || len(one.asked) != 7 {
		t.Errorf("%d at once; asked %v", most.Load(), one.asked)
	}
}

// A host that wants to be left alone for long is.
func TestLeftAlone(t *testing.T) {
	for name, say := range map[string]string{"seconds": "3600", "a date": "Wed, 04 Mar 2026 06:06:07 GMT"} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t, func(w http.ResponseWriter, r *http.Request, _ int) {
				if r.URL.Path != "/robots.txt" {
					w.Header().Set("Retry-After", say)
					w.WriteHeader(http.StatusServiceUnavailable)
				}
			})
			results := visitor(nil).Try(t.Context(), []string{h.URL + "/a", h.URL + "/b", h.URL + "/c"}, nil)
			if diff := cmp.Diff([]string{"GET /robots.txt", "HEAD /a"}, h.asked); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
			if r := results[h.URL+"/c"]; r.Verdict != Unsure || r.Why != "the host asks to come back in 1h0m0s" {
				t.Errorf("got %+v", r)
			}
		})
	}
}

// No robots.txt is leave to go everywhere, one that cannot be given is none.
func TestRobotsMissing(t *testing.T) {
	for status, want := range map[int]Verdict{http.StatusNotFound: Fine, http.StatusForbidden: Fine, http.StatusBadGateway: Unsure} {
		h := newHost(t, func(w http.ResponseWriter, r *http.Request, _ int) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
			}
		})
		if r := visitor(nil).Try(t.Context(), []string{h.URL + "/a"}, nil)[h.URL+"/a"]; r.Verdict != want {
			t.Errorf("%d: %+v", status, r)
		}
	}
}

// The own computer and network are not asked, whatever name leads there.
func TestPrivate(t *testing.T) {
	h := newHost(t, func(http.ResponseWriter, *http.Request, int) {})
	v := visitor(nil)
	v.private = false
	for _, address := range []string{h.URL + "/a", strings.Replace(h.URL, "127.0.0.1", "localhost", 1) + "/a"} {
		r := v.Try(t.Context(), []string{address}, nil)[address]
		if r.Verdict != Unsure || !strings.Contains(r.Why, "on this computer or in its own network") {
			t.Errorf("%s: %+v", address, r)
		}
	}
	if len(h.asked) > 0 {
		t.Errorf("asked %v", h.asked)
	}
	for address, want := range map[string]bool{
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.1.1": false, "0.0.0.0": false,
		"224.0.0.1": false, "255.255.255.255": false, "::1": false, "fe80::1": false, "fc00::1": false, "::": false, "64:ff9b::7f00:1": false,
		"93.184.216.34": true, "2606:2800:220:1::1": true,
	} {
		if public(netip.MustParseAddr(address)) != want {
			t.Errorf("%s: public is %v", address, !want)
		}
	}
}

// What is known well enough is not asked again; a clock that jumped makes
// nothing known.
func TestMemory(t *testing.T) {
	h := newHost(t, func(http.ResponseWriter, *http.Request, int) {})
	v := visitor(nil)
	now := v.now()
	memory := ParseMemory(nil)
	first := v.Try(t.Context(), []string{h.URL + "/a"}, memory)
	data, err := memory.Bytes(first, now)
	if err != nil {
		t.Fatal(err)
	}
	asked := len(h.asked)
	if again := v.Try(t.Context(), []string{h.URL + "/a"}, ParseMemory(data)); !cmp.Equal(first, again) || len(h.asked) != asked {
		t.Errorf("got %v, and asked %v", again, h.asked)
	}
	for _, r := range []Result{
		{Verdict: Fine, Tried: now.Add(-8 * 24 * time.Hour)}, {Verdict: Gone, Tried: now.Add(-25 * time.Hour)},
		{Verdict: Unsure, Tried: now.Add(-2 * time.Hour)}, {Verdict: Fine, Tried: now.Add(time.Hour)},
	} {
		if _, ok := (Memory{"x": r}).fresh("x", now); ok {
			t.Errorf("%+v is believed", r)
		}
	}
	if m := ParseMemory([]byte("{broken")); len(m) != 0 {
		t.Errorf("read %v", m)
	}
}

// A check that is broken off says what it knows and asks no more.
func TestBrokenOff(t *testing.T) {
	h := newHost(t, func(http.ResponseWriter, *http.Request, int) {})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if results := visitor(nil).Try(ctx, []string{h.URL + "/a"}, nil); len(results) > 0 || len(h.asked) > 0 {
		t.Errorf("got %v, asked %v", results, h.asked)
	}
}
