package intake

import (
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const (
	levels    = 9  // of a list in Word
	mostLabel = 40 // bytes of a label
)

// numbering works out the labels that Word shows before the paragraphs of its
// lists: they stand nowhere in the file.
type numbering struct {
	lists map[string]*abstractList // by ID
	uses  map[string]*listUse      // by ID of the number that paragraphs name
}

// abstractList is a list: how its levels look, and how far it has counted.
type abstractList struct {
	levels  [levels]listLevel
	style   string // it is the list of this style...
	link    string // ...or looks like the list of that
	counted [levels]int
	begun   [levels]bool
}

// listUse is a number that paragraphs name: a list, with some of its levels
// begun anew or looking otherwise.
type listUse struct {
	list   string
	starts [levels]int // 0 when the level goes on counting
	looks  [levels]*listLevel
}

type listLevel struct {
	start   int
	format  string // Word's name of the way to count: "decimal", "bullet"
	text    string // "%1." with the numbers of the levels in it
	restart int    // the level, from 1, after which it begins again; -1 when not said
	legal   bool   // all numbers in digits
	style   string // the paragraph style that is at this level
}

func readNumbering(a *archive, part string) (*numbering, error) {
	n := &numbering{make(map[string]*abstractList), make(map[string]*listUse)}
	err := a.read(part, func(w *walker, _ xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "abstractNum":
				list := new(abstractList)
				n.lists[attribute(e, "abstractNumId")] = list
				return list.read(w)
			case "num":
				use := new(listUse)
				n.uses[attribute(e, "numId")] = use
				return use.read(w)
			}
			return w.skip()
		}, nil)
	})
	byStyle := make(map[string]*abstractList)
	for _, id := range slices.Sorted(maps.Keys(n.lists)) {
		if list := n.lists[id]; list.style != "" {
			byStyle[list.style] = list
		}
	}
	for _, use := range n.uses {
		if list := n.lists[use.list]; list != nil && list.link != "" && byStyle[list.link] != nil {
			list.levels = byStyle[list.link].levels
		}
	}
	return n, err
}

func (l *abstractList) read(w *walker) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "lvl":
			level, err := readListLevel(w)
			if i := whole(attribute(e, "ilvl")); i >= 0 && i < levels {
				l.levels[i] = level
			}
			return err
		case "styleLink":
			l.style = attribute(e, "val")
		case "numStyleLink":
			l.link = attribute(e, "val")
		}
		return w.skip()
	}, nil)
}

func (u *listUse) read(w *walker) error {
	return w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNumId":
			u.list = attribute(e, "val")
		case "lvlOverride":
			i := whole(attribute(e, "ilvl"))
			return w.each(func(e xml.StartElement) error {
				switch {
				case i < 0 || i >= levels:
				case e.Name.Local == "startOverride":
					u.starts[i] = max(1, whole(attribute(e, "val")))
				case e.Name.Local == "lvl":
					level, err := readListLevel(w)
					u.looks[i] = &level
					return err
				}
				return w.skip()
			}, nil)
		}
		return w.skip()
	}, nil)
}

func readListLevel(w *walker) (listLevel, error) {
	level := listLevel{restart: -1}
	err := w.each(func(e xml.StartElement) error {
		value := attribute(e, "val")
		switch e.Name.Local {
		case "start":
			level.start = whole(value)
		case "numFmt":
			level.format = value
		case "lvlText":
			level.text = value
		case "lvlRestart":
			level.restart = whole(value)
		case "isLgl":
			level.legal = value == "" || on(value)
		case "pStyle":
			level.style = value
		}
		return w.skip()
	}, nil)
	return level, err
}

// label counts a paragraph, and gives what Word shows before it and how deep
// it stands. It is not listed when it has no number and no bullet.
func (n *numbering) label(p docxProperties, style docxStyle) (label string, depth int, listed bool) {
	number, written := p.number, p.level
	if number == "" {
		number = style.number
		if written == "" {
			written = style.level
		}
	}
	use := n.uses[number]
	if use == nil || n.lists[use.list] == nil {
		return "", 0, false
	}
	list := n.lists[use.list]
	level := whole(written)
	if written == "" && p.number == "" {
		for i, l := range list.levels {
			if l.style != "" && l.style == style.numberedBy {
				level = i
			}
		}
	}
	level = min(max(level, 0), levels-1)
	look := use.look(list, level)
	list.next(use, level)
	switch {
	case look.format == "bullet":
		return bulletSign(look.text), level, true
	case look.text == "":
		return "", 0, false
	}
	label = use.write(list, look)
	return label, level, label != ""
}

func (u *listUse) look(list *abstractList, level int) *listLevel {
	if u.looks[level] != nil {
		return u.looks[level]
	}
	return &list.levels[level]
}

// next counts one further at a level, and begins the levels below it anew.
func (l *abstractList) next(use *listUse, level int) {
	switch {
	case use.starts[level] > 0:
		l.counted[level] = use.starts[level]
		use.starts[level] = 0
	case !l.begun[level]:
		l.counted[level] = use.look(l, level).start
	default:
		l.counted[level]++
	}
	l.begun[level] = true
	for below := level + 1; below < levels; below++ {
		after := use.look(l, below).restart
		if after < 0 {
			after = below
		}
		if after > level {
			l.begun[below] = false
		}
	}
}

// write puts the numbers into a level's text.
func (u *listUse) write(list *abstractList, look *listLevel) string {
	var b strings.Builder
	for i := 0; i < len(look.text) && b.Len() < mostLabel; i++ {
		c := look.text[i]
		if c != '%' || i+1 == len(look.text) || look.text[i+1] < '1' || look.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		level := int(look.text[i] - '1')
		number := list.counted[level]
		other := u.look(list, level)
		if !list.begun[level] {
			number = other.start
		}
		if look.legal {
			b.WriteString(strconv.Itoa(number))
		} else {
			b.WriteString(wordCount(number, other.format))
		}
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(b.String(), "")), " ")
}

// wordCount counts in a way that Word has a name for.
func wordCount(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "lowerLetter":
		return repeated(n)
	case "upperLetter":
		return strings.ToUpper(repeated(n))
	case "lowerRoman":
		return count(n, "i")
	case "upperRoman":
		return count(n, "I")
	case "decimalZero":
		return count(n, "01")
	case "ordinal":
		return count(n, "1st")
	case "chicago":
		return count(n, "*")
	}
	return strconv.Itoa(n)
}
