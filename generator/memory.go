package generator

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"slices"

	"precis/generator/annotate"
	"precis/generator/discover"
	"precis/generator/index"
	"precis/generator/ledger"
	"precis/generator/lexicon"
	"precis/generator/parse"
	"precis/generator/policy"
	"precis/generator/shelf"
	"precis/generator/token"
	"precis/generator/vocab"
)

// Memory keeps what a build found out about each text by itself, for builds
// after it: a text whose content, facts and corrections are what they were is
// not read again, and where topics and references are what they were too,
// nothing is looked for in it again. It makes builds faster and changes no
// byte of them. The zero value remembers nothing.
//
// What it hands out is shared by the indexes of several builds, and nobody
// changes it. One build at a time may use it.
type Memory struct {
	lexica    map[string]*lexicon.Lexicon
	texts     map[textKey]*remembered // of the last build
	annotator *annotate.Annotator     // of the last build, with what it was made of
	language  *lexicon.Lexicon
	topics    []policy.Topic
	registry  *vocab.Registry
	index     index.Memory
	shelf     shelf.Memory
	phrases   discover.Memory
}

// lexicon gives what is known of a language, by its tag.
func (m *Memory) lexicon(tag string) (*lexicon.Lexicon, error) {
	if known := m.lexica[tag]; known != nil {
		return known, nil
	}
	l, err := lexicon.For(tag)
	if err == nil {
		if m.lexica == nil {
			m.lexica = make(map[string]*lexicon.Lexicon)
		}
		m.lexica[tag] = l
	}
	return l, err
}

// textKey is all that the reading of one text depends on.
type textKey struct {
	id, name, site, language string
	facts                    policy.Facts
	content                  [sha256.Size]byte
	corrected                string
}

// remembered is what was found out about one text.
type remembered struct {
	document *policy.Document // as read, with none of the numbers that are kept
	likely   string           // the language that it is plainly in, where that is another than it is read in
	words    annotate.Words
	points   [][]*token.Text
	ledger   *ledger.Text // nil where no numbers are kept

	annotator *annotate.Annotator // that found the findings
	findings  *policy.Findings    // nil when an editor overruled some of them
	numbered  *policy.Document    // with the numbers that the findings point to
}

// keyOf gives the key of a text on a site in a language.
func keyOf(text shelf.Text, site *lexicon.Lexicon) textKey {
	key := textKey{
		id: text.ID, name: text.File.Name, site: site.Language, language: text.Facts.Language,
		facts: text.Facts, content: text.Sum(),
	}
	if len(text.File.Corrected) > 0 {
		key.corrected = fmt.Sprint(text.File.Corrected) // sorted by line
	}
	return key
}

// read reads a text as parts and as words, or remembers them.
func (m *Memory) read(key textKey, text shelf.Text, language *lexicon.Lexicon, scanner *token.Scanner) (*remembered, error) {
	if known := m.texts[key]; known != nil {
		again := *known
		return &again, nil
	}
	likely := ""
	if text.Facts.Language == "" {
		var err error
		if likely, err = lexicon.Likely(text.File.Text, language); err != nil {
			return nil, err
		}
	}
	r := &remembered{document: parse.Document(text.ID, text.File, text.Facts, language, scanner), likely: likely}
	r.words = annotate.Scan(r.document, scanner)
	r.points = make([][]*token.Text, len(r.document.Points))
	for i, p := range r.document.Points {
		r.points[i] = r.words.Of(p)
	}
	return r, nil
}

// reading gives the document to a build that may number its points.
func (r *remembered) reading() index.Reading {
	numbered := *r.document
	numbered.Points, numbered.Sections = slices.Clone(numbered.Points), slices.Clone(numbered.Sections)
	return index.Reading{Document: &numbered, Texts: r.points}
}

// scanned gives the words of a document for the numbers of its points.
func (r *remembered) scanned(d *policy.Document) *ledger.Text {
	if r.ledger == nil {
		r.ledger = ledger.Scan(r.document)
	}
	return r.ledger.Of(d)
}

// find gives what an annotator finds in a document, or remembers it. Findings
// that an editor, or what was learned, overrules are changed by that, so they
// are found anew and not kept.
func (r *remembered) find(a *annotate.Annotator, find finder, d *policy.Document, overruled bool) *policy.Findings {
	if overruled {
		r.findings = nil
		return find(d, r.words)
	}
	if r.findings != nil && r.annotator == a && sameNumbers(r.numbered, d) {
		return r.findings
	}
	r.annotator, r.numbered = a, d
	r.findings = find(d, r.words)
	return r.findings
}

// sameNumbers tells whether two documents of one text number their points and
// sections alike: findings lead from a point to another by its number.
func sameNumbers(a, b *policy.Document) bool {
	return slices.EqualFunc(a.Points, b.Points, func(a, b policy.Point) bool {
		return a.Anchor == b.Anchor && a.Label == b.Label && a.Number == b.Number
	}) && slices.EqualFunc(a.Sections, b.Sections, func(a, b policy.Section) bool { return a.Label == b.Label })
}

// annotatorOf gives an annotator: that of the last build, where it was made of
// the same.
func (m *Memory) annotatorOf(language *lexicon.Lexicon, vocabulary *vocab.Vocabulary, registry *vocab.Registry) *annotate.Annotator {
	if m.annotator == nil || m.language != language || !reflect.DeepEqual(m.topics, vocabulary.Topics) || !reflect.DeepEqual(m.registry, registry) {
		m.annotator = annotate.New(language, vocabulary, registry)
		m.language, m.topics, m.registry = language, vocabulary.Topics, registry
	}
	return m.annotator
}

// keep holds what a build found out, in the place of what was held before.
func (m *Memory) keep(keys []textKey, texts []*remembered) {
	m.texts = make(map[textKey]*remembered, len(keys))
	for i, key := range keys {
		m.texts[key] = texts[i]
	}
}
