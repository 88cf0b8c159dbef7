package markup

import (
	"bytes"
	"fmt"

	"github.com/alecthomas/chroma/v2"
)

// The ink and the paper of code, by day and by night.
const (
	lightInk, lightPaper = "#1f2328", "#f6f8fa"
	darkInk, darkPaper   = "#e6edf3", "#161b22"
)

// hue is the colour of a type of token, and of all types below it that have
// none of their own, on light paper and on dark.
type hue struct {
	token       chroma.TokenType
	light, dark string
}

// class gives chroma's short class for the type of token.
func (h hue) class() string { return chroma.StandardTypes[h.token] }

// palette gives the colours of code: those of GitHub, which readers of code
// know, over the few types that tell something apart in data. Each is
// readable on its paper, at a contrast of 4.5 to 1 and better; a test holds
// it. (Chroma's own styles do not all reach that, and to hold the package of
// them costs each run of the program more time than converting a page.)
func palette() []hue {
	return []hue{
		{chroma.Keyword, "#cf222e", "#ff7b72"},
		{chroma.NameAttribute, "#6639ba", "#d2a8ff"},
		{chroma.NameBuiltin, "#6639ba", "#d2a8ff"},
		{chroma.NameClass, "#cf222e", "#ff7b72"},
		{chroma.NameLabel, "#953800", "#ffa657"},
		{chroma.NameNamespace, "#6639ba", "#d2a8ff"},
		{chroma.NameTag, "#116329", "#7ee787"},
		{chroma.NameVariable, "#953800", "#ffa657"},
		{chroma.Literal, "#0a3069", "#a5d6ff"},
		{chroma.LiteralNumber, "#0550ae", "#79c0ff"},
		{chroma.Comment, "#57606a", "#9198a1"},
		{chroma.LineNumbers, "#57606a", "#9198a1"},
	}
}

// structure is what the structure of code needs, whatever its colours: long
// lines wrap, and so need no scrolling; a numbered line is a block that hangs
// beside its number, which is neither text nor copied.
const structure = `.chroma { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4 }
.chroma .line { display: block; position: relative; padding-inline-start: 4.5em }
.chroma .line > a { position: absolute; inset-inline-start: 0; width: 3.5em; text-align: end; text-decoration: none; user-select: none; -webkit-user-select: none }
.chroma .line > a::before { content: attr(data-line) }
.chroma .line:target { outline: 2px solid }
`

// StyleSheet gives the rules for code, all of them below the class "chroma".
// Dark colours are for dark screens only, so that print is always dark on
// light; where a reader's own colours are forced, these give way by
// themselves.
func StyleSheet() (css []byte) {
	var b bytes.Buffer
	b.WriteString(structure)
	writeColours(&b, lightInk, lightPaper, func(h hue) string { return h.light })
	b.WriteString("@media screen and (prefers-color-scheme: dark) {\n")
	writeColours(&b, darkInk, darkPaper, func(h hue) string { return h.dark })
	b.WriteString("}\n")
	return b.Bytes()
}

// writeColours writes the rules for one paper.
func writeColours(b *bytes.Buffer, ink, paper string, colour func(hue) string) {
	fmt.Fprintf(b, ".chroma { color: %s; background-color: %s }\n", ink, paper)
	for _, h := range palette() {
		selector := "." + h.class()
		if h.token == chroma.LineNumbers {
			selector = ".line > a"
		}
		fmt.Fprintf(b, ".chroma %s { color: %s }\n", selector, colour(h))
	}
}
