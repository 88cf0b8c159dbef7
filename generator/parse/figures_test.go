package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"precis/generator/policy"
)

// label is a block as a person or the parser has it.
type label struct {
	line   int
	kind   string
	parent int // line of the heading or item above; 0 for none
}

// How much of a set of labelled texts is read as the labels say: a golden, so
// that a change for the worse shows in a diff. What is wrong is listed.
func TestFigures(t *testing.T) {
	names, err := filepath.Glob("testdata/labelled/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no labelled texts")
	}
	var report, faults strings.Builder
	var all figures
	fmt.Fprintf(&report, "%-18s %9s %9s %9s\n", "", "kind", "boundary", "parent")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		short := strings.TrimSuffix(filepath.Base(name), ".txtar")
		want := readLabels(t, string(archive.Files[1].Data))
		f := compareLabels(short, want, labelsOf(readIn(t, languageOf(archive), visible(string(archive.Files[0].Data)))), &faults)
		fmt.Fprintf(&report, "%-18s %s\n", short, f)
		all.add(f)
	}
	fmt.Fprintf(&report, "%-18s %s\n", "all", all)
	if faults.Len() > 0 {
		report.WriteString("\n" + faults.String())
	}
	const golden = "testdata/labelled/figures"
	if *update {
		if err := os.WriteFile(golden, []byte(report.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), report.String()); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
}

// languageOf is the language that a labelled text says it is in, English if
// none: "Language: fr" above it.
func languageOf(archive *txtar.Archive) string {
	for line := range strings.Lines(string(archive.Comment)) {
		if tag, ok := strings.CutPrefix(strings.TrimSpace(line), "Language: "); ok {
			return tag
		}
	}
	return "en"
}

type figures struct{ kinds, parents, bounds, found, labelled int }

func (f *figures) add(o figures) {
	f.kinds += o.kinds
	f.parents += o.parents
	f.bounds += o.bounds
	f.found += o.found
	f.labelled += o.labelled
}

// String gives right and labelled blocks; of boundaries the blocks that begin
// where a label does, of all blocks that the text or the parser has.
func (f figures) String() string {
	return fmt.Sprintf("%4d/%-4d %4d/%-4d %4d/%-4d", f.kinds, f.labelled, f.bounds, f.labelled+f.found-f.bounds, f.parents, f.labelled)
}

func compareLabels(text string, want, got []label, faults *strings.Builder) figures {
	f := figures{found: len(got), labelled: len(want)}
	at := make(map[int]label)
	for _, l := range got {
		at[l.line] = l
	}
	for _, w := range want {
		g, ok := at[w.line]
		delete(at, w.line)
		switch {
		case !ok:
			fmt.Fprintf(faults, "%s:%d: no block begins here, but a %s\n", text, w.line, w.kind)
			continue
		case g.kind != w.kind:
			fmt.Fprintf(faults, "%s:%d: %s is read as %s\n", text, w.line, w.kind, g.kind)
		case g.parent != w.parent:
			fmt.Fprintf(faults, "%s:%d: stands under line %d and is read under %d\n", text, w.line, w.parent, g.parent)
		}
		f.bounds++
		if g.kind == w.kind {
			f.kinds++
		}
		if g.parent == w.parent {
			f.parents++
		}
	}
	for _, g := range got {
		if _, left := at[g.line]; left {
			fmt.Fprintf(faults, "%s:%d: a %s begins that the text has not\n", text, g.line, g.kind)
		}
	}
	return f
}

func readLabels(t *testing.T, data string) []label {
	t.Helper()
	var labels []label
	for line := range strings.Lines(data) {
		var l label
		if _, err := fmt.Sscan(line, &l.line, &l.kind, &l.parent); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		labels = append(labels, l)
	}
	return labels
}

// labelsOf gives the blocks of a document as labels.
func labelsOf(d *policy.Document) []label {
	leads := make(map[int]int) // blocks of a point, with its first block
	for _, p := range d.Points {
		for _, b := range p.Blocks {
			leads[b] = p.Blocks[0]
		}
	}
	var labels []label
	var headings, items []int // open blocks, outermost first
	lineOf := func(block int) int { return d.File.LineAt(d.Blocks[block].Span.Start) }
	for i, b := range d.Blocks {
		l := label{line: lineOf(i), kind: string(b.Kind)}
		under := func(open []int) {
			if len(open) > 0 {
				l.parent = lineOf(open[len(open)-1])
			}
		}
		switch b.Kind {
		case policy.HeadingBlock:
			for len(headings) > 0 && d.Blocks[headings[len(headings)-1]].Level >= b.Level {
				headings = headings[:len(headings)-1]
			}
			under(headings)
			headings, items = append(headings, i), nil
		case policy.ItemBlock:
			for len(items) > 0 && d.Blocks[items[len(items)-1]].Level >= b.Level {
				items = items[:len(items)-1]
			}
			under(headings)
			if len(items) > 0 {
				under(items)
			} else if first, ok := leads[i]; ok && first != i {
				l.parent = lineOf(first)
			}
			items = append(items, i)
		case policy.MoreBlock, policy.QuoteBlock:
			l.parent = lineOf(leads[i])
		case policy.ParaBlock:
			under(headings)
			items = nil
		}
		labels = append(labels, l)
	}
	return labels
}
