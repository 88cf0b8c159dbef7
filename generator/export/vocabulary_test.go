package export

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/index"
	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/vocab"
)

// site makes an index without texts.
func site(site policy.Site, topics []policy.Topic) *index.Index {
	return index.Build(index.Collection{Site: site, Vocabulary: vocab.New(topics), Registry: new(vocab.Registry), Language: new(lexicon.Lexicon)}, nil, 1)
}

var water = []policy.Topic{
	{
		ID: "wells", Label: `Wells, “deep” and "shallow"`, Alt: []string{`bore\hole`, "puits à eau"}, Hidden: []string{"well"},
		Scope: "What is\u0001dug.", Broader: []string{"water"}, Related: []string{"2030-goals"},
		Matches: []string{"https://example.org/c_1?a=1&b=2"},
	},
	{ID: "water", Label: "Water"},
	{ID: "2030-goals", Label: "Goals of 2030", Related: []string{"wells"}},
}

func TestVocabulary(t *testing.T) {
	ix := site(policy.Site{Title: "Meetings on water", Base: "https://example.org/w/", Language: "en"}, water)
	turtle, err := vocabularyTurtle(ix)
	if err != nil {
		t.Fatal(err)
	}
	want := `@prefix : <https://example.org/w/data/vocabulary.ttl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<https://example.org/w/data/vocabulary.ttl> a skos:ConceptScheme ;
    dcterms:title "Topics of Meetings on water"@en ;
    dcterms:description "The topics by which the points of this site are filed."@en ;
    skos:hasTopConcept :2030-goals, :water .

:2030-goals a skos:Concept ;
    skos:prefLabel "Goals of 2030"@en ;
    skos:related :wells ;
    skos:inScheme <https://example.org/w/data/vocabulary.ttl> .

:water a skos:Concept ;
    skos:prefLabel "Water"@en ;
    skos:inScheme <https://example.org/w/data/vocabulary.ttl> .

:wells a skos:Concept ;
    skos:prefLabel "Wells, “deep” and \"shallow\""@en ;
    skos:altLabel "bore\\hole"@en, "puits à eau"@en ;
    skos:hiddenLabel "well"@en ;
    skos:scopeNote "What is\u0001dug."@en ;
    skos:broader :water ;
    skos:related :2030-goals ;
    skos:closeMatch <https://example.org/c_1?a=1&b=2> ;
    skos:inScheme <https://example.org/w/data/vocabulary.ttl> .
`
	if diff := cmp.Diff(want, string(turtle)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestVocabularyComesBack reads what is published again, and compares what the
// JSON says with it.
func TestVocabularyComesBack(t *testing.T) {
	data, err := os.ReadFile("../../seeds/vocabulary.ttl")
	if err != nil {
		t.Fatal(err)
	}
	seeds, _ := vocab.ReadVocabulary("vocabulary.ttl", data, "en")
	for _, base := range []string{"", "https://example.org/"} {
		for _, topics := range [][]policy.Topic{water, seeds.Topics, nil} {
			ix := site(policy.Site{Title: "Meetings", Base: base, Language: "en"}, topics)
			turtle, err := vocabularyTurtle(ix)
			if err != nil {
				t.Fatal(err)
			}
			back, faults := vocab.ReadVocabulary("data/vocabulary.ttl", turtle, "en")
			if err := faults.Err(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(ix.Vocabulary.Topics, back.Topics); diff != "" {
				t.Errorf("base %q, -want +got:\n%s", base, diff)
			}
			linked, err := vocabularyJSON(ix)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(ix.Vocabulary.Topics, fromJSON(t, linked)); diff != "" {
				t.Errorf("base %q, JSON-LD, -want +got:\n%s", base, diff)
			}
		}
	}
}

// fromJSON takes the topics out of JSON-LD that looks as ours does. Every name
// in it must be one that its context explains.
func fromJSON(t *testing.T, data []byte) []policy.Topic {
	t.Helper()
	var file struct {
		Context map[string]any    `json:"@context"`
		Graph   []json.RawMessage `json:"@graph"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	ids := func(addresses []string) []string {
		var list []string
		for _, a := range addresses {
			list = append(list, a[strings.LastIndexByte(a, '#')+1:])
		}
		return list
	}
	topics := []policy.Topic{}
	for i, node := range file.Graph {
		var names map[string]any
		var c linkedConcept
		if err := json.Unmarshal(node, &names); err != nil {
			t.Fatal(err)
		}
		for name := range names {
			if _, known := file.Context[name]; !known && name[0] != '@' {
				t.Errorf("the context does not say what %q is", name)
			}
		}
		if i == 0 {
			continue // the scheme
		}
		if err := json.Unmarshal(node, &c); err != nil {
			t.Fatal(err)
		}
		topics = append(topics, policy.Topic{
			ID: ids([]string{c.ID})[0], Label: c.Label, Alt: c.Alt, Hidden: c.Hidden, Scope: c.Scope,
			Broader: ids(c.Broader), Related: ids(c.Related), Matches: c.Matches,
		})
	}
	if len(topics) == 0 {
		return nil
	}
	return topics
}
