// Package correct lets an editor overrule what precis read and found. The
// corrections stand in corrections.yaml, each with the text and the place it
// is about; one that no longer fits its text is named and never passed over.
package correct

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/strictyaml"
	"precis/generator/vocab"
)

// word is something written in the file, and where.
type word = strictyaml.Located[string]

// Correction is one entry of corrections.yaml.
type Correction struct {
	Text  word                    `yaml:"text"`  // file name or ID of the text
	Line  strictyaml.Located[int] `yaml:"line"`  // any line of the place, from 1
	Words word                    `yaml:"words"` // words that stand there and nowhere else

	ReadAs word                    `yaml:"read-as"` // what the line is
	Level  strictyaml.Located[int] `yaml:"level"`   // of a heading, from 1

	Topics          []word        `yaml:"topics"`           // IDs to add
	NotTopics       []word        `yaml:"not-topics"`       // IDs to take off
	TopicsAre       []word        `yaml:"topics-are"`       // IDs of all that the point has; not nil where it is said to have none
	References      []word        `yaml:"references"`       // IDs to add
	NotReferences   []word        `yaml:"not-references"`   // IDs to take off; also of works that the registry does not list
	Attributions    []attribution `yaml:"attributions"`     // to add
	NotAttributions []word        `yaml:"not-attributions"` // words that tell who, to take off
}

// attribution is a clause as an editor reads it.
type attribution struct {
	Words word   `yaml:"words"` // that tell who
	Class word   `yaml:"class"`
	Who   string `yaml:"who"`
	Verbs []verb `yaml:"verbs"`
}

type verb struct {
	Words    word `yaml:"words"`
	Function word `yaml:"function"`
}

// Corrections is a file of corrections.
type Corrections struct {
	file   string // as the user knows it
	all    []Correction
	faulty []Correction // those that are at fault by themselves, and change nothing
}

type fields struct {
	Corrections []strictyaml.Located[Correction] `yaml:"corrections"`
}

// Read reads a file of corrections and names everything that is wrong with it
// by itself: fields, classes, and IDs that the vocabulary or the registry do
// not have. Whether a correction fits its text, Findings says; of a vocabulary without
// topics, which are discovered in the texts then, Topics checks the IDs.
func Read(name string, data []byte, vocabulary *vocab.Vocabulary, registry *vocab.Registry) (*Corrections, source.Diagnostics) {
	var f fields
	faults := strictyaml.Decode(name, data, &f)
	c := checker{file: name, topics: idsOf(vocabulary), faults: &faults}
	for _, r := range registry.References {
		c.references = append(c.references, r.ID)
	}
	read := &Corrections{file: name}
	for _, entry := range f.Corrections {
		if c.check(entry.Value, entry.At) {
			read.all = append(read.all, entry.Value)
		} else {
			read.faulty = append(read.faulty, entry.Value)
		}
	}
	return read, faults.Sorted()
}

// Topics names the topics that the vocabulary does not have, once its topics are
// discovered. Nil corrections have none.
func (c *Corrections) Topics(discovered *vocab.Vocabulary) source.Diagnostics {
	if c == nil {
		return nil
	}
	var faults source.Diagnostics
	check := checker{file: c.file, topics: idsOf(discovered), discovered: true, faults: &faults}
	for _, one := range c.all {
		check.knownTopics(one)
	}
	return faults.Sorted()
}

func idsOf(vocabulary *vocab.Vocabulary) []string {
	var ids []string
	for _, t := range vocabulary.Topics {
		ids = append(ids, t.ID)
	}
	return ids
}

// Unknown names the corrections that are about none of the texts, given by
// their IDs and file names.
func (c *Corrections) Unknown(texts []string) source.Diagnostics {
	var found source.Diagnostics
	for _, one := range slices.Concat(c.all, c.faulty) {
		if one.Text.Value == "" || slices.Contains(texts, one.Text.Value) {
			continue
		}
		hint := "name the file of the text, or take the correction out"
		if near := strictyaml.Nearest(one.Text.Value, texts); near != "" {
			hint = "did you mean " + near + "?"
		}
		found.Warnf(c.file, one.Text.At, hint, "there is no text %q", one.Text.Value)
	}
	return found
}

// isAbout tells whether a correction is about a text.
func (one Correction) isAbout(id string, file *source.File) bool {
	return one.Text.Value == id || one.Text.Value == file.Name
}

// About tells whether a correction of findings, be it at fault, is about a text.
// Nil corrections are about none.
func (c *Corrections) About(id string, file *source.File) bool {
	about := func(one Correction) bool { return one.isAbout(id, file) && one.changesFindings() }
	return c != nil && (slices.ContainsFunc(c.all, about) || slices.ContainsFunc(c.faulty, about))
}

