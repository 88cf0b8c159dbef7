package ledger

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/slug"
	"precis/generator/source"
)

// Kind says what a line of the ledger is about.
type Kind string

// The kinds.
const (
	Point     Kind = "point"     // its number is ours
	Paragraph Kind = "paragraph" // its number is the text's own
	Section   Kind = "section"   // its heading
)

// The states of an entry. A third one, behind nowAt, is an address.
const (
	stands    = "stands"
	withdrawn = "withdrawn"
	nowAt     = "now:"
)

// entry is one line: an anchor that was given.
type entry struct {
	document, anchor string
	label            string
	kind             Kind
	standing         bool
	stood            bool   // when the update began
	to               string // "DOCUMENT#ANCHOR" where the words went; "" when they went nowhere
	print            Print
	others           []Print  // of the other sides of a merge that was not settled
	maybe            []string // likewise, where the words went as one side has it and the other not
	twice            bool     // when the update began: both sides of a merge gave it
	led              string   // likewise, where the words went
	opening          string
	line             int // in the file; 0 when it is new
}

func (e *entry) id() string { return e.document + "#" + e.anchor }

// find gives an entry that is known to be there.
func (l *Ledger) find(document, anchor string) *entry {
	for _, e := range l.documents[document] {
		if e.anchor == anchor {
			return e
		}
	}
	return nil
}

// Ledger is a file of numbers.
type Ledger struct {
	name      string // as the user knows it
	documents map[string][]*entry
	open      source.Diagnostics // what the command settles by writing the file anew
}

// New gives a ledger without a number. The name is that of its file as the user
// knows it.
func New(name string) *Ledger {
	return &Ledger{name: name, documents: make(map[string][]*entry)}
}

const (
	fileName = "precis numbers 1"
	preface  = "# " + fileName + `
# Every number and anchor that a point was given, with a print of its words.
# Kept by "precis number": run it when texts change, and to settle a conflict of
# a merge; commit this file with the texts. A line that is taken out is an
# address that leads nowhere.
`
)

// settle is the advice for what the command does by itself.
const settle = `run "precis number" to settle it: it takes the lines of both sides`

// Read reads a file of numbers and names all that is wrong with it, each with
// its line and column. What a merge left open is no fault of the file: Open
// tells it.
func Read(name string, data []byte) (*Ledger, source.Diagnostics) {
	r := reader{Ledger: New(name), at: make(map[string]*entry)}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case n == 1 && line == "# "+fileName:
		case n == 1 && strings.HasPrefix(line, "# precis numbers "):
			r.errorf(n, 1, "this version reads "+fileName+": use the version of precis that wrote the file, or a later one", "a form of the file that is not known")
			return r.Ledger, r.faults
		case !utf8.ValidString(line):
			r.errorf(n, 1, restore, "the line is no text in UTF-8")
		case line == "", strings.Contains(preface, line+"\n"):
		case isConflict(line):
			r.open.Errorf(name, source.Position{Line: n, Column: 1}, settle, "a conflict of a merge is not settled")
		case line[0] == '#':
			r.errorf(n, 1, "take the line out: the file is written anew each time", "a remark cannot be kept here")
		default:
			r.entry(n, line)
		}
	}
	r.targets()
	return r.Ledger, r.faults.Sorted()
}

// isConflict tells git's marks of a conflict.
func isConflict(line string) bool {
	for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if strings.HasPrefix(line, mark) && (len(line) == len(mark) || line[len(mark)] == ' ') {
			return true
		}
	}
	return false
}

// Open names what a merge left open in the file: marks of a conflict and
// anchors that stand there twice. "precis number" settles it.
func (l *Ledger) Open() source.Diagnostics { return l.open }

type reader struct {
	*Ledger
	at     map[string]*entry // by document and anchor
	faults source.Diagnostics
}

func (r *reader) errorf(line, column int, hint, format string, args ...any) {
	r.faults.Errorf(r.name, source.Position{Line: line, Column: column}, hint, format, args...)
}

// restore is the advice for lines that only a hand can have spoilt.
const restore = `take the line back from an earlier version of the file: git log -p shows it`

// The fields of a line, in order.
const (
	idField = iota
	labelField
	kindField
	stateField
	hashField
	sizeField
	sketchField
	openingField
)

