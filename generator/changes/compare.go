package changes

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"precis/generator/address"
)

// Difference is what differs between two editions. No list is nil.
type Difference struct {
	Added      []Place   `json:"added"`
	Removed    []Place   `json:"removed"`
	Reworded   []Reword  `json:"reworded"`
	Renamed    []Rename  `json:"renamed"`    // whole documents; of their points, Moved has those that moved besides
	Moved      []Move    `json:"moved"`      // to another place among the others, or to another document
	Renumbered []Move    `json:"renumbered"` // under another address, with no address left behind
	Findings   []Finding `json:"findings"`
	Gone       []string  `json:"gone"` // addresses that led somewhere and lead nowhere now, from the site's root
}

// Place is a point.
type Place struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Text string `json:"text"`
}

// Reword is a point with other words than it had.
type Reword struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Words []Run  `json:"words"`
}

// Move is a point that stands elsewhere.
type Move struct {
	From string `json:"from"` // its ID before
	To   string `json:"to"`
	Name string `json:"name"`
}

// Finding is what a point gained or lost of one kind.
type Finding struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Kind   string   `json:"kind"` // topic, reference or attribution
	Gained []string `json:"gained"`
	Lost   []string `json:"lost"`
}

// IsEmpty tells that two editions say the same.
func (d *Difference) IsEmpty() bool {
	return len(d.Added)+len(d.Removed)+len(d.Reworded)+len(d.Renamed)+len(d.Moved)+len(d.Renumbered)+len(d.Findings)+len(d.Gone) == 0
}

// Compare tells what differs.
func Compare(before, now *Edition) *Difference {
	d := &Difference{ // no list is null for programs
		Added: []Place{}, Removed: []Place{}, Reworded: []Reword{}, Renamed: []Rename{},
		Moved: []Move{}, Renumbered: []Move{}, Findings: []Finding{}, Gone: []string{},
	}
	m := match(before.Points, now.Points)
	d.Renamed = append(d.Renamed, m.renamed...)
	moved := m.moved()
	for j, p := range now.Points {
		i := m.oldOf[j]
		if i < 0 {
			d.Added = append(d.Added, Place{p.ID, p.name(), p.Text})
			continue
		}
		old := before.Points[i]
		if old.Text != p.Text {
			d.Reworded = append(d.Reworded, Reword{p.ID, p.name(), compareWords(old.Text, p.Text)})
		}
		switch {
		case moved[j]:
			d.Moved = append(d.Moved, Move{old.ID, p.ID, p.name()})
		case m.idNow(old) != p.ID && (!now.Addresses[address.Place(old.ID)] || m.isNow(old.ID)):
			d.Renumbered = append(d.Renumbered, Move{old.ID, p.ID, p.name()})
		}
		d.findings(old, p)
	}
	for i, p := range before.Points {
		if m.nowOf[i] < 0 {
			d.Removed = append(d.Removed, Place{p.ID, p.name(), p.Text})
		}
	}
	for _, a := range slices.Sorted(maps.Keys(before.Addresses)) {
		if page, _, inside := strings.Cut(a, "#"); !now.Addresses[a] && (!inside || now.Addresses[page]) {
			d.Gone = append(d.Gone, a) // of a page that is gone, the page says it all
		}
	}
	return d
}

// findings notes what a point gained and lost.
func (d *Difference) findings(old, now Point) {
	for _, kind := range []struct {
		name string
		of   func(Point) []string
	}{{"topic", topics}, {"reference", references}, {"attribution", attributions}} {
		a, b := kind.of(old), kind.of(now)
		gained, lost := without(b, a), without(a, b)
		if len(gained)+len(lost) > 0 {
			d.Findings = append(d.Findings, Finding{now.ID, now.name(), kind.name, gained, lost})
		}
	}
}

func topics(p Point) []string {
	list := []string{}
	for _, t := range p.Topics {
		list = append(list, t.ID)
	}
	return list
}

func references(p Point) []string {
	list := []string{}
	for _, r := range p.References {
		name := r.ID
		if r.Locator != "" {
			name += ", " + r.Locator
		}
		list = append(list, name)
	}
	return list
}

func attributions(p Point) []string {
	list := []string{}
	for _, a := range p.Attributions {
		list = append(list, a.Words+" ("+a.Class+")")
	}
	return list
}

// without gives what one list has and another has not, each as often as it has
// it more.
func without(list, other []string) []string {
	left := make(map[string]int)
	for _, s := range other {
		left[s]++
	}
	found := []string{}
	for _, s := range list {
		if left[s]--; left[s] < 0 {
			found = append(found, s)
		}
	}
	return found
}

