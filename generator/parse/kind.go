package parse

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
)

// mostLeadWords is how long a paragraph before the first heading only leads in.
const mostLeadWords = 40

// mostGreetingWords is how long the line is with which an answer opens.
const mostGreetingWords = 4

// kindOf gives the kind of what is set apart from running text.
func kindOf(s shape) policy.Kind {
	switch s {
	case furniture:
		return policy.FurnitureBlock
	case footnote:
		return policy.NoteBlock
	case table:
		return policy.TableBlock
	case quotation:
		return policy.QuoteBlock
	case contents:
		return policy.ContentsBlock
	case contact:
		return policy.ContactBlock
	}
	return policy.ParaBlock
}

// blocks gives every run its kind. Every run becomes one block, so that both
// have one index.
func (p *parser) blocks() {
	p.frontLeads()
	p.findContinued()
	p.findSpoken()
	var open lists
	p.document.Blocks = make([]policy.Block, len(p.runs))
	for i := range p.runs {
		p.document.Blocks[i] = p.blockOf(i, &open)
		p.runs[i].passage = source.Passage{} // the block has it now
	}
	for i := range p.document.Blocks {
		for n := range p.document.Blocks[i].Notes {
			p.document.Blocks[p.document.Blocks[i].Notes[n].Block].Noted = true
		}
	}
}

// frontLeads finds what introduces the sections: everything up to the declared
// themes, or one short paragraph before the first heading.
func (p *parser) frontLeads() {
	front := p.body
	if n := len(p.themes.runs); n > 0 && p.hasHeadings() {
		front = p.themes.runs[n-1] + 1
	} else if n > 0 {
		p.lead[p.before[p.themes.runs[0]]] = "announces the themes"
	} else if first := p.firstFlow(p.body); first >= 0 && !p.isHeading(first) && p.isHeading(p.after[first]) && !p.runs[p.after[first]].piece && p.runs[first].words <= mostLeadWords {
		front = p.after[first]
	}
	for i := p.body; i < front; i++ {
		if p.lead[i] == "" && p.own[i] == "" && !p.isHeading(i) {
			p.lead[i] = "stands before the first section"
		}
	}
	for i := p.firstFlow(p.body); i >= 0; i = p.after[i] {
		if (i == p.firstFlow(p.body) || p.runs[i].words <= mostGreetingWords && p.runs[i].first().gap) && p.isSalutation(i) {
			p.lead[i] = "a salutation"
		}
	}
	for i := range p.runs {
		if i+1 < len(p.runs) && p.runs[i+1].shape == footnote && p.runs[i].shape == running && p.notesWord(p.runs[i].text()) {
			p.lead[i], p.runs[i].heading = "announces the notes", verdict{}
		}
	}
}

// isSalutation tells "Dear colleagues,".
func (p *parser) isSalutation(i int) bool {
	r := &p.runs[i]
	if r.shape != running || r.first().class != noMarker || r.words > mostPlainWords || p.lead[i] != "" {
		return false
	}
	if bare := r.words <= mostGreetingWords && p.after[i] >= 0 && p.runs[p.after[i]].endsSentence() && !r.endsSentence(); !bare && !strings.ContainsRune(",:!", r.ends()) {
		return false
	}
	if before := p.before[i]; before >= 0 && p.runs[before].first().reason == mailReason && r.words <= mostLabelWords && r.ends() == ',' && beginsUpper(r.text()) {
		return true // "Anna,"
	}
	lower := strings.ToLower(r.text())
	return slices.ContainsFunc(p.language.Salutations, func(word string) bool {
		rest, ok := strings.CutPrefix(lower, word)
		return ok && !isLetterFirst(rest)
	})
}

// notesWord tells "Notes" and its like, alone on a line.
func (p *parser) notesWord(text string) bool {
	return slices.Contains(p.language.NoteWords, strings.ToLower(strings.Trim(text, "#*_: ")))
}

func (p *parser) hasHeadings() bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.heading.weight > 0 })
}

