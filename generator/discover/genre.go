package discover

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/token"
)

// genre knows the words that stand in any summary, whatever it is about.
type genre struct {
	small     map[string]bool // function words
	breaks    map[string]bool // no phrase holds them
	generic   map[string]bool // singular; they carry no phrase alone
	heads     map[string]bool // generic words that may end one
	modifiers map[string]bool // generic words that may begin one
	naming    map[string]bool // those that name something with a generic head
	gerunds   map[string]bool
	openers   map[string]bool // what stands before a noun: prepositions and articles

	adverbEndings, doingEndings, doneEndings, qualityEndings lexicon.Endings

	nouns map[string]int // singulars met in the plural, or where only a noun stands, and how often
	plain map[string]int // stems of words met without a capital, and how often
}

func newGenre(l *lexicon.Lexicon) *genre {
	set := func(lists ...[]string) map[string]bool {
		s := make(map[string]bool)
		for _, list := range lists {
			for _, w := range list {
				s[token.Fold(w)] = true
			}
		}
		return s
	}
	g := &genre{
		small: set(l.FunctionWords), breaks: set(l.FunctionWords, l.Adverbs), generic: set(l.GenericWords),
		heads: set(l.Heads), modifiers: set(l.Modifiers), naming: set(l.Qualifiers), gerunds: set(l.Gerunds),
		openers:       set(l.Prepositions, l.Articles),
		adverbEndings: l.AdverbEndings, doingEndings: l.DoingEndings, doneEndings: l.DoneEndings, qualityEndings: l.QualityEndings, nouns: make(map[string]int), plain: make(map[string]int),
	}
	verbs := slices.Clone(l.CommonVerbs)
	for _, lines := range l.Verbs {
		verbs = append(verbs, lines...)
	}
	for _, line := range verbs {
		for _, form := range lexicon.Forms(line) {
			if f := token.Fold(form); !strings.Contains(f, " ") && !g.heads[f] && !g.gerunds[f] {
				g.breaks[f] = true
			}
		}
	}
	for _, line := range slices.Concat(l.Nouns, l.Parties) {
		for _, form := range lexicon.Forms(line) {
			g.breaks[token.Fold(form)] = true
		}
	}
	return g
}

// run gives the end of the run of words that begins at a token: up to a word
// that breaks phrases, a mark between words, or the end of the sentence.
func (g *genre) run(text *token.Text, from int) int {
	to := from
	for ; to < len(text.Tokens); to++ {
		t := text.Tokens[to]
		if to > from && (t.Before&^token.Hyphen != 0 || t.Sentence != text.Tokens[from].Sentence) {
			break
		}
		if g.isBreak(t) {
			break
		}
	}
	return to
}

// note notes what a run shows of its words, so many times.
func (g *genre) note(text *token.Text, from, to, times int) {
	for i := from; i < to; i++ {
		t := text.Tokens[i]
		if first, _ := utf8.DecodeRuneInString(text.Word(i)); unicode.IsLower(first) {
			g.plain[t.Stem] += times
		}
		if t.Plain != t.Fold {
			g.nouns[t.Plain] += times
		}
	}
	if to == from+1 && g.standsAsNoun(text, from) {
		g.nouns[text.Tokens[from].Plain] += times
	}
}

// standsAsNoun tells a word with an article or preposition before it and
// nothing but a small word, a mark or the end of the sentence behind.
func (g *genre) standsAsNoun(text *token.Text, i int) bool {
	if opensSentence(text, i) || text.Tokens[i].Before != 0 || !g.openers[text.Tokens[i-1].Fold] || g.qualityEndings.Of(text.Tokens[i].Fold) {
		return false
	}
	return i+1 == len(text.Tokens) || opensSentence(text, i+1) || text.Tokens[i+1].Before != 0 || g.small[text.Tokens[i+1].Fold]
}

func (g *genre) isBreak(t token.Token) bool {
	return g.breaks[t.Fold] || utf8.RuneCountInString(t.Fold) < 2 || strings.IndexFunc(t.Fold, unicode.IsDigit) >= 0 ||
		g.adverbEndings.Of(t.Fold)
}

// isPhrase tells whether words can be the name of something: generic words
// only at the edges that suit them, a carrying word among them, no participle
// at the end.
func (g *genre) isPhrase(words []token.Token) bool {
	first, last := words[0], words[len(words)-1]
	if first.Before&token.Hyphen != 0 || g.isGeneric(first) && !g.modifiers[first.Fold] ||
		g.isGeneric(last) && !g.heads[last.Plain] && !g.heads[last.Fold] {
		return false
	}
	if g.doneEndings.Of(last.Fold) || g.isDoing(last) {
		return false
	}
	if len(words) > 1 && g.isDoing(first) {
		return false
	}
	for _, w := range words {
		if !g.isGeneric(w) {
			return true
		}
	}
	return len(words) == 2 && g.naming[first.Fold] && !g.modifiers[last.Fold]
}

// isDoing tells a word for what is being done, which names nothing.
func (g *genre) isDoing(t token.Token) bool {
	return g.doingEndings.Of(t.Fold) && !g.gerunds[t.Fold]
}

func (g *genre) isGeneric(t token.Token) bool { return g.generic[t.Plain] || g.generic[t.Fold] }

// canName tells whether a phrase is fit to name a topic. A single word must be
// a noun, which shows in a plural or in an article before it. Words
// that are always written with a capital name a person, a place or a body.
func (g *genre) canName(p *phrase) bool {
	name := p.proper*2 > p.seen
	switch {
	case len(p.stems) > 1:
		return !name || !slices.ContainsFunc(p.stems, func(stem string) bool { return g.plain[stem] == 0 })
	case name || len(p.key) < 5:
		return false
	}
	return g.nouns[p.key] > 0
}

// capitalized writes a phrase with a capital in front.
func capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
