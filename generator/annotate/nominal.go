package annotate

import (
	"precis/generator/policy"
	"precis/generator/token"
)

// Views that stand in a noun: "agreement", "a call for", "one member's view".

// thereWas reads "There was general agreement that".
func (c *cascade) thereWas(i int) *spoken {
	if !c.empty.has(c.tokens, i, c.to) || !c.be.has(c.tokens, i+1, c.to) || c.inReport(i) {
		return nil
	}
	if c.presentBe.has(c.tokens, i+1, c.to) && !c.begins(i) || c.embedders.has(c.tokens, i-1, c.to) && c.tokens[i].Before == 0 && !c.isApposition(i-1) {
		return nil // "although there are differences among parties", "unless there is agreement"
	}
	if s := c.owned(i + 2); s != nil {
		return s
	}
	for j := i + 2; j < c.to && j <= i+5 && c.tokens[j].Before&(token.Strong|token.Comma) == 0 && !c.relatives.has(c.tokens, j, c.to); j++ {
		n, function := c.expressed.at(c.tokens, j, c.to)
		if n == 0 {
			continue
		}
		if c.denied(j) && function != policy.Agrees {
			return nil // "there were no calls for", but "there was no agreement"
		}
		if s := c.heldBy(i, j, n, function); s != nil {
			return s
		}
		if !c.opensReport(j+n) && !c.reach.has(c.tokens, j+n, c.to) && !(c.expressing.has(c.tokens, j+n, c.to) && !c.deniesAny(i+2, j)) {
			continue // "there was concern raised about"
		}
		s := c.spoken(group{class: policy.Impersonal}, i, j+n, i, j+n)
		s.Verbs = []policy.Verb{c.verb(j, n, function)}
		return s
	}
	return nil
}

// deniesAny tells whether a denial stands between two tokens: "no discussion or
// concern raised".
func (c *cascade) deniesAny(from, to int) bool {
	for k := from; k < to; k++ {
		if c.denials.has(c.tokens, k, c.to) {
			return true
		}
	}
	return false
}

// heldBy reads who is said to hold what a noun of n tokens at j tells:
// "agreement among participants".
func (c *cascade) heldBy(first, j, n int, function policy.Function) *spoken {
	if !c.holders.has(c.tokens, j+n, c.to) {
		return nil
	}
	g, ok := c.groupAt(j + n + 1)
	if !ok || g.kind != people && g.kind != party || !c.standsAlone(g) {
		return nil
	}
	s := c.spoken(g, first, g.to, g.from, g.to)
	s.Verbs = []policy.Verb{c.verb(j, n, function)}
	return s
}

// nominal reads "A call by several speakers for": the view stands in a noun that
// begins a clause. Further in, "proposals from several members" may be part of
// anything.
func (c *cascade) nominal(i int) *spoken {
	n, function := c.expressed.at(c.tokens, i, c.to)
	if n == 0 || c.inReport(i) || !c.opensNoun(i) || !c.isBy(i+n) && !(c.askings.has(c.tokens, i, c.to) && c.holders.has(c.tokens, i+n, c.to)) {
		return nil
	}
	return c.heldBy(i, i, n, function)
}

// mostAbout is how many words may tell what views differ on.
const mostAbout = 14

// clauseOfViews reads "Views differed" and "The point was made that".
func (c *cascade) clauseOfViews(i int) *spoken {
	main := i > c.from && c.contrasts.has(c.tokens, c.from, c.to) && c.tokens[i].Before&token.Comma != 0 // "While all accept it, views differ"
	if c.inReport(i) && !main {
		return nil
	}
	n, function := c.clauses.at(c.tokens, i, c.to)
	if n == 0 && c.viewNouns.has(c.tokens, i, c.to) && (i == c.from || c.begins(i) || c.articles.has(c.tokens, i-1, c.to)) {
		for j := i + 1; j < c.to && j < i+mostAbout && c.tokens[j].Before&token.Strong == 0; j++ {
			if m, _ := c.differing.at(c.tokens, j, c.to); m > 0 {
				n, function = j+m-i, policy.HoldsView
				break
			}
			if k := c.skipAdverbs(j + 1); k > j+1 && c.pastBe.has(c.tokens, j, c.to) {
				if m, _ := c.divided.at(c.tokens, k, c.to); m > 0 { // "were sharply divided"
					n, function = k+m-i, policy.HoldsView
					break
				}
			}
		}
	}
	if n == 0 || c.isBy(i+n) || c.denied(i) {
		return nil // "no agreement was reached"
	}
	s := c.spoken(group{class: policy.Impersonal}, i, i+n, i, i+n)
	s.Verbs = []policy.Verb{c.verb(i, n, function)}
	return s
}

