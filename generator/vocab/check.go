package vocab

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/source"
	"precis/generator/strictyaml"
)

// checker turns the concepts of a file into topics and names what is wrong
// with them.
type checker struct {
	file     string
	language string
	broken   bool
	faults   source.Diagnostics
}

// topics gives a topic for every concept whose id can be used.
func (c *checker) topics(concepts []concept) []policy.Topic {
	if len(concepts) == 0 && !c.broken {
		c.faults.Warnf(c.file, source.Position{}, "until it has one, topics are phrases that recur in the texts", "no topic in this vocabulary")
	}
	known := c.ids(concepts)
	for i, from := range concepts {
		concepts[i] = c.lengths(from)
	}
	c.turn(concepts, known)
	var topics []policy.Topic
	for _, from := range concepts {
		if known[from.id.Value] != from.id.At {
			continue // its id is unfit, or taken by another
		}
		topics = append(topics, policy.Topic{
			ID:      from.id.Value,
			Label:   c.preferred(from),
			Alt:     c.inLanguage(from.alt),
			Hidden:  c.inLanguage(from.hidden),
			Scope:   c.scope(from),
			Broader: c.known(from, "broader", from.broader, known),
			Related: c.known(from, "related", from.related, known),
			Matches: c.addresses(from.matches),
		})
	}
	c.shared(concepts)
	c.cycles(concepts, known)
	mutual(topics)
	return topics
}

// mutual makes relatedness hold both ways, as SKOS means it: it is enough to
// say it of one topic.
func mutual(topics []policy.Topic) {
	related := map[string][]string{}
	for _, t := range topics {
		for _, r := range t.Related {
			related[r] = append(related[r], t.ID)
		}
	}
	for i := range topics {
		both := append(topics[i].Related, related[topics[i].ID]...)
		slices.Sort(both)
		topics[i].Related = slices.Compact(both)
	}
}

// turn makes what is said from above, that a topic is narrower, hold from
// below, unless the file says it from below too.
func (c *checker) turn(concepts []concept, known map[string]source.Position) {
	index := map[string]int{}
	for i, from := range concepts {
		if known[from.id.Value] == from.id.At {
			index[from.id.Value] = i
		}
	}
	for _, above := range concepts {
		id := above.id.Value
		if known[id] != above.id.At {
			continue
		}
		for _, below := range above.narrower {
			i, exists := index[below.Value]
			switch {
			case exists && !slices.ContainsFunc(concepts[i].broader, func(b word) bool { return b.Value == id }):
				concepts[i].broader = append(concepts[i].broader, word{Value: id, At: below.At})
			case !exists && !c.broken:
				c.faults.Errorf(c.file, below.At, idHint(below.Value, known), "the narrower topic %q of %q is not in the vocabulary", below.Value, id)
			}
		}
	}
}

// ids gives the place of every fit id where it is first given.
func (c *checker) ids(concepts []concept) map[string]source.Position {
	known := map[string]source.Position{}
	for _, from := range concepts {
		id, at := from.id.Value, from.id.At
		if !checkID(&c.faults, c.file, from.id) {
			continue
		}
		if before, twice := known[id]; twice {
			c.faults.Errorf(c.file, at, fmt.Sprintf("it is given in line %d already; give each topic an id of its own", before.Line),
				"the id %q is given twice", id)
			continue
		}
		known[id] = at
	}
	return known
}

// slugs are the ids that can be part of an address and of a file's name on any
// system.
var slugs = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// checkID says whether an id can be the name of a page, and names the fault
// when it cannot.
func checkID(faults *source.Diagnostics, file string, id word) bool {
	switch {
	case id.Value == "":
		faults.Errorf(file, id.At, `give it one, such as "illicit-crops"`, "no id")
	case !slugs.MatchString(id.Value):
		faults.Errorf(file, id.At, "it becomes part of page addresses: use lower-case letters a to z, digits, and single hyphens between them",
			"the id %q cannot be the name of a page", id.Value)
	case slug.Safe(id.Value) != id.Value:
		faults.Errorf(file, id.At, "choose another: lists of pages have it, or Windows keeps it for a device", "the id %q is taken", id.Value)
	default:
		return true
	}
	return false
}

// preferred gives a concept's label in the site's language: as the tag says,
// else in another variety of the language, else one without a language.
func (c *checker) preferred(from concept) string {
	best, rank := []label(nil), 0
	for _, l := range from.labels {
		switch r := c.rank(l.language); {
		case r > rank:
			best, rank = []label{l}, r
		case r == rank && r > 0:
			best = append(best, l)
		}
	}
	if len(best) == 0 {
		if !c.broken {
			c.faults.Errorf(c.file, from.id.At, c.labelHint(from), "the topic %q has no label in the site's language, %s", from.id.Value, c.language)
		}
		return from.id.Value
	}
	for _, second := range best[1:] {
		c.faults.Errorf(c.file, second.At, "keep one and make the others alternative labels",
			"the topic %q has a second preferred label, %q beside %q", from.id.Value, second.Value, best[0].Value)
	}
	return best[0].Value
}

