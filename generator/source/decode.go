package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"
)

// Encoding is a way of writing characters as bytes, by its usual name.
type Encoding string

// The encodings that plain text is read as.
const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252"
	MacRoman    Encoding = "Mac Roman"
)

// step reads the first character of some bytes that are not none, and says how
// many bytes it took. Reading a text and finding the way back from it are the
// same steps, so that they cannot differ.
type step func(raw []byte) (r rune, size int)

// reading is how a file is to be decoded.
type reading struct {
	encoding Encoding
	guess    string
	mark     int  // bytes of the byte order mark
	next     step // nil when the bytes are the text
}

// detect tells the encoding of a file:
//
//   - a byte order mark says it;
//   - bytes that are well-formed UTF-8 are UTF-8, unless every second one, or
//     nearly, is NUL (see wide);
//   - a file whose well-formed characters outweigh the bytes that fit in none
//     is UTF-8 into which something else was pasted: those bytes alone are
//     read as Windows-1252;
//   - anything else is Windows-1252 or Mac Roman, whichever puts letters,
//     quotation marks and dashes where words need them (see codepage).
func detect(raw []byte) reading {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return reading{UTF16LE, "", 2, utf16Step(binary.LittleEndian)}
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return reading{UTF16BE, "", 2, utf16Step(binary.BigEndian)}
	}
	mark := 0
	if bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}) {
		mark = 3
	} else if order := wide(raw); order != nil {
		encoding := UTF16LE
		if order == binary.BigEndian {
			encoding = UTF16BE
		}
		return reading{encoding, "there is no byte order mark, but NUL in every second byte", 0, utf16Step(order)}
	}
	if utf8.Valid(raw) {
		return reading{UTF8, "", mark, nil}
	}
	fits, strange := weigh(raw)
	if mark > 0 || fits > strange {
		why := fmt.Sprintf("bytes that are no UTF-8, read as Windows-1252: %d, in a file that else is UTF-8", strange)
		return reading{UTF8, why, mark, mixedStep}
	}
	encoding := codepage(raw)
	table := charmap.Windows1252
	if encoding == MacRoman {
		table = charmap.Macintosh
	}
	return reading{encoding, "it is no UTF-8, and letters and quotation marks fall into place so", 0, func(raw []byte) (rune, int) {
		return byteIn(table, raw[0]), 1
	}}
}

// wide tells UTF-16 without a byte order mark, and gives its order of bytes:
// NUL fills at least a tenth of the bytes on one side of the pairs, the half
// of every Latin letter, and hardly any on the other.
func wide(raw []byte) binary.ByteOrder {
	var nul [2]int
	for i, b := range raw {
		if b == 0 {
			nul[i&1]++
		}
	}
	enough := max(2, len(raw)/20)
	switch {
	case nul[1] >= enough && nul[0] <= nul[1]/10:
		return binary.LittleEndian
	case nul[0] >= enough && nul[1] <= nul[0]/10:
		return binary.BigEndian
	}
	return nil
}

// weigh counts the bytes with which well-formed characters go on after their
// first, and the bytes that fit in no character. A single long character, as a
// curly quotation mark is, outweighs a single strange byte.
func weigh(raw []byte) (fits, strange int) {
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			strange++
		}
		fits += size - 1
		raw = raw[size:]
	}
	return fits, strange
}

// mixedStep reads UTF-8, and a byte that fits in no character as
// Windows-1252.
func mixedStep(raw []byte) (rune, int) {
	r, size := utf8.DecodeRune(raw)
	if r == utf8.RuneError && size == 1 {
		return byteIn(charmap.Windows1252, raw[0]), 1
	}
	return r, size
}

// byteIn reads a byte by a code page. One that the page leaves undefined is the
// control character of its number, as browsers have it, so that it is kept.
func byteIn(table *charmap.Charmap, b byte) rune {
	if r := table.DecodeByte(b); r != utf8.RuneError {
		return r
	}
	return rune(b)
}

// utf16Step reads UTF-16. Half a character, and the odd byte at the end of a
// torn file, are the replacement character.
func utf16Step(order binary.ByteOrder) step {
	return func(raw []byte) (rune, int) {
		if len(raw) < 2 {
			return utf8.RuneError, len(raw)
		}
		r := rune(order.Uint16(raw))
		if utf16.IsSurrogate(r) {
			if len(raw) >= 4 {
				if pair := utf16.DecodeRune(r, rune(order.Uint16(raw[2:]))); pair != utf8.RuneError {
					return pair, 4
				}
			}
			return utf8.RuneError, 2
		}
		return r, 2
	}
}

// stop is a place in Text and the place in Raw that it was read from.
type stop struct{ text, raw int }

// stride is how far apart, in bytes of Text, the stops are: so far has Origin
// to walk at most.
const stride = 4096

// decode fills Text, and the stops on the way.
func (f *File) decode(mark int) {
	f.stops = []stop{{0, mark}}
	if f.next == nil {
		// Nobody alters Raw, so the text may be the very bytes, and is no copy.
		f.Text = unsafe.String(unsafe.SliceData(f.Raw[mark:]), len(f.Raw)-mark)
		return
	}
	var text strings.Builder
	text.Grow(len(f.Raw))
	for at := mark; at < len(f.Raw); {
		if text.Len() >= f.stops[len(f.stops)-1].text+stride {
			f.stops = append(f.stops, stop{text.Len(), at})
		}
		r, size := f.next(f.Raw[at:])
		text.WriteRune(r)
		at += size
	}
	f.Text = text.String()
}

// Origin turns an offset in Text into one in Raw. An offset inside a character
// that Raw writes otherwise leads to where that character begins. It is false
// for a text that was taken out of another format, which has no such places.
func (f *File) Origin(offset int) (raw int, ok bool) {
	if f.IsTaken() {
		return 0, false
	}
	i, found := slices.BinarySearchFunc(f.stops, offset, func(s stop, at int) int { return s.text - at })
	if !found {
		i--
	}
	at := f.stops[i]
	if f.next == nil {
		return at.raw + offset - at.text, true
	}
	for at.text < offset {
		r, size := f.next(f.Raw[at.raw:])
		if at.text += utf8.RuneLen(r); at.text > offset {
			break
		}
		at.raw += size
	}
	return at.raw, true
}
