package parse

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/policy"
)

// Every example of the guide for publishers is read as the guide says.
func TestGuide(t *testing.T) {
	const name = "../../docs/how-precis-reads-a-text.md"
	guide, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```text\n(.*?)```\n\n```reading\n(.*?)```\n")
	n := 0
	got := examples.ReplaceAllStringFunc(string(guide), func(example string) string {
		n++
		text := examples.FindStringSubmatch(example)[1]
		return "```text\n" + text + "```\n\n```reading\n" + reading(read(t, visible(text))) + "```\n"
	})
	if n < 10 {
		t.Fatalf("%d examples", n)
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(guide), got); diff != "" && !*update {
		t.Errorf("the guide (-says +is):\n%s", diff)
	}
}

// reading prints a document for a publisher: what each part was read as.
func reading(d *policy.Document) string {
	first := make(map[int]policy.Point)
	inside := make(map[int]bool)
	for _, p := range d.Points {
		first[p.Blocks[0]] = p
		for _, b := range p.Blocks[1:] {
			inside[b] = true
		}
	}
	var b strings.Builder
	for i, block := range d.Blocks {
		what := string(block.Kind)
		if p, ok := first[i]; ok {
			what = "point " + p.Label
			if p.Own {
				what = "paragraph " + p.Label
			}
		}
		if inside[i] {
			what = "  " + what
		}
		if block.Certainty == policy.Guessed {
			what += "?"
		}
		fmt.Fprintf(&b, "%2d  %-14s %s\n", d.File.LineAt(block.Span.Start), what, shorten(block.Text.Text))
		for _, n := range block.Notes {
			fmt.Fprintf(&b, "      behind “%s” a mark leads to the note “%s”\n", lastWord(block.Text.Text[:n.At]), shorten(d.Blocks[n.Block].Text.Text))
		}
	}
	return b.String()
}
