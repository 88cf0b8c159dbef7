// Package index answers every question that crosses documents: which points
// stand under a topic, what cites a reference, who spoke in which words, which
// points belong together and why. It is built once, and read from then on: what
// is found only when it is asked for is found once, and a build lets go of the
// words of points (ForgetWords) when nothing asks for them anymore.
package index

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"precis/generator/lexicon"
	"precis/generator/parallel"
	"precis/generator/parting"
	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/token"
	"precis/generator/vocab"
)

// Reading is a document with what was found in it.
type Reading struct {
	Document *policy.Document
	Findings *policy.Findings
	Texts    [][]*token.Text // of each point, its paragraphs
}

// Index is the whole collection, ready for pages.
type Index struct {
	Site       policy.Site
	Documents  []*Document       // the latest first, then by ID
	Themes     []*Theme          // in the order of documents, then of the text
	Topics     []*Topic          // with points of their own or below them, by label
	References []*Reference      // cited, or part of a set that is, by short title
	Tags       []*Tag            // by facet, then in the facet's own order
	Points     []*Point          // in the order of documents, then of the text
	Departed   []policy.Departed // documents that the site once had, by ID
	Numbered   bool              // numbers are kept: none is given to a second point
	Updates    []policy.Update   // what changed in the texts, the latest last; empty when that is not kept
	Discovered bool              // the topics are phrases found in the texts, not a publisher's

	Vocabulary *vocab.Vocabulary // every topic there is, with or without points

	themes     map[string]*Theme
	topics     map[string]*Topic
	references map[string]*Reference
	tags       map[string]*Tag
	wordings   func() sharedWordings
	relater    *relater // nil when all is related
}

// Document is a document with its points.
type Document struct {
	*policy.Document
	Findings *policy.Findings
	Points   []*Point // in step with policy.Document.Points
	Pages    *parting.Parting

	// Attributed says that it was looked for who speaks, which needs to know the
	// document's language.
	Attributed bool

	place   int // in Index.Documents
	texts   [][]*token.Text
	places  func() map[string]int // the parts that anchors stand in, where not the first
	related func() [][]Relation   // of each point, the best first
	kin     func() *kin
	likes   func() *likes
	subject func() *subject
}

// Point is a point with all that is known of it.
type Point struct {
	policy.Point
	Document *Document
	Finding  *policy.Finding
	Theme    *Theme // nil when its section is tied to none

	place int // in Index.Points
	texts []*token.Text
}

// SectionOf gives the section that the point stands in.
func (p *Point) SectionOf() *policy.Section { return &p.Document.Sections[p.Section] }

// Theme is one theme in all documents that declare it.
type Theme struct {
	ID       string
	Title    string
	Declared []Declared // in the order of documents
	Points   []*Point
}

// Declared is a theme as one document declares it.
type Declared struct {
	Document *Document
	Theme    *policy.Theme
	Finding  *policy.Finding
}

// Documents counts the documents that declare the theme.
func (t *Theme) Documents() int { return len(t.Declared) }

// Topic is a topic with its points.
type Topic struct {
	policy.Topic
	Parents  []*Topic // by label
	Narrower []*Topic // those with points, by label
	Points   []*Point // given this very topic
	All      []*Point // given this topic or one below it, each once

	below map[string]bool // the ids of all topics below it
}

// Collection is what an index is built of.
type Collection struct {
	Site       policy.Site
	Readings   []Reading // in any order
	Vocabulary *vocab.Vocabulary
	Registry   *vocab.Registry
	Language   *lexicon.Lexicon // of the site

	Departed []policy.Departed // as in Index; so are these
	Numbered bool
	Updates  []policy.Update
}

