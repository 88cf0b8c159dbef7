package search

import (
	"strings"

	"precis/generator/index"
)

// chunkSize is how many points a file of texts holds.
const chunkSize = 24

// chunk is a file of texts: what is shown of its points, in order, and above
// them what they share.
type chunk struct {
	Groups []heading `json:"groups"`
	Points []shown   `json:"points"`
}

type heading struct {
	Page    string `json:"page"`
	Title   string `json:"title"`
	Date    string `json:"date,omitempty"`
	Section string `json:"section,omitempty"`
}

type shown struct {
	Group  int    `json:"group"` // in this file
	Anchor string `json:"anchor"`
	Label  string `json:"label"`
	Text   string `json:"text"` // its paragraphs parted by a line break
}

func chunks(points []*index.Point, g groups) []chunk {
	var list []chunk
	last := -1
	for i, p := range points {
		if i%chunkSize == 0 {
			list = append(list, chunk{})
			last = -1
		}
		c := &list[len(list)-1]
		if g.of[i] != last {
			last = g.of[i]
			c.Groups = append(c.Groups, heading{"documents/" + p.Document.ID + ".html", p.Document.Title, p.Document.Facts.Date, p.SectionOf().Title})
		}
		texts := make([]string, 0, len(p.Blocks))
		for _, passage := range p.Document.Paragraphs(p.Point) {
			texts = append(texts, passage.Text)
		}
		c.Points = append(c.Points, shown{len(c.Groups) - 1, p.Anchor, p.Label, strings.Join(texts, "\n")})
	}
	return list
}
