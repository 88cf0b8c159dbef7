package markup

import (
	"bytes"
	"path/filepath"
	"testing"
)

// A page converted part by part is the page converted whole.
func FuzzParts(f *testing.F) {
	pages, err := filepath.Glob("testdata/*.md")
	if err != nil || len(pages) == 0 {
		f.Fatal("no pages to start from")
	}
	for _, page := range pages {
		f.Add(read(f, page))
	}
	for _, s := range []string{
		"# T {.published}\n\n## a {#a .section}\n\n### b {#b .point}\n\n> x\n\n## c\n\n- d\n## e\n\n[x](y)",
		"# T {#t .x}\n\n## a\n\n## b", "T {#t .x}\n===\n\n## a\n\n## b", "```\n## a\n````\n## b\n", "~~~\n```\n## a\n~~~\n## b",
		"[a]\n\n## b\n\n[a]: /c", "> [a]: /c\n\n## b [a]\n\n## c [a]", "| a |\n|---|\n| b |\n## c\n| d |", "    ## a\n## b\n", "## a\n\n[x] [y][z]\n\n## b\n- [x]\n\n[x]: /x\n[z]: ../z.html\n", "a\n## b\n```\n[x]\n\n[x]: /x", "``` {.lines}\na\n```\n## b\n``` {.lines}\nc\n```", "a\n## b {.fold}\nc\n## d",
	} {
		f.Add([]byte(s))
	}
	converter := New()
	f.Fuzz(func(t *testing.T, page []byte) {
		page = clean(page)
		var got bytes.Buffer
		if err := converter.convert(page, "en", 1, &got); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := converter.markdown.Convert(clean(page), &want, inLanguage("en")); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("in parts\n%s\nwhole\n%s", got.Bytes(), want.Bytes())
		}
	})
}
