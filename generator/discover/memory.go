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

// Topics gives what the function of this name gives for the points of all
// documents. Documents that are the same share the memory of their points with
// those of the last time.
func (m *Memory) Topics(documents [][][]*token.Text, l *lexicon.Lexicon) []policy.Topic {
	points := 0
	now := make(map[*[]*token.Text]bool, len(documents))
	for _, d := range documents {
		if points += len(d); len(d) > 0 {
			now[&d[0]] = true
		}
	}
	if m.language != l || m.next > 2*points { // numbers of points are places in a list
		*m = Memory{language: l, counted: newCollection(l), documents: make(map[*[]*token.Text]counted)}
	}
	for key, d := range m.documents {
		if !now[key] {
			m.counted.count(d.points, d.first, -1)
			delete(m.documents, key)
		}
	}
	for _, d := range documents {
		if len(d) == 0 {
			continue
		}
		if _, known := m.documents[&d[0]]; !known {
			m.documents[&d[0]] = counted{d, m.next}
			m.counted.count(d, m.next, 1)
			m.next += len(d)
		}
	}
	return topics(cover(m.counted.weigh(points), m.next, points))
}
