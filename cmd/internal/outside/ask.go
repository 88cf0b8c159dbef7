package outside

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// errPrivate says that an address leads into the own network.
var errPrivate = errors.New("the host is on this computer or in its own network, where no reader can follow")

// transport asks hosts that anybody can reach, directly.
func (v *Visitor) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: timeout, Control: func(_, address string, _ syscall.RawConn) error {
		host, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if !v.private && !public(host.Addr().Unmap()) {
			return errPrivate
		}
		return nil
	}}
	return &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: timeout, ForceAttemptHTTP2: true, MaxResponseHeaderBytes: 1 << 20}
}

// public tells the addresses that stand for the same host everywhere.
func public(a netip.Addr) bool {
	shared := netip.MustParsePrefix("100.64.0.0/10")    // of providers
	embedded := netip.MustParsePrefix("64:ff9b::/96")   // IPv4 inside IPv6
	this := netip.MustParsePrefix("0.0.0.0/8")          // this network
	benchmark := netip.MustParsePrefix("198.18.0.0/15") // laboratories
	return a.IsGlobalUnicast() && !a.IsPrivate() && !shared.Contains(a) && !embedded.Contains(a) && !this.Contains(a) && !benchmark.Contains(a)
}

// ask finds out of one address.
func (v *Visitor) ask(ctx context.Context, u *url.URL) Result {
	method := http.MethodHead
	for try := 1; ; try++ {
		answer, t, err := v.request(ctx, method, u)
		if err != nil {
			refused := (*refusal)(nil)
			switch {
			case errors.As(err, &refused):
				return refused.Result
			case errors.Is(err, errPrivate):
				return Result{Verdict: Unsure, Why: errPrivate.Error()}
			case try == tries || v.sleep(ctx, backoff(try)) != nil:
				return Result{Verdict: Unsure, Why: "it does not answer: " + plain(err)}
			}
			continue
		}
		status := answer.StatusCode
		switch {
		case status >= 200 && status < 300:
			if t.moved && t.end.String() != u.String() {
				return Result{Verdict: Moved, Why: "it has moved for good", To: t.end.String()}
			}
			return Result{Verdict: Fine}
		case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
			wait := max(retryAfter(answer, v.now()), backoff(try))
			why := fmt.Sprintf("it answers %s", said(answer))
			if wait > longestWait {
				v.leave(t.end, fmt.Sprintf("the host asks to come back in %v", wait))
				return Result{Verdict: Unsure, Why: why}
			}
			if try == tries || v.sleep(ctx, wait) != nil {
				return Result{Verdict: Unsure, Why: why}
			}
		case method == http.MethodHead:
			method, try = http.MethodGet, 0 // some hosts know no other
		case status == http.StatusNotFound || status == http.StatusGone:
			return Result{Verdict: Gone, Why: "it answers " + said(answer)}
		default: // it may want a person, or be at fault for a while
			return Result{Verdict: Unsure, Why: "it answers " + said(answer)}
		}
	}
}

// backoff is how long to wait after so many tries: one, two, four seconds.
func backoff(try int) time.Duration { return pause << (try - 1) }

// retryAfter gives how long a host asks to wait, in either of the forms that
// it may say so.
func retryAfter(answer *http.Response, now time.Time) time.Duration {
	value := answer.Header.Get("Retry-After")
	if seconds, err := strconv.ParseInt(value, 10, 32); err == nil {
		return time.Duration(max(0, seconds)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

func said(answer *http.Response) string {
	return strings.TrimSpace(strconv.Itoa(answer.StatusCode) + " " + http.StatusText(answer.StatusCode))
}

// plain takes the method and the address off an error, which is told with them.
func plain(err error) string {
	var request *url.Error
	if errors.As(err, &request) {
		if request.Timeout() {
			return fmt.Sprintf("nothing came in %v", timeout)
		}
		return request.Err.Error()
	}
	return err.Error()
}

// readAtMost reads what a host says, and no more than so much of it.
func readAtMost(r io.Reader, most int64) ([]byte, error) { return io.ReadAll(io.LimitReader(r, most)) }
