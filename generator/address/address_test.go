package address

import (
	"testing"

	"precis/generator/slug"
)

// No document can have the address of a part of another, and the first page is
// found from any.
func TestPart(t *testing.T) {
	for _, id := range []string{"report", "report-2", "2"} {
		for n := range 12 {
			page := Part(id, n)
			if First(page) != Document(id) {
				t.Errorf("the first page of %s is said to be %s", page, First(page))
			}
			if name := page[len(Folder) : len(page)-len(ending)]; n > 0 && slug.Is(name) {
				t.Errorf("a document can be called %s", name)
			}
		}
	}
	if got := Place("report#a7"); got != "documents/report.html#a7" {
		t.Error(got)
	}
	if got := First("topics/a--b.html"); got != "topics/a--b.html" {
		t.Error(got)
	}
}
