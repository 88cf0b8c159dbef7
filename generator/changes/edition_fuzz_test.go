package changes

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Whatever a folder that looks like a site holds: a line is a point or is named
// as none, every place of it that is told is one of a page's, and a site does
// not differ from itself.
func FuzzSite(f *testing.F) {
	f.Add([]byte(`{"id":"a#1","document":"a","label":"1","text":"Many noted."}`+"\n"), []byte(`<section id="a1" class="point"><section class=former id=x>`))
	f.Add([]byte("{}\n\n[]\nnull\n{\"id\":1}\r\n{\"id\":\"#\"}"), []byte("<section id"))
	f.Add([]byte(`{"id":"a#1","topics":[{"id":"x"},{}],"references":null,"attributions":[{"words":"\u0000"}]}`), []byte("<!--><section id=\"<\" class=\"section\"></"))
	f.Fuzz(func(t *testing.T, points, page []byte) {
		e, faults, err := Site(fstest.MapFS{PointsFile: {Data: points}, "documents/a.html": {Data: page}}, "site")
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		for line := range strings.Lines(string(points)) {
			if strings.TrimSpace(line) != "" {
				lines++
			}
		}
		if len(e.Points)+len(faults) != lines {
			t.Errorf("%d points and %d faults of %d lines", len(e.Points), len(faults), lines)
		}
		for address := range e.Addresses {
			file, anchor, _ := strings.Cut(address, "#")
			if file != "documents/a.html" || strings.HasSuffix(address, "#") && anchor == "" {
				t.Errorf("the address %q", address)
			}
		}
		if same := Compare(e, e); len(same.Gone) > 0 {
			t.Errorf("gone from itself: %v", same.Gone)
		}
	})
}
