package parse

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/source"
	"precis/generator/token"
)

// blocks gives every run its kind. Every run becomes one block, so that both
// have one index.
func (p *parser) blocks() {
	p.frontLeads()
	p.findContinued()
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

// mostLeadWords is how long a paragraph before the first heading only leads in.
const mostLeadWords = 40

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
	for i := range p.runs {
		if i+1 < len(p.runs) && p.runs[i+1].shape == footnote && p.runs[i].shape == running && p.notesWord(p.runs[i].text()) {
			p.lead[i], p.runs[i].heading = "announces the notes", verdict{}
		}
		if p.runs[i].shape == running && i >= p.body && p.isLead(i) {
			p.lead[i] = "ends in a comma before the paragraphs of a preamble"
		}
	}
}

// notesWord tells "Notes" and its like, alone on a line.
func (p *parser) notesWord(text string) bool {
	return slices.Contains(p.language.NoteWords, strings.ToLower(strings.Trim(text, "#*_: ")))
}

func (p *parser) hasHeadings() bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.heading.weight > 0 })
}

// kinds of what is set apart from running text.
var kinds = [...]policy.Kind{
	furniture: policy.FurnitureBlock, footnote: policy.NoteBlock, table: policy.TableBlock,
	quotation: policy.QuoteBlock, contents: policy.ContentsBlock, contact: policy.ContactBlock,
}

