package generator

import (
	"precis/generator/index"
	"precis/generator/shelf"
	"precis/generator/source"
	"precis/generator/token"
)

// refused is what Collect gives when the seeds are at fault: all that was found,
// and the corrections whose place is in no text, so that whoever mends the one
// need not build again to be told of the other.
func (m *Memory) refused(seeds *shelf.Shelf, found source.Diagnostics) (*index.Index, source.Diagnostics, error) {
	misplaced, err := m.misplaced(seeds)
	return nil, append(found, misplaced...).Sorted(), err
}

// misplaced reads the texts that corrections are about, and names those
// corrections that fit no place in them.
func (m *Memory) misplaced(seeds *shelf.Shelf) (source.Diagnostics, error) {
	var found source.Diagnostics
	var texts []shelf.Text
	for _, text := range seeds.Texts {
		if seeds.Corrections.About(text.ID, text.File) {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return nil, nil
	}
	language, err := m.lexicon(seeds.Site.Language)
	if err != nil {
		return nil, err
	}
	languages, err := m.languagesOf(texts, language)
	if err != nil {
		return nil, err
	}
	scanner := token.NewScanner(language.Abbreviations)
	for _, text := range texts {
		read, err := m.read(keyOf(text, language), text, languages[text.Facts.Language], scanner)
		if err != nil {
			return nil, err
		}
		found = append(found, seeds.Corrections.Misplaced(read.document, read.points)...)
	}
	return found, nil
}
