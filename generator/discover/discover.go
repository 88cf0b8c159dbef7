// Package discover finds topics in a collection whose publisher gives no
// vocabulary: phrases that recur in its points, named by their own words.
//
// A candidate is a run of up to four words between words that carry no topic
// (small words, common verbs, the nouns and adjectives of the genre).
// Candidates are weighed by C-value (Frantzi, Ananiadou and Mima 2000): how
// often a phrase stands in points, less how often it does so only as part of a
// longer one, times how rare it is among points. Topics are then chosen
// greedily, each for the points that those before it leave uncovered, so that
// a few topics reach many points and no two say the same.
package discover

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// Limits of what is a topic. A phrase in one point is none, and one that is
// everywhere says nothing of any.
const (
	longestPhrase = 4
	leastPoints   = 2
	rarest        = 667  // one in so many points at least: 0.15 %
	mostCommon    = 30   // percent of the points of a small collection
	mostInLarge   = 10   // percent in one of more than largeFrom points
	largeFrom     = 1000 // points
	mostTopics    = 200
	nearlyAll     = 80 // percent of shared points at which two phrases are one
	unit          = 4096
	manyWords     = 1_000_000 // whose phrases are too many to hold each, in however few points
)

// Candidate is a phrase that could become a topic.
type Candidate struct {
	Topic   policy.Topic // as a discovered topic would be
	Points  []int        // that hold it, ascending
	Example string       // a sentence of the first of them
}

// Candidates gives every phrase that could become a topic, the weightiest
// first; of phrases that name one thing the weightier.
func Candidates(points [][]*token.Text, l *lexicon.Lexicon) []Candidate {
	found := candidates(points, l)
	slices.SortStableFunc(found, func(a, b *phrase) int { return cmp.Compare(b.score, a.score) })
	var kept []*phrase
	var list []Candidate
	for _, p := range found {
		if p.score == 0 || slices.ContainsFunc(kept, func(k *phrase) bool { return same(k, p) }) {
			continue
		}
		kept = append(kept, p)
		if topic := topics([]*phrase{p}); len(topic) == 1 {
			list = append(list, Candidate{topic[0], p.points, p.example})
		}
	}
	return list
}

// candidates gives the phrases that are fit to be topics, weighed, by key.
func candidates(points [][]*token.Text, l *lexicon.Lexicon) []*phrase {
	c := newCollection(l, len(points), wordsOf(points))
	c.sketch(points)
	c.fill(points, 0)
	return c.weigh(len(points))
}

// phrase is a candidate: one sequence of stems in all its forms.
type phrase struct {
	key      string
	points   []int // ascending, each once
	surfaces map[string]*form
	proper   int // how often it was written with capitals inside a sentence
	seen     int // in all its forms
	longer   int // points of longer phrases that hold it, added up
	holders  int // such phrases
	score    int
	example  string // the sentence that first held it

	form // the one that is written most often, once phrases are weighed
}

// form is one way to write a phrase.
type form struct {
	written string
	stems   []string
	last    string // the last word in the singular
	seen    int
}

// usual is the form that is written most often, of equals the first by letter.
func (p *phrase) usual() form {
	var best *form
	for _, f := range p.surfaces {
		if best == nil || f.seen > best.seen || f.seen == best.seen && f.written < best.written {
			best = f
		}
	}
	return *best
}

// collection counts the phrases of points: of a large one, those that stand in
// it often enough to be topics, or nearly so.
type collection struct {
	*genre
	counted map[string]*phrase
	often   sketch // of all phrases; nil when all are counted
	nearly  int    // how often a phrase stands there that is counted: less than a topic, so that a change to a few points makes no topic of what was not
	least   int    // every phrase in so many points is counted
	missed  bool   // no longer
}

// newCollection makes one that is to be filled with points of so many words.
func newCollection(l *lexicon.Lexicon, points, words int) *collection {
	c := &collection{genre: newGenre(l), counted: make(map[string]*phrase), least: leastFor(points)}
	if c.nearly = c.least * 3 / 4; words > manyWords {
		c.nearly = max(c.nearly, leastPoints)
	}
	if c.nearly > 1 {
		c.often = newSketch(words, c.nearly)
	}
	return c
}

// leastFor is in how many points a topic stands, of a collection of so many.
func leastFor(points int) int { return max(leastPoints, points/rarest) }

// wordsOf counts the words of points.
func wordsOf(points [][]*token.Text) int {
	n := 0
	for _, paragraphs := range points {
		for _, text := range paragraphs {
			n += len(text.Tokens)
		}
	}
	return n
}

// sketch comes before fill, for all points.
func (c *collection) sketch(points [][]*token.Text) {
	if c.often != nil {
		c.often.add(points, c.genre, 1)
	}
}

// fill counts the phrases of some points, numbered from first.
func (c *collection) fill(points [][]*token.Text, first int) {
	c.each(points, first, 1, func(at place, sum uint64) {
		if c.often == nil || c.often.holds(sum, c.nearly) {
			c.count(at, 1)
		}
	})
}

// change counts the phrases of some points, numbered from first, once more, or
// no longer (-1), in a collection that was filled.
func (c *collection) change(points [][]*token.Text, first, times int) {
	if c.often != nil {
		c.often.add(points, c.genre, times)
	}
	c.each(points, first, times, func(at place, sum uint64) {
		key, _ := keyOf(at.words())
		switch {
		case c.often == nil || c.counted[key] != nil:
			c.count(at, times)
		case c.often.holds(sum, c.least):
			c.missed = true
		}
	})
}

