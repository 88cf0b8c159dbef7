package lexicon

import (
	"slices"
	"testing"

	"precis/generator/policy"
)

func TestEnglishIsWhole(t *testing.T) {
	l, err := For("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	for class := range l.Quantities {
		if !slices.Contains(policy.Classes(), class) {
			t.Errorf("speakers.yaml: no class %q", class)
		}
	}
	for _, list := range []map[policy.Class][]string{l.Quantities, l.Pronouns} {
		classes := make(map[string]policy.Class)
		for _, class := range policy.Classes() {
			for _, words := range list[class] {
				if other, ok := classes[words]; ok {
					t.Errorf("speakers.yaml: %q stands under %q and %q", words, other, class)
				}
				classes[words] = class
			}
		}
	}
	nouns := make(map[string]bool)
	for _, line := range slices.Concat(l.Nouns, l.Parties) {
		for _, form := range Forms(line) {
			if nouns[form] {
				t.Errorf("speakers.yaml: the noun %q stands there twice", form)
			}
			nouns[form] = true
		}
	}
	verbs := make(map[string]policy.Function)
	for _, function := range policy.Functions() {
		if len(l.Verbs[function]) == 0 {
			t.Errorf("verbs.yaml: nothing under %q", function)
		}
		for _, line := range l.Verbs[function] {
			for _, form := range Forms(line) {
				if other, ok := verbs[form]; ok {
					t.Errorf("verbs.yaml: %q stands under %q and %q", form, other, function)
				}
				verbs[form] = function
			}
		}
	}
	if len(l.Verbs) != len(policy.Functions()) {
		t.Error("verbs.yaml: a function that the model does not know")
	}
	for noun, function := range l.ExpressedNouns {
		if !slices.Contains(policy.Functions(), function) {
			t.Errorf("grammar.yaml: %q has no function %q", noun, function)
		}
	}
	for function, participles := range l.Irregular {
		if !slices.Contains(policy.Functions(), function) {
			t.Errorf("grammar.yaml: irregular participles under %q, which is no function", function)
		}
		for _, participle := range participles {
			verbs[participle] = function
		}
	}
	for _, participle := range l.PlainParticiples {
		if _, ok := verbs[participle]; !ok && participle != "called" {
			t.Errorf("grammar.yaml: the participle %q is of no verb", participle)
		}
	}
}

func TestUnknownLanguageIsEmpty(t *testing.T) {
	l, err := For("tlh")
	if err != nil || len(l.Verbs) != 0 || l.Language != "tlh" {
		t.Errorf("got %+v, %v", l, err)
	}
}
