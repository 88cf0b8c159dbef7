package ledger

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"precis/generator/policy"
)

// When a point is said to have gone into another: how much of it must stand
// there, in thousandths, and in how many pairs of words of its sketch.
const (
	leastTakenIn     = 750
	leastTakenInHits = 8
)

// reviser brings the entries of one document up to its text.
type reviser struct {
	text     *Text
	entries  []*entry // in order; those that are new behind
	used     map[string]bool
	points   []*entry // of the text's points
	sections []string // labels
	changes  []Change
	added    map[*entry]bool // by this update
}

// revise gives every point and section of a text its entry. The entries are
// the document's own to change, in order; words that went from one document to
// another, by their hashes, are like nothing but themselves.
func revise(t *Text, entries []*entry, elsewhere map[string]bool) *reviser {
	r := &reviser{
		text: t, entries: entries, used: make(map[string]bool, len(entries)), points: make([]*entry, len(t.points)),
		sections: make([]string, len(t.headings)), added: make(map[*entry]bool),
	}
	for _, e := range entries {
		r.used[e.anchor] = true
	}
	if len(entries) == 0 {
		r.takeOver()
		return r
	}
	known := alignWords(standing(entries, false), t.points)
	r.restore(known)
	known.byLikeness(elsewhere)
	for j, i := range known.oldOf {
		if i >= 0 {
			r.points[j] = known.old[i]
		}
	}
	r.labelSections()
	r.number()
	r.record(known)
	return r
}

// standing gives the points, or the sections, that stood in the text.
func standing(entries []*entry, sections bool) []*entry {
	var list []*entry
	for _, e := range entries {
		if e.standing && (e.kind == Section) == sections {
			list = append(list, e)
		}
	}
	return list
}

// takeOver takes the numbers of a text that is new as they were read.
func (r *reviser) takeOver() {
	d := r.text.document
	for i, s := range d.Sections {
		r.sections[i] = s.Label
		if s.Heading >= 0 {
			r.addSection(i, s.Label)
		}
	}
	for i, p := range d.Points {
		r.points[i] = r.add(p.Anchor, p.Label, kindOf(p), r.text.points[i], r.text.opening(i))
	}
	if len(r.entries) == 0 {
		return // nothing in it has a number
	}
	r.changes = []Change{{Kind: Numbered, Document: d.ID, Points: len(d.Points), file: d.File.Name}}
}

func kindOf(p policy.Point) Kind {
	if p.Own {
		return Paragraph
	}
	return Point
}

// add gives an anchor.
func (r *reviser) add(anchor, label string, kind Kind, w *words, opening string) *entry {
	e := &entry{document: r.text.document.ID, anchor: anchor, label: label, kind: kind, standing: true, print: w.print(), opening: opening}
	r.entries = append(r.entries, e)
	r.used[anchor] = true
	r.added[e] = true
	return e
}

func (r *reviser) addSection(section int, label string) *entry {
	return r.add(r.free(policy.SectionAnchor(label)), label, Section, r.text.headings[section], r.text.heading(section))
}

// free gives an anchor that was never given, as near to the one that is wished
// for as can be.
func (r *reviser) free(wish string) string {
	anchor := wish
	for n := 2; r.used[anchor]; n++ {
		anchor = wish + "-" + strconv.Itoa(n)
	}
	return anchor
}

// restore gives a point that was withdrawn, and is there again word by word,
// its number back, before it is taken for one that it is only like. A few words
// must be such as stand nowhere else in the text.
func (r *reviser) restore(known *alignment) {
	former := make(map[string][]*entry)
	places := make(map[string]int) // that words have, or would have again
	for _, e := range r.entries {
		if e.kind == Section {
			continue
		}
		if places[e.print.Hash]++; !e.standing {
			former[e.print.Hash] = append(former[e.print.Hash], e)
		}
	}
	came := make(map[string]int)
	for j, w := range r.text.points {
		if known.oldOf[j] < 0 {
			came[w.hash]++
		}
	}
	maps.DeleteFunc(former, func(hash string, list []*entry) bool {
		return list[0].print.Size < leastTelling && (places[hash] > 1 || came[hash] > 1)
	})
	for j, w := range r.text.points {
		if list := former[w.hash]; known.oldOf[j] < 0 && len(list) > 0 {
			r.points[j], former[w.hash], known.restored[j] = list[0], list[1:], true
			r.stand(list[0])
			r.changed(Restored, list[0], r.text.document.Points[j].Lines[0])
		}
	}
}

