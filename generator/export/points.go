// Package export writes the findings in the formats that other programs read:
// JSON Lines with its schema, CSV, JSON, a site map, a feed, and what crawlers
// and language models look for. It holds no clock and no order but that of the
// index, so the same index gives the same bytes.
package export

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"precis/generator/index"
	"precis/generator/policy"
)

// point is one line of data/points.jsonl. Its fields are promises to whoever
// builds on them; points.schema.json describes each. What nearly every point
// would say alike is left out where a point says it, and the schema tells so.
type point struct {
	ID           string        `json:"id"`
	Document     string        `json:"document"`
	Section      string        `json:"section"`
	Number       string        `json:"number"`
	Own          bool          `json:"own_number,omitempty"`
	Label        string        `json:"label,omitempty"`
	Page         string        `json:"page"`
	Text         string        `json:"text"`
	Source       place         `json:"source"`
	Theme        string        `json:"theme"`
	Topics       []topic       `json:"topics"`
	Attributions []attribution `json:"attributions"`
	References   []reference   `json:"references"`
	Unresolved   []unresolved  `json:"unresolved,omitempty"`
	Related      []related     `json:"related"`
}

type place struct {
	File  string `json:"file"`
	Lines [2]int `json:"lines"`
}

type topic struct {
	ID       string             `json:"id"`
	Evidence []string           `json:"evidence"`
	Method   policy.TopicMethod `json:"method,omitempty"`
}

type attribution struct {
	Class   policy.Class `json:"class"`
	Counted bool         `json:"counted,omitempty"`
	Words   string       `json:"words"`
	Who     *string      `json:"who"`
	Verbs   []verb       `json:"verbs"`
	Turn    bool         `json:"turn,omitempty"`
}

type verb struct {
	Words    string          `json:"words"`
	Function policy.Function `json:"function"`
}

type reference struct {
	ID      string            `json:"id"`
	Locator string            `json:"locator,omitempty"`
	Words   string            `json:"words"`
	Method  policy.NameMethod `json:"method"`
	Certain bool              `json:"certain"`
}

type unresolved struct {
	Words      string   `json:"words"`
	Why        string   `json:"why"`
	Candidates []string `json:"candidates"`
}

type related struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// pointOf gathers what is known of a point. No list that is always there is
// nil, so that none is written as null.
func pointOf(ix *index.Index, p *index.Point) point {
	out := point{
		ID: p.ID, Document: p.Document.ID, Section: p.SectionOf().Label, Number: p.Number, Own: p.Own,
		Page: p.Path(), Text: textOf(p),
		Source: place{p.Document.File.Name, p.Lines},
		Topics: []topic{}, Attributions: []attribution{}, References: []reference{}, Related: []related{},
	}
	if _, usual := policy.NumberedIn(out.Section, p.Number); p.Label != usual {
		out.Label = p.Label
	}
	if p.Theme != nil {
		out.Theme = p.Theme.ID
	}
	for _, a := range p.Finding.Topics {
		t := topic{ID: a.Topic}
		if a.Method != policy.TopicLabel {
			t.Method = a.Method
		}
		for _, e := range a.Evidence {
			if !slices.Contains(t.Evidence, e.Words) {
				t.Evidence = append(t.Evidence, e.Words)
			}
		}
		out.Topics = append(out.Topics, t)
	}
	for _, a := range p.Finding.Attributions {
		out.Attributions = append(out.Attributions, attributionOf(a))
	}
	for _, c := range p.Finding.Citations {
		out.References = append(out.References, reference{c.Reference, c.Locator, c.Words, c.Method, c.Certain})
	}
	for _, m := range p.Finding.Mentions {
		out.Unresolved = append(out.Unresolved, unresolved{m.Words, m.Why, append([]string{}, m.Candidates...)})
	}
	for _, r := range p.Related() {
		out.Related = append(out.Related, related{r.Point.ID, reasons(r, ix.IsLarge())})
	}
	return out
}

func attributionOf(a policy.Attribution) attribution {
	out := attribution{Class: a.Class.Data(), Counted: a.Class == policy.Counted, Words: a.Words, Verbs: []verb{}, Turn: a.Turn}
	if a.Who != "" {
		out.Who = &a.Who
	}
	for _, v := range a.Verbs {
		out.Verbs = append(out.Verbs, verb{v.Words, v.Function})
	}
	return out
}

// reasons says why points are related, in a large collection briefly.
func reasons(r index.Relation, briefly bool) string {
	texts := make([]string, len(r.Reasons))
	for i, reason := range r.Reasons {
		texts[i] = reason.Text
		if briefly {
			texts[i] = reason.Brief()
		}
	}
	return strings.Join(texts, "; ")
}

// textOf is a point's words, its paragraphs parted by an empty line.
func textOf(p *index.Point) string {
	passages := p.Document.Paragraphs(p.Point)
	texts := make([]string, len(passages))
	for i, passage := range passages {
		texts[i] = passage.Text
	}
	return strings.Join(texts, "\n\n")
}

// Points writes data/points.jsonl.
func Points(w io.Writer, ix *index.Index) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, p := range ix.Points {
		if err := lines.Encode(pointOf(ix, p)); err != nil {
			return err
		}
	}
	return nil
}

// Example writes, as indented JSON, the shortest point that shows who speaks, a
// topic and a reference, or else the first point; "" when there is none.
func Example(ix *index.Index) (string, error) {
	var best *index.Point
	for _, p := range ix.Points {
		f := p.Finding
		if len(f.Topics) == 0 || len(f.Attributions) == 0 || len(f.Citations) == 0 {
			continue
		}
		if best == nil || len(textOf(p)) < len(textOf(best)) {
			best = p
		}
	}
	if best == nil {
		if len(ix.Points) == 0 {
			return "", nil
		}
		best = ix.Points[0]
	}
	text, err := indented(pointOf(ix, best))
	return string(text), err
}

// indented writes a value as JSON for people.
func indented(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(value)
	return b.Bytes(), err
}
