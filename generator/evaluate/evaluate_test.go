package evaluate_test

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"precis/generator"
	"precis/generator/evaluate"
	"precis/generator/index"
)

func TestFigures(t *testing.T) {
	tests := map[string]struct {
		f                     evaluate.Figures
		precision, recall, f1 float64
	}{
		"all right":           {evaluate.Figures{Right: 4, Found: 4, Wanted: 4}, 1, 1, 1},
		"too much":            {evaluate.Figures{Right: 3, Found: 4, Wanted: 3}, 0.75, 1, 6.0 / 7},
		"too little":          {evaluate.Figures{Right: 1, Found: 1, Wanted: 4}, 1, 0.25, 0.4},
		"all wrong":           {evaluate.Figures{Right: 0, Found: 2, Wanted: 3}, 0, 0, 0},
		"nothing found":       {evaluate.Figures{Right: 0, Found: 0, Wanted: 3}, 1, 0, 0},
		"nothing to be found": {evaluate.Figures{}, 1, 1, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := []float64{test.f.Precision(), test.f.Recall(), test.f.F1()}
			for i, want := range []float64{test.precision, test.recall, test.f1} {
				if math.Abs(got[i]-want) > 1e-9 {
					t.Errorf("precision, recall and F1 are %v, want %v, %v, %v", got, test.precision, test.recall, test.f1)
				}
			}
		})
	}
}

// collection is one document: two points, with topics, a reference and three
// clauses, and a theme that cites a paragraph.
func collection(t *testing.T) *index.Index {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"forum.txt": `Summary of the forum

The forum discussed the following themes:

- (a) Money for adaptation, as in paragraph 9 of the Paris Agreement

Summary of the round table on money for adaptation, as in paragraph 9 of the Paris Agreement

- Many speakers noted that climate finance fell short of the Paris Agreement, while others called for grants.

- It was stressed that early warnings saved lives.
`,
		"vocabulary.yaml": "topics:\n  - id: climate-finance\n    label: Climate finance\n  - id: early-warning\n    label: early warnings\n",
		"references.yaml": "references:\n  - id: paris-agreement\n    kind: instrument\n    title: Paris Agreement\n    aliases: [Paris Agreement]\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	ix, found, err := generator.Collect(generator.Config{Seeds: files, Name: "seeds", Jobs: 1})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v, %v", found, err)
	}
	return ix
}

const right = `{
  "document": "The forum", "method": "by hand",
  "themes": [{"label": "a", "line": 5, "references": [{"id": "paris-agreement", "paragraph": "9"}]}],
  "points": [
    {"id": "A1", "section": "a", "number": 1, "line": 9, "starts": "Many speakers",
     "topics": ["climate-finance"], "references": ["paris-agreement"],
     "attributions": [
       {"class": "others", "who": "others", "verbs": ["called"]},
       {"class": "many", "who": "Speakers", "verbs": ["noted that"]}
     ]},
    {"id": "A2", "section": "a", "number": 2, "starts": "It was stressed",
     "topics": ["early-warning"], "references": [],
     "attributions": [{"class": "impersonal", "who": null, "verbs": ["stressed"]}]}
  ]
}`

// compare reads labels and compares; each pair of strings replaces the first
// by the second in the labels that are right.
func compare(t *testing.T, spoil ...string) (*evaluate.Report, error) {
	t.Helper()
	gold, found := evaluate.Read("gold.json", []byte(strings.NewReplacer(spoil...).Replace(right)))
	if len(found) > 0 {
		t.Fatal(found)
	}
	return evaluate.Compare(gold, collection(t))
}

func TestAllRight(t *testing.T) {
	r, err := compare(t)
	if err != nil {
		t.Fatal(err)
	}
	want := &evaluate.Report{
		Document: "forum",
		Points:   evaluate.Figures{Right: 2, Found: 2, Wanted: 2}, Topics: evaluate.Figures{Right: 2, Found: 2, Wanted: 2},
		References: evaluate.Figures{Right: 2, Found: 2, Wanted: 2}, Attributions: evaluate.Figures{Right: 3, Found: 3, Wanted: 3},
		Classes: evaluate.Figures{Right: 3, Found: 3, Wanted: 3},
	}
	if diff := cmp.Diff(want, r, cmpopts.IgnoreUnexported(evaluate.Report{})); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if !strings.HasSuffix(r.Text(), "\nno differences\n") {
		t.Errorf("the report does not say that all is right:\n%s", r.Text())
	}
}

