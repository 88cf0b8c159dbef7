package vocab

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"precis/generator/source"
)

// xmlTag is the tag that opens an element, and where its parts stand.
type xmlTag struct {
	name       xml.Name
	attributes []xmlAttribute // but for the declarations of prefixes
	at         source.Position
}

// xmlAttribute is an attribute and where its value stands.
type xmlAttribute struct {
	xml.Attr
	at source.Position
}

// rdf gives the value of an attribute of RDF's namespace, or "".
func (t xmlTag) rdf(local string) string {
	for _, a := range t.attributes {
		if a.Name == (xml.Name{Space: rdf, Local: local}) {
			return a.Value
		}
	}
	return ""
}

// rdfAttributes are the attributes that RDF/XML has.
var rdfAttributes = []string{"about", "ID", "nodeID", "resource", "datatype", "parseType", "type"}

// tag reads the tag that opens an element, the last token, and names what is
// wrong with its attributes.
func (p *xmlParser) tag(element xml.StartElement) xmlTag {
	tag := xmlTag{name: element.Name, at: p.here()}
	end := min(int(p.decoder.InputOffset()), len(p.file.Text))
	written := p.file.Text[min(p.start, end):end]
	for _, a := range element.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		at := tag.at
		if i := attributeIn(written, a); i >= 0 {
			at = p.file.At(p.start + i)
		}
		switch {
		case a.Name.Space == "" && slices.Contains(rdfAttributes, a.Name.Local):
			p.errorf(at, fmt.Sprintf("write rdf:%s", a.Name.Local), "the attribute %q without a prefix", a.Name.Local)
		case a.Name.Space == "":
			p.errorf(at, "write its prefix, such as skos:prefLabel, or take it out", "the attribute %q without a prefix", a.Name.Local)
		case !p.isDeclared(a.Name.Space):
			p.undeclared(a.Name.Space, at)
		case a.Name.Space == rdf && !slices.Contains(rdfAttributes, a.Name.Local):
			p.errorf(at, "known: rdf:"+strings.Join(rdfAttributes, ", rdf:"), "RDF/XML has no attribute rdf:%s", a.Name.Local)
		default:
			tag.attributes = append(tag.attributes, xmlAttribute{a, at})
		}
	}
	return tag
}

// attributeIn gives the offset of an attribute's name in its tag, or -1.
func attributeIn(tag string, a xml.Attr) int {
	for at := 0; ; {
		i := strings.Index(tag[at:], a.Name.Local)
		if i < 0 {
			return -1
		}
		at += i
		behind := strings.TrimLeft(tag[at+len(a.Name.Local):], " \t\r\n")
		if strings.HasPrefix(behind, "=") && at > 0 && strings.ContainsRune(": \t\r\n", rune(tag[at-1])) {
			return strings.LastIndexAny(tag[:at], " \t\r\n") + 1
		}
		at += len(a.Name.Local)
	}
}

// inside gives what holds inside an element.
func (p *xmlParser) inside(tag xmlTag, within scope) scope {
	for _, a := range tag.attributes {
		if a.Name.Space != xmlNamespace {
			continue
		}
		switch a.Name.Local {
		case "lang":
			within.language = a.Value
		case "base":
			whole, ok := resolve(within.base, a.Value)
			base, err := url.Parse(whole)
			if !ok || err != nil || !base.IsAbs() {
				p.errorf(a.at, `write it in full: xml:base="https://example.org/vocabulary"`, "%q is not a whole address", a.Value)
				continue
			}
			within.base = base
		}
	}
	return within
}

// name gives the address that an element's name stands for, and names the
// fault when there is none.
func (p *xmlParser) name(tag xmlTag) (string, bool) {
	switch {
	case tag.name.Space == "":
		p.errorf(tag.at, fmt.Sprintf("write its prefix, as in <skos:%s>", tag.name.Local), "the element <%s> without a prefix", tag.name.Local)
		return "", false
	case !p.isDeclared(tag.name.Space):
		p.undeclared(tag.name.Space, tag.at)
		return "", false
	}
	return tag.name.Space + tag.name.Local, true
}

// isDeclared tells a namespace from a prefix that nothing declares, which
// encoding/xml leaves in its place.
func (p *xmlParser) isDeclared(space string) bool { return space == xmlNamespace || p.declared[space] }

func (p *xmlParser) undeclared(prefix string, at source.Position) {
	address := "address"
	if known, isUsual := usual[prefix]; isUsual {
		address = known
	}
	p.errorf(at, fmt.Sprintf(`declare it in the first element: xmlns:%s="%s"`, prefix, address), "the prefix %q is not declared", prefix+":")
}
