package page

import (
	"bytes"
	"testing"
)

// What a page leads to again and again has a name, which is told at its foot;
// a name never stands for two addresses.
func TestNamedLinks(t *testing.T) {
	w := &writer{Buffer: new(bytes.Buffer), page: "documents/talks.html", ext: ".html", names: new(addressNames)}
	for _, link := range []struct {
		text         inline
		target, name string
		want         inline
	}{
		{"Many speakers", "tags/attribution/many.html", "many", "[Many speakers][many]"},
		{"“many”", "tags/attribution/many.html", "many", "[“many”][many]"},
		{"Human rights", "topics/rights.html", "Human rights", "[Human rights]"},
		{"human rights", "topics/other.html", "human rights", "[human rights](../topics/other.html)"},
		{"Many", "themes/many.html", "Many", "[Many](../themes/many.html)"},
		{"x", "topics/x.html", "x", "[x][x]"},
		{"Odd", "topics/odd (1).html", "Odd", "[Odd](<../topics/odd (1).html>)"},
		{"This page", "documents/talks.html", "this", "This page"},
	} {
		if got := w.again(link.text, link.target, inline(link.name)); got != link.want {
			t.Errorf("%s to %s: %s, want %s", link.text, link.target, got, link.want)
		}
	}
	w.addresses()
	const want = "\n[many]: ../tags/attribution/many.html\n[Human rights]: ../topics/rights.html\n[x]: ../topics/x.html\n"
	if got := w.String(); got != want {
		t.Errorf("at the foot stands\n%s", got)
	}
}
