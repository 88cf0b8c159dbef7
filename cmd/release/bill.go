package main

import (
	"bytes"
	"encoding/json"
	"strings"
)

// The bill of materials is in the form of CycloneDX 1.6. It holds neither a
// serial number nor a date, both of which may be left out, so that the same
// release has the same bill.
type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Hashes     []hash     `json:"hashes,omitempty"`
	Licences   []licence  `json:"licenses,omitempty"`
	Package    string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licence struct {
	Expression string `json:"expression"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn"`
}

// billOfMaterials lists the modules that the programs are made of, and the
// archives with their checksums.
func billOfMaterials(version string, modules []module, archives []string, sums map[string]string) ([]byte, error) {
	whole := component{Type: "application", Ref: "precis@" + version, Name: "precis", Version: version, Licences: []licence{{"MIT"}}}
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{whole}}
	on := dependency{Ref: whole.Ref}
	for _, m := range modules {
		address := "pkg:golang/" + strings.ToLower(m.path) + "@" + m.version
		b.Components = append(b.Components, component{
			Type: "library", Ref: address, Name: m.path, Version: m.version, Package: address,
			Licences: []licence{{m.licence}}, Properties: []property{{"golang:sum", m.sum}},
		})
		on.On = append(on.On, address)
	}
	for _, name := range archives {
		b.Components = append(b.Components, component{Type: "file", Ref: name, Name: name, Version: version, Hashes: []hash{{"SHA-256", sums[name]}}})
	}
	b.Dependencies = []dependency{on}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(b)
	return out.Bytes(), err
}
