package cache

import "precis/generator/policy"

func encodeFindings(f *policy.Findings) []byte {
	c := new(coder)
	findings(c, f)
	return c.bytes
}

// decodeFindings gives nil when the bytes are not those of findings.
func decodeFindings(content []byte) *policy.Findings {
	c, f := &coder{reading: true, bytes: content}, new(policy.Findings)
	if findings(c, f); c.broken || len(c.bytes) > 0 {
		return nil
	}
	return f
}

// What follows names every field of the types that findings are made of; a
// test fails when one is forgotten.

func findings(c *coder, f *policy.Findings) {
	list(c, &f.Points, finding)
	list(c, &f.Themes, finding)
	list(c, &f.Works, reference)
}

func finding(c *coder, f *policy.Finding) {
	list(c, &f.Topics, assignment)
	list(c, &f.LetGo, assignment)
	optional(c, &f.Review, review)
	list(c, &f.Citations, citation)
	list(c, &f.Mentions, mention)
	list(c, &f.Pointers, pointer)
	list(c, &f.Attributions, attribution)
	list(c, &f.Continuations, continuation)
	list(c, &f.Disagreements, disagreement)
}

func quote(c *coder, q *policy.Quote) {
	text(c, &q.Words)
	c.number(&q.Paragraph)
	c.number(&q.Start)
	c.number(&q.End)
	c.number(&q.Sentence)
}

func assignment(c *coder, a *policy.Assignment) {
	text(c, &a.Topic)
	text(c, &a.Method)
	text(c, &a.Why)
	list(c, &a.Evidence, func(c *coder, e *policy.Evidence) {
		quote(c, &e.Quote)
		text(c, &e.Label)
	})
}

func review(c *coder, r *policy.Review) {
	list(c, &r.Found, assignment)
	list(c, &r.Has, text)
	list(c, &r.Not, text)
	c.flag(&r.Complete)
}

func citation(c *coder, t *policy.Citation) {
	quote(c, &t.Quote)
	text(c, &t.Reference)
	text(c, &t.Locator)
	text(c, &t.Method)
	text(c, &t.Why)
	c.flag(&t.Certain)
}

func mention(c *coder, m *policy.Mention) {
	quote(c, &m.Quote)
	text(c, &m.Why)
	list(c, &m.Candidates, text)
}

func pointer(c *coder, p *policy.Pointer) {
	quote(c, &p.Quote)
	text(c, &p.Anchor)
	text(c, &p.Label)
}

func attribution(c *coder, a *policy.Attribution) {
	quote(c, &a.Quote)
	text(c, &a.Class)
	text(c, &a.Who)
	list(c, &a.Verbs, verb)
	quote(c, &a.Clause)
}

func verb(c *coder, v *policy.Verb) {
	quote(c, &v.Quote)
	text(c, &v.Function)
}

func continuation(c *coder, n *policy.Continuation) {
	quote(c, &n.Quote)
	quote(c, &n.Of)
	text(c, &n.Class)
	list(c, &n.Verbs, verb)
	quote(c, &n.Clause)
}

func disagreement(c *coder, d *policy.Disagreement) {
	for i := range d.Sides {
		quote(c, &d.Sides[i].Who)
		quote(c, &d.Sides[i].Clause)
	}
	text(c, &d.Why)
}

func reference(c *coder, r *policy.Reference) {
	text(c, &r.ID)
	text(c, &r.Kind)
	text(c, &r.Title)
	text(c, &r.Short)
	c.number(&r.Year)
	text(c, &r.Date)
	text(c, &r.Symbol)
	text(c, &r.Within)
	text(c, &r.Address)
	text(c, &r.Note)
	list(c, &r.Members, text)
	list(c, &r.Names, func(c *coder, n *policy.Name) {
		text(c, &n.Text)
		text(c, &n.Method)
		list(c, &n.With, text)
	})
}