// Each difference is told with its point, its line and the words that led to
// what was found.
func TestDifferences(t *testing.T) {
	tests := map[string]struct {
		spoil []string
		want  []string
	}{
		"topic": {[]string{`["climate-finance"]`, `["grants"]`}, []string{
			"A1 (line 9): topics: climate-finance is not labelled; found by “climate finance” by the label “Climate finance”",
			"A1 (line 9): topics: grants is missing",
		}},
		"reference": {[]string{`"references": []`, `"references": ["sendai"]`, `["paris-agreement"]`, `[]`}, []string{
			"A1 (line 9): references: paris-agreement is not labelled; found by “Paris Agreement”",
			"A2 (line 11): references: sendai is missing",
		}},
		"paragraph of a theme": {[]string{`"paragraph": "9"`, `"paragraph": ""`}, []string{
			"theme a: references: paris-agreement paragraph 9 is not labelled",
			"theme a: references: paris-agreement is missing",
		}},
		"theme": {[]string{`"label": "a"`, `"label": "b"`}, []string{"theme b: not found"}},
		"class": {[]string{`"class": "many"`, `"class": "most"`}, []string{
			"A1 (line 9): attributions: most / Speakers / noted that is missing",
			"A1 (line 9): attributions: many / speakers / noted is not labelled; found by “Many speakers”",
		}},
		"verb": {[]string{`"stressed"]`, `"stressed", "added"]`}, []string{
			"A2 (line 11): attributions: impersonal /  / stressed, added is missing",
			"A2 (line 11): attributions: impersonal /  / stressed is not labelled; found by “It was stressed”",
		}},
		"line": {[]string{`"line": 9`, `"line": 8`}, []string{
			"A1 (line 8): point: not found where it is labelled",
			"A1 (line 8): topics: climate-finance is missing",
			"A1 (line 8): references: paris-agreement is missing",
			"A1 (line 8): attributions: others / others / called is missing",
			"A1 (line 8): attributions: many / Speakers / noted that is missing",
			"a.1 (line 9): point: found and not labelled",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := compare(t, test.spoil...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, r.Differences, cmpopts.IgnoreUnexported(evaluate.Report{})); diff != "" {
				t.Errorf("differences (-want +got):\n%s", diff)
			}
		})
	}
}

// Labels of another text are no comparison with many differences, but a fault.
func TestAnotherDocument(t *testing.T) {
	if _, err := compare(t, "Many speakers", "Many ministers", "It was stressed", "It was added"); err == nil || !strings.Contains(err.Error(), "no document here has the points that are labelled") {
		t.Errorf("the error is %v", err)
	}
}

// All that is wrong with labels is told at once, in the order of the file.
func TestFaultsAtOnce(t *testing.T) {
	const labels = `{"documnet": {"a": [1]}, "themes": 5,
"points": [{"id": 1, "section": "a", "number": true, "starts": null, "line": "9"},
  {"id": "B", "section": "a", "number": "2", "topics": "water", "attributions": [{"class": "lots", "verbs": [2], "whom": []}]}]} x`
	_, found := evaluate.Read("gold.json", []byte(labels))
	var got []string
	for _, f := range found {
		message, _, _ := strings.Cut(f.String(), "\n")
		got = append(got, message)
	}
	want := []string{
		`gold.json:1:2: unknown field "documnet"`,
		`gold.json:1:36: "themes" holds a number where a list is expected`,
		`gold.json:2:19: "id" holds a number where text is expected`,
		`gold.json:2:48: "number" holds yes or no where a number or text is expected`,
		`gold.json:2:78: "line" holds text where a number is expected`,
		`gold.json:3:56: "topics" holds text where a list is expected`,
		`gold.json:3:92: point a.2 has the unknown class "lots"`,
		`gold.json:3:110: "verbs" holds a number where text is expected`,
		`gold.json:3:114: unknown field "whom"`,
		`gold.json:3:130: something follows the labels`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// Faulty labels are refused, with the place and in words without Go in them.
func TestFaultyLabels(t *testing.T) {
	tests := map[string]struct{ labels, want string }{
		"empty":         {"", "gold.json:1:1: the file holds no JSON"},
		"broken off":    {"{\n  \"points\": [", "gold.json:2:14: the JSON breaks off"},
		"broken":        {"{\n  points: []}", "gold.json:2:3: invalid character 'p' looking for beginning of object key string"},
		"unknown field": {`{"pionts": []}`, `gold.json:1:2: unknown field "pionts"`},
		"wrong kind":    {`{"points": "all"}`, `gold.json:1:12: "points" holds text where a list is expected`},
		"two values":    {`{"points": [{"section": "a", "number": 1}]} {}`, "gold.json:1:45: something follows the labels"},
		"no point":      {`{"document": "The forum"}`, "gold.json: no point is labelled"},
		"twice":         {`{"points": [{"id": "A1", "section": "a", "number": 1}, {"id": "B", "section": "a", "number": 1}]}`, "gold.json:1:63: point a.1 is labelled twice"},
		"unknown class": {`{"points": [{"section": "a", "number": 1, "attributions": [{"class": "lots"}]}]}`, `gold.json:1:70: point a.1 has the unknown class "lots"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, found := evaluate.Read("gold.json", []byte(test.labels))
			if len(found) != 1 || !strings.HasPrefix(found[0].String(), test.want+"\n    hint: ") {
				t.Errorf("got %v, want %s with a hint", found, test.want)
			}
		})
	}
}
