package generator

import (
	"fmt"
	"path"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/shelf"
	"precis/generator/source"
)

// tongues warns of texts that are plainly in another language than they are
// read in, where their publisher says none: their chapters and closings have
// other words, and nobody would be found to speak.
func tongues(texts []shelf.Text, language *lexicon.Lexicon, name string) (source.Diagnostics, error) {
	var found source.Diagnostics
	for _, text := range texts {
		if text.Facts.Language != "" {
			continue
		}
		likely, err := lexicon.Likely(text.File.Text, language)
		if err != nil {
			return nil, err
		}
		if likely != "" {
			file := text.File.Name
			beside := strings.TrimSuffix(file, path.Ext(file)) + ".yaml"
			found.Warnf(path.Join(name, file), source.Position{}, fmt.Sprintf("write “language: %s” into %s", likely, path.Join(name, beside)),
				"read as %q, and its small words are those of %q", language.Language, likely)
		}
	}
	return found, nil
}
