package ledger

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Two people change texts at once, git leaves its marks in the file, and the
// command settles them. What either gave holds as ever, but for a number that
// both gave anew: also where both changed a text, one side's is taken, and the
// file holds lines of the other that say of points what is not in the texts.
func TestRandomMerges(t *testing.T) {
	settled, apart := 0, 0
	for seed := range *histories {
		h := newHistory(t, uint64(seed)+1<<32)
		h.run()
		for range 3 { // enough texts for two people
			h.addText()
		}
		h.update()
		if t.Failed() {
			t.Fatalf("history %d of stream %d:\n%s", seed, *stream, strings.Join(h.told, "\n"))
		}
		other, base, given := h.fork(), h.file, maps.Clone(h.given)
		before := h.rendered()
		for _, side := range []*history{h, other} {
			side.tell("a side begins")
			for range 1 + side.r.IntN(3) {
				side.edit()
			}
			side.update()
		}
		if t.Failed() {
			t.Fatalf("history %d of stream %d, a side:\n%s\n%s", seed, *stream, strings.Join(h.told, "\n"), strings.Join(other.told, "\n"))
		}
		if !h.takeTexts(other, before) {
			apart++
		}
		h.file = mergeLines(h.r, base, h.file, other.file)
		if strings.Contains(string(h.file), "<<<<<<<") {
			settled++
		}
		for address, is := range other.given {
			if given[address] == nil && h.given[address] != nil {
				continue // both gave it
			}
			if h.given[address] == nil {
				h.given[address] = make(map[int]bool)
			}
			maps.Copy(h.given[address], is)
		}
		h.update()
		if t.Failed() {
			t.Fatalf("history %d of stream %d, merged:\n%s\nother side:\n%s", seed, *stream, strings.Join(h.told, "\n"), strings.Join(other.told, "\n"))
		}
	}
	t.Logf("%d merges, %d with a conflict in the file, %d without a text that both sides changed", *histories, settled, apart)
	if settled*4 < *histories || apart*4 < *histories || apart*4 > *histories*3 {
		t.Error("too few of them try anything")
	}
}

// fork gives a history that goes on by itself. Its new statements and texts are
// others than those of the first.
func (h *history) fork() *history {
	const apart = 1 << 20
	f := *h
	f.r = rand.New(rand.NewPCG(h.r.Uint64(), *stream))
	f.next, f.names, f.told = h.next+apart, h.names+apart, nil
	f.gone, f.given = slices.Clone(h.gone), make(map[string]map[int]bool)
	for address, is := range h.given {
		f.given[address] = maps.Clone(is)
	}
	f.texts = make(map[string][]*chapter)
	for name, chapters := range h.texts {
		for _, c := range chapters {
			copied := &chapter{heading: c.heading}
			for _, s := range c.statements {
				own := *s
				copied.statements = append(copied.statements, &own)
			}
			f.texts[name] = append(f.texts[name], copied)
		}
	}
	return &f
}

// rendered gives the words of each text.
func (h *history) rendered() map[string]string {
	all := make(map[string]string)
	for name, chapters := range h.texts {
		var b strings.Builder
		for _, c := range chapters {
			b.WriteString("\n# " + c.heading)
			for _, s := range c.statements {
				b.WriteString("\n" + strings.Join(s.words, " "))
			}
		}
		all[name] = b.String()
	}
	return all
}

// takeTexts takes what the other side alone changed, and tells whether both
// sides changed a text.
func (h *history) takeTexts(other *history, before map[string]string) (both bool) {
	ours, theirs := h.rendered(), other.rendered()
	for name, was := range before {
		both = both || ours[name] != was && theirs[name] != was
		if _, there := theirs[name]; !there && ours[name] == before[name] {
			delete(h.texts, name)
		}
	}
	for name, text := range theirs {
		was, known := before[name]
		now, there := ours[name]
		if text != was && (there && known && now == was || !there && !known) {
			h.texts[name] = other.texts[name]
		}
	}
	return both
}

// mergeLines merges two files as git does, with lines of both sides between its
// marks: those that both changed, and now and then lines beside them.
func mergeLines(r *rand.Rand, base, ours, theirs []byte) []byte {
	was, a, b := linesByAddress(base), linesByAddress(ours), linesByAddress(theirs)
	addresses := maps.Clone(a)
	maps.Copy(addresses, b)
	merged := strings.Builder{}
	merged.WriteString("# " + fileName + "\n")
	for _, address := range slices.Sorted(maps.Keys(addresses)) {
		x, y := a[address], b[address]
		switch {
		case x == y:
			merged.WriteString(x)
		case (x == was[address] || y == was[address]) && r.IntN(3) > 0:
			if x == was[address] {
				x = y
			}
			merged.WriteString(x)
		default:
			merged.WriteString("<<<<<<< ours\n" + x + "=======\n" + y + ">>>>>>> theirs\n")
		}
	}
	return []byte(merged.String())
}

func linesByAddress(file []byte) map[string]string {
	lines := make(map[string]string)
	for line := range strings.Lines(string(file)) {
		if address, _, found := strings.Cut(line, " "); found && strings.Contains(address, "#") && address != "#" {
			lines[address] = line
		}
	}
	return lines
}
