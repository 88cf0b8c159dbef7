// Package search writes the index that the pages' search reads: inverted, in
// shards small enough that a query loads little, each a classic script that
// calls one function, so that it works from a disk as from a server.
//
// The unit is the point. What the words of a point are worth is settled here:
// a posting carries its weight (BM25, in eight steps), so the browser needs no
// lengths and no stemmer, and adds whole numbers.
//
//	directory.js      what there is: the first word of every shard, the facets
//	terms-N.js        words with their points, in the order of their spelling
//	words-N.js        the words alone, for those who mistype
//	text-N.js         the points' own words, to show and to check phrases on
//	names-N.js        what topics and references are called, to say why a point was found
//	facet-NAME.js     the values of a facet with their points
//
// Files are numbered and never named after words: "con.js" and "aux.js" are no
// names for a file on every disk.
package search

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
)

// Folder holds the index, seen from the site's root.
const Folder = "search/"

// receiver is the function of the browser that every file calls.
const receiver = "precisShard"

// File is one file of the index.
type File struct {
	Path string // from the site's root

	name, build string
	value       []byte // in JSON
}

// Content is what the file holds: a call that hands the value to the browser.
func (f File) Content() []byte {
	return fmt.Appendf(nil, "%s(%q,%q,%s)\n", receiver, f.name, f.build, f.value)
}

// shard is a file before it is written: its name and a value for the browser.
type shard struct {
	name  string
	value any
}

// directory is what the browser learns first. Its fields are named in
// static/engine.js.
type directory struct {
	Points int        `json:"points"`
	Groups string     `json:"groups"` // how many points each group has
	Chunk  int        `json:"chunk"`  // points in a file of texts
	Topics int        `json:"topics"` // how many of the names are topics'; they come first
	Names  int        `json:"names"`  // names in a file of names
	Terms  []string   `json:"terms"`  // the first word of each file of terms
	Words  []string   `json:"words"`  // likewise of words
	Facets []facetRow `json:"facets"`
}

// Files writes the index. The class names are what readers know the classes of
// attribution by.
func Files(ix *index.Index, className func(policy.Class) string) ([]File, error) {
	groups := groupsOf(ix.Points)
	lexicon := gather(ix, groups)
	terms := termShards(lexicon, len(ix.Points))
	words := wordShards(lexicon)
	facets := facetsOf(ix, groups, className)
	list := directory{
		Points: len(ix.Points), Groups: groups.sizes(), Chunk: chunkSize,
		Topics: len(ix.Topics), Names: namesSize,
		Terms: firsts(terms), Words: firsts(words), Facets: rows(facets),
	}
	names := namesOf(ix)
	shards := []shard{{"directory", list}}
	for part := range slices.Chunk(names.list, namesSize) {
		shards = append(shards, shard{fmt.Sprintf("names-%d", len(shards)-1), part})
	}
	for i, part := range terms {
		shards = append(shards, shard{fmt.Sprintf("terms-%d", i), part.text})
	}
	for i, part := range words {
		shards = append(shards, shard{fmt.Sprintf("words-%d", i), part.text})
	}
	for i, part := range chunks(ix.Points, groups, names) {
		shards = append(shards, shard{fmt.Sprintf("text-%d", i), part})
	}
	for _, f := range facets {
		shards = append(shards, shard{"facet-" + f.name, f.text()})
	}
	return write(shards)
}

// write makes scripts of the shards. Each names the build that it belongs to:
// a browser may still hold a part of an older one.
func write(shards []shard) ([]File, error) {
	values := make([][]byte, len(shards))
	sum := sha256.New()
	for i, s := range shards {
		value, err := json.Marshal(s.value) // escapes "<", U+2028 and U+2029
		if err != nil {
			return nil, fmt.Errorf("search index, %s: %w", s.name, err)
		}
		values[i] = value
		sum.Write(value)
	}
	build := hex.EncodeToString(sum.Sum(nil)[:5])
	files := make([]File, len(shards))
	for i, s := range shards {
		files[i] = File{Folder + s.name + ".js", s.name, build, values[i]}
	}
	return files, nil
}
