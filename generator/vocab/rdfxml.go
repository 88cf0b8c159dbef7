package vocab

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"precis/generator/source"
)

// The RDF/XML that is read, after RDF 1.1 XML Syntax, in which a file is
// stripes of nodes and of properties:
//
//	file     = rdf:RDF { node } | node .
//	node     = an element of any name; a name other than rdf:Description is its type .
//	           Attributes: rdf:about, rdf:ID or rdf:nodeID; any other is a property with text.
//	property = an element: text, or one node, or nothing .
//	           Attributes: rdf:resource or rdf:nodeID in place of a node; rdf:datatype;
//	           rdf:parseType "Resource" (properties of a node without a name),
//	           "Collection" (nodes of a list) or "Literal" (whose text is taken).
//
// xml:base and xml:lang hold for all that an element contains. Entities are
// refused but for the five of XML itself: a short file of them can unfold
// without end. Broken XML ends the reading, with one fault; a slip in what it
// says is named, and reading goes on.
const xmlNamespace = "http://www.w3.org/XML/1998/namespace"

// parseRDFXML reads all statements of a file that can be read, in order, and
// names what is wrong with the others.
func parseRDFXML(file *source.File) ([]triple, source.Diagnostics) {
	p := &xmlParser{file: file, declared: map[string]bool{rdf: true}, decoder: xml.NewDecoder(strings.NewReader(file.Text))}
	p.decoder.Entity = nil
	p.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // it is UTF-8 by now
	if err := p.document(); err != nil {
		p.broken(err)
	}
	return p.triples, p.faults.Sorted()
}

// xmlParser walks the elements of a file. Its methods give an error when the
// XML is broken and nothing more can be read, and note every other fault.
type xmlParser struct {
	file     *source.File
	decoder  *xml.Decoder
	declared map[string]bool // namespaces met so far
	start    int             // offset at which the last mark begins
	depth    int
	blanks   int // blank nodes named by us so far
	triples  []triple
	faults   source.Diagnostics
}

// scope is what holds inside an element.
type scope struct {
	base     *url.URL // nil when none is declared
	language string
}

// errStop ends the reading after a fault that has been said.
var errStop = errors.New("no use reading on")

func (p *xmlParser) errorf(at source.Position, hint, format string, args ...any) {
	p.faults.Errorf(p.file.Name, at, hint, format, args...)
}

// broken says why the XML cannot be read.
func (p *xmlParser) broken(err error) {
	if errors.Is(err, errStop) {
		return
	}
	at := p.file.At(min(int(p.decoder.InputOffset()), len(p.file.Text)))
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		p.errorf(at, "the first element is <rdf:RDF>", "the file holds no element")
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Msg, "invalid character entity"):
		p.errorf(at, "write the character itself; only &lt; &gt; &amp; &quot; &apos; and codes such as &#233; are read", "an entity of the file's own")
	case errors.As(err, &syntax):
		p.errorf(at, "every element that is opened must be closed, the last one first", "the XML is broken here: %s", syntax.Msg)
	default:
		p.errorf(at, "save it again with the program that wrote it, or as Turtle (vocabulary.ttl)", "the XML is broken here: %v", err)
	}
}

// next gives the next token that is an element's beginning or end, or text
// that is more than white space.
func (p *xmlParser) next() (xml.Token, error) {
	for {
		p.start = int(p.decoder.InputOffset())
		t, err := p.decoder.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					p.declared[a.Value] = true
				}
			}
			return t, nil
		case xml.EndElement:
			return t, nil
		case xml.CharData:
			if strings.TrimSpace(string(t)) != "" {
				p.start += len(t) - len(strings.TrimLeft(string(t), " \t\r\n")) // white space stands for itself
				return xml.CopyToken(t), nil
			}
		case xml.Directive:
			if strings.Contains(string(t), "<!ENTITY") || strings.Contains(string(t), "ENTITY") {
				p.errorf(p.file.At(p.start), "write the addresses out, or save the vocabulary as Turtle (.ttl)", "entities are not read")
				return nil, errStop
			}
		}
	}
}

// here is where the last token begins.
func (p *xmlParser) here() source.Position { return p.file.At(min(p.start, len(p.file.Text))) }

