package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"precis/generator/markup"
)

// The Markdown beside a page is what the page was rendered from: rendered
// again it gives the same elements, attributes and words, but for the frame
// and for what minifying leaves out.
func TestTwins(t *testing.T) {
	renderAgain(t, buildSite(t, seeds))
	renderAgain(t, buildSite(t, hostileSeeds(t)))
}

func renderAgain(t *testing.T, out string) {
	t.Helper()
	twins := 0
	err := filepath.WalkDir(out, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") || filepath.Base(path) == "404.html" {
			return err
		}
		page, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		twin, err := os.ReadFile(strings.TrimSuffix(path, ".html") + ".md")
		if err != nil {
			return err
		}
		twins++
		var rendered bytes.Buffer
		if err := markup.New().Convert(&rendered, twin, ""); err != nil {
			return err
		}
		want, got := content(t, []byte("<main>"+rendered.String()+"</main>")), content(t, page)
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
			t.Errorf("%s (-twin +page):\n%s", strings.TrimPrefix(path, out), diff)
		}
		return nil
	})
	if err != nil || twins == 0 {
		t.Fatalf("%d twins, %v", twins, err)
	}
}

// content gives what the main element of a page holds, one element or run of
// words a line, without the links to the pages before and after it.
func content(t *testing.T, page []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	var walk func(n *html.Node, in bool)
	walk = func(n *html.Node, in bool) {
		switch {
		case n.Type == html.ElementNode && n.Data == "nav" && class(n) == "turn":
			return
		case n.Type == html.ElementNode && in:
			var attributes []string
			for _, a := range n.Attr {
				if n.Namespace == "svg" && (a.Key == "d" || a.Key == "x") {
					continue // the minifier writes a place in fewer letters
				}
				attributes = append(attributes, fmt.Sprintf(" %s=%q", a.Key, a.Val))
			}
			slices.Sort(attributes)
			list = append(list, "<"+n.Data+strings.Join(attributes, "")+">")
		case n.Type == html.TextNode && in:
			list = append(list, strings.Fields(n.Data)...)
		}
		for c := range n.ChildNodes() {
			walk(c, in || n.Type == html.ElementNode && n.Data == "main")
		}
	}
	walk(root, false)
	return list
}
