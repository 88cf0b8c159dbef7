// Package shard writes values for the pages' scripts: each in a file of its own,
// a classic script that calls one function, so that it is read from a disk as
// from a server.
package shard

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Set says where the shards that belong together go.
type Set struct {
	Folder   string // from the site's root, with a slash at its end
	Receiver string // the function of the browser that every file calls
}

// Shard is one value and its name, which is unique in its set.
type Shard struct {
	Name  string
	Value any
}

// File is the file of one shard.
type File struct {
	Path string // from the site's root

	receiver, name, build string
	value                 []byte // in JSON
}

// Content is what the file holds: a call that hands the name, the build and the
// value to the browser.
func (f File) Content() []byte {
	return fmt.Appendf(nil, "%s(%q,%q,%s)\n", f.receiver, f.name, f.build, f.value)
}

// Files makes the files of a set, in the order of its shards. Each names the
// build that it belongs to, a sum of all values: a browser may still hold a part
// of an older one. An error names the shard whose value has no form in JSON.
func (s Set) Files(shards []Shard) ([]File, error) {
	files := make([]File, len(shards))
	sum := sha256.New()
	for i, shard := range shards {
		value, err := json.Marshal(shard.Value) // escapes "<", U+2028 and U+2029
		if err != nil {
			return nil, fmt.Errorf("%s%s.js: %w", s.Folder, shard.Name, err)
		}
		files[i] = File{Path: s.Folder + shard.Name + ".js", receiver: s.Receiver, name: shard.Name, value: value}
		sum.Write(value)
	}
	build := hex.EncodeToString(sum.Sum(nil)[:5])
	for i := range files {
		files[i].build = build
	}
	return files, nil
}
