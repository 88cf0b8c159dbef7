package index

import "strings"

// wordsBriefly is how many words of a wording that two points share tell in a
// large collection which one is meant.
const wordsBriefly = 4

// Brief is the reason with the words that it quotes cut to the first few, for
// large collections: the two points have them all.
func (r Reason) Brief() string {
	before, rest, quotes := strings.Cut(r.Text, "“")
	words, after, closed := strings.Cut(rest, "”")
	if end := strings.LastIndex(rest, "”"); r.Kind == SameWording && end >= 0 { // which may quote in turn
		words, after = rest[:end], rest[end+len("”"):]
	}
	if !quotes || !closed {
		return r.Text
	}
	list := make([]string, 0, wordsBriefly)
	for word := range strings.FieldsSeq(words) {
		if len(list) == wordsBriefly {
			return before + "“" + strings.TrimRight(strings.Join(list, " "), ",;:") + " …”" + after
		}
		list = append(list, word)
	}
	return before + "“" + strings.Join(list, " ") + "”" + after
}
