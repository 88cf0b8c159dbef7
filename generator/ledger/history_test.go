package ledger

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"precis/generator/policy"
	"precis/generator/source"
)

var (
	histories = flag.Int("histories", 400, "how many random histories of edits are tried")
	stream    = flag.Uint64("stream", 7, "which of all random histories: another number, others")
)

// The promise of the file: whatever is done to the texts, an anchor that was
// given leads to its point, to where its words went, or to a note; never to
// another point, never nowhere. The same point is here what was carried
// through the edits, and not what the ledger takes for it.
func TestRandomHistories(t *testing.T) {
	edits, kept, reworded := 0, 0, 0
	for seed := range *histories {
		h := newHistory(t, uint64(seed))
		h.run()
		edits, kept, reworded = edits+h.edits, kept+h.kept, reworded+h.reworded
		if t.Failed() {
			t.Fatalf("history %d of stream %d:\n%s", seed, *stream, strings.Join(h.told, "\n"))
		}
	}
	t.Logf("%d histories, %d edits; of %d points reworded by up to a quarter, %d kept their number", *histories, edits, reworded, kept)
	if reworded == 0 || kept*100 < reworded*94 {
		t.Errorf("only %d of %d reworded points kept their number", kept, reworded)
	}
}

// statement is a point of the model. It knows which points it came from.
type statement struct {
	words []string
	is    map[int]bool
	at    string // anchor that it was given last
	was   string // likewise, when it was reworded since
}

const unsure = "?"

// chapter is a section of the model. The first may have no heading.
type chapter struct {
	heading    string
	statements []*statement
}

type history struct {
	t     *testing.T
	r     *rand.Rand
	next  int // identity
	texts map[string][]*chapter
	names int
	gone  []*statement
	given map[string]map[int]bool // identities of each address, since it was first given
	file  []byte

	carried map[string]map[int]bool // as given, of anchors that no point had under this name
	told    []string

	edits, kept, reworded int
}

func newHistory(t *testing.T, seed uint64) *history {
	h := &history{t: t, r: rand.New(rand.NewPCG(seed, *stream)), texts: make(map[string][]*chapter), given: make(map[string]map[int]bool)}
	for range 1 + h.r.IntN(3) {
		h.addText()
	}
	return h
}

func (h *history) tell(format string, args ...any) {
	h.told = append(h.told, fmt.Sprintf(format, args...))
}

// How texts of the field begin, again and again.
var openers = [][]string{
	{"many", "speakers", "noted", "the", "importance", "of"}, {"several", "participants", "referred", "to", "the"}, {"it", "was", "noted", "that"},
	{"some", "speakers", "called", "for", "further"}, {"one", "representative", "said", "that", "the"}, {"reference", "was", "made", "to", "the", "need", "for"}, {},
}

// fresh makes a statement that nothing came before.
func (h *history) fresh() *statement {
	words := slices.Clone(openers[h.r.IntN(len(openers))])
	for range 5 + h.r.IntN(50) {
		words = append(words, h.word())
	}
	h.next++
	return &statement{words: words, is: map[int]bool{h.next: true}}
}

// word gives words as unevenly as language does.
func (h *history) word() string {
	if h.r.IntN(3) == 0 {
		return [...]string{"the", "of", "and", "to", "in", "for", "that", "on"}[h.r.IntN(8)]
	}
	return fmt.Sprintf("w%d", int(float64(700)*h.r.Float64()*h.r.Float64()))
}

func (h *history) heading() string {
	if h.r.IntN(4) == 0 {
		return "Introduction"
	}
	return "On " + h.word() + " and " + h.word()
}

