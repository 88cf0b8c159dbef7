package index_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"precis/generator"
	"precis/generator/index"
	"precis/generator/lexicon"
	"precis/generator/token"
	"precis/generator/vocab"
)

// build makes the index of the collection in testdata, its readings in the
// order that a function brings them to.
func build(t *testing.T, order func([]index.Reading)) *index.Index {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/collection.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seeds, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	built, found, err := generator.Collect(generator.Config{Seeds: seeds, Name: "seeds", Jobs: 1})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v, %v", found, err)
	}
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	scanner := token.NewScanner(english.Abbreviations)
	var readings []index.Reading
	for _, d := range built.Documents {
		r := index.Reading{Document: d.Document, Findings: d.Findings}
		for _, p := range d.Points {
			var texts []*token.Text
			for _, passage := range d.Paragraphs(p.Point) {
				texts = append(texts, scanner.Scan(passage.Text))
			}
			r.Texts = append(r.Texts, texts)
		}
		readings = append(readings, r)
	}
	order(readings)
	vocabulary, _ := vocab.ReadVocabulary("vocabulary.yaml", data(t, seeds, "vocabulary.yaml"), "en")
	registry, _ := vocab.ReadRegistry("references.yaml", data(t, seeds, "references.yaml"))
	return index.Build(index.Collection{Site: built.Site, Readings: readings, Vocabulary: vocabulary, Registry: registry, Language: english}, nil, 2)
}

