package strictyaml

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"precis/generator/source"
)

// mostAliased is how many values the aliases of a file may stand for. A few
// lines of aliases to aliases can else unfold to billions.
const mostAliased = 10_000

// mostBytes is how long a value may be. Titles and notes stand on many pages,
// and one made to fill them would fill the disk and take for ever.
const mostBytes = 10_000

// decoder walks a YAML tree and a Go value side by side.
type decoder struct {
	file    string
	faults  source.Diagnostics
	inAlias int  // depth of aliases being followed
	aliased int  // values reached through an alias so far
	gaveUp  bool // too many of them, and said so
	shared  bool // other programs read the file too
}

// locator is a *Located: it takes the place and gives the value to fill.
type locator interface {
	locate(source.Position) any
}

func (l *Located[T]) locate(at source.Position) any {
	l.At = at
	return &l.Value
}

// keeper is a *Pairs: it takes a key and gives the value to fill.
type keeper interface {
	keep(key Located[string]) any
}

func (p *Pairs[T]) keep(key Located[string]) any {
	*p = append(*p, Pair[T]{Key: key})
	return &(*p)[len(*p)-1].Value
}

// listKeeper is an *Entries.
type listKeeper interface {
	keeper
	takesList()
}

func (*Entries[T]) takesList() {}

// document decodes the root of a file.
func (d *decoder) document(n *yaml.Node, into any) {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("strictyaml: decode into %T", into))
	}
	if n.Kind != yaml.MappingNode {
		d.errorf(n, "known fields: "+strings.Join(fieldNames(v.Elem().Type()), ", "),
			"the file holds %s, where fields with values are expected", describe(n))
		return
	}
	d.value(n, v, "")
}

// value decodes a node into what a pointer points at, and says whether there
// was a value of the right kind. The field is what the publisher calls the
// place, for messages.
func (d *decoder) value(n *yaml.Node, to reflect.Value, field string) bool {
	if n.Kind == yaml.AliasNode {
		d.inAlias++
		defer func() { d.inAlias-- }()
		n = n.Alias
	}
	if d.inAlias > 0 {
		d.aliased++
	}
	if d.aliased > mostAliased {
		if !d.gaveUp {
			d.gaveUp = true
			d.errorf(n, "write the values out", "the aliases of this file stand for more than %d values", mostAliased)
		}
		return false
	}
	if isNull(n) {
		return false
	}
	switch special := to.Interface().(type) {
	case locator:
		return d.value(n, reflect.ValueOf(special.locate(position(n))), field)
	case keeper:
		if _, ok := special.(listKeeper); ok && n.Kind == yaml.SequenceNode {
			for _, item := range n.Content {
				d.value(item, reflect.ValueOf(special.keep(Located[string]{At: position(item)})), field)
			}
			return true
		}
		return d.pairs(n, special, field)
	}
	switch to = to.Elem(); to.Kind() {
	case reflect.String:
		if !d.expect(n, yaml.ScalarNode, field, "text") {
			return false
		}
		if len(n.Value) > mostBytes {
			d.errorf(n, "say it in fewer words", "%s is longer than %d bytes, and more is not read", named(field), mostBytes)
			return false
		}
		to.SetString(n.Value)
	case reflect.Int:
		number, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.errorf(n, "", "%s takes a whole number, and not %s", named(field), describe(n))
			return false
		}
		to.SetInt(int64(number))
	case reflect.Slice:
		return d.list(n, to, field)
	case reflect.Struct:
		if !d.expect(n, yaml.MappingNode, field, "fields with values") {
			return false
		}
		d.fields(n, to)
	default:
		panic(fmt.Sprintf("strictyaml: decode into %s", to.Type()))
	}
	return true
}

