package page

import (
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// namedPath is the page of the speakers that texts call by name.
const namedPath = "tags/named.html"

// isNamed tells an actor that texts call by name from a noun such as
// "speakers".
func isNamed(t *index.Tag) bool {
	if t.Facet != index.ByActor {
		return false
	}
	for h := range t.Hits() {
		if h.Attribution == nil || h.Attribution.Class != policy.Named {
			return false
		}
	}
	return true
}

// namedTags gives the named speakers.
func (b *book) namedTags() []*index.Tag {
	var tags []*index.Tag
	for _, t := range b.ix.Tags {
		if isNamed(t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// namedNote leads to the named speakers, which may be many.
func (b *book) namedNote(w *writer) {
	if n := len(b.namedTags()); n > 0 {
		w.para("The texts name " + w.link(inline(count(n, "speaker")), namedPath) + ", each listed as the text calls it.")
	}
}

// namedSpeakers is an index of names by their first letter, people by that of the
// name behind their title.
func (b *book) namedSpeakers() {
	tags := b.namedTags()
	if len(tags) == 0 {
		return
	}
	b.listing(Page{
		Path: namedPath, Kind: Index, Title: "Speakers called by name", Crumbs: []Link{{"Who spoke", "tags/index.html"}},
		Description: description("The speakers that the texts name, as the texts call them: " + count(len(tags), "name") + "."),
	}, func(w *writer) {
		w.para("People, delegations and bodies that the texts name as speaking, in the texts’ own words. One speaker may stand here under several names: nobody has settled who is who.")
	}, func(*writer) []group {
		slices.SortStableFunc(tags, func(x, y *index.Tag) int { return strings.Compare(sortKey(x.Filed), sortKey(y.Filed)) })
		keys, entries := make([]string, len(tags)), make([]entry, len(tags))
		for i, t := range tags {
			keys[i], entries[i] = sortKey(t.Filed), lineEntry(func(w *writer) inline {
				return w.link(escape(t.Name), tagPathOf(t)) + ": " + inline(count(len(t.Points()), "point"))
			})
		}
		return initials(keys, entries)
	})
}
