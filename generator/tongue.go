package generator

import (
	"fmt"
	"path"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/source"
)

// tongue warns of a text that is plainly in another language than it is read in,
// where its publisher says none: its chapters and closings have other words, and
// nobody would be found to speak. The likely language is that of lexicon.Likely.
func tongue(file, likely string, language *lexicon.Lexicon, name string) source.Diagnostics {
	var found source.Diagnostics
	if likely != "" {
		found.Warnf(path.Join(name, file), source.Position{}, fmt.Sprintf("write “language: %s” into %s", likely, path.Join(name, beside(file))),
			"read as %q, and its small words are those of %q", language.Language, likely)
	}
	return found
}

// beside is the file of facts of a text.
func beside(text string) string { return strings.TrimSuffix(text, path.Ext(text)) + ".yaml" }
