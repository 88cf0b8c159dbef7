package index

import (
	"strings"

	"precis/generator/policy"
)

// subjects tells which words stand in the title, a theme or a heading of a
// document: what all points are about relates no two of them.
type subjects map[*Document]*subject

// subject is what a document is about, in lower case, and every three bytes in
// a row of it, hashed: few words need to be looked for in the text itself.
type subject struct {
	text   []string
	filter [1 << 12 / 64]uint64
}

func subjectsOf(documents []*Document) subjects {
	all := make(subjects, len(documents))
	for _, d := range documents {
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
		all[d] = s
	}
	return all
}

func trigram(text string, i int) uint32 {
	h := uint32(text[i]) | uint32(text[i+1])<<8 | uint32(text[i+2])<<16
	return h * 0x9E3779B1 >> 20
}

// hold tells whether a document is about some words, given in lower case.
func (s subjects) hold(d *Document, words string) bool {
	about := s[d]
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
