package strictyaml

import (
	"net/url"
	"time"

	"precis/generator/source"
)

// CheckAddress says whether a value is an address that a browser can open and
// that anybody may read, and names the fault when it is not. A value left out is
// no fault.
func CheckAddress(faults *source.Diagnostics, file string, address Located[string]) bool {
	if address.Value == "" {
		return true
	}
	parsed, err := url.Parse(address.Value)
	switch {
	case err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "":
		faults.Errorf(file, address.At, "an address begins with https:// or http://", "%q is not an address on the web", address.Value)
	case parsed.User != nil: // told without it: logs are read by others, too
		faults.Errorf(file, address.At, "take out what stands before the @: whoever reads the site would read it", "the address holds the name or the password of a user")
	default:
		return true
	}
	return false
}

// CheckDate says whether a value is a day as ISO 8601 writes it, and names the
// fault when it is not. A value left out is no fault.
func CheckDate(faults *source.Diagnostics, file string, date Located[string]) bool {
	if _, err := time.Parse(time.DateOnly, date.Value); date.Value == "" || err == nil {
		return true
	}
	faults.Errorf(file, date.At, "write year, month and day: 2019-03-14", "%q is not a date", date.Value)
	return false
}
