package vocab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"precis/generator/policy"
	"precis/generator/source"
	"precis/generator/strictyaml"
)

// registryChecker turns the entries of a file into references and names what
// is wrong with them.
type registryChecker struct {
	file   string
	ids    map[string]source.Position // where each reference's id is given
	names  map[string]owned           // names that can mean one thing only
	titled map[string]bool            // references whose title is a name besides those that are given
	faults source.Diagnostics
}

// owned is a name and the reference that has it.
type owned struct {
	id string
	at source.Position
}

func (c *registryChecker) errorf(at source.Position, hint, format string, args ...any) {
	c.faults.Errorf(c.file, at, hint, format, args...)
}

// entries gives the entries, and notes their ids and the names that mean them
// and nothing else. An entry without a fit id of its own is given too: whatever
// else is wrong with it is said as well.
func (c *registryChecker) entries(all []strictyaml.Located[referenceFields]) []referenceFields {
	entries := make([]referenceFields, 0, len(all))
	for _, located := range all {
		entry := located.Value
		if entry.ID.Value == "" { // the entry itself shows where it belongs
			entry.ID.At = located.At
		}
		entries = append(entries, entry)
		if !checkID(&c.faults, c.file, entry.ID) {
			continue
		}
		if before, twice := c.ids[entry.ID.Value]; twice {
			c.errorf(entry.ID.At, fmt.Sprintf("it is given in line %d already; give each reference an id of its own", before.Line),
				"the id %q is given twice", entry.ID.Value)
			continue
		}
		c.ids[entry.ID.Value] = entry.ID.At
		for _, name := range slices.Concat(entry.Aliases, entry.Descriptions, entry.Sets) {
			c.own(entry.ID.Value, name)
		}
	}
	return entries
}

// own notes that a name means one reference, and names the fault when another
// has it, or the same one twice.
func (c *registryChecker) own(id string, name word) {
	text := folded(name.Value)
	before, taken := c.names[text]
	switch {
	case text == "":
		c.errorf(name.At, "write the name, or take it out", "%q has an empty name", id)
	case !taken:
		c.names[text] = owned{id, name.At}
	case before.id != id:
		c.errorf(name.At, fmt.Sprintf("%q has it in line %d; a name that can mean two things belongs under context", before.id, before.at.Line),
			"the name %q of %q belongs to another reference too", name.Value, id)
	default:
		c.errorf(name.At, fmt.Sprintf("it stands in line %d already; take one out", before.at.Line), "%q has the name %q twice", id, name.Value)
	}
}

// titles takes the titles of references for names, too, where they are longer
// than a word and no name of the same reference that wants a context.
func (c *registryChecker) titles(entries []referenceFields) {
	for _, entry := range entries {
		id, title := entry.ID.Value, folded(entry.Title.Value)
		if before, taken := c.names[title]; !strings.Contains(title, " ") || taken && before.id == id || entry.wantsContext(title) {
			continue
		}
		c.own(id, entry.Title)
		c.titled[id] = true
	}
}

// wantsContext tells a name of the entry that counts only in a context.
func (entry *referenceFields) wantsContext(name string) bool {
	for _, short := range entry.Context {
		if folded(short.Key.Value) == name {
			return true
		}
	}
	return false
}

// folded brings the white space in a name to single spaces.
func folded(name string) string { return strings.Join(strings.Fields(name), " ") }

// reference checks an entry and makes a reference of it.
func (c *registryChecker) reference(entry referenceFields) policy.Reference {
	id := entry.ID.Value
	if folded(entry.Title.Value) == "" {
		c.errorf(entry.ID.At, "give it its full title", "%q has no title", id)
	}
	c.kind(entry)
	c.date(entry)
	strictyaml.CheckAddress(&c.faults, c.file, entry.Address)
	return policy.Reference{
		ID:      id,
		Kind:    policy.ReferenceKind(entry.Kind.Value),
		Title:   folded(entry.Title.Value),
		Short:   folded(entry.Short),
		Year:    entry.Year.Value,
		Date:    entry.Date.Value,
		Symbol:  entry.Symbol,
		Within:  entry.Within,
		Address: entry.Address.Value,
		Note:    folded(entry.Note),
		Members: c.references(entry.Members),
		Names:   c.nameList(entry),
	}
}

