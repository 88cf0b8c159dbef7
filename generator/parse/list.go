package parse

import "strings"

// mostDepth is how deep lists nest; what lies deeper is read as of this depth.
const mostDepth = 12

// mostHanging is how many columns the text of an item stands behind its marker.
const mostHanging = 16

// openItem is the last item of a list that is open.
type openItem struct {
	key    string // the class, with the kind of its labels
	value  int    // of its label
	indent int
	sign   bool // a bullet
	counts bool // a number, which no bullet governs that is not set out or ends in a colon
	opens  bool // its text ends in a colon
}

// lists places items among the lists that are open, outermost first.
type lists struct {
	open   []openItem
	before openItem // the last outermost item of the section, when a paragraph closed its list
}

// close closes the lists: a paragraph stands behind them.
func (o *lists) close() {
	if len(o.open) > 0 {
		o.before = o.open[0]
	}
	o.open = o.open[:0]
}

// end closes the lists for good: a section opens.
func (o *lists) end() { o.open, o.before = o.open[:0], openItem{} }

// place gives the depth of an item, from 0. A label that counts on with an open
// list belongs to it, whatever its indent; a sign belongs to the list of its
// kind that is set in as far; what is set in less closes what is deeper.
func (o *lists) place(l *line, opens bool) int {
	item := o.read(l, opens)
	for depth := len(o.open) - 1; depth >= 0; depth-- {
		if outer := o.open[depth]; item.value > 0 && outer.key == item.key && outer.value+1 == item.value {
			return o.put(depth, item)
		}
	}
	if before := o.before; len(o.open) > 0 && before.value > 0 && before.key == item.key && before.value+1 == item.value {
		return o.put(0, item) // "2." behind "1.", a paragraph and its "(c)"
	}
	for depth, outer := range o.open {
		if outer.key == item.key && outer.indent+1 >= item.indent || outer.indent > item.indent+1 || outer.sign && item.counts && outer.indent >= item.indent && !outer.opens {
			return o.put(depth, item)
		}
	}
	if item.counts && item.value > 1 && len(o.open) > 0 && o.open[len(o.open)-1].indent >= item.indent {
		return o.put(0, item) // no list begins with "2."
	}
	return o.put(min(len(o.open), mostDepth-1), item)
}

func (o *lists) put(depth int, item openItem) int {
	o.open = append(o.open[:depth], item)
	return depth
}

// read settles what a label counts in. "(i)" goes on with letters behind "(h)",
// and opens roman numbers anywhere else.
func (o *lists) read(l *line, opens bool) openItem {
	item := openItem{indent: l.indent, opens: opens}
	class := string(l.class)
	switch l.class {
	case bullet:
		item.key, item.sign = class+l.label, true
		return item
	case digit, parenDigit, bulletAnd + parenDigit:
		item.key, item.value, item.counts = class, number(l.label), l.class == digit
		return item
	case decimal:
		item.key = class + strings.Repeat(".", strings.Count(l.label, "."))
		return item
	}
	asRoman, asLetter := roman(l.label), 0
	if len(l.label) == 1 {
		asLetter = int(l.label[0]|0x20-'a') + 1
	}
	asRomans := openItem{key: class + "roman", value: asRoman, indent: l.indent}
	asLetters := openItem{key: class + "letters", value: asLetter, indent: l.indent}
	for depth := len(o.open) - 1; depth >= 0; depth-- {
		switch outer := o.open[depth]; {
		case asRoman > 1 && outer.key == asRomans.key && outer.value+1 == asRoman:
			return asRomans
		case asLetter > 1 && outer.key == asLetters.key && outer.value+1 == asLetter:
			if asRoman == 1 && l.indent > outer.indent+1 {
				return asRomans
			}
			return asLetters
		}
	}
	if asRoman == 1 || asLetter == 0 {
		return asRomans
	}
	return asLetters
}
