package parting

import (
	"cmp"

	"precis/generator/policy"
)

// cutter finds where the pages of a document end.
type cutter struct {
	blocks []policy.Block
	fit    []fit  // to begin a page, of each block
	sums   []load // of all blocks before each, and behind the last
	title  int    // index of the title, which the first page has; -1 for none
}

// fit is how well a page can begin with a block: the less, the better.
type fit int

const (
	atSection fit = iota // and one more for each level below the first
	atPoint       = 100  // a point, or what stands between points
	atHeading     = 200  // a section of which the heading above it would stay behind
	inPoint       = 300  // a later paragraph of a point
)

// load is what a page holds.
type load struct{ points, bytes, blocks int }

func (l load) minus(m load) load {
	return load{l.points - m.points, l.bytes - m.bytes, l.blocks - m.blocks}
}

// share is how much of a page's room something takes, in thousandths.
func (l load) share() int {
	return max(l.points*1000/mostPoints, l.bytes*1000/mostBytes, l.blocks*1000/mostBlocks)
}

func newCutter(d *policy.Document) *cutter {
	c := &cutter{blocks: d.Blocks, fit: make([]fit, len(d.Blocks)), sums: make([]load, len(d.Blocks)+1), title: -1}
	begins := make([]bool, len(d.Blocks)) // a point
	for i := range c.fit {
		c.fit[i] = atPoint
	}
	for _, p := range d.Points {
		begins[p.Blocks[0]] = true
		for _, b := range p.Blocks[1:] {
			c.fit[b] = inPoint
		}
	}
	for _, s := range d.Sections {
		if s.Heading >= 0 {
			c.fit[s.Heading] = atSection + fit(min(s.Level, atPoint-1))
		}
	}
	for i, b := range d.Blocks {
		if b.Kind == policy.TitleBlock && c.title < 0 {
			c.title = i
		}
		if i > 0 && d.Blocks[i-1].Kind == policy.HeadingBlock {
			c.fit[i] = max(c.fit[i], atHeading)
		}
		l := c.sums[i]
		l.blocks++
		l.bytes += len(b.Marker) + len(b.Text.Text)
		if begins[i] || b.Kind == policy.ThemeBlock {
			l.points++
		}
		c.sums[i+1] = l
	}
	return c
}

// next gives the block behind the page that begins with one. What is left is
// shared out evenly among as few pages as can hold it, and a page ends before
// the broadest section that begins near there.
func (c *cutter) next(from int) int {
	left := c.sums[len(c.blocks)].minus(c.sums[from]).share()
	if left <= 1000 {
		return len(c.blocks)
	}
	pages := (left + 999) / 1000
	even := left / pages
	least, most := even*3/5, min(1000, even*5/4)
	best, found := 0, false
	fits := from + 1                // the last place at which the page is not too large
	better := func(a, b int) bool { // a than b
		far := func(i int) int { return max(c.held(from, i)-even, even-c.held(from, i)) }
		return cmp.Or(cmp.Compare(c.fit[a], c.fit[b]), cmp.Compare(far(a), far(b))) < 0
	}
	for i := from + 1; i < len(c.blocks); i++ {
		held := c.held(from, i)
		if held > most && (found || held > 1000) {
			break
		}
		fits = i
		if i > c.title && held >= least && (!found || better(i, best)) {
			best, found = i, true
		}
	}
	if found {
		return best
	}
	return max(fits, c.title+1) // a paragraph that is nearly a page, or more
}

// held is how much of a page's room the blocks between two places take.
func (c *cutter) held(from, to int) int { return c.sums[to].minus(c.sums[from]).share() }
