package journal

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"precis/generator/policy"
	"precis/generator/source"
)

// Log is a file of changes.
type Log struct {
	name    string // as the user knows it
	lines   []line // as they stand, without what a merge left open
	updates []policy.Update
	places  [][]int            // of the updates' changes, their lines in the file
	open    source.Diagnostics // what the command settles
}

// line is a line as it stands in the file.
type line struct {
	n    int
	text string
}

// FeedPath is where a site has the feed of its changes.
const FeedPath = "changes.xml"

// New gives a log without an entry. The name is that of its file as the user
// knows it.
func New(name string) *Log { return &Log{name: name} }

const (
	fileName = "precis changes 1"
	preface  = "# " + fileName + `
# What changed in the texts, an entry for each time that "precis number" found
# something, the latest last. The site tells it to readers. Commit this file
# with the texts. A line that says it badly may be corrected or taken out.
`
)

// settle is the advice for what the command does by itself.
const settle = `run "precis number" to settle it: it takes the entries of both sides`

// Read reads a file of changes and names all that is wrong with it, each with
// its line and column. What a merge left open is no fault of the file: Open
// tells it.
func Read(name string, data []byte) (*Log, source.Diagnostics) {
	l := New(name)
	l.settle(string(data))
	r := reader{Log: l, ids: make(map[string]int)}
	for _, line := range l.lines {
		switch text := line.text; {
		case line.n == 1 && strings.HasPrefix(text, "# precis changes ") && text != "# "+fileName:
			r.errorf(1, 1, "this version reads "+fileName+": use the version of precis that wrote the file, or a later one", "a form of the file that is not known")
			return l, r.faults
		case strings.TrimSpace(text) == "", text[0] == '#':
		case text == "undated":
			r.begin("")
		case strings.HasPrefix(text, "on "):
			r.day(line.n, text[len("on "):])
		default:
			r.change(line.n, text)
		}
	}
	return l, r.faults
}

// Updates gives the entries that hold something, in the order of the file.
func (l *Log) Updates() []policy.Update {
	var list []policy.Update
	for _, u := range l.updates {
		if len(u.Changes) > 0 {
			list = append(list, u)
		}
	}
	return list
}

// Open names what a merge left open in the file. "precis number" settles it.
func (l *Log) Open() source.Diagnostics { return l.open }

// Unknown warns of addresses that are not known: pages tell of them without a
// link. Those that are known are the keys, "DOCUMENT" and "DOCUMENT#ANCHOR".
func (l *Log) Unknown(known map[string]string) source.Diagnostics {
	var found source.Diagnostics
	for i, u := range l.updates {
		for j, c := range u.Changes {
			for _, address := range []string{c.Address(), c.To} {
				if _, is := known[address]; address != "" && !is {
					found.Warnf(l.name, source.Position{Line: l.places[i][j], Column: 1}, "correct the line, or take it out", "no document or number %s was ever given: the page of changes has no link to it", address)
				}
			}
		}
	}
	return found
}

type reader struct {
	*Log
	ids    map[string]int // how often each was wished for
	faults source.Diagnostics
}

func (r *reader) errorf(line, column int, hint, format string, args ...any) {
	r.faults.Errorf(r.name, source.Position{Line: line, Column: column}, hint, format, args...)
}

func (r *reader) begin(day string) {
	id := "undated"
	if day != "" {
		id = "on-" + day
	}
	if r.ids[id]++; r.ids[id] > 1 || day == "" {
		id += "-" + strconv.Itoa(r.ids[id])
	}
	r.updates = append(r.updates, policy.Update{ID: id, Day: day})
	r.places = append(r.places, nil)
}

func (r *reader) day(n int, day string) {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		r.errorf(n, len("on ")+1, "write year, month and day: on 2026-11-24", "%q is not a date", day)
	}
	r.begin(day)
}

// fields walks through a line.
type fields struct {
	rest   string
	column int // of the rest
}

// next gives the next field and its column; "" at the end.
func (f *fields) next() (string, int) {
	at := f.column
	field, rest, more := strings.Cut(f.rest, " ")
	if f.rest, f.column = rest, at+len(field); more {
		f.column++
	}
	return unescape(field), at
}

