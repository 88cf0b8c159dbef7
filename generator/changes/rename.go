package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Rename is a document that has another name, and so another address.
type Rename struct {
	From   string `json:"from"` // ID before
	To     string `json:"to"`
	Points int    `json:"points"` // that are the same in both, word by word
}

// line tells of a document that has another name.
func (r Rename) line() string {
	return fmt.Sprintf("document %s is now at %s, its points with it", r.From, r.To)
}

// renames finds the documents that go on under a name that no document had:
// half of the points at least are the same in both.
func (m *matching) renames() {
	before, now := sizes(m.old), sizes(m.now)
	same := make(map[[2]string]int)
	for i, p := range m.old {
		if j := m.nowOf[i]; j >= 0 && now[p.Document] == 0 && before[m.now[j].Document] == 0 {
			same[[2]string{p.Document, m.now[j].Document}]++
		}
	}
	var found []Rename
	for names, n := range same {
		if r := (Rename{names[0], names[1], n}); 2*n >= max(before[r.From], now[r.To]) {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b Rename) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	m.names = make(map[string]string)
	taken := make(map[string]bool)
	for _, r := range found {
		if m.names[r.From] == "" && !taken[r.To] {
			m.names[r.From], taken[r.To] = r.To, true
			m.renamed = append(m.renamed, r)
		}
	}
	slices.SortFunc(m.renamed, func(a, b Rename) int { return strings.Compare(a.From, b.From) })
}

// sizes counts the points of each document.
func sizes(points []Point) map[string]int {
	n := make(map[string]int)
	for _, p := range points {
		n[p.Document]++
	}
	return n
}

// documentNow is what the document of an old point is called now.
func (m *matching) documentNow(p Point) string { return cmp.Or(m.names[p.Document], p.Document) }

// idNow is the ID that an old point has now if only its document's name is
// another.
func (m *matching) idNow(p Point) string {
	return m.documentNow(p) + strings.TrimPrefix(p.ID, p.Document)
}