// rank says how well a label's language suits the site: 3 the same, 2 another
// variety of it, 1 not told, 0 another.
func (c *checker) rank(language string) int {
	base := func(tag string) string {
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		return primary
	}
	switch {
	case strings.EqualFold(language, c.language):
		return 3
	case language == "":
		return 1
	case base(language) == base(c.language):
		return 2
	}
	return 0
}

func (c *checker) labelHint(from concept) string {
	if len(from.labels) == 0 {
		return "give it a name"
	}
	other := from.labels[0]
	return fmt.Sprintf("it has %q in the language %q; add its name in %s, or set the language of site.yaml", other.Value, other.language, c.language)
}

// inLanguage gives the labels in the site's language, each once, in order.
func (c *checker) inLanguage(labels []label) []string {
	var kept []string
	known := make(map[string]bool, len(labels))
	for _, l := range labels {
		if c.rank(l.language) > 0 && !known[l.Value] {
			known[l.Value] = true
			kept = append(kept, l.Value)
		}
	}
	return kept
}

// scope gives what the file says of a concept's coverage, one note after
// another; without a note, how it defines the concept.
func (c *checker) scope(from concept) string {
	notes := c.inLanguage(from.scope)
	if len(notes) == 0 {
		notes = c.inLanguage(from.definition)
	}
	return strings.Join(notes, " ")
}

// known gives the ids in a list that lead to a topic, sorted, each once, and
// names the others.
func (c *checker) known(from concept, relation string, ids []word, known map[string]source.Position) []string {
	var kept []string
	for _, id := range ids {
		_, exists := known[id.Value]
		switch {
		case id.Value == from.id.Value:
			c.faults.Errorf(c.file, id.At, "take it out", "the topic %q is said to be %s to itself", id.Value, relation)
		case exists:
			kept = append(kept, id.Value)
		case !c.broken:
			c.faults.Errorf(c.file, id.At, idHint(id.Value, known), "the %s topic %q of %q is not in the vocabulary", relation, id.Value, from.id.Value)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}

// mostGuessed is up to how many ids a misspelt one is compared with: a large
// thesaurus cut out of a larger one may lack thousands.
const mostGuessed = 2000

// idHint says what to do about an id that nothing has.
func idHint(id string, known map[string]source.Position) string {
	if len(known) <= mostGuessed {
		if near := strictyaml.Nearest(id, slices.Sorted(maps.Keys(known))); near != "" {
			return "did you mean " + near + "?"
		}
	}
	return "add an entry with this id, or take it out here"
}

// addresses gives the web addresses in a list, and names what is none.
func (c *checker) addresses(words []word) []string {
	var kept []string
	for _, w := range words {
		if strictyaml.CheckAddress(&c.faults, c.file, w) {
			kept = append(kept, w.Value)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}

// shared names labels that two topics have in common: a preferred one is an
// error, since a reader could not tell the topics apart; another is a warning,
// since a text that uses it would be ambiguous. Hidden labels may be shared.
func (c *checker) shared(concepts []concept) {
	type owner struct {
		id    string
		label label
		name  bool // a preferred label
	}
	first := map[string]owner{}
	note := func(id string, labels []label, name bool) {
		for _, l := range labels {
			folded := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(l.Value, "-", " ")), " "))
			before, taken := first[folded]
			switch {
			case c.rank(l.language) == 0 || taken && before.id == id:
			case !taken:
				first[folded] = owner{id, l, name}
			case name && before.name:
				c.faults.Errorf(c.file, l.At, fmt.Sprintf("%q has it in line %d; name one of them differently", before.id, before.label.At.Line),
					"the topic %q has the same label as another, %q", id, l.Value)
			default:
				c.faults.Warnf(c.file, l.At, fmt.Sprintf("%q has it in line %d; leave it to the topic that it fits best", before.id, before.label.At.Line),
					"the label %q of %q belongs to another topic too", l.Value, id)
			}
		}
	}
	for _, from := range concepts {
		note(from.id.Value, from.labels, true)
	}
	for _, from := range concepts {
		note(from.id.Value, from.alt, false)
	}
}

// cycles names each ring of broader topics once, at the smallest id in it.
func (c *checker) cycles(concepts []concept, known map[string]source.Position) {
	broader := map[string][]word{}
	for _, from := range concepts {
		if known[from.id.Value] == from.id.At {
			broader[from.id.Value] = from.broader
		}
	}
	for _, ring := range rings(broader) {
		c.faults.Errorf(c.file, ring[0].At, "take out one of these steps",
			"the topic %q stands above itself: %s", ring[len(ring)-1].Value, ringText(ring))
	}
}
