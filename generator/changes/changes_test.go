package changes

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/address"
)

// The runs of a comparison give back both texts, whatever they are.
func FuzzCompareWords(f *testing.F) {
	f.Add("it was stressed that boats were needed", "it was underlined that more boats were needed")
	f.Add("", "a b c")
	f.Add("a b a b a", "b a b a b")
	f.Fuzz(func(t *testing.T, before, now string) {
		var old, latest []string
		last := Edit("")
		for _, r := range compareWords(before, now) {
			if r.Edit == last || r.Words == "" {
				t.Errorf("two runs in a row are %s, or one is empty", r.Edit)
			}
			last = r.Edit
			if r.Edit != Added {
				old = append(old, strings.Fields(r.Words)...)
			}
			if r.Edit != Deleted {
				latest = append(latest, strings.Fields(r.Words)...)
			}
		}
		if diff := cmp.Diff(strings.Fields(before), old); diff != "" && len(old) > 0 {
			t.Errorf("the old text (-text +runs):\n%s", diff)
		}
		if diff := cmp.Diff(strings.Fields(now), latest); diff != "" && len(latest) > 0 {
			t.Errorf("the new text (-text +runs):\n%s", diff)
		}
	})
}

// Texts too long for a table are shown one for the other.
func TestCompareLong(t *testing.T) {
	runs := compareWords("same "+strings.Repeat("a ", 5000)+"same", "same "+strings.Repeat("b ", 5000)+"same")
	var edits []Edit
	for _, r := range runs {
		edits = append(edits, r.Edit)
	}
	if diff := cmp.Diff([]Edit{Kept, Deleted, Added, Kept}, edits); diff != "" {
		t.Error(diff)
	}
}

func edition(points ...Point) *Edition {
	e := &Edition{Points: points, Addresses: map[string]bool{"documents/a.html": true}}
	for _, p := range points {
		e.Addresses[address.Place(p.ID)] = true
	}
	return e
}

func point(anchor, text string) Point {
	return Point{ID: "a#" + anchor, Document: "a", Label: anchor, Text: text}
}

// Without kept numbers a point that comes in takes the number of the next:
// those behind it are not new, and their old addresses mislead.
func TestRenumbered(t *testing.T) {
	before := edition(point("a1", "rivers rise"), point("a2", "wells run dry"), point("a3", "who pays for pumps"))
	now := edition(point("a1", "rivers rise"), point("a2", "a mill was built"), point("a3", "wells run dry"), point("a4", "who pays for pumps"))
	d := Compare(before, now)
	if len(d.Added) != 1 || d.Added[0].ID != "a#a2" || len(d.Removed)+len(d.Moved)+len(d.Reworded) > 0 {
		t.Errorf("%+v", d)
	}
	if diff := cmp.Diff([]Move{{"a#a2", "a#a3", "a a3"}, {"a#a3", "a#a4", "a a4"}}, d.Renumbered); diff != "" {
		t.Errorf("renumbered (-want +got):\n%s", diff)
	}
}

// As few points as can be are said to have moved.
func TestMoved(t *testing.T) {
	one, two, three, four := point("a1", "rivers rise"), point("a2", "wells run dry"), point("a3", "who pays"), point("a4", "a mill was built")
	d := Compare(edition(one, two, three, four), edition(four, one, two, three))
	if diff := cmp.Diff([]Move{{"a#a4", "a#a4", "a a4"}}, d.Moved); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
}

// A document with another name is told once, and of its points only what
// became of them besides.
func TestRenamed(t *testing.T) {
	before := edition(point("a1", "rivers rise"), point("a2", "wells run dry"), point("a3", "who pays for pumps and pipes"), point("a4", "a mill was built"))
	now := edition(point("a1", "rivers rise"), point("a3", "who pays for pumps"), point("a2", "wells run dry"))
	now.Addresses = map[string]bool{"documents/b.html": true}
	for i := range now.Points {
		p := &now.Points[i]
		p.ID, p.Document = strings.Replace(p.ID, "a#", "b#", 1), "b"
		now.Addresses[address.Place(p.ID)] = true
	}
	d := Compare(before, now)
	if diff := cmp.Diff([]Rename{{"a", "b", 2}}, d.Renamed); diff != "" {
		t.Errorf("renamed (-want +got):\n%s", diff)
	}
	if len(d.Moved) != 1 || len(d.Removed) != 1 || len(d.Reworded) != 1 || len(d.Added)+len(d.Renumbered) > 0 {
		t.Errorf("%+v", d)
	}
	if diff := cmp.Diff([]string{"documents/a.html"}, d.Gone); diff != "" {
		t.Errorf("gone (-want +got):\n%s", diff)
	}
}

// What a text holds moves no terminal and calls nobody.
func TestHostileWords(t *testing.T) {
	d := Compare(edition(), edition(point("a1", "\x1b[31mred\x07 \u202ereversed @octocat #1 <!-- --> <b>")))
	if text := d.Text(Plain()); strings.ContainsAny(text, "\x1b\x07\u202e") {
		t.Errorf("text: %q", text)
	}
	if text := d.Markdown(); strings.Contains(text, "@octocat") || strings.Contains(text, "#1 ") || strings.Contains(text, "<b>") {
		t.Errorf("Markdown: %q", text)
	}
}
