package annotate

import (
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// cascade finds who speaks in one sentence. The patterns are tried at every
// token from left to right, those that say most first:
//
//	view        "In the view of many participants, ..."
//	active      "Several speakers also underlined ... and called for ..."
//	passive     "... was highlighted by several speakers"
//	impersonal  "It was noted that", "Support was expressed for",
//	            "... was emphasized", "There was agreement that"
//
// A group is a subject only where a clause can begin: words that count things
// ("many countries", "the number of speakers") have no reporting verb behind
// them or stand behind a preposition.
type cascade struct {
	*grammar
	text      *token.Text
	tokens    []token.Token
	from, to  int // the sentence, in tokens
	paragraph int
	found     []spoken
}

// spoken is an attribution with the tokens that it takes.
type spoken struct {
	policy.Attribution
	first, last int  // tokens of the group and the first verb
	tense       int  // of the first verb
	that        bool // the first verb opens a clause with "that"
	active      bool
}

// attributions finds the attributions of one paragraph, in order.
func (g *grammar) attributions(text *token.Text, paragraph int) []policy.Attribution {
	var all []policy.Attribution
	for s, at := 0, 0; s < len(text.Sentences); s++ {
		end := at
		for end < len(text.Tokens) && text.Tokens[end].Sentence == s {
			end++
		}
		c := &cascade{grammar: g, text: text, tokens: text.Tokens, from: at, to: end, paragraph: paragraph}
		all = append(all, c.sentence()...)
		at = end
	}
	return all
}

func (c *cascade) sentence() []policy.Attribution {
	for i := c.from; i < c.to; {
		next := i + 1
		for _, pattern := range []func(int) (spoken, bool){c.view, c.active, c.passive, c.impersonal, c.thereWas} {
			if s, ok := pattern(i); ok {
				c.found = append(c.found, s)
				next = s.last
				break
			}
		}
		i = next
	}
	slices.SortStableFunc(c.found, func(a, b spoken) int { return a.first - b.first })
	c.addClauses()
	found := make([]policy.Attribution, len(c.found))
	for i := range c.found {
		c.addFurtherVerbs(i)
		found[i] = c.found[i].Attribution
	}
	return found
}

// view reads "In the view of many participants".
func (c *cascade) view(i int) (spoken, bool) {
	n, _ := c.openers.at(c.tokens, i, c.to)
	if n == 0 {
		return spoken{}, false
	}
	g, ok := c.groupAt(i + n)
	if !ok || g.class == policy.Named {
		return spoken{}, false
	}
	return c.spoken(g, i, g.to, g.from, g.to), true
}

// active reads a group and the reporting verb behind it.
func (c *cascade) active(i int) (spoken, bool) {
	g, ok := c.groupAt(i)
	if !ok || !c.opensClause(g) {
		return spoken{}, false
	}
	at, n, form := c.verbBehind(g)
	if n == 0 || (g.party || g.pronoun || g.class == policy.Named) && form.tense != 0 && !c.opensReport(at+n) {
		return spoken{}, false
	}
	s := c.spoken(g, g.from, at+n, g.from, g.to)
	s.active, s.tense = true, form.tense
	s.that = at+n < c.to && c.tokens[at+n].Fold == "that"
	s.Verbs = []policy.Verb{c.verb(at, n, form.function)}
	return s, true
}

// opensClause tells whether a group can be the subject of a statement here.
func (c *cascade) opensClause(g group) bool {
	if g.from == c.from {
		return true
	}
	previous := g.from - 1
	before := c.tokens[g.from].Before
	apart := before&(token.Comma|token.Pause|token.Bracket) != 0
	joined := c.joins.has(c.tokens, previous, c.to)
	switch {
	case g.pronoun || g.party || g.class == policy.Named:
		return (apart || joined) && (len(c.found) == 0 || joined || before&token.Pause != 0)
	case len(c.found) > 0:
		return apart || joined
	case g.class == policy.Unquantified && !apart && c.prepositions.has(c.tokens, previous, c.to):
		return false
	}
	return apart || joined || !c.prepositions.has(c.tokens, previous, c.to)
}

// mostReach is how many words may stand between a group and its verb:
// "delegations from all regions of the world stressed".
const mostReach = 14

// verbBehind finds the reporting verb of a subject: right behind it, behind
// adverbs, behind an insertion between commas, or behind what says more of the
// group ("from three regions").
func (c *cascade) verbBehind(g group) (at, n int, form verbForm) {
	at = c.skipAdverbs(g.to)
	if n, form = c.verbs.at(c.tokens, at, c.to); n > 0 {
		return at, n, c.fullForm(at, &n, form)
	}
	inserted := at < c.to && c.tokens[at].Before == token.Comma
	if g.pronoun && !inserted || !inserted && !c.reach.has(c.tokens, at, c.to) {
		return 0, 0, form
	}
	for j := at + 1; j < c.to && j < at+mostReach; j++ {
		if inserted && c.tokens[j].Before&token.Comma == 0 {
			continue
		}
		k := c.skipAdverbs(j)
		if n, form = c.verbs.at(c.tokens, k, c.to); n > 0 && form.tense == 0 && (inserted || c.opensReport(k+n)) && !c.be.has(c.tokens, k-1, c.to) {
			return k, n, c.fullForm(k, &n, form)
		}
		if c.relatives.has(c.tokens, j, c.to) {
			break
		}
	}
	return 0, 0, form
}

// fullForm takes the noun along with verbs such as "expressed (strong)
// concern": it is the noun that says what the speaker does.
func (c *cascade) fullForm(at int, n *int, form verbForm) verbForm {
	if !c.expressing.has(c.tokens, at, c.to) || *n > 1 {
		return form
	}
	for j := at + 1; j < c.to && j <= at+4; j++ {
		if m, function := c.expressed.at(c.tokens, j, c.to); m > 0 && c.tokens[j].Before&token.Strong == 0 {
			*n = j + m - at
			form.function = function
			return form
		}
	}
	return form
}

// skipAdverbs passes over what may stand between a subject and its verb.
func (c *cascade) skipAdverbs(i int) int {
	for i < c.to {
		if n, _ := c.adverbs.at(c.tokens, i, c.to); n > 0 {
			i += n
			continue
		}
		if fold := c.tokens[i].Fold; len(fold) > 4 && strings.HasSuffix(fold, "ly") {
			i++
			continue
		}
		break
	}
	return i
}

// opensReport tells whether token i begins what a reporting verb reports.
func (c *cascade) opensReport(i int) bool {
	return i < c.to && c.tokens[i].Before&token.Strong == 0 &&
		(c.complements.has(c.tokens, i, c.to) || isUpperFirst(c.text.Word(i)))
}

// spoken makes an attribution of a group: it takes the tokens from first to
// last, and the words shown are those from shown to shownEnd.
func (c *cascade) spoken(g group, first, last, shown, shownEnd int) spoken {
	return spoken{
		Attribution: policy.Attribution{Quote: c.quote(shown, shownEnd), Class: g.class, Who: g.who},
		first:       first, last: last,
	}
}

func (c *cascade) verb(at, n int, function policy.Function) policy.Verb {
	return policy.Verb{Quote: c.quote(at, at+n), Function: function}
}

func (c *cascade) quote(from, to int) policy.Quote {
	return quoteOf(c.text, c.paragraph, from, to)
}

// quoteOf makes a quote of a run of tokens.
func quoteOf(text *token.Text, paragraph, from, to int) policy.Quote {
	start, end := text.Tokens[from].Start, text.Tokens[to-1].End
	return policy.Quote{
		Words: text.Source[start:end], Paragraph: paragraph, Start: start, End: end, Sentence: text.Tokens[from].Sentence,
	}
}
