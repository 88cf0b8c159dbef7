package token

import (
	"iter"
	"maps"
)

// Table holds values by words, as a map does, and says quickly of nearly every
// other word that it is none of them: dozens of tables are asked at each word
// of a collection, and nearly all say no. The zero value is ready. It is safe for
// concurrent use once nothing is set.
type Table[T any] struct {
	values map[string]T
	bits   [64]uint64 // of the words that it holds
}

// Set files a value under a word.
func (t *Table[T]) Set(word string, value T) {
	if t.values == nil {
		t.values = make(map[string]T)
	}
	t.values[word] = value
	bit := bitOf(word)
	t.bits[bit/64] |= 1 << (bit % 64)
}

// Get gives the value of a word, or the zero value.
func (t *Table[T]) Get(word string) (value T) {
	if !t.mayHold(bitOf(word)) {
		return value
	}
	return t.values[word]
}

// Of gives the value of a word as it is folded, or the zero value.
func (t *Table[T]) Of(word *Word) (value T) {
	bit := uint(word.bit)
	if bit == 0 {
		bit = bitOf(word.Fold) + 1
	}
	if !t.mayHold(bit - 1) {
		return value
	}
	return t.values[word.Fold]
}

// Joined gives the value of the word that two parts make together, and whether
// there is one. Only where there may be one are they joined.
func (t *Table[T]) Joined(part, rest string) (value T, held bool) {
	if len(part) > 0 && len(rest) > 2 {
		bit := mixed(len(part)+len(rest), part[0], rest)
		if !t.mayHold(bit) {
			return value, false
		}
	}
	value, held = t.values[part+rest]
	return value, held
}

// All gives the words with their values, in no order.
func (t *Table[T]) All() iter.Seq2[string, T] { return maps.All(t.values) }

// mayHold tells whether a word with a bit may be there. The remainder says to
// the compiler that the bit is one of the table's.
func (t *Table[T]) mayHold(bit uint) bool { return t.bits[bit/64%64]&(1<<(bit%64)) != 0 }

// bitOf mixes the length of a word with its first byte and its last three, which
// tell apart what begins alike: "the", "two", "to".
func bitOf(word string) uint {
	if word == "" {
		return 0
	}
	return mixed(len(word), word[0], word)
}

// mixed is bitOf for a word that need not be there as one string: its length,
// its first byte, and how it ends.
func mixed(length int, first byte, end string) uint {
	n := len(end)
	sum := uint(length)*11 + uint(first)*127 + uint(end[n-1])*31
	if n > 2 {
		sum += uint(end[n-2])*613 + uint(end[n-3])*1031
	}
	return sum % (64 * 64)
}
