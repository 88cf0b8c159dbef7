package index

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"precis/generator/lexicon"
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
	wordingRun   = 6  // words in a row that make a shared wording
	wordingWords = 3  // of which at least so many are not small words or frame
	rareAtLeast  = 4  // points that may always share something
	rareShare    = 25 // one in so many points may share it
	rareAtMost   = 40 // points that may share it in a large collection: their pairs grow with the square
)

// rare is how many points may share what relates them.
func (r *relater) rare() int { return min(max(rareAtLeast, len(r.points)/rareShare), rareAtMost) }

type relater struct {
	points  []*Point
	place   map[*Point]int
	topics  []*Topic
	refs    []*Reference
	common  map[string]bool // small words and words of the reporting frame
	opening []string        // "in that connection"
	found   []map[int]*candidate
}

// candidate gathers what relates a point to another. Scores are whole numbers,
// so that no machine rounds them otherwise.
type candidate struct {
	other   int
	score   int
	reasons []Reason
}

// relate gives every point its related points.
func relate(points []*Point, ix *Index, language *lexicon.Lexicon) {
	r := &relater{
		points: points, place: make(map[*Point]int), topics: ix.Topics, refs: ix.References,
		common: make(map[string]bool), opening: language.Continues, found: make([]map[int]*candidate, len(points)),
	}
	for i, p := range points {
		r.place[p] = i
		r.found[i] = make(map[int]*candidate)
	}
	for _, w := range slices.Concat(language.FunctionWords, language.Frame) {
		r.common[w] = true
	}
	r.continuations()
	r.references()
	shared := r.sharedRuns()
	r.wordings(shared)
	ix.Wordings = r.agreed(shared)
	r.sharedTopics()
	for i, p := range points {
		p.Related = r.best(i)
	}
}

func (r *relater) add(a, b, score int, reason Reason) {
	for _, pair := range [][2]int{{a, b}, {b, a}} {
		c := r.found[pair[0]][pair[1]]
		if c == nil {
			c = &candidate{other: pair[1]}
			r.found[pair[0]][pair[1]] = c
		}
		c.score += score
		c.reasons = append(c.reasons, reason)
	}
}

// pairs relates all of a few points to each other.
func (r *relater) pairs(points []int, score int, reason Reason) {
	for i, a := range points {
		for _, b := range points[i+1:] {
			r.add(a, b, score, reason)
		}
	}
}

// rarity weighs what n points share: more the fewer they are.
func (r *relater) rarity(n int) int { return 2 + bits.Len(uint(len(r.points)/max(n, 1))) }

// continuations finds points that begin by pointing back.
func (r *relater) continuations() {
	for i := 1; i < len(r.points); i++ {
		p := r.points[i]
		if previous := r.points[i-1]; previous.Document != p.Document || previous.Section != p.Section || len(p.texts) == 0 {
			continue
		}
		for _, opening := range r.opening {
			if text := p.texts[0]; beginsWith(text, opening) {
				words := text.Source[:text.Tokens[strings.Count(opening, " ")].End]
				r.add(i-1, i, 12, Reason{Continues, fmt.Sprintf("%s opens with “%s”", p.Label, words)})
				break
			}
		}
	}
}

func beginsWith(text *token.Text, phrase string) bool {
	words := strings.Fields(phrase)
	if len(text.Tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if text.Tokens[i].Fold != w {
			return false
		}
	}
	return true
}

// references relates points that cite one reference. Bodies are left out:
// they are named wherever States meet.
func (r *relater) references() {
	for _, ref := range r.refs {
		if ref.Kind == policy.Body {
			continue
		}
		var points []int
		for _, c := range ref.Cited {
			if c.Point != nil && !slices.Contains(points, r.place[c.Point]) {
				points = append(points, r.place[c.Point])
			}
		}
		if len(points) <= r.rare() {
			r.pairs(points, r.rarity(len(points))+2, Reason{SameReference, "both cite the " + ref.Name()})
		}
	}
}

// sharedTopics relates points that share a topic that few have.
func (r *relater) sharedTopics() {
	shared := make(map[[2]int][]*Topic)
	for _, t := range r.topics {
		if len(t.Points) < 2 || len(t.Points) > r.rare() {
			continue
		}
		for i, a := range t.Points {
			for _, b := range t.Points[i+1:] {
				key := [2]int{r.place[a], r.place[b]}
				shared[key] = append(shared[key], t)
			}
		}
	}
	keys := make([][2]int, 0, len(shared))
	for key := range shared {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	for _, key := range keys {
		score, labels := 0, make([]string, 0, 2)
		for _, t := range shared[key] {
			score += r.rarity(len(t.Points))
			labels = append(labels, "“"+t.Label+"”")
		}
		r.add(key[0], key[1], score, Reason{SameTopic, "both speak of " + list(labels)})
	}
}

// list writes "a", "a and b", "a, b and c".
func list(items []string) string {
	if n := len(items); n > 1 {
		return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
	}
	return strings.Join(items, "")
}

// best gives the best relations of a point: by score, other sections and
// documents before the point's own on a tie, then in reading order.
func (r *relater) best(i int) []Relation {
	candidates := make([]*candidate, 0, len(r.found[i]))
	for _, c := range r.found[i] {
		candidates = append(candidates, c)
	}
	here := r.points[i]
	near := func(c *candidate) int {
		other := r.points[c.other]
		if other.Document == here.Document && other.Section == here.Section {
			return 1
		}
		return 0
	}
	slices.SortFunc(candidates, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(near(a), near(b)), cmp.Compare(a.other, b.other))
	})
	var related []Relation
	for _, c := range candidates[:min(len(candidates), mostRelated)] {
		related = append(related, Relation{r.points[c.other], c.reasons})
	}
	return related
}
