package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/policy"
	"precis/generator/token"
)

// Wording is a run of eight words or more that stands in two documents or more: agreed
// language, or words that one took from the other. Which of these it is the
// words do not say.
type Wording struct {
	Words  string  // as the first place writes them
	Length int     // in words
	Places []Place // in reading order
}

// Place is where a wording stands.
type Place struct {
	Point *Point
	Words policy.Quote
}

// Documents counts the documents that have the wording.
func (w *Wording) Documents() int {
	n := 0
	for i, p := range w.Places {
		if i == 0 || p.Point.Document != w.Places[i-1].Point.Document {
			n++
		}
	}
	return n
}

// What is listed as a wording: so many words, of which so many are neither
// small words nor names.
const (
	agreedRun   = 8
	agreedWords = 4
)

// agreed gives the wordings that documents share, each at its full length. A
// part of a wording counts as one of its own only where more places have it.
func (r *relater) agreed(shared [][]occurrence) []Wording {
	var wordings []Wording
	seen := make(map[grown]bool)
	var last grown
	for _, places := range shared {
		if last.covers(places) {
			continue
		}
		places = r.same(places)
		if r.oneDocument(places) {
			continue
		}
		run := r.grow(places)
		last = run
		if seen[run] || !r.isLanguage(run) {
			continue
		}
		seen[run] = true
		if w := r.wordingOf(places, run); !slices.ContainsFunc(places, func(o occurrence) bool { return r.isSubject(o.point, w.Words) }) {
			wordings = append(wordings, w)
		}
	}
	slices.SortStableFunc(wordings, func(a, b Wording) int {
		return cmp.Or(cmp.Compare(b.Documents(), a.Documents()), cmp.Compare(b.Length, a.Length))
	})
	telling := make(map[string]bool)
	return slices.DeleteFunc(wordings, func(w Wording) bool {
		words := r.telling(w)
		defer func() { telling[words] = true }()
		return telling[words]
	})
}

// telling gives the words of a wording that are not small words: two that
// differ in those alone are one wording, and the one that more places have is
// shown.
func (r *relater) telling(w Wording) string {
	place := w.Places[0]
	var words []string
	for _, t := range place.Point.texts[place.Words.Paragraph].Tokens {
		if t.Start >= place.Words.Start && t.End <= place.Words.End && !r.common[t.Fold] {
			words = append(words, t.Fold)
		}
	}
	return strings.Join(words, " ")
}

// isLanguage tells a run that says something from one that names somebody.
func (r *relater) isLanguage(run grown) bool {
	if run.length < agreedRun {
		return false
	}
	n, text := 0, r.points[run.first.point].texts[run.first.paragraph]
	for k := run.first.token; k < run.first.token+run.length; k++ {
		if first, _ := utf8.DecodeRuneInString(text.Word(k)); !r.common[text.Tokens[k].Fold] && unicode.IsLower(first) {
			n++
		}
	}
	return n >= agreedWords
}

// same leaves out the places whose words are others with the same hash.
func (r *relater) same(places []occurrence) []occurrence {
	first := r.tokens(places[0])[places[0].token:]
	return slices.DeleteFunc(slices.Clone(places), func(o occurrence) bool {
		for k, t := range r.tokens(o)[o.token : o.token+wordingRun] {
			if t.Fold != first[k].Fold {
				return true
			}
		}
		return false
	})
}

func (r *relater) tokens(o occurrence) []token.Token {
	return r.points[o.point].texts[o.paragraph].Tokens
}

func (r *relater) oneDocument(places []occurrence) bool {
	return !slices.ContainsFunc(places, func(o occurrence) bool {
		return r.points[o.point].Document != r.points[places[0].point].Document
	})
}

// grown is a run at its full length: how far before and behind the run that
// was found it reaches, from its first place, and how many places have it.
type grown struct {
	first  occurrence
	length int
	places int
}

// covers tells whether a run of some places lies in the one that was grown
// last. With as many places it is a part of it, and grows to the same.
func (g grown) covers(places []occurrence) bool {
	o := places[0]
	return len(places) == g.places && o.point == g.first.point && o.paragraph == g.first.paragraph &&
		g.first.token <= o.token && o.token+wordingRun <= g.first.token+g.length
}

// grow extends a run as far as all its places go on with the same words inside
// one sentence.
func (r *relater) grow(places []occurrence) grown {
	agree := func(offset int) bool {
		at := places[0].token + offset
		x := r.tokens(places[0])
		if at < 0 || at >= len(x) {
			return false
		}
		return !slices.ContainsFunc(places, func(o occurrence) bool {
			y, k := r.tokens(o), o.token+offset
			return k < 0 || k >= len(y) || y[k].Fold != x[at].Fold || y[k].Sentence != y[o.token].Sentence
		})
	}
	before, behind := 0, wordingRun
	for agree(before - 1) {
		before--
	}
	for agree(behind) {
		behind++
	}
	first := places[0]
	first.token += before
	return grown{first, behind - before, len(places)}
}

func (r *relater) wordingOf(places []occurrence, run grown) Wording {
	before := run.first.token - places[0].token
	w := Wording{Length: run.length}
	for _, o := range places {
		p := r.points[o.point]
		text := p.texts[o.paragraph]
		from, to := text.Tokens[o.token+before], text.Tokens[o.token+before+run.length-1]
		w.Places = append(w.Places, Place{p, policy.Quote{
			Words: text.Source[from.Start:to.End], Paragraph: o.paragraph, Start: from.Start, End: to.End, Sentence: int(from.Sentence),
		}})
	}
	w.Words = w.Places[0].Words.Words
	return w
}
