package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"precis/generator/source"
)

// What hosts and readers bear. GitHub Pages publishes sites of at most 1 GB
// and git repositories there take no file above 100 MB; a page of five
// megabytes takes a minute on a slow telephone.
const (
	heaviestSite = 1_000_000_000
	heaviestFile = 100_000_000
	heaviestPage = 5_000_000
)

// weigh warns of what is too heavy, and gives the weight of the whole. A page
// weighs what a reader must load to see it: itself and what it names for that.
func (t *tree) weigh(names []string, readings []reading, faults *source.Diagnostics) int64 {
	var whole int64
	for i, name := range names {
		size := t.sizes[name]
		whole += size
		if size > heaviestFile {
			faults.Warnf(name, source.Position{}, "", "the file has %s; GitHub takes none above %s", megabytes(size), megabytes(heaviestFile))
		}
		r := readings[i]
		if !r.page || t.foreign(name) {
			continue
		}
		weight := size
		for needed := range r.loads {
			weight += t.sizes[needed]
		}
		if weight > heaviestPage {
			faults.Warnf(name, source.Position{}, "a reader on a telephone may give up", "the page weighs %s with all that it loads", megabytes(weight))
		}
	}
	if whole > heaviestSite {
		faults.Warnf(".", source.Position{}, "", "the site has %s; GitHub Pages publishes at most %s", megabytes(whole), megabytes(heaviestSite))
	}
	return whole
}

func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/1e6) }

// outside gives where readers are sent, each address once.
func outside(names []string, readings []reading) []Outside {
	found := make(map[string]Outside)
	for i := range names {
		for _, o := range readings[i].visits {
			first, known := found[o.Address]
			if known {
				first.More++
				o = first
			}
			found[o.Address] = o
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b Outside) int { return cmp.Compare(a.Address, b.Address) })
}
