package page

import (
	"cmp"
	"strings"

	"precis/generator/address"
	"precis/generator/index"
	"precis/generator/policy"
)

// The addresses of pages, from the site's root. They are promises: bookmarks
// and citations rest on them. Those of documents, and of what stands in them, are
// the index's (index.Document.Path, index.Point.Address).

// placeNamed is where a document or a place in it stands, "DOCUMENT" or
// "DOCUMENT#ANCHOR", of documents that are no more, too.
func (b *book) placeNamed(name string) string {
	document, anchor, inside := strings.Cut(name, "#")
	if d := b.byID[document]; d != nil && inside {
		return d.Address(anchor)
	}
	return address.Place(name)
}

// sourcePath is the page with a seed's own text, line by line.
func sourcePath(d *index.Document) string { return "sources/" + d.ID + ".html" }

// textPath is the file with a document's text, where it stands in none of the
// pages (index.IsTextFile).
func textPath(d *index.Document) string { return "sources/" + d.ID + ".txt" }

func themePath(t *index.Theme) string { return "themes/" + t.ID + ".html" }

// themeTopicPath is where a theme's points on one topic stand: a page of its
// own where the theme has such pages, else a part of the theme's page, or of
// the one of its pages that a long list has it on; or the theme's document.
func (b *book) themeTopicPath(theme *index.Theme, topic *index.Topic) string {
	switch {
	case b.isReadThere(theme):
		return readAt(theme)
	case b.isBrief(theme):
		return themePath(theme) + "#" + briefPointsAnchor
	case b.hasTopicPages(theme):
		return "themes/" + theme.ID + "/" + topic.ID + ".html"
	}
	return b.placeIn(themePath(theme), topic.ID, func(w *writer) []group {
		under := pointsUnder(theme, b.ix)
		return b.themeGroups(w, theme, b.topicsOf(under), under)
	})
}

func topicPath(t *index.Topic) string { return "topics/" + t.ID + ".html" }

func referencePath(r *index.Reference) string { return "references/" + r.ID + ".html" }

// citedPath is where lists lead for a reference: to its page, or where it has
// none to the one place that cites it.
func (b *book) citedPath(r *index.Reference) string {
	switch {
	case b.ix.HasPage(r):
		return referencePath(r)
	case r.Cited[0].Point != nil:
		return r.Cited[0].Point.Address()
	}
	return r.Cited[0].Document.Path()
}

// referenceLink leads from what cites a reference to its page, or where it has
// none to the work itself, as far as it is known where that stands.
func (b *book) referenceLink(w *writer, r *index.Reference) inline {
	name := escape(r.Name())
	if b.ix.HasPage(r) {
		return w.link(name, referencePath(r))
	}
	if address := cmp.Or(symbolAddress(b.ix.Site, r.Symbol), r.Address); r.Symbol != "" && address != "" {
		return external(name, address)
	}
	return name
}

// tagPath is "" when no point has the tag.
func (b *book) tagPath(facet index.Facet, name string) string {
	if t := b.ix.Tag(facet, name); t != nil {
		return tagPathOf(t)
	}
	return ""
}

func tagPathOf(t *index.Tag) string { return "tags/" + string(t.Facet) + "/" + t.Value + ".html" }

// symbolAddress is where a document symbol leads. Of "E/2019/28-E/CN.7/2019/13",
// two symbols of one work, the first leads there.
func symbolAddress(site policy.Site, symbol string) string {
	first := symbol
	if parts := policy.Symbols(symbol); len(parts) > 0 {
		first = parts[0]
	}
	return strings.ReplaceAll(site.Symbols, "SYMBOL", strings.ReplaceAll(first, " ", ""))
}
