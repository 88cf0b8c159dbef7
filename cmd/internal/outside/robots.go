package outside

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

// rules are what a host asks of robots.
type rules struct {
	group  *robotstxt.Group
	pause  time.Duration
	failed string // why the host cannot be asked at all
}

func (r rules) allows(u *url.URL) bool { return r.group.Test(u.RequestURI()) }

// robots reads a host's robots.txt. A host that has none lets robots go
// everywhere; one that cannot give it is left alone (RFC 9309).
func (v *Visitor) robots(ctx context.Context, host string) rules {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, host+"/robots.txt", nil)
	if err != nil {
		return rules{failed: err.Error()}
	}
	request.Header.Set("User-Agent", agent+" (link check)")
	answer, err := v.robot.Do(request)
	if err != nil {
		return rules{failed: "the host does not answer: " + plain(err)}
	}
	defer answer.Body.Close() //nolint:errcheck // only read
	body, err := readAtMost(answer.Body, robotsBytes)
	if err != nil {
		return rules{failed: "its robots.txt cannot be read: " + plain(err)}
	}
	if answer.StatusCode >= 500 {
		return rules{failed: "its robots.txt cannot be read: the host answers " + said(answer)}
	}
	return understood(answer.StatusCode, body)
}

// understood reads what a host answered as its robots.txt.
func understood(status int, body []byte) rules {
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil {
		data = &robotstxt.RobotsData{} // it says nothing that can be understood
	}
	r := rules{group: data.FindGroup(agent), pause: pause}
	if wanted := r.group.CrawlDelay; wanted > r.pause {
		r.pause = min(wanted, longestWait)
	}
	return r
}
