package check

import (
	"net/url"
	"path"
	"strings"

	"precis/generator/source"
)

// link is an address as it stands in a file.
type link struct {
	what string // the element and attribute, in words for the message
	to   string // character references decoded
	use  use
	at   source.Position
}

// String names the link in a message; what is very long is cut.
func (l link) String() string {
	to := l.to
	if runes := []rune(to); len(runes) > 120 {
		to = string(runes[:120]) + "..."
	}
	return l.what + ` "` + to + `"`
}

// use says what an address is for.
type use int

const (
	visit use = iota // a reader goes there
	load             // the page needs it to be shown as it is meant
	image            // as load, and data: is fit for it
	tell             // it names something: a canonical address, an entry of a feed
)

// kind says where a link leads.
type kind int

const (
	nowhere kind = iota // to no file: mailto:, data:
	local
	otherHost
)

// resolve finds the file that a link in a file leads to, "" when there is
// none, and the fragment as written.
func (t *tree) resolve(from string, l link) (target, fragment string, k kind, f fault) {
	raw := strings.TrimFunc(l.to, func(r rune) bool { return r <= ' ' })
	switch scheme := schemeOf(raw); scheme {
	case "", "http", "https":
	case "data":
		if l.use != image {
			f = fault{"holds its content in the address, which only an image may", "put it in a file of its own"}
		}
		return "", "", nowhere, f
	case "javascript", "vbscript":
		return "", "", nowhere, fault{"is a script, which the content policy forbids", "put it in a script file"}
	case "file":
		return "", "", nowhere, fault{"leads to the disk of one computer", "write the address relative to this file"}
	default:
		return "", "", nowhere, fault{}
	}
	u, err := url.Parse(raw)
	if err != nil || u.Opaque != "" || u.Scheme != "" && u.Host == "" {
		return "", "", nowhere, fault{problem: "is not an address"}
	}
	fragment = u.EscapedFragment()
	if u.Host != "" {
		name, inside := t.below(u.Path)
		if !inside || t.host == "" || strings.ToLower(u.Host) != t.host {
			return "", "", otherHost, t.elsewhere(from, l)
		}
		target, f = t.find(name, strings.HasSuffix(u.Path, "/"), true)
		return target, fragment, local, f
	}
	target, f = t.inside(from, l, u)
	return target, fragment, local, f
}

// elsewhere judges a link to another host.
func (t *tree) elsewhere(from string, l link) fault {
	switch {
	case l.use == load || l.use == image:
		return fault{"is loaded from another host, which the content policy forbids and a reader with no network lacks", "put a copy in the site"}
	case l.what == "loc" && t.host != "":
		return fault{"is not in the site, which is at " + t.host + t.base, ""}
	}
	return fault{}
}

// inside resolves an address without a host.
func (t *tree) inside(from string, l link, u *url.URL) (target string, f fault) {
	ext := path.Ext(from)
	slash := strings.HasSuffix(u.Path, "/")
	switch {
	case u.Path == "" && u.Fragment == "" && (l.use == load || l.use == image):
		return "", fault{"is empty, and loads the page itself", ""}
	case u.Path == "":
		return from, fault{}
	case strings.HasPrefix(u.Path, "/"):
		if from != "404.html" && ext != ".xml" {
			return "", fault{"is absolute, and leads elsewhere where the site is read from a disk or under another path", "write it relative to this file"}
		}
		name, inside := t.below(u.Path)
		if !inside {
			return "", fault{"leads out of the site, which is served under " + t.base, ""}
		}
		return t.find(name, slash, true)
	}
	name := path.Join(path.Dir(from), u.Path)
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", fault{"leads out of the site", ""}
	}
	target, f = t.find(name, slash, false)
	if from == "404.html" && f.problem == "" {
		f = fault{"is relative, and a host shows 404.html at any depth", "write it from the root: " + t.base + name}
	}
	return target, f
}

// below gives the path from the root of the tree for one on the server.
func (t *tree) below(served string) (name string, inside bool) {
	cleaned := path.Clean("/" + served)
	if cleaned+"/" == t.base {
		return ".", true
	}
	rest, inside := strings.CutPrefix(cleaned, t.base)
	if rest == "" {
		rest = "."
	}
	return rest, inside
}

var unbroken = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// schemeOf gives the scheme of an address in lower case, "" when it has none.
// It does not wait for the rest to be well formed: a browser does not either,
// and leaves out tabs and line ends before it looks.
func schemeOf(raw string) string {
	raw = unbroken.Replace(raw)
	scheme, _, found := strings.Cut(raw, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return ""
	}
	return strings.ToLower(scheme)
}
