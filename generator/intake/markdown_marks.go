package intake

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"precis/generator/source"
)

// mostMarkdown is how many bytes of Markdown are searched for marks inside of
// lines. A larger text is read as it stands.
const mostMarkdown = 8 << 20

// unmarked takes out of a Markdown text the marks that no reader of it is
// shown: of a link all but its words, with the address kept beside the text;
// signs of code; tags; where a heading can be linked to. Marks that the parser
// knows by itself are left: of headings, lists, quotations, notes and emphasis.
// Cells of tables are parted by tabs, as those of other formats are. They are told by a Markdown parser, so that what only looks like a
// mark stays.
func unmarked(f *source.File) *source.File {
	if len(f.Text) > mostMarkdown || !strings.ContainsAny(f.Text, "]{<`&|\\") || isDeep(f) {
		return f
	}
	m := &marks{text: []byte(f.Text)}
	root := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithAttribute(),
	).Parse(text.NewReader(m.text))
	ast.Walk(root, m.visit) // visit gives no error
	if len(m.edits) == 0 {
		return f
	}
	slices.SortStableFunc(m.links, func(a, b source.Link) int { return a.Words.Start - b.Words.Start })
	return f.Edited(m.apart(), m.links)
}

// What no writer exceeds, and beyond which a Markdown parser takes too long.
const (
	mostNested      = 32   // marks of quotations and lists that a line opens
	mostBrackets    = 2000 // in a line
	mostDefinitions = 4000 // of where links lead
)

// isDeep tells a text that was made to keep a Markdown parser busy, or no text
// at all.
func isDeep(f *source.File) bool {
	definitions := 0
	for n := 1; n <= f.Lines(); n++ {
		line := f.Slice(f.Line(n))
		open := 0
		for word := range strings.FieldsSeq(line) {
			if strings.Trim(word, ">-*+") != "" && strings.Trim(word, "0123456789.)") != "" {
				break
			}
			open += max(1, strings.Count(word, ">"))
			if open > mostNested && strings.Trim(line, "-*_ ") != "" {
				return true
			}
		}
		if strings.Contains(line, "]:") {
			definitions++
		}
		if definitions > mostDefinitions || strings.Count(line, "[") > mostBrackets {
			return true
		}
	}
	return false
}

// marks gathers what is to be taken out of a text.
type marks struct {
	text  []byte
	edits []source.Edit
	links []source.Link
}

func (m *marks) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Link:
		if n.Reference != nil && strings.HasPrefix(string(n.Reference.Value), "^") {
			break
		}
		m.link(n, n.Pos(), n.Pos()+1, string(n.Destination))
	case *ast.Image:
		m.link(n, n.Pos(), n.Pos()+2, string(n.Destination))
	case *ast.AutoLink:
		if address := n.Pos(); address >= 0 && address < len(m.text) && m.text[address] == '<' {
			m.cut(address, address+1)
			if end := m.find('>', address); end > 0 {
				m.cut(end, end+1)
			}
		}
	case *ast.CodeSpan:
		m.code(n)
		return ast.WalkSkipChildren, nil
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			m.cut(n.Segments.At(i).Start, n.Segments.At(i).Stop)
		}
	case *ast.Text:
		m.plain(n)
	case *ast.Heading:
		m.place(n)
	case *ast.LinkReferenceDefinition:
		m.definition(n)
	case *ast.HTMLBlock:
		m.block(n)
	case *tables.Table:
		m.table(n)
	case *ast.Emphasis:
		if inCell(n) {
			m.emphasis(n)
		}
	}
	return ast.WalkContinue, nil
}

// cut takes a stretch out, but for the line ends in it.
func (m *marks) cut(from, to int) {
	for from < to {
		end := from
		for end < to && m.text[end] != '\n' && m.text[end] != '\r' {
			end++
		}
		if end > from {
			m.edits = append(m.edits, source.Edit{Span: source.Span{Start: from, End: end}})
		}
		from = end + 1
	}
}

// apart gives the edits in order, each by itself: of two that overlap the first
// stands, two that touch are one. Two line ends stay two.
func (m *marks) apart() []source.Edit {
	slices.SortStableFunc(m.edits, func(a, b source.Edit) int { return a.Start - b.Start })
	var apart []source.Edit
	for _, e := range m.edits {
		last := len(apart) - 1
		switch {
		case last < 0 || e.Start > apart[last].End:
			apart = append(apart, e)
		case e.Start == apart[last].End:
			apart[last].End = e.End
			apart[last].With += e.With
		}
	}
	for i, e := range apart {
		if e.With == "" && e.Start > 0 && m.text[e.Start-1] == '\r' && e.End < len(m.text) && m.text[e.End] == '\n' {
			apart[i].With = " "
		}
	}
	return apart
}

func (m *marks) find(sign byte, from int) int {
	for i := from; i < len(m.text); i++ {
		if m.text[i] == sign {
			return i
		}
	}
	return -1
}