// mostBetween is how many words may stand between what is expressed and its
// verb: "support for a fund that pays for wardens was expressed".
const mostBetween = 10

// expressedNoun finds the noun that a passive at its "was" says to be
// expressed, at token i or before it in the clause, and what its speaker does;
// -1 when there is none.
func (c *cascade) expressedNoun(i int) (at int, function policy.Function) {
	for j := i; j >= c.from && j > i-mostBetween; j-- {
		if n, function := c.expressed.at(c.tokens, j, c.to); n > 0 {
			return j, function
		}
		if j == i && c.raisable.has(c.tokens, j, c.to) {
			return j, policy.Reports
		}
		if c.tokens[j].Before&(token.Strong|token.Comma) != 0 {
			break
		}
	}
	return -1, ""
}

// standsAlone tells a pronoun from a quantity of something else: "from
// several", but not "from several universities".
func (c *cascade) standsAlone(g group) bool {
	return g.kind != pronoun || g.to >= c.to || c.tokens[g.to].Before != 0 || c.small.Get(c.tokens[g.to].Fold)
}

// amongThem reads "Among participants there was agreement that".
func (c *cascade) amongThem(i int) *spoken {
	if !c.holders.has(c.tokens, i, c.to) || !c.begins(i) || c.inReport(i) {
		return nil
	}
	g, ok := c.groupAt(i + 1)
	if !ok || g.kind == body || g.kind == meeting || !c.empty.has(c.tokens, g.to, c.to) || !c.be.has(c.tokens, g.to+1, c.to) {
		return nil
	}
	for j := g.to + 2; j < c.to && j <= g.to+6 && c.tokens[j].Before&(token.Strong|token.Comma) == 0; j++ {
		if n, function := c.expressed.at(c.tokens, j, c.to); n > 0 && !c.denied(j) {
			s := c.spoken(g, i, j+n, g.from, g.to)
			s.Verbs = []policy.Verb{c.verb(j, n, function)}
			return s
		}
	}
	return nil
}

// owned reads "One member's view was that", "it was the Committee's view that"
// and "In Ms. Silva's view,".
func (c *cascade) owned(i int) *spoken {
	view := i > c.from && i < c.to && c.prepositions.has(c.tokens, i-1, c.to) && c.begins(i-1)
	if i >= c.to || c.inReport(i) || !view && !c.begins(i) && !c.be.has(c.tokens, i-1, c.to) {
		return nil
	}
	g, ok := c.simpleGroup(i)
	if !ok || g.kind == meeting || g.to >= c.to || !c.isPossessive(g.to-1) {
		return nil
	}
	g.who = withoutPossessive(g.who)
	for j := g.to; j < c.to && j <= g.to+2 && c.tokens[j].Before&^token.Quote == 0; j++ {
		if n, function := c.viewNoun(j); n > 0 {
			be := c.be.has(c.tokens, i-1, c.to) && c.empty.has(c.tokens, i-2, c.to)
			if view && !(j+n < c.to && c.tokens[j+n].Before == token.Comma) {
				break
			}
			if !view && !be && !c.wasThat(j+n) || be && !c.isThat(j+n) {
				break
			}
			s := c.spoken(g, i, j+n, g.from, g.to)
			s.Verbs = []policy.Verb{c.verb(j, n, function)}
			return s
		}
	}
	return nil
}

// viewNoun reads a noun for what is held or asked at token i.
func (c *cascade) viewNoun(i int) (n int, function policy.Function) {
	if n, function = c.expressed.at(c.tokens, i, c.to); n == 0 && c.pointsMade.has(c.tokens, i, c.to) {
		n, function = 1, policy.HoldsView
	}
	return n, function
}

// wasThat tells "was that" at token i; isThat, "that".
func (c *cascade) wasThat(i int) bool {
	if n, _ := c.seeming.at(c.tokens, i, c.to); n > 0 {
		return c.isThat(i + n)
	}
	return c.pastBe.has(c.tokens, i, c.to) && c.isThat(i+1)
}

func (c *cascade) isThat(i int) bool { return c.reported.has(c.tokens, i, c.to) }

// nounWas reads "The general view was that" and "The message from several
// speakers was that".
func (c *cascade) nounWas(i int) *spoken {
	n, function := c.viewNoun(i)
	if n == 0 || i == c.from || c.inReport(i) || !c.opensNoun(i) {
		return nil
	}
	was := i + n
	if m, _ := c.expressing.at(c.tokens, was, c.to); m > 0 && c.tokens[was].Before == 0 {
		was += m // "the question raised was whether"
	}
	if c.wasThat(was) || was > i+n && c.pastBe.has(c.tokens, was, c.to) && c.clauseOpeners.has(c.tokens, was+1, c.to) {
		s := c.spoken(group{class: policy.Impersonal}, i, was+1, i, was+1)
		s.Verbs = []policy.Verb{c.verb(i, n, function)}
		return s
	}
	if !c.namePrepositions.has(c.tokens, i+n, c.to) && !c.holders.has(c.tokens, i+n, c.to) {
		return nil
	}
	g, ok := c.groupAt(i + n + 1)
	if !ok || g.kind == meeting || !c.wasThat(g.to) {
		return nil
	}
	s := c.spoken(g, i, g.to, g.from, g.to)
	s.Verbs = []policy.Verb{c.verb(i, n, function)}
	return s
}

