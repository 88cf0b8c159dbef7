package markup

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// Each testdata/NAME.md is a page, and NAME.html the HTML that it becomes.
func TestGoldens(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages in testdata")
	}
	converter := New()
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".md"), func(t *testing.T) {
			got := string(convert(t, converter, read(t, page)))
			golden := strings.TrimSuffix(page, ".md") + ".html"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(read(t, golden)), got); diff != "" {
				t.Errorf("HTML (-want +got):\n%s", diff)
			}
			if err := sound(got); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestGoldensHaveTheirPages(t *testing.T) {
	goldens, err := filepath.Glob("testdata/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, golden := range goldens {
		if _, err := os.Stat(strings.TrimSuffix(golden, ".html") + ".md"); err != nil {
			t.Errorf("%s belongs to no page", golden)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	tests := []struct{ name, page, want string }{
		{"left out", "---\ntitle: x\n---\ntext", "<p>text</p>\n"},
		{"with CRLF", "---\r\ntitle: x\r\n---\r\ntext", "<p>text</p>\n"},
		{"empty", "---\n---\ntext", "<p>text</p>\n"},
		{"nothing after it", "---\ntitle: x\n---", ""},
		{"a rule inside a value", "---\ntitle: a---b\n ---\n---\ntext", "<p>text</p>\n"},
		{"no end", "---\ntext", "<hr>\n<p>text</p>\n"},
		{"not at the start", "\n---\ntext", "<hr>\n<p>text</p>\n"},
		{"four dashes", "----\ntext", "<hr>\n<p>text</p>\n"},
		{"no page at all", "", ""},
	}
	converter := New()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := convert(t, converter, []byte(test.page)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestConvertLeavesItsInputAlone(t *testing.T) {
	// Goldmark ends a last line of code that has no end, in place.
	room := []byte("```\ncode|")
	page := room[:len(room)-1]
	convert(t, New(), page)
	if string(room) != "```\ncode|" {
		t.Errorf("Convert wrote behind its input: %q", room)
	}
}

func TestBytesThatAreNoText(t *testing.T) {
	const want = "<p>a\uFFFDb\uFFFDc</p>\n"
	if got := convert(t, New(), []byte("a\x00b\xffc")); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRegionNamesAreUnique(t *testing.T) {
	taken := names{}
	var got []string
	for _, name := range []string{"a", "a", "a 2", "a", "a 2", "b"} {
		got = append(got, taken.take(name))
	}
	want := []string{"a", "a 2", "a 2 2", "a 3", "a 2 3", "b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestConcurrentConvert(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.md")
	if err != nil {
		t.Fatal(err)
	}
	converter := New()
	for _, page := range pages {
		markdown := read(t, page)
		want := convert(t, New(), markdown)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				var got bytes.Buffer
				if err := converter.Convert(&got, markdown, ""); err != nil || got.String() != want {
					t.Errorf("%s: another page when converted side by side (error %v)", page, err)
				}
			})
		}
		all.Wait()
	}
}

func BenchmarkConvert(b *testing.B) {
	var page strings.Builder
	page.WriteString("---\ntitle: A page\n---\n# A page\n\n## A theme {#a .theme}\n\n")
	for n := range 200 {
		fmt.Fprintf(&page, "### a.%d {#a%[1]d .point data-class=\"many\"}\n\n", n)
		page.WriteString("> Many participants referred to *illicit* financial flows and noted that\n> money-laundering was a concern.\n\n")
		page.WriteString("[Cannabis](../topics/cannabis.html) and [a treaty](https://example.org/treaty \"1961\")\n\n")
		page.WriteString("#### Why {.fold}\n\n| Finding | Words |\n|---|---|\n| topic | illicit financial flows |\n\n")
	}
	markdown := []byte(page.String())
	converter := New()
	b.SetBytes(int64(len(markdown)))
	b.ReportAllocs()
	for b.Loop() {
		if err := converter.Convert(new(bytes.Buffer), markdown, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func convert(t testing.TB, c *Converter, markdown []byte) string {
	t.Helper()
	return inLanguageOf(t, c, markdown, "")
}

// inLanguageOf converts a page whose published words are in a language.
func inLanguageOf(t testing.TB, c *Converter, markdown []byte, language string) string {
	t.Helper()
	var page bytes.Buffer
	if err := c.Convert(&page, markdown, language); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Published words say their language, and ours beside them do not.
func TestLanguageOfPublishedWords(t *testing.T) {
	page := "# T {.published}\n\n## Heading {#s .section}\n\nOurs.\n\n### 1 {#p1 .point}\n\n> Words.\n>\n> ## Within\n"
	want := `<h1 class="published" lang="fr">T</h1>
<section id="s" class="section">
<h2 lang="fr">Heading</h2>
<p>Ours.</p>
<section id="p1" class="point">
<h3>1</h3>
<blockquote lang="fr"><p>Words.</p>
<h2>Within</h2>
</blockquote>
</section>
</section>
`
	if diff := cmp.Diff(want, inLanguageOf(t, New(), []byte(page), "fr")); diff != "" {
		t.Errorf("HTML (-want +got):\n%s", diff)
	}
}