// document reads the file's one element, and what stands behind it.
func (p *xmlParser) document() error {
	t, err := p.next()
	if err != nil {
		return err
	}
	root, isElement := t.(xml.StartElement)
	if !isElement {
		p.errorf(p.here(), "the first element is <rdf:RDF>", "text stands before the first element")
		return errStop
	}
	var within scope
	if root.Name != (xml.Name{Space: rdf, Local: "RDF"}) {
		if root.Name.Space == "" {
			p.errorf(p.here(), "the first element is <rdf:RDF>; is this RDF/XML?", "the file begins with <%s>", root.Name.Local)
			return errStop
		}
		_, err = p.node(root, within)
	} else {
		tag := p.tag(root)
		err = p.nodes(p.inside(tag, within), func(term) {})
	}
	if err != nil {
		return err
	}
	switch _, err := p.next(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	}
	p.errorf(p.here(), "put it inside", "something stands behind the end of the first element")
	return nil
}

// nodes reads the nodes in an element, up to its end.
func (p *xmlParser) nodes(within scope, each func(term)) error {
	for {
		t, err := p.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			node, err := p.node(t, within)
			if err != nil {
				return err
			}
			each(node)
		default:
			p.errorf(p.here(), "text stands inside a property, such as <skos:prefLabel>", "text where a topic is expected")
		}
	}
}

// node reads a node's element, up to its end.
func (p *xmlParser) node(element xml.StartElement, within scope) (term, error) {
	if p.depth++; p.depth > mostNested {
		p.errorf(p.here(), "", "elements in elements, more than %d deep", mostNested)
		return term{}, errStop
	}
	defer func() { p.depth-- }()
	tag := p.tag(element)
	within = p.inside(tag, within)
	node := term{kind: blankTerm, at: tag.at}
	for _, a := range tag.attributes {
		if a.Name.Space != rdf {
			continue
		}
		named := node.text != ""
		switch a.Name.Local {
		case "about":
			node = p.address(a.Value, a.at, within)
		case "ID":
			node = p.address("#"+a.Value, a.at, within)
		case "nodeID":
			node = term{kind: blankTerm, text: a.Value, at: a.at}
		default:
			continue
		}
		if named {
			p.errorf(a.at, "keep one of rdf:about, rdf:ID and rdf:nodeID", "a topic is named twice in one element")
		}
		node.at = tag.at // where an editor looks for the topic
	}
	if node.text == "" && node.kind == blankTerm {
		node = p.newBlank(tag.at)
	}
	if name, ok := p.name(tag); ok && name != rdf+"Description" {
		p.say(node, term{text: rdf + "type", at: tag.at}, term{text: name, at: tag.at})
	}
	p.attributes(node, tag, within)
	return node, p.properties(node, within)
}

// attributes reads the attributes of an element that are properties of a node.
func (p *xmlParser) attributes(node term, tag xmlTag, within scope) {
	for _, a := range tag.attributes {
		predicate := term{text: a.Name.Space + a.Name.Local, at: a.at}
		switch {
		case a.Name.Space == "" || a.Name.Space == xmlNamespace || a.Name.Space == rdf && a.Name.Local != "type":
		case predicate.text == rdf+"type":
			p.say(node, predicate, p.address(a.Value, a.at, within))
		default:
			p.say(node, predicate, term{kind: literalTerm, text: a.Value, language: within.language, at: a.at})
		}
	}
}

// properties reads the properties of a node, up to the end of its element.
func (p *xmlParser) properties(node term, within scope) error {
	items := 0
	for {
		t, err := p.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := p.property(node, t, &items, within); err != nil {
				return err
			}
		default:
			p.errorf(p.here(), "say what the text is: <skos:prefLabel>…</skos:prefLabel>", "text where a property is expected")
		}
	}
}

func (p *xmlParser) say(subject, predicate, object term) {
	p.triples = append(p.triples, triple{subject, predicate, object})
}

// newBlank makes a blank node. Its label cannot be that of one in the file,
// where a label has no space.
func (p *xmlParser) newBlank(at source.Position) term {
	p.blanks++
	return term{kind: blankTerm, text: fmt.Sprintf("element %d", p.blanks), at: at}
}

// address makes a term of an address, whole if a base is declared.
func (p *xmlParser) address(address string, at source.Position, within scope) term {
	whole, ok := resolve(within.base, address)
	if !ok {
		p.errorf(at, "write it whole and without spaces: https://example.org/name", "%q is not an address", address)
	}
	return term{text: whole, at: at}
}
