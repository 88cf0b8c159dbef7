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
//	continued   "They also called for ...", of the sentence before
//	view        "In the view of many participants, ..."
//	heard       "The Board heard from several pilots that ..."
//	forWhomIs   "For several members, ..."
//	owned       "One member's view was that ..."
//	active      "Several speakers also underlined ... and called for ..."
//	absolute    "..., with some noting that ..."
//	whoSaid     "... by Ms. Silva, who recalled ..."
//	inverted    "“...”, said one delegate"
//	passive     "... was highlighted by several speakers"
//	farPassive  "... was seen as balanced by some"
//	nominal     "A call by several speakers for ..."
//	made        "Explanations offered by members ..."
//	nounWas     "The general view was that ..."
//	received    "... met with support from several members"
//	impersonal  "It was noted that", "Support was expressed for",
//	            "... was emphasized", "There was agreement that",
//	            "Views differed"
//	elided      "One member argued for patience, another for action"
//	leftOut     "Norway supported it; Hungary did not"
//	trailing    "The Chair closed the list, noting that ...", of sentences
//	            in which nothing else is found
//
// A group is a subject only where a clause can begin: words that count things
// ("many countries", "the number of speakers") have no reporting verb behind
// them or stand behind a preposition.
type cascade struct {
	*grammar
	text      *token.Text
	tokens    []token.Token
	from, to  int // the sentence, in tokens; of a longer one than longestSentence, a part
	paragraph int
	seen      *letters
	before    []spoken // what was found in the sentence before
	persons   []spoken // who spoke alone in the point so far, each once
	found     []spoken
	last      groupRead
}

// spoken is an attribution with the tokens that it takes.
type spoken struct {
	policy.Attribution
	first, last int  // tokens of the group and the first verb
	that        bool // the first verb opens a clause with "that"
	active      bool
	tense       int  // of the first verb
	helped      bool // it stands behind a helper: "did not agree"
	back        antecedent
	continues   *spoken // what the sentence before says, and this goes on with
	far         bool    // its agent stands further behind
	contrast    bool    // it is set against what stands before
}

// longestSentence is how many words are read as one sentence. Nobody writes so
// many; but a text without stops has no other end, and the patterns look from
// each of its words to the end.
const longestSentence = 1000

// speaking finds who speaks in the paragraphs of a point, in order. A turn that
// its text opens stands at the head of the first.
func (g *grammar) speaking(paragraphs []*token.Text, turn policy.Turn, seen *letters, f *policy.Finding) {
	var before, persons []spoken
	for n, text := range paragraphs {
		said := 0 // the first token of what is said
		if n == 0 {
			said = firstFrom(text, turn.Said)
		}
		for from, to := said, said; to < len(text.Tokens); from = to {
			for to < len(text.Tokens) && to-from < longestSentence && text.Tokens[to].Sentence == text.Tokens[from].Sentence {
				to++
			}
			c := &cascade{
				grammar: g, text: text, tokens: text.Tokens, from: from, to: to, paragraph: n, seen: seen, before: before, persons: persons,
			}
			if from == said && said > 0 {
				c.speakTurn(turn, f)
			} else {
				c.speakLabel(f)
			}
			c.sentence()
			c.addTo(f)
			before, persons = c.found, addPersons(persons, c.found)
		}
	}
}

// patterns gives the patterns in the order in which they are tried at a token.
func patterns() []func(*cascade, int) *spoken {
	return []func(*cascade, int) *spoken{
		(*cascade).continued, (*cascade).view, (*cascade).heard, (*cascade).forWhomIs, (*cascade).owned, (*cascade).active,
		(*cascade).absolute, (*cascade).whoSaid, (*cascade).inverted, (*cascade).passive, (*cascade).farPassive, (*cascade).amongThem,
		(*cascade).nominal, (*cascade).made, (*cascade).nounWas, (*cascade).received, (*cascade).impersonal, (*cascade).thereWas,
		(*cascade).clauseOfViews, (*cascade).elided, (*cascade).leftOut,
	}
}

func (c *cascade) sentence() {
	for i := c.from; i < c.to; {
		next := i + 1
		for _, pattern := range c.patterns {
			if s := pattern(c, i); s != nil {
				s.contrast = c.isContrast(i)
				c.found = append(c.found, *s)
				next = max(next, s.last)
				break
			}
		}
		i = next
	}
	if len(c.found) == 0 {
		if s := c.trailing(c.from); s != nil {
			c.found = append(c.found, *s)
		}
	}
	slices.SortStableFunc(c.found, func(a, b spoken) int { return a.first - b.first })
	c.addClauses()
	for i := range c.found {
		c.addFurtherVerbs(i)
	}
}

