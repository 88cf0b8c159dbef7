package policy

import (
	"slices"
	"testing"
)

func TestSymbolKey(t *testing.T) {
	for symbol, want := range map[string]string{
		"S/RES/1325 (2000)": "S/RES/1325",
		"S/RES/1325(2000)":  "S/RES/1325",
		"A/RES/103 (I)":     "A/RES/103(I)",
		"COM(2020) 789":     "COM(2020)789",
		"":                  "",
	} {
		if got := SymbolKey(symbol); got != want {
			t.Errorf("%q: got %q, want %q", symbol, got, want)
		}
	}
}

func TestSymbols(t *testing.T) {
	for symbol, want := range map[string][]string{
		"E/2019/28-E/CN.7/2019/13": {"E/2019/28", "E/CN.7/2019/13"},
		"A/RES/S-30/1":             {"A/RES/S-30/1"},
		"CRPD/C/ESP/CO/2-3":        {"CRPD/C/ESP/CO/2-3"},
		"":                         nil,
	} {
		if got := Symbols(symbol); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", symbol, got, want)
		}
	}
}
