package generator

import (
	"cmp"
	"path"

	"precis/generator/index"
	"precis/generator/learn"
	"precis/generator/ledger"
	"precis/generator/lexicon"
	"precis/generator/parallel"
	"precis/generator/policy"
	"precis/generator/shelf"
	"precis/generator/source"
	"precis/generator/token"
	"precis/generator/vocab"
)

// collector is a collection on its way from the seeds to the index. What
// belongs to a text stands at the text's place in each list.
type collector struct {
	Config
	memory   *Memory
	language *lexicon.Lexicon // of the site
	seeds    *shelf.Shelf
	found    source.Diagnostics

	keys     []textKey // without a memory of the caller's each is empty
	texts    []*remembered
	readings []index.Reading
	scanned  []*ledger.Text // nil where no numbers are kept

	departed   []policy.Departed
	vocabulary *vocab.Vocabulary
	weights    *learn.Weights // nil when nothing was learned
	registry   *vocab.Registry
}

// Collect reads the seeds and finds what is in them. The index is nil when the
// diagnostics hold an error that keeps findings from being looked for.
func Collect(c Config) (*index.Index, source.Diagnostics, error) {
	on := collector{Config: c, memory: cmp.Or(c.Memory, new(Memory))}
	on.seeds, on.found = on.memory.shelf.Read(c.Seeds, c.Name)
	for _, stage := range []func() error{on.read, on.number, on.settleTopics, on.find} {
		if on.found.Err() != nil {
			return on.memory.refused(on.seeds, on.found)
		}
		if err := stage(); err != nil {
			return nil, on.found, err
		}
	}
	ix := on.relate()
	return ix, on.found.Sorted(), nil
}