func (p *parser) blockOf(i int, open *lists) policy.Block {
	r := &p.runs[i]
	first := r.first()
	switch {
	case r.isTitle:
		return p.titleBlock(r)
	case !hasWord(r.text()) && !r.marksWord(p.file) && len(r.notes) == 0 && r.shape != footnote:
		return r.block(p.file, policy.RuleBlock, 0, policy.Stated, "holds no word")
	case r.shape != running:
		certainty := policy.Evident
		switch {
		case first.format != nil || first.class == quoting:
			certainty = policy.Stated
		case first.reason == listingReason || r.shape == quotation:
			certainty = policy.Guessed
		}
		if r.shape != furniture && r.shape != footnote && r.shape != quotation {
			open.close()
		}
		return r.block(p.file, kindOf(r.shape), 0, certainty, first.reason)
	case r.isTheme:
		return r.block(p.file, policy.ThemeBlock, 0, policy.Evident, "an item of the list that the line before announces")
	case p.isHeading(i):
		open.end()
		return r.block(p.file, policy.HeadingBlock, r.heading.level, r.heading.certainty, r.heading.reason)
	case p.lead[i] != "":
		return r.block(p.file, policy.LeadBlock, 0, policy.Evident, p.lead[i])
	case p.closing[i]:
		open.close()
		return p.closingBlock(r)
	case first.class != noMarker:
		certainty, reason := policy.Stated, fmt.Sprintf("marked %q", p.file.Slice(first.marker))
		if p.own[i] != "" {
			reason = fmt.Sprintf("paragraph %s in the text’s own count", p.own[i])
		} else if first.format != nil && first.format.Form != "" {
			reason = first.reason
		} else if first.alone {
			certainty, reason = policy.Evident, reason+", alone on the line before"
		}
		return r.block(p.file, policy.ItemBlock, open.place(first, r.ends() == ':'), certainty, reason)
	case first.format != nil && first.format.Form == source.Continued:
		return r.block(p.file, policy.MoreBlock, 0, policy.Stated, first.reason)
	case r.spoken:
		return r.block(p.file, policy.MoreBlock, 0, policy.Evident, "goes on with what the speaker before it says")
	case r.continued:
		return r.block(p.file, policy.MoreBlock, 0, policy.Evident, "unmarked, between two items of one list")
	case len(open.open) > 0 && p.isBelowItem(i, open):
		return r.block(p.file, policy.MoreBlock, 0, policy.Evident, "unmarked, set in below the item before it")
	}
	open.close()
	switch {
	case first.edited:
		return r.block(p.file, policy.ParaBlock, 0, policy.Stated, first.reason)
	case r.piece && first.speaks():
		return r.block(p.file, policy.ParaBlock, 0, policy.Evident, "begins with the name of who speaks, in a text without paragraphs")
	case r.piece:
		return r.block(p.file, policy.ParaBlock, 0, policy.Guessed, "a part of a text without paragraphs, at the end of a sentence")
	case p.isPreamble(i):
		return r.block(p.file, policy.ParaBlock, 0, policy.Evident, "a paragraph of a preamble, by its first word and its comma")
	case p.file.Marks != nil:
		return r.block(p.file, policy.ParaBlock, 0, policy.Stated, "a paragraph by the file’s format")
	}
	return r.block(p.file, policy.ParaBlock, 0, policy.Evident, "unmarked text")
}

// isBelowItem tells an unmarked paragraph that is set in deeper than the marker
// of the item before it.
func (p *parser) isBelowItem(i int, open *lists) bool {
	before := p.before[i]
	if before < 0 || p.isHeading(before) || p.runs[before].shape != running {
		return false
	}
	item := open.open[len(open.open)-1]
	in := p.runs[i].first().indent - item.indent
	return in > 1 && in <= mostHanging && !p.isPreamble(i)
}

// findContinued finds the unmarked sentences that stand between two items of
// one list: each goes on with the item before it. So does, in a format that marks
// its headings, what is no sentence, where the labels of the items count on.
func (p *parser) findContinued() {
	p.continueBetween(func(r *run) bool { return r.endsSentence() }, func(before, after *line) bool { return true })
	if p.file.Marks == nil {
		return // it may be a heading that nothing marks
	}
	p.continueBetween(func(r *run) bool { return hasWord(r.text()) && r.ends() != ':' }, func(before, after *line) bool {
		return number(before.label) > 0 && number(after.label) == number(before.label)+1 || followsLabel(before.label, after.label)
	})
}

// continueBetween finds the unmarked runs of a kind between two items that go
// together.
func (p *parser) continueBetween(is func(*run) bool, together func(before, after *line) bool) {
	plain := func(i int) bool {
		r := &p.runs[i]
		return r.shape == running && r.first().class == noMarker && !p.isHeading(i) && is(r) && p.lead[i] == "" && !r.isTitle && !p.closing[i] || r.shape == quotation
	}
	last := make([]int, len(p.runs)) // the run before that is not plain
	at := -1
	for i := p.firstFlow(0); i >= 0; i = p.after[i] {
		last[i] = at
		if !plain(i) {
			at = i
		}
	}
	next := -1
	for i := len(p.runs) - 1; i >= 0; i-- {
		r := &p.runs[i]
		switch {
		case r.shape == furniture || r.shape == footnote:
		case !plain(i):
			next = i
		case r.shape == running && !r.continued && next >= 0 && last[i] >= 0:
			before, after := p.runs[last[i]].first(), p.runs[next].first()
			r.continued = before.class != noMarker && before.class == after.class && !p.isHeading(last[i]) && !p.isHeading(next) && !p.runs[last[i]].isTheme &&
				!(number(before.label) > 0 && number(after.label) == 1) && together(before, after)
		}
	}
}
