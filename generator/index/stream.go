package index

import (
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// stream is the words of all points, one after the other, as numbers: what
// looks for the same words in two places compares them thousands of millions
// of times in a large collection. A place is an index in the stream.
type stream struct {
	words  []uint32 // of each place, the number of its folded form
	breaks []uint8  // of each place, what stands before its word
	small  []bool   // of each number, whether it is a small word
	common []bool   // of each number, whether it is a small word or of the reporting frame
	formal []bool   // of each number, whether it is one of those, a word of procedure, a reporting verb or a number

	paragraphs []paragraph // in reading order
	at         []uint32    // of each place, its paragraph
}

// paragraph is a paragraph of a point and its first place.
type paragraph struct {
	point, paragraph int
	first            uint32
}

// What stands before a word, and how it is written: a set of bits.
const (
	newSentence uint8 = 1 << iota
	newParagraph
	strongBreak
	inName // the word itself has a capital, and not because it begins a sentence
)

func newStream(points []*Point, language *lexicon.Lexicon) *stream {
	s := &stream{}
	n := 0
	for _, p := range points {
		for _, text := range p.texts {
			n += len(text.Tokens)
		}
	}
	s.words, s.breaks, s.at = make([]uint32, 0, n), make([]uint8, 0, n), make([]uint32, 0, n)
	numbers := make(map[string]uint32)
	for i, p := range points {
		for k, text := range p.texts {
			s.paragraphs = append(s.paragraphs, paragraph{i, k, uint32(len(s.words))})
			s.add(text, numbers)
		}
	}
	s.mark(numbers, language)
	return s
}

// mark notes which words tell little.
func (s *stream) mark(numbers map[string]uint32, language *lexicon.Lexicon) {
	s.small, s.common, s.formal = make([]bool, len(numbers)), make([]bool, len(numbers)), make([]bool, len(numbers))
	note := func(words []string, in ...[]bool) {
		for _, w := range words {
			if number, known := numbers[w]; known {
				for _, set := range in {
					set[number] = true
				}
			}
		}
	}
	note(language.FunctionWords, s.small, s.common, s.formal)
	note(language.Frame, s.common, s.formal)
	note(slices.Concat(language.Procedure, language.Months), s.formal)
	for _, lines := range language.Verbs {
		for _, line := range lines { // "called for greater cooperation" tells little more than that somebody spoke
			note(strings.Fields(lexicon.Forms(line)[0])[:1], s.formal)
		}
	}
	for word, number := range numbers {
		if strings.Trim(word, "0123456789") == "" {
			s.formal[number] = true
		}
	}
}

// tells tells whether a run holds enough words of its matter to relate two
// points: words of procedure and of names stand in any two reports.
func (s *stream) tells(r run) bool {
	telling := 0
	for place := int(r.first); place < int(r.first)+r.length; place++ {
		if !s.formal[s.words[place]] && s.breaks[place]&inName == 0 {
			telling++
		}
	}
	return telling >= wordingWords
}

func (s *stream) add(text *token.Text, numbers map[string]uint32) {
	for i, t := range text.Tokens {
		number, known := numbers[t.Fold]
		if !known {
			number = uint32(len(numbers))
			numbers[t.Fold] = number
		}
		var before uint8
		if i == 0 {
			before = newParagraph | newSentence
		} else if t.Sentence != text.Tokens[i-1].Sentence {
			before = newSentence
		}
		if t.Before&token.Strong != 0 {
			before |= strongBreak
		}
		if first := text.Source[t.Start]; first >= 'A' && first <= 'Z' && before&newSentence == 0 {
			before |= inName
		}
		s.words = append(s.words, number)
		s.breaks = append(s.breaks, before)
		s.at = append(s.at, uint32(len(s.paragraphs)-1))
	}
}

// point gives the point that a place stands in.
func (s *stream) point(place uint32) int { return s.paragraphs[s.at[place]].point }

// start is the first place of a point, and end the one behind its last.
func (s *stream) start(point int) uint32 { return s.end(point - 1) }

func (s *stream) end(point int) uint32 {
	i, _ := slices.BinarySearchFunc(s.paragraphs, point+1, func(p paragraph, point int) int { return p.point - point })
	if i == len(s.paragraphs) {
		return uint32(len(s.words))
	}
	return s.paragraphs[i].first
}

// quote gives the words of a run as their point has them.
func (s *stream) quote(points []*Point, r run) policy.Quote {
	p := s.paragraphs[s.at[r.first]]
	text := points[p.point].texts[p.paragraph]
	from, to := text.Tokens[r.first-p.first], text.Tokens[int(r.first-p.first)+r.length-1]
	return policy.Quote{
		Words: text.Source[from.Start:to.End], Paragraph: p.paragraph, Start: from.Start, End: to.End, Sentence: int(from.Sentence),
	}
}

// trimmed leaves out the small words at the end of a run: it is quoted up to
// the last word that tells something.
func (s *stream) trimmed(r run) run {
	for r.length > 1 && s.small[s.words[int(r.first)+r.length-1]] {
		r.length--
	}
	return r
}

// run is so many words from a place on.
type run struct {
	first  uint32
	length int
}

// grown gives the run around two places that both texts have, inside the
// sentence of the first.
func (s *stream) grown(a, b uint32, length int) run {
	n := uint32(length)
	for int(a+n) < len(s.words) && int(b+n) < len(s.words) && s.words[a+n] == s.words[b+n] &&
		s.breaks[a+n]&newSentence == 0 && s.breaks[b+n]&newParagraph == 0 {
		n++
	}
	for s.breaks[a]&newSentence == 0 && s.breaks[b]&newParagraph == 0 && s.words[a-1] == s.words[b-1] {
		a, b, n = a-1, b-1, n+1
	}
	return run{a, int(n)}
}

// bytes is the length of a run as it is written.
func (s *stream) bytes(points []*Point, r run) int {
	p := s.paragraphs[s.at[r.first]]
	tokens := points[p.point].texts[p.paragraph].Tokens
	return tokens[int(r.first-p.first)+r.length-1].End - tokens[r.first-p.first].Start
}
