package markup

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// setAttribute sets an attribute that was written in Markdown, if a text may
// set it: an id, a class, a language, a direction, a title, or data. Anything
// else could run a script (onclick), break the page's security policy (style)
// or mislead a screen reader (role), and is left out.
func setAttribute(n ast.Node, name []byte, value any) {
	text, ok := attributeText(value)
	if !ok {
		return
	}
	switch string(name) {
	case "id":
		if len(text) == 0 || bytes.ContainsAny(text, " \t\r\n\f") {
			return // not an id in HTML
		}
	case "class":
		if text = bytes.Join(bytes.Fields(text), []byte(" ")); len(text) == 0 {
			return
		}
	case "lang", "dir", "title":
	default:
		if !bytes.HasPrefix(name, []byte("data-")) {
			return
		}
	}
	n.SetAttribute(name, text)
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
	from.RemoveAttributes()
	for _, a := range attributes {
		setAttribute(onto, a.Name, a.Value)
	}
}

// classes gives the classes of a node.
func classes(n ast.Node) []string {
	value, _ := n.AttributeString("class")
	list, _ := value.([]byte)
	var names []string
	for _, name := range bytes.Fields(list) {
		names = append(names, string(name))
	}
	return names
}

// hasClass says whether a node has a class.
func hasClass(n ast.Node, class string) bool { return slices.Contains(classes(n), class) }
