package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"precis/generator"
	"precis/generator/export"
	"precis/generator/index"
	"precis/generator/markup"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// collection is the index of the two documents in testdata.
func collection(t *testing.T) *index.Index {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/collection.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seeds, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	return collect(t, seeds)
}

func collect(t *testing.T, seeds fs.FS) *index.Index {
	t.Helper()
	ix, found, err := generator.Collect(generator.Config{Seeds: seeds, Name: "seeds", Jobs: 1})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v, %v", found, err)
	}
	return ix
}

// files gives every file of data by its path.
func files(t *testing.T, ix *index.Index) map[string][]byte {
	t.Helper()
	list := export.Files(ix, func() []string {
		return []string{"index.html", "documents/health.html", "topics/climate-finance.html", "404.html"}
	})
	contents := make(map[string][]byte)
	for _, f := range list {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		contents[f.Path] = b.Bytes()
	}
	return contents
}

// Every file that others read, as they read it. The schema is its own text in
// Go; what it is worth, TestPointsKeepTheSchema says.
func TestGoldens(t *testing.T) {
	for name, got := range files(t, collection(t)) {
		if len(got) == 0 || name == "data/points.schema.json" {
			continue
		}
		golden := "testdata/golden/" + path.Base(name)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Every point is as the schema that is published beside it promises, and the
// schema is strict enough to tell one that is not.
func TestPointsKeepTheSchema(t *testing.T) {
	contents := files(t, collection(t))
	schema := compile(t, contents["data/points.schema.json"])
	lines := bytes.SplitAfter(contents["data/points.jsonl"], []byte("\n"))
	for i, line := range lines[:len(lines)-1] {
		point, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(point); err != nil {
			t.Errorf("line %d: %v", i+1, err)
		}
	}
	for name, spoil := range map[string]func(map[string]any){
		"a field too many":   func(p map[string]any) { p["weight"] = 1 },
		"a field too few":    func(p map[string]any) { delete(p, "related") },
		"no list":            func(p map[string]any) { p["topics"] = nil },
		"an unknown class":   func(p map[string]any) { p["attributions"].([]any)[0].(map[string]any)["class"] = "lots" },
		"a number as number": func(p map[string]any) { p["number"] = 1 },
	} {
		var point map[string]any
		if err := json.Unmarshal(lines[0], &point); err != nil {
			t.Fatal(err)
		}
		spoil(point)
		if schema.Validate(point) == nil {
			t.Errorf("%s: passes the schema", name)
		}
	}
}

func compile(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("points.schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("points.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// The tables come back from a reader of CSV as they were: the words of every
// point, with an apostrophe before what a spreadsheet would calculate.
func TestTablesComeBack(t *testing.T) {
	ix := collection(t)
	contents := files(t, ix)
	for name, content := range contents {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll() // checks that all rows are of one length
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
					t.Errorf("%s: a spreadsheet would calculate %q", name, cell)
				}
			}
		}
		if name != "data/points.csv" {
			continue
		}
		text := slices.Index(rows[0], "text")
		for i, p := range ix.Points {
			var paragraphs []string
			for _, passage := range p.Document.Paragraphs(p.Point) {
				paragraphs = append(paragraphs, passage.Text)
			}
			if got, want := strings.TrimPrefix(rows[i+1][text], "'"), strings.Join(paragraphs, "\n\n"); got != want {
				t.Errorf("%s: %s comes back as %q, want %q", name, p.ID, got, want)
			}
		}
	}
}

// What is XML reads as XML to its end, and hostile words come back from it.
func TestXML(t *testing.T) {
	ix := collection(t)
	contents := files(t, ix)
	for _, name := range []string{"sitemap.xml", "feed.xml"} {
		decoder := xml.NewDecoder(bytes.NewReader(contents[name]))
		for {
			if _, err := decoder.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	var feed struct {
		Title   string `xml:"title"`
		Entries []struct {
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(contents["feed.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	got := []string{feed.Title}
	for _, e := range feed.Entries {
		got = append(got, e.Title)
	}
	want := []string{ix.Site.Title, ix.Documents[0].Title, ix.Documents[1].Title}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("titles (-want +got):\n%s", diff)
	}
}

// Without an address nothing that needs one is written, and no file claims one.
func TestWithoutAddress(t *testing.T) {
	ix := collection(t)
	ix.Site.Base = ""
	for name, content := range files(t, ix) {
		if strings.HasSuffix(name, ".xml") || name != "data/points.schema.json" && bytes.Contains(content, []byte("https://")) {
			t.Errorf("%s:\n%s", name, content)
		}
	}
}

// Titles with marks of Markdown do not break the links of llms.txt.
func TestLinksOfLLMs(t *testing.T) {
	var converted bytes.Buffer
	if err := markup.New().Convert(&converted, files(t, collection(t))["llms.txt"], ""); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<a href="https://example.org/said/documents/climate.md" rel="external">Summary of the forum on climate</a>`,
		`<a href="https://example.org/said/documents/health.md" rel="external">&lt;b&gt;Health&lt;/b&gt; &amp; &quot;care&quot; [1] ]]&gt; 健康</a>`,
	} {
		if !strings.Contains(converted.String(), want) {
			t.Errorf("no link %s in\n%s", want, &converted)
		}
	}
}

// Example gives the shortest point that shows everything, in the form that
// points.jsonl has.
func TestExample(t *testing.T) {
	ix := collection(t)
	example, err := export.Example(ix)
	if err != nil {
		t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(example)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(files(t, ix)["data/points.jsonl"], append(compact.Bytes(), '\n')) {
		t.Errorf("no line of points.jsonl is the example:\n%s", example)
	}
	if !strings.Contains(example, `"climate#b1"`) {
		t.Errorf("the example is not the shortest:\n%s", example)
	}
	none, err := export.Example(&index.Index{})
	if none != "" || err != nil {
		t.Errorf("of nothing: %q, %v", none, err)
	}
}

// Tables of very many points are compressed, and the pages are told by which
// name; the points themselves keep the name that programs rely on.
func TestLargeDataIsPacked(t *testing.T) {
	large := &index.Index{Points: make([]*index.Point, 25000)}
	var packed []string
	for _, f := range export.Files(large, nil) {
		if strings.HasSuffix(f.Path, ".gz") {
			packed = append(packed, f.Path)
		}
	}
	want := []string{"data/points.csv.gz", "data/attributions.csv.gz", "data/references.csv.gz"}
	if diff := cmp.Diff(want, packed); diff != "" {
		t.Errorf("compressed (-want +got):\n%s", diff)
	}
	if got := export.Packed(&index.Index{}); got != "" {
		t.Errorf("a small collection's data ends in %q", got)
	}
}