// hasPlace tells whether a correction says which place of its text it is about.
func (one Correction) hasPlace() bool {
	return one.Line.Value > 0 || one.Line.Value == 0 && one.Words.Value != ""
}

// of gives the corrections among some that are of findings of a document.
func of(d *policy.Document, corrections []Correction) []Correction {
	var list []Correction
	for _, one := range corrections {
		if one.isAbout(d.ID, d.File) && one.changesFindings() {
			list = append(list, one)
		}
	}
	return list
}

// checker checks the entries by themselves.
type checker struct {
	file       string
	topics     []string
	discovered bool // the topics are
	references []string
	faults     *source.Diagnostics
}

func (c checker) errorf(at source.Position, hint, format string, args ...any) {
	c.faults.Errorf(c.file, at, hint, format, args...)
}

// check says whether an entry can be used, and names all that is wrong with it.
func (c checker) check(one Correction, at source.Position) bool {
	before := len(*c.faults)
	if one.Text.Value == "" {
		c.errorf(at, "name the file of the text: text: round-table.txt", "the correction does not say which text it is about")
	}
	if one.Line.Value == 0 && one.Words.Value == "" {
		c.errorf(at, `say "line", or "words" that stand there`, "the correction does not say which place it is about")
	}
	if one.Line.Value < 0 {
		c.errorf(one.Line.At, "lines count from 1", "%d is no line", one.Line.Value)
	}
	if len(c.topics) > 0 {
		c.knownTopics(one)
	}
	if one.TopicsAre != nil && len(one.Topics)+len(one.NotTopics) > 0 {
		c.errorf(slices.Concat(one.Topics, one.NotTopics)[0].At, "say all topics under topics-are, and take this out", "topics-are already says which topics the point has")
	}
	c.known(one.References, "reference", c.references)
	if len(one.References) > 0 && one.Words.Value == "" {
		c.errorf(one.References[0].At, `quote the words that cite it: words: "the Declaration"`, "a reference without the words that cite it")
	}
	for _, a := range one.Attributions {
		c.attribution(a, at)
	}
	c.readAs(one)
	if !one.changesFindings() && one.ReadAs.Value == "" {
		c.errorf(at, "say read-as, topics, not-topics, topics-are, references, not-references, attributions or not-attributions", "the correction changes nothing")
	}
	return len(*c.faults) == before
}

// changesFindings tells a correction of findings from one of structure alone.
func (one Correction) changesFindings() bool {
	return one.TopicsAre != nil || len(one.Topics)+len(one.NotTopics)+len(one.References)+len(one.NotReferences)+len(one.Attributions)+len(one.NotAttributions) > 0
}

func (c checker) knownTopics(one Correction) {
	for _, ids := range [][]word{one.Topics, one.NotTopics, one.TopicsAre} {
		c.known(ids, "topic", c.topics)
	}
}

func (c checker) known(ids []word, kind string, known []string) {
	for _, id := range ids {
		if slices.Contains(known, id.Value) {
			continue
		}
		hint := fmt.Sprintf("the %ss have their ids in the files of this folder", kind)
		switch near := strictyaml.Nearest(id.Value, known); {
		case near != "":
			hint = "did you mean " + near + "?"
		case kind == "topic" && c.discovered:
			hint = "topics are discovered in the texts, for there is no vocabulary; " + someOf(known)
		}
		c.errorf(id.At, hint, "there is no %s %q", kind, id.Value)
	}
}

// someOf names discovered topics, as many as a hint has room for.
func someOf(ids []string) string {
	if len(ids) == 0 {
		return "none was found there"
	}
	names := joined(ids[:min(len(ids), mostHinted)])
	if more := len(ids) - mostHinted; more > 0 {
		return fmt.Sprintf("their ids are %s and %d more, which precis explain shows by the points", names, more)
	}
	return "their ids are " + names
}

// mostHinted is how many ids a hint names.
const mostHinted = 12

func (c checker) attribution(a attribution, at source.Position) {
	if a.Words.Value == "" {
		c.errorf(at, `quote the words that tell who: words: "Many participants"`, "an attribution without words")
	}
	if !slices.Contains(policy.Classes(), policy.Class(a.Class.Value)) {
		c.errorf(a.Class.At, "the classes are "+joined(policy.Classes()), "unknown class %q", a.Class.Value)
	}
	for _, v := range a.Verbs {
		if !slices.Contains(policy.Functions(), policy.Function(v.Function.Value)) {
			c.errorf(v.Function.At, "the functions are "+joined(policy.Functions()), "unknown function %q", v.Function.Value)
		}
	}
}

func joined[T ~string](names []T) string {
	plain := make([]string, len(names))
	for i, n := range names {
		plain[i] = string(n)
	}
	return strings.Join(plain, ", ")
}
