package lexicon

import (
	"io/fs"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

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

// A word that stands twice in one list was meant for another, or for none.
func TestListsSayWordsOnce(t *testing.T) {
	names, err := fs.Glob(files, "*/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		if err := yaml.Load(data, &whole); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sayOnce(t, name, whole)
	}
}

// sayOnce holds the lists at and below a place in a file to saying words once.
func sayOnce(t *testing.T, place string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, below := range value {
			sayOnce(t, place+": "+key, below)
		}
	case []any:
		seen := make(map[string]bool)
		for _, item := range value {
			if word, ok := item.(string); !ok {
				sayOnce(t, place, item)
			} else if seen[word] {
				t.Errorf("%s: %q stands there twice", place, word)
			} else {
				seen[word] = true
			}
		}
	}
}

func TestUnknownLanguageIsEmpty(t *testing.T) {
	l, err := For("tlh")
	if err != nil || len(l.Verbs) != 0 || l.Language != "tlh" {
		t.Errorf("got %+v, %v", l, err)
	}
}
