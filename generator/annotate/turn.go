package annotate

import (
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// Turns of a transcript and labels of paragraphs: words before a colon, which
// are no part of the sentence behind it.

// mostLabel is how many words a label may have: "MR. OYELARAN (Consumer
// Council):", "Agenda item 7 (e), subsidiary bodies:".
const mostLabel = 12

// labelEnd gives the token behind the colon of a label that begins the
// sentence from token i on; i where there is none. What is said before the
// colon is no label: "The Chair concluded: time was short".
func (g *grammar) labelEnd(text *token.Text, i, to int) int {
	tokens := text.Tokens
	for j := i + 1; j < to && j <= i+mostLabel; j++ {
		if tokens[j].Before&token.Pause == 0 {
			if g.verbs.has(tokens, j-1, to) && !isUpperFirst(text.Word(j-1)) {
				return i
			}
			continue
		}
		between := text.Source[tokens[j-1].End:tokens[j].Start]
		dash := strings.TrimSpace(between) == "–" || strings.TrimSpace(between) == "—"
		switch {
		case !strings.Contains(between, ": ") && !strings.Contains(between, ":\n") && !(dash && isAcronym(text.Word(j-1)) && g.offices.has(tokens, j-1, to)), !isUpperFirst(text.Word(j)):
			return i // "THE PRESIDENT – The sitting is open"
		case j > i+1 && g.verbs.has(tokens, j-1, to) && !isUpperFirst(text.Word(j-1)):
			return i
		}
		return j
	}
	return i
}

// firstFrom is the first token of a text that begins at a byte or behind it.
func firstFrom(text *token.Text, offset int) int {
	i, _ := slices.BinarySearchFunc(text.Tokens, offset, func(t token.Token, at int) int { return t.Start - at })
	return i
}

// speakTurn files the speaker of a turn that the reading of the text knows: of
// what stands behind "Mr. LUND." all is said by him. "Q" names nobody.
func (c *cascade) speakTurn(turn policy.Turn, f *policy.Finding) {
	if turn.Who.Len() == 0 {
		return
	}
	at, end := firstFrom(c.text, turn.Who.Start), firstFrom(c.text, turn.Who.End)
	if name := c.skip(c.articles, at); name < end {
		who, clause := c.quote(at, end), c.sentenceQuote()
		clause.Start = who.Start
		clause.Words = c.text.Source[clause.Start:clause.End]
		f.Attributions = append(f.Attributions, policy.Attribution{Quote: who, Class: policy.Named, Who: c.words(name, end), Clause: clause, Turn: true})
	}
}

// speakLabel passes over a label, and files its speaker where it has one: of
// what follows "MS. AALTO:" at the beginning of a paragraph, all is said by her.
func (c *cascade) speakLabel(f *policy.Finding) {
	behind := c.labelEnd(c.text, c.from, c.to)
	if behind == c.from {
		return
	}
	end := c.from + 1
	for end < behind && c.tokens[end].Before&token.Bracket == 0 { // her body may stand in brackets
		end++
	}
	if at := c.skip(c.articles, c.from); c.from == 0 && c.isTurn(at, end, behind) {
		f.Attributions = append(f.Attributions, policy.Attribution{
			Quote: c.quote(c.from, end), Class: policy.Named, Who: c.words(at, end), Clause: c.sentenceQuote(), Turn: true,
		})
	}
	c.from = behind
	for next := c.labelEnd(c.text, c.from, c.to); next > c.from; next = c.labelEnd(c.text, c.from, c.to) {
		c.from = next // "Organizational matters: Election of officers: ..."
	}
}

// isTurn tells whether the words of a label from one token to another name a
// speaker: a title or an office shows it, before the name or in the brackets
// behind it; of any other name, the document must be a transcript in which it
// comes back.
func (c *cascade) isTurn(at, end, behind int) bool {
	if at >= end || !isUpperFirst(c.text.Word(at)) {
		return false
	}
	if n, _ := c.offices.at(c.tokens, at, end); n > 0 && (at+n == end || c.nameRun(at+n) == end) {
		return true // "THE CHAIR", "Commissioner Brandt"
	}
	if c.titles.has(c.tokens, at, end) && end > at+1 && c.nameRun(at) == end {
		return true
	}
	for k := end; k < behind; k++ { // "P. MASUD (Vice-Chairman, Committee on Ports)"
		if c.offices.has(c.tokens, k, behind) && c.nameRun(at) == end {
			return true
		}
	}
	return c.seen.turns[c.words(at, end)] > 1
}

// turnsOf counts the labels of a document that may be names of speakers, where
// more than one of them comes back: a transcript has turns, and any other text
// has one "Note:" after the other.
func (g *grammar) turnsOf(words Words) map[string]int {
	counts := make(map[string]int)
	for _, text := range words {
		if len(text.Tokens) == 0 || !isUpperFirst(text.Word(0)) {
			continue
		}
		to := min(len(text.Tokens), mostLabel+1)
		end := g.labelEnd(text, 0, to)
		if end == 0 {
			continue
		}
		last := 1
		for last < end && text.Tokens[last].Before&token.Bracket == 0 {
			last++
		}
		name := true
		for j := range last {
			name = name && isUpperFirst(text.Word(j)) && text.Tokens[j].Before&^(token.Stop|token.Hyphen) == 0
		}
		first := text.Tokens[0].Fold
		if name && last <= 4 && !g.small.Get(first) && !g.texts.has(text.Tokens, 0, last) && !g.locators.has(text.Tokens, 0, last) && !g.labels.has(text.Tokens, 0, last) {
			counts[text.Source[text.Tokens[0].Start:text.Tokens[last-1].End]]++
		}
	}
	back := 0
	for _, n := range counts {
		if n > 1 {
			back++
		}
	}
	if back < 2 {
		return nil
	}
	return counts
}