// place is where a phrase stands: in the words of a point from one to another.
type place struct {
	point    int
	text     *token.Text
	from, to int
}

func (p place) words() []token.Token { return p.text.Tokens[p.from:p.to] }

// each gives the phrases of points, and notes so many times what their words
// show.
func (c *collection) each(points [][]*token.Text, first, times int, visit func(at place, sum uint64)) {
	for i, paragraphs := range points {
		for _, text := range paragraphs {
			for from := 0; from < len(text.Tokens); {
				to := c.run(text, from)
				c.note(text, from, to, times)
				for part, sum := range c.phrases(text.Tokens[from:to]) {
					visit(place{first + i, text, from + part.from, from + part.to}, sum)
				}
				from = max(to, from+1)
			}
		}
	}
}

// keyOf is what the forms of a phrase share: their stems, but of a word that
// stands alone no more than singular and plural, since stems merge too much.
func keyOf(words []token.Token) (key string, stems []string) {
	for _, w := range words {
		stems = append(stems, w.Stem)
	}
	if len(words) == 1 {
		return words[0].Plain, stems
	}
	return strings.Join(stems, " "), stems
}

// count counts one phrase in one place.
func (c *collection) count(at place, times int) {
	key, stems := keyOf(at.words())
	text, from, to := at.text, at.from, at.to
	p := c.counted[key]
	if p == nil {
		p = &phrase{key: key, surfaces: make(map[string]*form)}
		sentence := text.Sentences[text.Tokens[from].Sentence]
		p.example = text.Source[sentence.Start:sentence.End]
		c.counted[key] = p
	}
	if n := len(p.points); times < 0 {
		if i, found := slices.BinarySearch(p.points, at.point); found {
			p.points = slices.Delete(p.points, i, i+1)
		}
	} else if n == 0 || p.points[n-1] != at.point {
		p.points = append(p.points, at.point)
	}
	written := text.Source[text.Tokens[from].Start:text.Tokens[to-1].End]
	if p.seen += times; p.seen == 0 {
		delete(c.counted, key)
	}
	if isProper(text, from, to) {
		p.proper += times
	}
	if opensSentence(text, from) {
		written = lowered(written)
	}
	written = strings.Join(strings.Fields(written), " ")
	f := p.surfaces[written]
	if f == nil {
		f = &form{written: written, stems: stems, last: text.Tokens[to-1].Plain}
		p.surfaces[written] = f
	}
	if f.seen += times; f.seen == 0 {
		delete(p.surfaces, written)
	}
}

// isProper tells words that are written as a name is: with a capital at the
// first and at the last, where the sentence asks for none.
func isProper(text *token.Text, from, to int) bool {
	if opensSentence(text, to-1) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text.Word(from))
	last, _ := utf8.DecodeRuneInString(text.Word(to - 1))
	return unicode.IsUpper(first) && unicode.IsUpper(last)
}

func opensSentence(text *token.Text, i int) bool {
	return i == 0 || text.Tokens[i-1].Sentence != text.Tokens[i].Sentence
}

// lowered takes back the capital that a sentence begins with; a word with
// capitals beyond its first letter (an acronym) stays as it is.
func lowered(words string) string {
	first, rest, _ := strings.Cut(words, " ")
	_, size := utf8.DecodeRuneInString(first)
	if first[size:] != strings.ToLower(first[size:]) {
		return words
	}
	return strings.TrimRight(strings.ToLower(first)+" "+rest, " ")
}

// weigh gives the phrases that are fit to be topics, by key.
func (c *collection) weigh(points int) []*phrase {
	least := leastFor(points)
	most := max(leastPoints+1, points*mostCommon/100)
	if points > largeFrom {
		most = points * mostInLarge / 100
	}
	candidates := make([]*phrase, 0, len(c.counted))
	for _, p := range c.counted {
		if len(p.points) < least || len(p.points) > most {
			continue
		}
		p.form, p.longer, p.holders = p.usual(), 0, 0
		if c.canName(p) {
			candidates = append(candidates, p)
		}
	}
	slices.SortFunc(candidates, func(a, b *phrase) int { return cmp.Compare(a.key, b.key) })
	nest(candidates)
	for _, p := range candidates {
		p.score = p.cValue() * rarity(points, len(p.points)) / unit
	}
	return candidates
}

// nest notes for every phrase the longer ones that hold it.
func nest(candidates []*phrase) {
	byStems := make(map[string][]*phrase)
	for _, p := range candidates {
		stems := strings.Join(p.stems, " ")
		byStems[stems] = append(byStems[stems], p)
	}
	for _, long := range candidates {
		for size := 1; size < len(long.stems); size++ {
			for at := 0; at+size <= len(long.stems); at++ {
				for _, p := range byStems[strings.Join(long.stems[at:at+size], " ")] {
					p.longer += len(long.points)
					p.holders++
				}
			}
		}
	}
}

// cValue weighs a phrase in units: the longer and the more often on its own,
// the more. log2(1+words) is rounded once, so that every machine agrees.
func (p *phrase) cValue() int {
	alone := len(p.points) * unit
	if p.holders > 0 {
		alone -= p.longer * unit / p.holders
	}
	return max(0, alone) * int(math.Round(math.Log2(float64(1+len(p.stems)))*unit)) / unit
}

// rarity is the inverse document frequency in units.
func rarity(points, of int) int {
	return int(math.Round(math.Log2(1+float64(points)/float64(of)) * unit))
}
