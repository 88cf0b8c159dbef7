package page

import (
	"fmt"
	"slices"
	"strconv"

	"precis/generator/index"
	"precis/generator/policy"
)

const timelinePath = "references/timeline.html"

// timeline lists what the texts cite by the year of each work, the earliest
// first. Works whose year is not known are listed apart; bodies and goals have
// none and are left out.
func (b *book) timeline() {
	var works []*index.Reference
	for _, r := range b.ix.References {
		if r.Year != 0 || r.Kind == policy.Instrument {
			works = append(works, r)
		}
	}
	slices.SortStableFunc(works, func(x, y *index.Reference) int { return x.Year - y.Year })
	b.listing(Page{
		Path: timelinePath, Kind: Index, Title: "Timeline of references", Crumbs: []Link{{"References", "references/index.html"}},
		Description: description(fmt.Sprintf("%s that the texts cite, by the year of each.", count(len(works), "work"))),
	}, func(w *writer) {
		if len(works) == 0 {
			w.para("No text cites a work with a year.")
			return
		}
		w.para("What the texts cite, by the year in which it was adopted or issued, as far as the registry or the texts say so.")
		b.yearsPicture(w, works)
	}, b.timelineGroups(works))
}

// yearsPicture shows how often works of each year are cited, and the same as a
// table. Each year leads to its works in the list.
func (b *book) yearsPicture(w *writer, works []*index.Reference) {
	on := make(map[string]int) // the page of the list that has a year
	for n, part := range paged(b.timelineGroups(works)(&writer{page: timelinePath, ext: b.extension})) {
		for _, g := range part {
			if g.id != "" {
				on[g.id] = n
			}
		}
	}
	var rows [][]inline
	for at := 0; at < len(works); {
		year, from, cited := works[at].Year, at, 0
		for ; at < len(works) && works[at].Year == year; at++ {
			cited += len(works[at].Cited)
		}
		if year == 0 {
			continue
		}
		id := fmt.Sprintf("y%d", year)
		rows = append(rows, []inline{
			w.link(inline(strconv.Itoa(year)), pagedPath(timelinePath, on[id])+"#"+id),
			inline(grouped(at - from)), inline(grouped(cited)),
		})
	}
	if len(rows) < 2 {
		return
	}
	w.heading(2, "How often works of each year are cited", `#years .years data-picture="years"`)
	w.para("Each column is a year, as high as the number of times that the texts cite works of that year. It counts how often, and says nothing of how much depends on a work. Works that are cited as part of a set alone, works without a known year, bodies and goals have no column.")
	w.heading(3, "The same as a table", "#years-table .fold")
	w.table([]inline{"Year", "Works", "Times cited"}, rows)
}

func (b *book) timelineGroups(works []*index.Reference) func(w *writer) []group {
	return func(w *writer) []group {
		var groups, undated []group
		for _, r := range works {
			title, id, into := inline(strconv.Itoa(r.Year)), fmt.Sprintf("y%d", r.Year), &groups
			if r.Year == 0 {
				title, id, into = "Year not known", "undated", &undated
			}
			if n := len(*into); n == 0 || (*into)[n-1].id != id {
				*into = append(*into, group{title: title, id: id})
			}
			last := &(*into)[len(*into)-1]
			last.entries = append(last.entries, lineEntry(func(w *writer) inline { return b.timelineLine(w, r) }))
		}
		return append(groups, undated...)
	}
}

func (b *book) timelineLine(w *writer, r *index.Reference) inline {
	line := w.link(escape(r.Name()), b.citedPath(r))
	if day, ok := readDate(r.Date); ok {
		line += ", " + escape(day.String())
	}
	if len(r.Cited) == 0 {
		return line + ": cited as part of a set"
	}
	return line + ": cited " + inline(count(len(r.Cited), "time"))
}
