package vocab

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/source"
)

// TestTurtle compares what Turtle says with the same in N-Triples. The
// addresses of RDF, SKOS and XSD are shortened in what is wanted.
func TestTurtle(t *testing.T) {
	tests := map[string]struct{ turtle, want string }{
		"nothing":               {"# comment", ""},
		"comment at the end":    {"<a> <b> <c>.#", `<a> <b> <c> .`},
		"lists of objects":      {`<a> <b> "1", "2"; <c> "3";; .`, "<a> <b> \"1\" .\n<a> <b> \"2\" .\n<a> <c> \"3\" ."},
		"prefixes":              {"@prefix : <x#> . PREFIX s: <y/>\n:a a s:b.c, s:%20\\,d, s: .", "<x#a> <rdf:type> <y/b.c> .\n<x#a> <rdf:type> <y/%20,d> .\n<x#a> <rdf:type> <y/> ."},
		"base":                  {"@base <http://h/p/q> .\n<> <r> <#s>, </t>, <http://o/> . BASE <http://n/>\n@prefix : <v#> . :a :b :c .", "<http://h/p/q> <http://h/p/r> <http://h/p/q#s> .\n<http://h/p/q> <http://h/p/r> <http://h/t> .\n<http://h/p/q> <http://h/p/r> <http://o/> .\n<http://n/v#a> <http://n/v#b> <http://n/v#c> ."},
		"addresses as they are": {"@prefix : <> . :1:b <%zz> <o> .", "<1:b> <%zz> <o> ."},
		"text in all quotes": {`<a> <b> "1'", '2"', """3"
"""@en, '''4'''.`, "<a> <b> \"1'\" .\n<a> <b> \"2\\\"\" .\n<a> <b> \"3\\\"\\n\"@en .\n<a> <b> \"4\" ."},
		"quotes before quotes": {`<a> <b> """x"""" .`, `<a> <b> "x\"" .`},
		"escapes":              {`<a\u0041> <b> "\t\"\\\u00e9\U0001F600" .`, `<aA> <b> "\t\"\\é😀" .`},
		"datatypes":            {`@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <a> <b> "x"^^xsd:string, "2019"^^<y>, 1, -1.5, .5, 1e3, true .`, "<a> <b> \"x\" .\n<a> <b> \"2019\"^^<y> .\n<a> <b> \"1\"^^<xsd:integer> .\n<a> <b> \"-1.5\"^^<xsd:decimal> .\n<a> <b> \".5\"^^<xsd:decimal> .\n<a> <b> \"1e3\"^^<xsd:double> .\n<a> <b> \"true\"^^<xsd:boolean> ."},
		"number before stop":   {`<a> <b> 5. <c> <d> 6.`, "<a> <b> \"5\"^^<xsd:integer> .\n<c> <d> \"6\"^^<xsd:integer> ."},
		"languages":            {`<a> <b> "x"@en-GB, "y" @fr .`, "<a> <b> \"x\"@en-GB .\n<a> <b> \"y\"@fr ."},
		"blank nodes":          {`_:x.y <b> [ <c> _:x.y ], [] . [ <d> "e" ] .`, "_:bracket_1 <c> _:x.y .\n_:x.y <b> _:bracket_1 .\n_:x.y <b> _:bracket_2 .\n_:bracket_3 <d> \"e\" ."},
		"collections":          {`<a> <b> ( 1 <c> ), () .`, "_:bracket_1 <rdf:first> \"1\"^^<xsd:integer> .\n_:bracket_1 <rdf:rest> _:bracket_2 .\n_:bracket_2 <rdf:first> <c> .\n_:bracket_2 <rdf:rest> <rdf:nil> .\n<a> <b> _:bracket_1 .\n<a> <b> <rdf:nil> ."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			triples, faults := parseTurtle(source.Read("t.ttl", []byte(test.turtle)))
			for _, fault := range faults {
				t.Error(fault)
			}
			got := strings.NewReplacer(rdf, "rdf:", xsd, "xsd:", skos, "skos:").Replace(writeTriples(triples))
			// Lists come out node by node, each before what refers to it.
			if diff := cmp.Diff(sortedLines(test.want), sortedLines(got)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestTurtleDeep makes sure that brackets in brackets end in a fault.
func TestTurtleDeep(t *testing.T) {
	for _, bracket := range []string{"[ <p> ", "("} {
		_, faults := parseTurtle(source.Read("t.ttl", []byte("<a> <b> "+strings.Repeat(bracket, 100_000))))
		if len(faults) != 1 || faults[0].Message != "brackets in brackets, more than 100 deep" {
			t.Errorf("%s: %v", bracket, faults)
		}
	}
}

// FuzzTurtle looks for a panic, for a fault or term outside the file, and for
// statements that do not come back the same when written out and read again.
func FuzzTurtle(f *testing.F) {
	files, err := filepath.Glob("testdata/faults/*.ttl")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("@base <http://h/p?q> . <#a> <b> [ <c> ( 'd'@e \"\"\"f\\u0041\"\"\"^^<g> 1.5e3 ) ] ."))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.Read("f.ttl", data)
		triples, faults := parseTurtle(file)
		for _, fault := range faults {
			inFile(t, file, fault.At)
		}
		for _, triple := range triples {
			inFile(t, file, triple.object.at)
		}
		written := writeTriples(triples)
		again, faults := parseTurtle(source.Read("again.nt", []byte(written)))
		if len(faults) > 0 {
			t.Fatalf("written statements are not read again: %v\n%s", faults, written)
		}
		if back := writeTriples(again); back != written {
			t.Fatalf("-written +read again:\n%s", cmp.Diff(written, back))
		}
	})
}

// FuzzReadVocabulary looks for a panic, and for a fault outside the file, in
// all the forms.
func FuzzReadVocabulary(f *testing.F) {
	files, err := filepath.Glob("testdata/faults/*")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	forms := []string{".ttl", ".tsv", ".yaml", ".rdf"}
	for _, file := range files {
		for form, ext := range forms {
			if filepath.Ext(file) == ext {
				data, err := os.ReadFile(file)
				if err != nil {
					f.Fatal(err)
				}
				f.Add(form, data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, form int, data []byte) {
		name := "f" + forms[uint(form)%uint(len(forms))]
		_, faults := ReadVocabulary(name, data, "en")
		file := source.Read(name, data)
		for _, fault := range faults {
			if fault.At != (source.Position{}) {
				inFile(t, file, fault.At)
			}
		}
	})
}

func inFile(t *testing.T, file *source.File, at source.Position) {
	t.Helper()
	if at.Line < 1 || at.Line > file.Lines() || at.Column < 1 {
		t.Fatalf("%v is not in the file of %d lines", at, file.Lines())
	}
}

// writeTriples writes statements as N-Triples.
func writeTriples(triples []triple) string {
	var b strings.Builder
	for _, t := range triples {
		fmt.Fprintf(&b, "%s %s %s .\n", writeTerm(t.subject), writeTerm(t.predicate), writeTerm(t.object))
	}
	return b.String()
}

func writeTerm(t term) string {
	switch t.kind {
	case iriTerm:
		var b strings.Builder
		for _, r := range t.text {
			if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
				fmt.Fprintf(&b, "\\u%04X", r)
			} else {
				b.WriteRune(r)
			}
		}
		return "<" + b.String() + ">"
	case blankTerm:
		return "_:" + strings.ReplaceAll(t.text, " ", "_")
	}
	text := strings.NewReplacer("\\", `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(t.text)
	switch {
	case t.language != "":
		return fmt.Sprintf(`"%s"@%s`, text, t.language)
	case t.datatype != "":
		return fmt.Sprintf(`"%s"^^%s`, text, writeTerm(term{text: t.datatype}))
	}
	return `"` + text + `"`
}

func sortedLines(text string) []string {
	return slices.Sorted(strings.SplitSeq(strings.TrimSpace(text), "\n"))
}
