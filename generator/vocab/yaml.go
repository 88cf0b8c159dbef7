package vocab

import (
	"precis/generator/source"
	"precis/generator/strictyaml"
)

// topicFields is a topic as YAML has it.
type topicFields struct {
	ID      word   `yaml:"id"`
	Label   word   `yaml:"label"`
	Alt     []word `yaml:"alt"`
	Hidden  []word `yaml:"hidden"`
	Scope   word   `yaml:"scope"`
	Broader []word `yaml:"broader"`
	Related []word `yaml:"related"`
	Matches []word `yaml:"matches"`
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
		concepts = append(concepts, concept{
			id:      id,
			labels:  labelsOf(whole(fields.Label)),
			alt:     labelsOf(fields.Alt),
			hidden:  labelsOf(fields.Hidden),
			scope:   labelsOf(whole(fields.Scope)),
			broader: fields.Broader,
			related: fields.Related,
			matches: fields.Matches,
		})
	}
	return concepts, faults
}
