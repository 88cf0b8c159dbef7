// Package suggest tells a publisher what the lists lack: phrases that recur
// and that no topic covers, names that no reference covers. They come as
// entries to paste, each with counts and an example, for a person to judge.
package suggest

import (
	"cmp"
	"slices"
	"strings"

	"precis/generator/discover"
	"precis/generator/index"
	"precis/generator/lexicon"
	"precis/generator/match"
	"precis/generator/policy"
	"precis/generator/token"
)

// most is how many topics, and how many references, are proposed: an evening's
// work.
const most = 60

// Topic is a phrase that no topic covers.
type Topic struct {
	policy.Topic
	Use
}

// Name is a name that no reference covers.
type Name struct {
	Text string
	Kind policy.ReferenceKind // as its words show; a body where they do not
	Use
}

// Use tells how often something stands in the texts.
type Use struct {
	Points    int
	Documents int
	Example   string // a sentence that holds it
}

// reading is the collection as words, in step with the index's points.
type reading struct {
	points  []*index.Point
	texts   [][]*token.Text
	scanner *token.Scanner
}

func read(ix *index.Index, l *lexicon.Lexicon) reading {
	r := reading{ix.Points, make([][]*token.Text, len(ix.Points)), token.NewScanner(l.Abbreviations, l.FunctionWords...)}
	for i, p := range ix.Points {
		for _, passage := range p.Document.Paragraphs(p.Point) {
			r.texts[i] = append(r.texts[i], r.scanner.Scan(passage.Text))
		}
	}
	return r
}

// use counts the points, given by their indexes, and their documents.
func (r reading) use(points []int, example string) Use {
	documents := make(map[*index.Document]bool)
	for _, i := range points {
		documents[r.points[i].Document] = true
	}
	return Use{len(points), len(documents), example}
}

// Topics gives the phrases that the publisher's vocabulary does not cover, the
// weightiest first. Discovered topics are nobody's, and cover nothing.
func Topics(ix *index.Index, l *lexicon.Lexicon) []Topic {
	r := read(ix, l)
	var known []policy.Topic
	if !ix.Discovered {
		known = ix.Vocabulary.Topics
	}
	covered := match.NewTopics(known, l.FunctionWords, l.Conjunctions, r.scanner)
	worth := newWorth(l, r.scanner)
	var list []Topic
	for _, c := range discover.Candidates(r.texts, l) {
		taken := slices.ContainsFunc(known, func(t policy.Topic) bool { return t.ID == c.Topic.ID })
		c.Topic.Label = plainLabel(c.Topic)
		if taken || !worth.names(c.Topic) || len(covered.Find(r.scanner.Scan(c.Topic.Label))) > 0 {
			continue
		}
		c.Topic.Hidden = slices.DeleteFunc(c.Topic.Hidden, func(s string) bool { return strings.EqualFold(s, c.Topic.Label) })
		if list = append(list, Topic{c.Topic, r.use(c.Points, c.Example)}); len(list) == most {
			break
		}
	}
	return list
}

// Names gives the names in the texts that no reference covers, those in most
// points first.
func Names(ix *index.Index, l *lexicon.Lexicon) []Name {
	r := read(ix, l)
	n := newNamer(l)
	points := make(map[string][]int)
	examples := make(map[string]string)
	persons := make(map[string]bool)
	for _, paragraphs := range r.texts {
		for _, text := range paragraphs {
			n.people(text, persons)
		}
	}
	for i, paragraphs := range r.texts {
		for paragraph, text := range paragraphs {
			for _, name := range n.names(text) {
				if isCovered(r.points[i].Finding, paragraph, name) {
					continue
				}
				written := text.Source[name.Start:name.End]
				if _, met := examples[written]; !met {
					sentence := text.Sentences[name.sentence]
					examples[written] = text.Source[sentence.Start:sentence.End]
				}
				if list := points[written]; len(list) == 0 || list[len(list)-1] != i {
					points[written] = append(list, i)
				}
			}
		}
	}
	var list []Name
	for written, in := range points {
		words := token.Folded(written)
		if !slices.ContainsFunc(words, func(word string) bool { return !persons[word] }) {
			continue // "Eric Lander", who is "Dr. Eric Lander" elsewhere
		}
		kind := policy.Body
		if n.isText(written) {
			kind = policy.Instrument
		}
		list = append(list, Name{written, kind, r.use(in, examples[written])})
	}
	slices.SortFunc(list, func(a, b Name) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Text, b.Text))
	})
	return list[:min(len(list), most)]
}

// isCovered tells a name that is part of a citation, of something left open,
// or of who speaks.
func isCovered(f *policy.Finding, paragraph int, name span) bool {
	over := func(q policy.Quote) bool {
		return q.Paragraph == paragraph && q.Start < name.End && name.Start < q.End
	}
	return slices.ContainsFunc(f.Citations, func(c policy.Citation) bool { return over(c.Quote) }) ||
		slices.ContainsFunc(f.Mentions, func(m policy.Mention) bool { return over(m.Quote) }) ||
		slices.ContainsFunc(f.Attributions, func(a policy.Attribution) bool { return over(a.Quote) })
}
