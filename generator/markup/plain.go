package markup

import (
	"bufio"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"
)

// plainText gives the words of a node without their markup, as a reader sees
// them, on one line.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	w := bufio.NewWriterSize(&b, 128)
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		// Backslashes and entities are resolved in writing; what that escapes
		// is undone below.
		if t.IsRaw() {
			goldhtml.DefaultWriter.RawWrite(w, t.Value(source))
		} else {
			goldhtml.DefaultWriter.Write(w, t.Value(source))
		}
		if t.SoftLineBreak() || t.HardLineBreak() {
			_ = w.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	_ = w.Flush()
	return strings.Join(strings.Fields(html.UnescapeString(b.String())), " ")
}
