package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"precis/generator/check"
	"precis/generator/slug"
)

const seeds = "../../seeds"

// buildSite runs "precis build" on a folder of seeds.
func buildSite(t testing.TB, seeds string, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	var report bytes.Buffer
	if status := run(context.Background(), append([]string{"build", "--no-cache", "--seeds", seeds, "--out", out}, flags...), io.Discard, &report); status != exitDone {
		t.Fatalf("status %d\n%s", status, &report)
	}
	return out
}

// The site of the real seeds reads back without a fault, at the root of a host
// and below a path.
func TestSiteReadsBack(t *testing.T) {
	for _, base := range []string{"https://example.org/", "https://example.org/repo/"} {
		_, found, err := check.Site(os.DirFS(buildSite(t, seeds, "--base-url", base)), base)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			t.Errorf("at %s: %s", base, d)
		}
	}
}

func digests(t *testing.T, dir string) map[string]string {
	t.Helper()
	sums := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		sums[strings.TrimPrefix(path, dir)] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil || len(sums) == 0 {
		t.Fatalf("%d files, %v", len(sums), err)
	}
	return sums
}

// Every word of each seed stands on its page, in order, once, in the voice of
// the publisher: the title, the headings of sections and the quotations.
func TestEveryWordOnce(t *testing.T) {
	everyWordOnce(t, seeds)
	everyWordOnce(t, hostileSeeds(t))
}

func everyWordOnce(t *testing.T, seeds string) {
	t.Helper()
	out := buildSite(t, seeds)
	texts, err := filepath.Glob(seeds + "/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatal("no seeds")
	}
	for _, name := range texts {
		id := slug.Make(strings.TrimSuffix(filepath.Base(name), ".txt"))
		seed, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(filepath.Join(out, "documents", id+".html"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(words(string(seed)), words(publishedText(t, page))); diff != "" {
			t.Errorf("%s: words (-seed +page):\n%s", id, diff)
		}
	}
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// publishedText is what a page sets in the publisher's voice.
func publishedText(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, published bool)
	walk = func(n *html.Node, published bool) {
		if n.Type == html.TextNode && published {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode {
			inSection := n.Data == "h2" && n.Parent.Data == "section" && class(n.Parent) == "section"
			published = published || n.Data == "blockquote" || n.Data == "h1" && class(n) == "published" || inSection
		}
		for c := range n.ChildNodes() {
			walk(c, published)
		}
		b.WriteString(" ")
	}
	walk(root, false)
	return b.String()
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

// What no page may hold: what a mistake in a template or in Go leaves behind,
// and claims that nobody can make.
func TestNoPageHolds(t *testing.T) {
	bad := regexp.MustCompile(`(?i)%!|<no value>|ZgotmplZ|&amp;amp;|undefined|untitled|raw html omitted|consensus|lorem ipsum|\bTODO\b`)
	out := buildSite(t, seeds)
	pages := 0
	err := filepath.WalkDir(out, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") && !strings.HasSuffix(path, ".md") {
			return err
		}
		pages++
		data, err := os.ReadFile(path)
		for _, found := range bad.FindAllString(string(data), -1) {
			t.Errorf("%s holds %q", strings.TrimPrefix(path, out), found)
		}
		return err
	})
	if err != nil || pages == 0 {
		t.Fatalf("%d pages, %v", pages, err)
	}
}

// kinds gives a page of each kind, by its data-page, the first by name.
func kinds(t *testing.T, out string) map[string]string {
	t.Helper()
	kind := regexp.MustCompile(`<(?:body|html lang="[a-zA-Z-]+") data-page="([a-z-]+)"`)
	found := make(map[string]string)
	err := filepath.WalkDir(out, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		data, err := os.ReadFile(path)
		if m := kind.FindSubmatch(data); m == nil {
			t.Errorf("%s does not say what kind of page it is", path)
		} else if found[string(m[1])] == "" {
			found[string(m[1])] = path
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"about", "compare", "document", "error", "home", "index", "reference", "search", "tag", "theme", "topic"}
	if got := slices.Sorted(maps.Keys(found)); !slices.Equal(got, want) {
		t.Errorf("kinds of page: %v, want %v", got, want)
	}
	return found
}
