package generator

import (
	"os"
	"testing"
	"testing/fstest"

	"precis/generator/site"
	"precis/static"
	"precis/templates"
)

// A page whose frame alone is minified has the bytes of one that is minified as
// a whole.
func TestBodiesAreSmall(t *testing.T) {
	hostile, err := os.ReadFile("../cmd/precis/testdata/seeds/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	odd := fstest.MapFS{
		"hostile.txt": {Data: hostile},
		"quotes.txt":  {Data: []byte("A \"plain\" title & more\n\nHeading\n\n- Many said \"a > b\" & <c>, 'd', \u00a0e\u2028f.\n- Some noted A/RES/70/1.\n")},
	}
	parts := 0
	for name, c := range map[string]Config{"the seeds": {Seeds: os.DirFS("../seeds")}, "odd texts": {Seeds: odd}} {
		c.Name, c.Templates, c.Static, c.Jobs = "seeds", templates.Files, static.Files, 2
		ix, found, err := Collect(c)
		if err != nil || ix == nil {
			t.Fatal(err, found.Err())
		}
		ix.Site.NoDownload = true
		d, err := NewDraft(c, ix)
		if err != nil {
			t.Fatal(err)
		}
		finisher := site.NewFinisher()
		for _, w := range d.Wanted() {
			content, _, err := d.File(w.Path)
			if err != nil {
				t.Fatalf("%s: %v", w.Path, err)
			}
			if content.Body == nil {
				continue
			}
			parts++
			got, err := finisher.Finish(w.Path, w.Origin, content)
			if err != nil {
				t.Fatal(err)
			}
			want, err := finisher.Finish(w.Path, w.Origin, site.Content{Frame: content.Bytes()})
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%s, %s, from where they differ:\n%q\nas a whole:\n%q", name, w.Path, after(got, want), after(want, got))
			}
		}
	}
	if parts < 100 {
		t.Errorf("only %d pages came in parts", parts)
	}
}

// after gives a little of a text from where it is no longer another.
func after(text, other []byte) []byte {
	at := 0
	for at < min(len(text), len(other)) && text[at] == other[at] {
		at++
	}
	return text[max(0, at-20):min(len(text), at+40)]
}