// opensNoun tells whether the noun at token i, with its article and at most
// two words before it, begins a clause.
func (c *cascade) opensNoun(i int) bool {
	j := i
	for j > c.from && j > i-4 && c.tokens[j].Before == 0 && !c.begins(j) && !c.isBehindAdverb(j) {
		j--
	}
	return (c.begins(j) || c.isBehindAdverb(j)) && (j == i || c.articles.has(c.tokens, j, c.to) || c.quantities.has(c.tokens, j, c.to)) && !c.denied(j+1)
}

// isBehindAdverb tells a clause that begins at token i, behind the adverb that
// opens its sentence: "Overall the conclusion was".
func (c *cascade) isBehindAdverb(i int) bool {
	return i == c.from+1 && c.adverbs.has(c.tokens, c.from, c.to) && c.articles.has(c.tokens, i, c.to)
}

// made reads "explanations offered by members", unless it only says what
// something else is about.
func (c *cascade) made(i int) *spoken {
	if i == c.from || c.inReport(i) {
		return nil
	}
	n, form := c.verbs.at(c.tokens, i, c.to)
	if m, _ := c.expressing.at(c.tokens, i, c.to); m > 0 {
		n = m
	}
	if n == 0 || form.tense != 0 || !c.isBy(i+n) || c.tokens[i].Before != 0 {
		return nil
	}
	m, function := c.viewNoun(i - 1)
	if m != 1 || c.begins(i) || !c.opensNoun(i-1) {
		return nil
	}
	g, ok := c.groupAt(i + n + 1)
	if !ok || g.kind == meeting || g.kind == body {
		return nil
	}
	s := c.spoken(g, i-1, g.to, g.from, g.to)
	s.Verbs = []policy.Verb{c.verb(i, n, function)}
	return s
}

// received reads what becomes of a proposal: "met with broad support", "found
// favour with most members", and "Support came from several delegations".
func (c *cascade) received(i int) *spoken {
	if i == c.from || c.inReport(i) {
		return nil
	}
	if n, _ := c.cameFrom.at(c.tokens, i, c.to); n > 0 {
		return c.camefrom(i, n)
	}
	n, _ := c.reception.at(c.tokens, i, c.to)
	if n == 0 {
		return nil
	}
	for j := i + n; j < c.to && j <= i+n+3 && c.tokens[j].Before&(token.Strong|token.Comma) == 0; j++ {
		m, function := c.expressed.at(c.tokens, j, c.to)
		if m == 0 || c.denied(j) {
			continue
		}
		end := j + m
		if c.holders.has(c.tokens, end, c.to) || c.absolutes.has(c.tokens, end, c.to) || c.namePrepositions.has(c.tokens, end, c.to) {
			if g, ok := c.groupAt(end + 1); ok && (g.kind == people || g.kind == pronoun || g.kind == party && c.askings.has(c.tokens, j, c.to)) && c.standsAlone(g) {
				s := c.spoken(g, i, g.to, g.from, g.to)
				s.Verbs = []policy.Verb{c.verb(j, m, function)}
				return s
			}
			return nil
		}
		if !c.met.has(c.tokens, i, c.to) {
			return nil
		}
		s := c.spoken(group{class: policy.Impersonal}, i, end, i, end)
		s.Verbs = []policy.Verb{c.verb(j, m, function)}
		return s
	}
	return nil
}

// camefrom reads "Opposition came from several delegations", at its verb of n
// tokens. What comes from others than speakers may be a deed.
func (c *cascade) camefrom(i, n int) *spoken {
	g, ok := c.groupAt(i + n)
	if !ok || g.kind == meeting || !c.standsAlone(g) {
		return nil
	}
	for j := i - 1; j >= c.from && j > i-mostBetween; j-- {
		m, function := c.expressed.at(c.tokens, j, c.to)
		if m == 0 || !c.opensNoun(j) || g.kind != people && g.kind != pronoun && !c.askings.has(c.tokens, j, c.to) {
			continue
		}
		s := c.spoken(g, j, g.to, g.from, g.to)
		s.Verbs = []policy.Verb{c.verb(j, m, function)}
		return s
	}
	return nil
}
