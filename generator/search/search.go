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
	"fmt"
	"slices"

	"precis/generator/index"
	"precis/generator/policy"
	"precis/generator/shard"
)

// Folder holds the index, seen from the site's root.
const Folder = "search/"

// directory is what the browser learns first. Its fields are named in
// static/engine.js.
type directory struct {
	Points int        `json:"points"`
	Groups string     `json:"groups"`           // how many points each group has
	Chunk  int        `json:"chunk"`            // points in a file of texts
	Packed bool       `json:"packed,omitempty"` // the files of texts are packed
	Topics int        `json:"topics"`           // how many of the names are topics'; they come first
	Names  int        `json:"names"`            // names in a file of names
	Terms  []string   `json:"terms"`            // the first word of each file of terms
	Words  []string   `json:"words"`            // likewise of words
	Facets []facetRow `json:"facets"`
}

// Files writes the index. The class names are what readers know the classes of
// attribution by.
func Files(ix *index.Index, className func(policy.Class) string) ([]shard.File, error) {
	groups := groupsOf(ix.Points)
	lexicon := gather(ix, groups)
	terms := termShards(lexicon, len(ix.Points))
	words := wordShards(lexicon)
	facets := facetsOf(ix, groups, className)
	list := directory{
		Points: len(ix.Points), Groups: groups.sizes(), Chunk: chunkSize, Packed: ix.IsVast(),
		Topics: len(ix.Topics), Names: namesSize,
		Terms: firsts(terms), Words: firsts(words), Facets: rows(facets),
	}
	names := namesOf(ix)
	shards := []shard.Shard{{Name: "directory", Value: list}}
	for part := range slices.Chunk(names.list, namesSize) {
		shards = append(shards, shard.Shard{Name: fmt.Sprintf("names-%d", len(shards)-1), Value: part})
	}
	for i, part := range terms {
		shards = append(shards, shard.Shard{Name: fmt.Sprintf("terms-%d", i), Value: part.text})
	}
	for i, part := range words {
		shards = append(shards, shard.Shard{Name: fmt.Sprintf("words-%d", i), Value: part.text})
	}
	texts, err := textShards(chunks(ix.Points, groups, names), ix.IsVast())
	if err != nil {
		return nil, err
	}
	shards = append(shards, texts...)
	for _, f := range facets {
		shards = append(shards, shard.Shard{Name: "facet-" + f.name, Value: f.text()})
	}
	return shard.Set{Folder: Folder, Receiver: "precisShard"}.Files(shards)
}
