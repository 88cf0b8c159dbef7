package discover

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/token"
)

// Points of a meeting on fisheries, written for this test.
var fisheries = []string{
	"Many participants noted that illegal fishing remained a threat to small-scale fisheries and to food security.",
	"Several speakers called for port State measures against illegal fishing, and for observers on fishing vessels.",
	"It was emphasized that small-scale fisheries needed access to markets and to credit.",
	"Speakers from New Haven noted that the New Haven market had been rebuilt.",
	"A number of delegations underlined the importance of marine protected areas and of scientific advice.",
	"Marine protected areas were said to be a measure of last resort where scientific advice was lacking.",
	"Food security depended on fish stocks, and fish stocks on the implementation of measures.",
	"Some participants expressed concern about the implementation of measures on bycatch.",
	"Bycatch of turtles had fallen; scientific advice on bycatch was now published each year.",
}

func TestTopicsAreNamedAsAPersonWouldNameThem(t *testing.T) {
	got := labels(t, fisheries)
	for _, want := range []string{"Illegal fishing", "Small-scale fisheries", "Food security", "Scientific advice", "Bycatch"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is no topic; those found: %s", want, strings.Join(got, ", "))
		}
	}
	for _, topic := range got {
		for _, never := range []string{"speaker", "participant", "implementation", "measure", "importance", "noted", "new haven"} {
			if strings.Contains(strings.ToLower(topic), never) {
				t.Errorf("%q is a topic", topic)
			}
		}
	}
}

// The order of points is not that of topics.
func TestOrderDoesNotMatter(t *testing.T) {
	want := labels(t, fisheries)
	shuffled := slices.Clone(fisheries)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	if diff := cmp.Diff(want, labels(t, shuffled)); diff != "" {
		t.Errorf("topics (-in order +shuffled):\n%s", diff)
	}
}

// A phrase that stands below another is said to.
func TestPhrasesThatEndInATopicStandBelowIt(t *testing.T) {
	points := []string{
		"The trafficking had grown.", "Profit came of trafficking.", "Boats were used for trafficking.",
		"Timber trafficking emptied forests.", "Wardens met timber trafficking with drones.",
		"Roads were built.", "Schools were closed.", "Rain fell.", "Snow fell.", "Wind blew.", "Hail fell.", "Fog rose.", "Dew fell.", "Sleet fell.", "Mist rose.", "Ice broke.", "Trees grew.",
	}
	for _, topic := range topicsOf(scanned(t, points), english(t)) {
		if topic.ID == "timber-trafficking" {
			if diff := cmp.Diff([]string{"trafficking"}, topic.Broader); diff != "" {
				t.Error(diff)
			}
			return
		}
	}
	t.Error("timber trafficking is no topic")
}

func TestNothingInNothingOut(t *testing.T) {
	for _, points := range [][]string{nil, {""}, {"Many speakers noted this."}} {
		if got := labels(t, points); len(got) > 0 {
			t.Errorf("%q gives %q", points, got)
		}
	}
}

func labels(t *testing.T, points []string) []string {
	t.Helper()
	var names []string
	for _, topic := range topicsOf(scanned(t, points), english(t)) {
		names = append(names, topic.Label)
	}
	return names
}

func scanned(t testing.TB, points []string) [][]*token.Text {
	t.Helper()
	scanner := token.NewScanner(english(t).Abbreviations)
	texts := make([][]*token.Text, len(points))
	for i, p := range points {
		texts[i] = []*token.Text{scanner.Scan(p)}
	}
	return texts
}

func english(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.For("en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// topicsOf gives the topics of points that nothing is remembered of.
func topicsOf(points [][]*token.Text, l *lexicon.Lexicon) []policy.Topic {
	return topics(cover(candidates(points, l), len(points), len(points)))
}
