package annotate

import (
	"slices"

	"precis/generator/policy"
	"precis/generator/token"
)

// isContrast tells whether what begins at token i is set against what stands
// before: "while others", "However, some".
func (c *cascade) isContrast(i int) bool {
	if c.contrasts.has(c.tokens, i-1, c.to) {
		return i-1 > c.from
	}
	if i == c.from {
		at := c.from // "Others, however, felt"
		for at < min(c.to, i+8) && !c.contrastOpeners.has(c.tokens, at, c.to) {
			at++
		}
		return at > i && at < min(c.to, i+8) && c.tokens[at].Before == token.Comma && at+1 < c.to && c.tokens[at+1].Before == token.Comma
	}
	n, _ := c.contrastOpeners.at(c.tokens, c.from, c.to)
	return n > 0 && c.from+n == i
}

// addDisagreements finds two views of a point that the text sets against each
// other. Only what the words themselves settle counts: a contrast between two
// sides one of which objects or is "others", or one side that supports and one
// that objects to the same thing.
func (c *cascade) addDisagreements(f *policy.Finding) {
	for i, s := range c.found {
		var other *spoken
		switch {
		case i > 0 && s.contrast && differ(c.found[i-1], s):
			other = &c.found[i-1]
		case i == 0 && s.contrast && len(c.before) > 0 && (opposed(c.before[len(c.before)-1], s) || c.isOther(s) && bothSides(c.before[len(c.before)-1], s)):
			other = &c.before[len(c.before)-1]
		case i == 0 && len(c.before) == 1 && squarely(c.before[0], s) && c.sameMatter(c.before[0], s):
			f.Disagreements = append(f.Disagreements, sides(c.before[0], s, "one supports and one objects, and both speak of the same"))
			continue
		}
		if other != nil {
			f.Disagreements = append(f.Disagreements, sides(*other, s, "the text sets one against the other"))
		}
	}
}

func sides(a, b spoken, why string) policy.Disagreement {
	return policy.Disagreement{Sides: [2]policy.Side{{Who: a.Quote, Clause: a.Clause}, {Who: b.Quote, Clause: b.Clause}}, Why: why}
}

// differ tells whether two clauses of one sentence, with a word of contrast
// between them, record different views: one objects and the other does not, or
// the second is of "others" and both take a side.
func differ(a, b spoken) bool {
	if a.Class == policy.Impersonal && b.Class == policy.Impersonal {
		return false
	}
	return opposed(a, b) || b.Class == policy.Others && bothSides(a, b)
}

// opposed tells whether one of two clauses objects and the other speaks for
// something.
func opposed(a, b spoken) bool {
	return does(a, policy.Objects) != does(b, policy.Objects) && takesSide(a) && takesSide(b)
}

// squarely tells support on one side and objection on the other.
func squarely(a, b spoken) bool {
	return a.continues == nil && b.continues == nil && a.back != "" && b.back != "" &&
		(only(a, policy.Supports) && only(b, policy.Objects) || only(a, policy.Objects) && only(b, policy.Supports))
}

func does(s spoken, function policy.Function) bool {
	return slices.ContainsFunc(s.Verbs, func(v policy.Verb) bool { return v.Function == function })
}

func only(s spoken, function policy.Function) bool {
	return len(s.Verbs) > 0 && !slices.ContainsFunc(s.Verbs, func(v policy.Verb) bool { return v.Function != function })
}

// isOther tells a group that the text sets beside one named before.
func (c *cascade) isOther(s spoken) bool {
	for j := s.first; j < s.last; j++ {
		if c.tokens[j].End <= s.End && c.other.has(c.tokens, j, c.to) {
			return true
		}
	}
	return false
}

func bothSides(a, b spoken) bool { return takesSide(a) && takesSide(b) }

// takesSide tells verbs that take a side from those that report.
func takesSide(s spoken) bool {
	return len(s.Verbs) == 0 || slices.ContainsFunc(s.Verbs, func(v policy.Verb) bool {
		switch v.Function {
		case policy.Supports, policy.Objects, policy.Asks, policy.HoldsView, policy.Agrees:
			return true
		}
		return false
	})
}

// sameMatter tells whether two clauses name the same thing right behind their
// verbs: the first word there that is no small word.
func (c *cascade) sameMatter(a, b spoken) bool {
	x, y := c.object(a), c.object(b)
	return x != "" && x == y
}

// object gives the stems of the thing behind a clause's first verb: the last
// word of its first run of words without a small one.
func (c *cascade) object(s spoken) string {
	at := slices.IndexFunc(c.tokens, func(t token.Token) bool { return t.Start >= s.Verbs[0].End })
	if at < 0 || s.Verbs[0].Paragraph != c.paragraph {
		return ""
	}
	for at < len(c.tokens) && c.articles.has(c.tokens, at, len(c.tokens)) && c.tokens[at].Before == 0 {
		at++
	}
	stem := ""
	for ; at < len(c.tokens) && c.tokens[at].End <= s.Clause.End && c.tokens[at].Before&^token.Hyphen == 0 && !c.small.Of(c.tokens[at].Word); at++ {
		stem = c.tokens[at].Stem
	}
	return stem
}
