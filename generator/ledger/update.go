package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"precis/generator/policy"
)

// Revision is a ledger brought up to the texts.
type Revision struct {
	Changes []Change // against the file; by document, then as its lines stand

	ledger   *Ledger
	revisers map[string]*reviser
	at       map[string]*entry
}

// Update brings a ledger up to the texts, which may come in any order. The
// ledger and the documents stay as they are: Bytes gives the new file, Number
// gives the documents their numbers.
func (l *Ledger) Update(texts []*Text) *Revision {
	u := &update{old: l, now: New(l.name), texts: make(map[string]*Text, len(texts)), revisers: make(map[string]*reviser, len(texts))}
	for _, t := range texts {
		u.texts[t.document.ID] = t
	}
	u.copy()
	u.renames()
	u.elsewhere = u.goings()
	for _, id := range slices.Sorted(maps.Keys(u.texts)) {
		r := revise(u.texts[id], u.now.documents[id], u.elsewhere)
		u.revisers[id] = r
		if len(r.entries) > 0 {
			u.now.documents[id] = r.entries
		}
		u.changes = append(u.changes, r.changes...)
	}
	u.departed()
	u.movedAway()
	u.merged()
	order := make(map[string]int)
	for _, entries := range u.now.documents {
		slices.SortFunc(entries, inOrder)
		for i, e := range entries {
			order[e.id()] = i + 1
		}
	}
	sortChanges(u.changes, order)
	return &Revision{u.changes, u.now, u.revisers, u.now.byAddress()}
}

// update is under way.
type update struct {
	old, now *Ledger
	texts    map[string]*Text
	revisers map[string]*reviser
	changes  []Change

	elsewhere map[string]bool // hashes of points that went from one document to another, word by word
}

// copy makes entries that can be changed.
func (u *update) copy() {
	for id, entries := range u.old.documents {
		whole := make([]entry, len(entries))
		list := make([]*entry, len(entries))
		for i, e := range entries {
			whole[i] = *e
			whole[i].stood, whole[i].led, whole[i].twice = e.standing, e.to, len(e.others) > 0
			list[i] = &whole[i]
		}
		if !slices.IsSortedFunc(list, inOrder) {
			slices.SortFunc(list, inOrder)
		}
		u.now.documents[id] = list
	}
}

// rename is a document that a text goes on under another name.
type rename struct {
	from, to string
	points   int // that are the same
}

