package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// collection is a folder of invented summaries in the form of the real ones:
// two themes, some thirty points of two sentences. Words come as often as in
// real text, few very often and most seldom; document i is the same however
// many there are.
func collection(documents int) fstest.MapFS {
	dictionary := invent(rand.New(rand.NewPCG(1, 2)), 12000)
	seeds := fstest.MapFS{}
	for i := range documents {
		random := rand.New(rand.NewPCG(3, uint64(i)))
		seeds[fmt.Sprintf("meeting-%05d.txt", i)] = &fstest.MapFile{Data: []byte(summary(random, dictionary))}
	}
	return seeds
}

// invent invents words of two to four syllables.
func invent(random *rand.Rand, n int) []string {
	consonants, vowels, ends := "bcdfghlmnprstv", "aeiou", []string{"", "n", "r", "s", "nt", "l", "tion", "ment", "ing", "ed"}
	seen := make(map[string]bool)
	var list []string
	for len(list) < n {
		var b strings.Builder
		for range 2 + random.IntN(3) {
			b.WriteByte(consonants[random.IntN(len(consonants))])
			b.WriteByte(vowels[random.IntN(len(vowels))])
		}
		b.WriteString(ends[random.IntN(len(ends))])
		if word := b.String(); !seen[word] {
			seen[word] = true
			list = append(list, word)
		}
	}
	return list
}

func summary(random *rand.Rand, dictionary []string) string {
	zipf := rand.NewZipf(random, 1.07, 8, uint64(len(dictionary)-1))
	small := []string{"the", "of", "and", "to", "in", "for", "on", "with", "that", "by"}
	some := func(n int) string {
		list := make([]string, n)
		for i := range list {
			if list[i] = dictionary[zipf.Uint64()]; i%3 == 1 {
				list[i] = small[random.IntN(len(small))]
			}
		}
		return strings.Join(list, " ")
	}
	who := []string{"Many participants", "Several speakers", "A number of speakers", "Some speakers", "Speakers"}
	verb := []string{"noted that", "called for", "underscored", "welcomed", "expressed concern about"}
	var b strings.Builder
	fmt.Fprintf(&b, "Review of %s\n\nDiscussions were held on the following themes:\n\n", some(3))
	themes := []string{some(9), some(9)}
	for i, theme := range themes {
		fmt.Fprintf(&b, "- (%c) %s%s\n", 'a'+i, strings.ToUpper(theme[:1])+theme[1:], []string{";", "."}[i])
	}
	for _, theme := range themes {
		fmt.Fprintf(&b, "\nSummary of the salient points of the round table on %s\n\n", theme)
		for range 13 + random.IntN(5) {
			fmt.Fprintf(&b, "- %s %s %s.", who[random.IntN(len(who))], verb[random.IntN(len(verb))], some(14+random.IntN(20)))
			if random.IntN(3) > 0 {
				fmt.Fprintf(&b, " It was emphasized that %s.", some(10+random.IntN(15)))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}
