// Package outside tries the addresses of other sites, as a polite visitor: one
// request at a time to a host and a pause between two, only where the host's
// robots.txt lets robots go, and back later when the host says so. A host that
// an address leads on to is asked as politely. It is no part of a build.
//
// Each address is asked for its head, and when that is refused for the whole,
// of which no more than the head is read. Hosts on the own computer or network
// are not asked, wherever a name or a redirection leads: pages come from
// people's texts, and a text must not make its publisher's computer knock on
// doors that only it can reach. Proxies are not used, since they would hide
// that.
package outside

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Verdict says what became of an address.
type Verdict string

const (
	Fine   Verdict = "fine"
	Moved  Verdict = "moved"  // for good; the new address works
	Gone   Verdict = "gone"   // the host says that it is not there
	Unsure Verdict = "unsure" // a person may see it all the same
	Asked  Verdict = "asked not to"
)

// Result is what was found out of one address.
type Result struct {
	Verdict Verdict   `json:"verdict"`
	Why     string    `json:"why,omitempty"` // in words, for all but Fine
	To      string    `json:"to,omitempty"`  // where it moved
	Tried   time.Time `json:"tried"`
}

// Visitor tries addresses. Make one with New.
type Visitor struct {
	client  *http.Client // it is sent on by nobody
	robot   *http.Client // for robots.txt, which may stand elsewhere
	now     func() time.Time
	sleep   func(context.Context, time.Duration) error
	private bool // hosts of the own network are asked too

	mu    sync.Mutex
	doors map[string]*door // by host
}

// Limits of a visit. A host that wants to be left alone for longer than
// longestWait is.
const (
	hostsAtOnce = 8
	pause       = time.Second
	timeout     = 20 * time.Second
	tries       = 3
	longestWait = 30 * time.Second
	redirects   = 10
	robotsBytes = 512 << 10
)

// agent is what precis calls itself; robots.txt may name it.
const agent = "precis"

// New makes a visitor.
func New() *Visitor {
	v := &Visitor{now: time.Now, sleep: sleep, doors: make(map[string]*door)}
	transport := v.transport()
	v.client = &http.Client{Transport: transport, Timeout: timeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	v.robot = &http.Client{Transport: transport, Timeout: timeout} // net/http follows ten times
	return v
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Try tries addresses and gives what was found out of each; of those that a
// memory knows well enough, without asking. When the context ends, the rest is
// left out.
func (v *Visitor) Try(ctx context.Context, addresses []string, memory Memory) map[string]Result {
	results := make(map[string]Result)
	byHost := make(map[string][]*url.URL)
	for _, address := range addresses {
		if known, ok := memory.fresh(address, v.now()); ok {
			results[address] = known
			continue
		}
		u, err := url.Parse(address)
		if err != nil || u.Host == "" {
			continue // check tells it
		}
		byHost[hostOf(u)] = append(byHost[hostOf(u)], u)
	}
	var mu sync.Mutex
	var all sync.WaitGroup
	places := make(chan struct{}, hostsAtOnce)
	for _, asked := range byHost {
		slices.SortFunc(asked, func(a, b *url.URL) int { return strings.Compare(a.String(), b.String()) })
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			v.visit(ctx, asked, func(address string, r Result) {
				mu.Lock()
				defer mu.Unlock()
				results[address] = r
			})
		})
	}
	all.Wait()
	return results
}

// visit asks one host for all that is wanted of it, one after the other.
func (v *Visitor) visit(ctx context.Context, asked []*url.URL, tell func(string, Result)) {
	for _, u := range asked {
		r := v.ask(ctx, u)
		if ctx.Err() != nil {
			return // it was not tried to the end
		}
		r.Tried = v.now().UTC().Truncate(time.Second)
		tell(u.String(), r)
	}
}
