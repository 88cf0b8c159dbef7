package journal

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
)

var (
	added   = policy.Change{Fate: policy.WasAdded, Document: "rivers", Anchor: "p1A", Label: "1A", Opening: "A mill was built"}
	moved   = policy.Change{Fate: policy.WasMoved, Document: "rivers", Anchor: "paragraph-7", Label: "7 bis%", Own: true, To: "wells#p2", Opening: "Wells run dry"}
	heading = policy.Change{Fate: policy.WasWithdrawn, Document: "rivers", Anchor: "section-b", Label: "b", Section: true, Opening: "On ferries"}
	renamed = policy.Change{Fate: policy.WasRenamed, Document: "rivers", To: "water"}
	gone    = policy.Change{Fate: policy.WasWithdrawn, Document: "wells", Points: 3}
)

// What is written reads back as it was, and what a hand wrote stays.
func TestAppend(t *testing.T) {
	l := New("changes.log")
	first := l.Append("2026-11-24", []policy.Change{added, moved, heading})
	corrected := strings.Replace(string(first), "A mill", "# A remark stays\nreworded point rivers#p1 1 A mill", 1)
	l, faults := Read("changes.log", []byte(corrected))
	if faults.Err() != nil {
		t.Fatal(faults)
	}
	second := l.Append("", []policy.Change{renamed, gone})
	if !strings.HasPrefix(string(second), corrected) {
		t.Errorf("the file does not only grow:\n%s", second)
	}
	l, _ = Read("changes.log", first)
	l, faults = Read("changes.log", l.Append("", []policy.Change{renamed, gone}))
	want := []policy.Update{
		{ID: "on-2026-11-24", Day: "2026-11-24", Changes: []policy.Change{added, moved, heading}},
		{ID: "undated-1", Changes: []policy.Change{renamed, gone}},
	}
	if diff := cmp.Diff(want, l.Updates()); diff != "" || len(faults) > 0 {
		t.Errorf("%v (-want +got):\n%s", faults, diff)
	}
	once := l.Append("", nil)
	if again := l.Append("", []policy.Change{renamed, gone}); string(again) != string(once) {
		t.Error("what the last entry says is said again")
	}
}

// Two entries of one day, and several without a day, have names of their own.
func TestNames(t *testing.T) {
	l, _ := Read("changes.log", []byte("on 2026-11-24\nadded document a 1\nundated\nadded document b 1\non 2026-11-24\nadded document c 1\nundated\nadded document d 1\n"))
	var got []string
	for _, u := range l.Updates() {
		got = append(got, u.ID)
	}
	if diff := cmp.Diff([]string{"on-2026-11-24", "undated-1", "on-2026-11-24-2", "undated-2"}, got); diff != "" {
		t.Error(diff)
	}
}

// The entries of both sides of a merge are taken; a number that both gave is
// the first side's.
func TestMerge(t *testing.T) {
	const conflict = `on 2026-11-20
added point a#p1 1 From before
<<<<<<< HEAD
on 2026-11-24
added point a#p1A 1A Ours
||||||| base
on 2026-11-21
added point a#p9 9 Taken back
=======
undated
added point a#p1A 1A Theirs
reworded point a#p1A 1A Theirs and more
reworded point a#p1 1 From before and later
>>>>>>> branch
`
	const want = `on 2026-11-20
added point a#p1 1 From before
on 2026-11-24
added point a#p1A 1A Ours
undated
reworded point a#p1 1 From before and later
`
	l, faults := Read("changes.log", []byte(conflict))
	if diff := cmp.Diff(want, string(l.Append("", nil))); diff != "" || len(faults) > 0 {
		t.Errorf("%v (-want +got):\n%s", faults, diff)
	}
	if n := len(l.Open()); n != 4 || l.Open()[0].At.Line != 3 {
		t.Errorf("%d marks are told: %v", n, l.Open())
	}
}

