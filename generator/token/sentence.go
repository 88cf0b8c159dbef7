package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
		case open && !s.beginsAnew(text[spans[len(spans)-1].Start:span.Start], text[span.Start:span.End]):
			spans[len(spans)-1].End = span.End
		default:
			spans = append(spans, span)
		}
		last := spans[len(spans)-1]
		open = s.endsInAbbreviation(text[last.Start:last.End])
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

// endsInAbbreviation tells whether a sentence ends in a word after which it goes
// on: an abbreviation, or an initial behind a title.
func (s *Scanner) endsInAbbreviation(sentence string) bool {
	if !strings.HasSuffix(sentence, ".") {
		return false
	}
	last := lastWord(sentence)
	return s.abbreviations[strings.ToLower(last)] || isInitial(last) && s.isBeforeInitials(strings.TrimSuffix(sentence, last))
}

// beginsAnew tells a sentence that begins behind one letter for a name: "We wrote
// to Mr X. The Council replied". No name goes on with a small word.
func (s *Scanner) beginsAnew(before, sentence string) bool {
	first, _, _ := strings.Cut(sentence, " ")
	return utf8.RuneCountInString(first) > 1 && s.small[strings.ToLower(first)] && isInitial(lastWord(strings.TrimRightFunc(before, unicode.IsSpace)))
}

// isBeforeInitials tells whether a text ends in a title such as "Ms." or "Mr",
// with any initials behind it: what follows is still a name.
func (s *Scanner) isBeforeInitials(text string) bool {
	const most = 4 // initials
	for range most {
		text = strings.TrimRightFunc(text, unicode.IsSpace)
		last := lastWord(text)
		if !isInitial(last) {
			first, _ := utf8.DecodeRuneInString(last)
			title := strings.ToLower(strings.TrimSuffix(last, "."))
			return unicode.IsUpper(first) && (s.abbreviations[title+"."] || s.abbreviations[title])
		}
		text = strings.TrimSuffix(text, last)
	}
	return false
}

func lastWord(text string) string {
	return text[strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == '[' || r == '“' || r == '"'
	})+1:]
}

// isInitial tells "S." and "J.-P.".
func isInitial(word string) bool {
	first, n := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && strings.HasPrefix(word[n:], ".") && len(word) <= 2*(n+1)+1 && strings.HasSuffix(word, ".")
}
