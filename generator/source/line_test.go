package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestLines(t *testing.T) {
	tests := map[string]struct {
		text string
		want []string
	}{
		"empty":              {"", []string{""}},
		"no line end":        {"a", []string{"a"}},
		"LF":                 {"a\nb", []string{"a", "b"}},
		"CRLF":               {"a\r\nb", []string{"a", "b"}},
		"CR":                 {"a\rb", []string{"a", "b"}},
		"mixed":              {"a\nb\r\nc\rd", []string{"a", "b", "c", "d"}},
		"line end at end":    {"a\r\n", []string{"a", ""}},
		"CR at end":          {"a\r", []string{"a", ""}},
		"CR before CRLF":     {"a\r\r\nb", []string{"a", "", "b"}},
		"LF before CR":       {"a\n\rb", []string{"a", "", "b"}},
		"blank lines":        {"\n\n", []string{"", "", ""}},
		"space is no end":    {"a \t\nb", []string{"a \t", "b"}},
		"nor other breaks":   {"a\v\f\u2028b", []string{"a\v\f\u2028b"}},
		"byte order mark":    {"\uFEFFa\nb", []string{"a", "b"}},
		"what XML calls NEL": {"a\u0085b", []string{"a\u0085b"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := Read("a.txt", []byte(test.text))
			var got []string
			for n := 1; n <= f.Lines(); n++ {
				got = append(got, f.Slice(f.Line(n)))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}

// Columns count characters and not bytes, and a byte order mark is none.
func TestPositions(t *testing.T) {
	const text = "état\r\n日本 x\r🙂!"
	f := Read("a.txt", []byte("\uFEFF"+text))
	tests := []struct {
		at   string // the rest of the text from the place on
		want Position
	}{
		{text, Position{1, 1}},
		{"tat\r\n日本 x\r🙂!", Position{1, 2}},
		{"\r\n日本 x\r🙂!", Position{1, 5}},
		{"日本 x\r🙂!", Position{2, 1}},
		{"x\r🙂!", Position{2, 4}},
		{"🙂!", Position{3, 1}},
		{"!", Position{3, 2}},
		{"", Position{3, 3}},
	}
	for _, test := range tests {
		if got := f.At(len(text) - len(test.at)); got != test.want {
			t.Errorf("before %q: %v, want %v", test.at, got, test.want)
		}
	}
}

// For any bytes: the lines are the text without its line ends, and every
// offset, line and column agree on where they are.
func FuzzLines(f *testing.F) {
	for _, s := range []string{"", "a\nb\r\nc\rd", "\r\r\n\n\r", "état\r\n日本", "\xff\xfea\x00\n\x00", "a\x85b\x93"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file := Read("a.txt", raw)
		at := 0
		for n := 1; n <= file.Lines(); n++ {
			line := file.Line(n)
			if line.Start != at || strings.ContainsAny(file.Slice(line), "\r\n") {
				t.Fatalf("line %d is %q at %v; the line before ended at %d", n, file.Slice(line), line, at)
			}
			at = line.End
			if n < file.Lines() {
				at = file.Line(n + 1).Start
			}
			switch end := file.Text[line.End:at]; {
			case end == "\n", end == "\r\n", end == "\r":
			case end == "" && n == file.Lines():
			default:
				t.Fatalf("line %d ends in %q", n, end)
			}
			for offset := line.Start; offset < at || offset == line.End; offset++ {
				if got := file.LineAt(offset); got != n {
					t.Fatalf("offset %d is said to be on line %d and stands on %d", offset, got, n)
				}
				want := Position{n, 1 + utf8.RuneCountInString(file.Text[line.Start:offset])}
				if got := file.At(offset); got != want {
					t.Fatalf("offset %d is said to be at %v and stands at %v", offset, got, want)
				}
			}
		}
		if at != len(file.Text) {
			t.Fatalf("the lines end at %d of %d bytes", at, len(file.Text))
		}
	})
}

// In lines longer than the places that are remembered, columns are what
// counting from the line's beginning gives.
func TestPositionsInLongLines(t *testing.T) {
	for _, char := range []string{"a", "é", "日", "🙂"} {
		f := Read("a.txt", []byte("short\n"+strings.Repeat(char, 3*stride)+"\r\n"+strings.Repeat("x"+char, 2*stride)))
		for n := 1; n <= f.Lines(); n++ {
			line := f.Line(n)
			column := 1
			for at := range f.Slice(line) {
				if got, want := f.At(line.Start+at), (Position{n, column}); got != want {
					t.Fatalf("%q, offset %d: %v, want %v", char, line.Start+at, got, want)
				}
				column++
			}
		}
	}
}
