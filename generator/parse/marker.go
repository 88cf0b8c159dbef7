package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"precis/generator/source"
)

// markerClass is the form of a list marker or heading mark. Items of one list
// share a class.
type markerClass string

const (
	noMarker    markerClass = ""
	bullet      markerClass = "bullet"      // - * • – ...
	parenLetter markerClass = "(a)"         // (a) (i) (iv)
	parenDigit  markerClass = "(1)"         // (1)
	letter      markerClass = "a."          // a. a) i.
	capital     markerClass = "A."          // A. B) IV.
	digit       markerClass = "1."          // 1. 1) 1\.
	decimal     markerClass = "1.2"         // 1.2 1.2.3: a numbered heading or paragraph
	hashes      markerClass = "#"           // Markdown heading
	quoting     markerClass = ">"           // Markdown and mail quotation
	bulletAnd   markerClass = "bullet and " // a bullet with a second marker: "- (a)"
)

// bulletRunes need white space behind them, glyphRunes do not.
const (
	bulletRunes = "-*+–—·o"
	bulletSigns = "-*+–—·" + glyphRunes
	glyphRunes  = "•‣◦▪▫●○■□◆◇➢►✓✔❖➤➔→⇒∙⦁⬤▶▸◼◾⁃☐☑✗✘★✦❑❒\uF0B7\uF0A7\uF0D8\uF0FC\uF076\uF06E\uF075\uF0E0\uF02D\uF0A8\uF06C\uF071"
	fontLetters = "znlqvuØŸü" // that a program leaves of a bullet when it forgets the bullet's own font
	leastFont   = 3
)

// readMarker takes the marker off the front of the line, if it has one.
func (l *line) readMarker(f *source.File) {
	text := f.Slice(l.span)
	class, label, length := marker(text)
	if class == noMarker {
		return
	}
	if class == bullet {
		if second, secondLabel, n := marker(text[length:]); second == parenLetter || second == parenDigit {
			class, label, length = bulletAnd+second, secondLabel, length+n
		}
	}
	if class == hashes {
		l.level = strings.IndexFunc(text, func(r rune) bool { return r != '#' })
	}
	l.class, l.label = class, label
	l.marker = source.Span{Start: l.span.Start, End: l.span.Start + len(strings.TrimRightFunc(text[:length], isBlank))}
	l.body.Start = l.span.Start + length
}

// unmark takes back a marker that was none.
func (l *line) unmark() {
	l.class, l.label, l.marker, l.body, l.alone = noMarker, "", source.Span{}, l.span, false
}

// marker reads one marker and the white space behind it. The length is in
// bytes; a marker with nothing behind it is none.
func marker(text string) (class markerClass, label string, length int) {
	class, label, length = bareMarker(text)
	if class == noMarker {
		return noMarker, "", 0
	}
	rest := strings.TrimLeftFunc(text[length:], isBlank)
	space := len(text) - length - len(rest)
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case rest == "",
		space == 0 && !strings.ContainsRune(glyphRunes, r) && class != quoting && !(class == hashes && length > 1 && beginsUpper(rest)),
		r == 'o' && class == bullet && !beginsUpper(rest) && space < 2,
		class == decimal && text[length-1] != '.' && !beginsUpper(rest): // "2.5 per cent"
		return noMarker, "", 0
	}
	return class, label, len(text) - len(rest)
}

// bareMarker reads a marker, whatever stands behind it.
func bareMarker(text string) (class markerClass, label string, length int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '#':
		if n := len(text) - len(strings.TrimLeft(text, "#")); n <= 6 {
			return hashes, "", n
		}
	case r == '>':
		return quoting, "", len(text) - len(strings.TrimLeft(text, "> "))
	case r == 'o' && len(text) > 1 && !isBlank(rune(text[1])):
		return lettered(text)
	case r == '\\' && len(text) > 1 && strings.IndexByte("*+-", text[1]) >= 0: // escaped, as some programs write it
		return bullet, text[1:2], 2
	case strings.ContainsRune(bulletRunes, r), strings.ContainsRune(glyphRunes, r):
		return bullet, string(r), size
	case r == '(':
		return bracketed(text)
	case strings.HasPrefix(text, `\(`):
		return escaped(text)
	case r >= '0' && r <= '9':
		return numbered(text)
	case unicode.IsLetter(r):
		return lettered(text)
	}
	return noMarker, "", 0
}

