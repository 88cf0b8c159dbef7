package page

import (
	"strings"

	"precis/generator/journal"
	"precis/generator/policy"
)

// changesPath is the page of what changed in the texts.
const changesPath = "changes.html"

// changed lists what changed in the texts, the latest first.
func (b *book) changed() {
	if len(b.ix.Updates) == 0 {
		return
	}
	b.listing(Page{
		Path: changesPath, Kind: Index, Title: "Changes",
		Description: "What changed in the texts of this site: points added, reworded, moved and withdrawn, the latest first.",
	}, func(w *writer) {
		w.para("What changed in the texts on this site, the latest first: corrections, additions and withdrawals. Each line leads to the point, or to the note that stands at the address of one that was withdrawn.")
		if b.ix.Site.Base != "" && w.ext == ".html" {
			w.para(w.link("Feed of changes", journal.FeedPath) + ", to be told of them by a feed reader (Atom).")
		}
	}, func(*writer) []group {
		teller := journal.Teller{Names: b.ix.Addresses(), Title: make(map[string]string)}
		for _, d := range b.ix.Documents {
			teller.Title[d.ID] = excerpt(d.Title, 8)
		}
		var groups []group
		for i := len(b.ix.Updates) - 1; i >= 0; i-- {
			u := b.ix.Updates[i]
			g := group{title: escape(dayOf(u)), id: u.ID, note: escape(journal.Sum(u) + ".")}
			for _, c := range u.Changes {
				g.entries = append(g.entries, lineEntry(func(w *writer) inline { return b.told(w, teller.Tell(c)) }))
			}
			groups = append(groups, g)
		}
		return groups
	})
}

// told writes what is told of a change.
func (b *book) told(w *writer, phrases []journal.Phrase) inline {
	var line strings.Builder
	for _, p := range phrases {
		text := escape(p.Text)
		switch {
		case p.Quoted:
			text = quoted(p.Text)
		case p.Target != "":
			text = w.link(text, b.placeNamed(p.Target))
		default:
			text = spaced(p.Text)
		}
		line.WriteString(string(text))
	}
	return inline(line.String())
}

// spaced escapes text that goes on with other text: the spaces at its ends
// stay.
func spaced(text string) inline {
	inner := strings.TrimSpace(text)
	before, behind, _ := strings.Cut(text, inner)
	return inline(before) + escape(inner) + inline(behind)
}

// dayOf says when something changed, as far as the publisher said so.
func dayOf(u policy.Update) string {
	if u.Day == "" {
		return "Day not stated"
	}
	return when(policy.Facts{Date: u.Day})
}

// lastChange says when the texts last changed: "" where no day is stated.
func (b *book) lastChange() string {
	for i := len(b.ix.Updates) - 1; i >= 0; i-- {
		if day := b.ix.Updates[i].Day; day != "" {
			return when(policy.Facts{Date: day})
		}
	}
	return ""
}
