package vocab

import (
	"path"
	"strings"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

// ReadVocabulary reads the topics of a field. The ending of the name says
// what the data is: .ttl, .nt or .rdf (SKOS), .tsv or .yaml. The language, a BCP 47
// tag, is the site's: labels in it become the topics' labels.
//
// The vocabulary is never nil and holds what could be read; it is fit for use
// when the diagnostics hold no error.
func ReadVocabulary(name string, data []byte, language string) (*Vocabulary, source.Diagnostics) {
	var concepts []concept
	var faults source.Diagnostics
	broken := false // so that what is missing may stand in a part that could not be read
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".ttl", ".nt":
		file := source.Read(name, data)
		triples, syntax := parseTurtle(file)
		var more source.Diagnostics
		concepts, more = skosConcepts(name, triples, turtleHints)
		faults, broken = append(syntax, more...), len(syntax) > 0
	case ".rdf":
		triples, syntax := parseRDFXML(source.Read(name, data))
		var more source.Diagnostics
		concepts, more = skosConcepts(name, triples, xmlHints)
		faults, broken = append(syntax, more...), len(syntax) > 0
	case ".tsv":
		concepts, faults = tableConcepts(source.Read(name, data))
		broken = len(faults) > 0
	case ".yaml":
		concepts, faults = yamlConcepts(name, data)
		broken = len(faults) > 0
	default:
		faults.Errorf(name, source.Position{}, "save it as Turtle (.ttl), N-Triples (.nt), RDF/XML (.rdf), a table (.tsv) or YAML (.yaml)",
			"cannot read a vocabulary from a file that ends in %q", ext)
		return New(nil), faults
	}
	check := checker{file: name, language: language, broken: broken, faults: faults}
	v := New(check.topics(concepts))
	v.File = name
	return v, check.faults.Sorted()
}

// word is something written in a file, and where.
type word = strictyaml.Located[string]

// concept is a topic as a file has it, before anything is checked.
type concept struct {
	id         word
	labels     []label // preferred
	alt        []label
	hidden     []label
	scope      []label
	definition []label // stands in for the scope where there is none
	broader    []word  // ids
	narrower   []word  // ids
	related    []word  // ids
	matches    []word  // addresses
}

// label is words in a language; in a file that tells no language it is "",
// which is taken for the site's.
type label struct {
	word
	language string
}
