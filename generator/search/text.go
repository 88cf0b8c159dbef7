package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"

	"precis/generator/index"
	"precis/generator/shard"
)

// How many points a file of texts holds, and how many names a file of names.
const (
	chunkSize = 16
	namesSize = 64
)

// chunk is a file of texts: what is shown of its points, in order, and above
// them what they share.
type chunk struct {
	Groups []heading `json:"groups"`
	Points []shown   `json:"points"`
}

// textShards makes the files of texts, packed or as they are.
func textShards(list []chunk, pack bool) ([]shard.Shard, error) {
	p, err := newPacker()
	if err != nil {
		return nil, err
	}
	shards := make([]shard.Shard, len(list))
	for i, c := range list {
		shards[i] = shard.Shard{Name: fmt.Sprintf("text-%d", i), Value: c}
		if pack {
			if shards[i].Value, err = p.pack(c); err != nil {
				return nil, err
			}
		}
	}
	return shards, nil
}

// packing is how hard texts are packed: harder saves a hundredth of them.
const packing = 5

// packer packs chunks for a vast collection: the JSON of each, deflated. There
// the texts would make a seventh of the site; a browser unpacks a file in a
// millisecond, and on its way from a server it is hardly longer than it was.
type packer struct {
	z     *flate.Writer // made once: it is larger than most collections
	small bytes.Buffer
}

func newPacker() (*packer, error) {
	p := new(packer)
	z, err := flate.NewWriter(&p.small, packing)
	p.z = z
	return p, err
}

// pack gives a chunk packed, which JSON writes in base64.
func (p *packer) pack(c chunk) ([]byte, error) {
	plain, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	p.small.Reset()
	p.z.Reset(&p.small)
	if _, err := p.z.Write(plain); err != nil {
		return nil, err
	}
	if err := p.z.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(p.small.Bytes()), nil
}

type heading struct {
	Page    string `json:"page"`
	Title   string `json:"title"`
	Date    string `json:"date,omitempty"`
	Section string `json:"section,omitempty"`
}

// shown is what is shown of a point. It is written as a list, in this order.
type shown struct {
	group  int // in this file
	anchor string
	label  string
	text   string // its paragraphs parted by a line break
	names  []int  // of its topics and of what it cites
}

// MarshalJSON writes it for the browser. There are as many as points.
func (s shown) MarshalJSON() ([]byte, error) {
	list := []any{s.group, s.anchor, s.label, s.text, s.names}
	if len(s.names) == 0 {
		list = list[:4]
	}
	return json.Marshal(list)
}

// names are what topics and references are called: what each is, then its
// names, of which the first is shown. They are read only when a point is found
// by a name that does not stand in its text, to say so. Topics come first: they
// are few beside the references, and settle most of what is asked.
type names struct {
	list       [][]string
	topics     map[string]int
	references map[string]int
	documents  map[*index.Document]string // not in the list: each is called so where its points are shown
}

func namesOf(ix *index.Index) names {
	n := names{topics: make(map[string]int), references: make(map[string]int), documents: ix.Names()}
	add := func(texts ...string) int {
		n.list = append(n.list, slices.DeleteFunc(texts, func(s string) bool { return s == "" }))
		return len(n.list) - 1
	}
	for _, t := range ix.Topics {
		n.topics[t.ID] = add(append([]string{"Topic", t.Label}, t.Alt...)...)
	}
	for _, r := range ix.References {
		n.references[r.ID] = add("Cites", r.Name(), r.Symbol, r.Title, r.Within)
	}
	return n
}

// of gives the names of a point, each once.
func (n names) of(p *index.Point) []int {
	var list []int
	for _, a := range p.Finding.Topics {
		if at, known := n.topics[a.Topic]; known {
			list = append(list, at)
		}
	}
	for _, c := range p.Finding.Citations {
		if at, known := n.references[c.Reference]; known && !slices.Contains(list, at) {
			list = append(list, at)
		}
	}
	return list
}

func chunks(points []*index.Point, g groups, n names) []chunk {
	var list []chunk
	last := -1
	for i, p := range points {
		if i%chunkSize == 0 {
			list = append(list, chunk{})
			last = -1
		}
		c := &list[len(list)-1]
		if page := p.Path(); g.of[i] != last || c.Groups[len(c.Groups)-1].Page != page {
			last = g.of[i]
			c.Groups = append(c.Groups, heading{page, n.documents[p.Document], p.Document.Facts.Date, p.SectionOf().Title})
		}
		texts := make([]string, 0, len(p.Blocks))
		for _, passage := range p.Document.Paragraphs(p.Point) {
			texts = append(texts, passage.Text)
		}
		c.Points = append(c.Points, shown{len(c.Groups) - 1, p.Anchor, p.Label, strings.Join(texts, "\n"), n.of(p)})
	}
	return list
}