// entry reads a line.
func (r *reader) entry(n int, line string) {
	fields := strings.SplitN(line, " ", openingField+1)
	if len(fields) < openingField {
		r.errorf(n, len(line)+1, restore, "the line ends after %d of its %d fields", len(fields), openingField)
		return
	}
	column := func(field int) int { return len(strings.Join(fields[:field], " ")) + min(field, 1) + 1 }
	document, anchor, whole := strings.Cut(fields[idField], "#")
	e := &entry{document: unescape(document), anchor: unescape(anchor), label: unescape(fields[labelField]), kind: Kind(fields[kindField]), line: n}
	size, err := strconv.Atoi(fields[sizeField])
	e.print = Print{fields[hashField], size, fields[sketchField]}
	if e.print.Sketch == "-" {
		e.print.Sketch = ""
	}
	if len(fields) > openingField {
		e.opening = fields[openingField]
	}
	state, to := fields[stateField], ""
	if target, found := strings.CutPrefix(state, nowAt); found {
		state, to = nowAt, unescape(target)
	}
	e.standing, e.to = state == stands, to
	switch {
	case !whole || e.document == "" || e.anchor == "":
		r.errorf(n, 1, restore, "the line does not begin with a document and an anchor: %q", fields[idField])
	case !slug.Is(e.document):
		r.errorf(n, 1, restore, "no document can have the address %q", e.document)
	case strings.ContainsFunc(e.anchor, isStrange):
		r.errorf(n, len(fields[idField])-len(anchor)+1, restore, "precis gives no anchor such as %q", e.anchor)
	case e.label == "":
		r.errorf(n, column(labelField), restore, "the number is missing")
	case !isShown(e.label):
		r.errorf(n, column(labelField), restore, "the number %q is longer than %d bytes, or holds what does not show", e.label[:min(len(e.label), mostShown)], mostShown)
	case e.kind != Point && e.kind != Paragraph && e.kind != Section:
		r.errorf(n, column(kindField), "one of: point, paragraph, section", "unknown kind %q", fields[kindField])
	case state != stands && state != withdrawn && state != nowAt:
		r.errorf(n, column(stateField), "one of: stands, withdrawn, now:DOCUMENT#ANCHOR", "unknown state %q", fields[stateField])
	case len(e.print.Hash) != hashBytes*4/3 || strings.Trim(e.print.Hash, alphabet) != "":
		r.errorf(n, column(hashField), restore, "%q is no hash of words", e.print.Hash)
	case err != nil || size < 0:
		r.errorf(n, column(sizeField), restore, "%q is no number of pairs of words", fields[sizeField])
	case len(e.print.Sketch) != pairChars*min(size, mostSampled) || strings.Trim(e.print.Sketch, alphabet) != "":
		r.errorf(n, column(sketchField), restore, "%q is no sketch of %d pairs of words", fields[sketchField], size)
	case !isShown(e.opening):
		r.errorf(n, column(openingField), restore, "the first words are longer than %d bytes, or hold what does not show", mostShown)
	default:
		r.add(e)
	}
}

// isStrange tells a character that no anchor holds. A page could not have it in
// an address that people write down, or would not have it there at all.
func isStrange(r rune) bool {
	return !unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) && r != '-' && r != '_' && r != '.'
}

// mostShown is how many bytes of a line a page shows at most as the words that
// stood somewhere: a few times what precis writes.
const mostShown = 4 * openingBytes

// isShown tells what a page can show.
func isShown(words string) bool {
	return len(words) <= mostShown && !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
}

// add files an entry. One that is there already came in by a merge: its words
// are a second print of the anchor.
func (r *reader) add(e *entry) {
	first := r.at[e.id()]
	if first == nil {
		r.at[e.id()] = e
		r.documents[e.document] = append(r.documents[e.document], e)
		return
	}
	r.open.Errorf(r.name, source.Position{Line: e.line, Column: 1}, settle, "%s stands on line %d already", e.id(), first.line)
	if e.print.Hash != first.print.Hash {
		first.others = append(first.others, e.print)
	}
	if first.standing != e.standing || first.to != e.to {
		first.maybe = append(first.maybe, first.to, e.to)
		first.to = ""
	}
	first.standing = first.standing || e.standing
}

// targets looks up where words are said to have gone.
func (r *reader) targets() {
	for _, document := range slices.Sorted(maps.Keys(r.documents)) {
		for _, e := range r.documents[document] {
			if e.to == "" {
				continue
			}
			at := e
			for steps := 0; at != nil && at.to != "" && !at.standing; steps++ {
				if steps > len(r.at) {
					r.errorf(e.line, 1, restore, "%s leads in a circle", e.id())
					break
				}
				at = r.at[at.to]
			}
			if at == nil {
				r.errorf(e.line, 1, restore, "%s leads to %s, and from there to an anchor that is not in this file", e.id(), e.to)
			}
		}
	}
}

// Bytes writes the file: the same for the same entries, in whatever order they
// were found.
func (l *Ledger) Bytes() []byte {
	b := append(make([]byte, 0, 1<<16), preface...)
	for _, document := range slices.Sorted(maps.Keys(l.documents)) {
		entries := slices.Clone(l.documents[document])
		slices.SortFunc(entries, inOrder)
		b = append(b, '\n')
		for _, e := range entries {
			state := withdrawn
			switch {
			case e.standing:
				state = stands
			case e.to != "":
				state = nowAt + escape(e.to)
			}
			b = fmt.Appendf(b, "%s#%s %s %s %s %s %d %s", escape(e.document), escape(e.anchor), escape(e.label), e.kind, state, e.print.Hash, e.print.Size, cmp.Or(e.print.Sketch, "-"))
			if e.opening != "" {
				b = append(append(b, ' '), e.opening...)
			}
			b = append(b, '\n')
		}
	}
	return b
}

// inOrder sorts the entries of a document by label, the numbers in them as
// numbers: a section before its points, 9 before 10.
func inOrder(a, b *entry) int {
	x, y := a.label, b.label
	for x != "" && y != "" {
		dx, dy := digits(x), digits(y)
		if dx > 0 && dy > 0 {
			nx, ny := strings.TrimLeft(x[:dx], "0"), strings.TrimLeft(y[:dy], "0")
			if c := cmp.Or(cmp.Compare(len(nx), len(ny)), strings.Compare(nx, ny)); c != 0 {
				return c
			}
			x, y = x[dx:], y[dy:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(a.label, b.label), strings.Compare(a.anchor, b.anchor))
}

// digits is how many digits a text begins with.
func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// escape keeps a field in one piece, and its line one line.
func escape(field string) string {
	if strings.IndexFunc(field, isHard) < 0 {
		return field
	}
	var b strings.Builder
	for _, r := range field {
		if !isHard(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func isHard(r rune) bool {
	return r == '%' || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// unescape is the way back. What is no escape stays as it is.
func unescape(field string) string {
	if !strings.Contains(field, "%") {
		return field
	}
	var b strings.Builder
	for i := 0; i < len(field); i++ {
		if field[i] == '%' && i+2 < len(field) {
			if c, err := strconv.ParseUint(field[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(field[i])
	}
	return b.String()
}
