package parse

import (
	"fmt"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/token"
)

// blocks gives every run after the title its kind. Every run becomes one block,
// so that both have one index.
func (p *parser) blocks(body int) {
	firstHeading := len(p.runs)
	for i := range p.runs {
		if p.isHeading(i) && i < firstHeading {
			firstHeading = i
		}
	}
	front := body // runs before this one introduce the sections
	if len(p.themes) > 0 {
		front = p.themes[len(p.themes)-1] + 1
	} else if firstHeading < len(p.runs) && firstHeading == body+1 {
		front = firstHeading
	}
	var open []line // the markers of the lists that are open, outermost first
	for i := body; i < len(p.runs); i++ {
		p.document.Blocks = append(p.document.Blocks, p.blockOf(i, front, &open))
	}
}

func (p *parser) blockOf(i, front int, open *[]line) policy.Block {
	r := &p.runs[i]
	switch {
	case len(p.words[i]) == 0:
		return r.block(p.file, policy.RuleBlock, 0, "holds no word")
	case slices.Contains(p.themes, i):
		return r.block(p.file, policy.ThemeBlock, 0, "an item of the list that the line before announces")
	case p.isHeading(i):
		*open = nil
		return r.block(p.file, policy.HeadingBlock, p.heading[i].level, p.heading[i].reason)
	case i < front:
		return r.block(p.file, policy.LeadBlock, 0, "stands before the first section")
	case r.first().class != noMarker:
		depth := depthOf(r.first(), open)
		return r.block(p.file, policy.ItemBlock, depth, fmt.Sprintf("marked %q", p.file.Slice(r.first().marker)))
	case p.continues(i):
		return r.block(p.file, policy.MoreBlock, 0, "unmarked, between two items of one list")
	}
	*open = nil
	return r.block(p.file, policy.ParaBlock, 0, "unmarked text")
}

// depthOf places an item among the open lists: an item of a known class and
// indent closes what is deeper, another opens a list inside.
func depthOf(item *line, open *[]line) int {
	for depth, outer := range *open {
		if outer.class == item.class && outer.indent >= item.indent || outer.indent > item.indent {
			*open = append((*open)[:depth], *item)
			return depth
		}
	}
	*open = append(*open, *item)
	return len(*open) - 1
}

// continues tells an unmarked sentence that stands between two items of one
// list: it goes on with the item before it.
func (p *parser) continues(i int) bool {
	if i == 0 || i+1 >= len(p.runs) || !p.runs[i].endsSentence() {
		return false
	}
	before := i - 1
	for before > 0 && p.runs[before].first().class == noMarker && !p.isHeading(before) && p.runs[before].endsSentence() {
		before--
	}
	after := i + 1
	for after < len(p.runs)-1 && p.runs[after].first().class == noMarker && !p.isHeading(after) && p.runs[after].endsSentence() {
		after++
	}
	class := p.runs[before].first().class
	return class != noMarker && !p.isHeading(before) && !p.isHeading(after) && p.runs[after].first().class == class
}

// addThemes makes the themes: those declared, else the headings.
func (p *parser) addThemes() {
	d := p.document
	kind := policy.ThemeBlock
	if len(p.themes) == 0 {
		kind = policy.HeadingBlock
	}
	top := topLevel(d.Blocks)
	labels := make(map[string]bool)
	for i, b := range d.Blocks {
		if b.Kind != kind || kind == policy.HeadingBlock && b.Level != top {
			continue
		}
		id := slug.Make(b.Text.Text)
		if d.Theme(id) != nil {
			continue // one theme announced twice
		}
		label := ""
		if kind == policy.ThemeBlock {
			label = themeLabel(b.Marker, labels)
		}
		d.Themes = append(d.Themes, policy.Theme{ID: id, Label: label, Title: shortTitle(b.Text.Text), Block: i})
	}
}

