package annotate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/match"
	"precis/generator/policy"
	"precis/generator/token"
)

// namedInFull is the best that makes a short name clear.
const namedInFull = "named in full elsewhere in this document"

// clearBy says how a calling makes clear what short names of its reference
// mean.
func clearBy(c calling) string {
	switch {
	case c.work != nil || c.names[0].Name.Method == policy.Symbol:
		return "cited by number elsewhere in this document"
	case c.names[0].Name.Method != policy.Description:
		return namedInFull
	}
	return "described elsewhere in this document"
}

// isPartOfOther tells whether the words around a name of several words make it
// that of a work that is not in the registry: "the Plan of Action of the
// School", "the Madrid Plan of Action", "goals set in 2009 by the city". What
// the reference's own title and names hold there is none of another.
func (r *reading) isPartOfOther(text *token.Text, n match.Naming) bool {
	known := r.registry.Reference(n.Reference)
	if known == nil || n.Unsettled != nil || n.Name.Method == policy.Symbol || n.To-n.From < 2 || endsInNumber(text, n) {
		return false
	}
	own := [][]string{token.Folded(known.Title)}
	for _, name := range known.Names {
		own = append(own, token.Folded(name.Text))
	}
	return r.beginsBefore(text, n, own) || known.Kind != policy.Body && r.goesOn(text, n, known, own)
}

// endsInNumber tells a name that a number makes the only one: "decision VII/8".
func endsInNumber(text *token.Text, n match.Naming) bool {
	number := text.Source[text.Tokens[n.From].End:text.Tokens[n.To-1].End]
	number = number[strings.LastIndexByte(number, ' ')+1:]
	return strings.ContainsAny(number, "0123456789") && strings.ContainsAny(number, "/.")
}

// beginsBefore tells whether a word with a capital stands directly before a
// name, and not because it begins a sentence.
func (r *reading) beginsBefore(text *token.Text, n match.Naming, own [][]string) bool {
	at := n.From - 1
	if at < 1 || text.Tokens[n.From].Before != 0 || text.Tokens[at].Before&token.Strong != 0 ||
		text.Tokens[at-1].Sentence != text.Tokens[at].Sentence || text.Tokens[at].Sentence != text.Tokens[n.From].Sentence {
		return false
	}
	for from := at; from > max(-1, at-3); from-- {
		if m, _ := r.grammar.issuers.at(text.Tokens, from, n.From); m > 0 && from+m == n.From {
			return false // "the UN 2030 Agenda"
		}
	}
	first, _ := utf8.DecodeRuneInString(text.Word(at))
	return unicode.IsUpper(first) && !r.grammar.small.Of(text.Tokens[at].Word) && !r.grammar.calendar.has(text.Tokens, at, n.From) &&
		!slices.ContainsFunc(own, func(words []string) bool { return slices.Contains(words, text.Tokens[at].Fold) })
}

// goesOn tells whether a name goes on behind its last word: with what another
// work is about, or whose it is. Behind names that can mean nothing else that
// takes more: "the 2030 Agenda for the benefit of all" is still the Agenda.
func (r *reading) goesOn(text *token.Text, n match.Naming, known *policy.Reference, own [][]string) bool {
	tokens := text.Tokens
	at := n.To + 1
	for at < len(tokens) && r.grammar.articles.has(tokens, at, len(tokens)) {
		at++
	}
	if at >= len(tokens) || tokens[n.To].Before != 0 || tokens[n.To+1].Before&token.Strong != 0 || tokens[at].Sentence != tokens[n.To-1].Sentence {
		return false
	}
	if r.grammar.asides.has(tokens, n.To, len(tokens)) {
		return false // "the Declaration for the first time"
	}
	preposition := tokens[n.To].Fold
	year, err := strconv.Atoi(tokens[at].Fold)
	switch {
	case r.grammar.continues.has(tokens, n.To, at):
		if n.Name.Method != policy.Context && !r.grammar.subjects.has(tokens, n.To, at) && (!hasCapital(text.Word(at)) || len(own[0]) == n.To-n.From) {
			return false
		}
	case r.grammar.agents.has(tokens, n.To, at):
		return n.Name.Method == policy.Description && !slices.ContainsFunc(r.names.Find(text), func(by match.Naming) bool { return by.From == at && r.isBody(by) })
	default:
		return false
	}
	if err == nil && year > 31 {
		return known.Year != 0 && year != known.Year
	}
	if err == nil || r.grammar.calendar.has(tokens, at, len(tokens)) { // a date
		return false
	}
	return !slices.ContainsFunc(own, func(words []string) bool {
		words = slices.DeleteFunc(slices.Clone(words), func(word string) bool { return word == "the" })
		i := slices.Index(words, tokens[at].Fold)
		return i > 0 && words[i-1] == preposition
	})
}
