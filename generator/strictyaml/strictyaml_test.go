package strictyaml_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

type meeting struct {
	Title  string                      `yaml:"title"`
	Date   strictyaml.Located[string]  `yaml:"date"`
	Year   int                         `yaml:"year"`
	Bodies []string                    `yaml:"bodies"`
	Rooms  []room                      `yaml:"rooms"`
	Short  strictyaml.Pairs[[]string]  `yaml:"short"`
	Number strictyaml.Located[int]     `yaml:"number"`
	Papers []strictyaml.Located[paper] `yaml:"papers"`
	Halls  strictyaml.Entries[room]    `yaml:"halls"`
}

type room struct {
	Name  string `yaml:"name"`
	Seats int    `yaml:"seats"`
}

type paper struct {
	Symbol string `yaml:"symbol"`
}

func TestDecode(t *testing.T) {
	tests := map[string]struct {
		yaml string
		want meeting
	}{
		"empty file":     {"", meeting{}},
		"only comments":  {"# nothing yet\n", meeting{}},
		"null document":  {"---\n", meeting{}},
		"value left out": {"title:\nbodies:\nshort:\n", meeting{}},
		"text as it is written": {
			"title: 2019\ndate: 2019-03-14\n",
			meeting{Title: "2019", Date: at("2019-03-14", 2, 7)},
		},
		"byte order mark and Windows line ends": {
			"\uFEFFtitle: Round table\r\nyear: 2019\r\n",
			meeting{Title: "Round table", Year: 2019},
		},
		"aliases": {
			"bodies: &b [CND, UNODC]\nshort: {the Commission: *b}\n",
			meeting{
				Bodies: []string{"CND", "UNODC"},
				Short:  strictyaml.Pairs[[]string]{{Key: at("the Commission", 2, 9), Value: []string{"CND", "UNODC"}}},
			},
		},
		"pairs in the order written": {
			"short:\n  the Office: [UNODC]\n  the Board:\n  the Assembly: []\n",
			meeting{Short: strictyaml.Pairs[[]string]{
				{Key: at("the Office", 2, 3), Value: []string{"UNODC"}},
				{Key: at("the Board", 3, 3)},
				{Key: at("the Assembly", 4, 3), Value: []string{}},
			}},
		},
		"entries as a list": {
			"halls:\n  - name: M\n  - seats: 3\n",
			meeting{Halls: strictyaml.Entries[room]{Pairs: strictyaml.Pairs[room]{
				{Key: at("", 2, 5), Value: room{Name: "M"}},
				{Key: at("", 3, 5), Value: room{Seats: 3}},
			}}},
		},
		"entries by name": {
			"halls:\n  M: {seats: 3}\n",
			meeting{Halls: strictyaml.Entries[room]{Pairs: strictyaml.Pairs[room]{{Key: at("M", 2, 3), Value: room{Seats: 3}}}}},
		},
		"structs in lists": {
			"rooms:\n  - name: M\n    seats: 300\npapers: [{symbol: A/1}]\n",
			meeting{
				Rooms:  []room{{"M", 300}},
				Papers: []strictyaml.Located[paper]{{Value: paper{"A/1"}, At: source.Position{Line: 4, Column: 10}}},
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got meeting
			if faults := strictyaml.Decode("meeting.yaml", []byte(test.yaml), &got); len(faults) > 0 {
				t.Errorf("faults: %v", faults)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func at(value string, line, column int) strictyaml.Located[string] {
	return strictyaml.Located[string]{Value: value, At: source.Position{Line: line, Column: column}}
}

func TestDecodeFaults(t *testing.T) {
	tests := map[string]struct{ yaml, want string }{
		"all at once": {
			"titel: x\nyear: soon\nbodies: CND\nrooms:\n  - seats: many\n    place: Vienna\ntitle: [a]\ntitle: b\n", `
m.yaml:1:1: unknown field "titel"
    hint: did you mean title?
m.yaml:2:7: "year" takes a whole number, and not "soon"
m.yaml:3:9: "bodies" takes a list, and not "CND"
    hint: write it as a list: [CND]
m.yaml:5:12: "seats" takes a whole number, and not "many"
m.yaml:6:5: unknown field "place"
    hint: known fields: name, seats
m.yaml:7:8: "title" takes text, and not a list
m.yaml:8:1: field "title" is there twice
    hint: it stands already in line 7; keep one of the two`},
		"root": {"- a\n", `
m.yaml:1:1: the file holds a list, where fields with values are expected
    hint: known fields: title, date, year, bodies, rooms, short, number, papers, halls`},
		"pairs": {"short: [a]\nnumber: [1]\nrooms: [x]\n", `
m.yaml:1:8: "short" takes names with values, and not a list
m.yaml:2:9: "number" takes a whole number, and not a list
m.yaml:3:9: "rooms" takes fields with values, and not "x"`},
		"endless": {"title: " + strings.Repeat("x", 10_001) + "\n" + strings.Repeat("y", 300) + ": z\n", `
m.yaml:1:8: "title" is longer than 10000 bytes, and more is not read
    hint: say it in fewer words
m.yaml:2:1: unknown field "` + strings.Repeat("y", 300) + `"
    hint: known fields: title, date, year, bodies, rooms, short, number, papers, halls`},
		"empty item": {"bodies:\n  -\n  - CND\n", `
m.yaml:2:4: "bodies" has an empty item
    hint: write something after the hyphen, or take the item out`},
		"key that is no name": {"? [a]\n: b\n", `
m.yaml:1:3: a list in place of a field's name
    hint: write the name of a field, a colon and its value`},
		"colon in text": {"title: Vienna: day one\n", `
m.yaml:1:14: not valid YAML: mapping values are not allowed in this context
    hint: put text that holds a colon and a space in quotes, or mend the indentation`},
		"tab": {"rooms:\n\t- name: M\n", `
m.yaml:2:1: not valid YAML: found character that cannot start any token
    hint: indent with spaces and not with tabs; put text that begins with @ or ` + "`" + ` in quotes`},
		"open quote": {"title: 'x\nyear: 1", `
m.yaml:2:8: not valid YAML: found unexpected end of stream
    hint: close the quotation mark`},
		"unknown anchor": {"title: *important*\n", `
m.yaml:1:8: not valid YAML: unknown anchor 'important*' referenced
    hint: an asterisk at the start refers to an anchor; put the text in quotes when it is none`},
		"stray line": {"title: a\nstray\n", `
m.yaml:3:1: not valid YAML: could not find expected ':'
    hint: write a field as its name, a colon and a space, here or on the line before; begin a note with #`},
		"words behind quotes": {"\"Rivers\" and lakes\n", `
m.yaml:1:10: not valid YAML: did not find expected <document start>
    hint: write a field as its name, a colon and a space; begin a note with #`},
		"what nobody thought of": {"%YAML x\n---\ntitle: a\n", `
m.yaml:1:7: not valid YAML: did not find expected version number
    hint: look at this line and the one before: quotation marks, colons, how far each is indented`},
		"control character": {"title: a\x01\n", `
m.yaml:1:9: control character U+0001
    hint: take the character out; it does not show in every editor`},
		"two documents": {"title: a\n---\ntitle: b\n", `
m.yaml:2:1: a second document begins here, and only the first is read
    hint: keep everything in one document: take out the line "---" or "..."`},
		"fault in a second document": {"title: a\n---\n'\n", `
m.yaml:4:1: not valid YAML: found unexpected end of stream
    hint: close the quotation mark`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := lines(strictyaml.Decode("m.yaml", []byte(test.yaml), new(meeting)))
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestDecodeShared reads what is meant for other programs too.
func TestDecodeShared(t *testing.T) {
	var got meeting
	faults := strictyaml.DecodeShared("m.md", []byte("\nlayout: post\ntitle: Rivers\ntags: [a, b]\nyaer: 2019\nnumber: x\n"), &got)
	want := `
m.md:2:1: warning: not read here: "layout", "tags"
    hint: known fields: title, date, year, bodies, rooms, short, number, papers, halls
m.md:5:1: warning: unknown field "yaer"
    hint: did you mean year?
m.md:6:9: "number" takes a whole number, and not "x"`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), lines(faults)); diff != "" || got.Title != "Rivers" {
		t.Errorf("title %q, -want +got:\n%s", got.Title, diff)
	}
}

// TestDecodeBomb makes sure that a few aliases cannot stand for any number of
// values.
func TestDecodeBomb(t *testing.T) {
	var list struct {
		Rooms []room   `yaml:"rooms"`
		More  [][]room `yaml:"more"`
	}
	bomb := "rooms: &a [" + strings.Repeat("{name: x}, ", 200) + "]\nmore: [" + strings.Repeat("*a, ", 200) + "]\n"
	want := `m.yaml:1:2303: the aliases of this file stand for more than 10000 values
    hint: write the values out`
	if got := lines(strictyaml.Decode("m.yaml", []byte(bomb), &list)); got[strings.Index(got, " "):] != want[strings.Index(want, " "):] {
		t.Errorf("want:\n%s\ngot:\n%s", want, got)
	}
}

func TestDecodePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	var s string
	strictyaml.Decode("m.yaml", []byte("a: b"), &s)
}

func TestNearest(t *testing.T) {
	known := []string{"title", "date", "end", "place"}
	for word, want := range map[string]string{
		"titel": "title", "Date": "date", "dates": "date", "plase": "place", "symbol": "", "": "", "e": "",
	} {
		if got := strictyaml.Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// FuzzDecode looks for a panic, and for a place that is not in the file.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"title: a\nyear: 1\nbodies: [a, b]\n", "a: &a [*a]", "? [a]\n: b", "<<: {title: x}", "'", "a:\n- b\n c: d",
		"short: {a: [b]}\nrooms:\n- {name: x, seats: y}\n", "\uFEFFtitle: é: x", "--- |\n x\n...\n---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.Read("f.yaml", data)
		for _, fault := range strictyaml.Decode("f.yaml", data, new(meeting)) {
			if fault.At == (source.Position{}) {
				continue
			}
			if fault.At.Line < 1 || fault.At.Line > file.Lines() || fault.At.Column < 1 {
				t.Fatalf("%v is outside the file of %d lines", fault, file.Lines())
			}
		}
	})
}

func lines(faults source.Diagnostics) string {
	list := make([]string, len(faults))
	for i, f := range faults {
		list[i] = f.String()
	}
	return strings.Join(list, "\n")
}
