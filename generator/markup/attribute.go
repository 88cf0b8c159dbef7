package markup

import (
	"bytes"
	"iter"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// setAttribute sets an attribute that was written in Markdown, if a text may
// set it.
func setAttribute(n ast.Node, name []byte, value any) {
	if text, ok := settable(name, value); ok {
		n.SetAttribute(name, text)
	}
}

// settable gives the value of an attribute that a text may set: an id, a class,
// a language, a direction, a title, or data. Anything else could run a script
// (onclick), break the page's security policy (style) or mislead a screen reader
// (role), and is left out.
func settable(name []byte, value any) (text []byte, ok bool) {
	text, ok = attributeText(value)
	if !ok {
		return nil, false
	}
	switch string(name) {
	case "id":
		if len(text) == 0 || bytes.ContainsAny(text, " \t\r\n\f") {
			return nil, false // not an id in HTML
		}
	case "class":
		if text = bytes.Join(bytes.Fields(text), []byte(" ")); len(text) == 0 {
			return nil, false
		}
	case "lang", "dir", "title":
	default:
		if !bytes.HasPrefix(name, []byte("data-")) {
			return nil, false
		}
	}
	return text, true
}

// attributeText gives what goldmark read after "key=" as text. Lists and
// nested attributes have none.
func attributeText(value any) (text []byte, ok bool) {
	switch value := value.(type) {
	case []byte:
		return value, true
	case float64:
		return strconv.AppendFloat(nil, value, 'f', -1, 64), true
	case bool:
		return strconv.AppendBool(nil, value), true
	}
	return nil, false
}

// takeAttributes takes the attributes off a node, and puts those that a text
// may set onto another, or back onto the same.
func takeAttributes(from, onto ast.Node) {
	attributes := from.Attributes()
	if from == onto && !slices.ContainsFunc(attributes, isAltered) {
		return // nearly always, and every list of attributes takes room for ten
	}
	from.RemoveAttributes()
	for _, a := range attributes {
		setAttribute(onto, a.Name, a.Value)
	}
}

// isAltered tells an attribute that a text may not set, or not so.
func isAltered(a ast.Attribute) bool {
	text, ok := settable(a.Name, a.Value)
	written, isText := a.Value.([]byte)
	return !ok || !isText || !bytes.Equal(text, written)
}

// classes gives the classes of a node.
func classes(n ast.Node) iter.Seq[[]byte] {
	value, _ := n.AttributeString("class")
	list, _ := value.([]byte)
	return bytes.FieldsSeq(list)
}

// hasClass says whether a node has a class.
func hasClass(n ast.Node, class string) bool {
	for name := range classes(n) {
		if string(name) == class {
			return true
		}
	}
	return false
}

// hasClasses says whether a node has a class at all.
func hasClasses(n ast.Node) bool {
	for range classes(n) {
		return true
	}
	return false
}
