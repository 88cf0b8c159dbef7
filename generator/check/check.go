// Package check reads a finished tree back, as a reader's browser will: every
// local link is followed, every fragment looked up, and every page held to
// the rules that all pages keep. It knows nothing of how the tree was made
// and asks no network.
package check

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"precis/generator/source"
)

// Report counts what was looked at.
type Report struct {
	Pages     int // HTML files
	Links     int // that lead to a file of the site, or should
	Fragments int // of those, the ones that name a place in it
	External  int // that lead to other hosts; they are not fetched
	Bytes     int64
	Outside   []Outside // where readers are sent, each address once, sorted
}

// Outside is an address of another host that a reader can go to.
type Outside struct {
	Address string // without its fragment
	File    string // the first that leads there
	At      source.Position
	More    int // links besides
}

// Site reads a tree and tells all that is wrong with it, sorted. The address
// is where the tree is published: "https://user.github.io/repo/", or only its
// path, "/repo/" or "/"; then absolute addresses all count as other hosts'.
// When it is "", the canonical link of index.html says it. A file that nothing
// names is a warning; all else is an error. The error is of reading alone.
func Site(fsys fs.FS, address string) (Report, source.Diagnostics, error) {
	t, err := survey(fsys, address)
	if err != nil {
		return Report{}, nil, err
	}
	names := slices.Sorted(maps.Keys(t.files))
	readings, err := readAll(fsys, t, names)
	if err != nil {
		return Report{}, nil, err
	}
	report, faults := t.judge(names, readings)
	report.Outside = outside(names, readings)
	report.Bytes = t.weigh(names, readings, &faults)
	return report, faults.Sorted(), nil
}

// reading is what one file gave.
type reading struct {
	faults  source.Diagnostics
	ids     map[string]bool // of a file that fragments can lead into; else nil
	targets map[string]bool // files that it names
	anchors []anchor

	page     bool
	noindex  bool
	sitemap  bool
	links    int
	external int
	visits   []Outside       // places of other hosts that a reader is sent to
	loads    map[string]bool // files that it is not shown without
}

// anchor is a fragment that waits until the ids of all files are known.
type anchor struct {
	link   link
	target string
	ids    [2]string // the fragment as written and percent-decoded: either will do
}

// readAll reads the files side by side, each into its own slot. Of a file only
// its ids and what it names are kept.
func readAll(fsys fs.FS, t *tree, names []string) ([]reading, error) {
	readings := make([]reading, len(names))
	faults := make([]error, len(names))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(names)); i = next.Add(1) - 1 {
				readings[i], faults[i] = readFile(fsys, t, names[i])
			}
		})
	}
	workers.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return readings, nil
}

// readFile reads one file by its kind, and follows its links.
func readFile(fsys fs.FS, t *tree, name string) (reading, error) {
	var read func(name string, content []byte) (reading, []link)
	switch path.Ext(name) {
	case ".html":
		read = readPage
	case ".svg":
		read = readDrawing
	case ".css":
		read = readStyle
	case ".xml":
		read = readXML
	case ".zip":
		if t.written[name] {
			return t.readArchive(fsys, name)
		}
		return reading{}, nil
	default:
		return reading{}, nil
	}
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return reading{}, fmt.Errorf("check %s: %w", name, err)
	}
	r, links := read(name, content)
	r.targets, r.loads = map[string]bool{}, map[string]bool{}
	for _, l := range links {
		t.follow(name, l, &r)
	}
	if t.foreign(name) {
		r.faults, r.anchors = nil, nil // the publisher's own, not ours to judge
	}
	return r, nil
}

// judge puts the readings together: fragments, strays, the sitemap.
func (t *tree) judge(names []string, readings []reading) (Report, source.Diagnostics) {
	var report Report
	var faults source.Diagnostics
	at := map[string]*reading{}
	named := map[string]bool{}
	inSitemap := map[string]bool{}
	hasSitemap := false
	for i, name := range names {
		r := &readings[i]
		at[name] = r
		for target := range r.targets {
			if target != name {
				named[target] = true
			}
			if r.sitemap {
				inSitemap[target] = true
			}
		}
		hasSitemap = hasSitemap || r.sitemap
	}
	for i, name := range names {
		r := &readings[i]
		faults = append(faults, r.faults...)
		report.Links += r.links
		report.External += r.external
		report.Fragments += len(r.anchors)
		if r.page {
			report.Pages++
		}
		for _, a := range r.anchors {
			ids := at[a.target].ids
			if ids != nil && !ids[a.ids[0]] && !ids[a.ids[1]] {
				faults.Errorf(name, a.link.at, "", "%s leads to a place that is not in %s: no element there has the id %q", a.link, a.target, a.ids[1])
			}
		}
		if r.page && hasSitemap && t.host != "" && !inSitemap[name] && !r.noindex && name != "404.html" && !t.foreign(name) {
			faults.Errorf(name, source.Position{}, "add it, or mark the page with <meta name=robots content=noindex>", "the page is not in the sitemap")
		}
		if !named[name] && !t.written[name] && !excused(name) {
			faults.Warnf(name, source.Position{}, "delete it if it is left over; if it is yours, nothing need be done", "nothing in the site names this file")
		}
	}
	if report.Pages == 0 {
		var none source.Diagnostics
		none.Errorf(".", source.Position{}, "name the folder that a build wrote", "there is no page in this folder")
		return report, none
	}
	for name := range t.written {
		if !t.files[name] {
			faults.Errorf(name, source.Position{}, "build the site again", "the file is in the list %s, but it is not there", listName)
		}
	}
	return report, faults
}

// excused tells the files that a host or a reader asks for by name.
func excused(name string) bool {
	switch name {
	case "index.html", "404.html", "robots.txt", "sitemap.xml", "CNAME", "favicon.ico", "llms.txt":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}