// read reads all texts as parts and as words.
func (c *collector) read() (err error) {
	if c.Base != "" {
		c.seeds.Site.Base = c.Base
	}
	if c.language, err = c.memory.lexicon(c.seeds.Site.Language); err != nil {
		return err
	}
	languages, err := c.memory.languagesOf(c.seeds.Texts, c.language)
	if err != nil {
		return err
	}
	n := len(c.seeds.Texts)
	c.keys, c.texts = make([]textKey, n), make([]*remembered, n)
	c.readings, c.scanned = make([]index.Reading, n), make([]*ledger.Text, n)
	scanners := make([]*token.Scanner, c.Jobs)
	for w := range scanners {
		scanners[w] = token.NewScanner(c.language.Abbreviations, c.language.FunctionWords...)
	}
	err = parallel.Do(c.Jobs, n, func(worker, i int) (err error) {
		text := c.seeds.Texts[i]
		defer c.Progress.begin(Step{Stage: Reading, Of: n, Document: text.ID})()
		if c.Memory != nil {
			c.keys[i] = keyOf(text, c.language)
		}
		if c.texts[i], err = c.memory.read(c.keys[i], text, languages[text.Facts.Language], scanners[worker]); err != nil {
			return err
		}
		c.readings[i] = c.texts[i].reading()
		if c.seeds.Numbers != nil {
			c.scanned[i] = c.texts[i].scanned(c.readings[i].Document)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, text := range c.seeds.Texts {
		c.found = append(c.found, tongue(text.File.Name, c.texts[i].likely, c.language, c.Name)...)
	}
	return nil
}

// number gives the points the numbers that are kept for them.
func (c *collector) number() error {
	departed, faults := c.numbers(c.seeds.Numbers, c.scanned)
	c.departed, c.found = departed, append(c.found, faults...)
	return nil
}

// settleTopics settles which topics there are, and what was learned of them: the
// publisher's, or else those that are discovered.
func (c *collector) settleTopics() error {
	c.vocabulary = c.seeds.Vocabulary
	if len(c.vocabulary.Topics) == 0 {
		c.vocabulary = vocab.New(c.discover())
		c.vocabulary.Discovered = true
		faults := c.seeds.Corrections.Topics(c.vocabulary)
		if c.found = append(c.found, faults...); faults.Err() != nil {
			return nil
		}
	}
	weights, faults := c.learned(c.seeds, c.vocabulary, c.language)
	c.weights, c.found = weights, append(c.found, faults...)
	return nil
}

// discover finds topics in a collection whose publisher gives none.
func (c *collector) discover() []policy.Topic {
	defer c.Progress.begin(Step{Stage: Discovering, Of: 1})()
	points := make([][][]*token.Text, len(c.readings))
	for i, r := range c.readings {
		points[i] = r.Texts
	}
	return c.memory.phrases.Topics(points, c.language)
}

// find finds what is in each document, and lets the editor overrule it.
func (c *collector) find() error {
	c.registry = c.seeds.Registry.With(c.documents())
	c.registry.Symbols = c.seeds.Site.Symbols
	annotator := c.memory.annotatorOf(c.language, c.vocabulary, c.registry)
	find := c.finder(annotator, c.language, c.vocabulary, c.registry)
	n := len(c.readings)
	unfit := make([]source.Diagnostics, n)
	err := parallel.Do(c.Jobs, n, func(_, i int) error {
		r := &c.readings[i]
		defer c.Progress.begin(Step{Stage: Finding, Of: n, Document: r.Document.ID})()
		overruled := c.weights != nil || c.seeds.Corrections.Overrules(r.Document)
		r.Findings = c.texts[i].find(annotator, find, r.Document, overruled)
		c.weights.Document(r.Texts, r.Findings)
		unfit[i] = c.seeds.Corrections.Findings(r.Document, r.Texts, r.Findings)
		return nil
	})
	if err != nil {
		return err
	}
	if c.Memory != nil {
		c.memory.keep(c.keys, c.texts)
	}
	for i, r := range c.readings {
		c.found = append(c.found, unfit[i]...)
		if len(r.Document.Points) == 0 {
			c.found.Warnf(path.Join(c.Name, r.Document.File.Name), source.Position{}, "a point is an item of a list or a paragraph", "no point was found in this text")
		}
	}
	c.found = append(c.found, unnamed(c.vocabulary, c.readings)...)
	return nil
}

// documents gives all documents.
func (c *collector) documents() []*policy.Document {
	documents := make([]*policy.Document, len(c.readings))
	for i, r := range c.readings {
		documents[i] = r.Document
	}
	return documents
}

// relate makes the index.
func (c *collector) relate() *index.Index {
	defer c.Progress.begin(Step{Stage: Relating, Of: 1})()
	of := index.Collection{
		Site: c.seeds.Site, Readings: c.readings, Vocabulary: c.vocabulary, Registry: c.registry, Language: c.language,
		Departed: c.departed, Numbered: c.seeds.Numbers != nil,
	}
	if c.seeds.History != nil {
		of.Updates = c.seeds.History.Updates()
	}
	var ix *index.Index
	if c.Memory != nil { // what asks for pages asks for few
		ix = index.Build(of, &c.Memory.index, c.Jobs)
	} else {
		ix = index.Build(of, nil, c.Jobs)
		ix.RelateAll(c.Jobs)
	}
	c.found = append(append(c.found, recall(ix, c.seeds.History)...), namesakes(ix, c.Name)...)
	return ix
}

// languagesOf gives the lexica by which texts mark their parts, by the language
// that their publisher says they are in. Without one, or where it is not known
// how texts in it mark their parts, they are read as those of the site.
func (m *Memory) languagesOf(texts []shelf.Text, site *lexicon.Lexicon) (map[string]*lexicon.Lexicon, error) {
	languages := map[string]*lexicon.Lexicon{"": site}
	for _, text := range texts {
		tag := text.Facts.Language
		if languages[tag] != nil {
			continue
		}
		l, err := m.lexicon(tag)
		if err != nil {
			return nil, err
		}
		if len(l.HeadingWords) == 0 {
			l = site
		}
		languages[tag] = l
	}
	return languages, nil
}
