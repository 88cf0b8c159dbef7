package parse

import (
	"fmt"
	"strings"

	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/token"
)

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
	written := strings.FieldsFunc(marker, isBlank) // "- (a)" is a bullet and a letter
	if len(written) == 0 || policy.IsBulletLetter(written[len(written)-1]) {
		return ""
	}
	label := strings.ToLower(strings.Trim(written[len(written)-1], bulletSigns+`().\`))
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
	} else if at := p.themes.single(words); best == 0 && at >= 0 && at < len(d.Themes) {
		s.Theme, s.Why = d.Themes[at].ID, "its heading ends in the one word of the theme"
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