// renames finds the texts that have another name than they had, and takes
// their numbers along. The old name may be that of another text now.
func (u *update) renames() {
	var fresh []string
	for _, id := range slices.Sorted(maps.Keys(u.texts)) {
		if len(standing(u.now.documents[id], false)) == 0 {
			fresh = append(fresh, id)
		}
	}
	if len(fresh) == 0 {
		return
	}
	holding := make(map[string][]string) // documents, by the hashes of their points
	for _, id := range slices.Sorted(maps.Keys(u.now.documents)) {
		for _, e := range standing(u.now.documents[id], false) {
			if with := holding[e.print.Hash]; len(with) == 0 || with[len(with)-1] != id {
				holding[e.print.Hash] = append(with, id)
			}
		}
	}
	var found []rename
	for _, id := range fresh {
		tried := make(map[string]bool)
		for _, w := range u.texts[id].points {
			for _, from := range holding[w.hash] {
				if !tried[from] {
					tried[from] = true
					if n := u.sameAs(from, id); n > 0 {
						found = append(found, rename{from, id, n})
					}
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b rename) int {
		return cmp.Or(cmp.Compare(b.points, a.points), strings.Compare(a.from, b.from), strings.Compare(a.to, b.to))
	})
	gone, named := make(map[string]bool), make(map[string]bool)
	for _, n := range found {
		if !gone[n.from] && !named[n.to] && u.takeAlong(n) {
			gone[n.from], named[n.to] = true, true
		}
	}
}

// sameAs counts the points of a document that a text under another name has,
// when that makes it the same document: half of its points at least, and more
// than what stands under the old name now. Else it gives 0.
func (u *update) sameAs(from, to string) int {
	old, text := standing(u.now.documents[from], false), u.texts[to]
	n := align(old, text.points).paired()
	if 2*n < max(len(old), len(text.points)) {
		return 0
	}
	if own := u.texts[from]; own != nil && alignWords(old, own.points).paired() >= n {
		return 0
	}
	return n
}

func (a *alignment) paired() int {
	n := 0
	for _, i := range a.oldOf {
		if i >= 0 {
			n++
		}
	}
	return n
}

// takeAlong moves the entries of a document to its new name, and leaves at the
// old one where each went. It does nothing, and says so, where an anchor led to
// something else under the new name before.
func (u *update) takeAlong(n rename) bool {
	at, all := make(map[string]*entry), u.now.byAddress()
	for _, e := range u.now.documents[n.to] {
		at[e.anchor] = e
	}
	for _, e := range u.now.documents[n.from] {
		if there := at[e.anchor]; there != nil && end(there, all) != e.id() {
			return false
		}
	}
	for _, e := range u.now.documents[n.from] {
		along := *e
		along.document = n.to
		if there := at[e.anchor]; there != nil {
			*there = along
		} else {
			u.now.documents[n.to] = append(u.now.documents[n.to], &along)
		}
		e.standing, e.to, e.others = false, along.id(), nil
	}
	slices.SortFunc(u.now.documents[n.to], inOrder)
	u.changes = append(u.changes, Change{Kind: Moved, Document: n.from, To: n.to, Points: n.points, line: u.now.documents[n.from][0].line})
	return true
}

// departed withdraws what stood in texts that are not there anymore.
func (u *update) departed() {
	for _, id := range slices.Sorted(maps.Keys(u.now.documents)) {
		if u.texts[id] != nil {
			continue
		}
		points, line, stood := 0, 0, false
		for _, e := range u.now.documents[id] {
			if !e.standing {
				continue
			}
			e.standing, e.to, e.others, stood = false, "", nil, true
			if line == 0 || e.line < line {
				line = e.line
			}
			if e.kind != Section {
				points++
			}
		}
		if stood {
			u.changes = append(u.changes, Change{Kind: Withdrawn, Document: id, Points: points, line: line})
		}
	}
}

// How many pairs of telling words a point must hold to be known again where it
// did not stand before: fewer may stand anywhere. A text to which the very words
// went, and only they, needs fewer.
const (
	leastTelling = 6
	leastMoved   = 3 // "Some delegations proposed a levy on sugar." has as many
)

// goings gives the hashes of words that left a document and came into another.
func (u *update) goings() map[string]bool {
	came, left := make(map[string]bool), make(map[string]bool)
	for id, t := range u.texts {
		old := standing(u.now.documents[id], false)
		if slices.EqualFunc(old, t.points, func(e *entry, w *words) bool { return e.print.Hash == w.hash }) {
			continue
		}
		had, has := make(map[string]bool), make(map[string]bool)
		for _, e := range old {
			had[e.print.Hash] = true
		}
		for _, w := range t.points {
			has[w.hash] = true
			if !had[w.hash] {
				came[w.hash] = true
			}
		}
		for hash := range had {
			if !has[hash] {
				left[hash] = true
			}
		}
	}
	for id := range u.now.documents {
		if u.texts[id] == nil {
			for _, e := range standing(u.now.documents[id], false) {
				left[e.print.Hash] = true
			}
		}
	}
	maps.DeleteFunc(came, func(hash string, _ bool) bool { return !left[hash] })
	return came
}

// movedAway leads the anchors of points that left their document to the one
// place where the very same words came in.
func (u *update) movedAway() {
	came := make(map[string][]*entry)
	for _, id := range slices.Sorted(maps.Keys(u.revisers)) {
		r := u.revisers[id]
		for _, e := range r.points {
			if !e.stood {
				came[e.print.Hash] = append(came[e.print.Hash], e)
			}
		}
	}
	if len(came) == 0 {
		return
	}
	gone := make(map[string][]*entry)
	for _, id := range slices.Sorted(maps.Keys(u.now.documents)) {
		for _, e := range u.now.documents[id] {
			if to := came[e.print.Hash]; e.stood && !e.standing && e.to == "" && e.kind != Section && len(to) == 1 && to[0].document != id {
				gone[e.print.Hash] = append(gone[e.print.Hash], e)
			}
		}
	}
	left := make(map[string]bool)
	for hash, list := range gone {
		least := leastTelling
		if len(list) == 1 {
			least = leastMoved
		}
		for _, e := range list {
			if e.print.Size >= least {
				e.to = came[hash][0].id()
				left[e.id()] = true
			}
		}
	}
	u.tellMoved(left)
}

// tellMoved tells of anchors that they moved, which were told as withdrawn.
func (u *update) tellMoved(left map[string]bool) {
	for i := range u.changes {
		c := &u.changes[i]
		if id := c.Document + "#" + c.Anchor; c.Kind == Withdrawn && left[id] {
			c.Kind, c.To = Moved, u.now.find(c.Document, c.Anchor).to
		}
	}
}

// byAddress gives every entry by its address.
func (l *Ledger) byAddress() map[string]*entry {
	at := make(map[string]*entry)
	for _, entries := range l.documents {
		for _, e := range entries {
			at[e.id()] = e
		}
	}
	return at
}

// end is where the words of an entry are that went on, and on again: the
// address of what stands there, or of what says that it was withdrawn; "" when
// they went nowhere. The file has each step by itself: if it said of all where
// they ended, a merge would take the end from one side and miss what became of
// a step on the other.
func end(e *entry, at map[string]*entry) string {
	to := e.to
	for steps := 0; to != "" && steps < len(at); steps++ {
		next := at[to]
		if next == nil || next.standing || next.to == "" {
			break
		}
		to = next.to
	}
	return to
}

// Bytes gives the file as it should be.
func (r *Revision) Bytes() []byte { return r.ledger.Bytes() }

// Number gives the documents that the texts were scanned from their numbers,
// and says of each what became of its former anchors.
func (r *Revision) Number() {
	for id, of := range r.revisers {
		d := of.text.document
		for i := range d.Sections {
			d.Sections[i].Label = of.sections[i]
		}
		for i, e := range of.points {
			p := &d.Points[i]
			p.ID, p.Anchor, p.Label, p.Number = e.id(), e.anchor, e.label, e.label
			if _, n, ok := e.number(); ok {
				p.Number = n.String()
			}
		}
		d.Former = r.former(id)
	}
}

// former gives the anchors of a document that nothing bears.
func (r *Revision) former(document string) []policy.Former {
	var list []policy.Former
	for _, e := range r.ledger.documents[document] {
		if !e.standing {
			list = append(list, policy.Former{Anchor: e.anchor, Label: e.label, Own: e.kind == Paragraph, Section: e.kind == Section, Opening: e.opening, To: end(e, r.at)})
		}
	}
	return list
}

// Departed gives the documents whose texts are not there anymore, by ID.
func (r *Revision) Departed() []policy.Departed {
	var list []policy.Departed
	for _, id := range slices.Sorted(maps.Keys(r.ledger.documents)) {
		if r.revisers[id] == nil {
			entries := r.ledger.documents[id]
			list = append(list, policy.Departed{ID: id, To: r.home(entries), Former: r.former(id)})
		}
	}
	return list
}

// home is the document that most of a departed one went to, and that has every
// anchor that it had; "" for none.
func (r *Revision) home(entries []*entry) string {
	went := make(map[string]int)
	for _, e := range entries {
		if to, anchor, _ := strings.Cut(end(e, r.at), "#"); anchor == e.anchor && r.revisers[to] != nil {
			went[to]++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(went)) {
		if 2*went[id] >= len(entries) && r.hasAll(id, entries) {
			return id
		}
	}
	return ""
}

// hasAll tells whether a document has given every anchor of some entries.
func (r *Revision) hasAll(document string, entries []*entry) bool {
	has := make(map[string]bool)
	for _, e := range r.ledger.documents[document] {
		has[e.anchor] = true
	}
	return !slices.ContainsFunc(entries, func(e *entry) bool { return !has[e.anchor] })
}
