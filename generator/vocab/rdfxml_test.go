package vocab

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/source"
)

// TestRDFXML compares what RDF/XML says with the same in N-Triples. The
// prefixes r, s and x stand for RDF, SKOS and an example.
func TestRDFXML(t *testing.T) {
	const head = `<r:RDF xmlns:r="` + rdf + `" xmlns:s="` + skos + `" xmlns:x="http://x/" xml:base="http://h/p">`
	tests := map[string]struct{ xml, want string }{
		"nothing":         {"", ""},
		"names of a node": {`<s:Concept r:about="http://o/a"/><s:Concept r:ID="b"/><s:Concept r:nodeID="c"/><s:Concept/>`, "<http://o/a> <rdf:type> <skos:Concept> .\n<http://h/p#b> <rdf:type> <skos:Concept> .\n_:c <rdf:type> <skos:Concept> .\n_:element_1 <rdf:type> <skos:Concept> ."},
		"base and lang":   {`<r:Description r:about="#a" xml:base="http://n/" xml:lang="fr"><x:b>é</x:b><x:b xml:lang="">e</x:b><x:c r:resource="d"/></r:Description>`, "<http://n/#a> <http://x/b> \"é\"@fr .\n<http://n/#a> <http://x/b> \"e\" .\n<http://n/#a> <http://x/c> <http://n/d> ."},
		"attributes":      {`<r:Description r:about="#a" x:b="1" r:type="http://x/T"><x:c x:d="2"/></r:Description>`, "<http://h/p#a> <http://x/b> \"1\" .\n<http://h/p#a> <rdf:type> <http://x/T> .\n<http://h/p#a> <http://x/c> _:element_1 .\n_:element_1 <http://x/d> \"2\" ."},
		"nodes in nodes":  {`<r:Description r:about="#a"><x:b><x:T r:about="#c"><x:d>e</x:d></x:T></x:b></r:Description>`, "<http://h/p#a> <http://x/b> <http://h/p#c> .\n<http://h/p#c> <rdf:type> <http://x/T> .\n<http://h/p#c> <http://x/d> \"e\" ."},
		"shared blanks":   {`<r:Description r:about="#a"><x:b r:nodeID="n"/></r:Description><r:Description r:nodeID="n" x:c="d"/>`, "<http://h/p#a> <http://x/b> _:n .\n_:n <http://x/c> \"d\" ."},
		"lists":           {`<r:Bag r:about="#a"><r:li>1</r:li><r:li>2</r:li></r:Bag><r:Description r:about="#b"><x:c r:parseType="Collection"><r:Description r:about="#d"/></x:c></r:Description>`, "<http://h/p#a> <rdf:type> <rdf:Bag> .\n<http://h/p#a> <rdf:_1> \"1\" .\n<http://h/p#a> <rdf:_2> \"2\" .\n<http://h/p#b> <http://x/c> _:element_1 .\n_:element_1 <rdf:first> <http://h/p#d> .\n_:element_1 <rdf:rest> <rdf:nil> ."},
		"text in pieces":  {`<r:Description r:about="#a"><x:b>one <!-- no --><![CDATA[<two>]]> &lt;</x:b><x:c r:datatype="http://x/D">3</x:c><x:d/></r:Description>`, "<http://h/p#a> <http://x/b> \"one <two> <\" .\n<http://h/p#a> <http://x/c> \"3\"^^<http://x/D> .\n<http://h/p#a> <http://x/d> \"\" ."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			triples, faults := parseRDFXML(source.Read("t.rdf", []byte(head+test.xml+"</r:RDF>")))
			for _, fault := range faults {
				t.Error(fault)
			}
			got := strings.NewReplacer(rdf, "rdf:", skos, "skos:").Replace(writeTriples(triples))
			if diff := cmp.Diff(sortedLines(test.want), sortedLines(got)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestRDFXMLDeep makes sure that elements in elements end in a fault.
func TestRDFXMLDeep(t *testing.T) {
	_, faults := parseRDFXML(source.Read("t.rdf", []byte(`<x:a xmlns:x="x">`+strings.Repeat("<x:a>", 100_000))))
	if len(faults) != 1 || faults[0].Message != "elements in elements, more than 100 deep" {
		t.Error(faults)
	}
}

// FuzzRDFXML looks for a panic, and for a fault or term outside the file.
func FuzzRDFXML(f *testing.F) {
	files, err := filepath.Glob("testdata/faults/*.rdf")
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
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.Read("f.rdf", data)
		triples, faults := parseRDFXML(file)
		for _, fault := range faults {
			inFile(t, file, fault.At)
		}
		for _, triple := range triples {
			inFile(t, file, triple.subject.at)
			inFile(t, file, triple.object.at)
		}
	})
}
