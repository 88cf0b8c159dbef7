package vocab

import (
	"fmt"
	"net/url"
	"strings"

	"precis/generator/source"
)

// The Turtle that is read, after RDF 1.1 Turtle. N-Triples is a part of it.
//
//	file      = { directive | subject [ pairs ] "." } .
//	directive = ( "@prefix" | "PREFIX" ) name ":" iri   -- "." after @prefix only
//	          | ( "@base" | "BASE" ) iri .              -- likewise
//	pairs     = verb objects { ";" [ verb objects ] } .
//	objects   = object { "," object } .
//	verb      = "a" | iri | prefixed .
//	subject   = iri | prefixed | blank | "[" [ pairs ] "]" | "(" { object } ")" .
//	object    = subject | string [ "@" language | "^^" ( iri | prefixed ) ] | number | "true" | "false" .
//
// Only a subject in brackets may stand without pairs. After a fault reading
// goes on behind the next full stop, so that one slip hides no other; a
// forgotten mark between two statements is put in where a line's layout shows
// what was meant.

// termKind says what a term is.
type termKind int

const (
	iriTerm termKind = iota
	blankTerm
	literalTerm
)

// term is a subject, predicate or object.
type term struct {
	kind     termKind
	text     string // address, label of a blank node, or value
	language string // of a literal, as written
	datatype string // of a literal that is not plain text: address
	at       source.Position
}

// triple is one statement.
type triple struct{ subject, predicate, object term }

const (
	rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsd = "http://www.w3.org/2001/XMLSchema#"

	// mostNested is how deep brackets may stand in brackets.
	mostNested = 100
)

// parseTurtle reads all statements of a file that can be read, in order, and
// names what is wrong with the others.
func parseTurtle(file *source.File) ([]triple, source.Diagnostics) {
	p := turtleParser{lexer: turtleLexer{file: file}, file: file, prefixes: map[string]string{}}
	p.token = p.lexer.next()
	for p.token.kind != endToken {
		if !p.statement() {
			p.recover()
		}
	}
	return p.triples, append(p.lexer.faults, p.faults...).Sorted()
}

// turtleParser reads statements. Its methods say whether they succeeded; when
// not, what is wrong has been said.
type turtleParser struct {
	lexer    turtleLexer
	file     *source.File
	token    token // the next one
	prefixes map[string]string
	base     *url.URL // nil when none is declared
	nested   int
	blanks   int // blank nodes named by us so far
	triples  []triple
	faults   source.Diagnostics
}

func (p *turtleParser) advance() { p.token = p.lexer.next() }

// is says whether the next token is a mark.
func (p *turtleParser) is(mark string) bool { return p.token.kind == markToken && p.token.text == mark }

// skip passes over a mark if it comes next.
func (p *turtleParser) skip(mark string) bool {
	if !p.is(mark) {
		return false
	}
	p.advance()
	return true
}

// recover passes over what is left of a statement, with its full stop.
func (p *turtleParser) recover() {
	p.nested = 0
	for p.token.kind != endToken && !p.skip(".") {
		p.advance()
	}
}

func (p *turtleParser) fail(hint, format string, args ...any) bool {
	if p.token.kind != badToken { // else the lexer has said it
		p.faults.Errorf(p.file.Name, p.file.At(p.token.span.Start), hint, format, args...)
	}
	return false
}

// found says what the next token is, for messages.
func (p *turtleParser) found() string {
	if p.token.kind == endToken {
		return "the end of the file"
	}
	text := p.file.Slice(p.token.span)
	if first, _, more := strings.Cut(text, "\n"); more || len(text) > 60 {
		text = strings.ToValidUTF8(first[:min(len(first), 60)], "") + "…"
	}
	return fmt.Sprintf("%q", text)
}

// statement reads a directive or a subject with its pairs.
func (p *turtleParser) statement() bool {
	if directive, ends := p.directiveName(); directive != "" {
		p.advance()
		if !p.directive(directive) {
			return false
		}
		return !ends || p.endStatement()
	}
	bracketed := p.is("[")
	subject, ok := p.subject("a statement begins with a topic's address")
	if !ok {
		return false
	}
	if !bracketed || !p.is(".") {
		if !p.pairs(subject) {
			return false
		}
	}
	return p.endStatement()
}

// endStatement reads the full stop of a statement. When it is missing and the
// next token opens a line, the statement was over.
func (p *turtleParser) endStatement() bool {
	if p.skip(".") {
		return true
	}
	p.fail(`end the statement before it with "."; go on with the same topic after ";"`, `expected "." or ";" before %s`, p.found())
	return p.token.kind != endToken && p.file.At(p.token.span.Start).Column == 1
}

// directiveName gives "prefix" or "base" when a directive comes next, and
// whether a full stop ends it.
func (p *turtleParser) directiveName() (name string, ends bool) {
	switch {
	case p.token.kind == atToken && (p.token.text == "prefix" || p.token.text == "base"):
		return p.token.text, true
	case p.token.kind == wordToken && (strings.EqualFold(p.token.text, "prefix") || strings.EqualFold(p.token.text, "base")):
		return strings.ToLower(p.token.text), false
	}
	return "", false
}

// directive reads what stands after the name of a directive.
func (p *turtleParser) directive(name string) bool {
	prefix := ""
	if name == "prefix" {
		before, local, _ := strings.Cut(p.token.text, ":")
		if p.token.kind != nameToken || local != "" {
			return p.fail("write @prefix name: <address> .", "a prefix and a colon are expected, and not %s", p.found())
		}
		prefix = before
		p.advance()
	}
	if p.token.kind != iriToken {
		return p.fail("write the address in < and >", "an address is expected, and not %s", p.found())
	}
	at := p.place()
	address, ok := p.resolve(p.token.text)
	if !ok {
		return false
	}
	p.advance()
	if name == "prefix" {
		p.prefixes[prefix] = address
		return true
	}
	base, err := url.Parse(address)
	if err != nil || !base.IsAbs() {
		p.faults.Errorf(p.file.Name, at, "write it in full: @base <https://example.org/vocabulary> .", "%q is not a whole address", address)
		return true // what follows can still be read
	}
	p.base = base
	return true
}

// resolve makes an address absolute if a base is declared, and names the fault
// when it is none.
func (p *turtleParser) resolve(address string) (string, bool) {
	whole, ok := resolve(p.base, address)
	return whole, ok || p.fail("", "%s is not an address", p.found())
}

// resolve makes an address absolute if there is a base, and says whether it is
// an address. One that is absolute already stays letter for letter as it is,
// since addresses in RDF are compared letter for letter.
func resolve(base *url.URL, address string) (string, bool) {
	if base == nil {
		return address, true
	}
	parsed, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	if parsed.IsAbs() {
		return address, true
	}
	resolved := base.ResolveReference(parsed)
	if address == "" {
		resolved.Fragment = ""
	}
	if strings.HasSuffix(address, "#") { // url drops an empty fragment
		return resolved.String() + "#", true
	}
	return resolved.String(), true
}
