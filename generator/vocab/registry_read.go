package vocab

import (
	"cmp"
	"slices"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/strictyaml"
)

// registryFile is references.yaml.
type registryFile struct {
	References []strictyaml.Located[referenceFields] `yaml:"references"`
	Unsettled  []strictyaml.Located[unsettledFields] `yaml:"unsettled"`
}

// referenceFields is one entry of the registry.
type referenceFields struct {
	ID           word                     `yaml:"id"`
	Kind         word                     `yaml:"kind"`
	Title        word                     `yaml:"title"`
	Short        string                   `yaml:"short"`
	Year         strictyaml.Located[int]  `yaml:"year"`
	Date         word                     `yaml:"date"`
	Symbol       string                   `yaml:"symbol"`
	Within       string                   `yaml:"within"`
	Address      word                     `yaml:"address"`
	Note         string                   `yaml:"note"`
	Members      []word                   `yaml:"members"`
	Aliases      []word                   `yaml:"aliases"`
	Descriptions []word                   `yaml:"descriptions"`
	Sets         []word                   `yaml:"sets"`
	Context      strictyaml.Pairs[[]word] `yaml:"context"`
}

// unsettledFields is one entry of what cannot be settled.
type unsettledFields struct {
	Words      []word `yaml:"words"`
	Candidates []word `yaml:"candidates"`
	Why        word   `yaml:"why"`
}

// ReadRegistry reads what texts may cite from references.yaml.
//
// The registry is never nil and holds what could be read; it is fit for use
// when the diagnostics hold no error.
func ReadRegistry(name string, data []byte) (*Registry, source.Diagnostics) {
	var file registryFile
	check := registryChecker{file: name, ids: map[string]source.Position{}, names: map[string]owned{}, titled: map[string]bool{}}
	check.faults = strictyaml.Decode(name, data, &file)

	registry := new(Registry)
	entries := check.entries(file.References)
	check.titles(entries)
	for _, entry := range entries {
		registry.References = append(registry.References, check.reference(entry))
	}
	slices.SortStableFunc(registry.References, func(a, b policy.Reference) int { return cmp.Compare(a.ID, b.ID) })
	check.memberRings(entries)
	for _, entry := range file.Unsettled {
		registry.Unsettled = append(registry.Unsettled, check.unsettled(entry))
	}
	return registry, check.faults.Sorted()
}