// link takes away all of a link or picture but its words.
func (m *marks) link(n ast.Node, open, words int, address string) {
	if open < 0 || !isAddress(address) {
		return
	}
	last := lastOf(n, words)
	shut := m.find(']', last)
	if shut < 0 {
		return
	}
	end := shut + 1
	if end < len(m.text) && (m.text[end] == '(' || m.text[end] == '[') {
		end = m.behind(end, address)
	}
	m.cut(open, words)
	m.cut(shut, end)
	if u, err := url.Parse(address); err == nil && n.Kind() == ast.KindLink && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && shut > words {
		m.links = append(m.links, source.Link{Words: source.Span{Start: words, End: shut}, Address: address})
	}
}

// isAddress tells what a link can lead to from "array[3](4)", and from the note
// behind "[^1]: See".
func isAddress(s string) bool { return strings.ContainsAny(s, "/.#:@") }

// lastOf is the end of the last words inside a node.
func lastOf(n ast.Node, end int) int {
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			end = max(end, t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	return end
}

// behind is the place behind the bracket that closes the one at a place. An
// address that stands behind that one may hold brackets of its own.
func (m *marks) behind(open int, address string) int {
	closing := map[byte]byte{'(': ')', '[': ']'}[m.text[open]]
	depth, from := 1, open+1
	if bytes.HasPrefix(m.text[from:], []byte(address)) {
		from += len(address)
	}
	var quote byte
	for i := from; i < len(m.text); i++ {
		switch c := m.text[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && (m.text[i-1] == ' ' || m.text[i-1] == '\n') || c == '<' && i == open+1:
			quote = c
			if c == '<' {
				quote = '>'
			}
		case c == m.text[open]:
			depth++
		case c == closing:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return open
}

// code takes the signs of code away, but not those that are its words.
func (m *marks) code(n *ast.CodeSpan) {
	open := n.Pos()
	end := open
	for end >= 0 && end < len(m.text) && m.text[end] == '`' {
		end++
	}
	if end <= open {
		return
	}
	m.cut(open, end)
	last := lastOf(n, end)
	for last < len(m.text) && m.text[last] != '`' {
		last++
	}
	m.cut(last, min(len(m.text), last+end-open))
}

var (
	entity = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	tag    = regexp.MustCompile(`(?s)<!--.*?(?:-->|$)|<[/!?]?[A-Za-z][^>]*>`)
	place  = regexp.MustCompile(`\{[^{}]*\}[ \t]*$`)
)

// plain reads entities, signs that were guarded, and a line end that is meant.
func (m *marks) plain(n *ast.Text) {
	s := n.Segment
	if s.Start < 0 || s.Stop > len(m.text) {
		return
	}
	for _, at := range entity.FindAllIndex(m.text[s.Start:s.Stop], -1) {
		if start := s.Start + at[0]; start > 0 && m.text[start-1] == '\\' {
			continue
		}
		written := string(m.text[s.Start+at[0] : s.Start+at[1]])
		if shown := string(util.ResolveNumericReferences(util.ResolveEntityNames([]byte(written)))); shown != written && !strings.ContainsAny(shown, "\r\n") {
			m.edits = append(m.edits, source.Edit{Span: source.Span{Start: s.Start + at[0], End: s.Start + at[1]}, With: shown})
		}
	}
	for i := s.Start; i+1 < s.Stop; i++ {
		if m.text[i] == '\\' {
			if strings.IndexByte("<>&~\"'|$%^{}", m.text[i+1]) >= 0 {
				m.cut(i, i+1)
			}
			i++
		}
	}
	if n.HardLineBreak() && s.Stop < len(m.text) && m.text[s.Stop] == '\\' {
		m.edits = append(m.edits, source.Edit{Span: source.Span{Start: s.Stop, End: s.Stop + 1}, With: "  "})
	}
}

// place takes away the name that a heading is linked to by.
func (m *marks) place(n *ast.Heading) {
	if len(n.Attributes()) == 0 || n.Lines().Len() == 0 {
		return
	}
	from := n.Lines().At(n.Lines().Len() - 1).Stop
	end := from
	for end < len(m.text) && m.text[end] != '\n' && m.text[end] != '\r' {
		end++
	}
	if at := place.FindIndex(m.text[from:end]); at != nil {
		m.cut(from+at[0], end)
	}
}

// definition takes away what only says where links lead. One that gives no
// address is words: a note, somebody's remark.
func (m *marks) definition(n *ast.LinkReferenceDefinition) {
	if strings.HasPrefix(string(n.Label), "^") || !isAddress(string(n.Destination)) {
		return
	}
	for i := range n.Lines().Len() {
		m.cut(n.Lines().At(i).Start, n.Lines().At(i).Stop)
	}
}

// block takes the tags out of a block of HTML; scripts and styles say nothing
// to a reader.
func (m *marks) block(n *ast.HTMLBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	from, to := n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop
	if n.HasClosure() {
		to = max(to, n.ClosureLine.Stop)
	}
	head := strings.ToLower(strings.TrimSpace(string(m.text[from:min(to, from+16)])))
	if strings.HasPrefix(head, "<script") || strings.HasPrefix(head, "<style") {
		m.cut(from, to)
		return
	}
	for _, at := range tag.FindAllIndex(m.text[from:to], -1) {
		m.cut(from+at[0], from+at[1])
	}
}
