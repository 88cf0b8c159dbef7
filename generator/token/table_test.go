package token

import "testing"

// A table holds what was set and nothing else, whole or in two parts.
func FuzzTable(f *testing.F) {
	f.Add("polydrug", "of", "poly", "drug")
	f.Add("", "a", "", "")
	f.Add("ab", "abc", "a", "bc")
	f.Fuzz(func(t *testing.T, a, b, part, rest string) {
		var table Table[int]
		table.Set(a, 1)
		table.Set(b, 2)
		want := map[string]int{a: 1}
		want[b] = 2
		for _, word := range []string{a, b, part, rest, part + rest} {
			if got := table.Get(word); got != want[word] {
				t.Errorf("of %q: %d, want %d", word, got, want[word])
			}
			if got := table.Of(&Word{Fold: word}); got != want[word] {
				t.Errorf("of the word %q: %d, want %d", word, got, want[word])
			}
			for _, token := range NewScanner(nil).Scan(word).Tokens {
				if got := table.Of(token.Word); got != want[token.Fold] {
					t.Errorf("of the token %q: %d, want %d", token.Fold, got, want[token.Fold])
				}
			}
		}
		got, held := table.Joined(part, rest)
		if value, is := want[part+rest]; got != value || held != is {
			t.Errorf("of %q and %q: %d %v, want %d %v", part, rest, got, held, value, is)
		}
	})
}
