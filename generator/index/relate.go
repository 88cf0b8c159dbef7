package index

import (
	"math/bits"
	"strings"

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
	wordingRun   = 6  // words in a row that make a shared wording
	wordingWords = 3  // of which at least so many are not small words or frame
	rareAtLeast  = 4  // points that may always share something
	rareShare    = 25 // one in so many points may share it
	rareAtMost   = 40 // points that may share it in a large collection: their pairs grow with the square
)

// rare is how many points may share what relates them.
func (r *relater) rare() int { return min(max(rareAtLeast, len(r.points)/rareShare), rareAtMost) }

// relater finds what relates points. It is only read while they are related,
// so that many can be side by side.
type relater struct {
	most     int // related points of one
	points   []*Point
	place    map[*Point]int
	refs     [][]int      // of each point, the rare references that it cites, as indexes in citing
	citing   []citing     // in the order of references
	topics   [][]*sharing // of each point, the rare topics that it has, in the order of topics
	opens    []string     // of each point that begins by pointing back, the words; else ""
	stream   *stream
	shared   *shared
	subjects subjects
	alike    bool      // there are documents nearly alike
	likes    [][]int32 // of each point, those that say the same in documents nearly alike
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

// relate gives every point its related points and finds the wordings that
// documents share.
func relate(ix *Index, language *lexicon.Lexicon, jobs int) {
	r := &relater{
		points: ix.Points, place: make(map[*Point]int, len(ix.Points)),
		stream: newStream(ix.Points, language), subjects: subjectsOf(ix.Documents),
	}
	for i, p := range ix.Points {
		r.place[p] = i
	}
	r.most = mostRelated
	if ix.IsLarge() {
		r.most = mostInLarge
	}
	r.shared = r.stream.sharedRuns()
	r.continuations(language.Continues)
	r.references(ix.References)
	r.sharedTopics(ix.Topics, ix.Discovered)
	r.twins(ix.Documents, jobs)
	gatherers := make([]*gatherer, jobs)
	parallel.Chunks(jobs, len(ix.Points), func(worker, from, to int) {
		if gatherers[worker] == nil {
			gatherers[worker] = newGatherer(r)
		}
		for i := from; i < to; i++ {
			ix.Points[i].Related = gatherers[worker].best(i)
		}
	})
	ix.Wordings, ix.AllWordings = r.agreed()
}

// rarity weighs what n points share: more the fewer they are.
func (r *relater) rarity(n int) int { return 2 + bits.Len(uint(len(r.points)/max(n, 1))) }

// continuations finds points that begin by pointing back.
func (r *relater) continuations(openings []string) {
	r.opens = make([]string, len(r.points))
	phrases := make([][]string, len(openings))
	for i, opening := range openings {
		phrases[i] = strings.Fields(opening)
	}
	for i := 1; i < len(r.points); i++ {
		p := r.points[i]
		if previous := r.points[i-1]; previous.Document != p.Document || previous.Section != p.Section || len(p.texts) == 0 {
			continue
		}
		for _, phrase := range phrases {
			if text := p.texts[0]; beginsWith(text, phrase) {
				r.opens[i] = text.Source[:text.Tokens[len(phrase)-1].End]
				break
			}
		}
	}
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
			if place, n := r.place[c.Point], len(points); n == 0 || points[n-1] != place {
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
			s.points = append(s.points, r.place[p])
			r.topics[r.place[p]] = append(r.topics[r.place[p]], s)
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