func (h *history) addText() {
	h.names++
	name := fmt.Sprintf("text-%d", h.names)
	chapters := []*chapter{{}}
	if h.r.IntN(2) == 0 {
		chapters[0].heading = h.heading()
	}
	for range 1 + h.r.IntN(12) {
		if h.r.IntN(5) == 0 {
			chapters = append(chapters, &chapter{heading: h.heading()})
		}
		last := chapters[len(chapters)-1]
		last.statements = append(last.statements, h.fresh())
	}
	h.texts[name] = chapters
	h.tell("add %s", name)
}

func (h *history) run() {
	h.update()
	for range 3 + h.r.IntN(10) {
		edits := 1
		if h.r.IntN(3) == 0 {
			edits += h.r.IntN(5)
		}
		for range edits {
			h.edit()
			h.edits++
		}
		h.update()
		if h.t.Failed() {
			return
		}
	}
}

// pick chooses a text, and a statement of it where it has one.
func (h *history) pick() (name string, c *chapter, at int) {
	names := slices.Sorted(maps.Keys(h.texts))
	if len(names) == 0 {
		return "", nil, 0
	}
	name = names[h.r.IntN(len(names))]
	c = h.texts[name][h.r.IntN(len(h.texts[name]))]
	return name, c, h.r.IntN(len(c.statements) + 1)
}

// edit does one thing to the texts that an editor might.
func (h *history) edit() {
	name, c, at := h.pick()
	if c == nil {
		h.addText()
		return
	}
	if at == len(c.statements) { // there is none here
		h.tell("insert into %s at %d", name, at)
		c.statements = slices.Insert(c.statements, at, h.fresh())
		return
	}
	s := c.statements[at]
	take := func() { c.statements = slices.Delete(c.statements, at, at+1) }
	switch h.r.IntN(20) {
	case 0, 1, 2, 3:
		h.tell("insert into %s at %d", name, at)
		c.statements = slices.Insert(c.statements, at, h.fresh())
	case 4, 5:
		h.tell("delete from %s at %d: %v", name, at, s.is)
		h.gone = append(h.gone, s)
		take()
	case 6, 7, 8, 9:
		h.tell("reword in %s at %d: %v", name, at, s.is)
		c.statements[at] = h.reword(s)
	case 10, 11:
		take()
		_, other, place := h.pickIn(name)
		h.tell("move in %s from %d to %d: %v", name, at, place, s.is)
		other.statements = slices.Insert(other.statements, place, s)
	case 12, 13:
		if len(s.words) < 30 { // each part says more than how points begin
			return
		}
		cut := len(s.words)*3/10 + h.r.IntN(len(s.words)*4/10+1)
		h.tell("split in %s at %d: %v", name, at, s.is)
		c.statements[at] = &statement{words: s.words[:cut:cut], is: maps.Clone(s.is)}
		c.statements = slices.Insert(c.statements, at+1, &statement{words: s.words[cut:], is: maps.Clone(s.is)})
	case 14, 15:
		if at+1 < len(c.statements) {
			with := c.statements[at+1]
			h.tell("merge in %s at %d: %v, %v", name, at, s.is, with.is)
			both := &statement{words: slices.Concat(s.words, with.words), is: maps.Clone(s.is)}
			maps.Copy(both.is, with.is)
			c.statements = slices.Replace(c.statements, at, at+2, both)
		}
	case 16:
		h.names++
		to := fmt.Sprintf("text-%d", h.names)
		if h.r.IntN(3) == 0 { // a name that there was once
			to = fmt.Sprintf("text-%d", 1+h.r.IntN(h.names))
		}
		if h.texts[to] == nil {
			h.tell("rename %s to %s", name, to)
			h.texts[to] = h.texts[name]
			delete(h.texts, name)
		}
	case 17:
		h.section(name, c, at)
	case 18:
		if len(h.gone) > 0 {
			back := h.gone[h.r.IntN(len(h.gone))]
			h.tell("put back into %s at %d: %v", name, at, back.is)
			c.statements = slices.Insert(c.statements, at, &statement{words: back.words, is: maps.Clone(back.is)})
		}
	case 19:
		switch h.r.IntN(3) {
		case 0:
			h.addText()
		case 1:
			h.tell("remove %s", name)
			delete(h.texts, name)
		default:
			take()
			to, other, place := h.pick()
			h.tell("move from %s to %s: %v", name, to, s.is)
			other.statements = slices.Insert(other.statements, place, s)
		}
	}
}