// themeLabel is the letter or number in a theme's marker, "" when it has none
// or another theme has the same.
func themeLabel(marker string, taken map[string]bool) string {
	label := strings.ToLower(strings.Trim(marker, bulletRunes+` ().\`))
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
	prefix := p.headingPrefix()
	labels := make(map[string]bool)
	level := 0
	for i, b := range d.Blocks {
		switch {
		case b.Kind == policy.HeadingBlock:
			level = min(b.Level-topLevel(d.Blocks)+1, level+1)
			s := policy.Section{Heading: i, Level: level}
			p.tieToTheme(&s, p.words[i])
			s.Title = sectionTitle(d, s, b.Text.Text, p.words[i], prefix)
			s.Label = sectionLabel(d, s, labels)
			d.Sections = append(d.Sections, s)
		case isPointBlock(b.Kind) && len(d.Sections) == 0:
			d.Sections = append(d.Sections, policy.Section{Heading: -1, Title: d.Title, Level: 1})
			level = 1
		}
	}
}

func isPointBlock(k policy.Kind) bool {
	return k == policy.ItemBlock || k == policy.ParaBlock || k == policy.MoreBlock
}

// headingPrefix counts the words that all headings begin with, when they are
// enough to be a formula and not the subject.
func (p *parser) headingPrefix() int {
	shortest, seen := -1, []token.Token(nil)
	for i := range p.runs {
		if !p.isHeading(i) {
			continue
		}
		if seen != nil {
			n := sharedPrefix(seen, p.words[i])
			if shortest < 0 || n < shortest {
				shortest = n
			}
		}
		seen = p.words[i]
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
	if len(p.themes) == 0 {
		if t := d.Theme(slug.Make(d.Blocks[s.Heading].Text.Text)); t != nil {
			s.Theme, s.Why = t.ID, "its heading is the theme"
		} else if n := len(d.Sections); n > 0 {
			s.Theme, s.Why = d.Sections[n-1].Theme, "it stands under the heading of the theme"
		}
		return
	}
	best, second, at := 0, 0, -1
	for i, run := range p.themes {
		switch n := longestCommonRun(words, p.words[run]); {
		case n > best:
			best, second, at = n, best, i
		case n > second:
			second = n
		}
	}
	if at >= 0 && at < len(d.Themes) && best >= 2*second && repeats(best, words, p.words[p.themes[at]]) {
		s.Theme = d.Themes[at].ID
		s.Why = fmt.Sprintf("its heading repeats %d words in a row of the theme", best)
	} else if n := len(d.Sections); n > 0 && s.Level > d.Sections[n-1].Level {
		s.Theme, s.Why = d.Sections[n-1].Theme, "it stands under a section on the theme"
	}
}

// repeats tells whether a common run of words is long enough to say that one
// text repeats the other.
func repeats(run int, a, b []token.Token) bool {
	return run >= leastThemeRun || run >= 2 && run*5 >= 4*min(len(a), len(b))
}

// sectionTitle is what navigation calls a section: its theme, else its heading
// without the formula that all headings begin with.
func sectionTitle(d *policy.Document, s policy.Section, heading string, words []token.Token, prefix int) string {
	if t := d.Theme(s.Theme); t != nil && s.Heading != t.Block && t.Label != "" {
		return t.Title
	}
	if prefix > 0 && prefix < len(words) {
		heading = heading[words[prefix].Start:]
	}
	return shortTitle(heading)
}

// sectionLabel is the label of the section's theme, else the next free letter.
func sectionLabel(d *policy.Document, s policy.Section, taken map[string]bool) string {
	if t := d.Theme(s.Theme); t != nil && t.Label != "" && !taken[t.Label] {
		taken[t.Label] = true
		return t.Label
	}
	for i := 0; ; i++ {
		label := letters(i)
		reserved := slices.ContainsFunc(d.Themes, func(t policy.Theme) bool { return t.Label == label })
		if !taken[label] && !reserved {
			taken[label] = true
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
