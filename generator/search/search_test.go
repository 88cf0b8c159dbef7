package search_test

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"precis/generator"
	"precis/generator/index"
	"precis/generator/page"
	"precis/generator/search"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const rivers = `Summary of the round table on rivers

- Many participants noted that policy-making for rivers, as in A/RES/64/182, was slow.
- Several speakers called for river wardens; others feared the cost of wardens.
- It was emphasized that the élite's river had come back in 2009.

Summary of the round table on lakes

- Speakers recalled the rivers.
`

// What a reader of the index learns of a text: each word with its forms, how
// much it tells, the points and the groups that have it and with what weight.
func TestIndexOfAText(t *testing.T) {
	r := read(t, indexOf(t, rivers))
	var b strings.Builder
	for _, term := range r.terms {
		fmt.Fprintf(&b, "%s · %d ·", strings.Join(term.forms, " "), term.rarity)
		for _, p := range term.points {
			fmt.Fprintf(&b, " %d×%d", p.at, p.steps)
		}
		for _, g := range term.groups {
			fmt.Fprintf(&b, " group %d×%d", g.at, g.steps)
		}
		b.WriteString("\n")
	}
	const golden = "testdata/rivers.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("index (-want +got):\n%s", diff)
	}
}

// Every word of every point leads to it, and every value of a facet to the
// points that have it.
func TestEveryWordLeadsToItsPoint(t *testing.T) {
	ix, _, err := generator.Collect(generator.Config{Seeds: os.DirFS("../../seeds"), Name: "seeds", Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	everyWordLeads(t, ix)
	r := read(t, ix)
	for _, facet := range []index.Facet{index.ByAttribution, index.ByVerb, index.ByYear} {
		for _, tag := range ix.Tags {
			if tag.Facet != facet {
				continue
			}
			var want []int
			for _, p := range tag.Points() {
				want = append(want, slices.Index(ix.Points, p))
			}
			if got := r.facet(string(facet))[tag.Value]; !slices.Equal(got, want) {
				t.Errorf("%s %s: points %v, want %v", facet, tag.Value, got, want)
			}
		}
	}
	for _, topic := range ix.Topics {
		if got := r.facet("topic")[topic.ID]; len(got) != len(topic.All) {
			t.Errorf("topic %s: %d points, want %d", topic.ID, len(got), len(topic.All))
		}
	}
}

func FuzzEveryWordLeadsToItsPoint(f *testing.F) {
	f.Add(rivers)
	f.Add("- <img src=x onerror=y> \u2028 ${x} `y` \\ \" \u00adsoft A/B-1/2/3/4/5\n- ﷺ İ ΟΔΟΣ ﬁn 𝔡𝔯𝔲𝔤 禁毒委员会\n- " + strings.Repeat("long", 40))
	f.Add("- constructor __proto__ toString\n- a b a-b-c-d-e A/1-2-3/b\n- con aux nul")
	f.Fuzz(func(t *testing.T, text string) { everyWordLeads(t, indexOf(t, text)) })
}

func everyWordLeads(t *testing.T, ix *index.Index) {
	t.Helper()
	r := read(t, ix)
	for number, p := range ix.Points {
		for _, text := range p.Texts() {
			for i, token := range text.Tokens {
				if form := asAsked(token.Fold); form != "" && !slices.Contains(r.pointsOf(form), number) {
					t.Errorf("%q does not lead to point %d, %q", form, number, text.Word(i))
				}
				for _, part := range strings.Split(token.Fold, "/") {
					if !strings.ContainsAny(part, "-.,'") && asAsked(part) != "" && !slices.Contains(r.pointsOf(asAsked(part)), number) {
						t.Errorf("%q, a part of %q, does not lead to point %d", part, text.Word(i), number)
					}
				}
			}
		}
		if got := r.text(number); got != strings.Join(paragraphs(p), "\n") {
			t.Errorf("point %d is shown as %q", number, got)
		}
	}
}

// asAsked is a folded word as the browser asks for it.
func asAsked(fold string) string {
	runes := []rune(strings.Join(strings.Fields(fold), ""))
	return string(runes[:min(len(runes), 60)])
}

func paragraphs(p *index.Point) []string {
	var texts []string
	for _, passage := range p.Document.Paragraphs(p.Point) {
		texts = append(texts, passage.Text)
	}
	return texts
}

// Files hold nothing that ends a script or a line early, and no name that a
// disk minds.
// In a vast collection texts are packed, and say the same.
func TestPackedTexts(t *testing.T) {
	var text strings.Builder
	text.WriteString("Meeting\n\n")
	for n := range 10000 {
		fmt.Fprintf(&text, "- Matter %d of “many” was <noted>.\n", n)
	}
	r := read(t, indexOf(t, text.String()))
	if !r.directory.Packed {
		t.Fatal("texts of 10,000 points are not packed")
	}
	for _, n := range []int{0, 15, 16, 9999} {
		if got, want := r.text(n), fmt.Sprintf("Matter %d of “many” was <noted>.", n); got != want {
			t.Errorf("point %d says %q, want %q", n, got, want)
		}
	}
}

func TestFilesAreSafe(t *testing.T) {
	ix := indexOf(t, "- aux con nul <script>alert(1)</script> \u2028 \u2029 <!-- ]]>\n- prn")
	files, err := search.Files(ix, page.ClassName)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.ContainsAny(string(f.Content()), "<\u2028\u2029") {
			t.Errorf("%s holds what it must not: %s", f.Path, f.Content())
		}
		name := strings.TrimSuffix(strings.TrimPrefix(f.Path, search.Folder), ".js")
		if kind, _, _ := strings.Cut(name, "-"); !slices.Contains([]string{"directory", "names", "terms", "words", "text", "facet"}, kind) {
			t.Errorf("%s is named after something that was read", f.Path)
		}
	}
}

func indexOf(t *testing.T, text string) *index.Index {
	t.Helper()
	seeds := fstest.MapFS{"rivers.txt": {Data: []byte(text)}}
	ix, _, err := generator.Collect(generator.Config{Seeds: seeds, Name: "seeds", Jobs: 1})
	if err != nil {
		t.Skip(err) // a text that cannot be read at all
	}
	return ix
}

// reading is an index as a reader who knows only its files has it.
type reading struct {
	t         *testing.T
	values    map[string]json.RawMessage
	directory struct {
		Points       int
		Groups       string
		Chunk        int
		Packed       bool
		Terms, Words []string
		Facets       []struct {
			Name string
			Runs bool
		}
	}
	first []int // of each group, and the end
	terms []term
	forms map[string][]int // numbers of terms
}

type term struct {
	forms          []string
	rarity         int
	points, groups []posting
}

type posting struct{ at, steps int }

func read(t *testing.T, ix *index.Index) *reading {
	t.Helper()
	files, err := search.Files(ix, page.ClassName)
	if err != nil {
		t.Fatal(err)
	}
	r := &reading{t: t, values: make(map[string]json.RawMessage), forms: make(map[string][]int), first: []int{0}}
	for _, f := range files {
		call := strings.TrimSuffix(strings.TrimPrefix(string(f.Content()), "precisShard("), ")\n")
		name, rest, _ := strings.Cut(call, ",")
		_, value, _ := strings.Cut(rest, ",")
		name, err := strconv.Unquote(name)
		if err != nil {
			t.Fatal(err)
		}
		r.values[name] = json.RawMessage(value)
	}
	r.decode("directory", &r.directory)
	for _, n := range numbers(r.directory.Groups) {
		r.first = append(r.first, r.first[len(r.first)-1]+n)
	}
	for i := range r.directory.Terms {
		r.readTerms(fmt.Sprintf("terms-%d", i), i)
	}
	return r
}

func (r *reading) decode(name string, into any) {
	r.t.Helper()
	if err := json.Unmarshal(r.values[name], into); err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
}

func (r *reading) readTerms(name string, file int) {
	var text string
	r.decode(name, &text)
	for _, line := range strings.Split(text, "\n") {
		parts := strings.Split(line, "\t")
		if len(parts) == 2 {
			continue // leads to another file
		}
		coded := strings.Split(parts[0], " ")
		var this term
		for i, form := range coded {
			if i > 0 {
				form = unfront(coded[0], form)
			}
			this.forms = append(this.forms, form)
			r.forms[form] = append(r.forms[form], len(r.terms))
			if !r.leads(form, file, coded[0]) {
				r.t.Errorf("the directory does not lead to %q", form)
			}
		}
		this.rarity, _ = strconv.Atoi(parts[1])
		this.points = postings(parts[2])
		if len(parts) > 3 {
			this.groups = postings(parts[3])
		}
		r.terms = append(r.terms, this)
	}
}

// leads tells whether the directory leads from a form to a file, at once or by
// the first form of its term.
func (r *reading) leads(form string, file int, first string) bool {
	at := 0
	for i, name := range r.directory.Terms {
		if name <= form {
			at = i
		}
	}
	var text string
	r.decode(fmt.Sprintf("terms-%d", at), &text)
	return at == file || slices.Contains(strings.Split(text, "\n"), form+"\t"+first)
}

func (r *reading) pointsOf(form string) []int {
	var points []int
	if len(r.forms[form]) != 1 {
		r.t.Errorf("%q stands in %d terms", form, len(r.forms[form]))
		return nil
	}
	for _, p := range r.terms[r.forms[form][0]].points {
		points = append(points, p.at)
	}
	return points
}

func (r *reading) text(point int) string {
	var chunk struct{ Points [][]any }
	name := fmt.Sprintf("text-%d", point/r.directory.Chunk)
	if r.directory.Packed {
		var small []byte
		r.decode(name, &small)
		plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(small)))
		if err != nil {
			r.t.Fatal(err)
		}
		r.values[name+" unpacked"] = plain
		name += " unpacked"
	}
	r.decode(name, &chunk)
	return chunk.Points[point%r.directory.Chunk][3].(string)
}

