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
			got := outline(read(t, visible(string(text))))
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

// readIn reads a text in another language.
func readIn(t testing.TB, tag, text string) *policy.Document {
	t.Helper()
	if tag == "en" {
		return read(t, text)
	}
	l, err := lexicon.For(tag)
	if err != nil {
		t.Fatal(err)
	}
	return Document("doc", source.Read("doc.txt", []byte(text)), policy.Facts{}, l, token.NewScanner(l.Abbreviations))
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
			if p.Own {
				kind = "own " + kind
			}
			if !p.Own && block.Kind == policy.ItemBlock && block.Level > 0 {
				kind = fmt.Sprintf("%s at depth %d", kind, block.Level)
			}
			kind = fmt.Sprintf("  %s %s", p.Label, kind)
		}
		if block.Certainty == policy.Guessed {
			kind += "?"
		}
		fmt.Fprintf(&b, "%d:%d %s [%s] %s\n", where.Line, where.Column, kind, block.Marker, shorten(block.Text.Text))
		for _, n := range block.Notes {
			fmt.Fprintf(&b, "    note %q behind %q\n", shorten(d.Blocks[n.Block].Text.Text), lastWord(block.Text.Text[:n.At]))
		}
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

// Whatever the text: every letter and digit stands in exactly one block, or is
// the mark of a note, and leads back to its bytes in the file.
func FuzzNothingIsLost(f *testing.F) {
	seed, err := os.ReadFile("../../seeds/cnd-2019-ministerial-round-tables.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(seed))
	for _, s := range []string{"", "# A\n\n- (a) b\n\n  - c\n* d", "*a* **b** _c_ * d *e", "Title\n===\n\n1. One.\n2. Two.\n\ncontinued.\n\n3. Three", "A\r\rb\r\nc", "\ufeff- \n(a)\n\n---\n", "wrapped text that\ngoes on\nand on.\n\nI. INTRODUCTION\n\n1.1 x"} {
		f.Add(s)
	}
	texts, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range texts {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(visible(string(archive.Files[0].Data)))
	}
	f.Fuzz(nothingIsLost)
}

func nothingIsLost(t *testing.T, text string) {
	d := read(t, text)
	covered := make([]int, len(d.File.Text)) // by how many blocks
	cover := func(at int, words string) {
		for i := range len(words) {
			covered[at+i]++
		}
	}
	start := 0
	for i, b := range d.Blocks {
		if b.Span.Start < start || b.Span.End < b.Span.Start {
			t.Fatalf("block %d stands at %v, after byte %d", i, b.Span, start)
		}
		start = b.Span.Start
		if !strings.HasPrefix(d.File.Text[b.Span.Start:], b.Marker) {
			t.Fatalf("block %d does not begin with its marker %q", i, b.Marker)
		}
		cover(b.Span.Start, b.Marker)
		for offset, r := range b.Text.Text {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			origin := b.Text.Origin(offset)
			if origin < b.Span.Start || origin >= b.Span.End || !strings.HasPrefix(d.File.Text[origin:], string(r)) {
				t.Fatalf("byte %d of block %d (%q) does not lead back", offset, i, r)
			}
			cover(origin, string(r))
		}
		for _, n := range b.Notes {
			if d.Blocks[n.Block].Kind != policy.NoteBlock || n.At > len(b.Text.Text) {
				t.Fatalf("block %d has a note mark %v that leads to no note", i, n)
			}
			cover(n.Span.Start, d.File.Slice(n.Span))
		}
	}
	for at, r := range d.File.Text {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && covered[at] != 1 {
			line := d.File.At(at)
			t.Fatalf("%d:%d: %q stands in %d blocks\n%s", line.Line, line.Column, r, covered[at], outline(d))
		}
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
	if d.Title == "" {
		t.Fatal("no title")
	}
}

// visible turns the words that goldens have for characters that no editor
// shows into these characters.
func visible(text string) string {
	return strings.NewReplacer("<FF>\n", "\f", "<NUL>", "\x00", "<SHY>", "\u00AD", "<ZWSP>", "\u200B", "<NBSP>", "\u00A0", "<TAB>", "\t", "<BULLET>", "\uF0B7").Replace(text)
}
