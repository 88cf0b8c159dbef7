package vocab

import (
	"encoding/xml"
	"fmt"
	"strings"

	"precis/generator/source"
)

// property reads a property's element, up to its end.
func (p *xmlParser) property(node term, element xml.StartElement, items *int, within scope) error {
	tag := p.tag(element)
	within = p.inside(tag, within)
	name, known := p.name(tag)
	if name == rdf+"li" {
		*items++
		name = fmt.Sprintf("%s_%d", rdf, *items)
	}
	predicate := term{text: name, at: tag.at}
	say := func(object term) {
		if known {
			p.say(node, predicate, object)
		}
	}
	switch kind := tag.rdf("parseType"); kind {
	case "":
	case "Resource":
		object := p.newBlank(tag.at)
		say(object)
		return p.properties(object, within)
	case "Collection":
		var list []term
		err := p.nodes(within, func(item term) { list = append(list, item) })
		say(p.collection(list, tag.at))
		return err
	case "Literal":
		text, at, err := p.markup()
		say(term{kind: literalTerm, text: text, datatype: rdf + "XMLLiteral", at: at})
		return err
	default:
		p.errorf(tag.at, "known: Resource, Collection, Literal", "unknown rdf:parseType %q", kind)
		return p.decoder.Skip()
	}
	return p.value(tag, within, say)
}

// value reads what a property has for its value: what its attributes lead to,
// the node in it, or its text.
func (p *xmlParser) value(tag xmlTag, within scope, say func(term)) error {
	object, isLink := p.linked(tag, within)
	text, at := "", tag.at
	for {
		t, err := p.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			if text == "" {
				at = p.here()
			}
			text += string(t)
			if isLink {
				p.errorf(p.here(), "keep either the text or the address", "a property with text and with the address of a topic")
			}
		case xml.StartElement:
			inner := p.here()
			node, err := p.node(t, within)
			if err != nil {
				return err
			}
			if isLink || text != "" {
				p.errorf(inner, "give each value an element of its own", "a property with more than one value")
				continue
			}
			object, isLink = node, true
			object.at = inner
		case xml.EndElement:
			if !isLink {
				object = term{kind: literalTerm, text: text, language: within.language, at: at}
				if datatype := tag.rdf("datatype"); datatype != "" && datatype != xsd+"string" {
					object.language, object.datatype = "", p.address(datatype, tag.at, within).text
				}
			}
			say(object)
			return nil
		}
	}
}

// linked gives what a property's attributes lead to: by rdf:resource or
// rdf:nodeID, or a node without a name that further attributes describe.
func (p *xmlParser) linked(tag xmlTag, within scope) (object term, found bool) {
	described := false
	for _, a := range tag.attributes {
		switch {
		case a.Name.Space == rdf && a.Name.Local == "resource":
			object, found = p.address(a.Value, a.at, within), true
		case a.Name.Space == rdf && a.Name.Local == "nodeID":
			object, found = term{kind: blankTerm, text: a.Value, at: a.at}, true
		case a.Name.Space != rdf && a.Name.Space != "" && a.Name.Space != xmlNamespace:
			described = true
		}
	}
	if described {
		if !found {
			object, found = p.newBlank(tag.at), true
		}
		p.attributes(object, tag, within)
	}
	return object, found
}

// markup reads the text of an element, whatever elements stand in it.
func (p *xmlParser) markup() (text string, at source.Position, err error) {
	at = p.file.At(int(p.decoder.InputOffset()))
	for depth := 1; depth > 0; {
		t, err := p.next()
		if err != nil {
			return "", at, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			text += string(t) + " "
		}
	}
	return strings.Join(strings.Fields(text), " "), at, nil
}

// collection makes the nodes of a list and gives the first: nil for an empty
// one.
func (p *xmlParser) collection(items []term, at source.Position) term {
	list := term{text: rdf + "nil", at: at}
	for i := len(items) - 1; i >= 0; i-- {
		node := p.newBlank(items[i].at)
		p.say(node, term{text: rdf + "first", at: node.at}, items[i])
		p.say(node, term{text: rdf + "rest", at: node.at}, list)
		list = node
	}
	return list
}
