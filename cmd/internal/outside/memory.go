package outside

import (
	"encoding/json"
	"maps"
	"time"
)

// Memory is what was found out before, by address.
type Memory map[string]Result

// How long something is believed.
const (
	fineFor = 7 * 24 * time.Hour
	goneFor = 24 * time.Hour // it may have been mended
	unsure  = time.Hour
)

// ParseMemory reads what Bytes wrote. What cannot be read is nothing known.
func ParseMemory(data []byte) Memory {
	m := Memory{}
	if json.Unmarshal(data, &m) != nil || m == nil {
		return Memory{}
	}
	return m
}

// Bytes gives a memory as JSON, with what was found out now, and without what
// is no longer believed.
func (m Memory) Bytes(found map[string]Result, now time.Time) ([]byte, error) {
	kept := Memory{}
	for address := range m {
		if r, ok := m.fresh(address, now); ok {
			kept[address] = r
		}
	}
	maps.Copy(kept, found)
	return json.MarshalIndent(kept, "", " ")
}

// fresh gives what is known of an address, if it is new enough to be believed.
// What was found out in the future, by a clock that jumped, is not.
func (m Memory) fresh(address string, now time.Time) (Result, bool) {
	r, known := m[address]
	age := now.Sub(r.Tried)
	most := unsure
	switch r.Verdict {
	case Fine, Moved:
		most = fineFor
	case Gone, Asked:
		most = goneFor
	}
	return r, known && age >= 0 && age < most
}
