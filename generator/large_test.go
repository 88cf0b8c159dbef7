package generator

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"precis/static"
	"precis/templates"
)

// In a large collection a work that one place cites has no page: lists lead to
// the place, and the place leads to the work.
func TestCitedOnce(t *testing.T) {
	var text strings.Builder
	text.WriteString("Meeting\n\n- Members recalled A/RES/70/1 and A/RES/71/2.\n- Members recalled A/RES/70/1 again.\n")
	for n := range 1000 {
		fmt.Fprintf(&text, "- Several speakers noted matter %d.\n", n)
	}
	c := Config{Seeds: fstest.MapFS{"meeting.txt": {Data: []byte(text.String())}}, Name: "seeds", Templates: templates.Files, Static: static.Files, Jobs: 2}
	ix, found, err := Collect(c)
	if err != nil || ix == nil {
		t.Fatal(err, found.Err())
	}
	ix.Site.NoDownload = true
	d, err := NewDraft(c, ix)
	if err != nil {
		t.Fatal(err)
	}
	file := func(path string) string {
		content, _, err := d.File(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(content.Bytes())
	}
	if page := file("references/a-res-70-1.md"); !strings.Contains(page, "Cited 2 times") {
		t.Errorf("the page of what is cited twice:\n%s", page)
	}
	if page := file("references/a-res-71-2.md"); page != "" {
		t.Errorf("there is a page of what is cited once:\n%s", page)
	}
	for path, want := range map[string][]string{
		"references/index.md": {"[General Assembly resolution 70/1](a-res-70-1.md)", "[General Assembly resolution 71/2](../documents/meeting.md#p1)"},
		"documents/meeting.md": {
			"[A/RES/70/1](../references/a-res-70-1.md) and A/RES/71/2.",
			"[General Assembly resolution 71/2](https://docs.un.org/en/A/RES/71/2), “A/RES/71/2”: its document symbol",
		},
	} {
		page := strings.ReplaceAll(file(path), ".html", ".md")
		for _, w := range want {
			if !strings.Contains(page, w) {
				lines := strings.Split(page, "\n")
				t.Errorf("%s has no %q:\n%s", path, w, strings.Join(lines[:min(len(lines), 60)], "\n"))
			}
		}
	}
}
