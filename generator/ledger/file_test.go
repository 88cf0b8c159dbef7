package ledger

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
)

const good = "a#a1 a.1 point stands SJFcUmF0zo21 1 abc Many participants"

func TestReadFaults(t *testing.T) {
	for name, c := range map[string]struct{ line, want string }{
		"short":     {"a#a1 a.1 point stands", "numbers.lock:2:22: the line ends after 4 of its 7 fields"},
		"no anchor": {strings.Replace(good, "a#a1", "a", 1), `numbers.lock:2:1: the line does not begin with a document and an anchor: "a"`},
		"document":  {strings.Replace(good, "a#a1", "../a#a1", 1), `numbers.lock:2:1: no document can have the address "../a"`},
		"device":    {strings.Replace(good, "a#a1", "con#a1", 1), `numbers.lock:2:1: no document can have the address "con"`},
		"capitals":  {strings.Replace(good, "a#a1", "A#a1", 1), `numbers.lock:2:1: no document can have the address "A"`},
		"anchor":    {strings.Replace(good, "a#a1", `a#"><b>`, 1), `numbers.lock:2:3: precis gives no anchor such as "\"><b>"`},
		"unseen":    {strings.Replace(good, "a#a1", "a#a%E2%80%AE", 1), `numbers.lock:2:3: precis gives no anchor such as "a\u202e"`},
		"number":    {strings.Replace(good, "a.1", "a%E2%80%AE1", 1), `numbers.lock:2:6: the number "a\u202e1" is longer than 288 bytes, or holds what does not show`},
		"turned":    {good + " \u202enoted", "numbers.lock:2:42: the first words are longer than 288 bytes, or hold what does not show"},
		"escape":    {good + " \x1b[31m", "numbers.lock:2:42: the first words are longer than 288 bytes, or hold what does not show"},
		"endless":   {good + strings.Repeat(" words", 99), "numbers.lock:2:42: the first words are longer than 288 bytes, or hold what does not show"},
		"kind":      {strings.Replace(good, "point", "pint", 1), `numbers.lock:2:10: unknown kind "pint"`},
		"state":     {strings.Replace(good, "stands", "sits", 1), `numbers.lock:2:16: unknown state "sits"`},
		"hash":      {strings.Replace(good, "SJFc", "S.Fc", 1), `numbers.lock:2:23: "S.FcUmF0zo21" is no hash of words`},
		"size":      {strings.Replace(good, " 1 abc", " x abc", 1), `numbers.lock:2:36: "x" is no number of pairs of words`},
		"sketch":    {strings.Replace(good, "abc", "abcd", 1), `numbers.lock:2:38: "abcd" is no sketch of 1 pairs of words`},
		"remark":    {"# mine", "numbers.lock:2:1: a remark cannot be kept here"},
		"target":    {strings.Replace(good, "stands", "now:b#b1", 1), "numbers.lock:2:1: a#a1 leads to b#b1, and from there to an anchor that is not in this file"},
		"circle":    {strings.Replace(good, "stands", "now:a#a1", 1), "numbers.lock:2:1: a#a1 leads in a circle"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := Read("numbers.lock", []byte("# "+fileName+"\n"+c.line+"\n"))
			if len(faults) != 1 || faults[0].Hint == "" {
				t.Fatalf("faults: %v", faults)
			}
			got, _, _ := strings.Cut(faults[0].String(), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, faults := Read("numbers.lock", []byte("# precis numbers 2\n"+good)); faults.Err() == nil {
		t.Error("a file of a later version is read")
	}
}

// point gives a text of one section.
func text(id string, points ...string) *Text {
	c := &chapter{}
	for _, p := range points {
		c.statements = append(c.statements, &statement{words: strings.Fields(p)})
	}
	d, _ := document(id, []*chapter{c})
	return Scan(d)
}

const (
	rivers  = "many speakers noted that rivers rise in spring and flood the fields below the town"
	wardens = "several participants called for wardens on every bridge and for boats beside them"
	ferries = "it was noted that ferries had been late all winter for want of ice breakers"
)

// Two branches that each gave 1A to a point of their own: one keeps it, the
// other gets the next, and nothing is lost.
func TestConflict(t *testing.T) {
	base := New("numbers.lock").Update([]*Text{text("a", rivers, ferries)}).Bytes()
	branch := func(points ...string) []string {
		l, _ := Read("numbers.lock", base)
		return strings.SplitAfter(string(l.Update([]*Text{text("a", points...)}).Bytes()), "\n")
	}
	ours, theirs := branch(rivers, wardens, ferries), branch(rivers, "the mayor opened a new bridge of stone with two arches", ferries)
	at := 0
	for ours[at] == theirs[at] {
		at++
	}
	merged := strings.Join(ours[:at], "") + "<<<<<<< HEAD\n" + ours[at] + "=======\n" + theirs[at] + ">>>>>>> theirs\n" + strings.Join(ours[at+1:], "")
	l, faults := Read("numbers.lock", []byte(merged))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	if l.Open().Err() == nil {
		t.Error("the conflict is not told")
	}
	both := text("a", rivers, "the mayor opened a new bridge of stone with two arches", wardens, ferries)
	revision := l.Update([]*Text{both})
	revision.Number()
	var labels []string
	for _, p := range both.document.Points {
		labels = append(labels, p.Label)
	}
	if diff := cmp.Diff([]string{"1", "1ZA", "1A", "2"}, labels); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
	settled, faults := Read("numbers.lock", revision.Bytes())
	if err := faults.Err(); err != nil || settled.Open() != nil {
		t.Errorf("not settled: %v %v", err, settled.Open())
	}
}

// labelsAfter brings a file up to texts, and gives the numbers of the first and
// the file.
func labelsAfter(t *testing.T, file string, texts ...*Text) (labels []string, now string) {
	t.Helper()
	l, faults := Read("numbers.lock", []byte(file))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	revision := l.Update(texts)
	revision.Number()
	for _, p := range texts[0].document.Points {
		labels = append(labels, p.Label)
	}
	return labels, string(revision.Bytes())
}

// lineOf gives the line of an address.
func lineOf(file, address string) string {
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, address+" ") {
			return line
		}
	}
	return ""
}

// A point that is there again word by word has its own number back, and not
// that of another which is only like it.
func TestWordByWordBeforeLike(t *testing.T) {
	const like = "several participants called for wardens on every bridge and for horses beside them"
	_, file := labelsAfter(t, "", text("a", rivers, wardens, ferries))
	_, file = labelsAfter(t, file, text("a", rivers, ferries))
	labels, file := labelsAfter(t, file, text("a", rivers, ferries, like))
	if diff := cmp.Diff([]string{"1", "3", "4"}, labels); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	labels, file = labelsAfter(t, file, text("a", rivers, ferries, wardens))
	if diff := cmp.Diff([]string{"1", "3", "2"}, labels); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if line := lineOf(file, "a#p4"); !strings.Contains(line, "withdrawn") && !strings.Contains(line, "now:a#p2") {
		t.Errorf("the one that is like it: %s", line)
	}
}

// A point of few words is known again where its words stand nowhere else, in its
// own text or in another; words that stand anywhere are not.
func TestFewWords(t *testing.T) {
	const levy, agreed = "some delegations proposed a levy on sugar", "agreed"
	_, file := labelsAfter(t, "", text("a", rivers, levy, agreed, wardens, agreed), text("b", ferries))
	_, file = labelsAfter(t, file, text("a", rivers, wardens, agreed), text("b", ferries))
	labels, again := labelsAfter(t, file, text("a", rivers, levy, agreed, wardens, agreed), text("b", ferries))
	if diff := cmp.Diff([]string{"1", "2", "2A", "4", "5"}, labels); diff != "" {
		t.Errorf("put back (-want +got):\n%s", diff)
	}
	if line := lineOf(again, "a#p3"); strings.Contains(line, " stands ") {
		t.Errorf("a word that stands elsewhere is known again: %s", line)
	}
	_, base := labelsAfter(t, "", text("a", rivers, levy, agreed), text("b", ferries))
	_, moved := labelsAfter(t, base, text("a", rivers), text("b", ferries, levy, agreed))
	if line := lineOf(moved, "a#p2"); !strings.Contains(line, "now:b#p2") {
		t.Errorf("it went to another text: %s", line)
	}
	if line := lineOf(moved, "a#p3"); !strings.Contains(line, " withdrawn ") {
		t.Errorf("one word is said to have gone to another text: %s", line)
	}
}

// One side of a merge moved a point to another text, where the other side put
// a point of its own under the same number; that side's text is taken. The
// moved point is in no text then, and its number leads to nobody else's.
func TestLeadToWhatBothGave(t *testing.T) {
	const bridge = "the mayor opened a new bridge of stone with two arches and a toll house"
	_, base := labelsAfter(t, "", text("a", rivers, wardens), text("b", ferries))
	_, moved := labelsAfter(t, base, text("a", rivers), text("b", ferries, wardens))
	_, added := labelsAfter(t, base, text("a", rivers, wardens), text("b", ferries, bridge))
	if !strings.Contains(lineOf(moved, "a#p2"), "now:b#p2") {
		t.Fatalf("the point did not move:\n%s", moved)
	}
	merged := strings.Replace(moved, lineOf(moved, "b#p2"), lineOf(moved, "b#p2")+lineOf(added, "b#p2"), 1)
	_, now := labelsAfter(t, merged, text("a", rivers), text("b", ferries, bridge))
	if line := lineOf(now, "a#p2"); !strings.Contains(line, " withdrawn ") {
		t.Errorf("its number leads on: %s", line)
	}
	_, now = labelsAfter(t, merged, text("a", rivers), text("b", ferries, wardens))
	if line := lineOf(now, "a#p2"); !strings.Contains(line, "now:b#p2") {
		t.Errorf("it moved, and its number does not lead there: %s", line)
	}
}

// Points that the text numbers itself have its numbers; their addresses stay.
func TestOwnNumbers(t *testing.T) {
	own := func(points ...string) *Text {
		x := text("a", points...)
		for i := range x.document.Points {
			p := &x.document.Points[i]
			p.Own, p.Label = true, p.Number
			p.Anchor = policy.NumberedBy(p.Number)
		}
		return x
	}
	first := New("numbers.lock").Update([]*Text{own(rivers, ferries)})
	l, _ := Read("numbers.lock", first.Bytes())
	second := own(rivers, wardens, ferries)
	revision := l.Update([]*Text{second})
	revision.Number()
	var got []string
	for _, p := range second.document.Points {
		got = append(got, p.Label+" at "+p.Anchor)
	}
	if diff := cmp.Diff([]string{"1 at p1", "2 at p2-2", "3 at p2"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Whatever a file holds, it is read or its faults are named, and what is read
// is written as it was.
func FuzzRead(f *testing.F) {
	f.Add([]byte("# " + fileName + "\n" + good + "\n"))
	f.Add([]byte("<<<<<<< HEAD\n" + good + "\n=======\n" + strings.Replace(good, "zo21", "zo22", 1) + "\n>>>>>>> b\n"))
	f.Add([]byte(strings.Replace(good, "stands", "now:b-c#b1", 1) + "\n" + strings.Replace(good, "a#a1", "b-c#b1", 1)))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, faults := Read("numbers.lock", data)
		if faults.Err() != nil {
			return
		}
		written := l.Bytes()
		again, faults := Read("numbers.lock", written)
		if err := faults.Err(); err != nil || again.Open() != nil {
			t.Fatalf("%v %v\n%s", err, again.Open(), written)
		}
		if !bytes.Equal(again.Bytes(), written) {
			t.Errorf("written again:\n%s\nfrom:\n%s", again.Bytes(), written)
		}
		revision := l.Update([]*Text{text("a", rivers)})
		if _, faults := Read("numbers.lock", revision.Bytes()); faults.Err() != nil {
			t.Errorf("%v\n%s", faults.Err(), revision.Bytes())
		}
	})
}

// The words of a text are the same however they are set.
func TestFold(t *testing.T) {
	same := []string{"Policy-making: the Côte d’Ivoire’s 3 rules", "policy  making THE cote d'ivoire's 3 rules.", "policy\u2010mak\u00ading the Co\u0302te\u200b d\u2019Ivoire s 3 rules"}
	for _, s := range same[1:] {
		if a, b := read(same[0]), read(s); a.hash != b.hash {
			t.Errorf("%q and %q differ", a.folded, b.folded)
		}
	}
	if read("one", "two").hash != read("one two").hash || read("one two").hash == read("onetwo").hash {
		t.Error("parts of a text are not parted as words are")
	}
}
