package markup

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// voices is the extension that gives published words their language, so that a
// screen reader speaks them as they are written: quotations, headings of the
// class "published", and those that open a section of the class "section".
type voices struct{}

var languageKey = parser.NewContextKey()

// inLanguage hands the language of the published words to one conversion.
func inLanguage(language string) parser.ParseOption {
	context := parser.NewContext()
	context.Set(languageKey, language)
	return parser.WithContext(context)
}

// Extend adds the extension to a converter, behind outlines.
func (v voices) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(v, 200)))
}

// Transform marks the published words of a page.
func (voices) Transform(page *ast.Document, _ text.Reader, context parser.Context) {
	language, _ := context.Get(languageKey).(string)
	if language == "" {
		return
	}
	_ = ast.Walk(page, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.(type) {
		case *ast.Blockquote:
			n.SetAttributeString("lang", []byte(language))
			return ast.WalkSkipChildren, nil
		case *ast.Heading:
			if hasClass(n, "published") || hasClass(n.Parent(), "section") {
				n.SetAttributeString("lang", []byte(language))
			}
		}
		return ast.WalkContinue, nil
	})
}
