package check

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// listName is the list, in the root of the tree, of what precis wrote.
const listName = ".precis-files"

// tree is what is known of a site before any of its files is read.
type tree struct {
	files   map[string]bool
	sizes   map[string]int64
	folders map[string]bool
	folded  map[string]string // the files and folders by their names in lower case
	written map[string]bool   // by the list; nil when there is no list
	host    string            // "" when not known
	base    string            // the path that the root is served under, with both slashes
}

func survey(fsys fs.FS, address string) (*tree, error) {
	t := &tree{files: map[string]bool{}, sizes: map[string]int64{}, folders: map[string]bool{}, folded: map[string]string{}}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !entry.IsDir():
			t.files[name] = true
			info, err := entry.Info()
			if err != nil {
				return err
			}
			t.sizes[name] = info.Size()
		case strings.HasPrefix(path.Base(name), ".") && name != "." && name != ".well-known":
			return fs.SkipDir // a .git is no part of the site
		default:
			t.folders[name] = true
		}
		t.folded[strings.ToLower(name)] = name
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	if err := t.readList(fsys); err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	return t, t.locate(fsys, address)
}

// readList reads what precis wrote; its first line says what the list is.
func (t *tree) readList(fsys fs.FS) error {
	list, err := fs.ReadFile(fsys, listName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	t.written = map[string]bool{}
	_, names, _ := strings.Cut(string(list), "\n")
	for line := range strings.Lines(names) {
		t.written[strings.TrimRight(line, "\r\n")] = true
	}
	return nil
}

// locate takes an address apart, or the canonical one of the home page.
func (t *tree) locate(fsys fs.FS, address string) error {
	if address == "" && t.files["index.html"] {
		content, err := fs.ReadFile(fsys, "index.html")
		if err != nil {
			return fmt.Errorf("check: %w", err)
		}
		address = strings.TrimSuffix(canonical(content), "index.html")
	}
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("check: the address of the site: %w", err)
	}
	t.host = strings.ToLower(u.Host)
	t.base = "/" + strings.Trim(u.Path, "/") + "/"
	if t.base == "//" {
		t.base = "/"
	}
	return nil
}

// foreign tells a file that precis did not write, where that is known.
func (t *tree) foreign(name string) bool { return t.written != nil && !t.written[name] }

// find looks for what a link names: a path from the root, cleaned, where
// "." is the root itself. A folder stands for its index.html only where a
// server answers, that is for absolute addresses.
func (t *tree) find(name string, slash, absolute bool) (target string, f fault) {
	index := path.Join(name, "index.html")
	switch {
	case t.files[name] && !slash:
		return name, fault{}
	case t.folders[name] && absolute && t.files[index]:
		return index, fault{}
	case t.folders[name] && !absolute:
		f.problem = "names a folder, and a disk shows its list of files instead of a page"
		if t.files[index] {
			f.hint = "name the file: " + index
		}
	case slash && t.files[name]:
		f.problem = "ends in a slash, but " + name + " is a file"
	default:
		f.problem = "leads to " + name + ", which is not there"
		if is, found := t.folded[strings.ToLower(name)]; found && is != name {
			f.problem = "leads to " + name + ", but the file is " + is
			f.hint = "write it as it is: most hosts tell capitals from small letters"
		}
	}
	return "", f
}

// fault is what is wrong with a link; the zero value is nothing.
type fault struct{ problem, hint string }

// follow resolves one link and notes what it leads to, or what is wrong.
func (t *tree) follow(from string, l link, r *reading) {
	target, fragment, kind, f := t.resolve(from, l)
	switch kind {
	case otherHost:
		r.external++
		if l.use == visit && f.problem == "" {
			address, _, _ := strings.Cut(strings.TrimSpace(l.to), "#")
			r.visits = append(r.visits, Outside{Address: address, File: from, At: l.at})
		}
	case local:
		r.links++
	}
	if f.problem != "" {
		r.faults.Errorf(from, l.at, f.hint, "%s %s", l, f.problem)
	}
	if target == "" {
		return
	}
	r.targets[target] = true
	if l.use == load || l.use == image {
		r.loads[target] = true
	}
	if ids, ok := places(fragment); ok {
		r.anchors = append(r.anchors, anchor{l, target, ids})
	}
}

// places gives the ids that a fragment may mean, if it means one: "#" and
// "#top" lead to the top of any page, and what follows :~: is for the browser.
func places(fragment string) (ids [2]string, ok bool) {
	fragment, _, _ = strings.Cut(fragment, ":~:")
	if fragment == "" || strings.EqualFold(fragment, "top") {
		return ids, false
	}
	decoded, err := url.PathUnescape(fragment)
	if err != nil {
		decoded = fragment
	}
	return [2]string{fragment, decoded}, true
}
