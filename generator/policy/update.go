package policy

// Update is what one bringing up of the numbers found changed in the texts.
type Update struct {
	ID      string // fit for an address; no other of the site has it
	Day     string // "2026-11-24"; "" when the publisher gave none
	Changes []Change
}

// Fate says what came of a point, a section or a whole document.
type Fate string

// The fates.
const (
	WasAdded      Fate = "added"
	WasReworded   Fate = "reworded"
	WasWithdrawn  Fate = "withdrawn"
	WasMoved      Fate = "moved"      // its words went to another anchor
	WasRestored   Fate = "restored"   // withdrawn once, and there again
	WasRenumbered Fate = "renumbered" // by the text, whose number it is
	WasRenamed    Fate = "renamed"    // a document
)

// Fates lists them in the order that sums name them in.
func Fates() []Fate {
	return []Fate{WasAdded, WasRestored, WasReworded, WasMoved, WasRenumbered, WasWithdrawn, WasRenamed}
}

// Change is one thing that changed.
type Change struct {
	Fate     Fate
	Document string // ID, as it then was
	Anchor   string // "" for a whole document
	Label    string // the number that a reader then saw
	Own      bool   // the number was the text's own
	Section  bool   // of a section, and no point
	Opening  string // first words: of what was withdrawn or moved those that stood there
	To       string // where it moved: "DOCUMENT#ANCHOR", or the ID of a document
	Points   int    // of a whole document
}

// Called is what a reader calls a point or a section: "Point a.7",
// "Paragraph 36", "Section a".
func Called(label string, own, section bool) string {
	switch {
	case section:
		return "Section " + label
	case own:
		return "Paragraph " + label
	}
	return "Point " + label
}

// Address is what changed: "DOCUMENT#ANCHOR", or the ID of a document.
func (c Change) Address() string {
	if c.Anchor == "" {
		return c.Document
	}
	return c.Document + "#" + c.Anchor
}
