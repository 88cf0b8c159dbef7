package token

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func scan(text string) *Text { return NewScanner([]string{"para.", "Ms.", "No."}).Scan(text) }

func TestWords(t *testing.T) {
	tests := map[string]struct{ give, want string }{
		"plain":               {"Many speakers noted", "many|speakers|noted"},
		"hyphens part words":  {"evidence-based", "evidence|based"},
		"possessive":          {"the Office's efforts", "the|office|efforts"},
		"curly possessive":    {"the Office’s efforts", "the|office|efforts"},
		"symbols stay whole":  {"A/RES/S-30/1, E/CN.7/2009/L.2.", "a/res/s-30/1|e/cn.7/2009/l.2"},
		"or is no symbol":     {"and/or", "and|or"},
		"decimals":            {"target 3.5 and 1,000", "target|3.5|and|1,000"},
		"range":               {"paras. 3-5", "paras|3|5"},
		"accents":             {"Côte d’Ivoire", "cote|d'ivoire"},
		"other scripts":       {"совещание 会议", "совещание|会议"},
		"soft hyphen":         {"traf\u00ADficking in drugs\u00AD", "trafficking|in|drugs"},
		"zero-width":          {"traf\u200Bfick\u200D\u2060ing \uFEFFdrugs", "trafficking|drugs"},
		"unseen possessive":   {"Office\u00AD’\u200Bs", "office"},
		"no-break spaces":     {"drug\u00A0trafficking\u202Fof\u2007late", "drug|trafficking|of|late"},
		"no-break hyphens":    {"evidence\u2011based, E/2019/28\u2011E/CN.7/2019/13", "evidence|based|e/2019/28-e/cn.7/2019/13"},
		"decomposed":          {"Co\u0302te re\u0301union", "cote|reunion"},
		"ligatures":           {"e\uFB03cient", "efficient"},
		"nothing":             {" \n — ", ""},
		"resolution in prose": {"resolution 64/182 of", "resolution|64/182|of"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var folds []string
			for _, token := range scan(test.give).Tokens {
				folds = append(folds, token.Fold)
			}
			if got := strings.Join(folds, "|"); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestSeen(t *testing.T) {
	text := scan("UN\u00ADODC A/RES\u200B/64/182 E/28\u2011E/13 Re\u0301union’s")
	want := []string{"UNODC", "A/RES/64/182", "E/28-E/13", "Réunion’s"}
	for i := range text.Tokens {
		if got := text.Seen(i); got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
}

// One letter for a name that is withheld ends a sentence as well.
func TestWithheldNames(t *testing.T) {
	text := "We wrote to Mr. X. The Council replied. Then Ms. Y. Lind and Ms. A. B. spoke. She told Mr. A. A. Roe. It was late."
	var got []string
	for _, s := range NewScanner([]string{"Mr.", "Ms."}, "the", "it", "a", "she").Scan(text).Sentences {
		got = append(got, text[s.Start:s.End])
	}
	want := []string{"We wrote to Mr. X.", "The Council replied.", "Then Ms. Y. Lind and Ms. A. B. spoke.", "She told Mr. A. A. Roe.", "It was late."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestSentences(t *testing.T) {
	text := "See para. 36 of the Declaration. Ms. X spoke; No. 5 followed. It was noted. Ms. A. B. Lind left part B. Others did not.  "
	var got []string
	for _, s := range scan(text).Sentences {
		got = append(got, text[s.Start:s.End])
	}
	want := []string{"See para. 36 of the Declaration.", "Ms. X spoke; No. 5 followed.", "It was noted.", "Ms. A. B. Lind left part B.", "Others did not."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}

func TestBreaks(t *testing.T) {
	text := scan("cash, crime; (law) “rule” so-called end")
	want := []Break{0, Comma, Pause | Bracket, Bracket | Quote, Quote, Hyphen, 0}
	for i, token := range text.Tokens {
		if token.Before != want[i] {
			t.Errorf("before %q: %b, want %b", token.Fold, token.Before, want[i])
		}
	}
}

func TestFormsMeet(t *testing.T) {
	for _, pair := range [][2]string{
		{"organisation", "organizations"}, {"programme", "programs"}, {"legalised", "legalization"}, {"conventions", "convention"},
	} {
		a, b := scan(pair[0]).Tokens[0], scan(pair[1]).Tokens[0]
		if a.Stem != b.Stem {
			t.Errorf("%s and %s have the stems %s and %s", pair[0], pair[1], a.Stem, b.Stem)
		}
	}
	for give, want := range map[string]string{"policies": "policy", "gas": "gas", "analysis": "analysis", "boxes": "box", "drugs": "drug", "virus": "virus", "abuses": "abuse"} {
		if got := scan(give).Tokens[0].Plain; got != want {
			t.Errorf("singular of %s: %s, want %s", give, got, want)
		}
	}
}

// Words that Porter2 takes for one keep apart, and their forms together.
func TestFormsKeepApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"international", "internal"}, {"important", "imports"}, {"emergency", "emerging"}, {"organs", "organizations"},
		{"organic", "organized"}, {"nationality", "national"}, {"executive", "execution"}, {"accession", "access"},
		{"responsibility", "response"}, {"university", "universal"}, {"authors", "authorities"}, {"severe", "several"},
	} {
		a, b := scan(pair[0]).Tokens[0], scan(pair[1]).Tokens[0]
		if a.Stem == b.Stem {
			t.Errorf("%s and %s have the one stem %s", pair[0], pair[1], a.Stem)
		}
	}
	for _, pair := range [][2]string{{"internationally", "international"}, {"emergencies", "emergency"}, {"customs", "customs"}} {
		a, b := scan(pair[0]).Tokens[0], scan(pair[1]).Tokens[0]
		if a.Stem != b.Stem {
			t.Errorf("%s and %s have the stems %s and %s", pair[0], pair[1], a.Stem, b.Stem)
		}
	}
}

// Every letter and digit of a text stands in one token, in order.
func FuzzScanLosesNothing(f *testing.F) {
	for _, s := range []string{"Many speakers noted A/RES/64/182.", "a’b 1.2.3, x-y/z-9 d’", "é e\u0301 ß ﬁ", "\xff\xfe", "para. No. 5", "a\u00AD\u200Bb’\u200Bs"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := scan(s)
		end := 0
		for i, token := range text.Tokens {
			if token.Start < end || token.End <= token.Start {
				t.Fatalf("token %d stands at %v, after %d", i, token.Span, end)
			}
			if gap := s[end:token.Start]; strings.IndexFunc(gap, isWordRune) >= 0 {
				t.Fatalf("lost %q", gap)
			}
			if int(token.Sentence) >= len(text.Sentences) {
				t.Fatalf("token %q has no sentence", text.Word(i))
			}
			end = token.End
		}
		if strings.IndexFunc(s[end:], unicode.IsLetter) >= 0 {
			t.Fatalf("lost %q", s[end:])
		}
	})
}

// A phrase of a list is parted and folded as a text is.
func TestFolded(t *testing.T) {
	scanner := NewScanner([]string{"para."})
	for _, text := range []string{"", "many speakers", "the U.S.’s Senate", "A/RES/S-30/1, para. 3", "poly-drug  use", "l’État d’Ivoire", "(c) \u00adso\u00adft"} {
		var want []string
		for _, t := range scanner.Scan(text).Tokens {
			want = append(want, t.Fold)
		}
		if got := Folded(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
