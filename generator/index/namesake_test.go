package index_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// Documents of one title are called by their files, too, unless what their
// publisher says of them tells them apart.
func TestNames(t *testing.T) {
	ix := collect(t, fstest.MapFS{
		"a.txt": written("The pier was mended."), "2024/b.txt": written("The pier was painted."),
		"c.txt": written("The pier was sold."), "c.yaml": {Data: []byte("date: 2024-03-14\n")},
		"d.txt": written("The pier was bought."), "d.yaml": {Data: []byte("date: 2024-03-14\nsymbol: P/1\n")},
		"e.txt": {Data: []byte("Another report\n\n- The pier was closed.\n")},
	})
	var got []string
	for _, d := range ix.Documents {
		got = append(got, ix.Names()[d])
	}
	want := []string{
		"Report of the meeting", "Report of the meeting",
		"Report of the meeting (2024/b.txt)", "Report of the meeting (a.txt)",
		"Another report",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}
