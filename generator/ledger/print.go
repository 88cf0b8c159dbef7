package ledger

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	hashBytes   = 9  // twelve characters, and no two texts alike by chance
	mostSampled = 16 // pairs of words in a sketch
	pairChars   = 3  // of a sketch, for each
	pairCodes   = 1 << (6 * pairChars)
)

// Print is what the ledger keeps of some words.
type Print struct {
	Hash   string // of all of them
	Size   int    // how many different pairs of neighbouring words they hold
	Sketch string // up to mostSampled of these pairs, pairChars characters each
}

// words are some words as the texts have them now. Pairs are only made of those
// that are looked at more closely.
type words struct {
	hash   string
	folded string // parted by single spaces
	pairs  map[uint64]bool
	short  map[string]bool // the pairs as a sketch writes them
}

// read folds a text that comes in parts.
func read(parts ...string) *words {
	var b strings.Builder
	for _, part := range parts {
		fold(&b, part)
	}
	folded := b.String()
	sum := sha256.Sum256([]byte(folded))
	return &words{hash: base64.RawURLEncoding.EncodeToString(sum[:hashBytes]), folded: folded}
}

// fold writes the words of a text in small letters, without accents and without
// characters that do not show, a space before each but the first. A word is a
// run of letters and digits. This must stay as it is: the files that publishers
// keep rest on it.
func fold(b *strings.Builder, text string) {
	gap := b.Len() > 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			end := i
			for end < len(text) && text[end] >= utf8.RuneSelf {
				end++
			}
			for _, r := range norm.NFKD.String(text[i:end]) {
				switch {
				case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
				case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
					gap = part(b, gap)
					b.WriteRune(unicode.ToLower(r))
				default:
					gap = b.Len() > 0
				}
			}
			i = end
			continue
		}
		i++
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		default:
			gap = b.Len() > 0
			continue
		}
		gap = part(b, gap)
		b.WriteByte(c)
	}
}

// part parts a word from the one before it.
func part(b *strings.Builder, gap bool) bool {
	if gap {
		b.WriteByte(' ')
	}
	return false
}

// Points begin as their trade has it, in whatever language: "Many speakers
// noted the importance of". How many words at the beginning are not looked at
// to tell one from another, but never more than half of all.
const ledBy = 6

// pair makes the pairs of neighbouring words, once. A single word is a pair by
// itself.
func (w *words) pair() {
	if w.pairs != nil {
		return
	}
	w.pairs, w.short = make(map[uint64]bool), make(map[string]bool)
	add := func(pair string) {
		sum := mix(pair)
		w.pairs[sum] = true
		w.short[brief(sum)] = true
	}
	from := 0
	for range min(ledBy, (strings.Count(w.folded, " ")+1)/2) {
		from += strings.IndexByte(w.folded[from:], ' ') + 1
	}
	if strings.IndexByte(w.folded[from:], ' ') < 0 {
		if w.folded != "" {
			add(w.folded)
		}
		return
	}
	for {
		second := from + strings.IndexByte(w.folded[from:], ' ') + 1
		length := strings.IndexByte(w.folded[second:], ' ')
		if length < 0 {
			add(w.folded[from:])
			return
		}
		add(w.folded[from : second+length])
		from = second
	}
}

// mix hashes a pair of words: FNV-1a, its bits stirred so that all of them
// depend on all of the words.
func mix(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// alphabet is that of base 64 in addresses.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// brief is how a sketch writes a pair: by bits that did not choose it.
func brief(sum uint64) string {
	return string([]byte{alphabet[sum&63], alphabet[sum>>6&63], alphabet[sum>>12&63]})
}

// print gives what the ledger keeps of the words.
func (w *words) print() Print {
	w.pair()
	all := make([]uint64, 0, len(w.pairs))
	for sum := range w.pairs {
		all = append(all, sum)
	}
	slices.SortFunc(all, cmp.Compare)
	var b strings.Builder
	for _, sum := range all[:min(len(all), mostSampled)] {
		b.WriteString(brief(sum))
	}
	return Print{w.hash, len(all), b.String()}
}

// sampled gives the pairs of a sketch.
func (p Print) sampled() []string {
	pairs := make([]string, 0, mostSampled)
	for at := 0; at+pairChars <= len(p.Sketch); at += pairChars {
		pairs = append(pairs, p.Sketch[at:at+pairChars])
	}
	return pairs
}

// likeness is how much of some words stands in others, in thousandths and as
// far as a sketch of them tells. Whole numbers are alike on every machine.
type likeness struct {
	hits int // pairs of the sketch that stand in the others
	in   int // the share of the words that does
	of   int // the share of the others that it makes up
	both int // what both hold, of what either holds

	pairs int // that the shorter of both holds
}

// likeness compares the words of a print with others, but for the pairs that
// are formulas.
func (p Print) likeness(w *words, formulas map[string]bool) likeness {
	w.pair()
	var l likeness
	telling, sampled := 0, p.sampled()
	for _, pair := range sampled {
		if formulas[pair] {
			continue
		}
		telling++
		if w.short[pair] {
			l.hits++
		}
	}
	if l.hits == 0 {
		return l
	}
	size, other := (p.Size*telling+len(sampled)-1)/len(sampled), 0
	for pair := range w.short {
		if !formulas[pair] {
			other++
		}
	}
	shared := min(l.hits*size/telling, other)
	l.pairs = min(size, other)
	l.in = 1000 * l.hits / telling
	l.of = 1000 * shared / other
	l.both = 1000 * shared / (size + other - shared)
	return l
}

const (
	openingWords = 9
	openingBytes = 72
)

// opening gives the first words of a text for people: on one line, without
// characters that do not show.
func opening(text string) string {
	text = text[:min(len(text), 16*openingBytes)] // no word is looked at that cannot be shown
	var b strings.Builder
	for i, word := range strings.Fields(strings.ToValidUTF8(text, "")) {
		word = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				return -1
			}
			return r
		}, word)
		if i == openingWords || i > 0 && b.Len()+len(word) >= openingBytes {
			break
		}
		if b.Len() > 0 && word != "" {
			b.WriteByte(' ')
		}
		b.WriteString(word[:runesWithin(word, openingBytes)])
	}
	return b.String()
}

// runesWithin is how many bytes of a word's whole characters fit.
func runesWithin(word string, most int) int {
	if len(word) <= most {
		return len(word)
	}
	for most > 0 && !utf8.RuneStart(word[most]) {
		most--
	}
	return most
}
