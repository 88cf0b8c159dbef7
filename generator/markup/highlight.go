package markup

import (
	"embed"
	"io/fs"
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
)

// The sizes in bytes above which code is left plain. Chroma gives up on a
// pattern by the clock, and some patterns take time by the square of a line:
// beyond these sizes the colours could depend on how busy the machine is, and
// the same seeds would no longer give the same bytes.
const (
	longestCode = 16 << 10
	longestLine = 2000
)

// Below those sizes a lexer takes a few thousandths of a second, and yet a
// program that is kept waiting, on a machine with much to do, can run into the
// quarter of a second that chroma gives each pattern. A run that took as long
// as patience may have met with that, and is done again.
const (
	patience  = 100 * time.Millisecond
	mostTries = 20
)

// definitions are those of chroma's lexers that pages need, as chroma has them.
// Its package of all lexers reads every one of its 250 when a program starts,
// which is most of the time that "precis help" takes; a test holds these
// against it.
//
//go:embed lexers/*.xml
var definitions embed.FS

// highlighter tells the words of code apart. It is safe for concurrent use.
type highlighter struct {
	lexers  map[string]chroma.Lexer
	classes map[chroma.TokenType]string
}

// highlighted are the languages of code that is told apart, by the names that
// pages call them by.
var highlighted = []string{"bash", "bibtex", "csv", "json", "jsonl", "sh", "tex", "toml", "turtle", "xml", "yaml"}

// newHighlighter gives a highlighter for the languages that pages are written
// in.
func newHighlighter() *highlighter {
	h := &highlighter{map[string]chroma.Lexer{}, map[chroma.TokenType]string{}}
	known := chroma.NewLexerRegistry()
	names, _ := fs.Glob(definitions, "lexers/*.xml") // the pattern is sound
	for _, name := range names {
		known.Register(chroma.MustNewXMLLexer(definitions, name))
	}
	for _, language := range highlighted {
		if lexer := known.Get(language); lexer != nil {
			h.lexers[language] = lexer
		}
	}
	for _, hue := range palette() {
		h.classes[hue.token] = hue.class()
	}
	return h
}

// knows says whether a language is one that is highlighted.
func (h *highlighter) knows(language string) bool { return h.lexers[language] != nil }

// tokens gives the code cut into tokens that together are the code again. What
// cannot be told apart, for whatever reason, is one token of plain text.
func (h *highlighter) tokens(language, code string) []chroma.Token {
	if lexer := h.lexers[language]; lexer != nil && !isLong(code) {
		if tokens := tokenise(lexer, code); isWhole(tokens, code) {
			return tokens
		}
	}
	return []chroma.Token{{Type: chroma.Text, Value: code}}
}

// isLong says whether code is too long to highlight.
func isLong(code string) bool {
	if len(code) > longestCode {
		return true
	}
	for line := range strings.Lines(code) {
		if len(line) > longestLine {
			return true
		}
	}
	return false
}

// tokenise runs a lexer until the clock can have had no part in it. It gives
// nil if that never comes, or if the lexer fails.
func tokenise(lexer chroma.Lexer, code string) []chroma.Token {
	for range mostTries {
		start := time.Now()
		if tokens := runOnce(lexer, code); time.Since(start) < patience {
			return tokens
		}
	}
	return nil
}

// runOnce gives nil if a lexer fails: by an error, or by a panic in the
// middle, which chroma leaves to its callers to catch.
func runOnce(lexer chroma.Lexer, code string) (tokens []chroma.Token) {
	defer func() {
		if recover() != nil {
			tokens = nil
		}
	}()
	// Line ends stay as they are: every character has to come out.
	options := &chroma.TokeniseOptions{State: "root", EnsureLF: false}
	tokens, err := chroma.Tokenise(chroma.Coalesce(lexer), options, code)
	if err != nil {
		return nil
	}
	return tokens
}

// isWhole says whether the tokens, one after the other, are the code.
func isWhole(tokens []chroma.Token, code string) bool {
	for _, token := range tokens {
		rest, ok := strings.CutPrefix(code, token.Value)
		if !ok {
			return false
		}
		code = rest
	}
	return code == ""
}

// class gives the class of a token: that of its type, or of the nearest type
// above it that has a colour. It is "" where there is nothing to colour.
func (h *highlighter) class(token chroma.Token) string {
	if strings.TrimSpace(token.Value) == "" {
		return ""
	}
	for t := token.Type; t > 0; t = t.Parent() {
		if class := h.classes[t]; class != "" {
			return class
		}
	}
	return ""
}
