package generator

import (
	"path"

	"precis/generator/index"
	"precis/generator/source"
)

// Guesses names every place of the texts whose reading was a guess, as errors:
// for a publisher who lets nothing pass that nobody has looked at. The name is
// that of the seeds folder as the user knows it.
func Guesses(ix *index.Index, name string) source.Diagnostics {
	var found source.Diagnostics
	for _, d := range ix.Documents {
		file := path.Join(name, d.File.Name)
		if d.File.Guess != "" {
			found.Errorf(file, source.Position{}, "save the text in UTF-8", "read as %s by guess: %s", d.File.Encoding, d.File.Guess)
		}
		for _, g := range d.Coverage().Guesses {
			found.Errorf(file, g.At, "say what it is under read-as in corrections.yaml", "read as %s by guess: %s", g.Kind, g.Reason)
		}
	}
	return found.Sorted()
}
