// Package annotate finds in one document what its readers look for: the
// topics of a point, the references that it cites and who is said to have
// held its views. Every finding carries the words that support it.
package annotate

import (
	"cmp"
	"slices"

	"precis/generator/lexicon"
	"precis/generator/match"
	"precis/generator/numbered"
	"precis/generator/policy"
	"precis/generator/token"
	"precis/generator/vocab"
)

// Annotator holds what is known before any text is read. It is made once for
// a build and safe for concurrent use.
type Annotator struct {
	grammar                        *grammar
	topics                         *match.Topics
	names                          *match.Names
	works                          *numbered.Works
	registry                       *vocab.Registry
	numbersPoints, numbersSections map[string]bool // by the noun of a place
	addresses                      *addresses
	symbols                        map[string]string // IDs of references of the registry, by the key of their symbols
}

// New makes an annotator from a language's lexicon, the publisher's
// vocabulary and registry. The vocabulary and the registry may be empty.
func New(l *lexicon.Lexicon, vocabulary *vocab.Vocabulary, registry *vocab.Registry) *Annotator {
	scanner := token.NewScanner(l.Abbreviations, l.FunctionWords...)
	a := &Annotator{
		grammar:       newGrammar(l),
		topics:        match.NewTopics(vocabulary.Topics, l.FunctionWords, l.Conjunctions, scanner),
		names:         match.NewNames(registry, l.Articles, scanner),
		works:         numbered.New(l, scanner),
		registry:      registry,
		symbols:       make(map[string]string),
		addresses:     newAddresses(l.Addresses, registry.Symbols),
		numbersPoints: setOf(l.Works.Points), numbersSections: setOf(l.Works.Sections),
	}
	for _, r := range registry.References {
		a.addresses.add(r.Address, r.ID)
		for _, symbol := range append(policy.Symbols(r.Symbol), r.Symbol) {
			if key := policy.SymbolKey(symbol); key != "" && a.symbols[key] == "" {
				a.symbols[key] = r.ID
			}
		}
	}
	return a
}

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, one := range list {
		set[one] = true
	}
	return set
}

// Words is a document read as words, in step with its blocks. Whoever asks for
// words after it asks here, so that every text is read once.
type Words []*token.Text

// Scan reads a document as words. The scanner is the caller's, as in
// parse.Document.
func Scan(d *policy.Document, scanner *token.Scanner) Words {
	words := make(Words, len(d.Blocks))
	for i, b := range d.Blocks {
		words[i] = scanner.Scan(b.Text.Text)
	}
	return words
}

// Of gives the paragraphs of a point.
func (w Words) Of(p policy.Point) []*token.Text {
	paragraphs := make([]*token.Text, len(p.Blocks))
	for i, b := range p.Blocks {
		paragraphs[i] = w[b]
	}
	return paragraphs
}

// Document finds what is in a document.
func (a *Annotator) Document(d *policy.Document, words Words) *policy.Findings {
	r := &reading{Annotator: a, document: d, inDocument: a.works.Document(words, d.Facts.Symbol)}
	r.own = a.listed(d.Facts)
	r.gatherNames(words)
	found := &policy.Findings{
		Points: make([]policy.Finding, len(d.Points)),
		Themes: make([]policy.Finding, len(d.Themes)),
	}
	seen := a.grammar.lettersOf(words)
	seen.turns = a.grammar.turnsOf(words)
	for i, p := range d.Points {
		paragraphs := words.Of(p)
		found.Points[i] = r.finding(paragraphs)
		r.links(&found.Points[i], p.Blocks, words)
		a.grammar.speaking(paragraphs, d.Blocks[p.Blocks[0]].Turn, seen, &found.Points[i])
		dropSpeakers(&found.Points[i])
	}
	for i, t := range d.Themes {
		found.Themes[i] = r.finding(words[t.Block : t.Block+1])
		r.links(&found.Themes[i], []int{t.Block}, words)
	}
	found.Works = r.made
	return found
}

// reading is one document while it is annotated.
type reading struct {
	*Annotator
	document   *policy.Document
	inDocument *numbered.Document
	own        string                // ID of the reference that the document is itself; "" when it is none
	plain      map[string]string     // references that the document makes clear, and how
	acts       map[string]acts       // those whose body the document names, by their number
	defined    *match.Names          // names that the document itself gives
	defining   map[*token.Text][]int // the tokens where it gives them
	made       []policy.Reference    // works that the registry does not list
}

