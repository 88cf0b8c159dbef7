package parse

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
)

var english = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.For("en") })

var update = flag.Bool("update", false, "rewrite the goldens")

// Each file under testdata is a text and the outline that it must be read as.
func TestOutlines(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no goldens in testdata")
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			text, want := archive.Files[0].Data, &archive.Files[1]
			got := outline(read(t, string(text)))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("outline (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheSeed(t *testing.T) {
	text, err := os.ReadFile("../../seeds/cnd-2019-ministerial-round-tables.txt")
	if err != nil {
		t.Fatal(err)
	}
	got := outline(read(t, string(text)))
	const golden = "testdata/seed.outline"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

func read(t testing.TB, text string) *policy.Document {
	t.Helper()
	english, err := english()
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	return Document("doc", source.Read("doc.txt", []byte(text)), policy.Facts{}, english, scanner)
}

// outline prints a document for a person to check: one line a block, with its
// lines in the seed, under the section and point that it belongs to.
func outline(d *policy.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", d.Title)
	for _, t := range d.Themes {
		fmt.Fprintf(&b, "theme %s %q (%s)\n", t.Label, t.Title, t.ID)
	}
	inPoint := make(map[int]policy.Point)
	for _, p := range d.Points {
		for _, i := range p.Blocks {
			inPoint[i] = p
		}
	}
	opened := make(map[int]policy.Section)
	for _, s := range d.Sections {
		opened[s.Heading] = s
	}
	for i, block := range d.Blocks {
		where := d.File.At(block.Span.Start)
		kind := string(block.Kind)
		if s, ok := opened[i]; ok {
			kind = fmt.Sprintf("section %s %q level %d", s.Label, s.Title, s.Level)
			if s.Theme != "" {
				kind += " on " + s.Theme + " because " + s.Why
			}
			kind += ":"
		}
		if p, ok := inPoint[i]; ok {
			kind = fmt.Sprintf("  %s %s", p.Label, kind)
		}
		fmt.Fprintf(&b, "%d:%d %s [%s] %s\n", where.Line, where.Column, kind, block.Marker, shorten(block.Text.Text))
	}
	return b.String()
}

func shorten(s string) string {
	words := strings.Fields(s)
	if len(words) > 9 {
		return strings.Join(words[:5], " ") + " ... " + strings.Join(words[len(words)-3:], " ")
	}
	return strings.Join(words, " ")
}

// Whatever the text: every word stands in exactly one block, in order, and
// leads back to its bytes in the file.
func FuzzNothingIsLost(f *testing.F) {
	seed, err := os.ReadFile("../../seeds/cnd-2019-ministerial-round-tables.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(seed))
	for _, s := range []string{"", "# A\n\n- (a) b\n\n  - c\n* d", "*a* **b** _c_ * d *e", "Title\n===\n\n1. One.\n2. Two.\n\ncontinued.\n\n3. Three", "A\r\rb\r\nc", "\ufeff- \n(a)\n\n---\n", "wrapped text that\ngoes on\nand on.\n\nI. INTRODUCTION\n\n1.1 x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := read(t, text)
		var got, at = []string{}, 0
		for i, b := range d.Blocks {
			if b.Span.Start < at || b.Span.End < b.Span.Start {
				t.Fatalf("block %d stands at %v, after byte %d", i, b.Span, at)
			}
			at = b.Span.End
			got = append(got, letterRuns(b.Marker)...)
			got = append(got, letterRuns(b.Text.Text)...)
			for offset, r := range b.Text.Text {
				if origin := b.Text.Origin(offset); r != ' ' && r != '\uFFFD' && !strings.HasPrefix(d.File.Text[origin:], string(r)) {
					t.Fatalf("byte %d of block %d (%q) does not lead back", offset, i, r)
				}
			}
		}
		if diff := cmp.Diff(strings.Join(letterRuns(d.File.Text), " "), strings.Join(got, " ")); diff != "" {
			t.Fatalf("words (-seed +blocks):\n%s", diff)
		}
		seen := make(map[string]bool)
		for _, p := range d.Points {
			if seen[p.Anchor] {
				t.Fatalf("two points have the anchor %s", p.Anchor)
			}
			seen[p.Anchor] = true
			if p.Lines[0] < 1 || p.Lines[1] > d.File.Lines() || p.Lines[1] < p.Lines[0] {
				t.Fatalf("point %s has the lines %v", p.Label, p.Lines)
			}
		}
	})
}

func letterRuns(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
