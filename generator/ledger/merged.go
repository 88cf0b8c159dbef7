package ledger

import (
	"maps"
	"slices"
)

// merged leads the anchors of which one side of a merge says where their words
// went, and the other side something else, to that place if the words are found
// there. Else they stay withdrawn: which side's texts were taken is not in the
// file. For the same reason an anchor that leads to one which both sides gave
// leads there only if its words are there.
func (u *update) merged() {
	var words map[string]*words // by address, made when it is needed
	at := u.now.byAddress()
	left := make(map[string]bool)
	for _, id := range slices.Sorted(maps.Keys(u.now.documents)) {
		for _, e := range u.now.documents[id] {
			target := at[e.to]
			strays := target != nil && target.twice && e.to == e.led
			if e.standing || !strays && (e.to != "" || len(e.maybe) == 0) {
				continue
			}
			if words == nil {
				words = u.standingWords()
			}
			if w := words[e.to]; strays && (w == nil && e.print.Hash != target.print.Hash || w != nil && !e.isIn(w)) {
				e.to = ""
				u.changes = append(u.changes, e.change(Withdrawn))
			}
			for _, to := range e.maybe {
				if w := words[to]; w != nil && e.to == "" && e.isIn(w) {
					e.to = to
					left[e.id()] = true
				}
			}
		}
	}
	u.tellMoved(left)
}

// standingWords gives the words of every point by its address.
func (u *update) standingWords() map[string]*words {
	all := make(map[string]*words)
	for _, r := range u.revisers {
		for i, e := range r.points {
			all[e.id()] = r.text.points[i]
		}
	}
	return all
}

// isIn tells whether an entry's words, as one of the sides of a merge has them,
// stand in others: all of them as they were, or nearly all and many.
func (e *entry) isIn(w *words) bool {
	for _, p := range append([]Print{e.print}, e.others...) {
		if l := p.likeness(w, nil); p.Hash == w.hash || l.in >= leastTakenIn && l.hits >= leastTakenInHits {
			return true
		}
	}
	return false
}
