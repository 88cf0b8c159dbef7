// Package strictyaml reads the data files that publishers write by hand. It
// takes nothing on trust: a misspelt field, a list where a word belongs, a
// field said twice are each named with line, column and what to do, all of
// them at once, in words that need no knowledge of the program.
//
// What it decodes into is a struct whose fields carry the tag `yaml:"name"`.
// A field is a string, an int, a struct, a slice of these, or one of the types
// that keep what YAML knows and Go forgets: Located, which remembers where a
// value stands; Pairs, a mapping whose keys the publisher chooses; Entries,
// which may be that or a list.
//
// A string takes any single value as it is written: a title may be 2019 and a
// date 2019-03-14 without quotes. A field with nothing after its colon is the
// same as one left out.
package strictyaml

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"precis/generator/source"
)

// Located is a value and the place where it is written, for whoever checks
// later what it means. A value that was left out has the zero position.
type Located[T any] struct {
	Value T
	At    source.Position
}

// Pairs is a mapping whose keys the publisher chooses, in the order written.
type Pairs[T any] []Pair[T]

// Pair is one entry of Pairs.
type Pair[T any] struct {
	Key   Located[string]
	Value T
}

// Entries are Pairs that may also be written as a list. The items of a list
// have an empty key, and its place is the item's.
type Entries[T any] struct{ Pairs[T] }

// Decode reads the YAML document in data into a struct, given by its pointer.
// The name is that of the file as the user knows it. An empty file leaves the
// struct as it was. What could be read is set even when there are faults.
//
// Decode panics when into is no pointer to a struct, or holds a field of a
// kind that the package comment does not name: that is a slip of the caller.
func Decode(name string, data []byte, into any) source.Diagnostics {
	return decode(name, data, into, false)
}

// DecodeShared is Decode for what other programs read too, as they do the
// front matter of Markdown: fields that the struct does not have are theirs,
// and a warning says that they are not read.
func DecodeShared(name string, data []byte, into any) source.Diagnostics {
	return decode(name, data, into, true)
}

func decode(name string, data []byte, into any, shared bool) source.Diagnostics {
	file := source.Read(name, data)
	root, faults := parse(file)
	if root == nil || isNull(root) {
		return faults.Sorted()
	}
	d := decoder{file: name, shared: shared}
	d.document(root, into)
	return append(faults, d.faults...).Sorted()
}

// parse gives the root of the first document, or nil when there is none, and
// what is wrong with the file as YAML.
func parse(file *source.File) (*yaml.Node, source.Diagnostics) {
	var faults source.Diagnostics
	if at := strings.IndexFunc(file.Text, isControl); at >= 0 {
		faults.Errorf(file.Name, file.At(at), "take the character out; it does not show in every editor",
			"control character %U", rune(file.Text[at]))
		return nil, faults
	}
	documents := yaml.NewDecoder(strings.NewReader(file.Text))
	var first, second yaml.Node
	if err := documents.Decode(&first); err != nil {
		addSyntax(&faults, file, err)
		return nil, faults
	}
	if err := documents.Decode(&second); err == nil {
		faults.Errorf(file.Name, position(&second), `keep everything in one document: take out the line "---" or "..."`,
			"a second document begins here, and only the first is read")
	} else {
		addSyntax(&faults, file, err)
	}
	if len(first.Content) == 0 {
		return nil, faults
	}
	if strings.ContainsAny(file.Text, otherBreaks) {
		place(first.Content[0], file, yamlLines(file.Text))
	}
	return first.Content[0], faults
}

// isControl tells the characters that YAML does not allow in a file.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7F
}

// advice maps what the YAML library says to what a publisher can do about it.
var advice = []struct{ says, hint string }{
	{"mapping values are not allowed", "put text that holds a colon and a space in quotes, or mend the indentation"},
	{"cannot start any token", "indent with spaces and not with tabs; put text that begins with @ or ` in quotes"},
	{"expected ',' or ']'", "close the list with ]"},
	{"expected ',' or '}'", "close the braces with }"},
	{"expected node content", "close the list with ] or the braces with }, or put the text in quotes"},
	{"unexpected end of stream", "close the quotation mark"},
	{"expected '-' indicator", "begin each item of the list with a hyphen, all at one indentation"},
	{"expected key", "give all fields of one entry the same indentation"},
	{"could not find expected ':'", "write a field as its name, a colon and a space, here or on the line before; begin a note with #"},
	{"expected <document start>", "write a field as its name, a colon and a space; begin a note with #"},
	{"unknown escape", "write \\\\ for a backslash, or use single quotes"},
	{"unknown anchor", "an asterisk at the start refers to an anchor; put the text in quotes when it is none"},
}

// addSyntax says what the YAML library found wrong, if anything: the end of
// the file is no fault.
func addSyntax(faults *source.Diagnostics, file *source.File, err error) {
	if errors.Is(err, io.EOF) {
		return
	}
	var at source.Position
	says := strings.TrimPrefix(err.Error(), "yaml: ")
	if load := (*yaml.LoadError)(nil); errors.As(err, &load) {
		at, says = within(file, load.Mark.Line, load.Mark.Column), load.Message
	}
	hint := "look at this line and the one before: quotation marks, colons, how far each is indented"
	for _, a := range advice {
		if strings.Contains(says, a.says) {
			hint = a.hint
			break
		}
	}
	faults.Errorf(file.Name, at, hint, "not valid YAML: %s", says)
}

// within brings a position that the library reports into the file: at the end
// of the text it may point past the last line.
func within(file *source.File, line, column int) source.Position {
	if line < 1 {
		return source.Position{}
	}
	if line > file.Lines() {
		return file.At(len(file.Text))
	}
	end := file.At(file.Line(line).End)
	return source.Position{Line: line, Column: min(max(column, 1), end.Column)}
}

// otherBreaks end a line for the YAML library, and for no editor.
const otherBreaks = "\u0085\u2028\u2029"

// yamlLines gives where the lines of a text begin, as the YAML library counts
// them.
func yamlLines(text string) []int {
	starts := []int{0}
	for at, r := range text {
		if r == '\n' || strings.ContainsRune(otherBreaks, r) || r == '\r' && !strings.HasPrefix(text[at+1:], "\n") {
			starts = append(starts, at+utf8.RuneLen(r))
		}
	}
	return starts
}

// place counts the lines of a node and of those in it as the file does.
func place(n *yaml.Node, file *source.File, starts []int) {
	at := file.At(starts[min(max(n.Line, 1), len(starts))-1])
	n.Line, n.Column = at.Line, at.Column+n.Column-1
	for _, inner := range n.Content {
		place(inner, file, starts)
	}
}

func position(n *yaml.Node) source.Position {
	return source.Position{Line: n.Line, Column: n.Column}
}
