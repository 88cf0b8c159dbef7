package index

import (
	"math/bits"
	"strings"
	"sync"

	"precis/generator/lexicon"
	"precis/generator/parallel"
	"precis/generator/policy"
	"precis/generator/token"
)

// Relation leads from a point to another, with every reason there is.
type Relation struct {
	Point   *Point
	Reasons []Reason // in the order of relate: continuation, references, wording, topics
}

// Reason says why two points are related, in words that a reader can check.
type Reason struct {
	Kind ReasonKind
	Text string // a clause: "both cite the annual report questionnaire"
}

// ReasonKind is the kind of a reason.
type ReasonKind string

// The kinds of reason.
const (
	SameReference ReasonKind = "reference"
	SameWording   ReasonKind = "wording"
	SameTopic     ReasonKind = "topic"
	Continues     ReasonKind = "continues"
)

// Limits of relations. What more than rare points share says nothing of any
// two of them.
const (
	mostRelated  = 5
	mostAlike    = 4  // times as many are looked at where documents are alike, to leave out what says the same
	mostInLarge  = 2  // related points in a large collection
	mostInVast   = 1  // likewise in a vast one
	wordingRun   = 6  // words in a row that make a shared wording
	wordingWords = 3  // of which at least so many are not small words or frame
	rareAtLeast  = 4  // points that may always share something
	rareShare    = 25 // one in so many points may share it
	rareAtMost   = 40 // points that may share it in a large collection: their pairs grow with the square
)

// rare is how many points may share what relates them.
func (r *relater) rare() int { return min(max(rareAtLeast, len(r.points)/rareShare), rareAtMost) }

// relater finds what relates the points of a collection. What it finds of a
// document it finds once, when it is asked for; any number may ask side by side.
type relater struct {
	most        int // related points of one
	points      []*Point
	documents   []*Document
	refs        [][]int      // of each point, the rare references that it cites, as indexes in citing
	citing      []citing     // in the order of references
	topics      [][]*sharing // of each point, the rare topics that it has, in the order of topics
	openings    [][]string   // phrases that point back
	stream      *stream
	shared      *shared
	allLikes    bool                      // likes of all documents are found
	withoutRuns func() map[uint64][]int32 // see pointsWithoutRuns
	gatherers   sync.Pool                 // of *gatherer
	coverages   sync.Pool                 // of *coverage
}

// citing is a rare reference with the points that cite it.
type citing struct {
	name   string
	points []int
}

// sharing is a rare topic with the points that have it.
type sharing struct {
	label  string
	points []int
}

// newRelater makes ready to relate points and documents: they are related when
// that is asked for.
func newRelater(ix *Index) *relater {
	r := &relater{points: ix.Points, documents: ix.Documents, most: mostRelated}
	switch {
	case ix.IsVast():
		r.most = mostInVast
	case ix.IsLarge():
		r.most = mostInLarge
	}
	r.withoutRuns = sync.OnceValue(r.pointsWithoutRuns)
	r.gatherers.New = func() any { return newGatherer(r) }
	r.coverages.New = func() any { return newCoverage(r) }
	for _, d := range ix.Documents {
		d.related = sync.OnceValue(func() [][]Relation { return r.related(d) })
		d.kin = sync.OnceValue(func() *kin { return r.kinOf(d) })
		d.likes = sync.OnceValue(func() *likes { return r.likenesses(d) })
		d.subject = sync.OnceValue(func() *subject { return subjectOf(d) })
	}
	ix.wordings = sync.OnceValue(r.agreed)
	return r
}

// read takes in the words of all points.
func (r *relater) read(documents []*Document, language *lexicon.Lexicon, known *Memory) {
	for _, opening := range language.Continues {
		r.openings = append(r.openings, strings.Fields(opening))
	}
	keep := known != nil
	if !keep {
		known = new(Memory)
	}
	r.stream, r.shared = known.words.of(documents, language, keep)
}

// file takes in what was filed of all points.
func (r *relater) file(ix *Index) {
	r.references(ix.References)
	r.sharedTopics(ix.Topics, ix.Discovered)
}

