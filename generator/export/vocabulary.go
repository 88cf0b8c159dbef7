package export

import (
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/vocab"
)

// vocabularyFile is where the vocabulary of the site stands; the addresses of
// its topics are fragments of it.
const vocabularyFile = "data/vocabulary.ttl"

const skos = "http://www.w3.org/2004/02/skos/core#"

// thesaurus is what the vocabulary's files say, before they are written.
type thesaurus struct {
	ix      *index.Index
	address string // of the vocabulary; relative to its own folder when the site's address is not known
	root    string // leads from there to the site's root
}

func newThesaurus(ix *index.Index) thesaurus {
	if ix.Site.Base == "" {
		return thesaurus{ix, strings.TrimPrefix(vocabularyFile, "data/"), "../"}
	}
	return thesaurus{ix, ix.Site.Base + vocabularyFile, ix.Site.Base}
}

// title and description are what the vocabulary is called.
func (t thesaurus) title() string { return "Topics of " + t.ix.Site.Title }

func (t thesaurus) description() string {
	if t.ix.Discovered {
		return "Phrases that recur in the texts, found by rule and chosen by nobody."
	}
	return "The topics by which the points of this site are filed."
}

// page gives the address of a topic's page, or "" when there is none.
func (t thesaurus) page(topic string) string {
	if t.ix.Topic(topic) == nil {
		return ""
	}
	return t.root + "topics/" + topic + ".html"
}

func (t thesaurus) concept(id string) string { return t.address + "#" + id }

func (t thesaurus) concepts(ids []string) []string {
	var addresses []string
	for _, id := range ids {
		addresses = append(addresses, t.concept(id))
	}
	return addresses
}

// vocabularyTurtle writes data/vocabulary.ttl.
func vocabularyTurtle(ix *index.Index) ([]byte, error) {
	t := newThesaurus(ix)
	scheme := vocab.TurtleAddress(t.address)
	var b strings.Builder
	for _, prefix := range [][2]string{
		{"", t.address + "#"}, {"skos", skos}, {"dcterms", "http://purl.org/dc/terms/"}, {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	} {
		b.WriteString("@prefix " + prefix[0] + ": " + vocab.TurtleAddress(prefix[1]) + " .\n")
	}
	pairs := []vocab.Pair{
		{Property: "dcterms:title", Object: vocab.TurtleText(t.title(), "en")},
		{Property: "dcterms:description", Object: vocab.TurtleText(t.description(), "en")},
	}
	if roots := ix.Vocabulary.Roots(); len(roots) > 0 {
		pairs = append(pairs, vocab.Pair{Property: "skos:hasTopConcept", Object: ":" + strings.Join(roots, ", :")})
	}
	b.WriteString("\n" + vocab.TurtleStatement(scheme, "skos:ConceptScheme", pairs...))
	for _, topic := range ix.Vocabulary.Topics {
		more := []vocab.Pair{{Property: "skos:inScheme", Object: scheme}}
		if page := t.page(topic.ID); page != "" {
			more = append(more, vocab.Pair{Property: "rdfs:seeAlso", Object: vocab.TurtleAddress(page)})
		}
		b.WriteString("\n" + vocab.Turtle(topic, ix.Site.Language, more...))
	}
	return []byte(b.String()), nil
}

// linkedConcept is a topic in JSON-LD.
type linkedConcept struct {
	ID      string   `json:"@id"`
	Type    string   `json:"@type"`
	Label   string   `json:"prefLabel"`
	Alt     []string `json:"altLabel,omitempty"`
	Hidden  []string `json:"hiddenLabel,omitempty"`
	Scope   string   `json:"scopeNote,omitempty"`
	Broader []string `json:"broader,omitempty"`
	Related []string `json:"related,omitempty"`
	Matches []string `json:"closeMatch,omitempty"`
	Scheme  string   `json:"inScheme"`
	Page    string   `json:"seeAlso,omitempty"`
}

// linkedScheme is the vocabulary itself in JSON-LD.
type linkedScheme struct {
	ID          string   `json:"@id"`
	Type        string   `json:"@type"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Top         []string `json:"hasTopConcept,omitempty"`
}

// vocabularyJSON writes data/vocabulary.jsonld: the same statements, with a
// context of their own so that nothing has to be fetched to read them.
func vocabularyJSON(ix *index.Index) ([]byte, error) {
	t := newThesaurus(ix)
	type property struct {
		ID       string `json:"@id"`
		Type     string `json:"@type,omitempty"`
		Language string `json:"@language,omitempty"`
	}
	text := func(id string) property { return property{ID: id, Language: ix.Site.Language} }
	link := func(id string) property { return property{ID: id, Type: "@id"} }
	context := struct {
		SKOS        string   `json:"skos"`
		DCTerms     string   `json:"dcterms"`
		RDFS        string   `json:"rdfs"`
		Concept     string   `json:"Concept"`
		Scheme      string   `json:"ConceptScheme"`
		Title       property `json:"title"`
		Description property `json:"description"`
		Label       property `json:"prefLabel"`
		Alt         property `json:"altLabel"`
		Hidden      property `json:"hiddenLabel"`
		Scope       property `json:"scopeNote"`
		Broader     property `json:"broader"`
		Related     property `json:"related"`
		Match       property `json:"closeMatch"`
		InScheme    property `json:"inScheme"`
		Top         property `json:"hasTopConcept"`
		SeeAlso     property `json:"seeAlso"`
	}{
		skos, "http://purl.org/dc/terms/", "http://www.w3.org/2000/01/rdf-schema#", "skos:Concept", "skos:ConceptScheme",
		property{ID: "dcterms:title", Language: "en"}, property{ID: "dcterms:description", Language: "en"},
		text("skos:prefLabel"), text("skos:altLabel"), text("skos:hiddenLabel"), text("skos:scopeNote"),
		link("skos:broader"), link("skos:related"), link("skos:closeMatch"), link("skos:inScheme"), link("skos:hasTopConcept"), link("rdfs:seeAlso"),
	}
	graph := []any{linkedScheme{t.address, "ConceptScheme", t.title(), t.description(), t.concepts(ix.Vocabulary.Roots())}}
	for _, topic := range ix.Vocabulary.Topics {
		graph = append(graph, t.linked(topic))
	}
	return indented(struct {
		Context any   `json:"@context"`
		Graph   []any `json:"@graph"`
	}{context, graph})
}

func (t thesaurus) linked(topic policy.Topic) linkedConcept {
	return linkedConcept{
		t.concept(topic.ID), "Concept", topic.Label, topic.Alt, topic.Hidden, topic.Scope,
		t.concepts(topic.Broader), t.concepts(topic.Related), topic.Matches, t.address, t.page(topic.ID),
	}
}
