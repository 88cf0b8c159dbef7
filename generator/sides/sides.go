// Package sides writes what a browser needs to set any two documents or themes
// of a site side by side: how many points of each have which topic, cite which
// reference, and say in which words who spoke.
//
//	directory.js   what there is: the sides, and the rows of each table
//	counts-N.js    the counts of some sides, one a line
//
// Each is a classic script that calls one function, so that it works from a
// disk as from a server. A browser loads the directory and the counts of two
// sides, and only when somebody chooses.
package sides

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"precis/generator/index"
	"precis/generator/shard"
)

// Folder holds the files, seen from the site's root.
const Folder = "compare/"

// perFile is how many sides share a file of counts.
const perFile = 16

// Comparison is everything that can be set side by side, and by what.
type Comparison struct {
	Kinds  []Kind
	Groups []Group
}

// Kind is a kind of sides. The facet is what the search knows them by, the
// folder is where their pages stand, from the site's root: "themes/".
type Kind struct {
	Facet  string `json:"facet"`
	Title  string `json:"title"`
	Folder string `json:"folder"`
	Sides  []Side `json:"sides"`
}

// Side is one document or theme. Its page is called by its ID.
type Side struct {
	ID     string
	Title  string
	Year   string // of a document, where it is known
	Points []*index.Point
}

// Group is one table: what it is called, on the page and in its address, and
// its rows. Facet and folder are as in Kind.
type Group struct {
	Facet  string `json:"facet"`
	ID     string `json:"id"`
	Title  string `json:"title"`
	First  string `json:"first"` // what its first column is called
	Folder string `json:"folder"`
	Rows   []Row  `json:"rows"`
}

// Row is something that points have. Its page is called by its ID.
type Row struct {
	ID     string
	Name   string
	Broad  bool           // others below it follow
	Points []*index.Point // each once
}

// Pair gives the kind whose first two sides stand side by side on the page: the
// first with two. Without one there is nothing to compare.
func (c *Comparison) Pair() (Kind, bool) {
	for _, kind := range c.Kinds {
		if len(kind.Sides) > 1 {
			return kind, true
		}
	}
	return Kind{}, false
}

// MarshalJSON writes a side for the browser as [id, title] or [id, title, year].
func (s Side) MarshalJSON() ([]byte, error) {
	if s.Year == "" {
		return json.Marshal([]string{s.ID, oneLine(s.Title)})
	}
	return json.Marshal([]string{s.ID, oneLine(s.Title), s.Year})
}

// MarshalJSON writes a row for the browser as [id, name], or [id, name, 1] where
// it is broad.
func (r Row) MarshalJSON() ([]byte, error) {
	if !r.Broad {
		return json.Marshal([]string{r.ID, oneLine(r.Name)})
	}
	return json.Marshal([]any{r.ID, oneLine(r.Name), 1})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Counter counts the points of sides. It may be used by one goroutine at a time.
type Counter struct {
	groups []Group
	rows   map[*index.Point][]place
}

// place is a row of a group.
type place struct{ group, row int32 }

// Counter makes ready to count the points of some sides.
func (c *Comparison) Counter() *Counter {
	k := &Counter{c.Groups, make(map[*index.Point][]place)}
	for g, group := range c.Groups {
		for r, row := range group.Rows {
			for _, p := range row.Points {
				k.rows[p] = append(k.rows[p], place{int32(g), int32(r)})
			}
		}
	}
	return k
}

// Count tells of each group how many points of a side each of its rows has.
func (k *Counter) Count(s Side) [][]int {
	counts := make([][]int, len(k.groups))
	for g, group := range k.groups {
		counts[g] = make([]int, len(group.Rows))
	}
	for _, p := range s.Points {
		for _, at := range k.rows[p] {
			counts[at.group][at.row]++
		}
	}
	return counts
}

// line writes counts: the groups parted by tabs, each a row of pairs, of how
// many rows without points come before one and how many points that one has.
func line(counts [][]int) string {
	var b strings.Builder
	for g, group := range counts {
		if g > 0 {
			b.WriteByte('\t')
		}
		skipped, first := 0, true
		for _, n := range group {
			if n == 0 {
				skipped++
				continue
			}
			if !first {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(skipped) + " " + strconv.Itoa(n))
			skipped, first = 0, false
		}
	}
	return b.String()
}

// Files writes the comparison for the browser, and nothing where there is
// nothing to compare.
func (c *Comparison) Files() ([]shard.File, error) {
	if _, ok := c.Pair(); !ok {
		return nil, nil
	}
	var lines []string
	counter := c.Counter()
	for _, kind := range c.Kinds {
		for _, s := range kind.Sides {
			lines = append(lines, line(counter.Count(s)))
		}
	}
	directory := struct {
		PerFile int     `json:"perFile"`
		Kinds   []Kind  `json:"kinds"`
		Groups  []Group `json:"groups"`
	}{perFile, c.Kinds, c.Groups}
	shards := []shard.Shard{{Name: "directory", Value: directory}}
	for from := 0; from < len(lines); from += perFile {
		shards = append(shards, shard.Shard{
			Name: fmt.Sprintf("counts-%d", from/perFile), Value: strings.Join(lines[from:min(from+perFile, len(lines))], "\n"),
		})
	}
	return shard.Set{Folder: Folder, Receiver: "precisSides"}.Files(shards)
}
