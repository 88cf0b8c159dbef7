package annotate

import (
	"slices"
	"strings"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// grammar is the lexicon made ready for matching.
type grammar struct {
	quantities    phrases[policy.Class]
	pronouns      phrases[policy.Class]
	nouns         phrases[noun]
	verbs         phrases[verbForm]
	predicates    phrases[policy.Function] // what stands behind "was": "worried"
	expressed     phrases[policy.Function]
	clauses       phrases[policy.Function]
	irregular     phrases[policy.Function] // participles that are no past form: "seen"
	divided       phrases[struct{}]        // what views can be: "divided"
	continuing    phrases[reference]
	locators      phrases[string]
	negated       map[policy.Function]policy.Function
	genders       map[string]string // of pronouns and titles, where they tell it
	small         token.Table[bool] // words that are part of no name and modify no noun
	abstract      lexicon.Endings   // ends of words that name no speaker
	personEndings lexicon.Endings   // ends of words for persons by what they do, in the plural
	patterns      []func(*cascade, int) *spoken

	// Phrases that mean nothing but themselves, as the lexicon explains them.
	between            *phrases[struct{}]
	offices            *phrases[struct{}]
	joins              *phrases[struct{}]
	participles        *phrases[struct{}]
	expressing         *phrases[struct{}]
	raisable           *phrases[struct{}]
	adverbs            *phrases[struct{}]
	be                 *phrases[struct{}]
	reach              *phrases[struct{}]
	complements        *phrases[struct{}]
	prepositions       *phrases[struct{}]
	empty              *phrases[struct{}]
	relatives          *phrases[struct{}]
	openers            *phrases[struct{}]
	sources            *phrases[struct{}]
	articles           *phrases[struct{}]
	quantityOpeners    *phrases[struct{}]
	quantityInsertions *phrases[struct{}]
	numbers            *phrases[struct{}]
	denials            *phrases[struct{}]
	outsiders          *phrases[struct{}]
	elsewhere          *phrases[struct{}]
	deeds              *phrases[struct{}]
	participants       *phrases[struct{}]
	titles             *phrases[struct{}]
	bodies             *phrases[struct{}]
	texts              *phrases[struct{}]
	meetings           *phrases[struct{}]
	determiners        *phrases[struct{}]
	suffixes           *phrases[struct{}]
	nameJoiners        *phrases[struct{}]
	namePrepositions   *phrases[struct{}]
	calendar           *phrases[struct{}]
	additions          *phrases[struct{}]
	contrasts          *phrases[struct{}]
	contrastOpeners    *phrases[struct{}]
	helpers            *phrases[struct{}]
	modals             *phrases[struct{}]
	negations          *phrases[struct{}]
	clauseOpeners      *phrases[struct{}]
	agents             *phrases[struct{}]
	holders            *phrases[struct{}]
	viewNouns          *phrases[struct{}]
	differing          *phrases[struct{}]
	properNames        *phrases[struct{}]
	other              *phrases[struct{}]
	presentBe          *phrases[struct{}]
	making             *phrases[struct{}]
	asOpeners          *phrases[struct{}]
	manners            *phrases[struct{}]
	absolutes          *phrases[struct{}]
	inversions         *phrases[struct{}]
	invertedVerbs      *phrases[struct{}]
	hereinafter        *phrases[struct{}]
	within             *phrases[struct{}]
	continues          *phrases[struct{}]
	subjects           *phrases[struct{}]
	utterances         *phrases[struct{}]
	presiding          *phrases[struct{}]
	toldThat           *phrases[struct{}]
	toldTo             *phrases[struct{}]
	embedders          *phrases[struct{}]
	suppositions       *phrases[struct{}]
	pointsMade         *phrases[struct{}]
	framing            *phrases[struct{}]
	seenAs             *phrases[struct{}]
	wide               *phrases[struct{}]
	toldWidely         *phrases[struct{}]
	pastBe             *phrases[struct{}]
	telling            *phrases[struct{}]
	reception          *phrases[struct{}]
	cameFrom           *phrases[struct{}]
	askings            *phrases[struct{}]
	hearing            *phrases[struct{}]
	matters            *phrases[struct{}]
	requests           *phrases[struct{}]
	forWhom            *phrases[struct{}]
	noPersons          *phrases[struct{}]
	describing         *phrases[struct{}]
	lyAdjectives       *phrases[struct{}]
	introducing        *phrases[struct{}]
	presentable        *phrases[struct{}]
	seeming            *phrases[struct{}]
	met                *phrases[struct{}]
	personal           *phrases[struct{}]
	pointing           *phrases[struct{}]
	labels             *phrases[struct{}]
	gatherings         *phrases[struct{}]
	positions          *phrases[struct{}]
	needs              *phrases[struct{}]
	ventures           *phrases[struct{}]
	finite             *phrases[struct{}]
	issuers            *phrases[struct{}]
	asides             *phrases[struct{}]
	underItem          *phrases[struct{}]
	amid               *phrases[struct{}]
	statesOfMind       *phrases[struct{}]
	talking            *phrases[struct{}]
	able               *phrases[struct{}]
	adjunctOpeners     *phrases[struct{}]
	toldOf             *phrases[struct{}]
	invitations        *phrases[struct{}]
	textOpeners        *phrases[struct{}]
	renowned           *phrases[struct{}]
	renownFor          *phrases[struct{}]
	examples           *phrases[struct{}]
	pondering          *phrases[struct{}]
	agendaItems        *phrases[struct{}]
	pointedOut         *phrases[struct{}]
	seconding          *phrases[struct{}]
	mandates           *phrases[struct{}]
	namePlaces         *phrases[struct{}]
	occasions          *phrases[struct{}]
	regions            *phrases[struct{}]
	definite           *phrases[struct{}]
	reported           *phrases[struct{}]
	infinitive         *phrases[struct{}]
	oneByOne           *phrases[struct{}]
	newSubject         *phrases[struct{}]
	exceptions         *phrases[struct{}]
	verbDenied         *phrases[struct{}]
	verbRepeated       *phrases[struct{}]
	partitives         *phrases[struct{}]
	shares             *phrases[struct{}]
	owners             *phrases[struct{}]
	whence             *phrases[struct{}]
	paired             *phrases[struct{}]
	objectPronouns     *phrases[struct{}]

	// Ends of words, by what words with them are.
	adverbEndings, doingEndings, doneEndings lexicon.Endings
}

// noun is a word for those who speak.
type noun struct {
	who    string // in the plural: "speakers"
	plural bool   // the form met is a plural
	party  bool   // it names States as often as speakers
	office bool   // it is an office, too
}

// verbForm is one form of a reporting verb.
type verbForm struct {
	function policy.Function
	tense    int // which of the verb's forms: 0 past, 1 plural present, 2 singular present, 3 "-ing"
}

func newGrammar(l *lexicon.Lexicon) *grammar {
	g := &grammar{
		negated: l.Negated, genders: make(map[string]string), abstract: l.AbstractEndings, personEndings: append(slices.Clip(l.PersonEndings), l.OnePersonEndings...),
		adverbEndings: l.AdverbEndings, doingEndings: l.DoingEndings, doneEndings: l.DoneEndings, patterns: patterns(),
	}
	for _, s := range []struct {
		into  **phrases[struct{}]
		texts []string
	}{
		{&g.between, l.Between},
		{&g.hereinafter, l.Works.Hereinafter},
		{&g.within, l.Works.Within},
		{&g.continues, l.Works.Continues},
		{&g.subjects, l.Works.Subjects},
		{&g.issuers, l.Works.Issuers},
		{&g.asides, l.Works.Asides},
		{&g.offices, l.Offices},
		{&g.joins, l.Joins},
		{&g.participles, l.PlainParticiples},
		{&g.expressing, l.Expressing},
		{&g.raisable, l.Raisable},
		{&g.adverbs, l.Adverbs},
		{&g.be, l.Be},
		{&g.reach, l.Reach},
		{&g.complements, l.Complements},
		{&g.prepositions, l.Prepositions},
		{&g.empty, l.EmptySubjects},
		{&g.relatives, l.Relatives},
		{&g.openers, l.ViewOpeners},
		{&g.sources, l.SourceOpeners},
		{&g.articles, l.Articles},
		{&g.quantityOpeners, l.QuantityOpeners},
		{&g.quantityInsertions, l.QuantityInsertions},
		{&g.numbers, l.Numbers},
		{&g.denials, l.Denials},
		{&g.outsiders, l.Outsiders},
		{&g.elsewhere, l.Elsewhere},
		{&g.deeds, l.Deeds},
		{&g.participants, l.Participants},
		{&g.titles, l.Titles},
		{&g.bodies, l.Bodies},
		{&g.texts, l.Texts},
		{&g.meetings, l.Meetings},
		{&g.determiners, l.Determiners},
		{&g.suffixes, l.Suffixes},
		{&g.nameJoiners, l.NameJoiners},
		{&g.namePrepositions, l.NamePrepositions},
		{&g.calendar, l.Calendar},
		{&g.additions, l.Additions},
		{&g.contrasts, l.Contrasts},
		{&g.contrastOpeners, l.ContrastOpeners},
		{&g.helpers, l.Helpers},
		{&g.modals, l.Modals},
		{&g.negations, l.Negations},
		{&g.clauseOpeners, l.ClauseOpeners},
		{&g.agents, l.Agents},
		{&g.holders, l.Holders},
		{&g.viewNouns, l.ViewNouns},
		{&g.differing, l.Differing},
		{&g.invertedVerbs, l.Inverted},
		{&g.inversions, l.Inversions},
		{&g.absolutes, l.Absolutes},
		{&g.asOpeners, l.AsOpeners},
		{&g.manners, l.Manners},
		{&g.presentBe, l.PresentBe},
		{&g.making, l.Making},
		{&g.other, l.Other},
		{&g.properNames, l.ProperNames},
		{&g.utterances, l.Utterances},
		{&g.presiding, l.Presiding},
		{&g.labels, l.Labels},
		{&g.gatherings, l.Gatherings},
		{&g.positions, l.Positions},
		{&g.needs, l.Needs},
		{&g.ventures, l.Ventures},
		{&g.finite, l.Finite},
		{&g.underItem, l.UnderItem},
		{&g.amid, l.Amid},
		{&g.statesOfMind, l.StatesOfMind},
		{&g.talking, l.Talking},
		{&g.able, l.Able},
		{&g.adjunctOpeners, l.AdjunctOpeners},
		{&g.toldOf, l.ToldOf},
		{&g.invitations, l.Invitations},
		{&g.textOpeners, l.TextOpeners},
		{&g.renowned, l.Renowned},
		{&g.renownFor, l.RenownFor},
		{&g.examples, l.Examples},
		{&g.pondering, l.Pondering},
		{&g.agendaItems, l.AgendaItems},
		{&g.toldThat, l.ToldThat},
		{&g.toldTo, l.ToldTo},
		{&g.embedders, l.Embedders},
		{&g.suppositions, l.Suppositions},
		{&g.pointsMade, l.PointsMade},
		{&g.framing, l.Framing},
		{&g.seenAs, l.SeenAs},
		{&g.wide, l.Wide},
		{&g.toldWidely, l.ToldWidely},
		{&g.pastBe, l.PastBe},
		{&g.reception, l.Reception},
		{&g.cameFrom, l.CameFrom},
		{&g.askings, l.Askings},
		{&g.hearing, l.Hearing},
		{&g.matters, l.Matters},
		{&g.requests, l.Requests},
		{&g.forWhom, l.ForWhom},
		{&g.noPersons, l.NoPersons},
		{&g.describing, l.Describing},
		{&g.lyAdjectives, l.LyAdjectives},
		{&g.introducing, l.Introducing},
		{&g.presentable, l.Presentable},
		{&g.seeming, l.Seeming},
		{&g.met, l.Met},
		{&g.personal, l.Personal},
		{&g.pointing, l.Pointing},
		{&g.pointedOut, l.PointedOut},
		{&g.seconding, l.Seconding},
		{&g.mandates, l.Mandates},
		{&g.namePlaces, l.NamePlaces},
		{&g.occasions, l.Occasions},
		{&g.regions, l.Regions},
		{&g.telling, l.Telling},
		{&g.definite, l.Definite},
		{&g.reported, l.Reported},
		{&g.infinitive, l.Infinitive},
		{&g.oneByOne, l.OneByOne},
		{&g.newSubject, l.NewSubject},
		{&g.exceptions, l.Exceptions},
		{&g.verbDenied, l.VerbDenied},
		{&g.verbRepeated, l.VerbRepeated},
		{&g.partitives, l.Partitives},
		{&g.shares, l.Shares},
		{&g.owners, l.Owners},
		{&g.whence, l.Whence},
		{&g.paired, l.Paired},
		{&g.objectPronouns, l.ObjectPronouns},
	} {
		*s.into = set(s.texts)
	}
	for _, word := range l.FunctionWords {
		g.small.Set(token.Fold(word), true)
	}
	for class, texts := range l.Quantities {
		for _, text := range texts {
			add(&g.quantities, text, class)
		}
	}
	for class, texts := range l.Pronouns {
		for _, text := range texts {
			add(&g.pronouns, text, class)
		}
	}
	g.addNouns(l.Nouns, l.Offices, false)
	g.addNouns(l.Parties, nil, true)
	for function, lines := range l.Verbs {
		for _, line := range lines {
			forms := lexicon.Forms(line)
			if deed := slices.Contains(l.Deeds, forms[0]); deed {
				add(g.deeds, forms[len(forms)-1], struct{}{}) // the one in "-ing"
			}
			for tense, form := range forms {
				add(&g.verbs, form, verbForm{function, tense})
				if be, predicate, ok := strings.Cut(form, " "); ok && tense == 0 && slices.Contains(l.Be, be) {
					add(&g.predicates, predicate, function)
				}
			}
		}
	}
	for _, text := range l.Differing {
		if be, predicate, ok := strings.Cut(text, " "); ok && slices.Contains(l.Be, be) {
			add(&g.divided, predicate, struct{}{})
		}
	}
	for function, texts := range l.Irregular {
		for _, text := range texts {
			add(&g.irregular, text, function)
		}
	}
	for text, function := range l.ExpressedNouns {
		add(&g.expressed, text, function)
	}
	for function, texts := range l.ImpersonalClauses {
		for _, text := range texts {
			add(&g.clauses, text, function)
		}
	}
	for back, texts := range l.Continuing {
		for _, text := range texts {
			add(&g.continuing, text, reference{antecedent(back), false})
		}
	}
	for back, texts := range l.ContinuingViews {
		for _, text := range texts {
			add(&g.continuing, text, reference{antecedent(back), true})
		}
	}
	for gender, words := range l.Genders {
		for _, word := range words {
			g.genders[token.Fold(word)] = gender
		}
	}
	for written, texts := range l.Locators {
		for _, text := range texts {
			add(&g.locators, text, written)
		}
	}
	return g
}

func (g *grammar) addNouns(lines, offices []string, party bool) {
	for _, line := range lines {
		forms := lexicon.Forms(line)
		who := token.Fold(forms[len(forms)-1])
		for i, form := range forms {
			add(&g.nouns, form, noun{who, i > 0, party, slices.Contains(offices, forms[0])})
		}
	}
}