func (r *reading) facet(name string) map[string][]int {
	var text string
	r.decode("facet-"+name, &text)
	values := make(map[string][]int)
	for _, line := range strings.Split(text, "\n") {
		parts := strings.Split(line, "\t")
		at := -1
		for _, gap := range numbers(parts[2]) {
			at += gap + 1
			values[parts[0]] = append(values[parts[0]], at)
		}
	}
	return values
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func numbers(text string) []int {
	var list []int
	n, shift := 0, 0
	for _, c := range text {
		v := strings.IndexRune(digits, c)
		n |= (v & 31) << shift
		shift += 5
		if v < 32 {
			list = append(list, n)
			n, shift = 0, 0
		}
	}
	return list
}

func postings(text string) []posting {
	var list []posting
	at := -1
	for _, n := range numbers(text) {
		at += n>>3 + 1
		list = append(list, posting{at, n&7 + 1})
	}
	return list
}

// unfront reads a word that begins as another does: only for words in which
// every character is one UTF-16 unit.
func unfront(previous, coded string) string {
	shared := strings.IndexByte(digits, coded[0])
	units := 0
	for i, r := range previous {
		if units >= shared {
			return previous[:i] + coded[1:]
		}
		units++
		if r > 0xFFFF {
			units++
		}
	}
	return previous + coded[1:]
}
