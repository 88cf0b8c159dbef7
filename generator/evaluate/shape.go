package evaluate

import (
	"encoding/json"
	"reflect"
	"strings"

	"precis/generator/source"
	"precis/generator/strictyaml"
)

// shape walks JSON beside the type that it is for, and names every field that
// there is not and every value of another kind: a decoder stops at the first.
type shape struct {
	file    *source.File
	decoder *json.Decoder
	found   source.Diagnostics
}

// shapeOf names what in a file of well-formed JSON is not of a type.
func shapeOf(file *source.File, like reflect.Type) source.Diagnostics {
	s := &shape{file: file, decoder: json.NewDecoder(strings.NewReader(file.Text))}
	s.decoder.UseNumber()
	s.value(like, "the file")
	return s.found
}

// next gives the next token, and where it begins; nil is null.
func (s *shape) next() (json.Token, source.Position) {
	from := int(s.decoder.InputOffset())
	rest := s.file.Text[from:]
	from += len(rest) - len(strings.TrimLeft(rest, " \t\r\n,:"))
	token, _ := s.decoder.Token() // well formed, so that there is one
	return token, s.file.At(min(from, len(s.file.Text)))
}

// value reads a value; the field is what people call it.
func (s *shape) value(like reflect.Type, field string) {
	token, at := s.next()
	if token == nil {
		return
	}
	expected := ""
	switch _, is := token.(string); {
	case reflect.PointerTo(like).Implements(reflect.TypeFor[json.Unmarshaler]()):
		if _, number := token.(json.Number); !is && !number {
			expected = "a number or text"
		}
	case like.Kind() == reflect.String:
		if !is {
			expected = "text"
		}
	case like.Kind() == reflect.Int:
		if _, number := token.(json.Number); !number {
			expected = "a number"
		}
	case like.Kind() == reflect.Slice:
		if token == json.Delim('[') {
			for s.decoder.More() {
				s.value(like.Elem(), field)
			}
			s.next()
			return
		}
		expected = "a list"
	case like.Kind() == reflect.Struct:
		if token == json.Delim('{') {
			s.fields(like)
			return
		}
		expected = "fields with values"
	}
	if expected != "" {
		s.found.Errorf(s.file.Name, at, "the guide to labels shows how each field is written: docs/labels.md", "%s holds %s where %s is expected", field, kindOf(token), expected)
	}
	s.pass(token)
}

// fields reads the fields of an object up to its end.
func (s *shape) fields(like reflect.Type) {
	for s.decoder.More() {
		token, at := s.next()
		name, _ := token.(string)
		if field, ok := fieldOf(like, name); ok {
			s.value(field.Type, `"`+name+`"`)
			continue
		}
		s.found.Errorf(s.file.Name, at, hintFor(name, like), "unknown field %q", name)
		value, _ := s.next()
		s.pass(value)
	}
	s.next()
}

// pass passes over what a token opens.
func (s *shape) pass(token json.Token) {
	depth := 0
	for {
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth <= 0 {
			return
		}
		token, _ = s.next()
	}
}

// fieldOf finds a field as a decoder does, by its name in JSON in any case.
func fieldOf(like reflect.Type, name string) (reflect.StructField, bool) {
	for i := range like.NumField() {
		if f := like.Field(i); f.IsExported() && strings.EqualFold(f.Tag.Get("json"), name) {
			return f, true
		}
	}
	return reflect.StructField{}, false
}

func hintFor(name string, like reflect.Type) string {
	var known []string
	for i := range like.NumField() {
		if f := like.Field(i); f.IsExported() {
			known = append(known, f.Tag.Get("json"))
		}
	}
	if near := strictyaml.Nearest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "known fields: " + strings.Join(known, ", ")
}

// kindOf says what a token is, in words of everyday.
func kindOf(token json.Token) string {
	switch token.(type) {
	case string:
		return "text"
	case json.Number:
		return "a number"
	case bool:
		return "yes or no"
	}
	if token == json.Delim('[') {
		return "a list"
	}
	return "fields with values"
}
