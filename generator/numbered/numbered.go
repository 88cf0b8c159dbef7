// Package numbered finds the works that texts call by a symbol or a number:
// documents ("A/RES/64/182"), the acts of bodies ("Security Council resolution
// 1325 (2000)"), goals and targets ("SDG 3.5"). It needs no list of works.
// What their symbols and numbers look like is data in the lexicon.
package numbered

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/lexicon"
	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/token"
)

// Works finds works in texts. It is safe for concurrent use.
type Works struct {
	lexicon.Works
	forms        map[string][]lexicon.Form // by what they begin with
	nouns        words[string]             // of acts: "resolution"
	links, joins words[bool]
	bodies       words[body]
	goals        words[goalName]
	knownBy      words[int] // index in Goals
	entitled     words[bool]
	units        words[bool]
	belongs      words[bool]
	noNumbers    words[bool]
	prepositions words[bool]
	months       map[string]int
	articles     map[string]bool
}

// body is one name of a body.
type body struct {
	at    int // index in Bodies
	short bool
}

// New makes a finder from a language's lexicon.
func New(l *lexicon.Lexicon, scanner *token.Scanner) *Works {
	w := &Works{Works: l.Works, forms: make(map[string][]lexicon.Form), months: make(map[string]int), articles: make(map[string]bool)}
	for _, f := range l.Works.Symbols {
		for _, head := range f.Begins {
			w.forms[head] = append(w.forms[head], f)
		}
	}
	for act, nouns := range l.Works.Acts {
		for _, noun := range nouns {
			w.nouns.add(scanner, noun, act)
		}
	}
	for i, b := range l.Works.Bodies {
		for _, name := range b.Names {
			w.bodies.add(scanner, name, body{i, false})
		}
		for _, name := range b.Short {
			w.bodies.add(scanner, name, body{i, true})
		}
	}
	for i, g := range l.Works.Goals {
		w.addGoals(scanner, i, g)
	}
	for to, list := range map[*words[bool]][]string{
		&w.links: l.Works.ActLinks, &w.joins: l.Works.ActJoins, &w.entitled: l.Works.Entitled, &w.units: l.Works.Units,
		&w.belongs: l.Works.Belongs, &w.noNumbers: l.Works.NoNumbers, &w.prepositions: l.Prepositions,
	} {
		for _, text := range list {
			to.add(scanner, text, true)
		}
	}
	for i, month := range l.Works.Months {
		w.months[token.Fold(month)] = i + 1
	}
	for _, a := range l.Articles {
		w.articles[a] = true
	}
	return w
}

// Found is a place where a work is called by a symbol or number, or seems to
// be.
type Found struct {
	From, To   int                // tokens
	Start, End int                // bytes, with the closing bracket of a symbol
	Work       policy.Reference   // without ID when open
	More       []policy.Reference // works between the ends of a range, of which this is the last
	Part       string             // of the work: "A to E"; "" for the whole
	Number     string             // of an act that no unknown body is named for: "resolution 45/8"
	Method     policy.NameMethod
	Open       string // why it could not be settled, as a clause for the reader
}

// Document is what is known of a whole document before its paragraphs are
// read: which bodies it names, and whose act it is.
type Document struct {
	*Works
	named map[int]bool // bodies that are named in full, by index
	goals map[int]bool // families of goals that are named
	own   int          // the body whose act the document is; -1 when not known
}

// Document reads a document as a whole. The symbol is the document's own; it
// may be empty.
func (w *Works) Document(texts []*token.Text, symbol string) *Document {
	d := &Document{Works: w, named: make(map[int]bool), goals: make(map[int]bool), own: -1}
	owners := make(map[int]bool)
	for i, b := range w.Bodies {
		for _, numbers := range b.Acts {
			for _, n := range numbers {
				if prefix, _, _ := strings.Cut(n.Symbol, "$"); prefix != "" && strings.HasPrefix(symbol, prefix) {
					owners[i] = true
				}
			}
		}
	}
	for _, text := range texts {
		for i := range text.Tokens {
			if n, names := w.bodies.at(text, i); n > 0 && !capitalBefore(text, i) {
				for _, b := range names {
					d.named[b.at] = d.named[b.at] || !b.short
				}
			}
			if n, goals := w.knownBy.at(text, i); n > 0 {
				d.goals[goals[0]] = true
			}
		}
		if b, ok := w.opening(text); ok {
			owners[b] = true
		}
	}
	if len(owners) == 1 {
		for b := range owners {
			d.own = b
		}
	}
	return d
}

// opening gives the body that a paragraph says the document is an act of:
// "The General Assembly,", "Resolution adopted by the General Assembly".
func (w *Works) opening(text *token.Text) (int, bool) {
	i := w.skipArticle(text, 0)
	n, _ := w.nouns.at(text, i)
	if n > 0 {
		link, _ := w.links.at(text, i+n)
		if link == 0 {
			return 0, false
		}
		i = w.skipArticle(text, i+n+link)
	}
	length, names := w.bodies.at(text, i)
	if length == 0 || names[0].short || n == 0 && i+length < len(text.Tokens) {
		return 0, false
	}
	return names[0].at, true
}

// Find gives the works in a text, in order and without overlap.
func (d *Document) Find(text *token.Text) []Found {
	var found []Found
	for i := 0; i < len(text.Tokens); {
		here := d.symbols(text, i)
		if n, _ := d.nouns.at(text, i); here == nil && n > 0 { // "decision 1/CP.21"
			if here = d.symbols(text, i+n); here != nil {
				here[0].From, here[0].Start = i, text.Tokens[i].Start
			}
		}
		if here == nil {
			here = d.acts(text, i)
		}
		if here == nil {
			here = d.goalsAt(text, i)
		}
		next := i + 1
		for _, f := range here {
			next = max(next, f.To)
		}
		found = append(found, here...)
		i = next
	}
	slices.SortStableFunc(found, func(a, b Found) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// instrument makes the reference for a symbol or, where there is none, for a
// title.
func instrument(symbol, title string) policy.Reference {
	return policy.Reference{ID: slug.Make(cmp.Or(policy.SymbolKey(symbol), title)), Kind: policy.Instrument, Title: title, Symbol: symbol}
}

// filled is a template without the brackets that an empty group left behind.
func filled(text string) string {
	return strings.TrimSpace(strings.Join(strings.Fields(strings.ReplaceAll(text, "()", "")), " "))
}

// whole gives the token behind a run of bytes that begins with token i, or 0
// when the run ends inside a word.
func whole(text *token.Text, i, end int) int {
	to := i
	for to < len(text.Tokens) && text.Tokens[to].End <= end {
		to++
	}
	if to == i || to < len(text.Tokens) && text.Tokens[to].Start < end {
		return 0
	}
	return to
}

// capitalBefore tells whether the word before token i has a capital and no
// break behind it, so that both may be one name: "OAS General Assembly". A
// word that only begins a sentence does not count.
func capitalBefore(text *token.Text, i int) bool {
	if i == 0 || text.Tokens[i].Before&^token.Hyphen != 0 {
		return false
	}
	word := text.Word(i - 1)
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return false
	}
	begins := i == 1 || text.Tokens[i-2].Sentence != text.Tokens[i-1].Sentence || text.Tokens[i-1].Before&^token.Hyphen != 0
	return !begins || len(word) > 1 && word == strings.ToUpper(word)
}

func (w *Works) skipArticle(text *token.Text, i int) int {
	for i < len(text.Tokens) && w.articles[text.Tokens[i].Fold] {
		i++
	}
	return i
}
