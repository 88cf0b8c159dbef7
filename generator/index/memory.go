package index

import "precis/generator/policy"

// Memory keeps what an index finds in single documents for the one after it: a
// document that is read and found as it was is not gone through again. What an
// index took of it never changes, so an index may be asked while the next one is
// made. The zero value is ready; one index at a time may be made with it. A nil
// one keeps nothing.
type Memory struct {
	words concordance
	tags  map[*policy.Findings]*tagged // of the documents of the last index
	next  map[*policy.Findings]*tagged // of those of the one that is made
}

// tagsOf finds the tags of a document, or remembers them.
func (m *Memory) tagsOf(d *Document) *tagged {
	if m == nil {
		return tagsOf(d)
	}
	t := m.tags[d.Findings]
	if t == nil {
		t = tagsOf(d)
	}
	m.next[d.Findings] = t
	return t
}

// begin and end stand around the gathering of tags.
func (m *Memory) begin() {
	if m != nil {
		m.next = make(map[*policy.Findings]*tagged, len(m.tags))
	}
}

func (m *Memory) end() {
	if m != nil {
		m.tags, m.next = m.next, nil
	}
}
