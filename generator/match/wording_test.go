package match_test

import (
	"slices"
	"strings"
	"testing"

	"precis/generator/lexicon"
	"precis/generator/match"
	"precis/generator/policy"
	"precis/generator/token"
)

// TestWording holds pairs of texts that differ in little: the first speaks of
// the topic, the second does not.
func TestWording(t *testing.T) {
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	capitals := []string{"WORLD TRADE", "FOOD AID"} // a vocabulary in capitals
	tests := map[string]struct {
		labels   []string // of one topic
		others   []string // of other topics
		yes, not string
	}{
		"list, then the common word": {
			[]string{"drug cultivation"}, nil,
			"They spoke of the cultivation, production, manufacture and trafficking of drugs.",
			"They spoke of the cultivation of maize, of tools, of money and the trafficking of drugs."},
		"the last of a list": {
			[]string{"Drug trafficking"}, nil,
			"The drug production, manufacture, sale and trafficking had grown.",
			"The drug production had grown; so had sales, and trafficking in arms."},
		"two kinds of programmes": {
			[]string{"Treatment programmes"}, nil,
			"Treatment and prevention programs were cut.",
			"Treatment was cut. Prevention programmes were not."},
		"a list of policies": {
			[]string{"Water policy"}, nil,
			"Speakers turned to water, health, housing, energy and education policy.",
			"Speakers drank water, praised the chair for her patience and turned to education policy."},
		"fisheries": {
			[]string{"Illegal fishing"}, nil,
			"Illegal, unreported and unregulated fishing went on.",
			"Illegal nets were seized: fishing went on."},
		"closed compounds":       {[]string{"Polydrug use"}, nil, "The use of poly-drug mixtures; poly-drug use.", "The use of many drugs."},
		"open compounds":         {[]string{"Waste-water"}, nil, "Wastewater was treated.", "Water was treated. Waste was not."},
		"hyphen or space":        {[]string{"Money laundering"}, nil, "It was about money-laundering.", "It was about money; laundering was not named."},
		"labour and labor":       {[]string{"Labour"}, nil, "Child labor was rare.", "The laboratory was new."},
		"organisations":          {[]string{"Labor organizations"}, nil, "Labour organisations took part.", "Organic labels took part."},
		"catalogues and centres": {[]string{"Data centre"}, nil, "Two data centers were built.", "Data were central."},
		"brackets":               {[]string{"DRUGS (PHARMACEUTICAL)"}, capitals, "Pharmaceutical drugs were short.", "Drugs were short."},
		"double hyphens":         {[]string{"WOMEN--VIOLENCE AGAINST"}, capitals, "Violence against women must end.", "Women spoke. Violence must end."},
		"acronym in brackets":    {[]string{"Official development assistance (ODA)"}, nil, "ODA had fallen.", "The oda had fallen."},
		"acronym":                {[]string{"ATS"}, []string{"Trade"}, "ATS were seized.", "They met at noon."},
		"acronym among capitals": {[]string{"ACQUIRED IMMUNE DEFICIENCY SYNDROME", "AIDS"}, capitals, "AIDS was spreading.", "This aids the poor."},
		"word in capitals":       {[]string{"FISH"}, capitals, "The fish came back.", "The fishy story came back."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			topics := []policy.Topic{{ID: "it", Label: test.labels[0], Alt: test.labels[1:]}}
			for i, label := range test.others {
				topics = append(topics, policy.Topic{ID: strings.Repeat("o", i+1), Label: label})
			}
			scanner := token.NewScanner(english.Abbreviations)
			m := match.NewTopics(topics, english.FunctionWords, english.Conjunctions, scanner)
			found := func(text string) bool {
				return slices.ContainsFunc(m.Find(scanner.Scan(text)), func(m match.Match) bool { return m.Topic == "it" })
			}
			if !found(test.yes) {
				t.Errorf("not found in %q", test.yes)
			}
			if found(test.not) {
				t.Errorf("found in %q", test.not)
			}
		})
	}
}

// FuzzTopics looks for a panic and for words outside the text.
func FuzzTopics(f *testing.F) {
	f.Add("poly-drug use, sale and the trafficking of drugs", "Polydrug trafficking")
	f.Add("A (B), c-d and e", "É (B)")
	f.Fuzz(func(t *testing.T, text, label string) {
		scanner := token.NewScanner(nil)
		m := match.NewTopics([]policy.Topic{{ID: "it", Label: label, Alt: []string{"polydrug sale", "use of drugs"}}}, []string{"the", "of", "and"}, []string{"and"}, scanner)
		scanned := scanner.Scan(text)
		for _, found := range m.Find(scanned) {
			if !slices.IsSorted(found.Tokens) || len(found.Tokens) == 0 || found.Tokens[len(found.Tokens)-1] >= len(scanned.Tokens) {
				t.Fatalf("%v in a text of %d words", found, len(scanned.Tokens))
			}
		}
	})
}
