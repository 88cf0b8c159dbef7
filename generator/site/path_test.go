package site

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestBadPath(t *testing.T) {
	good := []string{"index.html", "documents/a.html", ".nojekyll", ".well-known/security.txt", "a b.html", "temas/año.html", "com10.html", "console.js", "COM.html"}
	for _, p := range good {
		if problem := badPath(p); problem != "" {
			t.Errorf("%q: %s", p, problem)
		}
	}
	bad := map[string]string{
		"":                              "empty",
		"/a.html":                       "absolute",
		"../a.html":                     "leads out",
		"a/../b.html":                   "leads out",
		"a//b.html":                     "needless part",
		"./a.html":                      "needless part",
		"a/":                            "needless part",
		".":                             "needless part",
		`a\b.html`:                      "backslash",
		"C:/a.html":                     "Windows does not allow",
		"a?.html":                       "Windows does not allow",
		"con":                           "reserved",
		"js/aux.js":                     "reserved",
		"Lpt1.tar.gz":                   "reserved",
		"COM¹.html":                     "reserved",
		"nul .html":                     "reserved",
		"a./b.html":                     "full stop",
		"a.html ":                       "space",
		".git/config":                   "hidden",
		".precis-files":                 "kept for the list",
		"a\nb.html":                     "cannot be seen",
		"a\u202egpj.html":               "cannot be seen",
		"a\xff.html":                    "not UTF-8",
		strings.Repeat("é", 128):        "longer than 255",
		strings.Repeat("a/", 101):       "needless part",
		strings.Repeat("a/", 100) + "b": "longer than 200",
	}
	for p, want := range bad {
		if problem := badPath(p); !strings.Contains(problem, want) {
			t.Errorf("%q: got %q, want %q in it", p, problem, want)
		}
	}
}

// What is let through stays below the root on every system.
func FuzzBadPath(f *testing.F) {
	for _, seed := range []string{"index.html", "../a", "/a", `a\b`, "a/./b", "CON", "a//b", "a/..", ".nojekyll"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if badPath(p) != "" {
			return
		}
		if !fs.ValidPath(p) || !filepath.IsLocal(filepath.FromSlash(p)) || strings.ContainsAny(p, "\\:\n") {
			t.Errorf("%q was let through", p)
		}
	})
}

// Whatever stands in the list of what precis wrote: the next build puts the new
// site in place, touches nothing beside it, and removes no file of the
// publisher's that the list does not name.
func FuzzList(f *testing.F) {
	f.Add([]byte(listHeader + "a.html\n"))
	f.Add([]byte(listHeader + "../outside.txt\n/etc/passwd\n..\n.\n\n"))
	f.Add([]byte("a.html\r\nmine.txt"))
	f.Add([]byte(listHeader + "sub/../mine.txt\nsub\n" + listName + "\n\x00\n"))
	f.Fuzz(func(t *testing.T, list []byte) {
		base := t.TempDir()
		dir := filepath.Join(base, "public")
		write(t, base, files{"outside.txt": "beside"})
		write(t, dir, files{"a.html": "<p>old", "sub/gone.html": "<p>old", "mine.txt": "mine", listName: string(list)})
		if err := build(computer{}, dir, files{"a.html": "<p>new", "c.html": "<p>new"}); err != nil {
			if !strings.Contains(err.Error(), "precis did not write this") {
				t.Fatal(err)
			}
			return
		}
		if got := read(t, base)["outside.txt"]; got != "beside" {
			t.Error("a file beside the site is another")
		}
		got := read(t, dir)
		_, after, _ := strings.Cut(string(list), "\n")
		named := false
		for line := range strings.Lines(after) {
			named = named || strings.TrimRight(line, "\r\n") == "mine.txt"
		}
		if got["mine.txt"] != "mine" && !named || got["a.html"] != "<p>new" || got[listName] != string(formatList([]string{"a.html", "c.html"})) {
			t.Errorf("got %v", got)
		}
	})
}
