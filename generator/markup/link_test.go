package markup

import "testing"

// These hide a scheme behind characters that an editor does not show.
func TestHiddenSchemes(t *testing.T) {
	converter := New()
	for _, destination := range []string{
		"<java\tscript:x>", "<\x01javascript:x>", "<java\x00script:x>", "<\u00a0javascript:x>",
		"&#x6a;avascript:x", "java&Tab;script:x", "java&NewLine;script:x", `javascript\:x`, "<  data:x>",
	} {
		const want = "<p>words</p>\n"
		if got := convert(t, converter, []byte("[words]("+destination+")")); got != want {
			t.Errorf("%q: got %q, want %q", destination, got, want)
		}
	}
}
