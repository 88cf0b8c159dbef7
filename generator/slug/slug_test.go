package slug

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestMake(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"words":             {"Climate Finance, and Loss & Damage", "climate-finance-and-loss-damage"},
		"accents":           {"Santé mentale: état des lieux", "sante-mentale-etat-des-lieux"},
		"letters":           {"Übergroße Bøker, Łódź et œuvres", "ubergrosse-boker-lodz-et-oeuvres"},
		"apostrophes":       {"Women's rights and the States’ duties", "womens-rights-and-the-states-duties"},
		"numbers":           {"COP 28 (2023)", "cop-28-2023"},
		"symbol":            {"E/CN.7/2019/L.2", "e-cn-7-2019-l-2"},
		"hyphens at ends":   {"--a  -- b--", "a-b"},
		"ligature and wide": {"ﬁsheries ２０３０", "fisheries-2030"},
		"other scripts":     {"Климат и здоровье", "климат-и-здоровье"},
		"nothing":           {"", "x"},
		"signs alone":       {"*** §", "x"},
		"cut at a word":     {strings.Repeat("finance ", 10), "finance-finance-finance-finance-finance-finance-finance"},
		"fits exactly":      {strings.Repeat("a", 60), strings.Repeat("a", 60)},
		"one long word":     {strings.Repeat("a", 99), strings.Repeat("a", 60)},
		"no half letter":    {"a" + strings.Repeat("ж", 40), "a" + strings.Repeat("ж", 29)},
		"word ends at most": {strings.Repeat("a", 60) + " b", strings.Repeat("a", 60)},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := Make(test.text); got != test.want {
				t.Errorf("%q: got %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// What no text gives is not told for a slug.
func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"rivers": true, "cop-28": true, "климат": true, strings.Repeat("a", 99): true, "x": true,
		"": false, "Rivers": false, "-a": false, "a-": false, "a--b": false, "a/b": false, "..": false, "a.b": false, "a b": false, "index": false, "con": false, "a\u202e": false, "<b>": false,
	} {
		if Is(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// A slug is letters, digits and single hyphens between them, of a length that
// every host takes, and is its own slug.
func FuzzMake(f *testing.F) {
	for _, s := range []string{"", "Climate Finance", "a--b", "İstanbul", "ǅ", "ß", "한국", strings.Repeat("ж ", 50), "a\u0301\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip() // source never lets these through
		}
		slug := Make(text)
		switch {
		case slug == "" || len(slug) > Most:
			t.Fatalf("%q has %d bytes", slug, len(slug))
		case !utf8.ValidString(slug):
			t.Fatalf("%q is not UTF-8", slug)
		case strings.HasPrefix(slug, "-"), strings.HasSuffix(slug, "-"), strings.Contains(slug, "--"):
			t.Fatalf("%q has a hyphen that parts no words", slug)
		case Make(slug) != slug:
			t.Fatalf("%q of %q gives %q in turn", slug, text, Make(slug))
		case !Is(slug) || !Is(Safe(Fold(text))):
			t.Fatalf("%q and %q are not told for slugs", slug, Safe(Fold(text)))
		}
		for _, r := range slug {
			if r != '-' && !unicode.IsDigit(r) && (!unicode.IsLetter(r) || unicode.IsUpper(r)) {
				t.Fatalf("%q holds %q", slug, r)
			}
		}
	})
}
