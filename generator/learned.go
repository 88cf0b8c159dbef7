package generator

import (
	"precis/generator/learn"
	"precis/generator/lexicon"
	"precis/generator/shelf"
	"precis/generator/source"
	"precis/generator/vocab"
)

// WeightsFile is the name of the file of what labelled points teach.
const WeightsFile = shelf.WeightsFile

// learned reads what labelled points taught, where it counts: nil when nothing
// did.
func (c Config) learned(seeds *shelf.Shelf, vocabulary *vocab.Vocabulary, language *lexicon.Lexicon) (*learn.Weights, source.Diagnostics) {
	if seeds.Weights == nil || c.Unlearned {
		return nil, nil
	}
	file := seeds.Weights
	if vocabulary.Discovered {
		var found source.Diagnostics
		found.Warnf(file.Name, source.Position{}, "give the vocabulary that it was learned with, or delete the file", "it is not used: there is no vocabulary")
		return nil, found
	}
	return learn.Read(file.Name, file.Bytes, vocabulary, learn.NewReader(language, vocabulary.Topics))
}
