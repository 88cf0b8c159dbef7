package policy

import "testing"

func TestEndsSentence(t *testing.T) {
	for words, want := range map[string]bool{
		"": false, "Rivers": false, "[Hearing on noise]": false, "Who pays?": true, "Board, 3rd meeting.": true, "“Who pays?”": true, "Noise (part 2)": false,
	} {
		if EndsSentence(words) != want {
			t.Errorf("%q: %v", words, !want)
		}
	}
}

func TestOpened(t *testing.T) {
	for opening, want := range map[string]string{"A mill was": "A mill was …", "A mill was built.": "A mill was built."} {
		if got := Opened(opening); got != want {
			t.Errorf("%q: got %q, want %q", opening, got, want)
		}
	}
}
