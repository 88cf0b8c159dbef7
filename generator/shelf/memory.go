package shelf

import (
	"bytes"
	"crypto/sha256"
	"sync"

	"precis/generator/policy"
	"precis/generator/source"
)

// Memory reads a folder again and again, and works out what is in a text only
// when its bytes are others than the last time. The zero value is ready; one
// reading at a time may use it.
type Memory struct {
	texts map[string]*readText // of the last reading, by name
}

// readText is what is in the file of a text.
type readText struct {
	bytes  []byte
	sum    func() [sha256.Size]byte // of the bytes
	file   *source.File             // nil when it cannot be read as a text
	facts  policy.Facts             // that it states itself
	faults source.Diagnostics
}

// text reads a text, and notes what is wrong with it. It is nil when it cannot be
// read.
func (r *reader) text(file string) *readText {
	data, ok := r.bytes(file)
	if !ok {
		return nil
	}
	t := r.known[file]
	if t == nil || !bytes.Equal(t.bytes, data) {
		t = r.newText(file, data)
	} else {
		r.faults = append(r.faults, t.faults...)
	}
	if r.read[file] = t; t.file == nil {
		return nil
	}
	return t
}

func (r *reader) newText(file string, data []byte) *readText {
	t := &readText{bytes: data, sum: sync.OnceValue(func() [sha256.Size]byte { return sha256.Sum256(data) })}
	before := len(r.faults)
	taken := r.intake(file, data)
	if t.file = taken.File; t.file != nil {
		if taken.Front != "" {
			t.facts = r.frontMatter(file, taken.Front)
		}
		r.warnMixed(t.file)
		r.warnUnseen(t.file, "the text is shown without it, but for its line by line page; take it out if nobody meant it")
	}
	t.faults = append(t.faults, r.faults[before:]...)
	return t
}
