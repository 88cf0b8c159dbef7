package match

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
	"precis/generator/token"
)

var smallWords = []string{"a", "an", "the", "of", "in", "on", "and", "or", "for", "to", "by", "from", "with", "at", "was", "were", "is"}

// found gives what stands in a text: the topic, then the words of its label
// and whatever stands among them.
func found(topics []policy.Topic, text string) []string {
	scanner := token.NewScanner(nil)
	scanned := scanner.Scan(text)
	var list []string
	for _, m := range NewTopics(topics, smallWords, []string{"and", "or"}, scanner).Find(scanned) {
		from, to := m.Tokens[0], m.Tokens[len(m.Tokens)-1]
		list = append(list, fmt.Sprintf("%s: %s", m.Topic, text[scanned.Tokens[from].Start:scanned.Tokens[to].End]))
	}
	return list
}

// topics makes a small vocabulary of lines "id: label, other label".
func topics(lines ...string) []policy.Topic {
	var list []policy.Topic
	for _, line := range lines {
		id, labels, _ := strings.Cut(line, ": ")
		names := strings.Split(labels, ", ")
		list = append(list, policy.Topic{ID: id, Label: names[0], Alt: names[1:]})
	}
	return list
}

func TestTopics(t *testing.T) {
	climate := topics(
		"climate-finance: climate finance", "adaptation: adaptation", "loss-and-damage: loss and damage",
		"adaptation-finance: adaptation finance", "ndc: nationally determined contributions, NDC", "emissions: greenhouse gas emissions",
	)
	trade := topics(
		"fisheries-subsidies: fisheries subsidies", "subsidies: subsidies", "trade-facilitation: trade facilitation", "tbt: technical barriers to trade, TBT",
		"arms: arms", "army: army", "international-trade: international trade", "internal-trade: internal trade",
	)
	health := topics(
		"amr: antimicrobial resistance, AMR", "who: WHO", "aids: AIDS", "mental-health: mental health", "health-workers: health workers, health-care workers",
		"organization: organization of care", "programmes: immunization programmes", "news: news",
	)
	tests := []struct {
		name   string
		topics []policy.Topic
		text   string
		want   []string
	}{
		{"as it is", climate, "Access to climate finance was discussed.", []string{"climate-finance: climate finance"}},
		{"any case", climate, "CLIMATE FINANCE. Climate Finance.", []string{"climate-finance: CLIMATE FINANCE", "climate-finance: Climate Finance"}},
		{"another order, small words between", climate, "Finance for the climate was scarce.", []string{"climate-finance: Finance for the climate"}},
		{"two words between", climate, "Climate and development cooperation finance was scarce.", []string{"climate-finance: Climate and development cooperation finance"}},
		{"three words between are too many", climate, "Climate change adaptation action finance was scarce.", []string{"adaptation-finance: adaptation action finance"}},
		{"another sentence", climate, "They spoke of the climate. Finance was scarce.", nil},
		{"a strong break", climate, "On climate; finance was scarce. The climate (finance aside) was warm. Climate – finance.", nil},
		{"a comma is no strong break", climate, "Losses, and damage were counted.", []string{"loss-and-damage: Losses, and damage"}},
		{"a hyphen neither", health, "Health-care workers were few. Health workers too.", []string{"health-workers: Health-care workers", "health-workers: Health workers"}},
		{"one word, one number", climate, "Adaptations and adaptation; they adapted; adaptive measures.", []string{"adaptation: Adaptations", "adaptation: adaptation"}},
		{"the longer label wins", trade, "Fisheries subsidies were cut, and other subsidies too.", []string{"fisheries-subsidies: Fisheries subsidies", "subsidies: subsidies"}},
		{"words shared by two labels", climate, "Adaptation and climate finance were discussed.", []string{"adaptation-finance: Adaptation and climate finance", "climate-finance: climate finance"}},
		{"one word is no label of two", trade, "Facilitation was discussed, and fisheries were not.", nil},
		{"stems that must not merge", trade, "The army was there. Small arms were not. The armies armed.", []string{"army: army", "arms: arms", "army: armies"}},
		{"phrases neither", trade, "International trade grew.", []string{"international-trade: International trade"}},
		{"and the other way round", trade, "Internal trade grew.", []string{"internal-trade: Internal trade"}},
		{"acronym", health, "AMR and AIDS were discussed by WHO.", []string{"amr: AMR", "aids: AIDS", "who: WHO"}},
		{"acronym in another case", health, "Those who were there named the aids to navigation. Who? Amr spoke.", nil},
		{"British spelling", health, "The organisation of care; an immunisation programme.", []string{"organization: organisation of care", "programmes: immunisation programme"}},
		{"label and its acronym", health, "Antimicrobial resistance (AMR) was rising.", []string{"amr: Antimicrobial resistance", "amr: AMR"}},
		{"possessive", health, "Health workers' pay and the health worker’s day.", []string{"health-workers: Health workers", "health-workers: health worker’s"}},
		{"a word that only looks plural", health, "The news was new.", []string{"news: news"}},
		{"accents and wide space", topics("sante: santé mentale"), "Sante\u00a0mentale.", []string{"sante: Sante\u00a0mentale"}},
		{"one label of two topics", topics("a: water", "b: water"), "Water.", []string{"a: Water", "b: Water"}},
		{"two labels of one topic", topics("a: safe water, water safety"), "Safe water.", []string{"a: Safe water"}},
		{"small words alone are no label", topics("a: of the"), "One of the lakes.", nil},
		{"no text", climate, "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := found(test.topics, test.text)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// A preferred label of one word that stands above other topics is found in
// its own number alone, unless the vocabulary has the word as another label.
func TestGroupLabels(t *testing.T) {
	list := topics("development: Development", "rural-development: Rural development", "flood: Floods", "flood-warning: Flood warning", "drought: Drought", "drought-relief: Drought relief")
	list[1].Broader, list[3].Broader, list[5].Broader = []string{"development"}, []string{"flood"}, []string{"drought"}
	list[4].Alt = []string{"drought"}
	for text, want := range map[string][]string{
		"Recent developments.":             nil,
		"Development, and floods.":         {"development: Development", "flood: floods"},
		"Rural development, after a flood": {"rural-development: Rural development"},
		"Two droughts.":                    {"drought: droughts"},
	} {
		if diff := cmp.Diff(want, found(list, text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// Hidden labels are found like others, and the label that led to a match is
// told as the vocabulary writes it.
// Scanned texts part words, and topics found in them may have labels of parts:
// "th e" closed is a small word and no label.
func TestLabelOfAPartedWord(t *testing.T) {
	got := found(topics("parts: th e"), "As th e chair said.")
	if diff := cmp.Diff([]string{"parts: th e"}, got); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
}

func TestLabelIsTold(t *testing.T) {
	scanner := token.NewScanner(nil)
	m := NewTopics([]policy.Topic{{ID: "tb", Label: "Tuberculosis", Hidden: []string{"Koch's disease"}}}, smallWords, nil, scanner)
	got := m.Find(scanner.Scan("Once called Koch’s disease."))
	if diff := cmp.Diff([]Match{{Topic: "tb", Label: "Koch's disease", Proper: true, Tokens: []int{2, 3}}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The order of the vocabulary shows in nothing.
func TestOrderOfTopics(t *testing.T) {
	list := topics("b: safe water", "a: water safety", "c: water", "d: safe water, water", "e: safety of water supply")
	const text = "Safe water and water safety: the safety of the water supply. Water."
	want := found(list, text)
	for range len(list) {
		list = append(list[1:], list[0])
		if diff := cmp.Diff(want, found(slices.Clone(list), text)); diff != "" {
			t.Errorf("(-first +turned):\n%s", diff)
		}
	}
}

// All places of a word share its forms: looking for labels changes none of
// them, or what is found would depend on which text was read before.
func TestFindChangesNoWord(t *testing.T) {
	scanner := token.NewScanner(nil)
	matcher := NewTopics([]policy.Topic{{ID: "care", Label: "healthcare"}}, nil, nil, scanner)
	text := scanner.Scan("Access to health care is one thing, health another.")
	if got := len(matcher.Find(text)); got != 1 {
		t.Fatalf("%d places found, want 1", got)
	}
	var words []string
	for _, w := range scanner.Scan("health care").Tokens {
		words = append(words, w.Fold)
	}
	if got := strings.Join(words, " "); got != "health care" {
		t.Errorf("the words of the text are now %q", got)
	}
}
