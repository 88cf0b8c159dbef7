package search

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// About how many bytes a file holds. A query loads one file for each word.
const (
	termBytes = 12 << 10
	wordBytes = 24 << 10
)

// part is the text of one file and the word that it begins with.
type part struct {
	first string
	text  string
}

func firsts(parts []part) []string {
	list := make([]string, len(parts))
	for i, p := range parts {
		list[i] = p.first
	}
	return list
}

// line writes a term: its forms, how much it tells, its points, its groups,
// parted by tabs. A term that tells nothing, being common, has rarity 0.
func (t *term) line(points int) string {
	var b strings.Builder
	for i, form := range t.forms {
		if i == 0 {
			b.WriteString(form)
			continue
		}
		b.WriteString(" " + front(t.forms[0], form))
	}
	rarity := 0
	if !t.common {
		rarity = t.rarity(points)
	}
	var own, shared encoder
	own.postings(t.points)
	shared.postings(t.groups)
	b.WriteString("\t" + strconv.Itoa(rarity) + "\t" + own.String())
	if len(t.groups) > 0 {
		b.WriteString("\t" + shared.String())
	}
	return b.String()
}

// termShards cuts the terms into files. A form that belongs to another file
// than its term's stands there too, with the first form of the term: who looks
// for a form needs one look, or two.
func termShards(lexicon []*term, points int) []part {
	var parts []part
	var lines [][]string
	at := make([]int, len(lexicon)) // file of each term
	size := termBytes
	for i, t := range lexicon {
		line := t.line(points)
		if size+len(line) > termBytes && size > 0 {
			parts = append(parts, part{first: t.forms[0]})
			lines = append(lines, nil)
			size = 0
		}
		size += len(line) + 1
		at[i] = len(parts) - 1
		lines[at[i]] = append(lines[at[i]], line)
	}
	names := firsts(parts)
	for i, t := range lexicon {
		for _, form := range t.forms[1:] {
			if file := find(names, form); file != at[i] {
				lines[file] = append(lines[file], form+"\t"+t.forms[0])
			}
		}
	}
	for i := range parts {
		parts[i].text = strings.Join(lines[i], "\n")
	}
	return parts
}

// find gives the file that a word belongs to: the last that begins at it or
// before it.
func find(firsts []string, word string) int {
	i, found := slices.BinarySearchFunc(firsts, word, compare)
	if found {
		return i
	}
	return max(i-1, 0)
}

// shortest is the length from which a word can be taken for mistyped.
const shortest = 4

// wordShards lists the forms that somebody can mean who mistypes: words of
// letters, each with the binary order of how many points have it. A number
// with a wrong digit is another number, and never corrected.
func wordShards(lexicon []*term) []part {
	type entry struct {
		form string
		df   int
	}
	var entries []entry
	for _, t := range lexicon {
		for _, form := range t.forms {
			if len(form) >= shortest && strings.IndexFunc(form, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) < 0 {
				entries = append(entries, entry{form, t.df})
			}
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return compare(a.form, b.form) })
	var parts []part
	var text strings.Builder
	previous := ""
	flush := func() {
		if text.Len() > 0 {
			parts[len(parts)-1].text = text.String()
			text.Reset()
		}
		previous = ""
	}
	for _, e := range entries {
		if text.Len() == 0 || text.Len() > wordBytes {
			flush()
			parts = append(parts, part{first: e.form})
		} else {
			text.WriteByte(' ')
		}
		text.WriteString(front(previous, e.form) + string(digits[bits.Len(uint(e.df))]))
		previous = e.form
	}
	flush()
	return parts
}
