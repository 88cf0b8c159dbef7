package vocab

import (
	"fmt"
	"strings"

	"precis/generator/policy"
)

// Pair is a property and its object, both as Turtle writes them.
type Pair struct{ Property, Object string }

// Turtle writes a topic as a concept of SKOS under the empty prefix, with its
// labels in a language (a BCP 47 tag) and whatever more is said of it. The
// prefix skos must be declared. ReadVocabulary reads it back.
func Turtle(t policy.Topic, language string, more ...Pair) string {
	var pairs []Pair
	texts := func(property string, labels ...string) {
		var objects []string
		for _, l := range labels {
			if l != "" {
				objects = append(objects, TurtleText(l, language))
			}
		}
		if len(objects) > 0 {
			pairs = append(pairs, Pair{property, strings.Join(objects, ", ")})
		}
	}
	links := func(property string, objects []string, write func(string) string) {
		written := make([]string, len(objects))
		for i, o := range objects {
			written[i] = write(o)
		}
		if len(written) > 0 {
			pairs = append(pairs, Pair{property, strings.Join(written, ", ")})
		}
	}
	topic := func(id string) string { return ":" + id }
	texts("skos:prefLabel", t.Label)
	texts("skos:altLabel", t.Alt...)
	texts("skos:hiddenLabel", t.Hidden...)
	texts("skos:scopeNote", t.Scope)
	links("skos:broader", t.Broader, topic)
	links("skos:related", t.Related, topic)
	links("skos:closeMatch", t.Matches, TurtleAddress)
	return TurtleStatement(topic(t.ID), "skos:Concept", append(pairs, more...)...)
}

// TurtleStatement writes what is said of a subject, a pair a line.
func TurtleStatement(subject, class string, pairs ...Pair) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s a %s", subject, class)
	for _, p := range pairs {
		fmt.Fprintf(&b, " ;\n    %s %s", p.Property, p.Object)
	}
	b.WriteString(" .\n")
	return b.String()
}

// TurtleText writes text with its language; without one when that is "".
func TurtleText(text, language string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	if language != "" {
		b.WriteString("@" + language)
	}
	return b.String()
}

// TurtleAddress writes an address. Signs that none may hold are written by
// their codes.
func TurtleAddress(address string) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, c := range []byte(address) {
		if c <= ' ' || strings.IndexByte("<>\"{}|^`\\", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	b.WriteByte('>')
	return b.String()
}
