package numbered

import (
	"strconv"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// symbols finds a symbol that begins with token i, and the other parts of the
// same document that are added to it: "A/73/L.6 and Add.1".
func (d *Document) symbols(text *token.Text, i int) []Found {
	if i >= len(text.Tokens) {
		return nil
	}
	start := text.Tokens[i].Start
	work, length := d.symbol(text.Source[start:])
	if length == 0 {
		return nil
	}
	to := d.numberEnd(text, i, length)
	if to == 0 {
		return nil
	}
	found := []Found{{From: i, To: to, Start: start, End: start + length, Work: work, Method: policy.Symbol}}
	if when, behind := d.dateBehind(text, to); behind > to && work.Kind == policy.Instrument {
		found[0].To, found[0].End = behind, text.Tokens[behind-1].End
		found[0].Work.Year, found[0].Work.Date = when.year, when.iso()
	}
	base := work.Symbol
	if base == "" && work.Title == text.Source[start:start+length] {
		base = work.Title // of a family that is not linked
	}
	for base != "" {
		last := found[len(found)-1]
		more, fill := d.Addenda.Match(text.Source[last.End:])
		to := whole(text, last.To, last.End+more)
		if more == 0 || to == 0 {
			break
		}
		title, symbol := base+"/"+fill("${n}"), ""
		if work.Symbol != "" {
			symbol = title
		}
		added := last
		added.End, added.To, added.Work = last.End+more, to, instrument(symbol, title)
		added.Start = added.End - len(fill("${n}"))
		added.From = to - 1
		for added.From > 0 && text.Tokens[added.From].Start > added.Start {
			added.From--
		}
		found = append(found, added)
	}
	return found
}

// symbol reads a symbol at the beginning of a text, and gives its length, or
// 0. Two symbols with a hyphen between are two symbols of one work.
func (w *Works) symbol(text string) (policy.Reference, int) {
	for _, f := range w.forms[lexicon.Head(text)] {
		length, fill := f.Pattern.Match(text)
		if length == 0 {
			continue
		}
		work := made(f, fill)
		if rest, ok := strings.CutPrefix(text[length:], "-"); ok && work.Symbol != "" {
			if other, n := w.symbol(rest); n > 0 && other.Symbol != "" {
				symbol := work.Symbol + "-" + other.Symbol
				joint := instrument(symbol, symbol)
				joint.Year = max(work.Year, other.Year)
				return joint, length + 1 + n
			}
		}
		return work, length
	}
	return policy.Reference{}, 0
}

// made makes the reference that a form and what it found stand for.
func made(f lexicon.Form, fill func(string) string) policy.Reference {
	title := f.Title
	if title == "" {
		title = "${0}"
	}
	work := instrument(filled(fill(f.Symbol)), filled(fill(title)))
	work.Address = fill(f.Address)
	work.Year, _ = strconv.Atoi(fill("${year}"))
	if f.ID != "" {
		work.ID = strings.ReplaceAll(fill(f.ID), ".", "-")
	}
	if f.Kind != "" {
		work.Kind = policy.ReferenceKind(f.Kind)
	}
	return work
}
