package suggest

import (
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/source"
	"precis/generator/token"
)

// namer finds what is written as a name: an acronym, or a run of two words and
// more with capitals, small words between them left in ("Treaty on the Upper
// Rivers").
type namer struct {
	small    map[string]bool
	articles map[string]bool
	joins    map[string]bool
	opening  map[string]bool // words that a sentence may open with before a name: "But"
	plain    map[string]bool // nouns for those who speak: no name of ours
	persons  map[string]bool // what stands before a person's name: titles, and first words of offices
	calendar map[string]bool
	texts    map[string]bool // nouns for texts: "Protocol"
}

// span is a name in a paragraph.
type span struct {
	source.Span
	sentence int
}

func newNamer(l *lexicon.Lexicon) *namer {
	n := &namer{
		small: setOf(l.Prepositions, l.Articles, l.Conjunctions), opening: setOf(l.FunctionWords, l.Adverbs, l.AdjunctOpeners), plain: make(map[string]bool),
		articles: setOf(l.Articles), joins: setOf(l.Conjunctions),
		persons: setOf(l.Titles, l.Offices), calendar: setOf(l.Calendar), texts: setOf(l.Texts),
	}
	for _, list := range [][]string{l.Nouns, l.Parties} {
		for _, line := range list {
			for _, form := range lexicon.Forms(line) {
				n.plain[token.Fold(form)] = true
			}
		}
	}
	return n
}

// setOf gives the first words of phrases.
func setOf(lists ...[]string) map[string]bool {
	set := make(map[string]bool)
	for _, list := range lists {
		for _, phrase := range list {
			if words := token.Folded(phrase); len(words) > 0 {
				set[words[0]] = true
			}
		}
	}
	return set
}

// isText tells a name for a text by its head: "Kyoto Protocol", "Treaty on the
// Upper Rivers".
func (n *namer) isText(name string) bool {
	head := ""
	for _, word := range token.Folded(name) {
		if n.small[word] && head != "" {
			break
		}
		head = word
	}
	return n.texts[head]
}

// people gives the words of the names that stand behind a title or an office
// in a paragraph: "Lander" of "Dr. Eric Lander".
func (n *namer) people(text *token.Text, into map[string]bool) {
	const most = 4 // words of an office and a name
	for i, t := range text.Tokens {
		if !n.persons[t.Fold] || !isCapital(text, i) {
			continue
		}
		for k := i + 1; k < min(len(text.Tokens), i+most+1); k++ {
			next := text.Tokens[k]
			if next.Sentence != t.Sentence || !isCapital(text, k) || next.Before&(token.Comma|token.Pause|token.Bracket) != 0 {
				break
			}
			if !n.texts[next.Fold] && !isAcronym(text.Word(k)) {
				into[next.Fold] = true
			}
		}
	}
}

// names gives the names of a paragraph, in order: no offices, months and
// persons.
func (n *namer) names(text *token.Text) []span {
	var found []span
	for i := 0; i < len(text.Tokens); {
		if !isCapital(text, i) || n.small[text.Tokens[i].Fold] {
			i++
			continue
		}
		last, capitals := i, 1
		for k := i + 1; k < len(text.Tokens) && k-last <= 3; k++ {
			t := text.Tokens[k]
			if t.Before&^token.Hyphen != 0 || t.Sentence != text.Tokens[i].Sentence {
				break
			}
			if isCapital(text, k) {
				last, capitals = k, capitals+1
			} else if !n.small[t.Fold] || n.articles[t.Fold] && n.joins[text.Tokens[k-1].Fold] {
				break // "the Union and the Fund" are two
			}
		}
		for i < last && n.opening[text.Tokens[i].Fold] && !isAcronym(text.Word(i)) {
			i, capitals = i+1, capitals-1
			for i < last && n.small[text.Tokens[i].Fold] && !isCapital(text, i) {
				i++
			}
		}
		name := source.Span{Start: text.Tokens[i].Start, End: text.Tokens[last].End}
		ends := text.Tokens[last].Fold
		person, dated := n.persons[text.Tokens[i].Fold] || n.persons[ends] || last > i && n.plain[ends] && text.Tokens[last].Plain != ends, true // "APEC Leaders"
		for k := i; k <= last; k++ {
			dated = dated && (n.calendar[text.Tokens[k].Fold] || n.small[text.Tokens[k].Fold])
		}
		if !person && !dated && (capitals > 1 || isAcronym(text.Word(i))) && !n.plain[token.Fold(text.Source[name.Start:name.End])] {
			found = append(found, span{name, int(text.Tokens[i].Sentence)})
		}
		i = last + 1
	}
	return found
}

func isCapital(text *token.Text, i int) bool {
	first, _ := utf8.DecodeRuneInString(text.Word(i))
	return unicode.IsUpper(first)
}

// isAcronym tells two capitals and more, and nothing else.
func isAcronym(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return utf8.RuneCountInString(word) > 1
}
