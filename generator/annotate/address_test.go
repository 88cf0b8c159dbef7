package annotate

import (
	"testing"

	"precis/generator/lexicon"
)

func known(t *testing.T) *addresses {
	t.Helper()
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	return newAddresses(english.Addresses, "https://library.example.org/docs/SYMBOL.html")
}

// Addresses that lead to one page are one, and no others.
func TestAddressKey(t *testing.T) {
	a := known(t)
	for address, want := range map[string]string{
		"https://example.org/reports/rivers":                            "example.org/reports/rivers",
		"http://EXAMPLE.org:80/reports/rivers/":                         "example.org/reports/rivers",
		" https://example.org/reports/rivers?utm_source=mail&fbclid=x ": "example.org/reports/rivers",
		"https://example.org/reports/rivers#part-2":                     "example.org/reports/rivers",
		"https://example.org/":                                          "example.org",
		"https://example.org/find?b=2&a=1&gclid=7":                      "example.org/find?a=1&b=2",
		"https://example.org/#!/rivers":                                 "example.org#!/rivers",
		"https://example.org:8443/x":                                    "example.org:8443/x",
		"https://example.org/Rivers":                                    "example.org/Rivers",
		"https://www.example.org/":                                      "www.example.org",
		"mailto:someone@example.org":                                    "",
		"https://user@example.org/":                                     "",
		"rivers.html":                                                   "",
		"//example.org/x":                                               "",
		"https://%zz":                                                   "",
		"":                                                              "",
	} {
		if got := a.key(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}

// An address that two references have leads to none of them.
func TestSharedAddress(t *testing.T) {
	a := known(t)
	for address, id := range map[string]string{"https://example.org/a": "a", "http://example.org/a/": "b", "https://example.org/c": "c", "": "d"} {
		a.add(address, id)
	}
	for key, want := range map[string]string{"example.org/a": "", "example.org/c": "c", "": ""} {
		if got := a.byKey[key]; got != want {
			t.Errorf("%q leads to %q, want %q", key, got, want)
		}
	}
}

func TestSymbolAddress(t *testing.T) {
	a := known(t)
	for address, want := range map[string]string{
		"https://undocs.org/A/RES/70/1":                                          "A/RES/70/1",
		"http://undocs.org/en/A/RES/70/1/":                                       "A/RES/70/1",
		"https://undocs.org/S/RES/1325(2000)":                                    "S/RES/1325(2000)",
		"https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F70%2F1&Language=E": "A/RES/70/1",
		"https://docs.un.org/fr/A/RES/70/1":                                      "A/RES/70/1",
		"https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/70/1&Lang=E":  "A/RES/70/1",
		"https://www.un.org/en/ga/search/":                                       "",
		"https://www.un.org/A/RES/70/1":                                          "",
		"https://undocs.org/":                                                    "",
		"http://library.example.org/docs/A/RES/70/1.html":                        "A/RES/70/1",
		"https://library.example.org/docs/A/RES/70/1":                            "",
		"https://library.example.org/docs/.html":                                 "",
		"https://example.org/undocs.org/A/RES/70/1":                              "",
		"https://www.un.org/en/ga/search/view_doc.asp/more?symbol=A/RES/70/1":    "",
		"https://www.un.org/en/ga/search/view_doc.asp?other=A/RES/70/1":          "",
	} {
		if got := a.symbol(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}
