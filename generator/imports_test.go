package generator

import (
	"go/build"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	ours = "precis/generator/"
	disk = "os"
)

// What each package must not import, and why. "ours" means any package of the
// project but those it lists after it.
var rules = []struct {
	pkg    string
	not    []string // import paths; a trailing slash means everything below
	but    []string // packages of ours that it may import
	reason string
}{
	{"source", []string{ours}, nil, "everything stands on it"},
	{"policy", []string{ours}, []string{"source"}, "the model is the field's words and nothing of how they are found"},
	{"token", []string{ours}, []string{"source"}, "words are words before anybody looks for something in them"},
	{"address", []string{ours}, nil, "an address is made of names alone"},
	{"parting", []string{ours}, []string{"policy"}, "where pages end depends on the text alone"},
	{"parallel", []string{ours}, nil, "it does anything"},
	{"digest", []string{ours}, nil, "it tells any two things apart"},
	{"slug", []string{ours}, nil, "a name is made of text alone"},
	{"lexicon", []string{ours}, []string{"policy"}, "what is known of a language does not depend on who reads it"},
	{"strictyaml", []string{ours}, []string{"source"}, "it reads any file of data"},
	{"vocab", []string{ours}, []string{"source", "policy", "slug", "strictyaml"}, "data comes in before any text is read"},
	{"correct", []string{ours}, []string{"source", "policy", "strictyaml", "token", "vocab"}, "an editor overrules what was read and found, and nothing later"},
	{"learn", []string{ours}, []string{"source", "policy", "token", "lexicon", "vocab"}, "it learns from words and topics, whoever told them"},
	{"intake", []string{ours}, []string{"source"}, "a format is left behind before anybody asks what a text says"},
	{"shelf", []string{ours}, []string{"source", "policy", "slug", "strictyaml", "vocab", "correct", "intake", "ledger", "journal"}, "it finds files and reads no text"},
	{"ledger", []string{ours}, []string{"source", "policy", "slug"}, "points are known again by their words, however they are read and whatever is found in them"},
	{"journal", []string{ours}, []string{"source", "policy"}, "it tells of changes, however they were found"},
	{"parse", []string{ours}, []string{"source", "policy", "slug", "token", "lexicon"}, "a text is read without knowing what is looked for in it"},
	{"match", []string{ours}, []string{"source", "policy", "token", "vocab"}, "labels and names are found in words alone"},
	{"numbered", []string{ours}, []string{"policy", "slug", "token", "lexicon"}, "works are found by what their numbers look like, and by no list"},
	{"annotate", []string{ours}, []string{"source", "policy", "token", "lexicon", "vocab", "match", "numbered"}, "findings in one document know of no other"},
	{"discover", []string{ours}, []string{"policy", "slug", "token", "lexicon"}, "topics are found in words and handed on as a vocabulary"},
	{"fidelity", []string{ours}, []string{"source", "policy"}, "it proves the pages and trusts nothing that made them"},
	{"index", []string{ours}, []string{"address", "parting", "source", "policy", "slug", "token", "lexicon", "vocab", "parallel"}, "it answers questions and makes no page"},
	{"cite", []string{ours}, []string{"policy"}, "a citation is made of a record"},
	{"export", []string{ours + "page", ours + "layout", ours + "site", ours + "markup"}, nil, "data for machines is not read off pages"},
	{"changes", []string{ours}, []string{"address", "source"}, "two editions are compared by what they publish, and by nothing that made them"},
	{"explain", []string{ours + "page", ours + "layout", ours + "site", ours + "markup"}, nil, "it tells of findings and not of pages"},
	{"shard", []string{ours, disk}, nil, "a value for the browser is written whatever it is of"},
	{"search", []string{ours + "page", ours + "layout", ours + "site", ours + "markup", ours + "export"}, nil, "points are found by what they say and not by how pages show them"},
	{"sides", []string{ours}, []string{"index", "shard"}, "it counts what it is told to and knows no page"},
	{"suggest", []string{ours + "page", ours + "layout", ours + "site", ours + "markup", ours + "export"}, nil, "it proposes data and makes no page"},
	{"evaluate", []string{ours + "page", ours + "layout", ours + "site", ours + "markup"}, nil, "quality is measured on findings and not on pages"},
	{"page", []string{"github.com/yuin/", "html/template", ours + "markup", ours + "layout", ours + "site"}, nil, "pages are decided and written as Markdown; how they look is not theirs"},
	{"card", []string{ours}, nil, "it is drawn of words alone"},
	{"picture", []string{ours}, nil, "a picture is drawn of a table and of nothing else"},
	{"markup", []string{ours}, []string{"picture"}, "it converts any Markdown"},
	{"layout", []string{ours}, nil, "a frame shows what it is given"},
	{"site", []string{ours}, []string{"source", "digest"}, "it writes any tree"},
	{"cache", []string{ours}, []string{"digest", "policy", "site"}, "it keeps what others made and makes nothing"},
	{"check", []string{ours}, []string{"source"}, "it reads any tree, and trusts nothing that made it"},
	{"", []string{"os", "flag", "log"}, nil, "the road knows neither the machine nor the caller"},
}

func TestImports(t *testing.T) {
	ruled := make(map[string]bool)
	for _, rule := range rules {
		ruled[rule.pkg] = true
		for _, imported := range imports(t, rule.pkg) {
			for _, not := range rule.not {
				if forbidden(imported, not) && !slices.Contains(rule.but, strings.TrimPrefix(imported, ours)) {
					t.Errorf("generator/%s must not import %s: %s", rule.pkg, imported, rule.reason)
				}
			}
		}
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !ruled[e.Name()] && e.Name() != "testdata" {
			t.Errorf("generator/%s has no rule: say in the table what it must not import", e.Name())
		}
	}
}

func forbidden(imported, rule string) bool {
	return imported == rule || strings.HasSuffix(rule, "/") && strings.HasPrefix(imported, rule)
}

// Only site and the commands write to the disk.
func TestOnlySiteWrites(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() || e.Name() == "site" || e.Name() == "testdata" {
			continue
		}
		if slices.Contains(imports(t, e.Name()), disk) {
			t.Errorf("generator/%s imports os: only site and cmd touch the disk", e.Name())
		}
	}
}

// imports gives what a package's own files import, tests left out.
func imports(t *testing.T, pkg string) []string {
	t.Helper()
	p, err := build.ImportDir(filepath.FromSlash(path.Join(".", pkg)), 0)
	if err != nil {
		t.Fatalf("generator/%s: %v", pkg, err)
	}
	return p.Imports
}

// What a site says depends on its seeds alone: no package asks what time it
// is, where or by whom it runs, or for a random number. So a clock that jumps
// can do nothing to a build.
func TestOnlySeedsDecide(t *testing.T) {
	asks := regexp.MustCompile(`\btime\.(Now|Since|Until|Local|LoadLocation|After|Tick|Sleep)\b|\bos\.(Getenv|LookupEnv|Environ|Hostname|UserHomeDir)\b|"(crypto|math)/rand`)
	undoes := map[string]string{
		"markup/highlight.go": "chroma gives up by the clock, and what took so long is done again",
	}
	files := 0
	err := filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files++
		code, err := os.ReadFile(name)
		if undoes[filepath.ToSlash(name)] != "" {
			return err
		}
		for _, found := range asks.FindAllString(string(code), -1) {
			t.Errorf("generator/%s holds %s", filepath.ToSlash(name), found)
		}
		return err
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}
