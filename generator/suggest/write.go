package suggest

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"precis/generator/policy"
	"precis/generator/slug"
	"precis/generator/vocab"
)

// Formats are the forms in which topics are written.
func Formats() []string { return []string{"yaml", "tsv", "ttl"} }

// FormatFor is the form of topics that go into a vocabulary's file; for one in
// a form that is not written, and for none, it is what may be read beside it.
func FormatFor(file string) string {
	switch path.Ext(file) {
	case ".tsv":
		return "tsv"
	case ".ttl", ".nt", ".rdf":
		return "ttl"
	}
	return "yaml"
}

// WriteTopics writes topics as entries of a vocabulary. A whole one can be
// saved as it is; else it is to be pasted below what there is.
func WriteTopics(topics []Topic, format, language string, whole bool) string {
	var b strings.Builder
	head := map[string]string{
		"yaml": "topics:\n", "tsv": "id\tlabel\thidden\n",
		"ttl": "@prefix : <#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n",
	}[format]
	switch {
	case len(topics) == 0:
	case whole:
		b.WriteString(head)
	case format == "tsv":
		b.WriteString("# columns: id, label, hidden\n")
	}
	for _, t := range topics {
		switch format {
		case "tsv":
			fmt.Fprintf(&b, "%s%s\t%s\t%s\n", t.comment("# "), t.ID, t.Label, strings.Join(t.Hidden, " | "))
		case "ttl":
			fmt.Fprintf(&b, "\n%s%s", t.comment("# "), vocab.Turtle(t.Topic, language))
		default:
			fmt.Fprintf(&b, "%s  %s:\n    label: %s\n", t.comment("  # "), t.ID, strconv.Quote(t.Label))
			if len(t.Hidden) > 0 {
				fmt.Fprintf(&b, "    hidden: [%s]\n", quotedList(t.Hidden))
			}
		}
	}
	return b.String()
}

// WriteNames writes names as entries of a registry. What kind of thing a name
// is, a person must say; it is written as what its words show.
func WriteNames(names []Name, whole bool) string {
	var b strings.Builder
	if whole && len(names) > 0 {
		b.WriteString("references:\n")
	}
	taken := make(map[string]int)
	for _, n := range names {
		id := slug.Make(n.Text)
		if taken[id]++; taken[id] > 1 || id == "" {
			id = fmt.Sprintf("%s-%d", id, taken[id])
		}
		kind := "body # or instrument, goal, tool"
		if n.Kind == policy.Instrument {
			kind = "instrument # or body, goal, tool"
		}
		fmt.Fprintf(&b, "%s  - id: %s\n    kind: %s\n    title: %[4]s\n    aliases: [%[4]s]\n", n.comment("  # "), id, kind, strconv.Quote(n.Text))
	}
	return b.String()
}

func quotedList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	return strings.Join(quoted, ", ")
}

// comment tells the use of something, each line behind a mark.
func (u Use) comment(mark string) string {
	return fmt.Sprintf("%s%s in %s: %s\n", mark, counted(u.Points, "point"), counted(u.Documents, "document"), shortened(u.Example))
}

// longestExample is how much of a sentence an entry shows, in bytes.
const longestExample = 240

// shortened gives a sentence on one line, cut between words where it is long.
func shortened(sentence string) string {
	words := strings.Fields(sentence)
	length := 0
	for i, word := range words {
		if length += len(word) + 1; length > longestExample {
			return strings.Join(words[:max(i, 1)], " ") + " …"
		}
	}
	return strings.Join(words, " ")
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