// Build makes the index, with so many workers. What relates points and
// documents is found when it is asked for, or by RelateAll; a memory keeps what
// was found in single documents for the index after this one, nil keeps
// nothing.
func Build(c Collection, known *Memory, jobs int) *Index {
	ix := &Index{
		Site: c.Site, Vocabulary: c.Vocabulary, Discovered: c.Vocabulary.Discovered,
		Departed: c.Departed, Numbered: c.Numbered, Updates: c.Updates,
		themes: make(map[string]*Theme), topics: make(map[string]*Topic),
		references: make(map[string]*Reference), tags: make(map[string]*Tag),
	}
	sorted := slices.Clone(c.Readings)
	slices.SortFunc(sorted, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(b.Document.Facts.Date, a.Document.Facts.Date), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	for _, r := range sorted {
		ix.addDocument(r, c.Language)
	}
	ix.relater = newRelater(ix)
	tasks := []func(){ // none of which touches what another does
		func() { ix.relater.read(ix.Documents, c.Language, known) },
		func() { ix.addTags(c.Language, known) },
		func() { ix.addReferences(c.Registry) },
		func() { ix.addTopics(c.Vocabulary) },
	}
	_ = parallel.Do(jobs, len(tasks), func(_, i int) error {
		tasks[i]()
		return nil
	})
	ix.relater.file(ix)
	return ix
}

func (ix *Index) addDocument(r Reading, language *lexicon.Lexicon) {
	d := &Document{Document: r.Document, Findings: r.Findings, Pages: parting.Of(r.Document), place: len(ix.Documents), texts: r.Texts}
	d.places = sync.OnceValue(func() map[string]int { return placesOf(d) })
	written, _, _ := strings.Cut(strings.ToLower(cmp.Or(d.Facts.Language, ix.Site.Language)), "-")
	d.Attributed = len(language.Verbs) > 0 && (written == "" || written == language.Language)
	ix.Documents = append(ix.Documents, d)
	for i := range d.Themes {
		t := &d.Themes[i]
		theme := ix.themes[t.ID]
		if theme == nil {
			theme = &Theme{ID: t.ID, Title: t.Title}
			ix.themes[t.ID] = theme
			ix.Themes = append(ix.Themes, theme)
		}
		theme.Declared = append(theme.Declared, Declared{d, t, &d.Findings.Themes[i]})
	}
	for i := range d.Document.Points {
		p := &Point{Point: d.Document.Points[i], Document: d, Finding: &d.Findings.Points[i], place: len(ix.Points), texts: r.Texts[i]}
		if p.Theme = ix.themes[d.Sections[p.Section].Theme]; p.Theme != nil {
			p.Theme.Points = append(p.Theme.Points, p)
		}
		d.Points = append(d.Points, p)
		ix.Points = append(ix.Points, p)
	}
}

// Theme gives the theme with an ID, or nil; so do the others.
func (ix *Index) Theme(id string) *Theme { return ix.themes[id] }

// Topic gives the topic with an ID, or nil when no point stands under it.
func (ix *Index) Topic(id string) *Topic { return ix.topics[id] }

// Reference gives the reference with an ID, or nil when no page is owed to it.
func (ix *Index) Reference(id string) *Reference { return ix.references[id] }

// Tag gives the tag of a facet with a name, as data has it, or nil.
func (ix *Index) Tag(facet Facet, name string) *Tag {
	return ix.tags[string(facet)+"/"+slug.Make(name)]
}

// addTopics files the points under their topics and rolls them up.
func (ix *Index) addTopics(vocabulary *vocab.Vocabulary) {
	at := func(id string) *Topic {
		if t := ix.topics[id]; t != nil {
			return t
		}
		known := vocabulary.Topic(id)
		if known == nil {
			return nil
		}
		t := &Topic{Topic: *known, below: make(map[string]bool)}
		ix.topics[id] = t
		ix.Topics = append(ix.Topics, t)
		return t
	}
	rises := make(map[string][]*Topic) // of each topic given, itself and those above it
	for _, p := range ix.Points {
		for _, a := range p.Finding.Topics {
			rise, known := rises[a.Topic]
			if !known {
				if at(a.Topic) != nil {
					for _, id := range append([]string{a.Topic}, vocabulary.Ancestors(a.Topic)...) {
						if above := at(id); above != nil {
							rise = append(rise, above)
						}
					}
				}
				rises[a.Topic] = rise
			}
			if len(rise) == 0 {
				continue
			}
			rise[0].Points = append(rise[0].Points, p)
			for _, t := range rise {
				if n := len(t.All); n == 0 || t.All[n-1] != p {
					t.All = append(t.All, p)
				}
			}
		}
	}
	slices.SortFunc(ix.Topics, func(a, b *Topic) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)), cmp.Compare(a.ID, b.ID))
	})
	for _, t := range ix.Topics {
		for _, id := range t.Broader {
			if parent := ix.topics[id]; parent != nil {
				t.Parents = append(t.Parents, parent)
				parent.Narrower = append(parent.Narrower, t)
			}
		}
		for _, id := range vocabulary.Ancestors(t.ID) {
			if above := ix.topics[id]; above != nil {
				above.below[t.ID] = true
			}
		}
	}
}