// stand says that an anchor leads to something in the text.
func (r *reviser) stand(e *entry) { e.standing, e.to = true, "" }

// changed notes a change; the line is that in the text, 0 where it has none.
func (r *reviser) changed(kind ChangeKind, e *entry, line int) {
	c := e.change(kind)
	if line > 0 {
		c.file, c.seed = r.text.document.File.Name, line
	}
	r.changes = append(r.changes, c)
}

// keep brings a known entry up to its words and its number.
func (r *reviser) keep(e *entry, w *words, opening, label string, line int) {
	e.others = nil
	if e.print.Hash != w.hash {
		e.print, e.opening = w.print(), opening
		r.changed(Reworded, e, line)
	}
	if e.label != label {
		e.label = label
		r.changed(Renumbered, e, line)
	}
}

// labelSections gives the sections their labels: those that their headings
// had, else those that most of their points bear, else new ones.
func (r *reviser) labelSections() {
	d := r.text.document
	var headings []*words
	var sectionOf []int
	for i, w := range r.text.headings {
		if w != nil {
			headings, sectionOf = append(headings, w), append(sectionOf, i)
		}
	}
	entries := make([]*entry, len(d.Sections))
	known := alignWords(standing(r.entries, true), headings)
	claimed := make(map[string]bool)
	for j, i := range known.oldOf {
		if i >= 0 {
			entries[sectionOf[j]] = known.old[i]
			r.sections[sectionOf[j]] = known.old[i].label
			claimed[known.old[i].label] = true
		}
	}
	taken, reserved := r.takenLabels()
	votes := r.votes()
	for i, s := range d.Sections {
		line := 0
		if s.Heading >= 0 {
			line = d.File.LineAt(d.Blocks[s.Heading].Span.Start)
		}
		if entries[i] != nil { // of a merge, it may be known by the words of either side
			r.keep(entries[i], r.text.headings[i], r.text.heading(i), entries[i].label, line)
			continue
		}
		label, found := r.labelKnown(i, votes[i], claimed)
		if !found {
			label = s.Label
			for n := 0; label != "" && (taken[label] || label != s.Label && reserved[label]); n++ {
				label = letters(n)
			}
		}
		claimed[label], taken[label] = true, true
		r.sections[i] = label
		if s.Heading < 0 {
			continue
		}
		at := slices.IndexFunc(r.entries, func(e *entry) bool { return e.kind == Section && e.label == label })
		if at < 0 {
			entries[i] = r.addSection(i, label)
			r.changed(Numbered, entries[i], line)
			continue
		}
		if entries[i] = r.entries[at]; !entries[i].standing {
			r.stand(entries[i])
			r.changed(Restored, entries[i], line)
		}
		r.keep(entries[i], r.text.headings[i], r.text.heading(i), label, line)
	}
	for _, e := range known.old {
		if !slices.Contains(entries, e) {
			e.standing = false
			r.changed(Withdrawn, e, 0)
		}
	}
}

// labelKnown finds the label of a section that has another heading than it
// had, or had been withdrawn: that of the same heading, else what most of its
// points bear. No label that another section claims is given.
func (r *reviser) labelKnown(section int, votes []vote, claimed map[string]bool) (string, bool) {
	heading := r.text.headings[section]
	for _, e := range r.entries {
		if heading != nil && e.kind == Section && !e.standing && !claimed[e.label] && e.print.Hash == heading.hash {
			return e.label, true
		}
	}
	for _, v := range votes {
		if !claimed[v.series] && (v.series != "" || heading == nil) {
			return v.series, true
		}
	}
	return "", false
}

// takenLabels are the labels that sections had and that points bear, and those
// reserved for the sections on the themes that bear them.
func (r *reviser) takenLabels() (taken, reserved map[string]bool) {
	taken, reserved = make(map[string]bool), make(map[string]bool)
	for _, e := range r.entries {
		if e.kind == Section {
			taken[e.label] = true
		} else if series, _, ok := e.number(); ok {
			taken[series] = true
		}
	}
	for _, t := range r.text.document.Themes {
		reserved[t.Label] = true
	}
	return taken, reserved
}

// vote is how many points of a section bear the label of a series.
type vote struct {
	series string
	points int
}

