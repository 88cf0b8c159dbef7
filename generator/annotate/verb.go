package annotate

import (
	"precis/generator/policy"
	"precis/generator/token"
)

// lead is what stands between a subject and its reporting verb.
type lead struct {
	from    int  // its first token
	to      int  // the token behind it
	helper  int  // where its last helper stands
	helped  bool // the verb behind stands in its plain form: "wished to stress"
	modal   bool // it tells what would be said
	negated bool
}

// leadAt reads adverbs, helpers and negations from token i.
func (c *cascade) leadAt(i int) lead {
	l := lead{from: i, to: i}
	for l.to < c.to {
		n := 0
		if m, _ := c.helpers.at(c.tokens, l.to, c.to); m > 0 {
			l.helped, l.helper, n = true, l.to, m
		} else if m, _ := c.modals.at(c.tokens, l.to, c.to); m > 0 {
			l.helped, l.modal, n = true, true, m
		} else if m, _ := c.negations.at(c.tokens, l.to, c.to); m > 0 {
			l.negated, n = true, m
			l.helped = l.helped || m > 1 && c.infinitive.has(c.tokens, l.to+m-1, c.to) // "declined to support"
		} else if m, _ := c.verbs.at(c.tokens, l.to, c.to); m > 1 && !(m > 2 && c.isDone(l.to)) {
			break // "had mixed views", of which "had" is no helper
		} else if m, _ := c.adverbs.at(c.tokens, l.to, c.to); m > 0 {
			n = m
		} else if c.adverbEndings.Of(c.tokens[l.to].Fold) {
			n = 1
		}
		if n == 0 {
			break
		}
		l.to += n
	}
	return l
}

// skipAdverbs passes over what may stand between a subject and its verb.
func (c *cascade) skipAdverbs(i int) int { return c.leadAt(i).to }

// said is a reporting verb with all that belongs to it.
type said struct {
	lead
	at, n int
	form  verbForm
	wider bool // its lead belongs to what it says: "did not support", "would have supported"
}

// verbAt reads a reporting verb at token i, behind its adverbs.
func (c *cascade) verbAt(i int) (said, bool) {
	s := said{lead: c.leadAt(i)}
	s.at = s.to
	s.n, s.form = c.reporting(s.at)
	if s.n == 0 && s.helper > 0 && !s.modal && !s.negated {
		s.at, s.helped = s.helper, false // "all wanted to try": the helper itself tells
		s.n, s.form = c.reporting(s.at)
	}
	if s.n == 0 && c.presentBe.has(c.tokens, s.at, c.to) { // "is requesting a variance"
		k := c.skipAdverbs(s.at + 1)
		if n, form := c.verbs.at(c.tokens, k, c.to); n > 0 && form.tense == 3 && form.function == policy.Asks && c.opensReport(k+n) {
			s.at, s.n, s.form = k, n, verbForm{function: form.function}
		}
	}
	if s.n == 0 {
		return s, false
	}
	s.form = c.fullForm(s.at, &s.n, s.form)
	if s.form.function == policy.Objects && s.n > 2 && c.denials.has(c.tokens, s.at+1, c.to) && !c.negations.has(c.tokens, s.at+1, c.to) {
		s.form.function = policy.HoldsView // "had no doubts"
	}
	if s.negated {
		if function, ok := c.negated[s.form.function]; ok {
			s.form.function = function
		}
	}
	s.wider = s.negated
	if s.modal && !s.negated && s.form.tense == 0 && (s.form.function == policy.Supports || s.form.function == policy.Agrees) {
		s.form.function, s.wider = policy.HoldsView, true // "would have supported": they did not
	}
	return s, true
}

// reporting gives the reporting verb at token i. A word with a capital is none
// behind its subject ("the United States"), unless all of it is capitals, as
// some bodies write their verbs.
func (c *cascade) reporting(i int) (n int, form verbForm) {
	if i >= c.to {
		return 0, form
	}
	if word := c.text.Word(i); i > c.from && isUpperFirst(word) && !isAcronym(word) {
		return 0, form
	}
	if n, form = c.verbs.at(c.tokens, i, c.to); n > 2 && c.isDone(i) {
		return 0, verbForm{} // "have listened to these concerns"
	}
	if n == 0 && c.be.has(c.tokens, i, c.to) {
		l := c.leadAt(i + 1)
		m, function := c.predicates.at(c.tokens, l.to, c.to)
		denied, known := c.negated[function]
		switch {
		case m == 0 || l.to == i+1 || l.negated && !known:
		case l.negated:
			return l.to + m - i, verbForm{function: denied} // "was not supportive"
		default:
			return l.to + m - i, verbForm{function: function} // "were deeply worried"
		}
	}
	return n, form
}

// mostReach is how many words may stand between a group and its verb:
// "delegations from all regions of the world stressed"; mostInserted, between
// commas.
const (
	mostReach    = 14
	mostInserted = 32
)

