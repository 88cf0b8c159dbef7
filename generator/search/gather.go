package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"precis/generator/index"
)

// BM25 with its customary settings.
const (
	saturation = 1.2
	lengthPart = .75
)

// What a word counts where it stands, beside one in the text. What a point
// says itself comes before what its topics are also called.
const (
	inText      = 4
	inLabel     = 6 // the name of a topic or of a reference, a symbol
	inOtherName = 1 // a name that is less used
)

// A heading or a title is worth so many of the steps in which weights are
// written, for each point below it. What stands in the title makes the sum odd,
// and what does not leaves it even: by this the browser knows a document that
// the query names (static/engine.js).
const (
	inHeading = 2
	inTitle   = 1
	steps     = 8
)

// A word in very many points leads to none of them. It is no condition of a
// query, and of its points only the best are kept.
const (
	commonShare = 5 // one point in so many
	commonLeast = 2000
	commonMost  = 20000
	commonKept  = 500
)

// posting is a point or a group, and what a word is worth in it. There are
// nearly as many as words, so it is small.
type posting struct {
	at    int32
	count int32 // occurrences, weighted; turned into steps by weigh
}

// term is a stem with its forms and postings.
type term struct {
	forms  []string // as browsers order them
	points []posting
	groups []posting
	df     int // points that have it, in their text or by their group
	common bool
}

// gather reads every point and group and gives the terms by their first form.
func gather(ix *index.Index, g groups) []*term {
	c := &collector{
		terms: make(map[string]*term), reader: newReader(),
		topics: make(map[string][]weighted), references: make(map[string][]weighted),
	}
	lengths := make([]int, len(ix.Points))
	for i, p := range ix.Points {
		lengths[i] = c.point(ix, i, p)
	}
	for i, first := range g.first {
		c.group(i, ix.Points[first])
	}
	total := 0
	for _, n := range lengths {
		total += n
	}
	average := float64(max(total, 1)) / float64(max(len(lengths), 1))
	list := make([]*term, 0, len(c.terms))
	for _, t := range c.terms {
		slices.SortFunc(t.forms, compare)
		t.weigh(lengths, average, g)
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *term) int { return compare(a.forms[0], b.forms[0]) })
	return list
}

// compare orders words as JavaScript does, by UTF-16 units.
func compare(a, b string) int {
	if isASCII(a) && isASCII(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 127 }) < 0
}

type weighted struct {
	word
	count int
}

type collector struct {
	*reader
	terms      map[string]*term
	own        []word                // room for the words of a text
	topics     map[string][]weighted // words of a topic's labels, by ID
	references map[string][]weighted
}

func (c *collector) term(w word) *term {
	t := c.terms[w.stem]
	if t == nil {
		t = new(term)
		c.terms[w.stem] = t
	}
	if !slices.Contains(t.forms, w.form) { // a stem has few
		t.forms = append(t.forms, w.form)
	}
	return t
}

// count adds to what a word is worth in the unit that is being read.
func count(list *[]posting, at, weight int) {
	if n := len(*list); n > 0 && int((*list)[n-1].at) == at {
		(*list)[n-1].count += int32(weight)
		return
	}
	*list = append(*list, posting{int32(at), int32(weight)})
}

// point files a point's words, the names of its topics and of what it cites.
// It gives the length of the text in words.
func (c *collector) point(ix *index.Index, at int, p *index.Point) int {
	length := 0
	for _, text := range p.Texts() {
		length += len(text.Tokens)
		c.own = c.words(c.own[:0], text)
		for _, w := range c.own {
			count(&c.term(w).points, at, inText)
		}
	}
	for _, a := range p.Finding.Topics {
		for _, w := range c.topic(ix, a.Topic) {
			count(&c.term(w.word).points, at, w.count)
		}
	}
	var cited []string
	for _, citation := range p.Finding.Citations {
		if slices.Contains(cited, citation.Reference) {
			continue
		}
		cited = append(cited, citation.Reference)
		for _, w := range c.reference(ix, citation.Reference) {
			count(&c.term(w.word).points, at, w.count)
		}
	}
	return length
}

func (c *collector) topic(ix *index.Index, id string) []weighted {
	list, known := c.topics[id]
	if t := ix.Topic(id); !known && t != nil {
		list = c.named(list, inLabel, t.Label)
		list = c.named(list, inOtherName, t.Alt...)
		c.topics[id] = list
	}
	return list
}

func (c *collector) reference(ix *index.Index, id string) []weighted {
	list, known := c.references[id]
	if r := ix.Reference(id); !known && r != nil {
		list = c.named(list, inLabel, r.Name(), r.Symbol)
		list = c.named(list, inOtherName, r.Title, r.Within)
		c.references[id] = list
	}
	return list
}

// named adds the words of names, each once however many names have it.
func (c *collector) named(list []weighted, weight int, names ...string) []weighted {
	for _, name := range names {
		for _, w := range c.read(name) {
			if !slices.ContainsFunc(list, func(o weighted) bool { return o.word == w }) {
				list = append(list, weighted{w, weight})
			}
		}
	}
	return list
}

// group files what stands above a group's points: the title of the document,
// the heading of the section and its theme, and what is known of the meeting.
func (c *collector) group(at int, p *index.Point) {
	facts := p.Document.Facts
	add := func(weight int, texts ...string) {
		var words []word
		for _, text := range texts {
			for _, w := range c.read(text) {
				if !slices.Contains(words, w) {
					words = append(words, w)
					count(&c.term(w).groups, at, weight)
				}
			}
		}
	}
	theme := ""
	if p.Theme != nil {
		theme = p.Theme.Title
	}
	year, _, _ := strings.Cut(facts.Date, "-")
	add(inHeading, p.SectionOf().Title, theme)
	add(inTitle, p.Document.Title, facts.Meeting, facts.Place, facts.Symbol, facts.Report, year)
}

// weigh turns counts into steps and says how many points have the term. The
// lengths are those of all points.
func (t *term) weigh(lengths []int, average float64, g groups) {
	for i, p := range t.points {
		tf := float64(p.count) / inText
		length := 1 - lengthPart + lengthPart*float64(lengths[p.at])/average
		t.points[i].count = step(tf * (saturation + 1) / (tf + saturation*length) / (saturation + 1) * steps)
	}
	for i, p := range t.groups {
		t.groups[i].count = step(float64(p.count))
	}
	t.df = len(t.points)
	for _, p := range t.groups {
		from, _ := slices.BinarySearchFunc(t.points, g.first[p.at], func(p posting, at int) int { return int(p.at) - at })
		to, _ := slices.BinarySearchFunc(t.points, g.end(int(p.at)), func(p posting, at int) int { return int(p.at) - at })
		t.df += g.end(int(p.at)) - g.first[p.at] - (to - from)
	}
	if limit := min(max(len(lengths)/commonShare, commonLeast), commonMost); t.df > limit {
		t.common = true
		slices.SortFunc(t.points, func(a, b posting) int {
			return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.at, b.at))
		})
		t.points = t.points[:min(len(t.points), commonKept)]
		slices.SortFunc(t.points, func(a, b posting) int { return int(a.at - b.at) })
		t.groups = t.groups[:min(len(t.groups), commonKept/10)]
	}
}

func step(x float64) int32 { return min(max(int32(math.Round(x)), 1), steps) }

// rarity is what a term tells, in tenths: the logarithm of how few points have
// it, at least 1.
func (t *term) rarity(points int) int {
	n, df := float64(points), float64(t.df)
	return max(int(math.Round(10*math.Log(1+(n-df+.5)/(df+.5)))), 1)
}
