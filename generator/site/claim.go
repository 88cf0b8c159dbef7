package site

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"precis/generator/source"
)

// claim says who wants a path in the tree, as a file or as a folder that
// holds one.
type claim struct {
	path   string
	folder bool
	origin string
}

// claims are all paths wanted, by the name that they have where case and the
// composition of accents do not count. More than one claim under a name is a
// clash: on some reader's disk the two would be one file.
type claims map[string][]claim

// key is the same for two paths that Windows or macOS may take for one.
func key(path string) string {
	return strings.ToLower(strings.ToUpper(norm.NFC.String(path)))
}

// add notes that origin wants a file, and the folders above it. It tells
// whether the file can be written: neither it nor a folder above it clashes
// with what was wanted before.
func (c claims) add(path, origin string) bool {
	k := key(path)
	c[k] = append(c[k], claim{path, false, origin})
	alone := len(c[k]) == 1
	for _, folder := range parents(path) {
		alone = c.addFolder(folder, origin) && alone
	}
	return alone
}

// addFolder notes a folder once, however many want it. The origin kept is
// the first in the alphabet, so that messages do not depend on who came first.
// It tells whether the folder clashes with nothing.
func (c claims) addFolder(path, origin string) bool {
	k := key(path)
	i := slices.IndexFunc(c[k], func(have claim) bool { return have.folder && have.path == path })
	if i < 0 {
		c[k] = append(c[k], claim{path, true, origin})
	} else {
		c[k][i].origin = min(c[k][i].origin, origin)
	}
	return len(c[k]) == 1
}

// clashes tells every path that is wanted more than once, and by whom.
func (c claims) clashes() source.Diagnostics {
	var faults source.Diagnostics
	for _, wanted := range c {
		if len(wanted) == 1 {
			continue
		}
		wanted = sorted(wanted)
		var by []string
		for _, w := range wanted {
			by = append(by, w.String())
		}
		faults.Errorf(wanted[0].path, source.Position{},
			"give one of them another name; names that differ only in case are one on Windows and macOS",
			"wanted more than once: %s", strings.Join(by, ", and "))
	}
	return faults
}

// wantFolder tells whether a path is wanted as a folder and as nothing else.
func (c claims) wantFolder(path string) bool {
	wanted := c[key(path)]
	return len(wanted) == 1 && wanted[0].folder && wanted[0].path == path
}

// inTheWay finds who wants what keeps a file of the publisher's from its
// path: the path itself, or a folder above it as something else.
func (c claims) inTheWay(path string) (claim, bool) {
	if wanted := c[key(path)]; len(wanted) > 0 {
		return sorted(wanted)[0], true
	}
	for _, folder := range parents(path) {
		if wanted := c[key(folder)]; len(wanted) > 0 && !c.wantFolder(folder) {
			return sorted(wanted)[0], true
		}
	}
	return claim{}, false
}

func (w claim) String() string {
	if w.folder {
		return "as the folder " + w.path + "/ by " + w.origin
	}
	return "as " + w.path + " by " + w.origin
}

// what tells what a file in the way of the claim is in the way of.
func (w claim) what() string {
	if w.folder {
		return "the folder " + w.path + "/, where " + w.origin + " is to stand"
	}
	return w.path + ", " + w.origin
}

func sorted(wanted []claim) []claim {
	return slices.SortedFunc(slices.Values(wanted), func(a, b claim) int {
		return cmp.Or(strings.Compare(a.path, b.path), strings.Compare(a.String(), b.String()))
	})
}

// paths gives the files and the folders that are wanted, in no order.
func (c claims) paths() (files, folders []string) {
	for _, wanted := range c {
		for _, w := range wanted {
			if w.folder {
				folders = append(folders, w.path)
			} else {
				files = append(files, w.path)
			}
		}
	}
	return files, folders
}