// addTo files what the sentence says with the findings of its point.
func (c *cascade) addTo(f *policy.Finding) {
	c.addDisagreements(f)
	for _, s := range c.found {
		if s.continues == nil {
			f.Attributions = append(f.Attributions, s.Attribution)
			continue
		}
		f.Continuations = append(f.Continuations, policy.Continuation{
			Quote: s.Quote, Of: s.continues.Quote, Class: s.continues.Class, Verbs: s.Verbs, Clause: s.Clause,
		})
	}
}

// view reads "In the view of many participants". Firms, and bodies that are
// not named, are sources as often as speakers behind "according to".
func (c *cascade) view(i int) *spoken {
	n, _ := c.openers.at(c.tokens, i, c.to)
	source := n == 0
	if source {
		n, _ = c.sources.at(c.tokens, i, c.to)
	}
	request := n == 0
	if request && c.begins(i) {
		n, _ = c.requests.at(c.tokens, i, c.to)
	}
	if n == 0 {
		return nil
	}
	g, ok := c.groupAt(i + n)
	if !ok {
		g, ok = c.someoneAt(i + n)
	}
	if !ok || source && g.to < c.to && c.tokens[g.to].Before == 0 && c.isThing(g.to) || request && g.kind == body || source && (g.kind == body && !isUpperFirst(g.who) || g.kind == party && g.class == policy.Unquantified) || g.kind == meeting ||
		g.kind == pronoun && g.to < c.to && c.tokens[g.to].Before == 0 {
		return nil
	}
	s := c.spoken(g, i, g.to, g.from, g.to)
	if v, ok := c.whoVerb(g); ok {
		s.Verbs = []policy.Verb{c.verb(v.at, v.n, v.form.function)} // "the message of several pilots, who described"
	}
	return s
}

// active reads a group and the reporting verb behind it.
func (c *cascade) active(i int) *spoken {
	if n, _ := c.clauses.at(c.tokens, i, c.to); n > 0 {
		return nil // "Divergent views remained"
	}
	g, ok := c.groupAt(i)
	if !ok || !c.opensClause(g) && !c.followsOn(g) {
		return nil
	}
	v, ok := c.verbBehind(g)
	if ok && c.asOpeners.has(c.tokens, g.from-1, c.to) && g.from > c.from && v.at+v.n < c.to && !(c.tokens[v.at+v.n].Before&token.Comma != 0) {
		return nil // "as members noted, ..."
	}
	// "listened to leaders share": a plain form inside a clause is no statement.
	if !ok || v.form.tense == 1 && !v.helped && !c.begins(g.from) {
		return nil
	}
	return c.spokenBy(g, v)
}

// spokenBy makes an attribution of a subject and its verb.
func (c *cascade) spokenBy(g group, v said) *spoken {
	behind := v.at + v.n
	end := g.to
	if g.kind == meeting {
		end = behind
	}
	s := c.spoken(g, g.from, behind, g.from, end)
	s.active, s.tense, s.helped = g.kind != meeting, v.form.tense, v.helped
	s.that = c.isThat(behind)
	first := v.at
	if v.wider {
		first = v.from
	}
	s.Verbs = []policy.Verb{c.verb(first, behind-first, v.form.function)}
	return s
}

// absolute reads a clause that hangs on another: "with one delegation asking
// whether", ", some noting that".
func (c *cascade) absolute(i int) *spoken {
	g, ok := c.groupAt(i)
	if !ok || i == c.from || g.kind == meeting || c.denied(i) {
		return nil
	}
	if c.tokens[i].Before&(token.Comma|token.Pause) == 0 && !c.absolutes.has(c.tokens, i-1, c.to) &&
		!(c.joins.has(c.tokens, i-1, c.to) && c.tokens[i-1].Before&token.Comma != 0) {
		return nil
	}
	if n, function := c.predicates.at(c.tokens, g.to, c.to); n > 0 && c.tokens[g.to].Before == 0 && c.absolutes.has(c.tokens, i-1, c.to) && c.endsObject(g.to+n) {
		s := c.spoken(g, i, g.to+n, g.from, g.to)
		s.Verbs = []policy.Verb{c.verb(g.to, n, function)}
		return s // "with residents worried about"
	}
	v, ok := c.verbAt(g.to)
	if !ok || v.form.tense != 3 || v.helped || g.kind == body && c.deedOnly(v) || g.kind == party && (c.mayBeDeed(v.at, v.n) || v.form.function == policy.Reports) {
		return nil // "with many States reporting growth"
	}
	return c.spokenBy(g, v)
}

