package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnseen(t *testing.T) {
	f := Read("a.txt", []byte("\uFEFFsoft\u00ADhyphen, می\u200Cخواهم\n\tthe \u202Elaw\u202C and ri\u200Bver, wa\u200Bter\f\x07"))
	want := []Unseen{
		{0x07, "is a control character and shows as nothing", Position{2, 31}, 1},
		{0x200B, "shows as nothing", Position{2, 18}, 2},
		{0x202C, "turns the direction in which what follows is shown", Position{2, 10}, 1},
		{0x202E, "turns the direction in which what follows is shown", Position{2, 6}, 1},
	}
	if diff := cmp.Diff(want, f.Unseen()); diff != "" {
		t.Errorf("unseen (-want +got):\n%s", diff)
	}
}
