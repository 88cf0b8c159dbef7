package markup

import (
	"bytes"
	"math"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// Text has to stand out from its paper at 4.5 to 1 (WCAG 2.2, 1.4.3).
func TestContrast(t *testing.T) {
	check := func(name, ink, paper string) {
		if got := contrast(ink, paper); got < 4.5 {
			t.Errorf("%s: %s on %s has a contrast of %.2f", name, ink, paper, got)
		}
	}
	check("light", lightInk, lightPaper)
	check("dark", darkInk, darkPaper)
	for _, h := range palette() {
		check(h.token.String(), h.light, lightPaper)
		check(h.token.String(), h.dark, darkPaper)
	}
}

func TestStyleSheetHasARuleForEachClass(t *testing.T) {
	css := StyleSheet()
	for _, class := range newHighlighter().classes {
		if class == chroma.StandardTypes[chroma.LineNumbers] {
			continue // numbers are told by where they stand
		}
		if got := bytes.Count(css, []byte(".chroma ."+class+" { color: ")); got != 2 {
			t.Errorf("class %q has %d rules, want one for light and one for dark", class, got)
		}
	}
	if !bytes.Equal(css, StyleSheet()) {
		t.Error("the style sheet is not the same twice")
	}
}

// contrast gives the ratio of two colours as WCAG defines it, from 1 to 21.
func contrast(a, b string) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(colour string) float64 {
	c := chroma.MustParseColour(colour)
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.Red()) + 0.7152*linear(c.Green()) + 0.0722*linear(c.Blue())
}