// Related gives the points that are related to one, the best first.
func (p *Point) Related() []Relation { return p.Document.related()[p.place-p.Document.Points[0].place] }

// related finds the relations of a document's points, once.
func (r *relater) related(d *Document) [][]Relation {
	g := r.gatherers.Get().(*gatherer)
	defer r.gatherers.Put(g)
	all := make([][]Relation, len(d.Points))
	for i, p := range d.Points {
		all[i] = g.best(p.place)
	}
	return all
}

// RelateAll finds all that relates points and documents, with so many workers;
// else it is found when it is asked for, which needs the words of the points.
func (ix *Index) RelateAll(jobs int) {
	_ = parallel.Do(jobs, len(ix.Documents), func(_, i int) error {
		ix.Documents[i].likes()
		return nil
	})
	ix.relater.allLikes = true
	_ = parallel.Do(jobs, len(ix.Documents)+1, func(_, i int) error {
		if i == 0 {
			ix.wordings()
			return nil
		}
		d := ix.Documents[i-1]
		d.related()
		d.kin()
		return nil
	})
	for _, d := range ix.Documents { // what it was found by
		d.likes, d.subject, d.kin().likes = nil, nil, nil
	}
	ix.relater = nil
}

// rarity weighs what n points share: more the fewer they are.
func (r *relater) rarity(n int) int { return 2 + bits.Len(uint(len(r.points)/max(n, 1))) }

// opens gives the words with which a point points back to the one before it; ""
// when it does not.
func (r *relater) opens(i int) string {
	if i == 0 || i == len(r.points) {
		return ""
	}
	p := r.points[i]
	if previous := r.points[i-1]; previous.Document != p.Document || previous.Section != p.Section || len(p.texts) == 0 {
		return ""
	}
	for _, phrase := range r.openings {
		if text := p.texts[0]; beginsWith(text, phrase) {
			return text.Source[:text.Tokens[len(phrase)-1].End]
		}
	}
	return ""
}

func beginsWith(text *token.Text, phrase []string) bool {
	if len(text.Tokens) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if text.Tokens[i].Fold != w {
			return false
		}
	}
	return true
}

// references finds those that few points cite. Bodies are left out: they are
// named wherever States meet.
func (r *relater) references(all []*Reference) {
	r.refs = make([][]int, len(r.points))
	for _, ref := range all {
		if ref.Kind == policy.Body {
			continue
		}
		var points []int
		for _, c := range ref.Cited { // in reading order: the same point stands together
			if c.Point == nil {
				continue
			}
			if place, n := c.Point.place, len(points); n == 0 || points[n-1] != place {
				points = append(points, place)
			}
		}
		if len(points) > r.rare() {
			continue
		}
		for _, p := range points {
			r.refs[p] = append(r.refs[p], len(r.citing))
		}
		r.citing = append(r.citing, citing{ref.Name(), points})
	}
}

// sharedTopics finds the topics that few points have. Of discovered ones a
// single word relates nothing ("damage" to a hall is not the damage that a fund
// pays for), nor does a name, as with bodies.
func (r *relater) sharedTopics(all []*Topic, discovered bool) {
	r.topics = make([][]*sharing, len(r.points))
	for _, t := range all {
		if discovered && (!strings.ContainsAny(t.Label, " -") || isName(t.Label)) {
			continue
		}
		if len(t.Points) < 2 || len(t.Points) > r.rare() {
			continue
		}
		s := &sharing{label: t.Label}
		for _, p := range t.Points {
			s.points = append(s.points, p.place)
			r.topics[p.place] = append(r.topics[p.place], s)
		}
	}
}

// isName tells a label of which a word behind the first has a capital.
func isName(label string) bool {
	for _, word := range strings.Fields(label)[1:] {
		if word[0] >= 'A' && word[0] <= 'Z' {
			return true
		}
	}
	return false
}

// list writes "a", "a and b", "a, b and c".
func list(items []string) string {
	if n := len(items); n > 1 {
		return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
	}
	return strings.Join(items, "")
}
