package generator

import (
	"precis/generator/index"
	"precis/generator/source"
	"precis/generator/vocab"
)

// unnamed warns of a vocabulary none of whose topics any point has: it is
// another field's, such as that of an example, or lacks the words of the texts.
func unnamed(vocabulary *vocab.Vocabulary, readings []index.Reading) source.Diagnostics {
	points := 0
	for _, r := range readings {
		for _, finding := range r.Findings.Points {
			if points++; len(finding.Topics) > 0 {
				return nil
			}
		}
	}
	var found source.Diagnostics
	if points > 0 && !vocabulary.Discovered {
		found.Warnf(vocabulary.File, source.Position{},
			"take the file out, and topics are phrases that recur in the texts; or add the words by which they name your topics (precis suggest)",
			"no text names any of its topics")
	}
	return found
}