// list decodes a sequence into a slice, leaving out items that are no value. A
// list with nothing in it is not nil: it says that there is nothing.
func (d *decoder) list(n *yaml.Node, to reflect.Value, field string) bool {
	if !d.expect(n, yaml.SequenceNode, field, "a list") {
		return false
	}
	if to.IsNil() {
		to.Set(reflect.MakeSlice(to.Type(), 0, len(n.Content)))
	}
	for _, item := range n.Content {
		if isNull(item) {
			d.errorf(item, "write something after the hyphen, or take the item out", "%s has an empty item", named(field))
			continue
		}
		element := reflect.New(to.Type().Elem())
		if d.value(item, element, field) {
			to.Set(reflect.Append(to, element.Elem()))
		}
	}
	return true
}

// fields decodes a mapping into a struct.
func (d *decoder) fields(n *yaml.Node, to reflect.Value) {
	names := fieldNames(to.Type())
	known := "known fields: " + strings.Join(names, ", ")
	var foreign []string
	var at source.Position
	d.eachKey(n, func(key, value *yaml.Node) {
		if i := slices.Index(names, key.Value); i >= 0 {
			d.value(value, to.Field(i).Addr(), key.Value)
			return
		}
		hint, near := known, Nearest(key.Value, names)
		if near != "" {
			hint = "did you mean " + near + "?"
		}
		switch {
		case !d.shared:
			d.errorf(key, hint, "unknown field %q", key.Value)
		case near != "":
			d.faults.Warnf(d.file, position(key), hint, "unknown field %q", key.Value)
		default:
			if foreign = append(foreign, strconv.Quote(key.Value)); len(foreign) == 1 {
				at = position(key)
			}
		}
	})
	if len(foreign) > 0 {
		d.faults.Warnf(d.file, at, known, "not read here: %s", strings.Join(foreign, ", "))
	}
}

// pairs decodes a mapping with keys of the publisher's choice.
func (d *decoder) pairs(n *yaml.Node, to keeper, field string) bool {
	if !d.expect(n, yaml.MappingNode, field, "names with values") {
		return false
	}
	d.eachKey(n, func(key, value *yaml.Node) {
		located := Located[string]{Value: key.Value, At: position(key)}
		d.value(value, reflect.ValueOf(to.keep(located)), key.Value)
	})
	return true
}

// eachKey calls back for every key of a mapping that is text and comes for the
// first time, and names the others.
func (d *decoder) eachKey(n *yaml.Node, visit func(key, value *yaml.Node)) {
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.errorf(key, "write the name of a field, a colon and its value", "%s in place of a field's name", describe(key))
			continue
		}
		if before := first[key.Value]; before != nil {
			d.errorf(key, fmt.Sprintf("it stands already in line %d; keep one of the two", before.Line),
				"field %q is there twice", key.Value)
			continue
		}
		first[key.Value] = key
		visit(key, value)
	}
}

// expect says whether a node is of a kind, and names the fault when it is not.
func (d *decoder) expect(n *yaml.Node, kind yaml.Kind, field, wanted string) bool {
	if n.Kind == kind {
		return true
	}
	hint := ""
	if kind == yaml.SequenceNode && n.Kind == yaml.ScalarNode {
		hint = fmt.Sprintf("write it as a list: [%s]", n.Value)
	}
	d.errorf(n, hint, "%s takes %s, and not %s", named(field), wanted, describe(n))
	return false
}

func (d *decoder) errorf(n *yaml.Node, hint, format string, args ...any) {
	d.faults.Errorf(d.file, position(n), hint, format, args...)
}

// fieldNames gives the names of a struct's fields as publishers write them, in
// step with the fields.
func fieldNames(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("yaml")
	}
	return names
}

func named(field string) string {
	if field == "" {
		return "this place"
	}
	return strconv.Quote(field)
}

// describe says what a node is in a publisher's words.
func describe(n *yaml.Node) string {
	switch {
	case isNull(n):
		return "nothing"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "fields with values"
	case n.Kind == yaml.AliasNode:
		return "an alias"
	}
	return strconv.Quote(n.Value)
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}
