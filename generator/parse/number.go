package parse

import "strings"

// When a text is said to number its own paragraphs.
const (
	leastOwn        = 3  // numbers in a row
	leastOwnPercent = 60 // of what would be points
	leastOwnAcross  = 5  // numbers in a row that reach across a heading
	mostSkipped     = 3  // between one number and the next
)

// ownNumbers finds out whether the text numbers its own paragraphs, and gives
// those runs their numbers: one count through the text, across its sections,
// that takes in a good part of what would be points, most of them sentences. A
// list of five items in a long text is no such count.
func (p *parser) ownNumbers() {
	counts := make(map[string]*ownCount)
	var keys []string
	headings, outer := 0, 0
	for i := range p.runs {
		r := &p.runs[i]
		switch {
		case r.shape != running || r.isTheme || i < p.body:
			continue
		case p.isHeading(i):
			headings++
			continue
		}
		l := r.first()
		key := ""
		switch {
		case l.class == digit:
			marker := p.file.Slice(l.marker)
			key = "1" + strings.TrimLeft(strings.Replace(marker, l.label, "", 1), " ")
			if l.alone {
				key = "1."
			}
		case l.class == decimal:
			key = "1.1"
		}
		if key == "" && l.class == noMarker && r.words > mostPlainWords/2 && !p.isPreamble(i) || key != "" {
			outer++
		}
		if key == "" {
			continue
		}
		if counts[key] == nil {
			counts[key] = &ownCount{}
			keys = append(keys, key)
		}
		counts[key].add(i, l.label, headings)
	}
	best := &ownCount{}
	for _, key := range keys {
		if c := counts[key]; len(c.runs) > len(best.runs) {
			best = c
		}
	}
	n := len(best.runs)
	whole := 0 // numbered runs that are sentences, or parts of one
	for _, i := range best.runs {
		if r := &p.runs[i]; r.endsSentence() || strings.ContainsRune(";:,", r.ends()) {
			whole++
		}
	}
	if n < leastOwn || whole*2 < n || best.off*5 > n || best.starts*4 > n+3 ||
		n*100 < outer*leastOwnPercent && (!best.across || n < leastOwnAcross) {
		return
	}
	for _, i := range best.runs {
		p.own[i] = p.runs[i].first().label
	}
}

// ownCount is one way of numbering, followed through the text.
type ownCount struct {
	runs   []int
	last   string
	starts int  // how often it began anew
	off    int  // labels that do not fit
	across bool // it goes on behind a heading
	under  int  // headings before the last
}

func (c *ownCount) add(run int, label string, headings int) {
	switch {
	case len(c.runs) == 0 || label == "1" || label == "1.1":
		c.starts++
	case !follows(c.last, label):
		c.off++
		return
	case headings > c.under:
		c.across = true
	}
	c.runs = append(c.runs, run)
	c.last, c.under = label, headings
}

// follows tells whether a label comes next after another: the same numbers but
// for the last one that both have, which is a little higher.
func follows(before, label string) bool {
	a, b := strings.Split(before, "."), strings.Split(label, ".")
	for i := range min(len(a), len(b)) {
		x, y := number(a[i][:leadingDigits(a[i])]), number(b[i][:leadingDigits(b[i])])
		if x != y {
			return y > x && y <= x+mostSkipped
		}
	}
	return len(b) > len(a) || isInserted(before, label)
}