// votes counts, for each section, the series that its known points belong to,
// the most first.
func (r *reviser) votes() [][]vote {
	all := make([][]vote, len(r.sections))
	for j, e := range r.points {
		if e == nil {
			continue
		}
		series, _, ok := e.number()
		if !ok {
			continue
		}
		section := &all[r.text.document.Points[j].Section]
		i := slices.IndexFunc(*section, func(v vote) bool { return v.series == series })
		if i < 0 {
			i = len(*section)
			*section = append(*section, vote{series: series})
		}
		(*section)[i].points++
	}
	for _, section := range all {
		slices.SortFunc(section, func(a, b vote) int {
			return cmp.Or(cmp.Compare(b.points, a.points), strings.Compare(a.series, b.series))
		})
	}
	return all
}

// number parts the label of a point with a number of ours: "a.7A" is 7A of the
// series a.
func (e *entry) number() (series string, n number, ok bool) {
	if e.kind != Point {
		return "", number{}, false
	}
	digits := e.label
	if at := strings.LastIndexByte(e.label, '.'); at >= 0 {
		series, digits = e.label[:at], e.label[at+1:]
	}
	n, ok = parseNumber(digits)
	return series, n, ok
}

// number gives the new points their numbers.
func (r *reviser) number() {
	d := r.text.document
	series := slices.Clone(r.sections)
	for i, votes := range r.votes() {
		if len(votes) > 0 {
			series[i] = votes[0].series
		}
	}
	highest := make(map[string]int)
	for _, e := range r.entries {
		if s, n, ok := e.number(); ok {
			highest[s] = max(highest[s], n.whole)
		}
	}
	next := r.followers(series)
	section, last := -1, number{} // the number before, of the section's series
	for j, p := range d.Points {
		if p.Section != section {
			section, last = p.Section, number{}
		}
		s := series[section]
		if e := r.points[j]; e != nil {
			if of, n, ok := e.number(); ok && of == s {
				last = n
			}
			continue
		}
		if p.Own {
			r.points[j] = r.add(r.free(policy.NumberedBy(p.Number)), p.Label, Paragraph, r.text.points[j], r.text.opening(j))
			r.changed(Numbered, r.points[j], p.Lines[0])
			continue
		}
		isFree := func(n number) bool {
			anchor, _ := policy.NumberedIn(s, n.String())
			return !r.used[anchor]
		}
		if next[j] == nil {
			last = number{whole: highest[s] + 1}
			for !isFree(last) {
				last.whole++
			}
			highest[s] = last.whole
		} else {
			last = last.after(*next[j], true, isFree)
		}
		anchor, label := policy.NumberedIn(s, last.String())
		r.points[j] = r.add(anchor, label, Point, r.text.points[j], r.text.opening(j))
		r.changed(Numbered, r.points[j], p.Lines[0])
	}
}

// followers gives for each point the number of the next known one in its
// section that belongs to the section's series, or nil.
func (r *reviser) followers(series []string) []*number {
	points := r.text.document.Points
	next := make([]*number, len(points))
	var following *number
	for j := len(points) - 1; j >= 0; j-- {
		if j+1 < len(points) && points[j+1].Section != points[j].Section {
			following = nil
		}
		next[j] = following
		if e := r.points[j]; e != nil {
			if of, n, ok := e.number(); ok && of == series[points[j].Section] {
				following = &n
			}
		}
	}
	return next
}

// record writes down what became of the points that were known.
func (r *reviser) record(known *alignment) {
	d := r.text.document
	for j, e := range r.points {
		if r.added[e] {
			continue
		}
		p, label := d.Points[j], e.label
		if e.kind = kindOf(p); p.Own {
			label = p.Label
		}
		r.keep(e, r.text.points[j], r.text.opening(j), label, p.Lines[0])
	}
	var changed crowd
	for i, e := range known.old {
		if known.nowOf[i] >= 0 {
			continue
		}
		if changed == nil {
			changed = crowdOf(r.text.points, func(j int) bool { return !known.exact[j] })
		}
		e.standing, e.others = false, nil
		kind := Withdrawn
		if j := takenInBy(e, changed, r.text.points); j >= 0 {
			kind, e.to = Moved, r.points[j].id()
		}
		r.changed(kind, e, 0)
	}
}

// takenInBy finds the one of some texts that most of an entry's words went
// into, -1 for none.
func takenInBy(e *entry, changed crowd, texts []*words) int {
	best, most := -1, leastTakenIn-1
	for _, j := range changed.near(e) {
		if l := e.likeness(texts[j], nil); l.in > most && l.hits >= leastTakenInHits {
			best, most = j, l.in
		}
	}
	return best
}

// letters counts a, b, ..., z, aa, ab, ...
func letters(i int) string {
	s := string(rune('a' + i%26))
	if i >= 26 {
		return letters(i/26-1) + s
	}
	return s
}
