package vocab_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
	"precis/generator/vocab"
)

// TestReadVocabulary reads the same topics from each of the forms.
func TestReadVocabulary(t *testing.T) {
	forms := map[string]string{
		"topics.ttl": `
@base <https://example.org/> .
@prefix : <topics#> .
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

<topics> a skos:ConceptScheme ; skos:hasTopConcept :trends .
:cannabis a skos:Concept ;
	skos:prefLabel "Cannabis"@en, "Chanvre"@fr ;
	skos:altLabel "marijuana"@en, "hashish" , "haschich"@fr ;
	skos:hiddenLabel "marihuana"@en ;
	skos:scopeNote """Cannabis and
		its market."""@en ;
	skos:broader :trends ;
	skos:related :women ;
	skos:exactMatch <https://example.com/c_1> ;
	skos:notation 7 .
:trends a skos:Concept ; skos:prefLabel "Trends"@en-GB ; skos:narrower :cannabis, :women .
:women a skos:Concept ; skos:prefLabel "Women" .`,

		"topics.nt": `
<t:cannabis> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#prefLabel> "Cannabis"@en .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#altLabel> "marijuana"@en .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#altLabel> "h\u0061shish"@en .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#hiddenLabel> "marihuana"@en .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#scopeNote> "Cannabis and its market."@en .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#broader> <t:trends> .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#related> <t:women> .
<t:cannabis> <http://www.w3.org/2004/02/skos/core#closeMatch> <https://example.com/c_1> .
<t:trends> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
<t:trends> <http://www.w3.org/2004/02/skos/core#prefLabel> "Trends"@en .
<t:women> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
<t:women> <http://www.w3.org/2004/02/skos/core#prefLabel> "Women"@en .
<t:women> <http://www.w3.org/2004/02/skos/core#broader> <t:trends> .`,

		"topics.rdf": `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
	xmlns:dct="http://purl.org/dc/terms/" xml:base="https://example.org/topics" xml:lang="en">
<skos:ConceptScheme rdf:about="">
	<dct:title>Topics</dct:title>
	<skos:hasTopConcept>
		<skos:Concept rdf:about="#trends" skos:prefLabel="Trends">
			<skos:narrower rdf:resource="#cannabis"/>
			<skos:narrower><skos:Concept rdf:ID="women"><skos:prefLabel xml:lang="">Women</skos:prefLabel></skos:Concept></skos:narrower>
			<dct:creator rdf:parseType="Resource"><dct:title>A &amp; B</dct:title></dct:creator>
		</skos:Concept>
	</skos:hasTopConcept>
</skos:ConceptScheme>
<rdf:Description rdf:about="https://example.org/topics#cannabis">
	<rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
	<skos:prefLabel>Cannabis</skos:prefLabel><skos:prefLabel xml:lang="fr">Chanvre</skos:prefLabel>
	<skos:altLabel><![CDATA[marijuana]]></skos:altLabel>
	<skos:altLabel>h&#97;shish</skos:altLabel>
	<skos:altLabel xml:lang="fr">haschich</skos:altLabel>
	<skos:hiddenLabel rdf:datatype="http://www.w3.org/2001/XMLSchema#string">marihuana</skos:hiddenLabel>
	<skos:definition rdf:parseType="Literal"><p xmlns="http://www.w3.org/1999/xhtml">Cannabis
		and its market.</p></skos:definition>
	<skos:broader rdf:resource="#trends"/>
	<skos:related rdf:resource="#women"/>
	<skos:closeMatch rdf:resource="https://example.com/c_1"/>
</rdf:Description>
</rdf:RDF>`,

		"languages.tsv": "id\tlabel@en\tlabel@fr\talt\talt@fr\thidden\tdefinition\trelated\tmatches\tnarrower\n" +
			"cannabis\tCannabis\tChanvre\tmarijuana | hashish\thaschich\tmarihuana\tCannabis and its market.\twomen\thttps://example.com/c_1\n" +
			"trends\tTrends\t\t\t\t\t\t\t\tcannabis | women\nwomen\tWomen\n",

		"languages.yaml": `
topics:
  cannabis:
    label: Cannabis
    alt: [marijuana, hashish]
    hidden: [marihuana]
    definition: Cannabis and its market.
    related: [women]
    matches: [https://example.com/c_1]
    in:
      fr: {label: Chanvre, alt: [haschich], scope: Le chanvre et son marché.}
  women: {in: {en: {label: Women}}}
  trends: {label: Trends, narrower: [cannabis, women]}`,

		"topics.tsv": "id\tlabel\tbroader\talt\thidden\tscope\trelated\tmatches\r\n" +
			"cannabis\tCannabis\ttrends\tmarijuana | hashish\tmarihuana\tCannabis and its market.\twomen\thttps://example.com/c_1\r\n" +
			"# comment\r\n\r\ntrends\tTrends\r\nwomen\tWomen\ttrends\r\n",

		"topics.yaml": `
topics:
  cannabis:
    label: Cannabis
    alt: [marijuana, hashish]
    hidden: [marihuana]
    scope: Cannabis and its market.
    broader: [trends]
    related: [women]
    matches: [https://example.com/c_1]
  women: {label: Women, broader: [trends], related: [cannabis]}
  trends: {label: Trends}`,

		"list.yaml": `
topics:
  - {id: trends, label: Trends}
  - {id: women, label: Women, broader: [trends]}
  - {id: cannabis, label: Cannabis, alt: [marijuana, hashish], hidden: [marihuana], scope: Cannabis and its market.,
     broader: [trends], related: [women], matches: ["https://example.com/c_1"]}`,
	}
	want := []policy.Topic{
		{
			ID: "cannabis", Label: "Cannabis", Alt: []string{"marijuana", "hashish"}, Hidden: []string{"marihuana"},
			Scope: "Cannabis and its market.", Broader: []string{"trends"}, Related: []string{"women"},
			Matches: []string{"https://example.com/c_1"},
		},
		{ID: "trends", Label: "Trends"},
		{ID: "women", Label: "Women", Broader: []string{"trends"}, Related: []string{"cannabis"}},
	}
	for name, data := range forms {
		t.Run(name, func(t *testing.T) {
			got, faults := vocab.ReadVocabulary(name, []byte(data), "en")
			for _, fault := range faults {
				t.Error(fault)
			}
			if diff := cmp.Diff(want, got.Topics); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestVocabulary(t *testing.T) {
	v := vocab.New([]policy.Topic{
		{ID: "d", Broader: []string{"b", "c"}},
		{ID: "b", Broader: []string{"a"}},
		{ID: "c", Broader: []string{"a"}},
		{ID: "a"},
		{ID: "e"},
	})
	for what, pair := range map[string][2][]string{
		"roots":            {{"a", "e"}, v.Roots()},
		"children":         {{"b", "c"}, v.Children("a")},
		"no children":      {nil, v.Children("d")},
		"ancestors":        {{"b", "c", "a"}, v.Ancestors("d")},
		"no ancestors":     {nil, v.Ancestors("a")},
		"unknown":          {nil, v.Ancestors("x")},
		"roots of nothing": {nil, (*vocab.Vocabulary)(nil).Roots()},
		"under nothing":    {nil, (*vocab.Vocabulary)(nil).Children("a")},
		"above nothing":    {nil, (*vocab.Vocabulary)(nil).Ancestors("a")},
	} {
		if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%s, -want +got:\n%s", what, diff)
		}
	}
	if got := v.Topic("c"); got == nil || got.ID != "c" {
		t.Errorf("Topic(c) = %v", got)
	}
	if got := v.Topic("cc"); got != nil {
		t.Errorf("Topic(cc) = %v", got)
	}
}

func TestReadRegistry(t *testing.T) {
	data := `
references:
  - id: treaties
    kind: set
    title: Treaties
    members: [single, narcotics]
    sets: [the three  treaties]
    context: {treaties: }
  - id: single
    kind: instrument
    title: >-
      Single
      Convention
    year: 1961
    date: 1961-03-30
    aliases: [Single Convention]
    descriptions: [treaty of 1961]
    context: {Convention: [narcotic drugs, Vienna]}
  - {id: narcotics, kind: goal, title: Narcotics, within: A/1, address: "https://example.org/"}
unsettled:
  - {words: [some  treaties], candidates: [treaties, single], why: which is not said}
`
	want := &vocab.Registry{
		References: []policy.Reference{
			{ID: "narcotics", Kind: policy.Goal, Title: "Narcotics", Within: "A/1", Address: "https://example.org/"},
			{
				ID: "single", Kind: policy.Instrument, Title: "Single Convention", Year: 1961, Date: "1961-03-30",
				Names: []policy.Name{
					{Text: "Single Convention", Method: policy.Alias},
					{Text: "treaty of 1961", Method: policy.Description},
					{Text: "Convention", Method: policy.Context, With: []string{"narcotic drugs", "Vienna"}},
				},
			},
			{
				ID: "treaties", Kind: policy.Set, Title: "Treaties", Members: []string{"single", "narcotics"},
				Names: []policy.Name{
					{Text: "the three treaties", Method: policy.SetName},
					{Text: "treaties", Method: policy.Context},
				},
			},
		},
		Unsettled: []vocab.Unsettled{
			{Words: []string{"some treaties"}, Candidates: []string{"single", "treaties"}, Why: "which is not said"},
		},
	}
	got, faults := vocab.ReadRegistry("references.yaml", []byte(data))
	for _, fault := range faults {
		t.Error(fault)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if ref := got.Reference("single"); ref == nil || ref.Year != 1961 {
		t.Errorf("Reference(single) = %v", ref)
	}
	if ref := (*vocab.Registry)(nil).Reference("single"); ref != nil {
		t.Errorf("a registry without references has %v", ref)
	}
}
