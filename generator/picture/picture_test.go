package picture

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// Each testdata/KIND.txtar holds tables, a row a line and a bar between cells,
// and the pictures that are drawn of them. A cell "words -> address" is a
// link; several links stand with semicolons between.
func TestGoldens(t *testing.T) {
	for _, kind := range []string{"years", "neighbours"} {
		t.Run(kind, func(t *testing.T) {
			name := "testdata/" + kind + ".txtar"
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: archive.Comment}
			for _, f := range archive.Files {
				if table, ok := strings.CutSuffix(f.Name, ".table"); ok {
					got.Files = append(got.Files, f, txtar.File{Name: table + ".svg", Data: []byte(Draw(kind, read(string(f.Data))))})
				}
			}
			if len(got.Files) == 0 {
				t.Fatal("no tables")
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(txtar.Format(archive)), string(txtar.Format(got))); diff != "" {
				t.Errorf("pictures (-want +got):\n%s", diff)
			}
		})
	}
}

// read makes a table of lines.
func read(text string) Table {
	var t Table
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		var cells []Cell
		for written := range strings.SplitSeq(line, "|") {
			var c Cell
			for part := range strings.SplitSeq(written, ";") {
				words, address, linked := strings.Cut(part, "->")
				words = strings.TrimSpace(words)
				c.Text = strings.TrimSpace(c.Text + " " + words)
				if linked {
					c.Links = append(c.Links, Link{words, strings.TrimSpace(address)})
				}
			}
			cells = append(cells, c)
		}
		if i == 0 {
			t.Head = cells
		} else {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

func TestNothingToDraw(t *testing.T) {
	for _, table := range []string{"", "Year | Cited", "Year | Cited\nundated | 3", "Year | Cited\n2001 | 0", "Topic | Points\nalone | 1"} {
		for _, kind := range []string{"years", "neighbours", "pie"} {
			if kind == "years" && table == "Topic | Points\nalone | 1" {
				continue
			}
			if got := Draw(kind, read(table)); got != "" {
				t.Errorf("%s of %q: drew %s", kind, table, got)
			}
		}
	}
}

func TestDegree(t *testing.T) {
	for _, test := range []struct{ n, most, want int }{{0, 9, 0}, {1, 1000, 1}, {9, 9, 12}, {36, 144, 6}, {200, 100, 12}, {1, 0, 0}, {-1, 4, 0}} {
		if got := Degree(test.n, test.most); got != test.want {
			t.Errorf("Degree(%d, %d) = %d, want %d", test.n, test.most, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for text, want := range map[string]int{"12": 12, "1,204 points": 1204, " 7 many 3": 7, "0": 0} {
		if got, ok := Number(text); !ok || got != want {
			t.Errorf("Number(%q) = %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "many 3", "-4", ",", "99999999999999999999"} {
		if got, ok := Number(text); ok {
			t.Errorf("Number(%q) = %d", text, got)
		}
	}
}

// Any table is drawn, or not, without harm: places stay numbers and words stay
// words.
func FuzzDraw(f *testing.F) {
	f.Add("Year | Cited\n1961 -> #a | 3\n2016 | 1,000")
	f.Add("T | P | W\na -> a | 2 | b -> b\nb -> b | 1 |")
	f.Add("Y | N\n0 | 1\n999999999 | 2")
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []string{"years", "neighbours"} {
			svg := Draw(kind, read(text))
			if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
				t.Errorf("a place is no number in\n%s", svg)
			}
			if strings.Contains(text, "<") && strings.Contains(svg, "<script") {
				t.Errorf("words became an element in\n%s", svg)
			}
			if len(svg) > 4096+600*len(text) {
				t.Errorf("%d bytes are drawn of %d", len(svg), len(text))
			}
		}
	})
}