// inverted reads "said one delegate" behind quoted words.
func (c *cascade) inverted(i int) *spoken {
	if !c.invertedVerbs.has(c.tokens, i, c.to) || c.tokens[i].Before&token.Bracket != 0 {
		return nil
	}
	quoted := c.tokens[i].Before&token.Quote != 0
	so := c.tokens[i].Before == 0 && c.inversions.has(c.tokens, i-1, c.to) && c.tokens[i-1].Before&(token.Comma|token.Pause) != 0
	if !quoted && (i == c.from || c.inReport(i) || !so && c.tokens[i].Before&token.Comma == 0) {
		return nil
	}
	n, form := c.verbs.at(c.tokens, i, c.to)
	g, ok := c.groupAt(i + n)
	if !ok {
		g, ok = c.someoneAt(i + n) // "said a factory owner"
	}
	if n == 0 || !ok || g.kind == meeting || g.kind == pronoun || !quoted && (g.kind == body || c.isSubject(g)) {
		return nil
	}
	s := c.spoken(g, i, g.to, g.from, g.to)
	s.active = true
	s.Verbs = []policy.Verb{c.verb(i, n, form.function)}
	return s
}

// isSubject tells whether a verb stands behind a group: of ", noted members
// agreed" the members are the subject of what follows.
func (c *cascade) isSubject(g group) bool {
	s, ok := c.verbAt(g.to)
	return ok && s.form.tense != 3 && c.tokens[g.to].Before == 0
}

// opensClause tells whether a group can be the subject of a statement here.
func (c *cascade) opensClause(g group) bool {
	if g.from == c.from {
		return true
	}
	if c.isEmbedded(g) || g.kind == body && c.quotesText() || c.isDoneTo(g) {
		return false
	}
	if c.isListed(g) || c.isContact(g) && !c.goesOnBehind(g) {
		return false
	}
	previous := g.from - 1
	for previous > c.from && c.tokens[previous+1].Before == 0 && c.articles.has(c.tokens, previous, c.to) {
		previous--
	}
	before := c.tokens[g.from].Before
	apart := before&(token.Comma|token.Pause|token.Bracket) != 0 ||
		g.kind == pronoun && c.additions.has(c.tokens, previous, c.to) && c.tokens[previous].Before&(token.Comma|token.Pause) != 0 // ", and several asked"
	joined := c.joins.has(c.tokens, previous, c.to)
	switch {
	case c.denied(g.from):
		return false
	case c.asOpeners.has(c.tokens, previous, c.to) && c.begins(previous) && (g.kind == people || g.kind == party && g.class != policy.Unquantified):
		return true
	case g.class == policy.Named && g.kind == people && len(c.found) == 0:
		return apart || joined || !c.prepositions.has(c.tokens, previous, c.to) && (c.opensWithAdjunct() || g.from-c.from <= 3)
	case g.guarded() && len(c.found) == 0 && !apart && c.additions.has(c.tokens, previous, c.to):
		return false // the last of a list
	case g.kind == pronoun && apart && c.contrasts.has(c.tokens, c.from, c.to):
		return true // "Although some members saw risks, many saw none"
	case g.kind == body && len(c.found) == 0 && c.isBehindAdjunct(g):
		return true
	case g.guarded():
		return (apart || joined) && (len(c.found) == 0 || joined || before&token.Pause != 0 || c.relatives.has(c.tokens, g.to-1, c.to) ||
			(g.kind == pronoun || c.isSubject(g) && c.found[len(c.found)-1].active) && !c.found[len(c.found)-1].that ||
			g.kind == pronoun && g.class == policy.Counted && c.found[len(c.found)-1].Class == policy.Counted) // "seven thought that it was, six thought not"
	case len(c.found) > 0:
		return apart || joined || c.relatives.has(c.tokens, previous, c.to) && c.tokens[previous].Before&token.Comma != 0 && !c.inReport(g.from) // ", which few members liked"
	case g.class == policy.Unquantified && !apart && c.prepositions.has(c.tokens, previous, c.to):
		return false
	}
	return apart || joined || !c.prepositions.has(c.tokens, previous, c.to)
}

