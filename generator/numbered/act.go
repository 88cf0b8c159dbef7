package numbered

import (
	"slices"
	"strconv"
	"strings"

	"precis/generator/policy"
	"precis/generator/token"
)

// number is one number in the list behind the noun of an act.
type number struct {
	from, to int // tokens
	length   int // bytes of the number alone
	end      int // byte, with a closing bracket
	date     date
}

// acts finds the acts of bodies whose numbers begin behind the noun at token
// i: "General Assembly resolutions 70/1 and S-30/1".
func (d *Document) acts(text *token.Text, i int) []Found {
	n, acts := d.nouns.at(text, i)
	if n == 0 || i+n >= len(text.Tokens) || text.Tokens[i+n].Before != 0 {
		return nil
	}
	act, first := acts[0], i+n
	from, before, unknown := d.bodyBefore(text, i)
	numbers := d.numbers(text, first, act, before, text.Tokens[i].Plain != text.Tokens[i].Fold)
	if len(numbers) == 0 && len(before) == 0 && !unknown {
		_, behind, _ := d.bodyBehind(text, first+1) // "resolution 1325 of the Security Council"
		numbers = d.numbers(text, first, act, behind, false)
	}
	if len(numbers) == 0 {
		return nil
	}
	last := &numbers[len(numbers)-1]
	bodies := before
	if len(bodies) == 0 && !unknown {
		var to int
		if to, bodies, unknown = d.bodyBehind(text, last.to); to > 0 && len(bodies) > 0 {
			last.to, last.end = to, text.Tokens[to-1].End
		}
		if len(bodies) == 0 && !unknown && d.behindPreposition(text, i) {
			bodies = d.bodyActing(text, last.to)
		}
	}
	nearest := bodies
	if len(bodies) == 0 && !unknown {
		bodies, unknown = d.bodiesInSentence(text, i)
		nearest = bodies[:min(1, len(bodies))]
	}
	var found []Found
	for k, one := range numbers {
		f := Found{From: one.from, To: one.to, Start: text.Tokens[one.from].Start, End: one.end, Method: policy.Prose}
		if k == 0 {
			f.From, f.Start = from, text.Tokens[from].Start
		}
		work, part, fits := d.act(text, one.from, act, bodies)
		if _, _, n := d.act(text, one.from, act, nearest); n == 0 { // it is not the act of a body further back
			fits = 0
		}
		if !unknown {
			f.Number = act + " " + text.Source[text.Tokens[one.from].Start:text.Tokens[one.from].Start+one.length]
		}
		switch {
		case unknown:
			f.Open = "a " + act + " whose body is not known, or not named clearly"
		case fits == 1:
			f.Work, f.Part = work, part
			f.Work.Short, f.Work.Title = f.Work.Title, d.titleBehind(text, one.to)
			if f.Work.Title == "" {
				f.Work.Short, f.Work.Title = "", f.Work.Short
			}
			if one.date.year != 0 {
				f.Work.Year, f.Work.Date = one.date.year, one.date.iso()
			}
		default:
			f.Open = "several bodies have a " + act + " with such a number, and none was recognized here as the one that is meant"
		}
		found = append(found, f)
	}
	return found
}

// act reads the number at token i as that of an act of one of the bodies, and
// tells how many of them have such numbers. With one, its work is given.
func (d *Document) act(text *token.Text, i int, act string, bodies []int) (work policy.Reference, part string, fits int) {
	for _, at := range bodies {
		b := d.Bodies[at]
		for _, n := range b.Acts[act] {
			length, fill := n.Number.Match(text.Source[text.Tokens[i].Start:])
			if length == 0 || d.numberEnd(text, i, length) == 0 {
				continue
			}
			fits++
			if part = fill("${part}"); part != "" {
				part = strings.Join(strings.Fields(part), " ")
			}
			written := text.Source[text.Tokens[i].Start : text.Tokens[i].Start+length]
			if part != "" {
				written = fill("${n} ${session}")
			}
			title := strings.NewReplacer("${body}", b.Names[0], "${act}", act, "${number}", filled(written)).Replace(d.ActTitle)
			work = instrument(filled(fill(n.Symbol)), title)
			work.Year, _ = strconv.Atoi(fill("${year}"))
			break
		}
	}
	return work, part, fits
}

// numbers reads the numbers from token i on, with the dates behind them. A
// list needs a noun in the plural.
func (d *Document) numbers(text *token.Text, i int, act string, bodies []int, list bool) []number {
	var numbers []number
	for {
		length := d.numberLength(text, i, act, bodies)
		to := d.numberEnd(text, i, length)
		if length == 0 || to == 0 || d.isQuantity(text, to) {
			return numbers
		}
		n := number{from: i, to: to, length: length, end: text.Tokens[i].Start + length}
		if when, after := d.dateBehind(text, to); after > to {
			n.date, n.to, n.end = when, after, text.Tokens[after-1].End
		}
		numbers = append(numbers, n)
		next := n.to
		if !list || next >= len(text.Tokens) || text.Tokens[next].Sentence != text.Tokens[i].Sentence {
			return numbers
		}
		joined, _ := d.joins.at(text, next)
		switch {
		case joined > 0:
			next += joined
		case text.Tokens[next].Before&token.Comma == 0:
			return numbers
		}
		if next >= len(text.Tokens) || text.Tokens[next].Before&token.Strong&^token.Bracket != 0 {
			return numbers
		}
		i = next
	}
}