func (p *parser) blockOf(i int, open *lists) policy.Block {
	r := &p.runs[i]
	first := r.first()
	switch {
	case r.isTitle:
		return p.titleBlock(r)
	case !hasWord(r.text()) && r.shape != footnote:
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
		return r.block(p.file, kinds[r.shape], 0, certainty, first.reason)
	case r.isTheme:
		return r.block(p.file, policy.ThemeBlock, 0, policy.Evident, "an item of the list that the line before announces")
	case p.isHeading(i):
		open.close()
		return r.block(p.file, policy.HeadingBlock, r.heading.level, r.heading.certainty, r.heading.reason)
	case p.lead[i] != "":
		return r.block(p.file, policy.LeadBlock, 0, policy.Evident, p.lead[i])
	case first.class != noMarker:
		certainty, reason := policy.Stated, fmt.Sprintf("marked %q", p.file.Slice(first.marker))
		if p.own[i] != "" {
			reason = fmt.Sprintf("paragraph %s in the text’s own count", p.own[i])
		} else if first.format != nil {
			reason = first.reason
		} else if first.alone {
			certainty, reason = policy.Evident, reason+", alone on the line before"
		}
		return r.block(p.file, policy.ItemBlock, open.place(first), certainty, reason)
	case first.format != nil && first.format.Form == source.Continued:
		return r.block(p.file, policy.MoreBlock, 0, policy.Stated, first.reason)
	case r.continued:
		return r.block(p.file, policy.MoreBlock, 0, policy.Evident, "unmarked, between two items of one list")
	case len(open.open) > 0 && p.isBelowItem(i, open):
		return r.block(p.file, policy.MoreBlock, 0, policy.Evident, "unmarked, set in below the item before it")
	}
	open.close()
	switch {
	case p.after[i] < 0 && i > p.body && r.words <= mostPlainWords && !r.endsSentence() && p.isTitleLine(r.text()):
		return r.block(p.file, policy.ContactBlock, 0, policy.Evident, "a date at the end of the text")
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
// one list: each goes on with the item before it.
func (p *parser) findContinued() {
	plain := func(i int) bool {
		r := &p.runs[i]
		return r.shape == running && r.first().class == noMarker && !p.isHeading(i) && r.endsSentence() && p.lead[i] == "" && !r.isTitle || r.shape == quotation
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
		case r.shape == running && next >= 0 && last[i] >= 0:
			before, after := p.runs[last[i]].first(), p.runs[next].first()
			r.continued = before.class != noMarker && before.class == after.class && !p.isHeading(last[i]) && !p.isHeading(next) && !p.runs[last[i]].isTheme &&
				!(number(before.label) > 0 && number(after.label) == 1)
		}
	}
}

// addThemes makes the themes: those declared, else the headings.
func (p *parser) addThemes() {
	d := p.document
	kind := policy.ThemeBlock
	if len(p.themes.runs) == 0 {
		kind = policy.HeadingBlock
	}
	top := topLevel(d.Blocks)
	labels := make(map[string]bool)
	for i, b := range d.Blocks {
		if b.Kind != kind || kind == policy.HeadingBlock && b.Level != top {
			continue
		}
		title := b.Text.Text
		if kind == policy.HeadingBlock {
			title = p.themeOfHeading(i)
		}
		id := slug.Make(title)
		if _, twice := p.theme[id]; twice {
			continue // one theme announced twice
		}
		p.theme[id] = len(d.Themes)
		label := ""
		if kind == policy.ThemeBlock {
			label = themeLabel(b.Marker, labels)
		}
		d.Themes = append(d.Themes, policy.Theme{ID: id, Label: label, Title: shortTitle(title), Block: i})
	}
}

// themeOfHeading is what a heading is about, without its numbering: "Financing"
// for "Agenda item 3: Financing", "3. Financing", and "Agenda item 3" with
// "Financing" on the line below.
func (p *parser) themeOfHeading(i int) string {
	text := p.document.Blocks[i].Text.Text
	_, level, rest := p.headingWord(text)
	if hasWord(rest) && level > 0 {
		return rest
	}
	if next := p.after[i]; level > 0 && next >= 0 && p.isHeading(next) && !p.runs[next].first().gap {
		return p.document.Blocks[next].Text.Text
	}
	if class, _, length := marker(text); class != bullet && class != hashes && length > 0 {
		return text[length:]
	}
	return text
}

// themeOf gives the declared theme with an ID, or nil.
func (p *parser) themeOf(id string) *policy.Theme {
	if i, ok := p.theme[id]; ok {
		return &p.document.Themes[i]
	}
	return nil
}

// themeLabel is the letter or number in a theme's marker, "" when it has none
// or another theme has the same.
func themeLabel(marker string, taken map[string]bool) string {
	marker = strings.TrimLeft(marker, bulletSigns+" ")
	label := strings.ToLower(strings.Trim(marker, ` ().\`))
	if label == "" || taken[label] {
		return ""
	}
	taken[label] = true
	return label
}

func topLevel(blocks []policy.Block) int {
	top := 0
	for _, b := range blocks {
		if b.Kind == policy.HeadingBlock && (top == 0 || b.Level < top) {
			top = b.Level
		}
	}
	return top
}

// addSections opens a section at every heading, and one without a heading for
// points that stand before the first.
func (p *parser) addSections() {
	d := p.document
	prefix, top := p.headingPrefix(), topLevel(d.Blocks)
	labels := sectionLabels{taken: make(map[string]bool), reserved: make(map[string]bool)}
	for _, t := range d.Themes {
		labels.reserved[t.Label] = true
	}
	level := 0
	for i, b := range d.Blocks {
		switch {
		case b.Kind == policy.HeadingBlock:
			level = min(b.Level-top+1, level+1)
			s := policy.Section{Heading: i, Level: level}
			words := p.words(i)
			p.tieToTheme(&s, words)
			theme := p.themeOf(s.Theme)
			s.Title = sectionTitle(theme, s, b.Text.Text, words, prefix)
			s.Label = labels.of(theme)
			d.Sections = append(d.Sections, s)
		case isPointBlock(b.Kind) && len(d.Sections) == 0:
			s := policy.Section{Heading: -1, Title: d.Title, Level: 1}
			if len(p.own) > 0 { // the text's numbers stand bare, so ours must not
				s.Label = labels.of(nil)
			}
			d.Sections = append(d.Sections, s)
			level = 1
		}
	}
}

func isPointBlock(k policy.Kind) bool {
	return k == policy.ItemBlock || k == policy.ParaBlock || k == policy.MoreBlock || k == policy.QuoteBlock
}

// headingPrefix counts the words that all headings begin with, when they are
// enough to be a formula and not the subject.
func (p *parser) headingPrefix() int {
	shortest, seen := -1, []token.Token(nil)
	for i := range p.runs {
		if !p.isHeading(i) {
			continue
		}
		words := p.words(i)
		if seen != nil {
			n := sharedPrefix(seen, words)
			if shortest < 0 || n < shortest {
				shortest = n
			}
		}
		seen = words
	}
	if shortest < leastSharedPrefix {
		return 0
	}
	return shortest
}

// tieToTheme finds the theme that a section is about: the heading itself where
// headings are the themes, else the theme whose words it repeats: a long run
// of them, or nearly all of a short theme's. Twice the runner-up's run makes it
// certain; anything less is left open.
func (p *parser) tieToTheme(s *policy.Section, words []token.Token) {
	d := p.document
	if len(p.themes.runs) == 0 {
		if t := p.themeOf(slug.Make(p.themeOfHeading(s.Heading))); t != nil {
			s.Theme, s.Why = t.ID, "its heading is the theme"
		} else if n := len(d.Sections); n > 0 && s.Level > 1 {
			s.Theme, s.Why = d.Sections[n-1].Theme, "it stands under the heading of the theme"
		}
		return
	}
	best, second, at := 0, 0, -1
	for _, i := range p.themes.near(words) {
		switch n := commonRun(words, p.themes.words[i]); {
		case n > best:
			best, second, at = n, best, i
		case n > second:
			second = n
		}
	}
	second = max(second, min(best, 1)) // themes that share but single words are not among the near
	if at >= 0 && at < len(d.Themes) && best >= 2*second && repeats(best, len(words), len(p.themes.words[at])) {
		s.Theme = d.Themes[at].ID
		s.Why = fmt.Sprintf("its heading repeats %d words in a row of the theme", best)
	} else if n := len(d.Sections); n > 0 && s.Level > d.Sections[n-1].Level {
		s.Theme, s.Why = d.Sections[n-1].Theme, "it stands under a section on the theme"
	}
}

// repeats tells whether a common run of words is long enough to say that one
// text repeats the other.
func repeats(run, a, b int) bool {
	return run >= leastThemeRun || run >= 2 && run*5 >= 4*min(a, b)
}

// sectionTitle is what navigation calls a section: its theme, else its heading
// without the formula that all headings begin with.
func sectionTitle(t *policy.Theme, s policy.Section, heading string, words []token.Token, prefix int) string {
	if t != nil && (t.Label != "" || s.Heading == t.Block && strings.Contains(heading, strings.TrimSuffix(t.Title, "…"))) {
		return t.Title
	}
	if prefix > 0 && prefix < len(words) {
		heading = heading[words[prefix].Start:]
	}
	return shortTitle(heading)
}

// sectionLabels gives out the labels of sections, each once.
type sectionLabels struct {
	taken, reserved map[string]bool // reserved for themes
	next            int
}

// of gives the label of the section's theme, else the next free letter.
func (l *sectionLabels) of(t *policy.Theme) string {
	if t != nil && t.Label != "" && !l.taken[t.Label] {
		l.taken[t.Label] = true
		return t.Label
	}
	for {
		label := letters(l.next)
		l.next++
		if !l.taken[label] && !l.reserved[label] {
			l.taken[label] = true
			return label
		}
	}
}

// letters counts a, b, ..., z, aa, ab, ...
func letters(i int) string {
	s := string(rune('a' + i%26))
	if i >= 26 {
		return letters(i/26-1) + s
	}
	return s
}