func (h *history) pickIn(name string) (string, *chapter, int) {
	c := h.texts[name][h.r.IntN(len(h.texts[name]))]
	return name, c, h.r.IntN(len(c.statements) + 1)
}

// reword changes up to a quarter of a statement's words.
func (h *history) reword(s *statement) *statement {
	words := slices.Clone(s.words)
	for range 1 + h.r.IntN(len(words)/4+1) {
		switch at := h.r.IntN(len(words)); h.r.IntN(3) {
		case 0:
			words[at] = h.word()
		case 1:
			words = slices.Insert(words, at, h.word())
		default:
			if len(words) > 4 {
				words = slices.Delete(words, at, at+1)
			}
		}
	}
	was := s.at
	if s.was != "" || len(words) < 12 { // twice at once, or hardly a sentence: it may pass for another
		was = unsure
	}
	return &statement{words: words, is: maps.Clone(s.is), was: was}
}

// section opens a section at a statement, renames one or takes its heading
// out.
func (h *history) section(name string, c *chapter, at int) {
	chapters := h.texts[name]
	i := slices.Index(chapters, c)
	switch h.r.IntN(3) {
	case 0:
		h.tell("open a section in %s", name)
		behind := &chapter{h.heading(), slices.Clone(c.statements[at:])}
		c.statements = c.statements[:at]
		h.texts[name] = slices.Insert(chapters, i+1, behind)
	case 1:
		if c.heading != "" {
			h.tell("rename a section of %s", name)
			c.heading = h.heading()
		}
	default:
		if i > 0 {
			h.tell("close a section of %s", name)
			chapters[i-1].statements = append(chapters[i-1].statements, c.statements...)
			h.texts[name] = slices.Delete(chapters, i, i+1)
		}
	}
}

// document gives a text of the model as it would be read.
func document(name string, chapters []*chapter) (*policy.Document, []*statement) {
	d := &policy.Document{ID: name, File: &source.File{Name: name + ".txt"}}
	var all []*statement
	for i, c := range chapters {
		s := policy.Section{Label: letters(i), Heading: -1}
		if c.heading != "" {
			s.Heading = len(d.Blocks)
			d.Blocks = append(d.Blocks, policy.Block{Kind: policy.HeadingBlock, Text: source.Passage{Text: c.heading}})
		} else if len(chapters) == 1 {
			s.Label = ""
		}
		d.Sections = append(d.Sections, s)
		for n, st := range c.statements {
			p := policy.Point{Section: i, Blocks: []int{len(d.Blocks)}, Number: fmt.Sprint(n + 1), Lines: [2]int{1, 1}}
			p.Anchor, p.Label = policy.NumberedIn(s.Label, p.Number)
			p.ID = name + "#" + p.Anchor
			d.Blocks = append(d.Blocks, policy.Block{Kind: policy.ParaBlock, Text: source.Passage{Text: strings.Join(st.words, " ")}})
			d.Points = append(d.Points, p)
			all = append(all, st)
		}
	}
	return d, all
}

