package outside

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// door is where a host is asked: by one at a time, whether an address of its own
// is tried or one of another host leads on to it.
type door struct {
	mu     sync.Mutex
	known  bool // its robots.txt was asked for
	rules  rules
	closed string // why it is left alone, "" while it is not
}

// doorOf gives the door of the host of an address.
func (v *Visitor) doorOf(u *url.URL) *door {
	host := hostOf(u)
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.doors[host] == nil {
		v.doors[host] = new(door)
	}
	return v.doors[host]
}

// hostOf names a host as its robots.txt stands at it.
func hostOf(u *url.URL) string { return strings.ToLower(u.Scheme + "://" + u.Host) }

// refusal is an error that says what is found out of an address without asking.
type refusal struct{ Result }

func (r *refusal) Error() string { return r.Why }

// knock asks a host for one thing, when it is its turn and after a pause, if the
// host lets robots ask for it.
func (v *Visitor) knock(ctx context.Context, method string, u *url.URL) (*http.Response, error) {
	d := v.doorOf(u)
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.known {
		rules := v.robots(ctx, hostOf(u))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		d.rules, d.known = rules, true
	}
	switch {
	case d.rules.failed != "":
		return nil, &refusal{Result{Verdict: Unsure, Why: d.rules.failed}}
	case d.closed != "":
		return nil, &refusal{Result{Verdict: Unsure, Why: d.closed}}
	case !d.rules.allows(u):
		return nil, &refusal{Result{Verdict: Asked, Why: "its robots.txt asks robots to stay away"}}
	}
	if err := v.sleep(ctx, d.rules.pause); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", agent+" (link check)")
	request.Header.Set("Accept", "*/*")
	answer, err := v.client.Do(request)
	if err != nil {
		if errors.Is(err, errPrivate) {
			d.closed = errPrivate.Error()
		}
		return nil, err
	}
	return answer, answer.Body.Close()
}

// leave leaves a host alone from now on.
func (v *Visitor) leave(u *url.URL, why string) {
	d := v.doorOf(u)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = why
}

// trail is the way to where an address leads.
type trail struct {
	end   *url.URL
	moved bool // there was a way, and every step of it was for good
}

// request asks for an address, and on from host to host where it leads.
func (v *Visitor) request(ctx context.Context, method string, u *url.URL) (*http.Response, trail, error) {
	t := trail{end: u}
	for steps := 0; ; steps++ {
		answer, err := v.knock(ctx, method, t.end)
		if refused := (*refusal)(nil); errors.As(err, &refused) && steps > 0 {
			err = &refusal{Result{Verdict: refused.Verdict, Why: fmt.Sprintf("it leads on to %s: %s", t.end, refused.Why)}}
		}
		if err != nil {
			return nil, t, err
		}
		forGood := answer.StatusCode == http.StatusMovedPermanently || answer.StatusCode == http.StatusPermanentRedirect
		switch answer.StatusCode {
		case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		default:
			return answer, t, nil
		}
		next, err := answer.Location()
		switch {
		case err != nil || next.Host == "" || next.Scheme != "http" && next.Scheme != "https":
			return nil, t, errors.New("it is sent on to no address on the web")
		case steps == redirects:
			return nil, t, fmt.Errorf("it is sent on more than %d times", redirects)
		}
		next.User = nil // which is for nobody to hand on
		t.end, t.moved = next, forGood && (t.moved || steps == 0)
	}
}
