package annotate

import (
	"slices"
	"strings"
	"unicode"

	"precis/generator/match"
	"precis/generator/policy"
	"precis/generator/token"
)

// gatherNames reads the whole document for the references that it names in
// full. A short name means one of these, wherever in the document the full
// one stands: "the Political Declaration" in the first lines is the one dated
// thirty lines later.
func (r *reading) gatherNames(words Words) {
	r.plain = make(map[string]bool)
	for _, text := range words {
		for _, n := range r.names.Find(text) {
			if n.Reference != "" && n.Name.Method != policy.Context {
				r.plain[n.Reference] = true
			}
		}
	}
}

// citations finds what one paragraph cites, what it seems to cite, and where
// names stand in it.
func (r *reading) citations(text *token.Text, paragraph int) (cited []policy.Citation, mentions []policy.Mention, names []match.Naming) {
	found := r.names.Find(text)
	for at := 0; at < len(found); {
		next := at + 1
		for next < len(found) && found[next].From == found[at].From {
			next++
		}
		here := found[at:next]
		at = next
		if !r.standsAsName(text, here[0]) {
			continue
		}
		names = append(names, here[0])
		if here[0].Unsettled != nil {
			mentions = append(mentions, unsettled(text, paragraph, here[0]))
			continue
		}
		meant := slices.DeleteFunc(slices.Clone(here), func(n match.Naming) bool { return !r.isClear(n) })
		if len(meant) == 1 {
			cited = append(cited, r.citation(text, paragraph, meant[0]))
			continue
		}
		mentions = append(mentions, ambiguous(text, paragraph, here, meant))
	}
	return cited, append(mentions, r.unknownSymbols(text, paragraph, names)...), names
}

// standsAsName tells a short name from the head of a longer one that is not in
// the registry: "the Office", but not "the Office of the High Commissioner"
// and not "office hours".
func (r *reading) standsAsName(text *token.Text, n match.Naming) bool {
	if n.Name.Method != policy.Context || n.To-n.From > 1 {
		return true
	}
	behind := n.From > 0 && r.grammar.articles.has(text.Tokens, n.From-1, len(text.Tokens))
	return behind && !r.grammar.prepositions.has(text.Tokens, n.To, len(text.Tokens)) ||
		behind && n.To < len(text.Tokens) && text.Tokens[n.To].Before != 0
}

// isClear tells whether the document makes clear what a short name means.
func (r *reading) isClear(n match.Naming) bool {
	if n.Name.Method != policy.Context {
		return true
	}
	if len(n.Name.With) == 0 {
		return r.plain[n.Reference]
	}
	return slices.ContainsFunc(n.Name.With, func(words string) bool { return strings.Contains(r.document.File.Text, words) })
}

func (r *reading) citation(text *token.Text, paragraph int, n match.Naming) policy.Citation {
	from, to, locator := r.locator(text, n.From, n.To)
	return policy.Citation{
		Quote:     quoteOf(text, paragraph, from, to),
		Reference: n.Reference, Locator: locator, Method: n.Name.Method, Why: reason(n.Name), Certain: true,
	}
}

// reason says for a reader how a name leads to its reference.
func reason(n policy.Name) string {
	switch n.Method {
	case policy.Symbol:
		return "its document symbol"
	case policy.Prose:
		return "its number as a resolution"
	case policy.Description:
		return "a description of it"
	case policy.SetName:
		return "a name for the set"
	case policy.Context:
		if len(n.With) == 0 {
			return "a short name, named in full elsewhere in this document"
		}
		return "a short name, clear from the subject of this document"
	}
	return "one of its names"
}

// locator reads what part of a reference is cited, before its name
// ("paragraph 36 of the Political Declaration") or behind it ("the 1988
// Convention, article 3"), and gives the tokens with it.
func (r *reading) locator(text *token.Text, from, to int) (first, end int, locator string) {
	tokens := text.Tokens
	i := from - 1
	for i >= 0 && r.grammar.articles.has(tokens, i, len(tokens)) {
		i--
	}
	if i > 0 && (tokens[i].Fold == "of" || tokens[i].Fold == "to" || tokens[i].Fold == "in") && tokens[from].Before&token.Strong == 0 {
		last := i - 1
		at := last
		for at >= 0 && (isLocatorNumber(text, at) || at < last && (tokens[at].Fold == "and" || tokens[at].Fold == "to")) {
			at--
		}
		if n, written := r.grammar.locators.at(tokens, at, len(tokens)); n == 1 && at < last {
			return at, to, written + " " + text.Source[tokens[at+1].Start:tokens[last].End]
		}
		if n, written := r.grammar.locators.at(tokens, last, len(tokens)); n == 1 && written == "annex" {
			return last, to, written
		}
	}
	if n, written := r.grammar.locators.at(tokens, to, len(tokens)); n == 1 && to+1 < len(tokens) && isLocatorNumber(text, to+1) {
		last := to + 1
		for last+1 < len(tokens) && isLocatorNumber(text, last+1) {
			last++
		}
		return from, last + 1, written + " " + text.Source[tokens[to+1].Start:tokens[last].End]
	}
	return from, to, ""
}

// isLocatorNumber tells "36", "4", "(c)", "IV" from a word.
func isLocatorNumber(text *token.Text, i int) bool {
	word := text.Seen(i)
	if len(word) <= 4 && strings.Trim(word, "0123456789") == "" || strings.Trim(word, "IVX") == "" {
		return true
	}
	return len(word) == 1 && text.Tokens[i].Before&token.Bracket != 0 && word != "a" || word == "bis"
}

func unsettled(text *token.Text, paragraph int, n match.Naming) policy.Mention {
	return policy.Mention{
		Quote: quoteOf(text, paragraph, n.From, n.To), Why: n.Unsettled.Why, Candidates: n.Unsettled.Candidates,
	}
}

// ambiguous is a short name that the document leaves open: of several
// references, or of none that it makes clear.
func ambiguous(text *token.Text, paragraph int, here, meant []match.Naming) policy.Mention {
	why := "a short name, and the document does not say what it stands for"
	if len(meant) > 1 {
		here, why = meant, "a name that several references share"
	}
	m := policy.Mention{Quote: quoteOf(text, paragraph, here[0].From, here[0].To), Why: why}
	for _, n := range here {
		m.Candidates = append(m.Candidates, n.Reference)
	}
	slices.Sort(m.Candidates)
	m.Candidates = slices.Compact(m.Candidates)
	return m
}

// unknownSymbols finds document symbols that the registry does not have. They
// are shown, so that somebody adds them.
func (r *reading) unknownSymbols(text *token.Text, paragraph int, names []match.Naming) []policy.Mention {
	var mentions []policy.Mention
	for i := range text.Tokens {
		if !isSymbol(text.Seen(i)) || slices.ContainsFunc(names, func(n match.Naming) bool { return n.From <= i && i < n.To }) {
			continue
		}
		mentions = append(mentions, policy.Mention{
			Quote: quoteOf(text, paragraph, i, i+1), Why: "a document symbol that the registry of references does not list",
		})
	}
	return mentions
}

// isSymbol tells a document symbol: capitals before the first slash, a digit
// behind it. "N/A", "and/or" and "24/7" are none.
func isSymbol(word string) bool {
	organ, rest, ok := strings.Cut(word, "/")
	return ok && organ != "" && len(organ) <= 5 && strings.IndexFunc(organ, func(r rune) bool { return !unicode.IsUpper(r) }) < 0 &&
		strings.ContainsAny(rest, "0123456789")
}
