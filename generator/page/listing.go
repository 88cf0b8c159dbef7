package page

import (
	"cmp"
	"fmt"
	"strings"
	"sync"

	"precis/generator/index"
)

// A page of a list holds so many lines; an entry with quoted words takes the
// room of several.
const (
	linesPerPage  = 240
	linesPerQuote = 4
)

// group is a part of a list under a heading.
type group struct {
	title   inline // "" for entries without a heading
	id      string
	class   string // "" means "group"
	level   int    // of the heading; 0 means 2
	note    inline
	sides   []inline // published words that stand beside each other, before the entries
	entries []entry
}

// entry is one thing in a list: a line, or published words with a line that
// says where they stand. It is written when its page is, and never held.
type entry struct {
	quotes bool // it has published words, which take the room of several lines
	write  func(*writer) (quote, line inline)
}

// lineEntry is an entry without published words.
func lineEntry(line func(*writer) inline) entry {
	return entry{write: func(w *writer) (_, _ inline) { return "", line(w) }}
}

// quoteEntry is published words with a line that says where they stand.
func quoteEntry(write func(*writer) (quote, line inline)) entry { return entry{true, write} }

// listing adds a page, or as many as a long list needs: "x.html", "x-2.html"
// and so on. The head is written on the first; each page has its groups.
func (b *book) listing(p Page, head func(*writer), groups func(*writer) []group) {
	var parts []func(*writer)
	for _, part := range paged(groups(&writer{page: p.Path, ext: b.extension})) {
		parts = append(parts, func(w *writer) {
			for _, g := range part {
				w.group(g)
			}
		})
	}
	b.series(p, head, parts)
}

// series adds a page for each of some parts, under one title, with links
// between them. The head is written on the first.
func (b *book) series(p Page, head func(*writer), parts []func(*writer)) {
	for n, part := range parts {
		here := p
		here.Path = pagedPath(p.Path, n)
		if n > 0 {
			here.Title = fmt.Sprintf("%s, page %d", p.Title, n+1)
			here.Description = description(fmt.Sprintf("Page %d of %d. %s", n+1, len(parts), p.Description))
			here.Previous = &Link{pageTitle(p.Title, n-1), pagedPath(p.Path, n-1)}
		}
		if n+1 < len(parts) {
			here.Next = &Link{pageTitle(p.Title, n+1), pagedPath(p.Path, n+1)}
		}
		b.add(here, func(w *writer) {
			w.heading(1, escape(here.Title), "")
			if n == 0 && head != nil {
				head(w)
			}
			part(w)
			if len(parts) > 1 {
				w.pager("Pages of this list", n, len(parts), func(n int) string { return pagedPath(p.Path, n) })
			}
		})
	}
}

func pageTitle(title string, n int) string {
	if n == 0 {
		return title
	}
	return fmt.Sprintf("%s, page %d", title, n+1)
}

// pagedPath is the address of page n, from 0, of a list.
func pagedPath(path string, n int) string {
	if n == 0 {
		return path
	}
	return fmt.Sprintf("%s-%d.html", strings.TrimSuffix(path, ".html"), n+1)
}

// placeIn is the address of a group of a list, on whichever of the list's pages
// it will stand.
func (b *book) placeIn(path, id string, groups func(*writer) []group) string {
	pages, known := b.places.Load(path)
	if !known {
		pages, _ = b.places.LoadOrStore(path, sync.OnceValue(func() map[string]int { return b.pagesOf(groups(&writer{page: path, ext: b.extension})) }))
	}
	return pagedPath(path, pages.(func() map[string]int)()[id]) + "#" + id
}

// pagesOf gives the pages of a list that its groups stand on, where not the
// first, by their ids.
func (b *book) pagesOf(groups []group) map[string]int {
	pages := make(map[string]int)
	for n, part := range paged(groups) {
		for _, g := range part {
			if n > 0 && g.id != "" {
				pages[g.id] = n
			}
		}
	}
	return pages
}

// paged parts groups into pages; a group that is too long goes on under the
// same heading, without repeating its id.
func paged(groups []group) [][]group {
	pages := [][]group{nil}
	room := linesPerPage
	for _, g := range groups {
		rest := g.entries
		room -= len(g.sides) * linesPerQuote
		for first := true; first || len(rest) > 0; first = false {
			if room <= 0 {
				pages = append(pages, nil)
				room = linesPerPage
			}
			n := 0
			for n < len(rest) && room > 0 {
				room -= rest[n].lines()
				n++
			}
			part := g
			part.entries = rest[:n]
			if !first {
				part.id, part.note, part.sides = "", "", nil
			}
			last := len(pages) - 1
			if len(pages[last]) == 0 {
				part.level = 2 // nothing stands above it on this page
			}
			pages[last] = append(pages[last], part)
			rest = rest[n:]
		}
	}
	return pages
}

func (e entry) lines() int {
	if e.quotes {
		return linesPerQuote
	}
	return 1
}

func (w *writer) group(g group) {
	if g.title != "" {
		attributes := ""
		if g.id != "" {
			attributes = "#" + g.id + " ." + cmp.Or(g.class, "group")
		}
		w.heading(max(g.level, 2), g.title, attributes)
	}
	w.para(g.note)
	for _, side := range g.sides {
		w.quote(side)
	}
	var lines []inline
	for _, e := range g.entries {
		quote, line := e.write(w)
		if !e.quotes {
			lines = append(lines, line)
			continue
		}
		w.quote(quote)
		w.para(line)
	}
	w.lines(lines...)
}

// mostPages is how many pages of a list lead to all the others; in a longer
// list each leads to its neighbours and to both ends.
const mostPages = 24

// pager leads from one page of several to the others.
func (w *writer) pager(title inline, here, pages int, path func(int) string) {
	var links []inline
	for n := range pages {
		if near := n-here < 4 && here-n < 4; pages > mostPages && !near && n > 0 && n < pages-1 {
			if n == here-4 || n == here+4 {
				links = append(links, "…")
			}
			continue
		}
		label := inline(fmt.Sprint(n + 1))
		if n == here {
			links = append(links, strong(label))
			continue
		}
		links = append(links, w.link(label, path(n)))
	}
	w.heading(2, title, "#pages .pages")
	w.para(joined(links, " "))
}

// whereStands is the line under quoted words: the point they stand in.
func (b *book) whereStands(w *writer, p *index.Point) inline {
	if b.ix.IsLarge() {
		return w.link(escape(numberOf(p)+", "+excerpt(p.Document.Title, 10)), p.Address())
	}
	line := w.link(escape(numberOf(p)), p.Address())
	if len(b.ix.Documents) > 1 {
		line += ", " + w.link(escape(excerpt(p.Document.Title, 10)), p.Document.Path())
		if year, _, ok := strings.Cut(p.Document.Facts.Date, "-"); ok {
			line += " (" + escape(year) + ")"
		}
	}
	return line
}
