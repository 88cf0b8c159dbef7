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
// full, and for the names that it gives them itself. A short name means one of
// these, wherever in the document the full one stands: "the Political
// Declaration" in the first lines is the one dated thirty lines later.
func (r *reading) gatherNames(words Words) {
	r.plain = make(map[string]string)
	gathered := make(map[string]acts)
	r.defined = r.names.Empty()
	r.defining = make(map[*token.Text][]int)
	for _, text := range words {
		for _, c := range r.callings(text) {
			id := r.settled(c)
			if id == "" || c.work == nil && r.isPartOfOther(text, c.names[0]) {
				continue
			}
			if c.work != nil && c.work.Number != "" {
				gathered[c.work.Number] = gathered[c.work.Number].with(c.work.Work)
			}
			if how := clearBy(c); r.plain[id] == "" || how == namedInFull {
				r.plain[id] = how
			}
			r.define(text, c, id)
		}
	}
	r.acts = gathered
}

// settled gives the reference that a calling means whatever else the document
// says, or "".
func (r *reading) settled(c calling) string {
	if c.work != nil {
		return r.workID(c.work)
	}
	if len(c.names) == 1 && c.names[0].Name.Method != policy.Context {
		return c.names[0].Reference
	}
	return ""
}

// citations finds what one paragraph cites, what it seems to cite, and where
// names stand in it.
func (r *reading) citations(text *token.Text, paragraph int) (cited []policy.Citation, mentions []policy.Mention, names []match.Naming) {
	callings := r.callings(text)
	places := r.grammar.places(text)
	for _, c := range callings {
		if c.work != nil {
			names = append(names, match.Naming{From: c.from, To: c.to})
			switch id := r.workID(c.work); {
			case c.work.Open != "":
				mentions = append(mentions, policy.Mention{Quote: c.quote(text, paragraph), Why: c.work.Open})
			case id != "":
				r.make(c.work)
				cited = append(cited, r.citation(text, paragraph, c, places, policy.Citation{Reference: id, Method: c.work.Method, Why: numberReason(c)}))
				for _, work := range c.work.More {
					one := *c.work
					one.Work = work
					if id := r.workID(&one); id != "" {
						r.make(&one)
						cited = append(cited, r.citation(text, paragraph, c, places, policy.Citation{Reference: id, Method: one.Method, Why: "a number between those of a range"}))
					}
				}
			}
			continue
		}
		first := c.names[0]
		if !c.defined && !r.standsAsName(text, first) {
			continue
		}
		names = append(names, first)
		if c.defined && slices.Contains(r.defining[text], c.from) { // where it is given and not used
			continue
		}
		if first.Unsettled != nil {
			mentions = append(mentions, unsettled(text, paragraph, first))
			continue
		}
		if !c.defined && !slices.ContainsFunc(c.names, func(n match.Naming) bool { return !r.isPartOfOther(text, n) }) {
			m := ambiguous(text, paragraph, c.names, nil)
			m.Why = "the words around it seem to make it another work, which the registry of references does not list"
			mentions = append(mentions, m)
			continue
		}
		meant := slices.DeleteFunc(slices.Clone(c.names), func(n match.Naming) bool { return !c.defined && (!r.isClear(n) || r.isPartOfOther(text, n)) })
		if len(meant) == 1 {
			n := meant[0]
			if n.Reference == r.own { // a document does not cite itself
				continue
			}
			cited = append(cited, r.citation(text, paragraph, c, places, policy.Citation{Reference: n.Reference, Method: n.Name.Method, Why: r.reason(n, c.defined)}))
			continue
		}
		mentions = append(mentions, ambiguous(text, paragraph, c.names, meant))
	}
	mentions = append(mentions, r.unknownSymbols(text, paragraph, names)...)
	slices.SortStableFunc(mentions, func(a, b policy.Mention) int { return a.Start - b.Start })
	return cited, mentions, names
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
		return r.plain[n.Reference] != ""
	}
	return slices.ContainsFunc(n.Name.With, func(words string) bool { return strings.Contains(r.document.File.Text, words) })
}

// citation fills in where a citation stands and what part of its reference is
// cited.
func (r *reading) citation(text *token.Text, paragraph int, c calling, places []place, cited policy.Citation) policy.Citation {
	cited.Quote, cited.Certain = c.quote(text, paragraph), true
	var parts []string
	if c.work != nil && c.work.Part != "" {
		parts = append(parts, c.work.Part)
	}
	if p, ok := r.grammar.placeIn(text, c.from, c.to, places); ok {
		parts = append(parts, p.written)
		cited.Start = min(cited.Start, text.Tokens[p.from].Start)
		cited.End = max(cited.End, p.end)
		cited.Words = text.Source[cited.Start:cited.End]
	}
	cited.Locator = strings.Join(parts, ", ")
	return cited
}

// reasons says for a reader how words lead to a reference.
var reasons = map[policy.NameMethod]string{
	policy.Symbol:      "its document symbol",
	policy.Prose:       "its number",
	policy.Alias:       "one of its names",
	policy.Description: "a description of it",
	policy.SetName:     "a name for the set",
	policy.Context:     "a short name, clear from the subject of this document",
}

// reason says for a reader how a name leads to its reference.
func (r *reading) reason(n match.Naming, defined bool) string {
	switch {
	case defined:
		return "a short name that this document gives it"
	case n.Name.Method == policy.Context && len(n.Name.With) == 0:
		return "a short name, " + r.plain[n.Reference]
	}
	return reasons[n.Name.Method]
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

// unknownSymbols finds what looks like a document symbol and is of no family
// that is known. It is shown, so that somebody adds it.
func (r *reading) unknownSymbols(text *token.Text, paragraph int, names []match.Naming) []policy.Mention {
	var mentions []policy.Mention
	for i := range text.Tokens {
		if !isSymbol(text.Seen(i)) || r.isOwn(text.Seen(i)) || slices.ContainsFunc(names, func(n match.Naming) bool { return n.From <= i && i < n.To }) {
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
		strings.ContainsAny(rest, "0123456789") && strings.Contains(rest, "/")
}