// isDone tells "had" at token i from the one of "had concerns": behind it stands
// what was done.
func (c *cascade) isDone(i int) bool {
	if !c.adverbs.has(c.tokens, i, c.to) {
		return false
	}
	n, form := c.verbs.at(c.tokens, i+1, c.to)
	return n > 0 && form.tense == 0 || c.doneEndings.Of(c.tokens[i+1].Fold)
}

// verbBehind finds the reporting verb of a subject: right behind it, behind
// adverbs, behind an insertion between commas, or behind what says more of the
// group ("from three regions").
func (c *cascade) verbBehind(g group) (said, bool) {
	g.to = c.skipBrackets(c.skipAcronym(g.to))
	if behind := c.skipDashes(g.to); behind > g.to {
		s, ok := c.verbAt(behind)
		return s, ok && !c.isBy(s.at+s.n) && c.fits(g, s)
	}
	if s, ok := c.framed(g); ok {
		return s, true
	}
	if s, ok := c.butThen(g); ok {
		return s, true
	}
	if behind := c.appositionEnd(g.to); behind > g.to && g.kind == people && g.class == policy.Named {
		g := g
		g.to = behind
		if s, ok := c.framed(g); ok {
			return s, true // "Ms. Lund, Head of Planning, opened the meeting and recalled"
		}
	}
	if s, ok := c.verbAt(g.to); ok && !c.isBy(s.at+s.n) && (s.at > g.to || c.tokens[g.to].Before&(token.Comma|token.Pause) == 0) {
		if fits := c.fits(g, s); fits || !c.reaches(g, g.to) {
			return s, fits
		}
	}
	if s, ok := c.verbAt(g.to); ok && s.form.tense == 0 && c.isThat(s.at+s.n) && c.hasStrayComma(g, s) {
		return s, c.fits(g, s)
	}
	at := c.skipAdverbs(g.to)
	inserted := at < c.to && (c.tokens[at].Before|c.tokens[g.to].Before)&(token.Comma|token.Pause) == token.Comma
	second := len(c.found) > 0 && (g.kind == pronoun && (c.joins.has(c.tokens, g.from-1, c.to) || c.tokens[g.from].Before&token.Pause != 0) || c.contrasts.has(c.tokens, g.from-1, c.to)) // "and others, mostly from Asia, rejected"
	if g.from > c.from && inserted && !second && !c.opensWithAdjunct() && !(g.kind == people && g.class == policy.Named && c.relatives.has(c.tokens, at, c.to)) || g.kind == pronoun && !inserted || !inserted && (!c.reaches(g, at) || c.isElsewhere(at) || c.isBareName(g)) {
		return said{}, false
	}
	for _, present := range []bool{false, true} {
		if s, ok := c.distantVerb(g, at, inserted, present); ok {
			return s, true
		}
	}
	return said{}, false
}

// hasStrayComma tells a comma that parts a subject from its verb: "In response,
// the Director, stated that". Nothing but a subject can stand there.
func (c *cascade) hasStrayComma(g group, s said) bool {
	return s.at == g.to && c.tokens[g.to].Before == token.Comma && g.kind == people &&
		(g.from == c.from || c.tokens[g.from].Before&token.Comma != 0 && c.opensWithAdjunct())
}

// opensWithAdjunct tells a sentence that begins with more than its subject:
// "In this regard, speakers, ...". In any other a group between commas may be
// one of a list.
func (c *cascade) opensWithAdjunct() bool {
	first := c.tokens[c.from].Fold
	return c.prepositions.has(c.tokens, c.from, c.to) || c.adjunctOpeners.has(c.tokens, c.from, c.to) || c.adverbs.has(c.tokens, c.from, c.to) || c.contrastOpeners.has(c.tokens, c.from, c.to) ||
		c.doingEndings.Of(first) || c.adverbEndings.Of(first)
}

