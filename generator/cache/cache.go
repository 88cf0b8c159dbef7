// Package cache keeps what one build found out for those after it: the
// findings of texts, by all that they depend on, and what each file of the site
// was made of. It is made to be thrown away: a build that has it makes the same
// site as one that has not, sooner. So nothing in it is taken on trust. It
// counts for one program only, every entry has its checksum, and one that is
// damaged is as good as none.
//
// A cache is one file:
//
//	precis cache 1\n
//	the program        16 bytes
//	entries, by key:
//	    key            16 bytes: what the content was made from
//	    length         4 bytes, the lowest first
//	    checksum       16 bytes, of all that stands before it and the content
//	    content
//
// All digests are of package digest. The package reads and writes bytes; where
// they are kept is the caller's.
package cache

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"sync"

	"precis/generator/digest"
	"precis/generator/policy"
	"precis/generator/site"
)

const magic = "precis cache 1\n"

// headSize is the size of an entry without its content.
const headSize = 16 + 4 + 16

// Cache is what is known from an earlier build, and what this one adds. It is
// safe for concurrent use, but for Files and Bytes, which come before and after.
type Cache struct {
	program digest.Sum
	old     map[digest.Sum]entry

	mu   sync.Mutex
	kept map[digest.Sum]entry // what this build used or found
}

// entry is one as it stands in the file.
type entry struct {
	checksum digest.Sum
	content  []byte
}

// Read reads what an earlier build gave as Bytes; nil is a cache without
// anything. The program is a digest of the one that runs: what another one left
// does not count. Whatever is damaged is left out. The bytes are the cache's
// from then on.
func Read(program digest.Sum, data []byte) *Cache {
	c := &Cache{program: program, old: make(map[digest.Sum]entry), kept: make(map[digest.Sum]entry)}
	data, ok := bytes.CutPrefix(data, append([]byte(magic), program[:]...))
	if !ok {
		return c
	}
	for len(data) >= headSize {
		key, length := digest.Sum(data[:16]), int(binary.LittleEndian.Uint32(data[16:]))
		checksum := digest.Sum(data[20:])
		data = data[headSize:]
		if length > len(data) {
			break
		}
		c.old[key] = entry{checksum, data[:length:length]}
		data = data[length:]
	}
	return c
}

// Bytes gives all that this build used or added, for the next one. The same
// entries give the same bytes.
func (c *Cache) Bytes() []byte {
	size := len(magic) + len(c.program)
	for _, e := range c.kept {
		size += headSize + len(e.content)
	}
	data := append(make([]byte, 0, size), magic...)
	data = append(data, c.program[:]...)
	keys := slices.SortedFunc(maps.Keys(c.kept), func(a, b digest.Sum) int { return bytes.Compare(a[:], b[:]) })
	for _, key := range keys {
		e := c.kept[key]
		data = append(data, key[:]...)
		data = binary.LittleEndian.AppendUint32(data, uint32(len(e.content)))
		data = append(data, e.checksum[:]...)
		data = append(data, e.content...)
	}
	return data
}

// get gives the content kept under a key, if there is one that is whole.
func (c *Cache) get(key digest.Sum) ([]byte, bool) {
	e, found := c.old[key]
	if !found || e.checksum != checksum(key, e.content) {
		return nil, false
	}
	c.mu.Lock()
	c.kept[key] = e
	c.mu.Unlock()
	return e.content, true
}

// put keeps a content; one too large for the form is not kept.
func (c *Cache) put(key digest.Sum, content []byte) {
	if uint64(len(content)) > 1<<32-1 {
		return
	}
	c.mu.Lock()
	c.kept[key] = entry{checksum(key, content), content}
	c.mu.Unlock()
}

func checksum(key digest.Sum, content []byte) digest.Sum { return digest.Of(key[:], content) }

// Findings gives the findings that were kept under a key, which must be the
// digest of all that they depend on. It gives nil when there are none. They are
// the caller's to change.
func (c *Cache) Findings(key digest.Sum) *policy.Findings {
	content, found := c.get(key)
	if !found {
		return nil
	}
	return decodeFindings(content)
}

// AddFindings keeps findings under a key, as they are now.
func (c *Cache) AddFindings(key digest.Sum, f *policy.Findings) { c.put(key, encodeFindings(f)) }

// filesKey is the key of what is known of the site's files.
var filesKey = digest.Of([]byte("files"))

// Files gives what is known of the files of the site that was built last, by
// path.
func (c *Cache) Files() map[string]site.Made {
	content, _ := c.get(filesKey)
	return decodeFiles(content)
}

// SetFiles keeps what is known of the files of the site that was built.
func (c *Cache) SetFiles(files map[string]site.Made) { c.put(filesKey, encodeFiles(files)) }
