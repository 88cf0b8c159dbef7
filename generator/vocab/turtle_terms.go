package vocab

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

// pairs reads the predicates and objects of a subject, up to the mark that
// ends them.
func (p *turtleParser) pairs(subject term) bool {
	for {
		predicate, ok := p.verb()
		if !ok || !p.objects(subject, predicate) {
			return false
		}
		more := false
		for p.skip(";") {
			more = true
		}
		switch {
		case p.is(".") || p.is("]") || p.token.kind == endToken:
			return true
		case more:
			continue
		case p.token.kind != nameToken && p.token.kind != iriToken || p.file.At(p.token.span.Start).Column == 1:
			return true // whoever called finds that the end mark is missing
		}
		p.fail(`write ";" before it to go on with the same topic`, `expected ";" or "." before %s`, p.found())
	}
}

// verb reads a predicate.
func (p *turtleParser) verb() (term, bool) {
	if p.token.kind == wordToken && p.token.text == "a" {
		t := term{text: rdf + "type", at: p.place()}
		p.advance()
		return t, true
	}
	if p.token.kind != iriToken && p.token.kind != nameToken {
		return term{}, p.fail("say what the value is, such as skos:prefLabel, or end the statement", "a property is expected, and not %s", p.found())
	}
	return p.address()
}

// objects reads the objects of a subject and predicate.
func (p *turtleParser) objects(subject, predicate term) bool {
	for {
		object, ok := p.object()
		if !ok {
			return false
		}
		p.triples = append(p.triples, triple{subject, predicate, object})
		switch {
		case p.skip(","):
		case p.token.kind == stringToken: // two texts can only be two values
			p.fail(`put "," between the values of one property`, `expected "," before %s`, p.found())
		default:
			return true
		}
	}
}

// object reads anything that can be said of a subject.
func (p *turtleParser) object() (term, bool) {
	t := term{kind: literalTerm, text: p.token.text, at: p.place()}
	switch p.token.kind {
	case stringToken:
		p.advance()
		return p.qualified(t)
	case numberToken:
		t.datatype = xsd + numberType(t.text)
		p.advance()
		return t, true
	case wordToken:
		if t.text == "true" || t.text == "false" {
			t.datatype = xsd + "boolean"
			p.advance()
			return t, true
		}
	}
	return p.subject("text in quotation marks or an address is expected")
}

// qualified reads what may stand after a string: its language or datatype.
func (p *turtleParser) qualified(t term) (term, bool) {
	if p.token.kind == atToken {
		if p.token.text == "" {
			return t, p.fail(`write the language right after the sign: "text"@en`, "no language after @")
		}
		t.language = p.token.text
		p.advance()
		return t, true
	}
	if p.skip("^^") {
		if p.token.kind != iriToken && p.token.kind != nameToken {
			return t, p.fail("write a datatype such as xsd:date", "a datatype is expected, and not %s", p.found())
		}
		datatype, ok := p.address()
		if datatype.text != xsd+"string" { // plain text, whether said or not
			t.datatype = datatype.text
		}
		return t, ok
	}
	return t, true
}

// subject reads an address, a blank node, or what stands in brackets. The
// wanted is what to say when none of these comes.
func (p *turtleParser) subject(wanted string) (term, bool) {
	t := term{kind: blankTerm, text: p.token.text, at: p.place()}
	switch {
	case p.token.kind == iriToken || p.token.kind == nameToken:
		return p.address()
	case p.token.kind == blankToken:
		p.advance()
		return t, true
	case p.is("["):
		return p.bracketed("]", p.newBlank(t.at), func(node term) (term, bool) {
			return node, p.is("]") || p.pairs(node)
		})
	case p.is("("):
		return p.bracketed(")", term{text: rdf + "nil", at: t.at}, p.collection)
	}
	hint := ""
	if p.token.kind == wordToken {
		hint = fmt.Sprintf("put text in quotation marks, or a prefix and a colon before the name, as in :%s", p.token.text)
	}
	return t, p.fail(hint, "%s, and not %s", wanted, p.found())
}

// bracketed reads what stands between an opening bracket, which comes next,
// and the closing one.
func (p *turtleParser) bracketed(closing string, node term, inside func(term) (term, bool)) (term, bool) {
	if p.nested++; p.nested > mostNested {
		return node, p.fail("", "brackets in brackets, more than %d deep", mostNested)
	}
	p.advance()
	node, ok := inside(node)
	if !ok {
		return node, false
	}
	if !p.skip(closing) {
		return node, p.fail("", "expected %q before %s", closing, p.found())
	}
	p.nested--
	return node, true
}

// collection reads the items of a list and gives its first node: nil for an
// empty one.
func (p *turtleParser) collection(list term) (term, bool) {
	var last term
	for first := true; !p.is(")"); first = false {
		node := p.newBlank(p.place())
		item, ok := p.object()
		if !ok {
			return list, false
		}
		if first {
			list = node
		} else {
			p.triples = append(p.triples, triple{last, term{text: rdf + "rest", at: node.at}, node})
		}
		p.triples = append(p.triples, triple{node, term{text: rdf + "first", at: node.at}, item})
		last = node
	}
	if last.text != "" {
		at := p.place()
		p.triples = append(p.triples, triple{last, term{text: rdf + "rest", at: at}, term{text: rdf + "nil", at: at}})
	}
	return list, true
}

// address reads an address in < and > or by its prefix, one of which comes
// next.
func (p *turtleParser) address() (term, bool) {
	t := term{at: p.place()}
	ok := true
	if p.token.kind == iriToken {
		t.text, ok = p.resolve(p.token.text)
	} else {
		t.text, ok = p.expand(p.token.text)
	}
	p.advance()
	return t, ok
}

// usual are prefixes that everybody writes, for the hint when one is used and
// not declared.
var usual = map[string]string{
	"skos":    skos,
	"rdf":     rdf,
	"xsd":     xsd,
	"rdfs":    "http://www.w3.org/2000/01/rdf-schema#",
	"dcterms": "http://purl.org/dc/terms/",
	"owl":     "http://www.w3.org/2002/07/owl#",
}

// expand gives the address that a prefixed name stands for.
func (p *turtleParser) expand(name string) (string, bool) {
	prefix, local, _ := strings.Cut(name, ":")
	if address, declared := p.prefixes[prefix]; declared {
		return address + local, true
	}
	hint := fmt.Sprintf("declare it at the top: @prefix %s: <address> .", prefix)
	if address, known := usual[prefix]; known {
		hint = fmt.Sprintf("declare it at the top: @prefix %s: <%s> .", prefix, address)
	} else if near := strictyaml.Nearest(prefix, slices.Sorted(maps.Keys(p.prefixes))); near != "" {
		hint = fmt.Sprintf("did you mean %s:%s?", near, local)
	}
	return "", p.fail(hint, "the prefix %q is not declared", prefix+":")
}

// newBlank makes a blank node for what stands in brackets. Its label cannot be
// that of one in the file, where a label has no space.
func (p *turtleParser) newBlank(at source.Position) term {
	p.blanks++
	return term{kind: blankTerm, text: fmt.Sprintf("bracket %d", p.blanks), at: at}
}

// place is where the next token stands.
func (p *turtleParser) place() source.Position { return p.file.At(p.token.span.Start) }

// numberType gives the name of a number's datatype by its form.
func numberType(number string) string {
	switch {
	case strings.ContainsAny(number, "eE"):
		return "double"
	case strings.Contains(number, "."):
		return "decimal"
	}
	return "integer"
}
