package shelf

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"precis/generator/source"
)

// listing is the files of a folder by what they are for.
type listing struct {
	site         string // "" when there is none
	registry     string // likewise
	corrections  string // likewise
	vocabularies []string
	texts        []string
	facts        map[string]string // by name without ending
}

// list looks through the folder and tells the files apart by their names.
func (r *reader) list() listing {
	listed := listing{facts: map[string]string{}}
	broken := false
	err := fs.WalkDir(r.fsys, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && file == ".":
			return err
		case err != nil:
			r.errorf(file, "", "cannot be read: %v", reason(err))
			broken = true
			return fs.SkipDir
		case file != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
		case entry.Type()&fs.ModeSymlink != 0 && !r.staysInside(file):
			r.warnf(file, "put the file itself into the folder", "this link is not followed: it does not lead to a file of this folder")
		case entry.Type()&^fs.ModeSymlink != 0:
			r.warnf(file, "", "this is no file that can be read")
		default:
			r.sort(&listed, file)
		}
		return nil
	})
	if err != nil {
		r.faults.Errorf(r.name, source.Position{}, "name the folder that holds the texts", "the folder cannot be read: %v", reason(err))
	} else if len(listed.texts) == 0 && !broken {
		r.faults.Errorf(r.name, source.Position{}, "put a summary into the folder as a plain text file that ends in .txt", "no text in this folder")
	}
	slices.Sort(listed.texts) // the walk has "a/b" before "a b"
	return listed
}

// advice says what to do about endings that publishers are likely to try.
var advice = map[string]string{
	".pdf":  `turn it into text first: pdftotext -layout NAME.pdf NAME.txt`,
	".docx": "save it as plain text (.txt) in UTF-8",
	".doc":  "save it as plain text (.txt) in UTF-8",
	".odt":  "save it as plain text (.txt) in UTF-8",
	".rtf":  "save it as plain text (.txt) in UTF-8",
	".html": "save its text as plain text (.txt) in UTF-8",
	".htm":  "save its text as plain text (.txt) in UTF-8",
	".md":   "rename it to .txt; marks such as # and - are understood",
	".yml":  "rename it to .yaml",
	".rdf":  "name the vocabulary vocabulary.rdf and put it at the top of the folder",
}

// sort puts a file where it belongs, or says what it cannot be used for.
func (r *reader) sort(listed *listing, file string) {
	ext := strings.ToLower(path.Ext(file))
	stem := strings.TrimSuffix(file, path.Ext(file))
	switch {
	case file == "site.yaml":
		listed.site = file
	case file == "references.yaml":
		listed.registry = file
	case file == "corrections.yaml":
		listed.corrections = file
	case file == "numbers.lock":
		r.warnf(file, "it may stay where it is", "this version does not read this file yet")
	case stem == "vocabulary" && (ext == ".ttl" || ext == ".nt" || ext == ".rdf" || ext == ".tsv" || ext == ".yaml"):
		listed.vocabularies = append(listed.vocabularies, file)
	case ext == ".txt":
		listed.texts = append(listed.texts, file)
	case ext == ".yaml":
		listed.facts[stem] = file
	default:
		hint := advice[ext]
		if hint == "" {
			hint = fmt.Sprintf("texts end in .txt, facts about them in .yaml; to keep a file here unread, begin its name with a full stop: .%s", path.Base(file))
		}
		r.warnf(file, hint, "this file is not read")
	}
}

// staysInside says whether a symbolic link leads to a file of the folder, by
// no other link: then, and only then, reading it shows nothing but what the
// publisher put there.
func (r *reader) staysInside(link string) bool {
	target, err := fs.ReadLink(r.fsys, link)
	if err != nil || path.IsAbs(target) {
		return false
	}
	inside := path.Join(path.Dir(link), target)
	if !fs.ValidPath(inside) {
		return false
	}
	for at := inside; at != "."; at = path.Dir(at) {
		info, err := fs.Lstat(r.fsys, at)
		if err != nil || info.Mode()&fs.ModeSymlink != 0 || at == inside && !info.Mode().IsRegular() {
			return false
		}
	}
	return inside != "."
}
