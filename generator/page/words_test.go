package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"precis/generator/policy"
)

func TestWhen(t *testing.T) {
	for want, days := range map[string][2]string{
		"":                                   {"", ""},
		"14 March 2019":                      {"2019-03-14", ""},
		"1 March 2019":                       {"2019-03-01", "2019-03-01"},
		"14 and 15 March 2019":               {"2019-03-14", "2019-03-15"},
		"14–18 March 2019":                   {"2019-03-14", "2019-03-18"},
		"31 March to 1 April 2019":           {"2019-03-31", "2019-04-01"},
		"31 December 2019 to 1 January 2020": {"2019-12-31", "2020-01-01"},
	} {
		if got := when(policy.Facts{Date: days[0], EndDate: days[1]}); got != want {
			t.Errorf("%v: got %q, want %q", days, got, want)
		}
	}
}

func TestCounts(t *testing.T) {
	for n, want := range map[int]string{0: "0 points", 1: "1 point", 2: "2 points", 999: "999 points", 1000: "1,000 points", 1234567: "1,234,567 points"} {
		if got := count(n, "point"); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

// A description is short, whole words, and never half a letter.
func TestDescription(t *testing.T) {
	long := strings.Repeat("weather, ", 30)
	for text, want := range map[string]string{
		"":                             "",
		"Water: 3 points. ":            "Water: 3 points.",
		strings.Repeat("a", 155):       strings.Repeat("a", 155),
		long:                           strings.TrimSuffix(long[:151], ",") + "…",
		strings.Repeat("水", 80):        strings.Repeat("水", 51) + "…",
		strings.Repeat("水", 40) + " 水": strings.Repeat("水", 40) + " 水",
	} {
		got := description(text)
		if got != want || !utf8.ValidString(got) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	for want, text := range map[string]string{
		"one two three":   "one  two\nthree",
		"one two three …": "one two three, four",
		"":                " ",
	} {
		if got := excerpt(text, 3); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Of two symbols of one work the first leads there; a hyphen inside a symbol
// parts nothing.
func TestSymbolAddress(t *testing.T) {
	site := policy.Site{Symbols: "https://example.org/SYMBOL/en"}
	for symbol, want := range map[string]string{
		"A/RES/64/182":             "A/RES/64/182",
		"A/RES/S-30/1":             "A/RES/S-30/1",
		"A/S-17/11":                "A/S-17/11",
		"E/2019/28-E/CN.7/2019/13": "E/2019/28",
		"FCCC/CP/2015/10/Add.1":    "FCCC/CP/2015/10/Add.1",
		"A/HRC/RES/ 48/13":         "A/HRC/RES/48/13",
	} {
		if got := symbolAddress(site, symbol); got != "https://example.org/"+want+"/en" {
			t.Errorf("%s leads to %s", symbol, got)
		}
	}
}
