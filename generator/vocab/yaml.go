package vocab

import (
	"precis/generator/source"
	"precis/generator/strictyaml"
)

// topicFields is a topic as YAML has it. Its names are in the site's language;
// "in" has those in others.
type topicFields struct {
	ID         word                         `yaml:"id"`
	Label      word                         `yaml:"label"`
	Alt        []word                       `yaml:"alt"`
	Hidden     []word                       `yaml:"hidden"`
	Scope      word                         `yaml:"scope"`
	Definition word                         `yaml:"definition"`
	Broader    []word                       `yaml:"broader"`
	Narrower   []word                       `yaml:"narrower"`
	Related    []word                       `yaml:"related"`
	Matches    []word                       `yaml:"matches"`
	In         strictyaml.Pairs[topicNames] `yaml:"in"`
}

// topicNames is what a topic is called in one language.
type topicNames struct {
	Label      word   `yaml:"label"`
	Alt        []word `yaml:"alt"`
	Hidden     []word `yaml:"hidden"`
	Scope      word   `yaml:"scope"`
	Definition word   `yaml:"definition"`
}

// names adds what a topic is called in a language.
func (c *concept) names(language string, n topicNames) {
	add := func(to *[]label, words []word) {
		for _, w := range words {
			*to = append(*to, label{w, language})
		}
	}
	add(&c.labels, whole(n.Label))
	add(&c.alt, n.Alt)
	add(&c.hidden, n.Hidden)
	add(&c.scope, whole(n.Scope))
	add(&c.definition, whole(n.Definition))
}

// yamlConcepts reads a vocabulary from YAML: "topics" holds a list of topics
// that each tell their id, or the fields of each topic under its id.
func yamlConcepts(name string, data []byte) ([]concept, source.Diagnostics) {
	var file struct {
		Topics strictyaml.Entries[topicFields] `yaml:"topics"`
	}
	faults := strictyaml.Decode(name, data, &file)
	var concepts []concept
	for _, topic := range file.Topics.Pairs {
		id, fields := topic.Key, topic.Value
		switch {
		case id.Value == "" && fields.ID.Value != "":
			id = fields.ID
		case fields.ID.Value != "":
			faults.Errorf(name, fields.ID.At, "take it out here", "the id of this topic, %q, stands above it already", id.Value)
		}
		c := concept{id: id, broader: fields.Broader, narrower: fields.Narrower, related: fields.Related, matches: fields.Matches}
		c.names("", topicNames{fields.Label, fields.Alt, fields.Hidden, fields.Scope, fields.Definition})
		for _, other := range fields.In {
			c.names(other.Key.Value, other.Value)
		}
		concepts = append(concepts, c)
	}
	return concepts, faults
}