// bracketed reads "(a)", "(iv)", "(12)".
func bracketed(text string) (markerClass, string, int) {
	end := strings.IndexByte(text[:min(len(text), 8)], ')')
	if end < 2 {
		return noMarker, "", 0
	}
	label, length := text[1:end], end+1
	if strings.HasPrefix(text[length:], ". ") { // "(b). As to"
		length++
	}
	switch {
	case allDigits(label) && len(label) <= 3: // "(1961)" is a year
		return parenDigit, label, length
	case isLabel(label):
		return parenLetter, label, length
	}
	return noMarker, "", 0
}

// escaped reads "\(a\)", as programs write "(a)" in Markdown.
func escaped(text string) (markerClass, string, int) {
	end := strings.Index(text[:min(len(text), 12)], `\)`)
	if end < 0 {
		return noMarker, "", 0
	}
	class, label, length := bracketed("(" + text[2:end] + ")")
	if class == noMarker || length != end {
		return noMarker, "", 0
	}
	return class, label, end + 2
}

// numbered reads "1.", "1)", "1\." and "1.2.3". A year or a date is none.
func numbered(text string) (markerClass, string, int) {
	end := 0
	for end < len(text) && end < 16 && (text[end] >= '0' && text[end] <= '9' || text[end] == '.') {
		end++
	}
	written := text[:end]
	label := strings.TrimSuffix(written, ".")
	for part := range strings.SplitSeq(label, ".") {
		if len(part) == 0 || len(part) > 3 || part[0] == '0' {
			return noMarker, "", 0
		}
	}
	switch {
	case strings.Contains(label, "."):
		return decimal, label, end
	case strings.HasSuffix(written, "."):
		return digit, label, end
	case strings.HasPrefix(text[end:], ")"):
		return digit, label, end + 1
	case strings.HasPrefix(text[end:], `\.`), strings.HasPrefix(text[end:], `\)`):
		return digit, label, end + 2
	}
	return noMarker, "", 0
}

// lettered reads "a.", "iv)", "B." and "II."; a word that ends a sentence is
// none. Whether "A." is an initial is settled in initials.
func lettered(text string) (markerClass, string, int) {
	end := strings.IndexAny(text[:min(len(text), 8)], ".)\\")
	if end < 1 || !isLabel(text[:end]) {
		return noMarker, "", 0
	}
	label, length := text[:end], end+1
	if text[end] == '\\' {
		if length++; length > len(text) || text[end+1] != '.' && text[end+1] != ')' {
			return noMarker, "", 0
		}
	}
	if label[0] <= 'Z' {
		return capital, label, length
	}
	return letter, label, length
}

// isLabel tells a single letter or a roman number.
func isLabel(s string) bool {
	if len(s) == 1 {
		return s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z'
	}
	return roman(s) > 0
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// roman reads a roman number below ninety in small letters or capitals, as
// clerks write it; 0 when it is none.
func roman(s string) int {
	if s == "" || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0
	}
	rest, n := strings.ToLower(s), 0
	for _, unit := range []struct {
		sign  string
		value int
		most  int
	}{{"l", 50, 1}, {"xl", 40, 1}, {"x", 10, 3}, {"ix", 9, 1}, {"v", 5, 1}, {"iv", 4, 1}, {"i", 1, 3}} {
		for times := 0; times < unit.most && strings.HasPrefix(rest, unit.sign); times++ {
			rest = rest[len(unit.sign):]
			n += unit.value
		}
	}
	if rest != "" {
		return 0
	}
	return n
}

// number reads a label of digits; 0 when it is none.
func number(label string) int {
	if !allDigits(label) || len(label) > 6 {
		return 0
	}
	n := 0
	for _, c := range label {
		n = n*10 + int(c-'0')
	}
	return n
}

// initials tells "A. Findings" from "A. Smith": a capital letter is a marker
// where the letter before it was one, or where it is the first and the next
// one follows. "I." opens a count of its own.
func initials(f *source.File, lines []line) {
	var count [27]int // of lines marked with each capital letter, those behind the present line
	for i := range lines {
		if l := &lines[i]; l.class == capital && len(l.label) == 1 {
			count[l.label[0]-'A'+1]++
		}
	}
	var taken [28]bool
	taken[0] = true
	last := 0 // the roman number before
	for i := range lines {
		l := &lines[i]
		if l.class != capital {
			continue
		}
		if n := roman(l.label); n > 0 && (n == 1 || n == last+1 || len(l.label) > 1) {
			last = n
			if k := int(l.label[0]-'A') + 1; len(l.label) == 1 && k > 1 && taken[k-1] {
				taken[k] = true // "I." behind "H."
			}
			continue
		}
		n := int(l.label[0]-'A') + 1
		count[n]--
		if taken[n-1] && (n > 1 || count[2] > 0) {
			taken[n] = true
			continue
		}
		l.unmark()
	}
}

