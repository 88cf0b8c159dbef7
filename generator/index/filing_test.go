package index

import (
	"testing"

	"precis/generator/lexicon"
)

// Speakers are filed under the name behind titles and initials.
func TestFiledUnder(t *testing.T) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	f := newFiling(english)
	for name, want := range map[string]string{
		"Mr. Lake": "Lake", "Ms Östlund": "Östlund", "Mr. A. Lake": "Lake", "H.E. Ms. J.-P. Brook": "Brook", "Her Excellency Ms. Fen": "Fen",
		"Dr. Prof. Moor": "Moor", "Sir John Mere": "John Mere", "Kenya": "Kenya", "Group of 77 and China": "Group of 77 and China",
		"Justice Department": "Justice Department", "Mr.": "Mr.", "": "", "U.S. Treasury": "U.S. Treasury", "A. B.": "B.",
	} {
		if got := f.under(name); got != want {
			t.Errorf("%q is filed under %q, want %q", name, got, want)
		}
	}
}
