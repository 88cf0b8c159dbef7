package ledger

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"precis/generator/source"
)

// ChangeKind says what came of a point, a section or a whole document.
type ChangeKind string

// The kinds of change.
const (
	Numbered   ChangeKind = "numbered"   // it is new
	Reworded   ChangeKind = "reworded"   // its number stayed
	Withdrawn  ChangeKind = "withdrawn"  // its anchor stayed
	Moved      ChangeKind = "moved"      // its words stand elsewhere now, and its anchor leads there
	Restored   ChangeKind = "restored"   // it was withdrawn, and has its number again
	Renumbered ChangeKind = "renumbered" // the text gives it another number; its anchor stayed
)

// Change is one thing that an update changes in the file.
type Change struct {
	Kind     ChangeKind
	Document string // ID
	Anchor   string // "" for a whole document
	Label    string // the number that a reader sees; of a renumbered one, the new
	Own      bool   // the number is the text's own
	Section  bool
	Opening  string // the first words: those that stood there, of what was withdrawn or moved
	To       string // of what moved: "DOCUMENT#ANCHOR", or the ID of a document
	Points   int    // of a whole document

	file string // the text, of what stands in one
	seed int    // line in the text
	line int    // line in the file of numbers
}

// change is what became of an entry, as it is now.
func (e *entry) change(kind ChangeKind) Change {
	return Change{Kind: kind, Document: e.document, Anchor: e.anchor, Label: e.label, Own: e.kind == Paragraph, Section: e.kind == Section, Opening: e.opening, To: e.to, line: e.line}
}

// Of names what changed, for a person.
func (c Change) Of() string {
	switch {
	case c.Anchor == "":
		return c.Document
	case c.Section:
		return c.Document + ", section " + c.Label
	case c.Own:
		return c.Document + ", paragraph " + c.Label
	}
	return c.Document + ", point " + c.Label
}

func sortChanges(changes []Change, order map[string]int) {
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(order[a.Document+"#"+a.Anchor], order[b.Document+"#"+b.Anchor]))
	})
}

const bringUp = `run "precis number" and commit the file with the texts`

// Behind says in what the file lags behind the texts, each thing at its place.
// The folder is that of the texts, as the user knows it.
func (r *Revision) Behind(folder string) source.Diagnostics {
	var found source.Diagnostics
	for _, c := range r.Changes {
		at, place := r.ledger.name, source.Position{Line: c.line, Column: 1}
		if c.seed > 0 {
			at, place.Line = path.Join(folder, c.file), c.seed
		}
		if place.Line == 0 {
			place = source.Position{}
		}
		problem := ""
		switch c.Kind {
		case Numbered:
			problem = "has no number in " + path.Base(r.ledger.name) + " yet"
		case Reworded:
			problem = "was reworded since the numbers were given"
		case Withdrawn:
			problem = "is not in the texts anymore"
		case Moved:
			problem = "now stands at " + c.To
		case Restored:
			problem = "is in the text again"
		case Renumbered:
			problem = "has another number in the text than before"
		}
		found.Errorf(at, place, bringUp, "%s %s", c.Of(), problem)
	}
	return found.Sorted()
}

// Summary counts the changes by kind: "3 numbered, 1 withdrawn".
func (r *Revision) Summary() string {
	var parts []string
	for _, kind := range []ChangeKind{Numbered, Reworded, Moved, Withdrawn, Restored, Renumbered} {
		n := 0
		for _, c := range r.Changes {
			if c.Kind == kind {
				n += max(1, c.Points)
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind))
		}
	}
	return strings.Join(parts, ", ")
}
