package journal

import (
	"cmp"
	"fmt"
	"strings"

	"precis/generator/policy"
)

// Phrase is a part of what is told of a change.
type Phrase struct {
	Text   string
	Target string // the address that it leads to, "DOCUMENT" or "DOCUMENT#ANCHOR"; "" for none
	Quoted bool   // words of the text
}

// Teller tells of changes.
type Teller struct {
	Names map[string]string // of all addresses that lead somewhere, as index.Addresses gives them
	Title map[string]string // of the documents there are, by ID
}

// Tell says in a line what changed.
func (t Teller) Tell(c policy.Change) []Phrase {
	if c.Anchor == "" {
		return t.whole(c)
	}
	said := []Phrase{t.place(c.Address(), policy.Called(c.Label, c.Own, c.Section)+" of "+t.title(c.Document))}
	say := func(text string) { said = append(said, Phrase{Text: text}) }
	began := ": it began "
	switch c.Fate {
	case policy.WasReworded:
		say(", reworded")
		began = ": it begins "
	case policy.WasMoved:
		document, anchor, _ := strings.Cut(c.To, "#")
		say(", moved to ")
		said = append(said, t.place(c.To, cmp.Or(t.Names[c.To], anchor)+" of "+t.title(document)))
	case policy.WasRestored:
		say(", in the text again")
		began = ": "
	case policy.WasRenumbered:
		say(", the number that the text gives it now")
		began = ": "
	case policy.WasAdded:
		say(", added")
		began = ": "
	default:
		say(", " + string(c.Fate))
	}
	if c.Opening != "" {
		say(began)
		said = append(said, Phrase{Text: policy.Opened(c.Opening), Quoted: true})
	}
	return said
}

// whole tells of a whole document.
func (t Teller) whole(c policy.Change) []Phrase {
	said := []Phrase{t.place(c.Document, t.title(c.Document))}
	say := func(text string) { said = append(said, Phrase{Text: text}) }
	switch c.Fate {
	case policy.WasRenamed:
		said[0].Text = c.Document
		say(" has another address: ")
		said = append(said, t.place(c.To, t.title(c.To)))
	case policy.WasAdded:
		say(", a new text of " + count(c.Points, "point"))
	default:
		say(", " + string(c.Fate) + " with its " + count(c.Points, "point"))
	}
	return said
}

func (t Teller) place(address, text string) Phrase {
	if _, known := t.Names[address]; !known {
		return Phrase{Text: text}
	}
	return Phrase{Text: text, Target: address}
}

// title is what a document is called: one that is no more by its ID.
func (t Teller) title(id string) string {
	if title := t.Title[id]; title != "" {
		return title
	}
	return id
}

// Sum counts what changed: "1 text added, 3 points reworded".
func Sum(u policy.Update) string {
	var parts []string
	for _, kind := range []string{"text", "section", "point"} {
		for _, fate := range policy.Fates() {
			n := 0
			for _, c := range u.Changes {
				is := "point"
				switch {
				case c.Anchor == "":
					is = "text"
				case c.Section:
					is = "section"
				}
				if is == kind && c.Fate == fate {
					n++
				}
			}
			if n > 0 {
				parts = append(parts, count(n, kind)+" "+string(fate))
			}
		}
	}
	return strings.Join(parts, ", ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
