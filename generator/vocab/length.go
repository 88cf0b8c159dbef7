package vocab

// What a topic may say, in bytes. A label is looked for in every text, in all
// the forms that it may have there, and a note stands on a page: no vocabulary
// comes near, and one made to fill the memory does not get there.
const (
	longestLabel = 1_000
	longestNote  = 10_000
)

// lengths names the labels and notes that are too long, and takes them out.
func (c *checker) lengths(from concept) concept {
	from.labels = c.within(from.labels, "label", longestLabel)
	from.alt = c.within(from.alt, "label", longestLabel)
	from.hidden = c.within(from.hidden, "label", longestLabel)
	from.scope = c.within(from.scope, "note", longestNote)
	from.definition = c.within(from.definition, "note", longestNote)
	return from
}

func (c *checker) within(labels []label, what string, longest int) []label {
	var kept []label
	for _, l := range labels {
		if len(l.Value) <= longest {
			kept = append(kept, l)
			continue
		}
		c.faults.Errorf(c.file, l.At, "say it in fewer words", "the %s is longer than %d bytes, and more is not read", what, longest)
		c.broken = true // so that it is not said to be missing besides
	}
	return kept
}
