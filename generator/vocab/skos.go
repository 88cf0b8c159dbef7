package vocab

import (
	"slices"
	"strings"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

const skos = "http://www.w3.org/2004/02/skos/core#"

// skosNames are the names of SKOS, to tell a slip from a property that is of
// no use here.
var skosNames = []string{
	"altLabel", "broadMatch", "broader", "broaderTransitive", "changeNote", "closeMatch", "Collection", "Concept",
	"ConceptScheme", "definition", "editorialNote", "exactMatch", "example", "hasTopConcept", "hiddenLabel",
	"historyNote", "inScheme", "mappingRelation", "member", "memberList", "narrowMatch", "narrower",
	"narrowerTransitive", "notation", "note", "OrderedCollection", "prefLabel", "related", "relatedMatch",
	"scopeNote", "semanticRelation", "topConceptOf",
}

// skosHints say, in the notation of the file, what to write.
type skosHints struct{ concept, text, link string }

var (
	turtleHints = skosHints{
		concept: `write "a skos:Concept" of it`,
		text:    "put text in quotation marks",
		link:    "write the topic's address or prefixed name, without quotation marks",
	}
	xmlHints = skosHints{
		concept: "write <skos:Concept> in the place of the element",
		text:    "put text between the tags, and no rdf:resource",
		link:    `write the topic's address as an attribute: rdf:resource="#id"`,
	}
)

// skosReader gathers the concepts of a vocabulary from its statements.
type skosReader struct {
	file     string
	hints    skosHints
	faults   source.Diagnostics
	concepts []*concept
	bySub    map[string]*concept // by address
}

// skosConcepts gives the concepts that statements describe, in the order of
// the file. A concept's id is the last part of its address.
func skosConcepts(file string, triples []triple, hints skosHints) ([]concept, source.Diagnostics) {
	r := skosReader{file: file, hints: hints, bySub: map[string]*concept{}}
	typed := map[string]bool{}
	for _, t := range triples {
		r.checkNames(t)
		if t.predicate.text == rdf+"type" && t.object.kind == iriTerm && t.subject.kind == iriTerm {
			typed[t.subject.text] = true
			if t.object.text == skos+"Concept" {
				r.declare(t.subject)
			}
		}
	}
	for _, t := range triples {
		if c := r.bySub[t.subject.text]; c != nil && t.subject.kind == iriTerm {
			r.add(c, t)
		} else if t.predicate.text == skos+"prefLabel" && t.subject.kind == iriTerm && !typed[t.subject.text] {
			typed[t.subject.text] = true // said once
			r.faults.Warnf(file, t.subject.at, r.hints.concept, "%q has a label and is not said to be a concept", lastPart(t.subject.text))
		}
	}
	concepts := make([]concept, len(r.concepts))
	for i, c := range r.concepts {
		concepts[i] = *c
	}
	return concepts, r.faults
}

// declare notes that something is a concept. A second time is a copy that was
// meant to become another concept.
func (r *skosReader) declare(subject term) {
	c := &concept{id: word{Value: lastPart(subject.text), At: subject.at}}
	r.concepts = append(r.concepts, c)
	if r.bySub[subject.text] == nil {
		r.bySub[subject.text] = c
	}
}

// add notes what a statement says of a concept.
func (r *skosReader) add(c *concept, t triple) {
	property, isSKOS := strings.CutPrefix(t.predicate.text, skos)
	if !isSKOS {
		return
	}
	text := label{word{Value: strings.Join(strings.Fields(t.object.text), " "), At: t.object.at}, t.object.language}
	link := word{Value: lastPart(t.object.text), At: t.object.at}
	switch property {
	case "prefLabel":
		r.text(&c.labels, t, text)
	case "altLabel":
		r.text(&c.alt, t, text)
	case "hiddenLabel":
		r.text(&c.hidden, t, text)
	case "scopeNote":
		r.text(&c.scope, t, text)
	case "definition":
		r.text(&c.definition, t, text)
	case "broader":
		r.link(&c.broader, t, link)
	case "narrower":
		r.link(&c.narrower, t, link)
	case "related":
		r.link(&c.related, t, link)
	case "closeMatch", "exactMatch":
		r.link(&c.matches, t, word{Value: t.object.text, At: t.object.at})
	}
}

// text appends a label or note, which must be text and not be empty.
func (r *skosReader) text(to *[]label, t triple, text label) {
	switch {
	case t.object.kind != literalTerm:
		r.faults.Errorf(r.file, t.object.at, r.hints.text, "%s takes text", propertyName(t))
	case text.Value == "":
		r.faults.Errorf(r.file, t.object.at, "write the text, or take it out", "%s is empty", propertyName(t))
	default:
		*to = append(*to, text)
	}
}

// link appends an address or the id in it.
func (r *skosReader) link(to *[]word, t triple, link word) {
	if t.object.kind != iriTerm {
		r.faults.Errorf(r.file, t.object.at, r.hints.link, "%s takes a topic", propertyName(t))
		return
	}
	*to = append(*to, link)
}

// checkNames warns of names in the SKOS namespace that SKOS does not have.
func (r *skosReader) checkNames(t triple) {
	for _, name := range []term{t.predicate, t.object} {
		local, isSKOS := strings.CutPrefix(name.text, skos)
		if !isSKOS || name.kind != iriTerm || slices.Contains(skosNames, local) {
			continue
		}
		hint := ""
		if near := strictyaml.Nearest(local, skosNames); near != "" {
			hint = "did you mean skos:" + near + "?"
		}
		r.faults.Warnf(r.file, name.at, hint, "SKOS has no %q", local)
	}
}

func propertyName(t triple) string { return "skos:" + strings.TrimPrefix(t.predicate.text, skos) }

// lastPart gives what stands after the last "#", "/" or ":" of an address.
func lastPart(address string) string {
	address = strings.TrimSuffix(address, "/")
	return address[strings.LastIndexAny(address, "#/:")+1:]
}
