package generator

import (
	"path"

	"precis/generator/index"
	"precis/generator/journal"
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

// HistoryFile is the file of changes in a publisher's folder.
const HistoryFile = "changes.log"

// Kept is what a publisher's folder keeps of numbers, brought up to its texts.
type Kept struct {
	Changes []ledger.Change
	Summary string // the changes counted by kind
	Numbers []byte // the file of numbers
	History []byte // the file of changes; nil for none
}

// Numbers reads the texts and brings the numbers of their points up to date,
// with what a merge left open settled. What changed it notes in the history,
// under a day ("2026-11-24") or, for "", under none; that numbers begin to be
// kept is no change of the texts. The result is nil when the diagnostics hold
// an error.
func Numbers(c Config, day string) (*Kept, source.Diagnostics, error) {
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
		scanners[w] = token.NewScanner(language.Abbreviations, language.FunctionWords...)
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
	numbers, begun := seeds.Numbers, seeds.Numbers != nil
	if !begun {
		numbers = ledger.New(path.Join(c.Name, NumbersFile))
	}
	revision := numbers.Update(texts)
	kept := &Kept{Changes: revision.Changes, Summary: revision.Summary(), Numbers: revision.Bytes()}
	history, changes := seeds.History, changesOf(revision)
	if history == nil {
		history = journal.New(path.Join(c.Name, HistoryFile))
	}
	switch {
	case begun && len(changes) > 0:
		kept.History = history.Append(day, changes)
	case seeds.History != nil:
		kept.History = history.Append(day, nil)
	}
	return kept, found, nil
}

// fates are the kinds of change as readers are told them.
var fates = map[ledger.ChangeKind]policy.Fate{
	ledger.Numbered: policy.WasAdded, ledger.Reworded: policy.WasReworded, ledger.Withdrawn: policy.WasWithdrawn,
	ledger.Moved: policy.WasMoved, ledger.Restored: policy.WasRestored, ledger.Renumbered: policy.WasRenumbered,
}

// changesOf gives what changed in the texts as the history has it.
func changesOf(r *ledger.Revision) []policy.Change {
	var list []policy.Change
	for _, c := range r.Changes {
		change := policy.Change{
			Fate: fates[c.Kind], Document: c.Document, Anchor: c.Anchor, Label: c.Label, Own: c.Own, Section: c.Section,
			Opening: c.Opening, To: c.To, Points: c.Points,
		}
		if c.Anchor == "" && c.Kind == ledger.Moved {
			change.Fate, change.Points = policy.WasRenamed, 0
		}
		list = append(list, change)
	}
	return list
}

// recall tells what is wrong with what is kept of how the texts of a collection
// changed.
func recall(ix *index.Index, history *journal.Log) source.Diagnostics {
	if history == nil {
		return nil
	}
	found := history.Open()
	if len(ix.Updates) > 0 {
		found = append(found, history.Unknown(ix.Addresses())...)
	}
	return found
}

// numbers gives the points of a site the numbers that are kept for them, and
// those that they would be given next. It tells which documents the site once
// had.
func (c Config) numbers(numbers *ledger.Ledger, texts []*ledger.Text) ([]policy.Departed, source.Diagnostics) {
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