// numberLength is how far the number at token i reaches, in bytes. A number
// that is nothing but digits needs a body in front.
func (d *Document) numberLength(text *token.Text, i int, act string, bodies []int) int {
	source := text.Source[text.Tokens[i].Start:]
	longest, _ := d.ActNumber.Match(source)
	if n, _ := d.noNumbers.at(text, i); n > 0 || d.numberEnd(text, i, longest) == 0 {
		longest = 0
	}
	for _, b := range bodies {
		for _, n := range d.Bodies[b].Acts[act] {
			length, _ := n.Number.Match(source)
			if length > longest && d.numberEnd(text, i, length) > 0 {
				longest = length
			}
		}
	}
	return longest
}

// numberEnd gives the token behind a number of so many bytes that begins with
// token i, or 0 when it ends inside a word. The mark of a note that is glued
// behind the full stop of a sentence is no part of the number: "45/8.1".
func (d *Document) numberEnd(text *token.Text, i, length int) int {
	end := text.Tokens[i].Start + length
	if to := whole(text, i, end); to > 0 || length == 0 || end >= text.Tokens[i].End {
		return to
	}
	mark, stop := strings.CutPrefix(text.Source[end:text.Tokens[i].End], ".")
	last := i+1 == len(text.Tokens) || text.Tokens[i+1].Before == 0 && isCapital(text.Word(i+1)) || text.Tokens[i+1].Sentence != text.Tokens[i].Sentence
	if !stop || !last || !isNumber(mark) || len(mark) > 3 {
		return 0
	}
	return i + 1
}

// bodyBefore finds the body that is named directly before the noun at token
// i, and gives the token where its name begins. Unknown tells that a name
// stands there, but of a body that is not known.
func (d *Document) bodyBefore(text *token.Text, i int) (from int, bodies []int, unknown bool) {
	if i == 0 || text.Tokens[i].Before&^token.Quote != 0 {
		return i, nil, false
	}
	for from = max(0, i-6); from < i; from++ {
		if n, names := d.bodies.at(text, from); n > 0 && from+n == i {
			if capitalBefore(text, from) {
				return i, nil, true
			}
			bodies = d.clear(names)
			return from, bodies, len(bodies) == 0
		}
	}
	return i, nil, capitalBefore(text, i)
}

// bodyBehind finds the body that is named behind a number: "of the General
// Assembly". It gives the token behind its name.
func (d *Document) bodyBehind(text *token.Text, i int) (to int, bodies []int, unknown bool) {
	n, _ := d.links.at(text, i)
	if n == 0 || text.Tokens[i].Before&^token.Bracket != 0 {
		return 0, nil, false
	}
	at := d.skipArticle(text, i+n)
	length, names := d.bodies.at(text, at)
	if length > 0 {
		bodies = d.clear(names)
		return at + length, bodies, len(bodies) == 0
	}
	return 0, nil, at < len(text.Tokens) && at > i+n && isCapital(text.Word(at))
}

// bodyActing finds the body that is the subject behind the words before token
// i: "in its resolution 76/203, the General Assembly called for". A body with
// a longer name of which the known one is a part is another.
func (d *Document) bodyActing(text *token.Text, i int) []int {
	if i >= len(text.Tokens) || text.Tokens[i].Before&^token.Bracket != token.Comma || text.Tokens[i].Sentence != text.Tokens[i-1].Sentence {
		return nil
	}
	at := d.skipArticle(text, i)
	n, names := d.bodies.at(text, at)
	if n == 0 || at == i || at+n < len(text.Tokens) && text.Tokens[at+n].Before == 0 && isCapital(text.Word(at+n)) {
		return nil
	}
	return d.clear(names)
}

// bodiesInSentence gives the bodies that are named in the sentence before
// token i, the nearest first; without one, the body whose act the document is.
// Unclear tells that one of them is named by a short name alone, or behind a
// preposition: in "its report to the General Assembly" somebody else speaks.
func (d *Document) bodiesInSentence(text *token.Text, i int) (bodies []int, unclear bool) {
	const reach = 120 // words; no drafter means a body further back
	for at := i - 1; at >= max(0, i-reach) && text.Tokens[at].Sentence == text.Tokens[i].Sentence; at-- {
		n, names := d.bodies.at(text, at)
		if n == 0 || at > 0 && d.insideName(text, at, n) {
			continue
		}
		meant := d.clear(names)
		unclear = unclear || len(meant) == 0 || d.behindPreposition(text, at) && !slices.Contains(meant, d.own)
		for _, b := range meant {
			bodies = appendNew(bodies, b)
		}
	}
	if len(bodies) == 0 && !unclear && d.own >= 0 {
		return []int{d.own}, false
	}
	return bodies, unclear
}

func (d *Document) behindPreposition(text *token.Text, i int) bool {
	for i > 0 && d.articles[text.Tokens[i-1].Fold] {
		i--
	}
	n, _ := d.prepositions.at(text, i-1)
	return n > 0
}

// insideName tells whether the name of n tokens at token i is the end of a
// longer name: "Council" in "Security Council".
func (d *Document) insideName(text *token.Text, i, n int) bool {
	for from := max(0, i-4); from < i; from++ {
		if length, _ := d.bodies.at(text, from); from+length >= i+n {
			return true
		}
	}
	return capitalBefore(text, i)
}

// clear gives the bodies that names can mean: all with a full name, and those
// with a short one that the document also names in full.
func (d *Document) clear(names []body) []int {
	var bodies []int
	for _, b := range names {
		if !b.short || d.named[b.at] || d.own == b.at {
			bodies = appendNew(bodies, b.at)
		}
	}
	return bodies
}

func appendNew(list []int, n int) []int {
	for _, other := range list {
		if other == n {
			return list
		}
	}
	return append(list, n)
}
