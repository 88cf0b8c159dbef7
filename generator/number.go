package generator

import (
	"path"

	"precis/generator/ledger"
	"precis/generator/lexicon"
	"precis/generator/parallel"
	"precis/generator/parse"
	"precis/generator/policy"
	"precis/generator/shelf"
	"precis/generator/source"
	"precis/generator/token"
)

// NumbersFile is the file of numbers in a publisher's folder.
const NumbersFile = "numbers.lock"

// Numbers reads the texts and brings the numbers of their points up to date,
// with what a merge left open settled. The revision is nil when the
// diagnostics hold an error.
func Numbers(c Config) (*ledger.Revision, source.Diagnostics, error) {
	seeds, found := shelf.Read(c.Seeds, c.Name)
	if found.Err() != nil {
		return nil, found, nil
	}
	language, err := lexicon.For(seeds.Site.Language)
	if err != nil {
		return nil, found, err
	}
	scanners := make([]*token.Scanner, c.Jobs)
	for w := range scanners {
		scanners[w] = token.NewScanner(language.Abbreviations)
	}
	texts := make([]*ledger.Text, len(seeds.Texts))
	err = parallel.Do(c.Jobs, len(texts), func(worker, i int) error {
		text := seeds.Texts[i]
		texts[i] = ledger.Scan(parse.Document(text.ID, text.File, text.Facts, language, scanners[worker]))
		return nil
	})
	if err != nil {
		return nil, found, err
	}
	numbers := seeds.Numbers
	if numbers == nil {
		numbers = ledger.New(path.Join(c.Name, NumbersFile))
	}
	return numbers.Update(texts), found, nil
}

// number gives the points of a site the numbers that are kept for them, and
// those that they would be given next. It tells which documents the site once
// had.
func (c Config) number(numbers *ledger.Ledger, texts []*ledger.Text) ([]policy.Departed, source.Diagnostics) {
	var found source.Diagnostics
	file := path.Join(c.Name, NumbersFile)
	if numbers == nil {
		if c.Locked {
			found.Errorf(file, source.Position{}, `run "precis number" and commit the file with the texts`, "the numbers of points are not kept: there is no such file")
		}
		return nil, found
	}
	revision := numbers.Update(texts)
	found = append(found, numbers.Open()...)
	switch n := len(revision.Changes); {
	case c.Locked:
		found = append(found, revision.Behind(c.Name)...)
	case n > 0:
		found.Warnf(file, source.Position{}, `run "precis number" and commit the file with the texts`, "the numbers are not up to date: %s", revision.Summary())
	}
	revision.Number()
	return revision.Departed(), found
}