// nameList gives the names of an entry, the surest first.
func (c *registryChecker) nameList(entry referenceFields) []policy.Name {
	var names []policy.Name
	add := func(words []word, method policy.NameMethod) {
		for _, w := range words {
			names = append(names, policy.Name{Text: folded(w.Value), Method: method})
		}
	}
	if c.titled[entry.ID.Value] {
		method := policy.Alias
		if entry.Kind.Value == string(policy.Set) {
			method = policy.SetName
		}
		add([]word{entry.Title}, method)
	}
	add(entry.Aliases, policy.Alias)
	add(entry.Descriptions, policy.Description)
	add(entry.Sets, policy.SetName)
	for _, short := range entry.Context {
		text := folded(short.Key.Value)
		if text == "" {
			c.errorf(short.Key.At, "write the name, or take it out", "%q has an empty name", entry.ID.Value)
			continue
		}
		if owner, taken := c.names[text]; taken {
			c.errorf(short.Key.At, fmt.Sprintf("%q has it in line %d as a name that needs no context; take one out", owner.id, owner.at.Line),
				"the name %q of %q can never count", short.Key.Value, entry.ID.Value)
		}
		name := policy.Name{Text: text, Method: policy.Context}
		for _, with := range short.Value {
			name.With = append(name.With, folded(with.Value))
		}
		names = append(names, name)
	}
	return names
}

// kind checks an entry's kind, and that members and names of sets go with it.
func (c *registryChecker) kind(entry referenceFields) {
	kinds := []string{string(policy.Instrument), string(policy.Body), string(policy.Goal), string(policy.Tool), string(policy.Set)}
	kind := entry.Kind.Value
	switch {
	case kind == "":
		c.errorf(entry.ID.At, "one of: "+strings.Join(kinds, ", "), "%q has no kind", entry.ID.Value)
	case !slices.Contains(kinds, kind):
		c.errorf(entry.Kind.At, "one of: "+strings.Join(kinds, ", "), "unknown kind %q", kind)
	case kind == string(policy.Set) && len(entry.Members) == 0:
		c.errorf(entry.ID.At, "list their ids under members", "the set %q has no members", entry.ID.Value)
	case kind != string(policy.Set) && len(entry.Members) > 0:
		c.errorf(entry.Members[0].At, `make its kind "set", or take the members out`, "%q has members and is no set", entry.ID.Value)
	case kind != string(policy.Set) && len(entry.Sets) > 0:
		c.errorf(entry.Sets[0].At, `write them under aliases, or make its kind "set"`, "%q has names of a set and is no set", entry.ID.Value)
	}
}

// date checks an entry's date and year.
func (c *registryChecker) date(entry referenceFields) {
	if year := entry.Year; year.Value != 0 && (year.Value < 1000 || year.Value > 2999) {
		c.errorf(year.At, "write four digits, such as 2009", "%d is not a year", year.Value)
	}
	if !strictyaml.CheckDate(&c.faults, c.file, entry.Date) || entry.Date.Value == "" || entry.Year.Value == 0 {
		return
	}
	if year := strconv.Itoa(entry.Year.Value); !strings.HasPrefix(entry.Date.Value, year) {
		c.errorf(entry.Date.At, "correct the one that is wrong", "the date %s is not in the year %s", entry.Date.Value, year)
	}
}

// references gives the ids in a list that lead to a reference, in order, each
// once, and names the others.
func (c *registryChecker) references(ids []word) []string {
	var kept []string
	for _, id := range ids {
		if _, exists := c.ids[id.Value]; !exists {
			c.errorf(id.At, idHint(id.Value, c.ids), "no reference has the id %q", id.Value)
			continue
		}
		if !slices.Contains(kept, id.Value) {
			kept = append(kept, id.Value)
		}
	}
	return kept
}

// memberRings names each ring of sets that hold each other.
func (c *registryChecker) memberRings(entries []referenceFields) {
	members := map[string][]word{}
	for _, entry := range entries {
		members[entry.ID.Value] = entry.Members
		for _, m := range entry.Members {
			if m.Value == entry.ID.Value {
				c.errorf(m.At, "take it out", "the set %q is its own member", m.Value)
			}
		}
	}
	for _, ring := range rings(members) {
		c.errorf(ring[0].At, "take out one of these steps", "the set %q holds itself: %s", ring[len(ring)-1].Value, ringText(ring))
	}
}

// unsettled checks an entry of what cannot be settled.
func (c *registryChecker) unsettled(located strictyaml.Located[unsettledFields]) Unsettled {
	entry := located.Value
	u := Unsettled{Candidates: c.references(entry.Candidates), Why: folded(entry.Why.Value)}
	slices.Sort(u.Candidates)
	for _, w := range entry.Words {
		if owner, taken := c.names[folded(w.Value)]; taken {
			c.errorf(w.At, fmt.Sprintf("%q has it as a name in line %d; take one out", owner.id, owner.at.Line), "%q is not unsettled", w.Value)
		}
		u.Words = append(u.Words, folded(w.Value))
	}
	if len(u.Words) == 0 {
		c.errorf(located.At, "list the words that texts use", "an unsettled entry has no words")
	}
	if u.Why == "" {
		c.errorf(located.At, "say in a clause for the reader why the words cannot be settled", "an unsettled entry has no reason")
	}
	return u
}