// matching says which point of one edition is which of the other.
type matching struct {
	old, now     []Point
	oldOf, nowOf []int // -1 for none
	ids          map[string]bool
	renamed      []Rename
	names        map[string]string // what a renamed document is called now, by the name before
}

// How like two points must be to be one that was reworded, in hundredths of
// the words that either holds.
const (
	likeAtAddress = 20 // at the same address
	likeElsewhere = 50
)

// near is how far apart in their document points are looked for by likeness.
const near = 40

// match finds the points again: those that keep their address and all words,
// then those with the same words, then, where documents are known under their
// new names, those with like words at their address and elsewhere.
func match(old, now []Point) *matching {
	m := &matching{old: old, now: now, oldOf: make([]int, len(now)), nowOf: make([]int, len(old)), ids: make(map[string]bool)}
	at, texts := make(map[string]int), make(map[string][]int)
	for i, p := range old {
		m.nowOf[i] = -1
		at[p.ID] = i
		texts[p.Text] = append(texts[p.Text], i)
	}
	for j, p := range now {
		m.oldOf[j] = -1
		m.ids[p.ID] = true
		if i, known := at[p.ID]; known && old[i].Text == p.Text {
			m.pair(i, j)
		}
	}
	for _, same := range []bool{true, false} { // in the same document first
		for j, p := range now {
			for _, i := range texts[p.Text] {
				if m.open(i, j) && (!same || old[i].Document == p.Document) {
					m.pair(i, j)
				}
			}
		}
	}
	m.renames()
	for i, p := range old {
		at[m.idNow(p)] = i
	}
	for j, p := range now {
		if i, known := at[p.ID]; known && m.open(i, j) && like(old[i].Text, p.Text) >= likeAtAddress {
			m.pair(i, j)
		}
	}
	m.byLikeness()
	return m
}

func (m *matching) open(i, j int) bool { return m.nowOf[i] < 0 && m.oldOf[j] < 0 }

func (m *matching) pair(i, j int) { m.nowOf[i], m.oldOf[j] = j, i }

// isNow tells whether an ID is that of a point now.
func (m *matching) isNow(id string) bool { return m.ids[id] }

// byLikeness pairs what is left within each document, the likest first.
func (m *matching) byLikeness() {
	type candidate struct{ i, j, score int }
	left := make(map[string][]int) // by document, in order
	for i, p := range m.old {
		if m.nowOf[i] < 0 {
			left[m.documentNow(p)] = append(left[m.documentNow(p)], i)
		}
	}
	var found []candidate
	seen := make(map[string]int) // by document, how many came before
	for j, p := range m.now {
		if m.oldOf[j] >= 0 {
			continue
		}
		olds := left[p.Document]
		place := seen[p.Document]
		seen[p.Document]++
		for _, i := range olds[min(len(olds), max(0, place-near)):min(len(olds), place+near)] {
			if score := like(m.old[i].Text, p.Text); score >= likeElsewhere {
				found = append(found, candidate{i, j, score})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	for _, c := range found {
		if m.open(c.i, c.j) {
			m.pair(c.i, c.j)
		}
	}
}

// like is how many words two texts share, in hundredths of all that they hold.
func like(a, b string) int {
	count := make(map[string]int)
	words := strings.Fields(strings.ToLower(a))
	for _, w := range words {
		count[w]++
	}
	shared, all := 0, len(words)
	for _, w := range strings.Fields(strings.ToLower(b)) {
		if count[w] > 0 {
			count[w]--
			shared++
		} else {
			all++
		}
	}
	if all == 0 {
		return 100
	}
	return 100 * shared / all
}

// moved tells the points that went past others of their document, or to
// another. As few as can be are said to have moved.
func (m *matching) moved() map[int]bool {
	moved := make(map[int]bool)
	kept := make(map[string][]int) // by document, the new points in the order of the old
	for i, p := range m.old {
		if j := m.nowOf[i]; j >= 0 {
			if document := m.documentNow(p); m.now[j].Document != document {
				moved[j] = true
			} else {
				kept[document] = append(kept[document], j)
			}
		}
	}
	for _, sequence := range kept {
		stay := increasing(sequence)
		for _, j := range sequence {
			moved[j] = moved[j] || !stay[j]
		}
	}
	return moved
}

// increasing gives a longest increasing part of a sequence.
func increasing(sequence []int) map[int]bool {
	var ends []int // by length, the index of the least last element
	before := make([]int, len(sequence))
	for i, v := range sequence {
		n, _ := slices.BinarySearchFunc(ends, v, func(end, v int) int { return cmp.Compare(sequence[end], v) })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	stay := make(map[int]bool)
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			stay[sequence[i]] = true
		}
	}
	return stay
}
