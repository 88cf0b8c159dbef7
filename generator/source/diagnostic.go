package source

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Severity says whether a diagnostic stops a build.
type Severity int

const (
	// Error stops the build: the old site stands.
	Error Severity = iota
	// Warning is reported; the build goes on.
	Warning
)

// Diagnostic is one thing that is wrong with the publisher's input, said so
// that whoever wrote it can find the place and mend it.
type Diagnostic struct {
	File     string   // slash path as the user knows it
	At       Position // zero when the whole file is meant
	Severity Severity
	Message  string // what is wrong: lower case, no full stop
	Hint     string // what to do about it; may be empty
}

// String gives "file:line:column: what is wrong", and the hint on a line of
// its own.
func (d Diagnostic) String() string {
	var b strings.Builder
	if d.File != "" {
		b.WriteString(shown(d.File, ""))
		if d.At.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", d.At.Line, d.At.Column)
		}
		b.WriteString(": ")
	}
	if d.Severity == Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(shown(d.Message, "\n\t"))
	if d.Hint != "" {
		b.WriteString("\n    hint: " + shown(d.Hint, "\n\t"))
	}
	return b.String()
}

// mostShown is how many bytes of a name or a message are told.
const mostShown = 2000

// shown gives words as a terminal may have them: what it would obey (and, in a
// name, a line's end, behind which a message could be forged) is written out,
// but for the characters allowed; and what nobody would read is cut.
func shown(words, allowed string) string {
	if len(words) > mostShown {
		cut := mostShown
		for !utf8.RuneStart(words[cut]) {
			cut--
		}
		words = words[:cut] + " …"
	}
	var b strings.Builder
	for _, r := range words {
		if !unicode.IsControl(r) || strings.ContainsRune(allowed, r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}

// Diagnostics gathers everything that is wrong, so that a user sees the whole
// list at once. The zero value is empty and ready.
type Diagnostics []Diagnostic

// Errorf adds an error at a place in a file; a zero position means the whole
// file. The hint may be empty.
func (ds *Diagnostics) Errorf(file string, at Position, hint, format string, args ...any) {
	*ds = append(*ds, Diagnostic{file, at, Error, fmt.Sprintf(format, args...), hint})
}

// Warnf adds a warning, as Errorf adds an error.
func (ds *Diagnostics) Warnf(file string, at Position, hint, format string, args ...any) {
	*ds = append(*ds, Diagnostic{file, at, Warning, fmt.Sprintf(format, args...), hint})
}

// Sorted gives the diagnostics by file, line and column, errors before warnings
// at one place, each once.
func (ds Diagnostics) Sorted() Diagnostics {
	sorted := slices.Clone(ds)
	slices.SortFunc(sorted, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	return slices.Compact(sorted)
}

// ErrInput is what Diagnostics.Err wraps, for callers that tell a fault of the
// input from a fault of the machine.
var ErrInput = errors.New("the input is at fault")

// inputError carries the diagnostics of a failed build.
type inputError struct{ list Diagnostics }

func (e *inputError) Error() string {
	lines := make([]string, len(e.list))
	for i, d := range e.list {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}

func (e *inputError) Unwrap() error { return ErrInput }

// Err gives nil when there is no error among the diagnostics (warnings do not
// count), and else an error that wraps ErrInput and prints all errors, sorted.
func (ds Diagnostics) Err() error {
	faults := slices.DeleteFunc(ds.Sorted(), func(d Diagnostic) bool { return d.Severity != Error })
	if len(faults) == 0 {
		return nil
	}
	return &inputError{faults}
}