// example shows what a line looks like.
const example = `a line looks like "reworded point rivers#p7 7 The first words"; correct it, or take it out`

func (r *reader) change(n int, text string) {
	f := fields{text, 1}
	fate, fateAt := f.next()
	kind, kindAt := f.next()
	c := policy.Change{Fate: policy.Fate(fate), Section: kind == section, Own: kind == paragraph}
	fates, known := fatesOf[kind]
	switch {
	case len(r.updates) == 0:
		r.errorf(n, 1, `write "on 2026-11-24" or "undated" above it`, "no entry begins before this line")
		return
	case !known:
		r.errorf(n, kindAt, example, "%q is none of: document, point, paragraph, section", kind)
		return
	case !strings.Contains(fates, " "+fate+" "):
		r.errorf(n, fateAt, "one of: "+strings.Join(strings.Fields(fates), ", "), "a %s cannot be %q", kind, fate)
		return
	}
	if kind == document {
		r.whole(n, &f, c)
		return
	}
	at, column := f.next()
	if c.Document, c.Anchor, _ = strings.Cut(at, "#"); c.Document == "" || c.Anchor == "" {
		r.errorf(n, column, example, "%q is no document and anchor", at)
		return
	}
	if c.Label, column = f.next(); c.Label == "" {
		r.errorf(n, column, example, "the number is missing")
		return
	}
	if c.Fate == policy.WasMoved {
		if c.To, column = f.next(); !strings.Contains(c.To, "#") {
			r.errorf(n, column, example, "%q is no document and anchor to have moved to", c.To)
			return
		}
	}
	c.Opening = f.rest
	r.add(n, c)
}

// whole reads what happened to a whole document.
func (r *reader) whole(n int, f *fields, c policy.Change) {
	id, column := f.next()
	if c.Document = id; id == "" || strings.Contains(id, "#") {
		r.errorf(n, column, example, "%q is no document", id)
		return
	}
	last, column := f.next()
	if c.Fate == policy.WasRenamed {
		c.To = last
		if last == "" || strings.Contains(last, "#") {
			r.errorf(n, column, example, "%q is no document", last)
			return
		}
	} else if points, err := strconv.Atoi(last); err == nil && points >= 0 {
		c.Points = points
	} else {
		r.errorf(n, column, example, "%q is no number of points", last)
		return
	}
	if f.rest != "" {
		r.errorf(n, f.column, example, "the line goes on: %q", f.rest)
		return
	}
	r.add(n, c)
}

func (r *reader) add(n int, c policy.Change) {
	last := len(r.updates) - 1
	r.updates[last].Changes = append(r.updates[last].Changes, c)
	r.places[last] = append(r.places[last], n)
}

// The kinds of what changes, and for each what may come of it.
const (
	document  = "document"
	point     = "point"
	paragraph = "paragraph"
	section   = "section"
)

var fatesOf = map[string]string{
	document:  " added withdrawn renamed ",
	point:     " added reworded withdrawn moved restored renumbered ",
	paragraph: " added reworded withdrawn moved restored renumbered ",
	section:   " added reworded withdrawn moved restored renumbered ",
}

var (
	hard = strings.NewReplacer("%", "%25", " ", "%20")
	soft = strings.NewReplacer("%25", "%", "%20", " ")
)

func escape(field string) string { return hard.Replace(field) }

func unescape(field string) string { return soft.Replace(field) }

// write writes a change on a line.
func write(c policy.Change) string {
	switch {
	case c.Anchor == "" && c.Fate == policy.WasRenamed:
		return fmt.Sprintf("%s %s %s %s\n", c.Fate, document, escape(c.Document), escape(c.To))
	case c.Anchor == "":
		return fmt.Sprintf("%s %s %s %d\n", c.Fate, document, escape(c.Document), c.Points)
	}
	kind := point
	switch {
	case c.Section:
		kind = section
	case c.Own:
		kind = paragraph
	}
	text := fmt.Sprintf("%s %s %s %s", c.Fate, kind, escape(c.Address()), escape(c.Label))
	if c.Fate == policy.WasMoved {
		text += " " + escape(c.To)
	}
	if c.Opening != "" {
		text += " " + c.Opening
	}
	return text + "\n"
}