// listed gives the ID by which the registry lists a document; "" when it does
// not.
func (a *Annotator) listed(f policy.Facts) string {
	for _, symbol := range policy.Symbols(f.Symbol) {
		if id := a.symbols[policy.SymbolKey(symbol)]; id != "" {
			return id
		}
	}
	at := slices.IndexFunc(a.registry.References, func(r policy.Reference) bool { return f.Title != "" && r.Title == f.Title })
	if at < 0 {
		return a.addresses.byKey[a.addresses.key(f.Address)]
	}
	return a.registry.References[at].ID
}

// finding gathers topics and citations of one point or theme.
func (r *reading) finding(paragraphs []*token.Text) policy.Finding {
	var f policy.Finding
	for n, text := range paragraphs {
		citations, mentions, spans := r.citations(text, n)
		f.Citations = append(f.Citations, citations...)
		f.Mentions = append(f.Mentions, mentions...)
		pointers, lost := r.pointers(text, n)
		f.Pointers = append(f.Pointers, pointers...)
		f.Mentions = append(f.Mentions, lost...)
		f.Topics = addTopics(f.Topics, text, n, r.topics.Find(text), spans)
	}
	f.SortTopics()
	return f
}

// addTopics adds the matches of one paragraph to the topics of a point. Common
// words inside a name mean nothing: "Commission on Narcotic Drugs" is not about
// narcotic drugs.
func addTopics(topics []policy.Assignment, text *token.Text, paragraph int, matches []match.Match, names []match.Naming) []policy.Assignment {
	for _, m := range tightFirst(matches) {
		first, last := m.Tokens[0], m.Tokens[len(m.Tokens)-1]
		if !m.Proper && slices.ContainsFunc(names, func(n match.Naming) bool {
			return n.From <= first && last < n.To && n.To-n.From > len(m.Tokens) && !isCommon(n.Name.Text)
		}) {
			continue
		}
		evidence := policy.Evidence{Quote: quoteOf(text, paragraph, first, last+1), Label: m.Label}
		at := slices.IndexFunc(topics, func(a policy.Assignment) bool { return a.Topic == m.Topic })
		if at < 0 {
			topics = append(topics, policy.Assignment{Topic: m.Topic, Method: policy.TopicLabel})
			at = len(topics) - 1
		}
		topics[at].Evidence = addEvidence(topics[at].Evidence, evidence, m.Gaps() > 0, text)
	}
	return topics
}

// dropSpeakers takes back topics of which nothing speaks but the name of a
// speaker: what the Minister for Fisheries says need not be about fisheries.
func dropSpeakers(f *policy.Finding) {
	isSpeaker := func(e policy.Evidence) bool {
		return slices.ContainsFunc(f.Attributions, func(a policy.Attribution) bool {
			return a.Class == policy.Named && a.Paragraph == e.Paragraph && a.Start <= e.Start && e.End <= a.End
		})
	}
	f.Topics = slices.DeleteFunc(f.Topics, func(t policy.Assignment) bool {
		return !slices.ContainsFunc(t.Evidence, func(e policy.Evidence) bool { return !isSpeaker(e) })
	})
}

// tightFirst gives the matches whose words stand side by side before the
// others, and else leaves their order.
func tightFirst(matches []match.Match) []match.Match {
	sorted := slices.Clone(matches)
	slices.SortStableFunc(sorted, func(a, b match.Match) int { return cmp.Compare(min(a.Gaps(), 1), min(b.Gaps(), 1)) })
	return sorted
}

// addEvidence adds words that support a topic. Words that overlap with others
// become one run with them, which keeps the label that came first; but loose
// ones add nothing to a label that stands there word by word.
func addEvidence(list []policy.Evidence, e policy.Evidence, loose bool, text *token.Text) []policy.Evidence {
	if loose && slices.ContainsFunc(list, func(other policy.Evidence) bool {
		return other.Paragraph == e.Paragraph && other.Start < e.End && e.Start < other.End
	}) {
		return list
	}
	kept := list[:0]
	for _, other := range list {
		if other.Paragraph != e.Paragraph || other.End <= e.Start || e.End <= other.Start {
			kept = append(kept, other)
			continue
		}
		e.Start, e.End, e.Label = min(e.Start, other.Start), max(e.End, other.End), other.Label
		e.Words = text.Source[e.Start:e.End]
	}
	return append(kept, e)
}

// isCommon tells a label or name without a proper word in it.
func isCommon(label string) bool {
	for _, r := range label {
		if r >= 'A' && r <= 'Z' {
			return false
		}
	}
	return true
}