// update brings the file up to the texts and holds it to its promise.
func (h *history) update() {
	t := h.t
	held, faults := Read("numbers.lock", h.file)
	if err := faults.Err(); err != nil {
		t.Errorf("the file does not read back: %v", err)
		return
	}
	documents := make(map[string]*policy.Document)
	statements := make(map[string][]*statement)
	var texts []*Text
	for _, name := range slices.Sorted(maps.Keys(h.texts)) {
		documents[name], statements[name] = document(name, h.texts[name])
		texts = append(texts, Scan(documents[name]))
	}
	revision := held.Update(texts)
	h.file = revision.Bytes()
	revision.Number()

	now := make(map[string]map[int]bool) // identities by address
	headings := make(map[string]bool)    // addresses of sections
	for name, d := range documents {
		labels := make(map[string]bool)
		for i, p := range d.Points {
			if now[p.ID] != nil || labels[p.Label] {
				t.Errorf("%s (%s) is given twice", p.ID, p.Label)
			}
			s := statements[name][i]
			now[p.ID], labels[p.Label] = s.is, true
			if s.was != "" && s.was != unsure {
				h.reworded++
				if s.was == p.Anchor {
					h.kept++
				}
			}
			s.at, s.was = p.Anchor, ""
		}
		sections := make(map[string]bool)
		for _, s := range d.Sections {
			if sections[s.Label] {
				t.Errorf("%s has two sections %q", name, s.Label)
			}
			sections[s.Label] = true
			headings[name+"#"+policy.SectionAnchor(s.Label)] = s.Heading >= 0
		}
	}
	leads := h.former(documents, revision)
	for _, c := range revision.Changes { // readers are told of them, with links
		at := c.Document + "#" + c.Anchor
		if _, former := leads[at]; c.Anchor != "" && now[at] == nil && !former && !headings[at] {
			t.Errorf("%s %s, which is nowhere", at, c.Kind)
		}
	}
	h.carried = make(map[string]map[int]bool)
	for address, is := range h.given {
		h.holds(address, is, now, leads)
	}
	maps.Copy(h.given, h.carried)
	for address, is := range now {
		if h.given[address] == nil {
			h.given[address] = make(map[int]bool)
		}
		maps.Copy(h.given[address], is)
	}
	h.again(texts)
}

// former gives the addresses that no point has, and where each leads: "" where
// it says that the point was withdrawn.
func (h *history) former(documents map[string]*policy.Document, revision *Revision) map[string]string {
	leads := make(map[string]string)
	for name, d := range documents {
		for _, f := range d.Former {
			leads[name+"#"+f.Anchor] = f.To
		}
	}
	for _, d := range revision.Departed() {
		for _, f := range d.Former {
			leads[d.ID+"#"+f.Anchor] = f.To
		}
	}
	return leads
}

// holds looks at one address that was given.
func (h *history) holds(address string, is map[int]bool, now map[string]map[int]bool, leads map[string]string) {
	here := now[address]
	if here == nil {
		to, known := leads[address]
		if !known {
			h.t.Errorf("%s is dead", address)
			return
		}
		if to == "" {
			return
		}
		if _, withdrawn := leads[to]; withdrawn {
			if here = h.given[to]; here == nil { // withdrawn in the edit that renamed its text
				if h.carried[to] == nil {
					h.carried[to] = make(map[int]bool)
				}
				maps.Copy(h.carried[to], is)
				return
			}
		} else if here = now[to]; here == nil {
			h.t.Errorf("%s leads to %s, which is nowhere", address, to)
			return
		}
	}
	for id := range is {
		if here[id] {
			return
		}
	}
	h.t.Errorf("%s was given to %v and leads to %v", address, is, here)
}

// again brings the file up a second time, from other orders: nothing changes.
func (h *history) again(texts []*Text) {
	lines := strings.SplitAfter(strings.TrimSuffix(string(h.file), "\n"), "\n")
	head := lines[0]
	lines = lines[1:]
	lines[len(lines)-1] += "\n"
	h.r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	h.r.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	held, faults := Read("numbers.lock", []byte(head+strings.Join(lines, "")))
	if err := faults.Err(); err != nil {
		h.t.Errorf("the shuffled file does not read: %v", err)
		return
	}
	revision := held.Update(texts)
	if len(revision.Changes) > 0 || !bytes.Equal(revision.Bytes(), h.file) {
		h.t.Errorf("brought up again it changes: %v", revision.Changes)
	}
}
