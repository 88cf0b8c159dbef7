package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/source"
)

// mark is a run of published words that leads somewhere.
type mark struct {
	source.Span // bytes of the passage's text
	target      string
	title       string
	name        inline // for the target, where a page leads there again and again
	sign        string // of a note, at Start, where the text itself has it no more
}

// published writes a run of a passage: the words as they are, what the
// publisher set apart in emphasis, and the marks as links. Where marks overlap
// the first one wins.
func (w *writer) published(p source.Passage, run source.Span, marks []mark) inline {
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	var b strings.Builder
	at := run.Start
	for _, m := range marks {
		if m.sign != "" && m.Start >= run.Start && m.Start <= run.End {
			if m.Start > at {
				b.WriteString(string(emphasized(p, source.Span{Start: at, End: m.Start})))
				at = m.Start
			}
			b.WriteString(string(w.linkTitled(signOf(m.sign), m.target, m.title)))
			continue
		}
		m.Span = trimmed(p.Text, m.Span)
		if m.Start < at || m.End > run.End || m.Len() == 0 {
			continue
		}
		b.WriteString(string(emphasized(p, source.Span{Start: at, End: m.Start})))
		if m.title == "" {
			b.WriteString(string(w.again(emphasized(p, m.Span), m.target, m.name)))
		} else {
			b.WriteString(string(w.linkTitled(emphasized(p, m.Span), m.target, m.title)))
		}
		at = m.End
	}
	b.WriteString(string(emphasized(p, source.Span{Start: at, End: run.End})))
	return inline(strings.TrimSpace(b.String()))
}

// trimmed leaves the white space at the ends of a span out.
func trimmed(text string, s source.Span) source.Span {
	words := strings.TrimLeftFunc(text[s.Start:s.End], unicode.IsSpace)
	start := s.End - len(words)
	return source.Span{Start: start, End: start + len(strings.TrimRightFunc(words, unicode.IsSpace))}
}

// signOf shows the mark of a note so that it is read for nothing else.
func signOf(sign string) inline {
	if strings.Trim(sign, "0123456789") == "" {
		sign = "[" + sign + "]"
	}
	return escape(sign)
}

// emphasized writes a run of a passage with the emphasis that lies wholly in
// it. Space at its ends is kept: words go on there.
func emphasized(p source.Passage, run source.Span) inline {
	if run.Len() <= 0 {
		return ""
	}
	var b strings.Builder
	at := run.Start
	plain := func(to int) {
		text := p.Text[at:to]
		words := string(escape(text))
		if words != "" {
			if r, _ := utf8.DecodeRuneInString(text); unicode.IsSpace(r) {
				words = " " + words
			}
			if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsSpace(r) {
				words += " "
			}
		} else if text != "" {
			words = " "
		}
		b.WriteString(words)
		at = to
	}
	for _, e := range p.Emphasis {
		if e.Start < at || e.End > run.End || !canEmphasize(p.Text, e) {
			continue
		}
		plain(e.Start)
		b.WriteString("*" + string(escape(p.Text[e.Start:e.End])) + "*")
		at = e.End
	}
	plain(run.End)
	return inline(b.String())
}

