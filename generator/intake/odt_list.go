package intake

import (
	"encoding/xml"
	"strconv"
	"strings"

	"precis/generator/source"
)

// odtCount is how far a list has counted on each of its levels.
type odtCount struct {
	counted [odtLevels]int
	begun   [odtLevels]bool
}

// next counts one further at a level, and begins the levels below it anew.
func (c *odtCount) next(looks *[odtLevels]odtLevel, level int, start string) {
	switch {
	case start != "":
		c.counted[level] = whole(start)
	case !c.begun[level]:
		c.counted[level] = looks[level].start
	default:
		c.counted[level]++
	}
	c.begun[level] = true
	clear(c.begun[level+1:])
}

// label writes what the list shows at a level.
func (c *odtCount) label(looks *[odtLevels]odtLevel, level int) string {
	look := looks[level]
	if !look.number { // and one that is described nowhere shows nothing
		return bulletSign(look.bullet)
	}
	if look.format == "" {
		return ""
	}
	number := func(level int) string {
		n := c.counted[level]
		if !c.begun[level] {
			n = looks[level].start
		}
		switch format := looks[level].format; {
		case format == "":
			return ""
		case looks[level].repeats && format == "a":
			return repeated(n)
		case looks[level].repeats && format == "A":
			return strings.ToUpper(repeated(n))
		default:
			return count(n, format)
		}
	}
	if look.whole != "" {
		label := look.whole
		for i := range odtLevels {
			if mark := "%" + strconv.Itoa(i+1) + "%"; strings.Contains(label, mark) && len(label) < mostLabel {
				label = strings.ReplaceAll(label, mark, number(i))
			}
		}
		return strings.Join(strings.Fields(label), " ")
	}
	var numbers []string
	for i := max(0, level+1-look.shown); i <= level; i++ {
		if n := number(i); n != "" {
			numbers = append(numbers, n)
		}
	}
	return strings.Join(strings.Fields(look.prefix+strings.Join(numbers, ".")+look.suffix), " ")
}

// odtLists remembers the lists of a document, since one may go on after other
// paragraphs.
type odtLists struct {
	byID     map[string]*odtCount
	byStyle  map[string]*odtCount
	headings odtCount
}

// open finds the count that a list goes on with, or begins one.
func (l *odtLists) open(e xml.StartElement, style string) *odtCount {
	if l.byID == nil {
		l.byID, l.byStyle = make(map[string]*odtCount), make(map[string]*odtCount)
	}
	c := l.byID[attribute(e, "continue-list")]
	if c == nil && attribute(e, "continue-numbering") == "true" {
		c = l.byStyle[style]
	}
	if c == nil {
		c = new(odtCount)
	}
	l.byStyle[style] = c
	if id := attribute(e, "id"); id != "" {
		l.byID[id] = c
	}
	return c
}

// heading counts a heading, and gives its number, if headings are numbered.
func (l *odtLists) heading(styles *odtStyles, level int, start string) string {
	l.headings.next(&styles.headings, level-1, start)
	return l.headings.label(&styles.headings, level-1)
}

// odtList is a list that is open.
type odtList struct {
	style string
	count *odtCount
	level int
	state itemState
	start string // what the item is to be numbered, if it says so
}

// itemState is how far the item that is open has been read.
type itemState int

const (
	unread   itemState = iota // its first paragraph is to come
	read                      // what follows goes on with it
	headless                  // it has no label
)

// list reads a list. A list in an item of another looks like that one, a level
// deeper, unless it says otherwise.
func (d *odt) list(w *walker, g *gatherer, e xml.StartElement) error {
	l := &odtList{style: attribute(e, "style-name")}
	if n := len(d.within); n > 0 {
		outer := d.within[n-1]
		if l.style == "" {
			l.style = outer.style
		}
		l.level, l.count = min(outer.level+1, odtLevels-1), outer.count
		if l.style != outer.style {
			l.count = d.lists.open(e, l.style)
		}
	} else {
		l.count = d.lists.open(e, l.style)
	}
	d.within = append(d.within, l)
	defer func() { d.within = d.within[:len(d.within)-1] }()
	return d.blocks(w, g)
}

func (d *odt) item(w *walker, g *gatherer, e xml.StartElement) error {
	if n := len(d.within); n > 0 {
		l := d.within[n-1]
		l.state, l.start = unread, attribute(e, "start-value")
		if e.Name.Local == "list-header" {
			l.state = headless
		}
	}
	return d.blocks(w, g)
}

// listed says what a paragraph is to the list that is open. The number of an
// item is counted when its first paragraph comes: one that holds nothing but a
// deeper list shows none.
func (d *odt) listed() source.Mark {
	if len(d.within) == 0 {
		return source.Mark{}
	}
	l := d.within[len(d.within)-1]
	mark := source.Mark{Form: source.Continued, Level: l.level}
	if l.state == unread {
		mark.Form = source.Item
		if looks := d.styles.lists[l.style]; looks != nil {
			l.count.next(looks, l.level, l.start)
			mark.Label = l.count.label(looks, l.level)
		}
	}
	if l.state != headless {
		l.state = read
	}
	return mark
}