// fontBullets finds the letters that a program left of bullets: the same one
// alone before words, at the head of three lines. None of them is a word.
func fontBullets(f *source.File, lines []line) {
	at := make(map[rune][]int)
	for i := range lines {
		l := &lines[i]
		sign, size := utf8.DecodeRuneInString(f.Slice(l.span))
		if l.class != noMarker || !strings.ContainsRune(fontLetters, sign) || l.format != nil && l.format.Form != "" {
			continue
		}
		rest := f.Slice(l.span)[size:]
		if words := strings.TrimLeft(rest, " \t\u00A0"); words != rest && hasLetters(words) {
			at[sign] = append(at[sign], i)
		}
	}
	for sign, found := range at {
		if len(found) < leastFont {
			continue
		}
		for _, i := range found {
			l := &lines[i]
			rest := f.Slice(l.span)[utf8.RuneLen(sign):]
			l.class, l.label = bullet, string(sign)
			l.marker = source.Span{Start: l.span.Start, End: l.span.Start + utf8.RuneLen(sign)}
			l.body.Start = l.span.End - len(strings.TrimLeft(rest, " \t\u00A0"))
		}
	}
}

// misreadOnes finds the "l." that a scanner read for "1.": the next marker of a
// line is "2.", and the one before no "k.".
func misreadOnes(lines []line) {
	before, misread := "", -1
	for i := range lines {
		l := &lines[i]
		if l.class == noMarker {
			continue
		}
		if misread >= 0 && l.class == digit && l.label == "2" {
			lines[misread].class, lines[misread].label = digit, "1"
		}
		misread = -1
		if l.class == letter && l.label == "l" && before != "k" {
			misread = i
		}
		before = l.label
	}
}

// aloneMarkers finds lines that are a marker and nothing else, with unmarked
// text below: "36.", "(a)", "•". Bare numbers count where they count on.
func aloneMarkers(f *source.File, lines []line) {
	previous, before := -1, 0 // the bare number before
	for i := range lines {
		l := &lines[i]
		if l.class != noMarker || l.shape != running || i+1 >= len(lines) || l.span.Len() > 8 || l.format != nil && l.format.Form != "" {
			continue
		}
		next := &lines[i+1]
		if next.class != noMarker || next.shape != running || next.page != l.page || next.format != nil && next.format.Form != "" {
			continue
		}
		text := strings.Trim(f.Slice(l.span), "*_") // "**5.**"
		class, label, length := bareMarker(text)
		switch {
		case class != noMarker && length == len(text) && class != hashes && class != quoting && label != "o":
			if class == bullet && (next.gap && l.format == nil || strings.ContainsAny(label, "+*")) {
				continue
			}
			l.setAlone(class, label)
			if whole := f.Slice(l.span); class != bullet && len(text) < len(whole) {
				l.span.Start += strings.Index(whole, text) // a block begins with its marker
				l.marker = source.Span{Start: l.span.Start, End: l.span.Start + len(text)}
			}
		case number(text) > 0 && number(text) < 1000:
			n := number(text)
			if previous >= 0 && n == before+1 {
				l.setAlone(digit, text)
				if !lines[previous].alone {
					lines[previous].setAlone(digit, f.Slice(lines[previous].span))
				}
			}
			previous, before = i, n
		}
	}
}

// emptyMarkers finds the last of several markers one below the other that have no
// text: what stands below it, behind a blank line, is none of it.
func emptyMarkers(lines []line) {
	for i := 1; i+1 < len(lines); i++ {
		if lines[i].alone && lines[i-1].alone && !lines[i].gap && lines[i+1].gap {
			lines[i].empty = true
		}
	}
}

func (l *line) setAlone(class markerClass, label string) {
	l.class, l.label, l.alone = class, label, true
	l.marker, l.body = l.span, source.Span{Start: l.span.End, End: l.span.End}
}
