package vocab

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// tokenKind says what a token of Turtle is.
type tokenKind int

const (
	endToken    tokenKind = iota
	badToken              // what is wrong with it has been said
	iriToken              // <...>; text is the address with its escapes undone
	nameToken             // prefix:local; text as written, escapes undone, colon included
	blankToken            // _:label
	stringToken           // text is the value
	atToken               // @prefix, @base, or a language tag; text without @
	numberToken           // text as written
	wordToken             // a, true, false, PREFIX, BASE
	markToken             // . ; , [ ] ( ) ^^
)

// token is a word of a Turtle file.
type token struct {
	kind tokenKind
	text string
	span source.Span // in the file's text
}

// turtleLexer cuts a Turtle file into tokens.
type turtleLexer struct {
	file   *source.File
	at     int
	faults source.Diagnostics
}

// next gives the next token; after the last one it gives endToken for ever.
func (l *turtleLexer) next() token {
	l.skipSpace()
	start := l.at
	rest := l.file.Text[start:]
	if rest == "" {
		return token{kind: endToken, span: source.Span{Start: start, End: start}}
	}
	kind, text := l.scan(rest)
	return token{kind, text, source.Span{Start: start, End: l.at}}
}

// scan reads one token from the start of the rest, which is not empty.
func (l *turtleLexer) scan(rest string) (tokenKind, string) {
	switch c := rest[0]; {
	case c == '<':
		return l.iri(rest)
	case c == '"' || c == '\'':
		return l.quoted(rest)
	case strings.HasPrefix(rest, "^^"):
		l.at += 2
		return markToken, "^^"
	case c == '@':
		n := 1 + leading(rest[1:], func(r rune) bool { return r == '-' || isASCIILetter(r) || isDigit(r) })
		l.at += n
		return atToken, rest[1:n]
	case strings.HasPrefix(rest, "_:"):
		name, n := l.local(rest[2:], false)
		l.at += 2 + n
		return blankToken, name
	case strings.IndexByte("+-.0123456789", c) >= 0:
		if n := numberLength(rest); n > 0 {
			l.at += n
			return numberToken, rest[:n]
		}
	}
	if strings.IndexByte(".;,[]()", rest[0]) >= 0 {
		l.at++
		return markToken, rest[:1]
	}
	return l.name(rest)
}

// skipSpace passes over white space and comments.
func (l *turtleLexer) skipSpace() {
	for l.at < len(l.file.Text) {
		switch c := l.file.Text[l.at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			l.at++
		case c == '#':
			if end := strings.IndexAny(l.file.Text[l.at:], "\r\n"); end >= 0 {
				l.at += end
			} else {
				l.at = len(l.file.Text)
			}
		default:
			return
		}
	}
}

// iri reads <address>.
func (l *turtleLexer) iri(rest string) (tokenKind, string) {
	end := strings.IndexAny(rest, ">\r\n")
	if end < 0 || rest[end] != '>' {
		l.errorf(l.at, `close the address with ">" in the same line`, "an address begins here and does not end")
		l.at += leading(rest, func(r rune) bool { return !unicode.IsSpace(r) })
		return badToken, ""
	}
	inside := rest[1:end]
	if bad := strings.IndexAny(inside, " <\"{}|^`"); bad >= 0 {
		l.errorf(l.at+1+bad, "write it as its code, such as %20 for a space", "an address cannot hold %q", inside[bad:bad+1])
		l.at += end + 1
		return badToken, ""
	}
	address, ok := l.unescape(inside, l.at+1, false)
	l.at += end + 1
	if !ok {
		return badToken, ""
	}
	return iriToken, address
}

// quoted reads a string in one or three quotation marks of either kind.
func (l *turtleLexer) quoted(rest string) (tokenKind, string) {
	mark, long := rest[:1], false
	if triple := strings.Repeat(mark, 3); strings.HasPrefix(rest, triple) {
		mark, long = triple, true
	}
	for i := len(mark); i < len(rest); i++ {
		switch {
		case rest[i] == '\\':
			i++
		case !long && (rest[i] == '\n' || rest[i] == '\r'):
			i = len(rest) // not closed
		case strings.HasPrefix(rest[i:], mark):
			// A long string may end in quotation marks of its own.
			for long && strings.HasPrefix(rest[i+1:], mark) {
				i++
			}
			value, ok := l.unescape(rest[len(mark):i], l.at+len(mark), true)
			l.at += i + len(mark)
			if !ok {
				return badToken, ""
			}
			return stringToken, value
		}
	}
	if long {
		l.errorf(l.at, "close it with "+mark, "a long string begins here and does not end")
		l.at = len(l.file.Text)
		return badToken, ""
	}
	l.errorf(l.at, "close it with "+mark+" in the same line, or use three quotation marks for text of many lines",
		"a string begins here and does not end")
	if end := strings.IndexAny(rest, "\r\n"); end >= 0 {
		l.at += end
	} else {
		l.at = len(l.file.Text)
	}
	return badToken, ""
}

// name reads prefix:local or a bare word.
func (l *turtleLexer) name(rest string) (tokenKind, string) {
	n := leading(rest, func(r rune) bool { return isNameRune(r) || r == '.' })
	for n > 0 && rest[n-1] == '.' {
		n--
	}
	if n < len(rest) && rest[n] == ':' {
		local, m := l.local(rest[n+1:], true)
		l.at += n + 1 + m
		return nameToken, rest[:n+1] + local
	}
	if n > 0 {
		l.at += n
		return wordToken, rest[:n]
	}
	r, size := utf8.DecodeRuneInString(rest)
	l.errorf(l.at, "text stands in quotation marks, addresses in < and >", "%q has no meaning here", string(r))
	l.at += size
	return badToken, ""
}

// local reads the part of a name after its colon, and gives it with its
// escapes undone, and its length as written. It does not end in a full stop:
// that one ends the statement.
func (l *turtleLexer) local(rest string, escapes bool) (string, int) {
	var b strings.Builder
	n, keep := 0, 0 // read so far; up to the last that is not a full stop
	kept := 0       // length of b at keep
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		switch {
		case isNameRune(r) || escapes && (r == ':' || isPercentCode(rest[n:])):
			b.WriteString(rest[n : n+size])
			n += size
			keep, kept = n, b.Len()
			continue
		case r == '.':
			b.WriteByte('.')
			n++
			continue
		case r == '\\' && escapes && n+1 < len(rest) && strings.IndexByte("_~.-!$&'()*+,;=/?#@%", rest[n+1]) >= 0:
			b.WriteByte(rest[n+1])
			n += 2
			keep, kept = n, b.Len()
			continue
		}
		break
	}
	return b.String()[:kept], keep
}

// isPercentCode tells whether text begins with a character written as its
// code, such as %20. A bare percent sign belongs to no name.
func isPercentCode(text string) bool {
	return len(text) >= 3 && text[0] == '%' && isHex(text[1]) && isHex(text[2])
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func (l *turtleLexer) errorf(offset int, hint, format string, args ...any) {
	l.faults.Errorf(l.file.Name, l.file.At(offset), hint, format, args...)
}
