package annotate

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"precis/generator/lexicon"
)

// addresses tells what addresses of the web lead to.
type addresses struct {
	tracking []string
	symbols  []symbolAddress
	byKey    map[string]string // IDs of references by the key of their address; "" where several have it
}

// newAddresses makes them from what is known in general, and from the address
// at which the publisher's own documents stand by their symbols, which may be
// empty.
func newAddresses(l lexicon.Addresses, own string) *addresses {
	a := &addresses{tracking: l.Tracking, byKey: make(map[string]string)}
	_, own, _ = strings.Cut(own, "://")
	for _, template := range append(slices.Clip(l.Symbols), own) {
		if s, ok := newSymbolAddress(template); ok {
			a.symbols = append(a.symbols, s)
		}
	}
	slices.SortStableFunc(a.symbols, func(a, b symbolAddress) int { // those that ask for more of an address first
		return cmp.Or(cmp.Compare(min(len(b.parameter), 1), min(len(a.parameter), 1)), cmp.Compare(len(b.path), len(a.path)))
	})
	return a
}

// add notes the address of a reference. One that several have leads to none.
func (a *addresses) add(address, id string) {
	key := a.key(address)
	if key == "" {
		return
	}
	if known, taken := a.byKey[key]; taken && known != id {
		id = ""
	}
	a.byKey[key] = id
}

// key is the form in which addresses are compared: without scheme, tracking
// parameters, the slash at the end and a place inside the page; host in small
// letters, parameters in order. It is "" for what is no address of the web.
func (a *addresses) key(address string) string {
	u, ok := parsedAddress(address)
	if !ok {
		return ""
	}
	query := u.Query()
	for name := range query {
		if a.isTracking(name) {
			query.Del(name)
		}
	}
	key := hostOf(u) + strings.TrimRight(u.EscapedPath(), "/")
	if len(query) > 0 {
		key += "?" + query.Encode()
	}
	if strings.HasPrefix(u.Fragment, "!") || strings.HasPrefix(u.Fragment, "/") {
		key += "#" + u.Fragment // which page it is: no place inside of one
	}
	return key
}

// parsedAddress reads an address of the web.
func parsedAddress(address string) (*url.URL, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.User != nil {
		return nil, false
	}
	scheme := strings.ToLower(u.Scheme)
	return u, scheme == "http" || scheme == "https"
}

// hostOf gives the host in small letters, without the port that goes without
// saying.
func hostOf(u *url.URL) string {
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	switch port := u.Port(); port {
	case "", "80", "443":
		return host
	default:
		return host + ":" + port
	}
}

func (a *addresses) isTracking(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(a.tracking, func(known string) bool {
		if begins, ok := strings.CutSuffix(known, "*"); ok {
			return strings.HasPrefix(name, begins)
		}
		return name == known
	})
}

// symbolAddress is an address at which documents stand by their symbols.
type symbolAddress struct {
	host      string
	path      []string // segments before the symbol; "LANGUAGE" for two letters
	parameter string   // that holds the symbol; "" where the rest of the path does
	ending    string   // behind the symbol: ".html"
}

const (
	symbolPlace   = "SYMBOL"
	languagePlace = "LANGUAGE"
)

func newSymbolAddress(template string) (symbolAddress, bool) {
	u, ok := parsedAddress("https://" + template)
	if !ok {
		return symbolAddress{}, false
	}
	s := symbolAddress{host: hostOf(u), path: segments(u.Path)}
	if n := len(s.path); n > 0 {
		if ending, ok := strings.CutPrefix(s.path[n-1], symbolPlace); ok {
			s.path, s.ending = s.path[:n-1], ending
			return s, true
		}
	}
	for name, values := range u.Query() {
		if slices.Contains(values, symbolPlace) {
			s.parameter = name
		}
	}
	return s, s.parameter != ""
}

func segments(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

// symbol gives the symbol that an address leads to; "" when it is no such
// address.
func (a *addresses) symbol(address string) string {
	u, ok := parsedAddress(address)
	if !ok {
		return ""
	}
	for _, s := range a.symbols {
		if symbol := s.of(u); symbol != "" {
			return symbol
		}
	}
	return ""
}

func (s symbolAddress) of(u *url.URL) string {
	path := segments(u.Path)
	if hostOf(u) != s.host || len(path) < len(s.path) {
		return ""
	}
	for i, want := range s.path {
		if isLanguage := len(path[i]) == 2 && path[i] == strings.ToLower(path[i]); path[i] != want && (want != languagePlace || !isLanguage) {
			return ""
		}
	}
	if s.parameter != "" {
		if len(path) > len(s.path) {
			return ""
		}
		return u.Query().Get(s.parameter)
	}
	symbol, ok := strings.CutSuffix(strings.Join(path[len(s.path):], "/"), s.ending)
	if !ok {
		return ""
	}
	return symbol
}
