// Package evaluate compares what precis finds with labelled points: precision,
// recall and F1 for each kind of finding, and every difference.
package evaluate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"reflect"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
)

// Gold is a document as somebody labelled it.
type Gold struct {
	Document string  `json:"document"` // its name, for people
	Method   string  `json:"method"`   // how the labels came about
	Themes   []Theme `json:"themes"`
	Points   []Point `json:"points"`
}

// Theme is a labelled theme: what its words cite.
type Theme struct {
	Label      string `json:"label"`
	Line       int    `json:"line"` // in the seed, from 1; 0 when not said
	References []struct {
		ID        string `json:"id"`
		Paragraph string `json:"paragraph"` // "36"; "" when the whole is cited
	} `json:"references"`
}

// Point is a labelled point.
type Point struct {
	ID           string        `json:"id"` // for people: "A7"
	Section      string        `json:"section"`
	Number       Number        `json:"number"`
	Line         int           `json:"line"`   // its first in the seed, from 1; 0 when not said
	Starts       string        `json:"starts"` // its first words, which hold label and point together
	Topics       []string      `json:"topics"`
	Attributions []Attribution `json:"attributions"`
	References   []string      `json:"references"`

	at source.Position // in the file of labels; zero when not known
}

// Number is the number of a point, as a reader sees it behind that of its
// section: "7", or one of the text's own such as "12 (a)". JSON may have it
// without quotation marks.
type Number string

// UnmarshalJSON takes a number or text. Anything else is left out, for an error
// would end the reading: shapeOf has named it.
func (n *Number) UnmarshalJSON(data []byte) error {
	var text string
	var number json.Number
	if json.Unmarshal(data, &text) == nil {
		*n = Number(text)
	} else if json.Unmarshal(data, &number) == nil {
		*n = Number(number)
	}
	return nil
}

// Attribution is one labelled clause.
type Attribution struct {
	Class policy.Class `json:"class"`
	Who   string       `json:"who"` // "" or null when the source is not stated
	Verbs []string     `json:"verbs"`
}

// Read reads labels from JSON, or from CSV where the name ends so. Everything
// that is wrong with the labels is said at once, with its place; of broken JSON
// only the first fault can be told.
func Read(name string, data []byte) (*Gold, source.Diagnostics) {
	file := source.Read(name, data)
	if strings.EqualFold(path.Ext(name), ".csv") {
		gold, found := readTable(file)
		found = append(found, gold.check(name, func(p Point, _ string) source.Position { return p.at })...)
		return gold, found.Sorted()
	}
	var found source.Diagnostics
	gold := new(Gold)
	decoder := json.NewDecoder(strings.NewReader(file.Text))
	const hint = "labels are JSON with the fields document, method, themes and points"
	var whole json.RawMessage
	if err := decoder.Decode(&whole); err != nil {
		found.Errorf(name, at(file, err), hint, "%s", plain(err))
		return nil, found
	}
	found = shapeOf(file, reflect.TypeFor[Gold]())
	if err := json.Unmarshal(whole, gold); err != nil && len(found) == 0 { // what it takes is checked all the same
		found.Errorf(name, at(file, err), hint, "%s", plain(err))
		return nil, found
	}
	if rest := strings.TrimLeft(file.Text[decoder.InputOffset():], " \t\r\n"); rest != "" {
		found.Errorf(name, file.At(len(file.Text)-len(rest)), hint, "something follows the labels")
	}
	place := func(_ Point, words string) source.Position {
		if i := strings.LastIndex(file.Text, `"`+words+`"`); i >= 0 { // of two that are one too many, the second
			return file.At(i)
		}
		return source.Position{}
	}
	if len(gold.Points) > 0 || len(found) == 0 {
		found = append(found, gold.check(name, place)...)
	}
	return gold, found.Sorted()
}

// check names what is wrong with what the labels say. The place is where words
// of a point stand in the file.
func (gold *Gold) check(name string, place func(p Point, words string) source.Position) source.Diagnostics {
	var found source.Diagnostics
	if len(gold.Points) == 0 {
		found.Errorf(name, source.Position{}, "list the labelled points under \"points\"", "no point is labelled")
	}
	seen := make(map[string]bool)
	for _, p := range gold.Points {
		_, key := policy.NumberedIn(p.Section, string(p.Number))
		if seen[key] {
			found.Errorf(name, place(p, p.ID), "every point is labelled once", "point %s is labelled twice", key)
		}
		seen[key] = true
		for _, a := range p.Attributions {
			if !slices.Contains(policy.Classes(), a.Class) {
				found.Errorf(name, place(p, string(a.Class)), "the classes are "+classNames(), "point %s has the unknown class %q", key, a.Class)
			}
		}
	}
	return found
}

func classNames() string {
	var names []string
	for _, c := range policy.Classes() {
		names = append(names, string(c))
	}
	return strings.Join(names, ", ")
}

// at finds the place of a JSON error.
func at(file *source.File, err error) source.Position {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	offset := 0
	switch {
	case errors.As(err, &syntax):
		offset = int(syntax.Offset) - 1
	case errors.As(err, &kind):
		offset = int(kind.Offset) - 1
	case errors.Is(err, io.ErrUnexpectedEOF):
		offset = len(strings.TrimSpace(file.Text))
	}
	return file.At(max(0, min(offset, len(file.Text))))
}

// plain says a JSON error without the names of Go.
func plain(err error) string {
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return "the file holds no JSON"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the JSON breaks off"
	case errors.As(err, &kind):
		return fmt.Sprintf("%q holds a %s where something else is expected", kind.Field, kind.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}