// fits tells whether a group can be the subject of a verb.
func (c *cascade) fits(g group, s said) bool {
	strict := g.kind == party || g.kind == body || g.kind == meeting
	behind := s.at + s.n
	reports := c.opensReport(behind)
	switch {
	case s.form.tense == 3:
		return false
	case s.negated && s.form.function == policy.Reports:
		return false // "did not respond"
	case c.isMere(s):
		return false // "members could disagree"
	case c.takesUp(s):
		return false // "considered the draft"
	case s.modal && s.form.tense == 0 && c.supposes():
		return false // "Had members agreed, some would have supported"
	case s.helped && s.form.tense > 1, s.modal && strict && !s.negated, g.kind == meeting && !c.tellsSpeech(s.form.function) && !(c.isThat(behind) && s.form.function == policy.HoldsView):
		return false
	case !s.helped && s.form.tense == 2 && !g.single && g.kind != body, !s.helped && s.form.tense == 1 && g.single:
		return false
	case strict && g.kind != meeting && !(s.modal && s.negated) && !(g.kind == party && (s.form.function == policy.Supports || c.talking.has(c.tokens, s.at, c.to))) && c.deedOnly(s) && !c.takesStand(s) && !c.saysMore(g, s):
		return false
	case c.isBareName(g) && s.form.tense != 0 && !s.helped && c.prepositions.has(c.tokens, behind, c.to):
		return false // "District reports on"
	case g.guarded() && s.form.tense == 1 && !s.helped && !reports:
		return false
	case g.guarded() && s.form.tense == 2 && !reports && (behind >= c.to || c.prepositions.has(c.tokens, behind, c.to) || c.deeds.has(c.tokens, s.at, c.to)):
		return false // "Committee requests for time"
	case s.form.tense == 1 && !s.helped && !reports && c.deeds.has(c.tokens, s.at, c.to):
		return false // "the members present"
	case g.kind == pronoun && g.class == policy.Counted && c.tokens[g.from].Before&token.Pause == 0 && s.n == 1 && !reports && behind < c.to && c.tokens[behind].Before == 0 && !c.small.Get(c.tokens[behind].Fold):
		return false // "two suggested routes"
	case g.kind == pronoun && !c.other.has(c.tokens, g.to-1, c.to) && s.n == 1 && c.participles.has(c.tokens, s.at, c.to) && !reports && behind < c.to && c.tokens[behind].Before == 0 && !c.small.Get(c.tokens[behind].Fold) && !c.looksAt(s):
		return false // "most reported cases"
	}
	return true
}

// isMere tells "could" before a verb that does not accept or support.
func (c *cascade) isMere(s said) bool {
	if !s.modal || s.form.tense == 3 {
		return false
	}
	able := false
	for j := s.from; j < s.to; j++ {
		able = able || c.able.has(c.tokens, j, c.to)
	}
	f := s.form.function
	return able && c.pondering.has(c.tokens, s.at, c.to) || able && f != policy.Supports && f != policy.Agrees && f != policy.HoldsView && !(s.negated && f == policy.Objects)
}

// looksAt tells "regarded payment as fair".
func (c *cascade) looksAt(s said) bool {
	const most = 6 // words
	for j := s.at + s.n; j < c.to && j < s.at+s.n+most && c.seenAs.has(c.tokens, s.at, c.to) && c.tokens[j].Before&(token.Strong|token.Comma) == 0; j++ {
		if c.asOpeners.has(c.tokens, j, c.to) {
			return true
		}
	}
	return false
}

// supposes tells a sentence that begins with a condition.
func (c *cascade) supposes() bool {
	return c.suppositions.has(c.tokens, c.from, c.to) || c.embedders.has(c.tokens, c.from, c.to)
}

// tellsSpeech tells the functions of which a discussion can be the subject.
func (c *cascade) tellsSpeech(f policy.Function) bool {
	return f == policy.Emphasizes || f == policy.Reports || f == policy.Reaffirms
}

// deedOnly tells whether a verb may tell of a deed: one of those, with no
// clause behind it.
func (c *cascade) deedOnly(s said) bool {
	n, _ := c.deeds.at(c.tokens, s.at, c.to)
	return n == s.n && !c.clauseOpeners.has(c.tokens, s.at+s.n, c.to) && !c.introduces(s)
}

// introduces tells "introduced the report": a text is put before a meeting in
// words.
func (c *cascade) introduces(s said) bool {
	const most = 4 // words
	if !c.introducing.has(c.tokens, s.at, c.to) {
		return false
	}
	for j := s.at + s.n; j < c.to && j < s.at+s.n+most && c.tokens[j].Before&(token.Strong|token.Comma) == 0; j++ {
		if c.texts.has(c.tokens, j, c.to) || c.presentable.has(c.tokens, j, c.to) {
			return true
		}
	}
	return false
}

func (c *cascade) isBy(i int) bool { return i < c.to && c.agents.has(c.tokens, i, c.to) }

// fullForm takes the noun along with verbs such as "expressed (strong)
// concern": it is the noun that says what the speaker does.
func (c *cascade) fullForm(at int, n *int, form verbForm) verbForm {
	if !c.expressing.has(c.tokens, at, c.to) || *n > 1 {
		return form
	}
	for j := at + 1; j < c.to && j <= at+4; j++ {
		if m, function := c.expressed.at(c.tokens, j, c.to); m > 0 && c.tokens[j].Before&token.Strong == 0 {
			*n = j + m - at
			if form.function = function; c.denials.has(c.tokens, at+1, c.to) {
				form.function = policy.HoldsView // "expressed no preference"
			}
			return form
		}
	}
	return form
}

// opensReport tells whether token i begins what a reporting verb reports.
func (c *cascade) opensReport(i int) bool {
	return i < c.to && c.tokens[i].Before&token.Strong == 0 &&
		(c.complements.has(c.tokens, i, c.to) || isUpperFirst(c.text.Word(i)))
}
