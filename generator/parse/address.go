package parse

import (
	"slices"
	"strings"
	"unicode"
)

// isMailHead tells the head of a message, or of a cover note below its
// masthead: lines that all have a label of one. A head as it was sent has more
// labels, and lines that go on, set in; one inside a text has who sent it, and
// when or to whom.
func (s *shaping) isMailHead(from, to int) bool {
	if s.isForwarding(from) {
		from++
	}
	if to-from < 2 {
		return false
	}
	known, others := 0, 0
	for i := from; i < to; i++ {
		label, _, ok := strings.Cut(strings.ToLower(s.text(i)), ":")
		label = strings.Trim(label, "*_ ")
		switch {
		case ok && slices.Contains(s.language.MailLabels, label):
			known++
		case ok && label != "" && !strings.ContainsAny(label, " .,;()"), i > from && s.lines[i].indent > s.lines[from].indent:
			others++
		default:
			return false
		}
	}
	if others == 0 && s.headed {
		return true
	}
	return known >= leastMailLabels && (s.headed || strings.HasPrefix(strings.ToLower(strings.TrimLeft(s.text(from), "*_ ")), s.language.MailLabels[0]))
}

// isForwarding tells "-----Original Message-----" and "---------- Forwarded
// message ---------".
func (s *shaping) isForwarding(i int) bool {
	text := s.text(i)
	inner := strings.Trim(text, "- ")
	return strings.HasPrefix(text, "---") && strings.HasSuffix(text, "---") && inner != "" && countWords(inner) <= mostSignedWords
}

// isSignature tells what stands below "--" at the end of a message.
func (s *shaping) isSignature(from, to int) bool {
	return strings.TrimRight(s.text(from), " ") == "--" && to-from > 1 && to-from <= 2*mostSigned
}

// isContact tells an address block: short lines, of which one is an e-mail
// address or a telephone number, or is called so.
func (s *shaping) isContact(from, to int) bool {
	signs := 0
	for i := from; i < to; i++ {
		text := s.text(i)
		if countWords(text) > contactWords || s.lines[i].class != noMarker && s.lines[i].class != bullet {
			return false
		}
		if s.isContactLine(text) {
			signs++
		}
	}
	return signs > 0 && signs*4 >= to-from
}

// isSigning tells who signs, with for whom above: "For the Republic:".
func (s *shaping) isSigning(from, to int) bool {
	return from*2 >= len(s.lines) && to-from >= 2 && endsIn(s.text(from)) == ':' && s.lines[from].class == noMarker &&
		slices.Contains(s.language.SigningOpeners, strings.ToLower(s.text(from)[:firstWord(s.text(from))])) &&
		s.isSigned(from+1, to) && countWords(s.text(from)) <= listingWords
}

// isSignatureLine tells "Signed ............ Date ........": dots or strokes to
// write on, with nothing but what is to be written there.
func (s *shaping) isSignatureLine(from, to int) bool {
	if to-from > mostSigned {
		return false
	}
	blanks := 0
	for i := from; i < to; i++ {
		text := s.text(i)
		blank := hasBlank(text)
		if s.lines[i].class != noMarker || !blank && isStop(endsIn(text)) || wordsToSign(text) > mostSignedWords {
			return false
		}
		if last := text[len(text)-1]; blank && hasWord(text) && !isDigit(last) {
			blanks++
		}
	}
	return blanks > 0
}

// wordsToSign counts words, and no dots and strokes to write on.
func wordsToSign(text string) int {
	n := 0
	for range strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("_.…", r) }) {
		n++
	}
	return n
}

// hasBlank tells a row of dots or strokes to write on.
func hasBlank(text string) bool {
	return strings.Contains(text, "_____") || strings.Contains(text, ".....") || strings.Contains(text, ". . . . .") || strings.Contains(text, "……")
}

// isSigned tells the short lines of a name and an office.
func (s *shaping) isSigned(from, to int) bool {
	for i := from; i < to; i++ {
		if countWords(s.text(i)) > mostSignedWords || isStop(endsIn(s.text(i))) || s.lines[i].class != noMarker {
			return false
		}
	}
	return to-from <= mostSigned
}

// isClosing tells "Best regards," with a name below.
func (s *shaping) isClosing(from, to int) bool {
	return to-from <= mostSigned && slices.Contains(s.language.Closings, strings.ToLower(strings.TrimRight(s.text(from), ",. ")))
}

// isDeviceLine tells "Sent from my telephone".
func (s *shaping) isDeviceLine(i int) bool {
	lower := strings.ToLower(s.text(i))
	return countWords(lower) <= mostSignedWords && slices.ContainsFunc(s.language.DeviceLines, func(words string) bool { return strings.HasPrefix(lower, words+" ") })
}

func (s *shaping) isContactLine(text string) bool {
	if at := strings.IndexByte(text, '@'); at > 0 && at+1 < len(text) && !strings.ContainsAny(text[at-1:at]+text[at+1:at+2], " .,") {
		return true
	}
	label, rest, ok := strings.Cut(strings.ToLower(text), ":")
	if ok && slices.Contains(s.language.ContactWords, strings.Trim(label, "*_ ")) {
		return true
	}
	if rest, ok := strings.CutPrefix(rest, "//"); ok && strings.Count(text, " ") == 0 && rest != "" {
		return label == "http" || label == "https"
	}
	digits := 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune("+-()./ ", r):
			return false
		}
	}
	if first, last, _ := strings.Cut(text, " "); isNumericDate(first) || isNumericDate(last) {
		return false // "12.05.2025 – 14.05.2025"
	}
	return digits >= 7 && strings.ContainsAny(text, "+(- ")
}
