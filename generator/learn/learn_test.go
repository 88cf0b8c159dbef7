package learn_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/learn"
	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/token"
	"precis/generator/vocab"
)

var topics = []policy.Topic{{ID: "harbours", Label: "Harbours"}, {ID: "rivers", Label: "River transport", Alt: []string{"locks"}}}

func setUp(t *testing.T) (*learn.Reader, *token.Scanner) {
	t.Helper()
	english, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	return learn.NewReader(english, topics), token.NewScanner(english.Abbreviations)
}

// examples are points in four documents: quays speak for harbours, barges for
// rivers, and the label "locks" is about doors.
func examples(scanner *token.Scanner) []learn.Example {
	var list []learn.Example
	add := func(document, text string, ids ...string) {
		e := learn.Example{Document: document, Texts: []*token.Text{scanner.Scan(text)}, Topics: ids, Complete: true}
		if strings.Contains(text, "locks") {
			e.Found = []policy.Assignment{{Topic: "rivers", Method: policy.TopicLabel, Evidence: []policy.Evidence{{Label: "locks"}}}}
		}
		list = append(list, e)
	}
	for i := range 32 {
		document := fmt.Sprint("d", i%4)
		add(document, "Speakers wanted longer quays beside deep water.", "harbours")
		add(document, "Many noted that barges carry grain.", "rivers")
		add(document, "The old locks on doors were discussed.")
		add(document, "Some asked for grain and deep ploughing.")
	}
	return list
}

// applied tells the topics of a text with the words for each.
func applied(w *learn.Weights, text *token.Text, found ...policy.Assignment) string {
	f := policy.Finding{Topics: found}
	w.Apply([]*token.Text{text}, &f)
	var lines []string
	for _, a := range f.Topics {
		var words []string
		for _, e := range a.Evidence {
			words = append(words, e.Words)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s: %s %s", a.Topic, a.Method, strings.Join(words, ", "), a.Why)))
	}
	for _, a := range f.LetGo {
		lines = append(lines, "let go: "+a.Topic)
	}
	return strings.Join(lines, "\n")
}

// What is learned is added by the words that speak for it and taken off by
// labels that mislead, and says why; it is the same when read from its file.
func TestLearn(t *testing.T) {
	reader, scanner := setUp(t)
	learned := reader.Train(examples(scanner))
	read, faults := learn.Read("topics.weights", learned.Bytes(), vocab.New(topics), reader)
	if len(faults) > 0 || string(read.Bytes()) != string(learned.Bytes()) {
		t.Fatalf("read back: %v\n%s", faults, cmp.Diff(string(learned.Bytes()), string(read.Bytes())))
	}
	byLock := policy.Assignment{Topic: "rivers", Method: policy.TopicLabel, Evidence: []policy.Evidence{{Quote: policy.Quote{Words: "locks"}, Label: "locks"}}}
	for name, test := range map[string]struct {
		text  string
		found []policy.Assignment
		want  string
	}{
		"added":             {"A new quay opened.", nil, "harbours learned: quay learned from 128 labelled points"},
		"several words":     {"Barges carry more.", nil, "rivers learned: Barges learned from 128 labelled points"},
		"not clear":         {"The grain was deep.", nil, ""},
		"label misleads":    {"The locks are old.", []policy.Assignment{byLock}, "let go: rivers"},
		"but words speak":   {"Barges pass the locks.", []policy.Assignment{byLock}, "rivers label: locks"},
		"nothing to go by":  {"Nothing else.", nil, ""},
		"no word reaches":   {"Deep. Carry.", nil, ""},
		"in its own number": {"Quays.", nil, "harbours learned: Quays learned from 128 labelled points"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, applied(read, scanner.Scan(test.text), test.found...)); diff != "" {
				t.Errorf("%s (-want +got):\n%s\n%s", test.text, diff, learned.Bytes())
			}
		})
	}
}

// The order of examples does not change what is learned.
func TestOrderOfExamples(t *testing.T) {
	reader, scanner := setUp(t)
	list := examples(scanner)
	want := string(reader.Train(list).Bytes())
	for range 3 {
		if diff := cmp.Diff(want, string(reader.Train(slices.Clone(list)).Bytes())); diff != "" {
			t.Fatalf("learned once more (-first +second):\n%s", diff)
		}
	}
}

// Where the examples show no gain nothing is taught, and nothing is changed.
func TestNothingToLearn(t *testing.T) {
	reader, scanner := setUp(t)
	var list []learn.Example
	for i := range 120 {
		e := learn.Example{Document: fmt.Sprint(i % 3), Texts: []*token.Text{scanner.Scan(fmt.Sprintf("Word%d stands alone.", i))}, Complete: true}
		if i%2 == 0 {
			e.Topics = []string{"rivers"}
		}
		list = append(list, e)
	}
	if w := reader.Train(list); w.Teaches() && w.Needs < 1<<20 {
		t.Errorf("learned from noise:\n%s", w.Bytes())
	}
}

// What is wrong with a file is named with its line; a topic that the
// vocabulary lost is a warning, and the rest counts.
func TestFaultyFiles(t *testing.T) {
	reader, _ := setUp(t)
	for name, test := range map[string]struct{ file, want string }{
		"unknown topic": {"learned from 120 points\nneeds 10\ntopic lakes -30\n40 shore\ntopic rivers -30\n60 barg\n", "topics.weights:3:1: warning: the vocabulary has no topic \"lakes\": what was learned of it counts for nothing"},
		"no weight":     {"learned from 120 points\ntopic rivers -30\nmuch barg\n", "topics.weights:3:1: \"much\" is no weight"},
		"no topic":      {"learned from 120 points\n60 barg\n", "topics.weights:2:1: \"60 barg\" stands before any topic"},
		"no head":       {"topic rivers -30\n", "topics.weights: the line \"learned from … points\" is missing"},
		"empty":         {"", "topics.weights: the line \"learned from … points\" is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := learn.Read("topics.weights", []byte(test.file), vocab.New(topics), reader)
			if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), test.want+"\n    hint: ") {
				t.Errorf("got %v, want %s", faults, test.want)
			}
		})
	}
}

// No file makes the reader panic, or names a place outside of it.
func FuzzRead(f *testing.F) {
	f.Add("learned from 120 points\nneeds 10\n\ntopic rivers -30\n60 barg carri\nmisleads locks\n")
	f.Add("topic\n\n misleads\n9999999999999999999 x")
	english, err := lexicon.For("en")
	if err != nil {
		f.Fatal(err)
	}
	reader, scanner := learn.NewReader(english, topics), token.NewScanner(nil)
	f.Fuzz(func(t *testing.T, data string) {
		w, faults := learn.Read("topics.weights", []byte(data), vocab.New(topics), reader)
		file := source.Read("topics.weights", []byte(data))
		for _, fault := range faults {
			if fault.At.Line > file.Lines() {
				t.Fatalf("%v is outside the file of %d lines", fault, file.Lines())
			}
		}
		w.Apply([]*token.Text{scanner.Scan("Barges carry grain.")}, new(policy.Finding))
		again, faults := learn.Read("topics.weights", w.Bytes(), vocab.New(topics), reader)
		if w.Points > 0 && (faults.Err() != nil || string(again.Bytes()) != string(w.Bytes())) {
			t.Fatalf("%v: written and read, %q is %q", faults, w.Bytes(), again.Bytes())
		}
	})
}