// isDoneTo tells a group right behind the word in "-ing" that opens a sentence
// ("Taking the floor again, the Minister" has nobody on the floor speak), and one
// right behind what somebody said: "also asked respondents to give reasons".
func (c *cascade) isDoneTo(g group) bool {
	if at := c.beforeArticles(g.from) - 1; g.class == policy.Unquantified && at > c.from && c.tokens[at+1].Before == 0 && c.tokens[g.from].Before == 0 {
		if n, form := c.verbs.at(c.tokens, at, c.to); n == 1 && form.tense == 0 {
			return true
		}
	}
	return g.class != policy.Named && c.skip(c.articles, c.from+1) >= g.from && c.isDeed(c.from) && c.tokens[g.from].Before|c.tokens[c.from+1].Before == 0
}

// isBehindAdjunct tells "In its reply to our letter the Board said": a body with
// its article behind a whole noun, and a verb of telling right behind it.
func (c *cascade) isBehindAdjunct(g group) bool {
	k := g.from - 1
	return c.opensWithAdjunct() && k > c.from+1 && c.definite.has(c.tokens, g.from, c.to) && c.tokens[g.from].Before == 0 &&
		!c.small.Get(c.tokens[k].Fold) && !c.verbs.has(c.tokens, k, c.to) && !isUpperFirst(c.text.Word(k)) && c.isTelling(g.to)
}

// isListed tells the last names of a list that began behind a preposition:
// "the talks between Chile, Peru and Norway brought out".
func (c *cascade) isListed(g group) bool {
	if g.class != policy.Named || g.single || g.from <= c.from+1 || c.tokens[g.from].Before != token.Comma || !strings.Contains(g.who, " and ") {
		return false
	}
	k := g.from - 1
	for k > c.from && (isUpperFirst(c.text.Word(k)) || c.determiners.has(c.tokens, k, c.to)) && c.tokens[k].Before&^token.Comma == 0 {
		k--
	}
	return k < g.from-1 && (c.amid.has(c.tokens, k, c.to) || c.examples.has(c.tokens, k, c.to))
}

// isContact tells a group right behind a noun, of which its clause says more:
// "the concerns several members stated". Behind words that open a sentence it
// is its subject: "At the meeting several members asked".
func (c *cascade) isContact(g group) bool {
	k := g.from - 1
	return g.class != policy.Named && c.tokens[g.from].Before == 0 && !c.begins(k) && !c.opensWithAdjunct() && !c.small.Get(c.tokens[k].Fold) &&
		!c.adverbs.has(c.tokens, k, c.to) && !c.joins.has(c.tokens, k, c.to) && !c.verbs.has(c.tokens, k, c.to) && !c.prepositions.has(c.tokens, k, c.to) &&
		!c.contrastOpeners.has(c.tokens, k, c.to) && !c.adverbEndings.Of(c.tokens[k].Fold)
}

// goesOnBehind tells a group that says what a noun before it tells of, with the
// clause of that noun going on behind: "the concerns several members stated had
// been heard".
func (c *cascade) goesOnBehind(g group) bool {
	v, ok := c.verbAt(g.to)
	return ok && g.kind == people && g.class != policy.Unquantified && v.form.tense == 0 && !v.helped && c.be.has(c.tokens, v.at+v.n, c.to)
}

// followsOn tells a pronoun behind a bare "and" that opens a clause of its own:
// "Fees had risen and some reported that pilots were few". Only "that" shows it.
func (c *cascade) followsOn(g group) bool {
	if g.kind != pronoun || len(c.found) > 0 || !c.additions.has(c.tokens, g.from-1, c.to) || c.denied(g.from) {
		return false
	}
	v, ok := c.verbAt(g.to)
	return ok && c.isThat(v.at+v.n)
}

// spoken makes an attribution of a group: it takes the tokens from first to
// last, and the words shown are those from shown to shownEnd.
func (c *cascade) spoken(g group, first, last, shown, shownEnd int) *spoken {
	return &spoken{
		Attribution: policy.Attribution{Quote: c.quote(shown, shownEnd), Class: g.class, Who: g.who},
		first:       first, last: last, back: backTo(g),
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
	if to-from > 1 && text.Tokens[to-1].Len() == 1 && text.Tokens[to-1].Before == token.Stop && strings.HasPrefix(text.Source[end:], ".") {
		end++ // "the U.S."
	}
	return policy.Quote{
		Words: text.Source[start:end], Paragraph: paragraph, Start: start, End: end, Sentence: int(text.Tokens[from].Sentence),
	}
}
