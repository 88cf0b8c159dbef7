package index

import (
	"strings"

	"precis/generator/policy"
)

// subject is what a document is about, in lower case: its title, its themes and
// its headings. What all points are about relates no two of them. Every three
// bytes in a row of it are noted, hashed: few words need to be looked for in the
// text itself.
type subject struct {
	text   []string
	filter [1 << 12 / 64]uint64
}

func subjectOf(d *Document) *subject {
	s := &subject{}
	for _, b := range d.Blocks {
		switch b.Kind {
		case policy.TitleBlock, policy.ThemeBlock, policy.HeadingBlock:
			text := strings.ToLower(b.Text.Text)
			s.text = append(s.text, text)
			for i := 0; i+3 <= len(text); i++ {
				bit := trigram(text, i)
				s.filter[bit/64] |= 1 << (bit % 64)
			}
		}
	}
	return s
}

func trigram(text string, i int) uint32 {
	h := uint32(text[i]) | uint32(text[i+1])<<8 | uint32(text[i+2])<<16
	return h * 0x9E3779B1 >> 20
}

// isAbout tells whether some words, given in lower case, stand in the title, a
// theme or a heading of a document.
func (d *Document) isAbout(words string) bool {
	about := d.subject()
	for i := 0; i+3 <= len(words); i++ {
		if bit := trigram(words, i); about.filter[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	for _, text := range about.text {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}
