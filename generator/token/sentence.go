package token

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"

	"precis/generator/source"
)

// Sentences parts a text by the Unicode rules and joins again what they part
// after an abbreviation. The spans are in order, without white space at their
// ends.
func (s *Scanner) Sentences(text string) []source.Span {
	var spans []source.Span
	at, open := 0, false
	for it := sentences.FromString(text); it.Next(); {
		value := it.Value()
		span := trim(text, source.Span{Start: at, End: at + len(value)})
		at += len(value)
		switch {
		case span.Len() == 0:
			continue
		case open:
			spans[len(spans)-1].End = span.End
		default:
			spans = append(spans, span)
		}
		open = s.endsInAbbreviation(text[span.Start:span.End])
	}
	return spans
}

func trim(text string, s source.Span) source.Span {
	part := text[s.Start:s.End]
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.End -= len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

func (s *Scanner) endsInAbbreviation(sentence string) bool {
	if !strings.HasSuffix(sentence, ".") {
		return false
	}
	last := sentence[strings.LastIndexFunc(sentence, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == '[' || r == '“' || r == '"'
	})+1:]
	return s.abbreviations[strings.ToLower(last)]
}
