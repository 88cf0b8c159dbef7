package serve

import (
	"net"
	"net/netip"
	"slices"
	"strings"
)

// hosts are the names that a server answers to. Any page on the web can make a
// browser ask this computer, and with a name of its own that was made to lead
// here it could read the answer; so no other names are answered.
type hosts struct {
	names []string
	port  string
	any   bool // by any number: a number cannot be made to lead elsewhere
}

// hostsOf gives the hosts of a server that listens on an address.
func hostsOf(address, name string) hosts {
	host, port, _ := net.SplitHostPort(address)
	h := hosts{names: []string{"127.0.0.1", "localhost", "::1"}, port: port}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		h.any = true
	}
	for _, told := range []string{host, strings.ToLower(name)} {
		if told != "" && !slices.Contains(h.names, told) {
			h.names = append(h.names, told)
		}
	}
	return h
}

// allow tells whether a request's Host is one of them.
func (h hosts) allow(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil { // without a port, which stands for that of HTTP
		name, port = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"), "80"
	}
	if port != h.port {
		return false
	}
	if slices.Contains(h.names, strings.ToLower(name)) {
		return true
	}
	_, err = netip.ParseAddr(name)
	return h.any && err == nil
}

// String gives the address that people are told.
func (h hosts) String() string { return "http://" + net.JoinHostPort(h.names[0], h.port) + "/" }

// IsLoopback tells whether a host, as "host:port" has it, is this computer
// alone.
func IsLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}
