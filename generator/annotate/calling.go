package annotate

import (
	"cmp"
	"slices"
	"strings"

	"precis/generator/match"
	"precis/generator/numbered"
	"precis/generator/policy"
	"precis/generator/token"
)

// calling is a run of words that calls, or seems to call, a reference: by
// names, one for each reference that they can mean, or as a numbered work.
type calling struct {
	from, to   int // tokens
	start, end int // bytes
	names      []match.Naming
	defined    bool // the names are the document's own
	work       *numbered.Found
	elsewhere  bool // its body is named only where the document cites the number elsewhere
}

func (c calling) quote(text *token.Text, paragraph int) policy.Quote {
	q := quoteOf(text, paragraph, c.from, c.to)
	q.Start, q.End = min(q.Start, c.start), max(q.End, c.end)
	if c.end > text.Tokens[c.to-1].Start { // the mark of a note may be glued to it
		q.End = c.end
	}
	q.Words = text.Source[q.Start:q.End]
	return q
}

// callings gives what calls a reference in a text, in order and without
// overlap. What the registry names counts before a number, unless the number
// belongs to a longer run that begins with a body's name: "General Assembly
// resolution 64/182" is not the General Assembly.
func (r *reading) callings(text *token.Text) []calling {
	names := grouped(r.names.Find(text), false)
	if r.defined != nil {
		names = append(names, grouped(r.defined.Find(text), true)...)
	}
	var works []calling
	for _, f := range r.inDocument.Find(text) {
		elsewhere := r.settleAct(&f)
		works = append(works, calling{from: f.From, to: f.To, start: f.Start, end: f.End, work: &f, elsewhere: elsewhere})
	}
	all := append(names, works...)
	for i := range all {
		if c := &all[i]; c.work == nil {
			c.start, c.end = text.Tokens[c.from].Start, text.Tokens[c.to-1].End
		}
	}
	slices.SortStableFunc(all, func(a, b calling) int {
		return cmp.Or(cmp.Compare(r.rank(a), r.rank(b)), cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(a.from, b.from))
	})
	taken := make([]bool, len(text.Tokens))
	var kept []calling
	for _, c := range all {
		if slices.Contains(taken[c.from:c.to], true) {
			continue
		}
		for i := c.from; i < c.to; i++ {
			taken[i] = true
		}
		kept = append(kept, c)
	}
	slices.SortFunc(kept, func(a, b calling) int { return cmp.Compare(a.start, b.start) })
	return kept
}

// rank says which of two callings counts where they overlap: the lower.
func (r *reading) rank(c calling) int {
	switch {
	case c.work == nil && !c.defined && !r.isBody(c.names[0]) && c.names[0].Name.Method != policy.Context:
		return 0
	case c.work != nil && c.work.Open == "" && c.work.Work.Kind == policy.Goal:
		return 0 // "SDG 14.2" is the target, though the registry knows the SDGs
	case c.work != nil && c.work.Open == "":
		return 1
	case c.defined:
		return 2
	}
	return 3
}

func (r *reading) isBody(n match.Naming) bool {
	known := r.registry.Reference(n.Reference)
	return known != nil && known.Kind == policy.Body
}

// grouped gathers the namings that begin at one token.
func grouped(found []match.Naming, defined bool) []calling {
	var groups []calling
	for at := 0; at < len(found); {
		next := at + 1
		for next < len(found) && found[next].From == found[at].From {
			next++
		}
		groups = append(groups, calling{from: found[at].From, to: found[at].To, names: found[at:next], defined: defined})
		at = next
	}
	return groups
}

// workID is the reference that a numbered work is: the registry's where it
// lists the symbol or title, else one that the work itself makes. It is "" for
// the document itself, and for what is open.
func (r *reading) workID(f *numbered.Found) string {
	work := f.Work
	if f.Open != "" || work.ID == "" || r.isOwn(cmp.Or(work.Symbol, work.Title)) {
		return ""
	}
	for _, symbol := range append(policy.Symbols(work.Symbol), work.Symbol, work.Title, work.Short) {
		switch id := r.symbols[policy.SymbolKey(symbol)]; id {
		case "":
		case r.own:
			return ""
		default:
			return id
		}
	}
	if known := r.registry.Reference(work.ID); known != nil && known.Kind != work.Kind {
		return "cited-" + work.ID
	}
	return work.ID
}

// isOwn tells whether a symbol is the document's own, as a running head has it.
func (r *reading) isOwn(symbol string) bool {
	own := policy.SymbolKey(r.document.Facts.Symbol)
	return own != "" && slices.ContainsFunc(append(policy.Symbols(own), own), func(s string) bool { return s == policy.SymbolKey(symbol) })
}

// make notes a work that the registry does not list.
func (r *reading) make(f *numbered.Found) {
	work := f.Work
	work.ID = r.workID(f)
	if r.registry.Reference(work.ID) != nil {
		return
	}
	same := func(known policy.Reference) bool {
		return known.ID == work.ID && known.Title == work.Title && known.Date == work.Date && known.Symbol == work.Symbol && known.Year == work.Year
	}
	if !slices.ContainsFunc(r.made, same) {
		r.made = append(r.made, work)
	}
}

// define notes the short name that a document gives a reference in brackets
// behind its name: (hereinafter "the Plan"), or its initials.
func (r *reading) define(text *token.Text, c calling, id string) {
	tokens := text.Tokens
	if c.to >= len(tokens) || !opensBracket(text.Source[c.end:max(c.end, tokens[c.to].Start)]) {
		return
	}
	n, _ := r.grammar.hereinafter.at(tokens, c.to, len(tokens))
	from := c.to + n
	for from < len(tokens) && r.grammar.articles.has(tokens, from, len(tokens)) {
		from++
	}
	const most = 8 // words
	to := from + 1
	for to < min(len(tokens), from+most) && !closesBracket(text.Source[tokens[to-1].End:]) {
		to++
	}
	if to > len(tokens) || !closesBracket(text.Source[tokens[to-1].End:]) || !hasCapital(text.Word(from)) {
		return
	}
	quotes := strings.ContainsAny(text.Source[c.end:tokens[from].Start], quotationMarks)
	if n == 0 && !quotes && !(to == from+1 && areInitials(text.Word(from), text, c.from, c.to)) {
		return
	}
	name := policy.Name{Text: text.Source[tokens[from].Start:tokens[to-1].End], Method: policy.Context}
	r.defined.Define(text, from, to, match.Named{Name: name, Reference: id})
	r.defining[text] = append(r.defining[text], from)
}

const quotationMarks = "“”\"«»‘’"

func closesBracket(rest string) bool {
	return strings.HasPrefix(strings.TrimLeft(rest, quotationMarks+",."), ")")
}

// opensBracket tells a gap that holds one opening bracket, and quotation marks
// at most.
func opensBracket(gap string) bool {
	return strings.Count(gap, "(") == 1 && strings.Trim(gap, " \t\n("+quotationMarks) == ""
}

func hasCapital(word string) bool { return word != strings.ToLower(word) }

// areInitials tells whether an acronym is made of the initials of a name, in
// order, from its first word on.
func areInitials(acronym string, text *token.Text, from, to int) bool {
	if len(acronym) < 2 || acronym != strings.ToUpper(acronym) || !strings.HasPrefix(acronym, text.Source[text.Tokens[from].Start:][:1]) {
		return false
	}
	at := 0
	for i := from; i < to && at < len(acronym); i++ {
		if strings.HasPrefix(strings.ToUpper(text.Word(i)), acronym[at:at+1]) {
			at++
		}
	}
	return at == len(acronym)
}
