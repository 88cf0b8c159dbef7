package annotate

import (
	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// grammar is the lexicon made ready for matching.
type grammar struct {
	quantities   phrases[policy.Class]
	pronouns     phrases[policy.Class]
	between      *phrases[struct{}]
	nouns        phrases[noun]
	offices      *phrases[struct{}]
	joins        *phrases[struct{}]
	verbs        phrases[verbForm]
	participles  *phrases[struct{}]
	expressed    phrases[policy.Function]
	expressing   *phrases[struct{}]
	adverbs      *phrases[struct{}]
	be           *phrases[struct{}]
	reach        *phrases[struct{}]
	complements  *phrases[struct{}]
	prepositions *phrases[struct{}]
	empty        *phrases[struct{}]
	relatives    *phrases[struct{}]
	openers      *phrases[struct{}]
	articles     *phrases[struct{}]
	locators     phrases[string]
	hereinafter  *phrases[struct{}]
	within       *phrases[struct{}]
}

// noun is a word for those who speak.
type noun struct {
	who    string // in the plural: "speakers"
	plural bool   // the form met is a plural
	party  bool   // it names States as often as speakers
}

// verbForm is one form of a reporting verb.
type verbForm struct {
	function policy.Function
	tense    int // which of the verb's forms: 0 past, 1 plural present, 2 singular present
}

func newGrammar(l *lexicon.Lexicon, scanner *token.Scanner) *grammar {
	m := phraseMaker{scanner}
	g := &grammar{
		between: set(m, l.Between), offices: set(m, l.Offices), joins: set(m, l.Joins),
		participles: set(m, l.PlainParticiples), expressing: set(m, l.Expressing), adverbs: set(m, l.Adverbs),
		be: set(m, l.Be), reach: set(m, l.Reach), complements: set(m, l.Complements),
		prepositions: set(m, l.Prepositions), empty: set(m, l.EmptySubjects), relatives: set(m, l.Relatives),
		openers: set(m, l.ViewOpeners), articles: set(m, l.Articles),
		hereinafter: set(m, l.Works.Hereinafter), within: set(m, l.Works.Within),
	}
	for class, texts := range l.Quantities {
		for _, text := range texts {
			add(m, &g.quantities, text, class)
		}
	}
	for class, texts := range l.Pronouns {
		for _, text := range texts {
			add(m, &g.pronouns, text, class)
		}
	}
	g.addNouns(m, l.Nouns, false)
	g.addNouns(m, l.Parties, true)
	for function, lines := range l.Verbs {
		for _, line := range lines {
			for tense, form := range lexicon.Forms(line) {
				add(m, &g.verbs, form, verbForm{function, tense % 3})
			}
		}
	}
	for text, function := range l.ExpressedNouns {
		add(m, &g.expressed, text, function)
	}
	for written, texts := range l.Locators {
		for _, text := range texts {
			add(m, &g.locators, text, written)
		}
	}
	return g
}

func (g *grammar) addNouns(m phraseMaker, lines []string, party bool) {
	for _, line := range lines {
		forms := lexicon.Forms(line)
		who := token.Fold(forms[len(forms)-1])
		if words := m.scanner.Scan(forms[len(forms)-1]).Tokens; len(words) > 1 {
			who = words[0].Fold
			for _, w := range words[1:] {
				who += " " + w.Fold
			}
		}
		for i, form := range forms {
			add(m, &g.nouns, form, noun{who, i > 0, party})
		}
	}
}