// canEmphasize tells whether CommonMark will take stars around a run for
// emphasis: space or nothing outside, a letter or digit at both ends inside.
func canEmphasize(text string, e source.Span) bool {
	first, _ := utf8.DecodeRuneInString(text[e.Start:e.End])
	last, _ := utf8.DecodeLastRuneInString(text[e.Start:e.End])
	before, _ := utf8.DecodeLastRuneInString(text[:e.Start])
	after, _ := utf8.DecodeRuneInString(text[e.End:])
	return isWord(first) && isWord(last) &&
		(e.Start == 0 || unicode.IsSpace(before)) && (e.End == len(text) || unicode.IsSpace(after) || unicode.IsPunct(after))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// all is the whole of a passage.
func all(p source.Passage) source.Span { return source.Span{Start: 0, End: len(p.Text)} }

// withMarker puts a block's marker before its words where the marker has
// words of its own: "(a)", "12.", but not "-".
func withMarker(b policy.Block, text inline) inline {
	marker := strings.TrimLeftFunc(b.Marker, func(r rune) bool { return r != '(' && r != '[' && !isWord(r) })
	if strings.IndexFunc(marker, isWord) < 0 || policy.IsBulletLetter(marker) {
		return text
	}
	return escape(marker) + " " + text
}

// marks gathers what leads somewhere in one paragraph of a point: who speaks,
// the verbs, and what is cited.
func (b *book) marks(f *policy.Finding, paragraph int) []mark {
	var marks []mark
	add := func(q policy.Quote, target, title, name string) {
		if b.ix.IsLarge() {
			title = "" // what stands below each point says it
		}
		if q.Paragraph == paragraph && target != "" {
			marks = append(marks, mark{Span: source.Span{Start: q.Start, End: q.End}, target: target, title: title, name: escape(name)})
		}
	}
	for _, c := range f.Citations {
		if r := b.ix.Reference(c.Reference); r != nil && b.ix.HasPage(r) {
			add(c.Quote, referencePath(r), "Cites "+citedAs(r, c)+": "+c.Why, "")
		}
	}
	for _, a := range f.Attributions {
		if words := b.speaking(&a); words.End > words.Start {
			add(words, b.tagPath(index.ByAttribution, string(a.Class)), "Who speaks: "+classMeaning(a.Class), string(a.Class))
		}
		for _, v := range a.Verbs {
			add(v.Quote, b.tagPath(index.ByVerb, string(v.Function)), "What the verb does: "+string(v.Function), string(v.Function))
		}
	}
	for _, c := range f.Continuations {
		add(c.Quote, continuedAnchor, "Continues: "+c.Of.Words, "goes on")
	}
	return marks
}

// speaking are the words of a clause that are a mark for who speaks. In "it was
// noted" the verb is one, and so none are left; in a vast collection "it was" is
// one beside it, so that nothing need be said below the point.
func (b *book) speaking(a *policy.Attribution) policy.Quote {
	q := a.Quote
	if a.Class != policy.Impersonal || len(a.Verbs) == 0 {
		return q
	}
	if verb := a.Verbs[0].Quote; b.ix.IsVast() && verb.Paragraph == q.Paragraph && verb.Start < q.End {
		q.End = max(verb.Start, q.Start)
	} else {
		q.End = q.Start
	}
	return q
}

// isMarked tells whether some words of a clause are a mark for who speaks.
func (b *book) isMarked(a *policy.Attribution) bool {
	words := b.speaking(a)
	return words.End > words.Start
}

// citedAs names a reference with its locator.
func citedAs(r *index.Reference, c policy.Citation) string {
	if c.Locator != "" {
		return r.Name() + ", " + c.Locator
	}
	return r.Name()
}

// paragraphs writes what a page has of a point, with its marks.
func (b *book) paragraphs(w *writer, p *index.Point, part Part) []inline {
	written := make([]inline, 0, len(p.Blocks))
	for i, block := range p.Blocks {
		if block < part.From || block >= part.To {
			continue
		}
		passage := p.Document.Blocks[block].Text
		marks := append(b.marks(p.Finding, i), noteMarks(p.Document, block)...)
		written = append(written, withMarker(p.Document.Blocks[block], w.published(passage, all(passage), marks)))
	}
	return written
}

// sentence writes the sentence of a point that some words stand in.
func (b *book) sentence(w *writer, p *index.Point, words policy.Quote) inline {
	passage := p.Document.Paragraphs(p.Point)[words.Paragraph]
	marks := append(b.marks(p.Finding, words.Paragraph), noteMarks(p.Document, p.Blocks[words.Paragraph])...)
	whole := p.Sentence(words)
	shown := around(passage.Text, whole, words)
	text := w.published(passage, shown, marks)
	if shown.Start > whole.Start {
		text = "… " + text
	}
	if shown.End < whole.End {
		text += " …"
	}
	return text
}

// mostAround is how many bytes of a sentence a list shows before the words that
// it is listed for, and behind them: more than any sentence that a person
// wrote, and little of a text without full stops.
const mostAround = 1000

// around cuts a sentence that is far too long to the words that matter in it,
// at white space.
func around(text string, sentence source.Span, words policy.Quote) source.Span {
	from, to := min(max(words.Start, sentence.Start), sentence.End), min(max(words.End, sentence.Start), sentence.End)
	if from-sentence.Start > mostAround {
		if at := strings.IndexByte(text[from-mostAround:from], ' '); at >= 0 {
			sentence.Start = from - mostAround + at + 1
		}
	}
	if sentence.End-to > mostAround {
		if at := strings.LastIndexByte(text[to:to+mostAround], ' '); at >= 0 {
			sentence.End = to + at
		}
	}
	return sentence
}
