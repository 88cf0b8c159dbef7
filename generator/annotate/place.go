package annotate

import (
	"slices"
	"strings"

	"precis/generator/token"
)

// place is what part of a work words point to: "article 3, paragraph 4 (c)".
type place struct {
	from, to int    // tokens
	end      int    // byte, with a closing bracket
	written  string // as pages write it: "para." is "paragraph"
	noun     string // of its last part, as pages write it
	numbered []int  // the tokens at which the numbers of its last part begin
}

// places finds every place in a text.
func (g *grammar) places(text *token.Text) []place {
	var found []place
	for i := 0; i < len(text.Tokens); {
		p, ok := g.part(text, i)
		if !ok {
			i++
			continue
		}
		for {
			next, link := p.to, ", "
			if next < len(text.Tokens) && text.Tokens[next].Fold == "of" {
				next, link = next+1, " of "
			}
			joined := next == p.to && next < len(text.Tokens) && text.Tokens[next].Fold == "and" && text.Tokens[next].Before&^(token.Comma|token.Bracket) == 0
			if joined { // "chapter I and section II"
				next, link = next+1, " and "
			}
			more, ok := g.part(text, next)
			if joined {
				more.numbered = nil
			}
			if !ok || next == p.to && text.Tokens[next].Before&^(token.Comma|token.Bracket) != 0 || text.Tokens[next].Sentence != text.Tokens[i].Sentence {
				break
			}
			more.from, more.written = p.from, p.written+link+more.written
			p = more
		}
		found = append(found, p)
		i = p.to
	}
	return found
}

// part reads one noun with its numbers at token i.
func (g *grammar) part(text *token.Text, i int) (place, bool) {
	tokens := text.Tokens
	n, noun := g.locators.at(tokens, i, len(tokens))
	if n == 0 {
		return place{}, false
	}
	p := place{from: i, to: i + n, end: tokens[i+n-1].End, written: noun, noun: noun}
	first := p.to
	if first >= len(tokens) || tokens[first].Sentence != tokens[i].Sentence || !followsNoun(text, first) || !isPlaceNumber(text, first) {
		return p, noun == "annex"
	}
	p.to, p.end = numberEnd(text, first)
	p.numbered = []int{first}
	for list := tokens[i].Plain != tokens[i].Fold; p.to < len(tokens); {
		next := p.to
		gap := strings.TrimSpace(text.Source[p.end:tokens[next].Start])
		switch fold := tokens[next].Fold; {
		case gap == "-" || gap == "–" || gap == "‑":
		case gap == "" && fold == "to", list && gap == "" && (fold == "and" || fold == "or"):
			next++
		case list && gap == ",":
			if fold == "and" || fold == "or" {
				next++
			}
		default:
			next = len(tokens)
		}
		if next >= len(tokens) || !isPlaceNumber(text, next) || tokens[next].Sentence != tokens[i].Sentence {
			break
		}
		p.to, p.end = numberEnd(text, next)
		p.numbered = append(p.numbered, next)
	}
	p.written = noun + " " + strings.Join(strings.Fields(text.Source[tokens[first].Start:p.end]), " ")
	return p, true
}

// followsNoun tells whether nothing but the full stop of an abbreviation
// stands between a noun and token i.
func followsNoun(text *token.Text, i int) bool {
	gap := strings.TrimSpace(text.Source[text.Tokens[i-1].End:text.Tokens[i].Start])
	return gap == "" || gap == "." || gap == "(" && text.Tokens[i].End < len(text.Source) && text.Source[text.Tokens[i].End] == ')'
}

// isPlaceNumber tells "36", "4A", "IV", "B" and "(c)" from a word, and from a
// year.
func isPlaceNumber(text *token.Text, i int) bool {
	word := text.Word(i)
	switch {
	case isNumbering(word):
		return true
	case strings.Trim(word, "IVXL") == "":
		return true
	case len(word) == 1 && word >= "A" && word <= "Z":
		return true
	}
	return inBrackets(text, i)
}

// isNumbering tells "36", "4A", "4bis" and "6.4.1" from a word, and from a
// year.
func isNumbering(word string) bool {
	const most = 9 // bytes
	if len(word) > most {
		return false
	}
	parts := strings.Split(word, ".")
	for n, part := range parts {
		rest := strings.TrimLeft(part, "0123456789")
		digits := len(part) - len(rest)
		isYear := len(parts) == 1 && rest == "" && len(part) == 4 && (strings.HasPrefix(part, "19") || strings.HasPrefix(part, "20"))
		if digits == 0 || digits > 4 || isYear || rest != "" && (n < len(parts)-1 || len(rest) > 1 && rest != "bis" && rest != "ter") {
			return false
		}
	}
	return true
}

// inBrackets tells whether a short token stands alone in brackets: "(c)".
func inBrackets(text *token.Text, i int) bool {
	t := text.Tokens[i]
	return t.Len() <= 4 && t.Start > 0 && text.Source[t.Start-1] == '(' && t.End < len(text.Source) && text.Source[t.End] == ')'
}

// numberEnd gives the token behind a number and the byte where it ends, with
// what is said more closely in brackets and behind a colon: "4 (c) (ii)",
// "II:2".
func numberEnd(text *token.Text, i int) (to, end int) {
	to, end = i+1, text.Tokens[i].End
	if inBrackets(text, i) {
		end++
	}
	for to < len(text.Tokens) {
		word, gap := text.Word(to), strings.TrimSpace(text.Source[end:text.Tokens[to].Start])
		switch {
		case gap == "(" && inBrackets(text, to) && word == strings.ToLower(word):
			to, end = to+1, text.Tokens[to].End+1
		case gap == "" && (word == "bis" || word == "ter"), text.Source[end:text.Tokens[to].Start] == ":" && isNumbering(word): // "II:2"
			to, end = to+1, text.Tokens[to].End
		default:
			return to, end
		}
	}
	return to, end
}

// placeIn finds the place in a work that is called by the tokens from one to
// another: before its name ("paragraph 36 of the Political Declaration") or
// behind it ("the 1988 Convention, article 3").
func (g *grammar) placeIn(text *token.Text, from, to int, places []place) (place, bool) {
	tokens := text.Tokens
	at := from - 1
	for at >= 0 && g.articles.has(tokens, at, len(tokens)) {
		at--
	}
	if at >= 0 && isLink(tokens[at].Fold) && tokens[from].Before&token.Strong == 0 {
		if n := slices.IndexFunc(places, func(p place) bool { return p.to == at }); n >= 0 {
			return places[n], true
		}
	}
	n := slices.IndexFunc(places, func(p place) bool { return p.from == to })
	if n < 0 || tokens[to].Before&^(token.Comma|token.Bracket) != 0 || tokens[to].Sentence != tokens[from].Sentence {
		return place{}, false
	}
	p := places[n]
	if p.to < len(tokens) && isLink(tokens[p.to].Fold) && tokens[p.to].Before&token.Bracket == 0 { // it is in what follows
		return place{}, false
	}
	if rest := text.Source[p.end:]; strings.HasPrefix(rest, ")") && tokens[to].Before&token.Bracket != 0 {
		p.end++
	}
	return p, true
}

// isLink tells the words that tie a place to a work.
func isLink(fold string) bool { return fold == "of" || fold == "to" || fold == "in" }