func data(t *testing.T, folder fs.FS, name string) []byte {
	t.Helper()
	content, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func asRead([]index.Reading) {}

// name calls a point by its document and number.
func name(p *index.Point) string { return p.Document.ID + " " + p.Number }

func names(points []*index.Point) string {
	list := make([]string, len(points))
	for i, p := range points {
		list[i] = name(p)
	}
	return strings.Join(list, ", ")
}

// outline tells an index for a reader.
func outline(ix *index.Index) string {
	var b strings.Builder
	for _, d := range ix.Documents {
		fmt.Fprintf(&b, "document %s: %s\n", d.ID, names(d.Points))
	}
	for _, t := range ix.Topics {
		fmt.Fprintf(&b, "topic %s: %s; with those below: %s\n", t.ID, names(t.Points), names(t.All))
	}
	for _, r := range ix.References {
		var cited []string
		for _, c := range r.Cited {
			cited = append(cited, name(c.Point))
		}
		fmt.Fprintf(&b, "reference %s: %s\n", r.ID, strings.Join(cited, ", "))
	}
	for _, t := range ix.Tags {
		fmt.Fprintf(&b, "%s %s: %s\n", t.Facet, t.Value, names(t.Points()))
	}
	for _, p := range ix.Points {
		for _, r := range p.Related() {
			for _, reason := range r.Reasons {
				fmt.Fprintf(&b, "%s to %s: %s\n", name(p), name(r.Point), reason.Text)
			}
		}
	}
	return b.String()
}

// The whole index of the collection. A body relates no two points, nor does a
// topic above theirs; every relation says why.
func TestBuild(t *testing.T) {
	const want = `document autumn: autumn 1, autumn 2, autumn 3, autumn 4
document spring: spring 1, spring 2, spring 3, spring 4
document winter: winter 1
topic fisheries-subsidies: spring 1, spring 4; with those below: spring 1, spring 4
topic standards: autumn 3; with those below: autumn 3
topic subsidies: ; with those below: spring 1, spring 4
topic trade: ; with those below: autumn 3, spring 1, spring 4
reference fish-agreement: autumn 1, spring 1
reference sea-law: 
reference sea-instruments: autumn 4
reference trade-body: autumn 1, spring 2
attribution many: autumn 3, spring 1
attribution several: spring 2
attribution some: autumn 1
attribution few: autumn 3
attribution others: autumn 2
attribution impersonal: autumn 4, spring 3
verb reports: autumn 2, spring 1
verb emphasizes: spring 3
verb reaffirms: autumn 1, spring 1
verb asks: spring 2
verb supports: autumn 3, autumn 4
verb objects: autumn 3
actor delegations: autumn 1
actor experts: autumn 3
actor others: autumn 2
actor speakers: autumn 3, spring 1, spring 2
year 2021: spring 4
year 2022: spring 4
year 2030: spring 2
autumn 1 to spring 1: both cite the Fish Agreement
autumn 2 to spring 3: both say “that small island economies needed patient and predictable support”
autumn 3 to autumn 4: 4 opens with “In that connection”
autumn 4 to autumn 3: 4 opens with “In that connection”
spring 1 to spring 2: 2 opens with “In that connection”
spring 1 to autumn 1: both cite the Fish Agreement
spring 1 to spring 4: both speak of “Fisheries subsidies”
spring 2 to spring 1: 2 opens with “In that connection”
spring 3 to autumn 2: both say “that small island economies needed patient and predictable support”
spring 4 to spring 1: both speak of “Fisheries subsidies”
`
	if diff := cmp.Diff(want, outline(build(t, asRead))); diff != "" {
		t.Errorf("index (-want +got):\n%s", diff)
	}
}

// The order in which documents were read shows in nothing.
func TestAnyOrder(t *testing.T) {
	want := outline(build(t, asRead))
	for name, order := range map[string]func([]index.Reading){
		"reversed": slices.Reverse[[]index.Reading],
		"turned":   func(r []index.Reading) { r[0], r[1], r[2] = r[1], r[2], r[0] },
	} {
		if diff := cmp.Diff(want, outline(build(t, order))); diff != "" {
			t.Errorf("%s (-as read +got):\n%s", name, diff)
		}
	}
}

// What relates one point to another relates the other to it, for the same
// reasons, where neither has more than are shown.
func TestRelatedBothWays(t *testing.T) {
	ix := build(t, asRead)
	for _, p := range ix.Points {
		for _, r := range p.Related() {
			back := slices.IndexFunc(r.Point.Related(), func(b index.Relation) bool { return b.Point == p })
			if back < 0 {
				t.Errorf("%s is related to %s and not the other way round", name(p), name(r.Point))
			} else if diff := cmp.Diff(r.Reasons, r.Point.Related()[back].Reasons); diff != "" {
				t.Errorf("%s and %s: reasons differ:\n%s", name(p), name(r.Point), diff)
			}
		}
	}
}

// Topics hang together as in the vocabulary, members of a cited set have a
// place of their own, and what nobody names or cites has none.
func TestLookUps(t *testing.T) {
	ix := build(t, asRead)
	if ix.Topic("never-found") != nil || ix.Topic("digital-trade") != nil {
		t.Error("a topic without a point has a place")
	}
	trade, subsidies := ix.Topic("trade"), ix.Topic("subsidies")
	if got := trade.Narrower; len(got) != 2 || got[0].ID != "standards" || got[1] != subsidies || subsidies.Parents[0] != trade {
		t.Errorf("topics below trade: %v", got)
	}
	if !trade.Covers("fisheries-subsidies") || subsidies.Covers("standards") {
		t.Error("a topic covers what stands below it, and nothing else")
	}
	set, law := ix.Reference("sea-instruments"), ix.Reference("sea-law")
	if len(set.Members) != 2 || set.Members[0] != law || law.Sets[0] != set || len(law.Cited) != 0 {
		t.Errorf("the set has the members %v", set.Members)
	}
	if tag := ix.Tag(index.ByVerb, "asks"); tag == nil || tag.Name != "asks" {
		t.Errorf("the tag of verbs that ask is %v", tag)
	}
}

// A topic is counted under the class of the clause that names it, once for a
// point, and under the summary's own words where no clause does.
func TestCount(t *testing.T) {
	ix := build(t, asRead)
	tests := map[string][]index.ClassCount{
		"fisheries-subsidies": {{Class: "many", Count: 1}, {Class: index.OwnWords, Count: 1}},
		"standards":           {{Class: "many", Count: 1}, {Class: "few", Count: 1}, {Class: index.OwnWords, Count: 1}},
		"trade":               {{Class: "many", Count: 2}, {Class: "few", Count: 1}, {Class: index.OwnWords, Count: 2}},
	}
	for id, want := range tests {
		topic := ix.Topic(id)
		if diff := cmp.Diff(want, index.Count(topic, topic.All)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}
