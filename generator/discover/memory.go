package discover

import (
	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// Memory gives the topics of a collection again and again, and counts only the
// phrases of documents that are others than the last time. The zero value is
// ready; one may be used by one goroutine at a time.
type Memory struct {
	language  *lexicon.Lexicon
	counted   *collection
	documents map[*[]*token.Text]counted // of the last time, by their first point
	next      int                        // number for a new point
}

// counted is a document whose points are counted, numbered from first.
type counted struct {
	points [][]*token.Text
	first  int
}

// Topics gives the topics of a collection, given by the paragraphs of the points
// of each document; sorted by ID. The result depends on the points and not on
// their order. Documents that are the same share the memory of their points with
// those of the last time.
func (m *Memory) Topics(documents [][][]*token.Text, l *lexicon.Lexicon) []policy.Topic {
	points := 0
	now := make(map[*[]*token.Text]bool, len(documents))
	for _, d := range documents {
		if points += len(d); len(d) > 0 {
			now[&d[0]] = true
		}
	}
	if m.language != l || m.next > 2*points || leastFor(points) < m.counted.least { // numbers of points are places in a list
		m.fill(documents, points, l)
	} else if m.change(documents, now); m.counted.missed {
		m.fill(documents, points, l)
	}
	return topics(cover(m.counted.weigh(points), m.next, points))
}

// fill counts all documents anew.
func (m *Memory) fill(documents [][][]*token.Text, points int, l *lexicon.Lexicon) {
	words := 0
	for _, d := range documents {
		words += wordsOf(d)
	}
	*m = Memory{language: l, counted: newCollection(l, points, words), documents: make(map[*[]*token.Text]counted, len(documents))}
	for _, d := range documents {
		m.counted.sketch(d)
	}
	for _, d := range documents {
		if len(d) > 0 {
			m.counted.fill(d, m.next)
			m.add(d)
		}
	}
}

// change counts what is not as it was the last time.
func (m *Memory) change(documents [][][]*token.Text, now map[*[]*token.Text]bool) {
	for key, d := range m.documents {
		if !now[key] {
			m.counted.change(d.points, d.first, -1)
			delete(m.documents, key)
		}
	}
	for _, d := range documents {
		if len(d) == 0 {
			continue
		}
		if _, known := m.documents[&d[0]]; !known {
			m.counted.change(d, m.next, 1)
			m.add(d)
		}
	}
}

// add gives the points of a document that was counted their numbers.
func (m *Memory) add(d [][]*token.Text) {
	m.documents[&d[0]] = counted{d, m.next}
	m.next += len(d)
}