// Each fault is named at its place.
func TestFaults(t *testing.T) {
	for line, want := range map[string]string{
		"on Tuesday":                       `changes.log:2:4: "Tuesday" is not a date`,
		"added pint a#p1 1":                `changes.log:2:7: "pint" is none of: document, point, paragraph, section`,
		"lost point a#p1 1":                `changes.log:2:1: a point cannot be "lost"`,
		"reworded document a 1":            `changes.log:2:1: a document cannot be "reworded"`,
		"added point a 1":                  `changes.log:2:13: "a" is no document and anchor`,
		"added point a#p1":                 `changes.log:2:17: the number is missing`,
		"moved point a#p1 1 elsewhere but": `changes.log:2:20: "elsewhere" is no document and anchor to have moved to`,
		"added document a many":            `changes.log:2:18: "many" is no number of points`,
		"renamed document a":               `changes.log:2:19: "" is no document`,
		"added document a 1 b":             `changes.log:2:20: the line goes on: "b"`,
	} {
		_, faults := Read("changes.log", []byte("undated\n"+line+"\n"))
		if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), want) {
			t.Errorf("%s: %v, want %s", line, faults, want)
		}
	}
	_, faults := Read("changes.log", []byte("added document a 1\n"))
	if len(faults) != 1 || faults[0].Message != "no entry begins before this line" {
		t.Errorf("before any entry: %v", faults)
	}
	if _, faults = Read("changes.log", []byte("# precis changes 2\n")); faults.Err() == nil {
		t.Error("a form that is not known is read")
	}
}

// Whatever stands in the file: faults stand inside it, and what is read of it
// reads the same when it is written.
func FuzzRead(f *testing.F) {
	f.Add("undated\nadded point a#p1 1 Words\n")
	f.Add("<<<<<<< a\non 2026-11-24\nmoved point a#p1 1 b#p2\n=======\nrenamed document a%20b c\n>>>>>>>")
	f.Add("# precis changes 1\r\non 2026-02-30\r\n  \r\nwithdrawn section a#b b%25 \r\n")
	f.Fuzz(func(t *testing.T, data string) {
		l, faults := Read("changes.log", []byte(data))
		for _, fault := range faults {
			if fault.At.Line < 1 || fault.At.Line > strings.Count(data, "\n")+1 || fault.At.Column < 1 {
				t.Fatalf("%v is outside the file", fault)
			}
		}
		for _, u := range l.Updates() {
			for _, c := range u.Changes {
				again, faults := Read("changes.log", New("changes.log").Append("", []policy.Change{c}))
				if got := again.Updates(); len(faults) > 0 || len(got) != 1 || len(got[0].Changes) != 1 || got[0].Changes[0] != c {
					t.Fatalf("%+v comes back as %+v, %v", c, got, faults)
				}
			}
		}
		settled, _ := Read("changes.log", l.Append("", nil))
		if len(settled.Open()) > 0 {
			t.Fatalf("still open: %v", settled.Open())
		}
		if diff := cmp.Diff(l.Updates(), settled.Updates()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// What is told leads where it can, calls places as readers do, and sets words
// of the text in quotation marks.
func TestTell(t *testing.T) {
	teller := Teller{
		Names: map[string]string{"wells": "", "wells#p2": "Point 2", "water": ""},
		Title: map[string]string{"wells": "On wells", "water": "On water"},
	}
	var got []string
	for _, c := range []policy.Change{added, moved, heading, renamed, gone} {
		var b strings.Builder
		for _, p := range teller.Tell(c) {
			switch {
			case p.Quoted:
				b.WriteString("“" + p.Text + "”")
			case p.Target != "":
				b.WriteString("[" + p.Text + "](" + p.Target + ")")
			default:
				b.WriteString(p.Text)
			}
		}
		got = append(got, b.String())
	}
	want := []string{
		"Point 1A of rivers, added: “A mill was built …”",
		"Paragraph 7 bis% of rivers, moved to [Point 2 of On wells](wells#p2): it began “Wells run dry …”",
		"Section b of rivers, withdrawn: it began “On ferries …”",
		"rivers has another address: [On water](water)",
		"[On wells](wells), withdrawn with its 3 points",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	u := policy.Update{Changes: []policy.Change{added, moved, added, heading, renamed, gone}}
	if sum := Sum(u); sum != "1 text withdrawn, 1 text renamed, 1 section withdrawn, 2 points added, 1 point moved" {
		t.Error(sum)
	}
}
