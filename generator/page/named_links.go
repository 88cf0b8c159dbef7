package page

import "strings"

// A page of a vast collection leads to the same few lists again and again:
// dozens of times to what a verb does or to a topic. There the Markdown names an
// address where it is first led to, and tells at its foot what the names stand
// for, as CommonMark's references do: "[Many speakers][many]", "[Human rights]".
// The HTML is the same.
type addressNames struct {
	taken map[string]string // address by name, as CommonMark compares names
	of    map[string]inline // name by address
	order []string          // addresses, as they were named
}

// mostInName is how many bytes a name has at most; CommonMark takes 999
// characters.
const mostInName = 200

// again is a link to what a page leads to often, and the name for its address.
// Where nothing is named, or the name stands for another address, it is a link
// like any other.
func (w *writer) again(text inline, target string, name inline) inline {
	address := w.rel(target)
	if w.names == nil || address == "" || text == "" || !w.names.name(name, address) {
		return w.link(text, target)
	}
	known := w.names.of[address]
	if text == known && len(text) > 1 { // "[x]" would be a box that is ticked
		return "[" + text + "]"
	}
	return "[" + text + "][" + known + "]"
}

// name gives an address a name, and tells whether it has one.
func (n *addressNames) name(name inline, address string) bool {
	if _, known := n.of[address]; known {
		return true
	}
	key := strings.ToLower(string(name))
	if name == "" || len(name) > mostInName || strings.ContainsAny(address, " <>()\\") || n.taken[key] != "" {
		return false
	}
	if n.of == nil {
		n.taken, n.of = make(map[string]string), make(map[string]inline)
	}
	n.taken[key], n.of[address] = address, name
	n.order = append(n.order, address)
	return true
}

// addresses writes what the names stand for.
func (w *writer) addresses() {
	if w.names == nil || len(w.names.order) == 0 {
		return
	}
	w.WriteString("\n")
	for _, address := range w.names.order {
		w.write("[", w.names.of[address], "]: ", inline(address), "\n")
	}
}
